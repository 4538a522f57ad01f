"""One way to make a point: its id, and at its end what its figures are worth.

The closing sentences come from the facts, so no point can leave out that it rests on examples, on old
figures or on a proxy.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from dashboard.narrative import status
from dashboard.narrative.talking_points.audience import NEUTRAL
from dashboard.narrative.talking_points.evidence import JOURNAL, unique
from dashboard.narrative.talking_points.point import Fact, Kind, Point

_VERDICTS: Final = frozenset({Kind.SUMMARY, Kind.IN_FORCE, Kind.VERDICT})
_MILESTONES: Final = frozenset({Kind.MISSED, Kind.REACHED, Kind.DECIDE})
_ONE_VERDICT: Final = "Dommen bygger på eksempeltal og siger derfor intet om området."
_LONGEST_ID: Final = 100
_LETTERS: Final = str.maketrans("0123456789", "ghijklmnop")


def make(
    kind: Kind,
    key: Sequence[str],
    text: str,
    facts: Sequence[Fact],
    *,
    geography_id: str | None = None,
    focus_area_ids: Sequence[str] = (),
    lean: int = NEUTRAL,
    quoted: Sequence[str] = (),
) -> Point:
    """A point; its importance is the lean until `compose` ranks it.

    Args:
        key: what the finding is about; with the kind it names the finding in every build.
    """
    kept = unique(facts)
    closing = caveat(kind, kept)
    return Point(
        point_id=point_id(kind, key),
        kind=kind,
        text=f"{text} {closing}" if closing else text,
        facts=kept,
        geography_id=geography_id,
        focus_area_ids=tuple(focus_area_ids),
        importance=lean,
        is_demo=any(fact.is_demo for fact in kept),
        quoted=tuple(quoted),
    )


def point_id(kind: Kind, key: Sequence[str]) -> str:
    """`certain-motalavej-employed`: small letters, digits, `_` and `-`, at most 100 characters."""
    text = "-".join((kind.value, *key)).lower()
    clean = re.sub(r"[^a-z0-9_-]+", "_", text)
    if clean == text and len(clean) <= _LONGEST_ID:
        return clean
    # Letters only: an id with many digits would look like a person's number to the journal.
    digest = hashlib.sha256(text.encode()).hexdigest()[:12].translate(_LETTERS)
    return f"{clean[: _LONGEST_ID - 13]}-{digest}"


def caveat(kind: Kind, facts: Sequence[Fact]) -> str:
    """What the reader must know of the figures: `Tallene er eksempler.`; nothing where all is well.

    Facts without a figure, as a list's name or why there is none, do not count.
    """
    facts = [fact for fact in facts if any(character.isdigit() for character in fact.value)]
    if kind in _MILESTONES:
        # An action of the journal beside the milestones says nothing of whether those are examples.
        facts = [fact for fact in facts if fact.is_demo or fact.source != JOURNAL]
    demo = _how_many([fact.is_demo for fact in facts])
    if kind in _VERDICTS:
        example = _ONE_VERDICT if kind is Kind.VERDICT else status.EXAMPLE_NOTE
        old = any(fact.is_old for fact in facts)
        parts = [example if demo else "", status.OLD_NOTE if old else ""]
    else:
        is_one = len(facts) == 1
        parts = [_examples(kind, demo, is_one=is_one), _old(kind, facts), _proxies(facts)]
    return " ".join(part for part in parts if part)


def _old(kind: Kind, facts: Sequence[Fact]) -> str:
    """Of what is told as the newest; what it is compared with may be as old as it likes."""
    if kind is Kind.OLD:
        return ""
    told = facts[:1] if kind in {Kind.COMMON, Kind.LEVEL} else [one for one in facts if one.published_on]
    how_many = _how_many([fact.is_old for fact in told])
    if not how_many:
        return ""
    if len(told) == 1:
        return "Tallet er over tre år gammelt."
    return f"{'Tallene' if how_many == 'all' else 'Nogle af tallene'} er over tre år gamle."


def _proxies(facts: Sequence[Fact]) -> str:
    names = dict.fromkeys(fact.label.split(",")[0] for fact in facts if fact.is_proxy)
    if not names:
        return ""
    subject = "Tallet" if len(facts) == 1 else " og ".join(f"„{name}“" for name in names)
    noun = "en nødløsning" if len(names) == 1 else "nødløsninger"
    return f"{subject} er {noun} (proxy) og kan ikke holdes op mod grænsen."


def _examples(kind: Kind, demo: str, *, is_one: bool) -> str:
    if not demo:
        return ""
    one, many, some = (
        ("Milepælen er et eksempel", "Milepælene er eksempler", "Nogle af milepælene er eksempler")
        if kind in _MILESTONES
        else ("Tallet er et eksempel", "Tallene er eksempler", "Nogle af tallene er eksempler")
    )
    return f"{one if is_one else many if demo == 'all' else some}."


def _how_many(flags: Sequence[bool]) -> str:
    """'all', 'some' or nothing."""
    return "" if not any(flags) else "all" if all(flags) else "some"
