"""The values of values.yml: a build and ``new school`` have one verdict; school.test.mjs has the same."""

import re

import pytest
from pydantic import ValidationError

from macros.content import contrast
from macros.content.messages import say
from macros.content.model.school import School
from macros.content.rules import RULES
from macros.school.new import PROMPTS, refusal, value_of
from tests.hostile.corpus import Value, named, values

VALUES = values()
IDS = [f"{one.field}: {named(str(one.value))}" for one in VALUES]
ASKED = {prompt.field: prompt for prompt in PROMPTS}


def answer(one: Value) -> str | None:
    """What somebody types at the question of a field; None for what no line can say."""
    value = one.value
    top, _, key = one.field.partition(".")
    if top not in ASKED or (key and key not in ("role", "name", "phone")):
        return None
    if one.field == "address" and isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "; ".join(value)
    if not isinstance(value, str) or ";" in value or (top in ("address", "people") and not key):
        return None
    person = {"role": "mentor", "name": "Noor", "phone": "112", key: value}
    return "; ".join(person.values()) if top == "people" else value


def refused(one: Value) -> set[str]:
    """The fields that the model finds fault with."""
    try:
        School.model_validate(one.school)
    except ValidationError as fault:
        return {str(found["loc"][0]) for found in fault.errors()}
    return set()


@pytest.mark.parametrize("one", VALUES, ids=IDS)
def test_a_build_takes_what_is_good(one: Value) -> None:
    assert refused(one) == (set() if one.verdict == "good" else {one.field.partition(".")[0]})


@pytest.mark.parametrize("one", [one for one in VALUES if answer(one) is not None], ids=str)
def test_new_school_takes_what_is_good(one: Value) -> None:
    field = one.field.partition(".")[0]
    said = refusal(ASKED[field], value_of(field, answer(one) or ""))
    assert (said is None) == (one.verdict == "good")
    if one.verdict == "unreadable":
        near = contrast.nearest(one.value.lower(), contrast.LIGHT)
        assert said == say("hint-colour-unreadable", near_colour=near)


def test_every_field_is_in_the_corpus() -> None:
    both = {(one.field, one.verdict) for one in VALUES}
    fields = {f"people.{name}" for name in ("role", "name", "phone", "email", "when")}
    fields |= {"leave.target", "leave.mode", *School.model_fields}
    assert {(field, verdict) for field in fields for verdict in ("good", "bad")} <= both


def test_expressions_are_read_alike_in_both_languages() -> None:
    for kind, form in RULES["kinds"].items():
        assert not re.search(r"\\[dwsbDWSB]|\(\?[^:!]|\$|(?<!\\)\.(?![^\[]*\])", form["pattern"]), kind
