"""Nye tal: load without publishing, see what would change, then publish or drop; and the log."""

from dashboard.ui import build_log, frame, held_builds, new_figures

view = frame.open_page(writes=True)
desk = new_figures.desk(view)
new_figures.lead(desk)
new_figures.load(desk)
held_builds.section(desk)
build_log.section(desk)
