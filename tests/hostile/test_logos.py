"""SVG logos as a school hands them in: the known are read, all else is refused where it stands."""

import re

import pytest

from macros.content.drawing import RULES
from macros.content.source import Source
from macros.paper.press import cannot_print
from macros.school.drawing import read_drawing
from macros.school.logo import read_logo
from tests.conftest import ROOT
from tests.hostile.corpus import logos

GOOD, BAD = logos()


@pytest.mark.parametrize("name", GOOD)
def test_what_drawing_programs_write_is_a_logo(name, tmp_path):
    (tmp_path / "logo.svg").write_text(GOOD[name], "utf-8")
    logo, problems = read_logo(tmp_path / "logo.svg", "logo.svg", Source("school.yml"))
    assert problems == []
    assert logo
    assert cannot_print("De Til", logo) is None


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_known_is_refused_at_its_place(name):
    found, text = BAD[name]
    _, problems = read_drawing("logo.svg", text.encode())
    assert problems
    first = problems[0]
    assert found in ("", first.found)
    assert (first.key == "not-an-svg") == (found == "")
    at = text.splitlines()[first.line - 1][first.col - 1 :]
    assert at.startswith("<") or not found
    assert len(problems) <= 20


def test_the_example_and_the_icon_are_logos():
    for path in (ROOT / "macros/builder/parcel/voorbeeld-logo.svg", ROOT / "overrides/assets/icon.svg"):
        assert read_drawing(path.name, path.read_bytes())[1] == []


def test_every_kind_of_value_is_known():
    named = set(RULES["attributes"].values()) | set(RULES["properties"].values())
    assert named <= set(RULES["kinds"])
    for kind, pattern in RULES["kinds"].items():
        # What Python and JavaScript read alike: no class of characters that is wider in one of them.
        assert not re.search(r"\\[dwsbDWSB]|\(\?[^:]|\$", pattern), kind
