"""Plain tables as HTML, and the same rows as a CSV file that Excel opens in Danish."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

_BYTE_ORDER_MARK: Final = "\ufeff"
"""without it Excel reads æ, ø and å wrongly"""

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_NUMBER: Final = re.compile(r"-|-?[\d.]+(,\d+)?([ \u00a0]\S.*)?")
"""a dash, or a Danish number with its unit or not"""


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows of ready text. `numeric` names the columns that are right-aligned."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[str, ...] = ()

    def html(self, caption: str, *, cards: bool = False) -> str:
        rows = [[escape(cell) for cell in row] for row in self.rows]
        return html_table(caption, self.heads, rows, self.numeric, cards=cards)

    def csv(self) -> str:
        """Semicolons, Danish numbers as on the screen, byte order mark."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow(self.heads)
        writer.writerows([_harmless(cell) for cell in row] for row in self.rows)
        return _BYTE_ORDER_MARK + text.getvalue()


def html_table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    numeric: Sequence[str] = (),
    *,
    cards: bool = False,
) -> str:
    """A table whose cells are HTML already; heads and caption are escaped here.

    Args:
        cards: on a phone each row is a card, each cell below its head and the first above all; for tables
            that are wider than a phone.
    """
    styles = [' class="number"' if head in numeric else "" for head in heads]
    names = [f' data-head="{escape(head)}"' if cards else "" for head in heads]
    head = "".join(
        f'<th scope="col"{style}>{escape(text)}</th>' for text, style in zip(heads, styles, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{style}{named}>{cell}</td>" for cell, style, named in zip(row, styles, names, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    kind = "figures cards" if cards else "figures"
    return (
        f'<div class="table-box"><table class="{kind}" aria-label="{escape(caption)}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def download(table: Table, file_name: str, label: str = "Hent som CSV") -> None:
    """A button that downloads what the table shows."""
    st.download_button(
        label,
        table.csv(),
        file_name=file_name,
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def breakable(name: str) -> str:
    """A name as HTML that may go on in a new line after a slash, as in Ringparken/Schackenborgvænge."""
    return escape(name).replace("/", "/<wbr>")


def plain_link(address: str, text: str) -> str:
    """A quiet link to another view of ours, in the same tab."""
    return f'<a class="plain" href="{escape(address)}" target="_self">{escape(text)}</a>'


def fold(title: str, inner_html: str, *, is_open: bool = False) -> str:
    """A heading that opens; works by keyboard and needs no script run."""
    state = " open" if is_open else ""
    return f'<details class="fold"{state}><summary>{escape(title)}</summary><div>{inner_html}</div></details>'


def facts(pairs: Sequence[tuple[str, str]]) -> str:
    """A list of terms and their (already escaped) explanations."""
    items = "".join(f"<dt>{escape(term)}</dt><dd>{text}</dd>" for term, text in pairs)
    return f'<dl class="facts">{items}</dl>'


def _harmless(cell: str) -> str:
    """A spreadsheet must not take text for a formula; a negative number is none."""
    if cell.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell.replace("\u00a0", " ")
