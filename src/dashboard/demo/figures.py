"""From recipe to figures: every final value of every series, before publication."""

from __future__ import annotations

from dashboard.demo import counts, shares
from dashboard.demo.cells import Cells
from dashboard.demo.recipe import Recipe


def make_figures(recipe: Recipe) -> Cells:
    """All figures of all series, in the recipe's order of series (later ones may rest on earlier ones)."""
    cells: Cells = {}
    for indicator, series in recipe.series.items():
        match series.kind:
            case "yearly_count":
                counts.yearly_count(cells, recipe, indicator)
            case "quarterly_count":
                counts.quarterly_count(cells, recipe, indicator)
            case "quarterly_amount":
                counts.quarterly_amount(cells, recipe, indicator)
            case "share" | "rate":
                shares.share(cells, recipe, indicator)
            case "mean":
                shares.mean(cells, recipe, indicator)
            case "ratio" | "survey":
                shares.weighted(cells, recipe, indicator)
            case "ratio_of_means":
                shares.ratio_of_means(cells, recipe, indicator)
            case "composition":
                if series.remainder_of:
                    shares.composition(cells, recipe, indicator)
    return cells
