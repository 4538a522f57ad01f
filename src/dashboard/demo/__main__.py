"""Write the example figures: python -m dashboard.demo --out data/demo."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dashboard.demo.figures import make_figures
from dashboard.demo.recipe import read_recipe
from dashboard.demo.rows import make_rows
from dashboard.demo.writing import write_files
from dashboard.errors import DashboardError


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit code: 0 written, 1 the recipe cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m dashboard.demo", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("data/demo"), help="folder for the CSV files")
    parser.add_argument("--recipe", type=Path, default=Path("data/demo/recipe.toml"))
    chosen = parser.parse_args(arguments)
    try:
        recipe = read_recipe(chosen.recipe)
        files = make_rows(recipe, make_figures(recipe))
    except DashboardError as error:
        print(error, file=sys.stderr)
        return 1
    for path, rows in zip(write_files(chosen.out, files), files.values(), strict=True):
        print(f"{path}: {len(rows)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
