"""The drawings of tests/hostile/logos.yml in the browser: judged as the check does, and quiet when opened."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.content import rules
from tests.conftest import ROOT
from tests.hostile.corpus import logos

GOOD, BAD = logos()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Page:
    """A page that has what reads drawings, and nothing else."""
    page = browser.new_page()
    page.add_script_tag(content=rules.script("nazorgDrawingRules"))
    for script in ("scripts/shared.js", "components/setup/drawing.js"):
        page.add_script_tag(path=str(ROOT / "overrides" / script))
    return page


def found_in(reader: Page, text: str) -> str | None:
    found: str | None = reader.evaluate("(text) => nazorg.drawing.strangeIn(text)", text)
    return found


@pytest.mark.parametrize("name", GOOD)
def test_a_good_drawing_passes(reader: Page, name: str) -> None:
    assert found_in(reader, GOOD[name]) is None


@pytest.mark.parametrize("name", BAD)
def test_a_bad_drawing_is_refused_for_the_same(reader: Page, name: str) -> None:
    found, text = BAD[name]
    assert found_in(reader, text) == found


@pytest.mark.parametrize("name", GOOD)
def test_a_good_drawing_asks_for_nothing(browser: Browser, name: str, tmp_path: Path) -> None:
    """Also when the file is opened by itself, where a browser would run and load what is in it."""
    file = tmp_path / "logo.svg"
    file.write_text(GOOD[name], "utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri(), wait_until="networkidle")
    page.close()
    assert asked == [file.as_uri()]
