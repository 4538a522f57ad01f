"""A pack as PDF/UA-1, set by typst.

The document goes to the template as JSON: no text of it is ever part of typst's source.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import Final

import typst

from dashboard import danish
from dashboard.errors import PackError
from dashboard.reports.document import Document, as_data
from dashboard.reports.vectors import FONT, font_folder

STANDARD: Final = "ua-1"


def pdf(document: Document) -> bytes:
    """The whole file; the same bytes for the same document.

    Raises:
        PackError: typst cannot set it.
    """
    template = files("dashboard.reports").joinpath("pack.typ")
    moment = datetime.combine(document.meta.made_on, time(12), tzinfo=UTC)
    try:
        return typst.compile(
            str(template),
            font_paths=[str(font_folder())],
            ignore_system_fonts=True,
            sys_inputs={"pack": json.dumps(_input(document), ensure_ascii=False)},
            pdf_standards=[STANDARD],
            timestamp=int(moment.timestamp()),
            format="pdf",
        )
    except (typst.TypstError, RuntimeError) as error:
        raise PackError(
            f"The PDF could not be set: {error}", "Report this as a fault of the program, with the command."
        ) from error


def _input(document: Document) -> dict[str, object]:
    meta = document.meta
    return {
        **as_data(document),
        "font": FONT,
        "made_on_words": danish.long_date(meta.made_on),
        "as_of_words": danish.long_date(meta.as_of),
        "made_on_parts": [meta.made_on.year, meta.made_on.month, meta.made_on.day],
    }
