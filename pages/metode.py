"""Metode: how figures are judged, in plain words, and what the methods cannot say."""

from dashboard.ui import frame, method_page

view = frame.open_page()
method_page.lead(view)
method_page.questions()
method_page.signs()
method_page.bands()
method_page.yearly_figures()
method_page.quarterly_figures()
method_page.sizes()
method_page.breaks(view)
method_page.what_cannot_be_said()
method_page.sources()
