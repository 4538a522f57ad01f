-- A journal as revision 0001 made it. Never edited: a journal this old must always open.
BEGIN TRANSACTION;
CREATE TABLE journal_revision (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT journal_revision_pkc PRIMARY KEY (version_num)
);
INSERT INTO "journal_revision" VALUES('0001');
CREATE TABLE version (
	version_id TEXT NOT NULL, 
	entry_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	replaces TEXT, 
	author TEXT NOT NULL, 
	role TEXT NOT NULL, 
	written_at DATETIME NOT NULL, 
	meeting_id TEXT, 
	content TEXT NOT NULL, 
	content_hash TEXT NOT NULL, 
	CONSTRAINT version_key PRIMARY KEY (version_id), 
	CONSTRAINT version_replaced_once UNIQUE (replaces), 
	CONSTRAINT version_of_entry UNIQUE (version_id, entry_id, kind), 
	CONSTRAINT version_replaces_its_own FOREIGN KEY(replaces, entry_id, kind) REFERENCES version (version_id, entry_id, kind)
);
INSERT INTO "version" VALUES('dac5d068-78e3-4632-b682-810d8709a8f3','fecd5172-17c7-5e39-8ed9-688ea4acc606','story',NULL,'Anna Holm','koordinator_uddannelse','2021-11-25 12:00:00.000000',NULL,'{"withdrawn":null,"kind":"story","indicator_id":"employed","geography_id":"motalavej","text":"Flere er kommet i arbejde.","figures_until":"2021-10-01"}','7a601ec5ac439bafa6ca66f32e335981f96cb031427ff4871ed24f8e828f1b80');
INSERT INTO "version" VALUES('a9686228-41a8-44bb-8716-f53275813773','fecd5172-17c7-5e39-8ed9-688ea4acc606','story','dac5d068-78e3-4632-b682-810d8709a8f3','Bo Friis','politi','2021-11-25 12:01:00.000000',NULL,'{"withdrawn":null,"kind":"story","indicator_id":"employed","geography_id":"motalavej","text":"Rettet: **flere** <b>end</b> ''før''","figures_until":"2021-10-01"}','ae615a4cc326f521ddaec8ea96ce4501f76cdd150a5416fffad2bd2dab539e27');
INSERT INTO "version" VALUES('d70e08b6-9906-4a1e-b1d9-7aec912f31e8','f2701a72-91f0-4ba2-80ed-c68a66139d17','decision',NULL,'Anna Holm','koordinator_uddannelse','2021-11-25 12:02:00.000000','bestyrelse-2021-11-25','{"withdrawn":null,"indicator_id":"employed","initiative_id":null,"geography_id":"motalavej","kind":"decision","meeting_id":"bestyrelse-2021-11-25","text":"Vi følger op på næste møde."}','269015a286e62497240986de41317077b626a9a50e6e326dc9ea143c89400886');
INSERT INTO "version" VALUES('3f5235b6-56cd-4fda-86c1-64fb9ac4c1cf','35f69ba9-2c30-4e60-b2aa-3444f74e54d9','action',NULL,'Bo Friis','politi','2021-11-25 12:03:00.000000','bestyrelse-2021-11-25','{"withdrawn":null,"indicator_id":null,"initiative_id":"fritidsjob","geography_id":null,"kind":"action","meeting_id":"bestyrelse-2021-11-25","text":"Indkald til møde.","owner_role":"politi","due_on":"2022-02-01","state":"open","decision_entry_id":"f2701a72-91f0-4ba2-80ed-c68a66139d17"}','406d3ace2377260da0463a307a3163471478138dee9a784c003bde778b7daef9');
INSERT INTO "version" VALUES('80b1cc50-d8e5-4211-bf75-ce719cd40b20','13a1a384-f1b4-555a-93c0-341836cb253f','initiative_status',NULL,'Anna Holm','koordinator_uddannelse','2021-11-25 12:04:00.000000',NULL,'{"withdrawn":null,"kind":"initiative_status","initiative_id":"fritidsjob","status":"i_gang","note":"Startet i maj."}','61ff8bc568f50a6ea2911ed631a1d81feec67a8c08c4e8f58571aa1b5878be73');
INSERT INTO "version" VALUES('e752c7ac-020d-4e75-924c-83749ceea7f1','70c0693d-86e8-5e82-8607-5d4acb88c0fc','milestone_done',NULL,'Anna Holm','koordinator_uddannelse','2021-11-25 12:05:00.000000',NULL,'{"withdrawn":null,"kind":"milestone_done","milestone_id":"fritidsjob_aftaler","done_on":"2021-11-01","evidence":"Aftalerne er underskrevet."}','063cbc1b83a7a3b2cdd2b531392374b73f77b6625f25966574f36bf825346811');
INSERT INTO "version" VALUES('b607cdc0-83ab-4fa3-9c76-f9dc8c78a9e2','70c0693d-86e8-5e82-8607-5d4acb88c0fc','milestone_done','e752c7ac-020d-4e75-924c-83749ceea7f1','Anna Holm','koordinator_uddannelse','2021-11-25 12:06:00.000000',NULL,'{"withdrawn":"Ikke nået alligevel.","kind":"milestone_done","milestone_id":"fritidsjob_aftaler","done_on":"2021-11-01","evidence":"Aftalerne er underskrevet."}','4c87f11d969292aadfcb164380e9ef5ec9bb8d321236beb82797d6370ac019f5');
CREATE UNIQUE INDEX version_first_of_entry ON version (entry_id) WHERE replaces IS NULL;
CREATE INDEX version_entry ON version (entry_id);
CREATE TRIGGER version_no_update BEFORE UPDATE ON version
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER version_no_delete BEFORE DELETE ON version
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER version_no_replace BEFORE INSERT ON version
    WHEN EXISTS (
      SELECT 1 FROM version
      WHERE version_id = NEW.version_id OR replaces = NEW.replaces
        OR (NEW.replaces IS NULL AND replaces IS NULL AND entry_id = NEW.entry_id)
    )
    BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: the journal is append-only'); END;
COMMIT;
