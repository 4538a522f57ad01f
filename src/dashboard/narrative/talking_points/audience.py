"""Who listens, and what is for them: which kinds of points, in which order, about which figures."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from dashboard.journal.contents import Audience
from dashboard.narrative.talking_points.point import Kind

NAME: Final = {
    Audience.BESTYRELSE: "bestyrelsen",
    Audience.KOORDINATIONSGRUPPE: "koordinationsgruppen",
    Audience.FOELGEGRUPPE: "den lokale følgegruppe",
}

LOCAL_INDICATORS: Final = frozenset(
    {
        "employed",
        "youth_education",
        "leisure_jobs",
        "company_placements",
        "feeling_safe",
        "vandalism_cases",
        "arson",
        "moving_out",
        "waiting_list",
        "vacant_dwellings",
        "parent_network_members",
        "family_guidance",
        "active_volunteers",
    }
)
"""What those who live in an area know and can do something about. None is a criterion of the list, or about
where people come from, what they were convicted of, or what they earn."""

UNSAID: Final = re.compile(
    r"straf|krimin|\bdømt|ghetto|parallelsamfund|udsatte?\s+(?:bolig)?områd|ikke-?\s?vestlig|indvandre"
    r"|efterkommer|\bSUB\b|misbrug",
    re.IGNORECASE,
)
"""words that a local group's points do not use about the place where people live, nor in what is quoted"""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one audience is told."""

    order: tuple[Kind, ...]
    """the kinds that it is told, the most important first"""
    is_local: bool
    indicators: Collection[str] | None = None
    """the only ones that it is told of; None: all"""


PROFILE: Final = {
    # Status and decisions.
    Audience.BESTYRELSE: Profile(
        order=(
            Kind.SUMMARY,
            Kind.IN_FORCE,
            Kind.LIST,
            Kind.RULES,
            Kind.NEW,
            Kind.VERDICT,
            Kind.REVISED,
            Kind.DECIDE,
            Kind.CERTAIN,
            Kind.MISSED,
            Kind.OVERDUE,
            Kind.EARLY,
            Kind.FADED,
            Kind.UNKNOWN,
            Kind.REACHED,
            Kind.OPEN,
            Kind.OLD,
            Kind.UNDECIDED,
        ),
        is_local=False,
    ),
    # Courses, and what may be behind them.
    Audience.KOORDINATIONSGRUPPE: Profile(
        order=(
            Kind.CERTAIN,
            Kind.EARLY,
            Kind.DISCUSS,
            Kind.FADED,
            Kind.NEW,
            Kind.REVISED,
            Kind.OVERDUE,
            Kind.MISSED,
            Kind.COMMON,
            Kind.UNDECIDED,
            Kind.OPEN,
            Kind.REACHED,
            Kind.SUMMARY,
            Kind.VERDICT,
            Kind.LIST,
            Kind.RULES,
            Kind.UNKNOWN,
            Kind.LEVEL,
            Kind.OLD,
        ),
        is_local=False,
    ),
    # What goes well first; no verdict and no list.
    Audience.FOELGEGRUPPE: Profile(
        order=(
            Kind.REACHED,
            Kind.CERTAIN,
            Kind.EARLY,
            Kind.COMMON,
            Kind.LEVEL,
            Kind.FADED,
            Kind.REVISED,
            Kind.OPEN,
            Kind.OVERDUE,
            Kind.MISSED,
        ),
        is_local=True,
        indicators=LOCAL_INDICATORS,
    ),
}

UNWANTED: Final = 0
NEUTRAL: Final = 1
WANTED: Final = 2
"""where a finding points: orders points of one kind"""


def importance(profile: Profile, kind: Kind, lean: int) -> int:
    """The rank of a point; smallest first. In a local group what goes well comes before all else."""
    place = 10 * (1 + profile.order.index(kind))
    if profile.is_local and lean == WANTED:
        return place // 10
    return place + (9 - lean if profile.is_local else lean)
