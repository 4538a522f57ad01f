"""Status: how each area stands against the criteria and the 2025 targets, and what is new."""

from dashboard.ui import frame, news_section, status_page

view = frame.open_page()
picture = status_page.picture(view)
status_page.lead(view, picture)
news_section.section(view)
status_page.area_choice(view, picture)
status_page.board(view, picture)
status_page.table(view, picture)
