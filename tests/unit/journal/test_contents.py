"""What may be written: limits, what is refused, and that no error repeats it."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalog.load import load_catalog
from dashboard.catalog.models import Initiative
from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import (
    POINTS_LIMIT,
    Action,
    Audience,
    InitiativeState,
    MilestoneDone,
    Pack,
    PackFormat,
    Story,
    Written,
    read_stored,
)
from dashboard.journal.errors import ContentRefusedError, Fault, Refusal
from dashboard.journal.plain_text import NAME_LIMIT, NOTE_LIMIT, STORED, TEXT_LIMIT, personal_data
from dashboard.store.publish import new_build_id
from tests.conftest import DATA_DIR
from tests.unit.journal.samples import (
    action,
    chosen,
    decision,
    done,
    one_of_each,
    pack,
    status,
    story,
    talking_points,
)

CPR = "010190-1234"


def refused(text: str) -> list[Fault]:
    with pytest.raises(ContentRefusedError) as caught:
        story(text)
    assert text.strip() == "" or text not in str(caught.value)
    assert caught.value.__cause__ is None
    return list(caught.value.faults)


@pytest.mark.parametrize("content", one_of_each(), ids=lambda content: content.kind)
def test_each_kind_comes_back_from_its_stored_text(content: Written) -> None:
    assert read_stored(content.model_dump_json()) == content


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  med luft om \n", "med luft om"),
        ("en\r\nto\rtre\vfire\u2028fem", "en\nto\ntre\nfire\nfem"),
        ("fra\tExcel", "fra Excel"),
        ("a\u030angstrøm", "ångstrøm"),
        ("familie 👨\u200d👩\u200d👧", "familie 👨\u200d👩\u200d👧"),
        ("mærke \u200f til højre", "mærke \u200f til højre"),
        ("x" * TEXT_LIMIT, "x" * TEXT_LIMIT),
    ],
)
def test_what_is_tidied_and_what_is_left(written: str, kept: str) -> None:
    assert story(written).text == kept


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", Refusal.EMPTY),
        (" \n\u00a0", Refusal.EMPTY),
        ("\u200b\u200b", Refusal.EMPTY),
        ("nul\x00", Refusal.CONTROL),
        ("\x1bescape", Refusal.CONTROL),
        ("\x85 c1", Refusal.CONTROL),
        ("halv \ud83d emoji", Refusal.CONTROL),
        ("vendt \u202egnirts", Refusal.DIRECTION),
        ("\u2066isoleret\u2069", Refusal.DIRECTION),
        (f"borgeren {CPR} siger", Refusal.CPR),
        ("skriv til anna@example.dk", Refusal.EMAIL),
        ("ring på 12 34 56 78", Refusal.PHONE),
    ],
)
def test_refused_texts(text: str, refusal: Refusal) -> None:
    assert refused(text) == [Fault("text", refusal)]


def test_too_long_says_how_long_it_may_be() -> None:
    assert refused("æ" * (TEXT_LIMIT + 1)) == [Fault("text", Refusal.TOO_LONG, TEXT_LIMIT)]
    with pytest.raises(ContentRefusedError, match=f"{NOTE_LIMIT} characters"):
        done("x" * (NOTE_LIMIT + 1))
    with pytest.raises(ContentRefusedError, match=f"{NAME_LIMIT} characters"):
        Author(name="x" * (NAME_LIMIT + 1), role=Role.POLITI)


@pytest.mark.parametrize(
    "text",
    [
        *(CPR, "0101901234", "010190 1234", "010190 - 1234", "010190–1234", "010190\u22121234"),
        *("01 01 90 1234", "01.01.90-1234", "01-01-90-1234", "01/01/90 1234", "010190\u00a01234"),
        *("0\u200b101901234", "０１０１９０-１２３４", "٠١٠١٩٠-١٢٣٤", "0️⃣1️⃣0️⃣1️⃣9️⃣0️⃣1️⃣2️⃣3️⃣4️⃣"),
    ],
)
def test_what_looks_like_a_cpr_number(text: str) -> None:
    assert personal_data(text) is Refusal.CPR
    assert personal_data(f"Se {text}, tak.") is Refusal.CPR


@pytest.mark.parametrize("text", ["12345678", "1234 5678", "12-34-56-78", "+45 12 34 56 78", "+4512345678"])
def test_what_looks_like_a_telephone_number(text: str) -> None:
    assert personal_data(text) is Refusal.PHONE


@pytest.mark.parametrize("text", ["a@b.dk", "fornavn.efternavn@slagelse.dk.", "a＠b.dk"])
def test_what_looks_like_an_email(text: str) -> None:
    assert personal_data(text) is Refusal.EMAIL


@pytest.mark.parametrize(
    "text",
    [
        *("31,6 % af 784 voksne", "fra 2018 til 2019", "2018 2019 2020", "2014-2021", "12.345.678 kr."),
        *(
            "25.11.2021",
            "25-11-2021 kl. 13",
            "2021-10-01",
            "kl. 0800-1600",
            "1.234,5",
            "@bestyrelsen",
            "3 @ 5 kr.",
        ),
        *("12345678,5", "123456789", "6 af 9; 12 af 34; 5678"),
    ],
)
def test_figures_and_dates_are_no_personal_data(text: str) -> None:
    assert personal_data(text) is None


def test_all_faulty_fields_are_told_at_once() -> None:
    with pytest.raises(ContentRefusedError) as caught:
        Story(indicator_id="Beskæftigelse", geography_id="", text=CPR, figures_until=date(202, 1, 1))
    assert {fault.field: fault.refusal for fault in caught.value.faults} == {
        "indicator_id": Refusal.ID,
        "geography_id": Refusal.ID,
        "text": Refusal.CPR,
        "figures_until": Refusal.DATE,
    }
    assert caught.value.code == "refused"
    assert CPR not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"owner_role": "borgmester"}, Fault("owner_role", Refusal.INVALID)),
        ({"state": "glemt"}, Fault("state", Refusal.INVALID)),
        ({"due_on": "i morgen"}, Fault("due_on", Refusal.INVALID)),
        ({"due_on": None}, Fault("due_on", Refusal.INVALID)),
        ({"decision_entry_id": "1"}, Fault("decision_entry_id", Refusal.ID)),
        ({"indicator_id": "employed"}, Fault("initiative_id", Refusal.TWO_SUBJECTS)),
        ({"cpr": "x"}, Fault("cpr", Refusal.INVALID)),
        ({"text": 5}, Fault("text", Refusal.INVALID)),
    ],
)
def test_other_faults(changes: dict[str, Any], fault: Fault) -> None:
    with pytest.raises(ContentRefusedError) as caught:
        Action.model_validate({**action().model_dump(), **changes})
    assert caught.value.faults == (fault,)


@pytest.mark.parametrize("wrong", ["", "1a", "Med Mellemrum", "a/b", "æ", "a" * 101, "x-010190-1234"])
def test_what_is_no_id(wrong: str) -> None:
    with pytest.raises(ContentRefusedError) as caught:
        story(geography_id=wrong)
    assert caught.value.faults == (Fault("geography_id", Refusal.ID),)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("build_id", "20211125T010203456Z-A1B2C3"),
        ("build_id", "../20211125T010203456Z-a1b2c3"),
        ("content_hash", "0123456789abcdef"),
        ("content_hash", "G" * 64),
        ("journal_versions", ("x",)),
        ("meeting_id", "Bestyrelse"),
    ],
)
def test_what_a_pack_cannot_name(field: str, wrong: object) -> None:
    with pytest.raises(ContentRefusedError) as caught:
        Pack.model_validate({**pack().model_dump(), field: wrong})
    assert [fault.refusal for fault in caught.value.faults] == [Refusal.ID]


def test_a_pack_has_a_format_and_one_entry_for_each_content() -> None:
    with pytest.raises(ContentRefusedError):
        pack(formats=())
    both = pack(formats=(PackFormat.PDF, PackFormat.DOCX))
    assert both.entry_id() == pack().entry_id()
    other = pack().model_copy(update={"content_hash": "f" * 64})
    assert other.entry_id() != pack().entry_id()


def test_digits_of_a_hash_are_no_persons_number() -> None:
    digits = pack().model_copy(update={"content_hash": "0101901234" * 6 + "0101"})
    assert digits.checked() == digits


def test_a_missing_field() -> None:
    with pytest.raises(ContentRefusedError) as caught:
        MilestoneDone.model_validate({"milestone_id": "x", "done_on": date(2021, 1, 1)})
    assert caught.value.faults == (Fault("evidence", Refusal.MISSING),)


def test_a_name_is_one_line_and_no_number() -> None:
    assert Author(name=" Anna\nHolm ", role=Role.POLITI).name == "Anna Holm"
    with pytest.raises(ContentRefusedError):
        Author(name=CPR, role=Role.POLITI)


def test_what_was_written_under_other_rules_can_still_be_read_and_taken_back() -> None:
    old = story().model_copy(update={"text": f"tilladt dengang {CPR}", "indicator_id": "Gammelt Navn"})
    read = read_stored(old.model_dump_json())
    assert read == old
    assert Story.model_validate(old.model_dump(), context=STORED) == old
    assert read.taken_back(" ikke til journalen ").withdrawn == "ikke til journalen"
    with pytest.raises(ContentRefusedError):
        read.checked()
    with pytest.raises(ContentRefusedError):
        read.taken_back(" ")


def test_one_entry_per_subject_whoever_writes_it() -> None:
    assert story("en").entry_id() == story("to").entry_id()
    assert story().entry_id() != story(geography_id="sydbyen").entry_id()
    assert status().entry_id() == status(None).entry_id()
    assert done().entry_id() is not None
    assert decision().entry_id() is None
    assert action().entry_id() is None


def test_talking_points_stand_once_a_meeting_audience_and_area() -> None:
    one = talking_points()
    assert (
        one.entry_id() == talking_points(chosen("Andet."), build_id="20211126T120000000Z-ffffff").entry_id()
    )
    others = (
        talking_points(meeting_id="bestyrelse-2021-08-25"),
        talking_points(audience=Audience.KOORDINATIONSGRUPPE),
        talking_points(geography_id="motalavej"),
        talking_points(geography_id="alle"),
    )
    assert len({one.entry_id(), *(other.entry_id() for other in others)}) == 5
    assert talking_points(points=()).points == ()


@pytest.mark.parametrize(
    ("points", "fault"),
    [
        ((chosen(), chosen(f"ring til {CPR}", 2)), Fault("points.1.text", Refusal.CPR)),
        ((chosen(original="skriv til a@b.dk"),), Fault("points.0.original", Refusal.EMAIL)),
        ((chosen("vendt \u202egnirts"),), Fault("points.0.text", Refusal.DIRECTION)),
        ((chosen(" "),), Fault("points.0.text", Refusal.EMPTY)),
        ((chosen("x" * (TEXT_LIMIT + 1)),), Fault("points.0.text", Refusal.TOO_LONG, TEXT_LIMIT)),
        ((chosen(point_id="Nyt tal"),), Fault("points.0.point_id", Refusal.ID)),
        ((chosen(order=0),), Fault("points.0.order", Refusal.INVALID)),
        ((chosen(cpr="x"),), Fault("points.0.cpr", Refusal.INVALID)),
        ((chosen(), chosen()), Fault("points.point_id", Refusal.INVALID)),
        ((chosen(), chosen(point_id="new-2")), Fault("points.order", Refusal.INVALID)),
        ((chosen(is_own=True),), Fault("points.is_own", Refusal.INVALID)),
        ((chosen(original=None),), Fault("points.is_own", Refusal.INVALID)),
    ],
)
def test_faulty_talking_points(points: tuple[dict[str, Any], ...], fault: Fault) -> None:
    with pytest.raises(ContentRefusedError) as caught:
        talking_points(*points)
    assert caught.value.faults == (fault,)
    assert CPR not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"build_id": "den nyeste"}, Fault("build_id", Refusal.ID)),
        ({"audience": "pressen"}, Fault("audience", Refusal.INVALID)),
        (
            {"points": [chosen(order=n) for n in range(1, POINTS_LIMIT + 2)]},
            Fault("points", Refusal.TOO_LONG),
        ),
    ],
)
def test_other_faults_of_talking_points(fields: dict[str, Any], fault: Fault) -> None:
    with pytest.raises(ContentRefusedError) as caught:
        talking_points(**fields)
    assert fault in caught.value.faults


def test_an_id_of_a_build_is_one_that_the_store_makes() -> None:
    made = new_build_id(datetime(2021, 11, 25, 12, tzinfo=UTC))
    assert talking_points(build_id=made).build_id == made


def test_entry_ids_are_the_same_for_ever() -> None:
    """Another value would give what is written already a second entry."""
    assert story().entry_id() == "fecd5172-17c7-5e39-8ed9-688ea4acc606"
    assert talking_points().entry_id() == "60abe2a7-3a28-5bdb-b442-16a7a9f96d77"
    local = talking_points(geography_id="sydbyen", audience=Audience.FOELGEGRUPPE)
    assert local.entry_id() == "20c662b5-efb9-5a2e-b3c5-8e363ce6438d"
    assert status().entry_id() == "13a1a384-f1b4-555a-93c0-341836cb253f"
    assert done().entry_id() == "70c0693d-86e8-5e82-8607-5d4acb88c0fc"
    assert pack().entry_id() == "ff83f1b8-28ed-57e7-8707-dc5b07aaf0fb"
    assert decision().entry_id() is None


def test_roles_and_states_are_those_of_the_catalog() -> None:
    focus_areas = load_catalog(DATA_DIR, demo=False).focus_areas
    coordinators = {role.value for role in Role if role.value.startswith("koordinator_")}
    assert coordinators == {f"koordinator_{focus_area_id}" for focus_area_id in focus_areas}
    statuses = get_args(Initiative.model_fields["status"].annotation)
    assert {state.value for state in InitiativeState} == set(statuses)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_refused_or_comes_back_as_kept(text: str) -> None:
    try:
        content = story(text)
    except ContentRefusedError:
        return
    kept = content.text
    assert read_stored(content.model_dump_json()) == content
    assert content.checked() == content
    assert kept == kept.strip() == unicodedata.normalize("NFC", kept)
    assert 0 < len(kept) <= TEXT_LIMIT
    assert not [one for one in kept if unicodedata.category(one) in {"Cc", "Cs"} and one != "\n"]
    kept.encode()
