"""Hostile values where authors write: each in its field alone, or all that is let pass in one project."""

import copy
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.content.loader import check
from macros.content.model import KINDS, Kind
from macros.content.model.school import School
from macros.content.problems import Problem
from macros.content.shape import leaves
from macros.content.source import read
from macros.content.text import LETTER_TOKEN, structure
from tests.conftest import ROOT
from tests.golden.small import PROJECT
from tests.hostile.corpus import hostile, quoted

MARK = "hier-staat-het"
#: For each form of text a field of that form: its kind, its file, and where it stands in it.
FIELDS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "plain": ("situations", "situations/geval.yml", ("choice",)),
    "line": ("steps", "steps/een.yml", ("background", "feit")),
    "prose": ("pages", "pages/home.yml", ("sections", "deel", "text")),
    "letter": ("letters", "letters/brief.yml", ("paragraphs", "uitleg", "text")),
    "words": ("interface", "interface.yml", ("old_number",)),
    "url": ("organisations", "organisations/hulp.yml", ("websites", "site", "url")),
}
SCHOOL = Kind("school", School, single=True)
#: Words of the interface that no paper carries: there, what our fonts do not have stops the build.
SCREEN = ("letter_", "search_", "checklist_", "chooser_", "leave_")


def content(file: str) -> Any:
    """A file of the small project as plain values."""
    return yaml.load((PROJECT / "data" / file).read_text("utf-8"), Loader=yaml.BaseLoader)


def put(values: Any, path: tuple[str, ...], value: object) -> None:
    for part in path[:-1]:
        values = values[part]
    values[path[-1]] = value


@cache
def template(form: str) -> str:
    """A file with a mark where the value of a form goes."""
    values = copy.deepcopy(content(FIELDS[form][1]))
    put(values, FIELDS[form][2], MARK)
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False)


def written(form: str, value: str, folder: Path, *, raw: bool = False) -> tuple[str | None, list[Problem]]:
    """What the loader makes of ``value`` in a field of ``form``: the text there, or the problems."""
    text = template(form).replace(MARK, value if raw else quoted(value))
    return loaded(KINDS[FIELDS[form][0]], text, FIELDS[form][2], folder)


def loaded(kind: Kind, text: str, path: tuple[str, ...], folder: Path) -> tuple[str | None, list[Problem]]:
    """What the loader makes of a whole file: the text at ``path``, or the problems."""
    file = folder / "x.yml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    source, problems = read(file, "data/x.yml")
    if problems:
        return None, problems
    thing, problems = check(kind, source)
    if thing is None:
        return None, problems
    return next((str(leaf.value) for leaf in leaves(thing) if leaf.path == path), None), problems


def accepted(form: str, folder: Path, where: str = "text") -> list[str]:
    """The hostile values that a form lets pass, as it keeps them."""
    short = [value for value in hostile(where) if len(value) < 10_000]
    found = [written(form, value, folder)[0] for value in short]
    return list(dict.fromkeys(value for value in found if value is not None))


def po(text: str) -> str:
    """A text as it stands in a catalogue."""
    for sign, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(sign, escape)
    return f'"{text}"'


HEAD = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def message(place: str, dutch: str, translated: str) -> str:
    return f"\nmsgctxt {po(place)}\nmsgid {po(dutch)}\nmsgstr {po(translated)}\n"


def lay(root: Path) -> dict[str, list[str]]:
    """Makes a project of everything that is let pass; the values by form."""
    buildable(root)
    laid = {form: accepted(form, root) for form in ("plain", "line", "prose", "letter", "words")}
    (root / "x.yml").unlink()
    # What leads somewhere, or is a number, must exist: that is another test.
    laid["line"] = [value for value in laid["line"] if "{tel" not in value]
    laid["letter"] = [value for value in laid["letter"] if not LETTER_TOKEN.search(value)]
    laid["short"] = [value for value in laid["plain"] if len(value) <= 60]
    _content(root / "data", laid)
    _translations(root / "data" / "translations" / "ar", laid)
    return laid


#: The parts of a person of a school, each a line of at most 40 characters.
PERSON = ("role", "name", "when")


def schools(folder: Path) -> dict[str, dict[str, Any]]:
    """
    Folders of schools in ``folder``, which together hold every value that school.yml lets pass.

    What each says, by the name of its folder; each also changes a step, with values of its own.
    """
    folder.mkdir(parents=True)
    short = [value for value in hostile("text") if len(value) <= 60]
    names = [loaded(SCHOOL, f"name: {quoted(value)}\n", ("name",), folder)[0] for value in short]
    texts = {value for value in accepted("line", folder) if "{tel" not in value}
    (folder / "x.yml").unlink()
    every = list(dict.fromkeys(name for name in names if name is not None))
    # Papers have no letters for these, and a school's name stands on papers: that build is refused.
    printed = [value for value in every if max(value) < "\uff00"]
    brief = [value for value in printed if len(value) <= 24]
    lines = [value for value in every if len(value) <= 40]
    top = [value for value in printed if len(value) > 40]
    made: dict[str, dict[str, Any]] = {}
    for at in range(max(-(-len(top) // 4), -(-len(lines) // 18))):
        ring = [top[(4 * at + step) % len(top)] for step in range(4)]
        held = [lines[(18 * at + step) % len(lines)] for step in range(18)]
        about = {
            "name": ring[0], "short": brief[at % len(brief)], "address": ring[1:],
            "people": [dict(zip(PERSON, held[three : three + 3], strict=True)) for three in range(0, 18, 3)],
        }  # fmt: skip
        made[f"school-{at}"] = about
        own = folder / f"school-{at}" / "data" / "steps"
        own.mkdir(parents=True)
        (own.parent.parent / "school.yml").write_text(yaml.safe_dump(about, allow_unicode=True), "utf-8")
        step = {"background": {f"h{place}": value for place, value in enumerate(held) if value in texts}}
        (own / "een.yml").write_text(yaml.safe_dump(step, allow_unicode=True), "utf-8")
    return made


def _content(data: Path, laid: dict[str, list[str]]) -> None:
    step, page, letter = content("steps/een.yml"), content("pages/home.yml"), content("letters/brief.yml")
    case, terms, search = content("situations/geval.yml"), content("terms.yml"), content("search.yml")
    step["background"] |= {f"h{at}": value for at, value in enumerate(laid["line"])}
    step["say"] |= {f"h{at}": value for at, value in enumerate(laid["line"][::5])}
    page["sections"] |= {
        f"h{at}": {"title": laid["short"][at % len(laid["short"])], "text": value}
        for at, value in enumerate(laid["prose"])
    }
    page["sections"] |= {
        f"t{at}": {"title": value, "text": "Een zin."} for at, value in enumerate(laid["short"])
    }
    letter["paragraphs"] |= {f"h{at}": {"text": value} for at, value in enumerate(laid["letter"])}
    case["choice"] = "'\"<>&"
    case["strikes"], case["postpones"] = {"een.doe": "toString"}, {"records": "valueOf"}
    case["forbids"] = {"evaluates": "constructor"}
    known = ["constructor", "hasOwnProperty", "'\"<>&", "&lt;script&gt;pwn()&lt;/script&gt;", "\\' \\n"]
    terms |= {f"h{at}": {"term": value, "explanation": value} for at, value in enumerate(known)}
    typed = ["constructor", "prototype", "toString", "'; pwn(); //", "&lt;b&gt;", "</", '"; pwn(); //']
    search["nl"]["words"]["steps/drie"] = [word for word in typed if "<" not in word and ">" not in word]
    words = yaml.load((ROOT / "data" / "interface.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    free = [key for key in words if key.startswith(SCREEN) and "{" not in words[key]]
    words |= dict(zip(free, [value for value in laid["words"] if "{" not in value], strict=False))
    changed = {
        "steps/een.yml": step, "pages/home.yml": page, "letters/brief.yml": letter, "terms.yml": terms,
        "situations/geval.yml": case, "search.yml": search, "interface.yml": words,
    }  # fmt: skip
    for name, values in changed.items():
        (data / name).write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), "utf-8")


def _translations(folder: Path, laid: dict[str, list[str]]) -> None:
    folder.mkdir(parents=True)
    lines = [
        message(f"steps/een:background.h{at}", value, f"ع {value}")
        for at, value in enumerate(laid["line"]) if not structure(value)
    ]  # fmt: skip
    (folder / "steps.po").write_text(HEAD + "".join(lines), "utf-8")


def buildable(root: Path) -> Path:
    """A copy of the small project with the real pages around its things, so that a site can be made of it."""
    shutil.copytree(PROJECT, root)
    shutil.copytree(ROOT / "overrides", root / "overrides", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copy(ROOT / "data" / "interface.yml", root / "data")
    for page in (root / "docs").rglob("*.md"):
        shutil.copy(ROOT / "docs" / page.relative_to(root / "docs"), page)
    return root
