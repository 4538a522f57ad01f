SELECT meeting_id, body, held_on, is_demo FROM meeting ORDER BY held_on, meeting_id
