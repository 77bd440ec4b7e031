"""The hours that a handout names are those of the organisation that it calls."""

import re
from collections.abc import Iterator

import pytest

from macros.content.guide import Guide, read
from macros.content.shape import leaves
from tests.conftest import ROOT

_HOURS = re.compile(r"\{tel:([a-z0-9-]+)\.[a-z0-9-]+\}, op werkdagen van ([\d.]+) tot ([\d.]+) uur")


def wrong(guide: Guide) -> Iterator[str]:
    """Every place with other hours than the organisation has, or with hours that it does not confirm."""
    for name, handout in guide.handouts.items():
        for leaf in leaves(handout):
            for organisation, opens, closes in _HOURS.findall(str(leaf.value)):
                hours = guide.organisations[organisation].hours
                told = "-".join(one.replace(".", ":").zfill(5) for one in (opens, closes))
                if hours is None or hours.status != "confirmed" or hours.weekdays != told:
                    yield f"{name}: {told}"


@pytest.fixture(scope="module")
def guide() -> Guide:
    return read(ROOT)[0]


def test_hours_are_those_of_the_organisation(guide: Guide) -> None:
    assert not list(wrong(guide))


def test_pupils_read_when_the_inspector_answers(guide: Guide) -> None:
    for name in ("leerling-overkomen", "leerling-gekregen", "leerling-doorgestuurd"):
        words = " ".join(str(leaf.value) for leaf in leaves(guide.handouts[name]))
        assert "vertrouwensinspecteur" in [found[0] for found in _HOURS.findall(words)]
