"""The command line: `dashboard`, or `python -m dashboard`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from dashboard.cli.parser import parse
from dashboard.errors import DashboardError


def main(words: Sequence[str] | None = None) -> int:
    """Run one command. 0 done, 1 not done with the reason on stderr, 2 wrong usage."""
    arguments = parse(words)
    try:
        arguments.run(arguments)
    except DashboardError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; the published build is untouched.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
