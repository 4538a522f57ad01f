"""Meetings by name."""

from __future__ import annotations

from typing import Final

from dashboard import danish
from dashboard.store.records import Meeting

BODY_NAME: Final = {"bestyrelse": "Bestyrelsen", "koordinationsgruppe": "Koordinationsgruppen"}


def meeting_name(meeting: Meeting) -> str:
    """`Bestyrelsen 25. november 2021`"""
    return f"{BODY_NAME[meeting.body]} {danish.long_date(meeting.held_on)}"
