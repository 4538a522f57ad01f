"""What a reader would see of an AppTest: its texts, and its pieces of HTML as trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from streamlit.testing.v1 import AppTest

_TEXT_FIELDS = frozenset(
    {"label", "body", "content", "options", "placeholder", "help", "text", "altText", "alt"}
)
_VOID = frozenset({"img", "br", "wbr", "hr", "input", "line", "rect", "polygon", "circle", "path"})
_BLOCKS = frozenset(
    {"br", "p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "img", "dt", "dd", "summary"}
)

ENGLISH = re.compile(
    r"(?<![\w/._„-])(the|and|not|with|this|that|are|was|were|error|file|missing|unknown|values?|page|figures?"
    r"|sources?|loading|please|select|choose|none|true|false|null|nan|traceback|exception|area|meeting|rules"
    r"|published|example|download|search|results?|no data|row|column|final|estimate|suppressed|delayed"
    r"|percent|count|lower|higher|year|quarter|found in text|inferred|assumed)(?![\w/._“-])",
    re.IGNORECASE,
)


@dataclass
class Node:
    """One HTML element."""

    tag: str
    attributes: dict[str, str]
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag: str) -> list[Node]:
        return [node for node in self.walk() if node.tag == tag]

    @property
    def text(self) -> str:
        """The words as they are read, non-breaking spaces as plain ones."""
        joined = "".join(child if isinstance(child, str) else child.text for child in self.children)
        return f"\n{joined}\n" if self.tag in _BLOCKS else joined

    @property
    def lines(self) -> list[str]:
        """The words, one line a block."""
        return [line for line in (plain(line) for line in self.text.splitlines()) if line]

    def ancestor(self, tag: str) -> Node:
        node = self
        while node.tag != tag:
            if node.parent is None:
                raise LookupError(f"no <{tag}> around <{self.tag}>")
            node = node.parent
        return node


class _TreeBuilder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("root", {})
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self._open)
        self._open.children.append(node)
        if tag not in _VOID:
            self._open = node

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        assert self._open.tag == tag, f"</{tag}> closes <{self._open.tag}>"
        assert self._open.parent is not None
        self._open = self._open.parent

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)


def plain(text: str) -> str:
    """One line with single spaces."""
    return " ".join(text.split())


def tree(markup: str) -> Node:
    """The elements of a piece of HTML; fails where a tag is not closed by its own."""
    builder = _TreeBuilder()
    builder.feed(markup)
    builder.close()
    assert builder.root is builder._open, f"<{builder._open.tag}> is never closed"
    return builder.root


def pieces(screen: AppTest) -> list[Node]:
    """Each piece of HTML on the screen in its order, styles left out."""
    return [tree(element.proto.body) for element in screen.main if _is_html(element)]


def _is_html(element: Any) -> bool:
    if element.type not in {"html", "markdown"}:
        return False
    body = element.proto.body.lstrip()
    return body.startswith("<") and not body.startswith("<style")


def gauges(node: Node) -> list[Node]:
    """The drawings with a meaning, whether inline or as pictures."""
    return [one for one in node.walk() if one.tag in {"img", "svg"} and spoken(one)]


def spoken(node: Node) -> str:
    """The text of a drawing for those who do not see it."""
    return plain(node.attributes.get("alt", "") or node.attributes.get("aria-label", ""))


def table(screen: AppTest, label: str) -> list[dict[str, Node]]:
    """The rows of the table with this accessible name (or one that begins so), each by its column's head."""
    for piece in pieces(screen):
        for node in piece.all("table"):
            if node.attributes.get("aria-label", "").startswith(label):
                return rows_of(node)
    raise LookupError(f"no table {label!r} on the screen")


def rows_of(node: Node) -> list[dict[str, Node]]:
    heads = [plain(head.text) for head in node.all("thead")[0].all("th")]
    rows = (row.all("td") for row in node.all("tbody")[0].all("tr"))
    return [dict(zip(heads, cells, strict=True)) for cells in rows]


def words(screen: AppTest) -> list[str]:
    """Every text on the screen: those of widgets and headings, of HTML, and the alternatives of pictures."""
    found: list[str] = []
    for element in screen.main:
        proto = getattr(element, "proto", None)
        if element.type == "code":
            continue  # the technical message for the operator is English, and says so
        if element.type == "html" and proto.body.lstrip().startswith("<style"):
            continue
        if _is_html(element):
            for node in tree(proto.body).walk():
                found += [
                    node.attributes[name]
                    for name in ("alt", "title", "aria-label")
                    if name in node.attributes
                ]
            found += tree(proto.body).lines
        elif proto is not None:
            found += _texts_of(proto)
    return [plain(text) for text in found if plain(text)]


def _texts_of(message: Any) -> Iterator[str]:
    for descriptor, value in message.ListFields():
        repeated = value if not isinstance(value, str) and hasattr(value, "__iter__") else [value]
        for item in repeated:
            if isinstance(item, str):
                if descriptor.name in _TEXT_FIELDS:
                    yield item
            elif hasattr(item, "ListFields"):
                yield from _texts_of(item)


def chooser(screen: AppTest, label: str) -> Any:
    """The widget with this label that offers one choice of many, of whatever kind it is."""
    (found,) = [box for box in (*screen.selectbox, *screen.radio) if box.label == label]
    return found


def english(screen: AppTest) -> list[str]:
    """The texts that have an English word in them."""
    return [text for text in words(screen) if ENGLISH.search(text)]


def parameters(screen: AppTest) -> dict[str, str]:
    """The address as it is now."""
    return {
        name: value if isinstance(value, str) else value[0]
        for name, value in dict(screen.query_params).items()
    }


def assert_sound(screen: AppTest) -> None:
    """No exception, a headline, nothing English, no value of Python's on the screen."""
    assert [error.message for error in screen.exception] == []
    assert len(screen.title) == 1
    assert english(screen) == []
    assert [
        text for text in words(screen) if re.search(r"\b(None|NaN|nan|True|False)\b|\{|\}|<NA>", text)
    ] == []
