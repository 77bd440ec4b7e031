"""
The rules of the scripts, in Node: every test of the ``.test.mjs`` files beside this one, a test each here.

What the scripts must agree with is written down for them by the Python that they follow (``given``).
"""

import json
import random
import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import rjsmin
import yaml
from lxml import etree

from macros import plan, sheet
from macros.builder.make import load
from macros.content import contrast, isolation, rules
from macros.content.addresses import dialled
from macros.content.guide import Guide
from macros.content.model.school import School
from macros.content.text import Words
from macros.plan import code
from macros.search.script import LIGHT, STEMMERS, library
from macros.views.plan import plan_data
from macros.views.writer import Writer
from macros.wiring import script_files
from tests.conftest import ROOT
from tests.hostile.corpus import values
from tests.letters.values import VALUES
from tests.scripts.node import node

HERE = Path(__file__).parent
OVERRIDES = ROOT / "overrides"
#: A test as our files write it: at the beginning of a line, with its name as one text.
NAMED = re.compile(r'^test\("(.+?)", ', re.M)
TESTS = [
    (file.name, name)
    for file in sorted(HERE.glob("*.test.mjs"))
    for name in NAMED.findall(file.read_text("utf-8"))
]

pytestmark = pytest.mark.xdist_group("scripts")


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what Python gives, by name of the test file that asks for it."""
    folder = tmp_path_factory.mktemp("given")
    guide = load(ROOT).guides["nl"]
    parts: dict[str, Any] = {
        "plan": plans(guide),
        "letters": letters(),
        "school": schools(),
        "search": {"libraries": {language: library(OVERRIDES, language) for language in (*STEMMERS, *LIGHT)}},
        "shared": {"numbers": numbers(guide), "scripts": scripts(folder)},
    }
    for name, value in parts.items():
        (folder / f"{name}.json").write_text(json.dumps(value), "utf-8")
    # What a build puts before all scripts: loading.mjs does too.
    (folder / "rules.js").write_text(rules.script("nazorgRules"), "utf-8")
    return folder


def script_of(guide: Guide) -> str:
    return plan_data(Writer(guide, "index.html"))


def plans(guide: Guide) -> dict[str, Any]:
    """The plan and the sheet of every situation, every pair and many larger sets."""
    names = list(guide.things["situations"])
    draw = random.Random(16)
    sets = [[], *([name] for name in names), *map(list, combinations(names, 2))]
    sets += [draw.sample(names, draw.randint(3, 9)) for _ in range(200)]
    writer = Writer(guide, "index.html")

    def case(ticked: list[str]) -> dict[str, Any]:
        found = plan.compute(guide, ticked)
        onto = sheet.select(guide, ticked)
        return {
            "ticked": ticked,
            "rows": [[phases.index(row.when), [part(one) for one in row.parts]] for row in found.rows],
            "code": code.write(guide, ticked),
            "dropped": [
                [_key(guide, one), str(writer.line(one.reason)) if one.reason else ""]
                for one in found.dropped
            ],
            "sheet": {
                "onSheet": [line.planned.key for line in onto.lines],
                "rest": onto.rest,
                "solo": onto.solo,
            },
        }

    def part(one: plan.Planned) -> list[Any]:
        return [one.key, lines(one.waits), [[each.name, lines(each.waits)] for each in one.letters]]

    def lines(waits: tuple[Words, ...]) -> list[str]:
        return [str(writer.line(until)) for until in waits]

    phases = list(guide.settings.phases)
    cases = [case(ticked) for ticked in sets]
    return {"script": script_of(guide), "cases": cases}


def _key(guide: Guide, dropped: plan.Dropped) -> str:
    own = dropped.name in guide.step(dropped.step).actions
    bringing = [name for name, one in plan.situations_of(guide).items() if dropped.name in one.actions]
    return f"{dropped.step if own else bringing[0]}.{dropped.name}"


def letters() -> dict[str, Any]:
    """The rules of every letter, with what each must catch and let pass."""
    rules = []
    for file in sorted((ROOT / "data" / "letters").glob("*.yml")):
        for key, rule in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)["must_not"].items():
            about = {"look": rule["look"], "words": rule.get("words", []), "fields": [], "text": ""}
            rules.append(
                {
                    "name": f"{file.stem}.{key}",
                    "rule": about,
                    "catches": rule["catches"],
                    "passes": rule["passes"],
                }
            )
    isolated = [
        [value, around, isolation.isolated(value, around), isolation.direction_of(value)]
        for value in (*VALUES, "", "x\n\u0646\ny", "\u0661\u0662", "\u05d0 a", "\U0001e900", "12", "\u200f12")
        for around in ("ltr", "rtl")
    ]
    return {"rules": rules, "known": ["Veilig Thuis", "Take It Down"], "isolated": isolated}


def schools() -> dict[str, Any]:
    """Values with the verdict on them and what the model keeps; colours and what becomes of them."""
    given = [
        {
            "field": one.field, "verdict": one.verdict, "value": one.value, "school": one.school,
            "kept": School.model_validate(one.school).model_dump(mode="json")
            if one.verdict == "good" else None,
        }
        for one in values()
    ]  # fmt: skip
    draw = random.Random(3)
    chosen = ["#000000", "#ffffff", "#777777", "#ffff00", "#5b2a86"]
    chosen += [one.value.lower() for one in values() if one.verdict == "unreadable"]
    chosen += [f"#{draw.randrange(1 << 24):06x}" for _ in range(120)]
    colours = {
        one: {
            "ratio": contrast.least(one, contrast.LIGHT),
            "light": contrast.nearest(one, contrast.LIGHT),
            "dark": contrast.nearest(one, contrast.DARK),
        }
        for one in chosen
    }
    return {
        "values": given,
        "colours": colours,
        "grounds": {"light": contrast.LIGHT, "dark": contrast.DARK},
    }


def numbers(guide: Guide) -> list[tuple[str, str]]:
    """Every number of the guide as it is shown and as it is dialled."""
    organisations = [guide.organisation(name) for name in guide.things["organisations"]]
    found = {phone.number for one in organisations for phone in one.phones.values()}
    return [(shown, dialled(shown)) for shown in sorted({*found, "+31 (0)20 - 123 45 67"})]


def scripts(folder: Path) -> list[dict[str, str]]:
    """Each script as it is written and as the build makes it small, in files."""
    made = []
    joined = rules.script("nazorgRules")
    joined += "\n".join(file.read_text("utf-8") for file in script_files(OVERRIDES))
    guard = (OVERRIDES / "assets" / "guard.js").read_text("utf-8")
    for name, whole in (("site", joined), ("guard", guard)):
        files = {"whole": whole, "small": str(rjsmin.jsmin(whole))}
        for kind, text in files.items():
            (folder / f"{name}.{kind}.js").write_text(text, "utf-8")
        made.append({"name": name} | {kind: str(folder / f"{name}.{kind}.js") for kind in files})
    return made


@cache
def results(file: str, given: Path) -> dict[str, str]:
    """What Node says of each test of a file: nothing, or how it failed."""
    done = node("--test", "--test-reporter=junit", HERE / file, NAZORG_GIVEN=str(given))
    try:
        found = etree.fromstring(done.stdout.encode()).iter("testcase")
    except etree.XMLSyntaxError:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
    return {
        one.get("name"): "\n".join(part.text or part.get("message") or "" for part in one) for one in found
    }


@pytest.mark.parametrize(("file", "name"), TESTS)
def test_script(given: Path, file: str, name: str) -> None:
    found = results(file, given)
    assert name in found, f"node ran no such test: {found}"
    if found[name]:
        pytest.fail(found[name], pytrace=False)


@pytest.mark.parametrize("file", sorted({file for file, _ in TESTS}))
def test_node_runs_no_test_that_is_not_here(given: Path, file: str) -> None:
    """What stands elsewhere than at the beginning of a line would go unseen."""
    assert set(results(file, given)) == {name for other, name in TESTS if other == file}
