"""What Python writes for the scripts has the shapes that the scripts are held against: globals.d.ts."""

import json
from pathlib import Path
from typing import Any

import pytest

from macros.builder.make import load
from macros.content import rules
from macros.content.model.school import School
from macros.export import write
from macros.letters import document
from macros.school.script import script as school_script
from macros.search.script import data
from macros.views.letter import letter
from macros.views.plan import plan_data
from macros.views.writer import Writer
from tests.conftest import ROOT
from tests.scripts.node import node

CONTRACT = ROOT / "overrides" / "scripts" / "globals.d.ts"
TSC = ROOT / "node_modules/typescript/bin/tsc"
STRICT = ["--noEmit", "--strict", "--target", "es2019", "--lib", "es2019,dom,dom.iterable", "--types", ""]
SCHOOL = {
    "name": "De Rietkraag", "short": "Riet", "address": ["Straat 1"], "phone": "020-123 45 67",
    "email": "i@riet.nl", "website": "https://riet.nl", "colour": "#0b5c5e",
    "leave": {"target": "https://nos.nl", "mode": "blank"},
    "people": [{"role": "mentor", "name": "Noor", "phone": "112"}],
    "languages": ["nl"], "noindex": False,
}  # fmt: skip

pytestmark = pytest.mark.xdist_group("scripts")


def checked(folder: Path, parts: dict[str, str]) -> str:
    """What tsc says of scripts by name, none of which knows the others' variables."""
    for name, text in parts.items():
        (folder / f"{name}.ts").write_text(f"{{\n{text}\n}}\n", "utf-8")
    done = node(TSC, *STRICT, CONTRACT, *(f"{name}.ts" for name in parts), cwd=folder)
    assert bool(done.returncode) == bool(done.stdout), done.stderr
    return done.stdout[:2000]


def value(name: str, kind: str, what: Any) -> str:
    return f"const {name}: {kind} = {json.dumps(what, ensure_ascii=False)};"


@pytest.fixture(scope="module")
def parts() -> dict[str, str]:
    """The scripts of the real guide, and of a school."""
    guide = load(ROOT).guides["nl"]
    texts, index = data(guide)
    about = letter(Writer(guide, "brieven/stopbrief.html"), "stopbrief")
    edition = document({"nl": guide}, "stopbrief", ("nl",))
    written = write._data(edition, {"docx": b"PK", "odt": b"PK"}, "<p></p>")
    school = school_script(School.model_validate(SCHOOL)).partition("window.nazorgSchool = ")[2]
    return {
        "plan": plan_data(Writer(guide, "index.html")),
        "search": value("index", "SearchIndex", index) + value("texts", "SearchTexts", texts),
        "letters": written.decode(),
        "values": value("values", "SchoolRules", rules.SCRIPTS["nazorgRules"])
        + value("drawings", "DrawingRules", rules.SCRIPTS["nazorgDrawingRules"]),
        "rules": value("rules", "LetterRule[]", json.loads(about.rules)),
        "school": f"const school: SchoolFile = {school}",
    }


def test_what_python_writes_is_what_the_scripts_read(parts: dict[str, str], tmp_path: Path) -> None:
    assert checked(tmp_path, parts) == ""


@pytest.mark.parametrize(
    ("part", "is_", "becomes"),
    [
        ("plan", '"replaces":', '"supersedes":'),
        ("plan", '"phase":0', '"phase":"0"'),
        ("search", '"callWords":', '"calls":'),
        ("letters", '"odt":', '"ott":'),
        ("rules", '"look": "words"', '"look": "word"'),
        ("school", '"mode": "blank"', '"mode": "gone"'),
        ("values", '"letter_logo":', '"letterLogo":'),
        ("values", '"dots":', '"pixels":'),
    ],
)
def test_another_shape_is_seen(
    parts: dict[str, str], tmp_path: Path, part: str, is_: str, becomes: str
) -> None:
    assert is_ in parts[part]
    assert f"{part}.ts" in checked(tmp_path, {part: parts[part].replace(is_, becomes, 1)})
