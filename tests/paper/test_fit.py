"""Every paper fits beside every name and logo that a school may have; what cannot be printed says why."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from macros.__main__ import main
from macros.builder.project import Project, load
from macros.content.guide import Guide
from macros.content.model.school import LONGEST_NAME, Logo, School
from macros.paper import printing
from macros.paper.fullest import MOST_STEPS, WIDEST_NAME, fullest
from macros.paper.papers import Values, papers
from macros.paper.press import Unprintable, press
from tests.conftest import ROOT, URL, copy_project
from tests.paper.reading import LEAST, beside_the_page, overlapping, reader, sizes, text_of

DOCUMENTS = ("sheet", "poster", "card", "card")
PLACES = [(ROOT / "data", "data")]


@pytest.fixture(scope="module")
def project() -> Project:
    return load(ROOT)


def faults(pdf: bytes, document: str) -> list[str]:
    """What is wrong with a paper as it came from the press."""
    found = [f"{one} outside the page" for one in beside_the_page(pdf)]
    found += [f"{one} overlap" for one in overlapping(pdf)]
    if len(reader(pdf).pages) != 1:
        found.append(f"{len(reader(pdf).pages)} pages")
    if min(sizes(pdf)) < LEAST[document]:
        found.append(f"type of {min(sizes(pdf))} pt")
    return found


@pytest.mark.parametrize("language", list(load(ROOT).guides))
def test_the_fullest_papers_fit(project: Project, language: str) -> None:
    guide = project.guides[language]
    made = list(fullest(guide))
    assert tuple(document for document, _ in made) == DOCUMENTS
    for document, values in made:
        assert values["school"] == WIDEST_NAME
        pdf = press(document, values, guide.settings.date)
        assert faults(pdf, document) == [], document
        assert "".join(text_of(pdf).split()).count("W" * LONGEST_NAME) == 1, document


def test_the_fullest_are_full(project: Project) -> None:
    """With more rows or steps they do not fit: the papers above are no test of empty pages."""
    guide = project.guides["nl"]
    sheet, poster, card = (values for _, values in list(fullest(guide))[:3])
    assert sum(len(group["rows"]) for group in sheet["groups"]) == guide.sheet.most
    assert len(poster["stops"]) == MOST_STEPS
    sheet["groups"][0]["rows"] += sheet["groups"][0]["rows"]
    poster["stops"] += poster["stops"]
    card["numbers"] += card["numbers"]
    for document, values in (("sheet", sheet), ("poster", poster), ("card", card)):
        with pytest.raises(Unprintable) as failed:
            press(document, values, guide.settings.date)
        assert failed.value.pages == 2


def logo(width: int, height: int) -> Logo:
    shape = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><path d="M0 0h1v1z"/></svg>'
    )
    return Logo("svg", shape.encode(), width, height)


LOGOS: dict[str, Logo | None] = {"none": None, "wide": logo(20, 1), "tall": logo(1, 20), "square": logo(1, 1)}
NAMES = {
    "wide": WIDEST_NAME, "wide words": "W" * 20 + " " + "W" * 20 + " " + "W" * 18, "short": "De Til",
    "narrow": "i" * LONGEST_NAME, "long": "Samenwerkende Scholengemeenschap Waterlandse Polder en Meren",
    "many words": "W w " * 15, "arabic": "مدرسة النور " * 5, "arabic word": "مدرسة" * 12,
    "accents": "Școala Łódź Ġgantija Ŵyddfa", "composed": "Ecole\u0301",
}  # fmt: skip


@pytest.mark.parametrize("language", list(load(ROOT).guides))
@pytest.mark.parametrize(
    ("kind", "shape"), [*((kind, "wide") for kind in NAMES), *(("long", shape) for shape in LOGOS)]
)
def test_papers_beside_every_name_and_logo(project: Project, language: str, kind: str, shape: str) -> None:
    guide = branded(project.guides[language], NAMES[kind], LOGOS[shape])
    for name, document, values in papers(guide, URL):
        if not name.startswith("checklist-"):
            pdf = press(document, values, guide.settings.date)
            assert faults(pdf, document) == [], name


def branded(guide: Guide, name: str, logo: Logo | None = None) -> Guide:
    return replace(guide, school=School(name=name), logo=logo)


def changed(values: Values, **other: object) -> Values:
    return {**values, **other}


def test_ordinary_card_has_ordinary_type(project: Project) -> None:
    for guide in project.guides.values():
        made = {name: press(document, values, guide.settings.date)
                for name, document, values in papers(guide, URL) if document == "card"}  # fmt: skip
        assert all(min(sizes(pdf)) >= 8 for pdf in made.values())


# --- The true cause -----------------------------------------------------------


def problems(guide: Guide, places: list[tuple[Path, str]] = PLACES) -> list[str]:
    return [problem.words("en") for problem in printing.unprintable(guide, places)]


@pytest.mark.parametrize(("name", "missing"), [
    ("De Uil 🎓", '"🎓" (U+1F393)'), ("Школа", '"Ш" (U+0428)'), ("De 电话", '"电" (U+7535)'),
])  # fmt: skip
def test_a_character_of_the_name_is_named(project: Project, name: str, missing: str) -> None:
    [said] = set(problems(branded(project.guides["nl"], name)))
    assert said.startswith(f"school.yml:name:1:1: papers cannot print {missing} in the name of the school")


def test_a_picture_that_cannot_be_drawn_is_the_logo(project: Project) -> None:
    broken = Logo("png", b"\x89PNG\r\n\x1a\n", 4, 2)
    [said] = set(problems(branded(project.guides["nl"], "De Til", broken)))
    assert said.startswith("school.yml:logo:1:1: papers cannot print the logo\n")
    assert "failed to decode image" in said


def test_a_character_in_the_content_has_its_place(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    file = root / "data" / "steps" / "kom-samen.yml"
    brief = 'brief: "Zorg dat niemand'
    text = file.read_text("utf-8")
    assert brief in text
    text = text.replace(brief, f"{brief} 🎓")
    file.write_text(text, "utf-8")
    line = next(at for at, one in enumerate(text.splitlines(), 1) if "🎓" in one)
    col = text.splitlines()[line - 1].index("🎓") + 1
    found = list(printing.unprintable(load(root).guides["nl"], [(root / "data", "data")]))
    assert {(one.file, one.line, one.col) for one in found} == {("data/steps/kom-samen.yml", line, col)}
    assert 'papers cannot print "🎓" (U+1F393): checklist (nl)' in found[0].words("en")


def test_too_many_rows_have_their_place(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    file = root / "data" / "sheet.yml"
    text = file.read_text("utf-8").replace("blank: 2 ", "blank: 40 ")
    assert "blank: 40 " in text
    file.write_text(text, "utf-8")
    line = text.splitlines().index(next(one for one in text.splitlines() if one.startswith("most:"))) + 1
    guide = load(root).guides["nl"]
    found = printing.write(guide, "", tmp_path / "out", [(root / "data", "data")])
    assert len(found) > len(guide.situations)
    for one in found:
        assert (one.file, one.line) == ("data/sheet.yml", line)
        assert re.search(r"\n  found:    \d+ pages\n", one.words("en"))
    # A school is not blamed for what would not fit without it either.
    [said] = [
        one for one in problems(branded(guide, "De Til", LOGOS["wide"]), [(root / "data", "data")])
        if ": checklist (nl)" in one
    ]  # fmt: skip
    assert said.startswith(f"data/sheet.yml:{line}:1: a paper cannot be printed")


def test_what_fits_without_the_school_alone_says_so(project: Project) -> None:
    """The words fill the page up to the last line: then the band of the school is what is too much."""
    from macros.paper.causes import cause

    guide = branded(project.guides["nl"], "De Til", LOGOS["wide"])
    values = next(values for name, _, values in papers(guide, URL) if name == "poster")
    for words in range(0, 400, 4):
        filled = changed(values, do_not=[*values["do_not"], *(["woord " * 14] * (words // 4))])
        try:
            press("poster", filled, guide.settings.date)
        except Unprintable as fault:
            said = cause(guide, "poster", "poster", filled, fault, PLACES).words("en")
            break
    assert said.startswith("school.yml:name:1:1: a paper has no room for the name of the school: poster (nl)")
    assert "2 pages; without it 1" in said


# --- The command ----------------------------------------------------------------


def school(folder: Path, about: str, **files: str) -> Path:
    for name, text in {"school.yml": about, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_check_names_a_character_at_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = school(tmp_path / "uil", "short: De Uil\nname: De Uil 🎓\n")
    assert main(["--language", "en", "check", "--school", str(folder)]) == 1
    said = capsys.readouterr().err
    assert f'{folder.as_posix()}/school.yml:2:7: papers cannot print "🎓" (U+1F393) in the name' in said


def own_step(title: str) -> str:
    step = yaml.safe_load((ROOT / "data" / "steps" / "aangifte.yml").read_text("utf-8"))
    text = {"purpose": "Waarvoor deze stap is.", "title": title, "short_title": title}
    action = {
        "text": "Doe dit.",
        "when": "later",
        "who": ["mentor"],
        "why": "Daarom.",
        "effects": ["records"],
    }
    return yaml.safe_dump(
        {**text, "actions": {"doe": action}, "checked_on": step["checked_on"], "reviewed_by": "none"},
        allow_unicode=True,
    )


def test_steps_of_a_school_fit_on_the_poster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps = {f"data/steps/eigen-{at}.yml": own_step("Onze eigen stap voor de leerlingen") for at in range(4)}
    folder = school(tmp_path / "uil", f"name: {WIDEST_NAME}\nlogo: logo.svg\n", **steps)
    (folder / "logo.svg").write_bytes(logo(20, 1).data)
    assert main(["--language", "en", "check", "--school", str(folder)]) == 0, capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "missing"), [("Onze stap 🎓", '"🎓" (U+1F393)'), ("Школа", '"Ш" (U+0428)')]
)
def test_check_finds_a_character_in_what_a_school_adds(
    title: str, missing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also one that stands in the guide's own words, in a language that no paper has."""
    folder = school(tmp_path / "uil", "name: De Uil\n", **{"data/steps/eigen.yml": own_step(title)})
    assert main(["--language", "en", "check", "--school", str(folder)]) == 1
    said = capsys.readouterr().err
    assert f"{folder.as_posix()}/data/steps/eigen.yml:" in said
    assert f"papers cannot print {missing}: poster (nl)" in said
