"""Møder: what a meeting opens with, what it decides and agrees, and all meetings."""

from dashboard.ui import frame, meeting_calendar, meeting_page

view = frame.open_page(writes=True)
agenda = meeting_page.agenda(view)
meeting_page.lead(agenda)
meeting_page.opening(agenda)
meeting_page.decisions(agenda)
meeting_page.actions(agenda)
meeting_page.notes(agenda)
meeting_calendar.section(view)
