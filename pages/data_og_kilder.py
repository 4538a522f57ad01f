"""Data og kilder: where every figure comes from, what it means, and the rules by period."""

from dashboard.ui import figure_section, frame, release_section, sources_page

view = frame.open_page()
sources_page.lead(view)
figure_section.figure(view)
release_section.section(view)
sources_page.sources(view)
sources_page.rejected(view)
sources_page.definitions(view)
sources_page.rules(view)
sources_page.programme(view)
sources_page.builds(view)
