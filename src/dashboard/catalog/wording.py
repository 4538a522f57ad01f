"""Words for what is wrong in a catalog file: always the key, the bad value and what is allowed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from dashboard.catalog.models import Entry


def allowed_values(value: str, allowed: Iterable[str]) -> str:
    """The allowed values, and the one that was probably meant."""
    names = list(allowed)
    near = get_close_matches(value, names, n=1, cutoff=0.7)
    meant = f" (did you mean '{near[0]}'?)" if near else ""
    return f"allowed: {', '.join(names) or 'none, as no such entry exists'}{meant}"


def not_allowed(key: str, value: object, allowed: str) -> str:
    return f"key '{key}': {value!r} is not allowed; {allowed}"


def unknown_reference(key: str, value: str, allowed: Iterable[str]) -> str:
    """A reference to an entry that does not exist."""
    return f"key '{key}': {value!r} does not exist; {allowed_values(value, allowed)}"


def shape_problem(model: type[Entry], error: ErrorDetails) -> str:
    """One pydantic error, in the words of the person who wrote the file."""
    location = error["loc"]
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in location if part != "[key]")
    if error["type"] == "missing":
        return f"key '{key}' is missing"
    if error["type"] == "extra_forbidden":
        known = tuple(_model_at(model, location[:-1]).model_fields)
        given = f"key '{key}' (value {error['input']!r})"
        return f"{given} is not known; {allowed_values(str(location[-1]), known)}"
    if error["type"] == "value_error" and isinstance(error["input"], dict):
        # A rule of the whole entry: its first key names it, all of it would hide the rule.
        first = next(iter(error["input"].items()), ("", ""))
        return f"key '{key}' ({first[0]} = {first[1]!r}) is not allowed as it stands; allowed: {_rule(error)}"
    return not_allowed(key, error["input"], f"allowed: {_rule(error)}")


def _rule(error: ErrorDetails) -> str:
    """What a value must be, from pydantic's kind of error."""
    match error["type"]:
        case "literal_error" | "enum":
            return str(error["ctx"]["expected"])
        case "string_pattern_mismatch":
            return _pattern_rule(error["ctx"]["pattern"])
        case "string_too_short":
            return "a text that is not empty"
        case kind if kind.startswith("date_"):
            return "a date without quotes, e.g. 2021-11-25"
        case _:
            return error["msg"].removeprefix("Input should be ").removeprefix("Value error, ")


def _pattern_rule(pattern: str) -> str:
    if pattern.startswith("^[A-Z]"):
        return "capital letters A-Z and digits, a letter first"
    if pattern.startswith(r"^\d{4}"):
        return "a period, as 2015, 2015-Q3 or 2015-07"
    hyphen = " and -" if "_-]" in pattern else ""
    return f"small letters a-z, digits, _{hyphen}, a letter first"


def _model_at(model: type[BaseModel], location: tuple[int | str, ...]) -> type[BaseModel]:
    """The model of the nested table at a location, e.g. ('criteria', 2) -> Criterion."""
    for part in location:
        if isinstance(part, str) and part in model.model_fields:
            nested = _nested_model(model.model_fields[part].annotation)
            if nested is None:
                return model
            model = nested
    return model


def _nested_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_nested_model(argument) for argument in get_args(annotation))
    return next((model for model in found if model is not None), None)
