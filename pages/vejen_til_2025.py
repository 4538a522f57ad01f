"""Vejen til 2025: what each area must still leave, by how many persons and how fast; the lists."""

from dashboard.ui import frame, list_history_section, road_data, road_page, status_page

view = frame.open_page()
road = road_data.road(view)
road_page.lead(view, road)
status_page.area_choice(view, road.picture)
road_page.standings(view)
road_page.board(view, road)
list_history_section.lists(view)
road_page.goals(view)
road_page.table(view, road)
