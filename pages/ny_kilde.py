"""Ny kilde: a file that nobody has described, step by step, until its figures are held."""

from dashboard.ui import frame
from dashboard.ui.new_source import page

view = frame.open_page(writes=True)
page.show(view)
