"""The drawings: in the colours of the site, the same for light and dark screens, shapes alone."""

import re
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "overrides" / "assets" / "pictures"
TOKENS = (ROOT / "overrides" / "styles" / "tokens.css").read_text("utf-8")
DRAWINGS = sorted(path.stem for path in FOLDER.glob("*.svg") if not path.stem.endswith("-dark"))


def colours(part: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", part))


LIGHT, _, DARK = TOKENS.partition("@media (prefers-color-scheme: dark)")


@pytest.mark.parametrize("name", DRAWINGS)
def test_dark_drawing_is_the_light_one_in_dark_colours(name):
    light, dark = ((FOLDER / f"{name}{end}.svg").read_text("utf-8") for end in ("", "-dark"))
    pattern = r"#[0-9a-f]{6}"
    assert re.sub(pattern, "", light) == re.sub(pattern, "", dark)
    of_light = {colour: token for token, colour in colours(LIGHT).items()}
    # Some tokens share a colour; any of them will do.
    pairs = set(zip(re.findall(pattern, light), re.findall(pattern, dark), strict=True))
    for one, other in pairs:
        tokens = [token for token, colour in colours(LIGHT).items() if colour == one]
        assert other in [colours(DARK).get(token) for token in tokens], (one, other)
        assert one in of_light


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*")), ids=lambda path: path.name)
def test_drawing_is_shapes_alone(path):
    assert path.suffix == ".svg"
    for one in ElementTree.parse(path).iter():
        assert one.tag.split("}")[1] in {"svg", "path", "rect", "circle", "text"}
        assert not any(key.startswith("on") or key in ("style", "href") for key in one.attrib)


def test_every_drawing_is_used(site):
    page = (site / "zelf-hosten.html").read_text("utf-8")
    assert all(f"assets/pictures/{name}.svg" in page for name in DRAWINGS)
