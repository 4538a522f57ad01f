"""The goals in words: what measures each, and what does not."""

from dashboard.narrative.sources import goals_html
from dashboard.store.records import Goal


def test_each_goal_stands_under_its_kind_with_its_measures() -> None:
    goals = (
        Goal("a", "boligstrategi", "Ingen <udsatte>", None, ["Dømte beboere", "SUB-tal"]),
        Goal("b", "vision", "Robuste ventelister", "Måles ikke endnu.", None),
    )
    text = goals_html(goals, 2025)
    strategy, vision = text.split("Visionens punkter")
    assert "Boligstrategiens mål for 2025" in strategy
    assert "Ingen &lt;udsatte&gt;" in strategy
    assert "Måles ved dømte beboere og SUB-tal." in strategy
    assert "Robuste ventelister" in vision
    assert "Måles ikke endnu." in vision
    assert "Måles ved" not in vision
