"""Kort: the four areas on a map, coloured by list status or by an indicator."""

from dashboard.ui import frame, map_page

view = frame.open_page()
shown = map_page.shown(view)
map_page.lead(view, shown)
map_page.controls(view)
map_page.map_and_table(view, shown)
