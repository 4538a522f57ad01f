"""Indikatorer: one figure over time in each place, or all figures compared."""

from dashboard.ui import agreed_section, frame, indicator_page, indicator_panels, indicator_table, matrix_page

view = frame.open_page(writes=True)
if view.choice.indicator is None:
    found = matrix_page.rows(view)
    matrix_page.lead(view, found)
    indicator_page.choice_of_indicator(view)
    matrix_page.board(view, found)
    matrix_page.table(view, found)
else:
    picture = indicator_page.portrait(view, view.choice.indicator)
    indicator_page.lead(picture)
    indicator_page.choice_of_indicator(view)
    indicator_page.area_choice(view)
    indicator_panels.panels(view, picture)
    indicator_page.compare(view, picture)
    indicator_table.table(view, picture)
    agreed_section.about_indicator(view, picture.indicator.indicator_id)
    indicator_page.events(picture)
    indicator_page.definition(view, picture)
