"""Talepunkter: what can be said at a meeting, chosen, ordered and edited, with its figures and sources."""

from dashboard.ui import frame, pack_section, talking_page, talking_save

view = frame.open_page(writes=True)
if view.choice.meeting is None:
    talking_page.without_meeting()
elif (talk := talking_page.choice(view, view.choice.meeting)) is None:
    talking_page.without_area()
else:
    talking_page.lead(talk)
    left, right = talking_page.sides()
    with left:
        talking_page.chosen(talk)
        talking_save.save(talk)
        talking_page.take_away(talk)
    with right:
        talking_page.proposals(talk)
    pack_section.section(view, talk.meeting)
