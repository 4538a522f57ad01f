"""What the catalog may say: one frozen model per kind of entry.

A misspelt key is an error, never ignored (extra="forbid"). Danish text is shown to users as it stands;
field names are English. Percent values are 0-100, amounts are Danish kroner.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
HyphenIdentifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Entry(BaseModel):
    """Base of every catalog entry: immutable, and no key that is not declared."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class GeographyKind(StrEnum):
    AREA = "boligomraade"
    COMBINED = "samlet"
    MUNICIPALITY = "kommune"
    REGION = "region"
    COUNTRY = "land"
    SUB_MEAN = "sub_gennemsnit"


class Unit(StrEnum):
    PERCENT = "percent"
    PER_1000 = "per_1000"
    COUNT = "count"
    KR = "kr"


class ValueType(StrEnum):
    SHARE = "share"
    """numerator / denominator * 100, within 0-100."""
    RATIO = "ratio"
    """one mean as a percentage of another; may exceed 100."""
    RATE = "rate"
    """events per 1,000 residents."""
    COUNT = "count"
    AMOUNT = "amount"
    """a sum of kroner."""
    MEAN = "mean"


class Polarity(StrEnum):
    LOWER = "lower"
    """lower is better"""
    HIGHER = "higher"
    NEUTRAL = "neutral"


class Frequency(StrEnum):
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


class Disclosure(StrEnum):
    NONE = "none"
    """not about persons, or already public: no cell is hidden"""
    SMALL_COUNTS = "small_counts"
    """cells with 1-4 persons, or whose complement is 1-4, are hidden"""


class Confidence(StrEnum):
    FOUND_IN_TEXT = "found in text"
    INFERRED = "inferred"
    FROM_MEMORY = "from memory"


class Geography(Entry):
    """A place that figures are about."""

    geography_id: Identifier
    name: Text
    short_name: Text
    """for narrow columns and phones"""
    kind: GeographyKind
    town: Text | None = None
    note: Text | None = None
    municipality: Text | None = None
    """of an area of another plan: its figures are loaded and judged, but no page shows them and they are not
    in `samlet`; the programme's own areas have none"""

    @model_validator(mode="after")
    def _only_areas_belong_elsewhere(self) -> Self:
        if self.municipality is not None and self.kind is not GeographyKind.AREA:
            raise ValueError(f"a municipality is for areas of other plans only, and kind is '{self.kind}'")
        return self

    @property
    def in_programme(self) -> bool:
        """Whether the pages are about it, or compare with it."""
        return self.municipality is None


class Indicator(Entry):
    """What is measured, by whom, and how it may be read."""

    indicator_id: Identifier
    name: Text
    short_name: Text
    """at most about 24 characters, for column heads"""
    question: Text
    """the question it answers, in Danish"""
    unit: Unit
    value_type: ValueType
    polarity: Polarity
    decimals: int = Field(ge=0, le=2)
    """the most that are ever shown; a figure given with fewer is shown with fewer"""
    population: Text
    """whom or what it counts, e.g. 'Beboere på 18-64 år'"""
    frequency: Frequency
    source_id: Identifier
    """the source that normally delivers it"""
    producer_says: Text
    """the producer's own definition"""
    processing: Text
    """what we did to it"""
    caveats: tuple[Text, ...] = ()
    focus_areas: tuple[Identifier, ...] = ()
    disclosure: Disclosure
    proxy_for: Identifier | None = None
    """the criterion's indicator that this one stands in for, never judged against its threshold"""
    additive: bool = False
    """whether the four areas add up to `samlet`"""
    composition: Identifier | None = None
    """shares with the same composition add up to 100 in one place and period"""
    events: bool = False
    """a count of events that happen by themselves, so that chance can be worked out; never a stock of persons
    or dwellings"""
    contributing: bool = False
    """counts what an initiative itself does: fast; the others are core, slow and moved by much else"""
    background: bool = False
    """describes the residents or dwellings themselves: stands in no focus area, nobody is measured by it"""
    sort_order: int = 1000
    """place in lists, lowest first; equal ones by id"""


class Criterion(Entry):
    """One condition of a ruleset."""

    indicator_id: Identifier
    operator: Literal[">", ">=", "<"]
    threshold: float | None = None
    """None where the law gives a multiple of a yearly national share: see YearlyThreshold"""
    national_multiple: float | None = None
    averaging_years: int = Field(default=1, ge=1, le=4)
    role: Literal["counted", "mandatory"] = "counted"
    """counted: one of the k of m; mandatory: must be met besides"""
    population: Text
    application_differs: Text | None = None
    """how the application's figure differs from the law's, in Danish"""


class Ruleset(Entry):
    """The conditions in force in a period. Source of truth: facts/law.md."""

    ruleset_id: HyphenIdentifier
    name: Text
    short_name: Text
    list_label: Text
    """what the areas on this list are called, in the plural, e.g. 'særligt udsatte boligområder'"""
    family: Literal["hovedliste", "skaerpet", "forebyggelse"]
    valid_from: date
    valid_to: date | None = None
    min_residents: int
    required: int
    """how many counted criteria must be met"""
    source: Text
    confidence: Confidence
    note: Text | None = None
    list_name: Text | None = None
    """what official lists under these rules are called in the sources, where that is not list_label"""
    running_name: Text | None = None
    """what an area becomes that stays on these lists for years running, e.g. 'hård ghetto'"""
    running_list_name: Text | None = None
    """what the official list of those areas is called"""
    running_years: int | None = Field(default=None, ge=2)
    """years running, the list's own year included; years on the predecessors' lists count"""
    running_longer_years: int | None = Field(default=None, ge=2)
    """years running for the lists in running_longer_lists"""
    running_longer_lists: tuple[int, ...] = ()
    criteria: tuple[Criterion, ...]

    @model_validator(mode="after")
    def _running_is_whole(self) -> Ruleset:
        named = self.running_name is not None and self.running_list_name is not None
        if named != (self.running_years is not None):
            raise ValueError("running_name, running_list_name and running_years are given together")
        if bool(self.running_longer_lists) != (self.running_longer_years is not None):
            raise ValueError("running_longer_years and running_longer_lists are given together")
        return self


class YearlyThreshold(Entry):
    """The national share times its multiple, for one list (1 December of list_year)."""

    indicator_id: Identifier
    national_multiple: float
    list_year: int
    threshold: float
    source: Text
    confidence: Confidence
    used: bool
    """False for a competing figure that is shown but not judged by"""


class Target(Entry):
    """What is to be reached in a year, for one or more places."""

    geography_ids: tuple[Identifier, ...]
    indicator_id: Identifier
    year: int
    origin: Literal["afledt", "bestyrelsen", "ikke_fastsat", "eksempel"]
    value: float | None = None
    """given for 'bestyrelsen' and 'eksempel' only; 'afledt' takes the criterion's threshold"""
    ruleset_id: HyphenIdentifier | None = None
    """for 'afledt': whose threshold"""
    decided_on: date | None = None
    """for 'bestyrelsen'"""
    note: Text | None = None


class Goal(Entry):
    """A goal in words: of the housing strategy or of the vision. None has a number in the application."""

    goal_id: Identifier
    kind: Literal["boligstrategi", "vision"]
    text: Text
    indicator_ids: tuple[Identifier, ...] = ()
    not_measured: Text | None = None
    """what is missing, where no indicator measures it"""


class Event(Entry):
    """What happened to an area and may show in its figures. Changes of the law follow from the rulesets."""

    event_id: Identifier
    kind: Literal["renovering", "afgraensning"]
    name: Text
    geography_ids: tuple[Identifier, ...] = ()
    """empty: all places"""
    year: int | None = None
    """None where no source gives it"""
    when_da: Text
    """the time in words, as precisely as it is known"""
    source: Text
    confidence: Confidence
    note: Text | None = None


class FocusArea(Entry):
    focus_area_id: Identifier
    name: Text
    aim: Text
    application_headings: tuple[Text, ...]
    """headings of the application's section 2 whose suggestions are placed here"""
    coordinator: Text
    """the role, never a person's name"""


InitiativeState = Literal["foreslaaet", "i_gang", "afsluttet", "sat_i_bero"]


class Initiative(Entry):
    initiative_id: Identifier
    focus_area_id: Identifier
    name: Text
    description: Text
    kind: Literal["permanent", "temporary", "cross_cutting"]
    kind_is_assumed: bool
    """True where the application does not say so itself"""
    application_heading: Text
    partners: tuple[Text, ...] = ()
    geography_ids: tuple[Identifier, ...] = ()
    status: InitiativeState = "foreslaaet"


class InitiativeStatus(Entry):
    """How far an initiative is from a day on; what the journal says for a later day wins."""

    initiative_id: Identifier
    status: InitiativeState
    since: date
    is_demo: bool = False


class Milestone(Entry):
    milestone_id: Identifier
    initiative_id: Identifier
    name: Text
    due_on: date
    done_on: date | None = None
    is_demo: bool = False


class Body(Entry):
    """A group of the organisation."""

    body_id: Identifier
    name: Text
    members: Text
    task: Text
    size: int | None = None
    geography_id: Identifier | None = None
    """for the local følgegrupper"""


class Staffing(Entry):
    role: Text
    positions: Text
    """as the application writes it, e.g. '3-4'"""
    note: Text | None = None


class Meeting(Entry):
    meeting_id: HyphenIdentifier
    body: Literal["bestyrelse", "koordinationsgruppe"]
    held_on: date
    is_demo: bool = False


class Programme(Entry):
    """The master plan itself, and what is known of it only as counts."""

    name: Text
    short_name: Text
    municipality: Text
    period_from: int
    period_to: int
    target_year: int
    baseline_year: int
    baseline_year_by_indicator: dict[Identifier, int] = {}
    vision: Text
    departments: int
    associations: int
    departments_note: Text
    dwellings: int
    residents: int
    default_ruleset_id: HyphenIdentifier
    permanent_share_percent: int
    """the wish that 80 % of the effort strengthens permanent core tasks"""
    differences: tuple[Text, ...]
    """where the application differs from the law or from later facts, in Danish"""
