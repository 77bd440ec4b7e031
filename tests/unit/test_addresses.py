"""Addresses: one place for each thing, and links that lead there from every page."""

import posixpath

import pytest

from macros.content.addresses import address, document, relative
from macros.content.loader import load
from macros.content.model import KINDS
from tests.conftest import ROOT

THINGS = [(kind, name) for kind, name in load(ROOT / "data").sources if not KINDS[kind].single]


@pytest.mark.parametrize(
    ("kind", "name", "where"),
    [
        ("pages", "home", "index.html"),
        ("pages", "over", "over.html"),
        ("pages", "niet-gevonden", "404.html"),
        ("steps", "kom-samen", "stappen/kom-samen.html"),
        ("situations", "media", "situaties/media.html"),
        ("age-groups", "18-plus", "gesprekstips/18-plus.html"),
        ("handouts", "leerling-gekregen", "leerlingen/gekregen.html"),
        ("handouts", "ouders", "ouders.html"),
        ("organisations", "politie", "hulp/index.html#politie"),
        ("law", "strafbaar", "wet/strafbaar.html"),
        ("terms", "sextortion", "woordenlijst.html#sextortion"),
    ],
)
def test_address(kind, name, where):
    """Addresses never change: others link to them, and print them."""
    assert address(kind, name) == where


def test_no_two_things_share_an_address():
    seen: dict[str, tuple[str, str]] = {}
    for kind, name in THINGS:
        where = address(kind, name)
        assert where not in seen, f"{kind}/{name} and {seen[where]} stand at {where}"
        seen[where] = (kind, name)


def test_every_file_in_docs_is_the_page_of_a_thing():
    wanted = {file for kind, name in THINGS if (file := document(kind, name))}
    made = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert made
    assert made <= wanted


@pytest.mark.parametrize("page", ["index.html", "stappen/kom-samen.html", "hulp/index.html"])
@pytest.mark.parametrize(
    "target", ["index.html", "over.html", "stappen/beleid.html", "hulp/index.html#politie"]
)
def test_relative_leads_to_the_target(page, target):
    """Resolved the way a browser does, a link gives its target back."""
    path, hash_, anchor = relative(target, page).partition("#")
    resolved = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    assert resolved + hash_ + anchor == target


def test_relative_on_the_same_page_is_an_anchor():
    assert relative("hulp/index.html#politie", "hulp/index.html") == "#politie"
