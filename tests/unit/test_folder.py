"""One rule for what lies in a folder: what the check skips is never read, and what is read was checked."""

import os
import socket
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.builder.assemble import Order
from macros.builder.project import Project, load, load_school, load_schools
from macros.content import files, source
from macros.content.guide import read
from macros.content.messages import say
from macros.content.problems import Failed, Problem
from macros.school.folder import read_folder
from tests.conftest import copy_project
from tests.golden.small import PROJECT
from tests.golden.test_schools import small
from tests.unit.test_school import STEP, write

OUTSIDE = "GEHEIM: hunter2\n"
ORGANISATION = (PROJECT / "data/organisations/zoek.yml").read_text("utf-8").replace("Zoek", "Van buiten")
#: Where a file of a school may lie, and what it would do there if it were read.
PLACES = {
    "data/organisations/{}.yml": ORGANISATION,
    "data/organisations/{}.yaml": ORGANISATION,
    "data/steps/{}.yml": STEP,
    "data/translations/ar/{}.po": 'msgctxt "x"\nmsgid "x"\nmsgstr "x"\n',
    "data/{}.yml": "hide: [steps/twee]\n",
    "docs/{}.md": '{{ lead("pages", "over") }}\n',
    "docs/stappen/{}.md": "<b>van buiten</b>\n",
}


def told(folder: Path) -> list[Problem]:
    try:
        load_school(small(), read_folder(folder, "school"))
    except Failed as failed:
        return failed.problems
    return []


def held(project: Project) -> dict[str, object]:
    """All that the guide of each language holds: a guide is equal to itself alone."""
    return {language: guide.things for language, guide in project.guides.items()}


@pytest.mark.parametrize("dotted", [".geheim", "._een", ".DS_Store", "._"])
@pytest.mark.parametrize("place", PLACES)
def test_dot_file_is_not_read_whatever_it_is(tmp_path, place, dotted):
    """Nor a link: what the check skips, the reader skips."""
    before = load_school(
        small(), read_folder(write(tmp_path / "a" / "school", {"data/hide.yml": "hide: []"}))
    )
    folder = write(tmp_path / "b" / "school", {"data/hide.yml": "hide: []"})
    outside = tmp_path / "buiten"
    outside.write_text(PLACES[place], "utf-8")
    path = folder / place.format(dotted)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(outside)
    (path.parent / (path.name + ".yml")).write_bytes(b"\x00\x05\x16\x07")  # as macOS leaves them
    after = load_school(small(), read_folder(folder, "school"))
    assert held(after) == held(before)
    assert after.copy
    assert before.copy
    assert after.copy.pages == before.copy.pages


@pytest.mark.parametrize(
    "place", [place.format("hulp") for place in PLACES] + ["school.yml", "originals.yml"]
)
def test_link_is_refused_and_tells_nothing_of_the_file(tmp_path, place):
    folder = write(tmp_path / "school", {})
    (tmp_path / "buiten").write_text(OUTSIDE, "utf-8")
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).unlink(missing_ok=True)
    (folder / place).symlink_to(tmp_path / "buiten")
    problems = told(folder)
    assert any(one.file == f"school/{place}" and one.key == "unsafe-link" for one in problems)
    assert "hunter2" not in "".join(one.words("nl") for one in problems)


@pytest.mark.parametrize("place", ["data", "docs", "data/steps", "data/translations", "data/translations/ar"])
def test_linked_folder_is_refused(tmp_path, place):
    outside = write(tmp_path / "buiten", {"onze.yml": STEP})
    folder = write(tmp_path / "school", {})
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).symlink_to(outside)
    assert [one.file for one in told(folder)] == [f"school/{place}"]


def test_pipe_socket_and_odd_names_are_refused(tmp_path, monkeypatch):
    folder = write(
        tmp_path / "school", {"data/steps/een\x1b[31m.yml": STEP, "data/steps/k\u202elmy.yml": STEP}
    )
    os.mkfifo(folder / "data/steps/pijp.yml")
    monkeypatch.chdir(folder)  # the address of a socket may not be long
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("data/stop.yml")
    problems = told(folder)
    assert len(problems) == 4
    assert "".join(one.words("nl") for one in problems).replace("\n", "").isprintable()


def test_hard_link_and_capitals(tmp_path):
    """A hard link is a plain file. An ending in capitals is refused, and not read on one system alone."""
    folder = write(tmp_path / "school", {"data/hide.yml": "hide: []"})
    (tmp_path / "buiten.yml").write_text(ORGANISATION, "utf-8")
    (folder / "data/organisations").mkdir()
    os.link(tmp_path / "buiten.yml", folder / "data/organisations/mede.yml")
    assert told(folder) == []
    (folder / "data/organisations/mede.yml").rename(folder / "data/organisations/mede.YML")
    assert [one.key for one in told(folder)] == ["not-a-yml-file"]


SWAPPED = {
    "school.yml": "name: De Rietkraag\n", "data/steps/onze.yml": STEP, "data/hide.yml": "hide: []\n",
    "originals.yml": '"x": "y"\n', "data/translations/ar/steps.po": "", "docs/stappen/onze.md": "",
}  # fmt: skip


@pytest.mark.parametrize("place", SWAPPED)
@pytest.mark.parametrize("sort", ["link", "pipe"])
def test_file_swapped_after_the_check_is_not_read(tmp_path, monkeypatch, place, sort):
    folder = write(tmp_path / "school", SWAPPED)
    (tmp_path / "buiten").write_text(OUTSIDE, "utf-8")
    opened = files.opened
    swapped: list[Path] = []

    def swap(path: Path):
        if path == (folder / place).resolve() and not swapped:
            swapped.append(path)
            path.unlink()
            path.symlink_to(tmp_path / "buiten") if sort == "link" else os.mkfifo(path)
        return opened(path)

    monkeypatch.setattr(files, "opened", swap)
    problems = told(folder)
    assert swapped
    assert [(one.file, one.key) for one in problems] == [(f"school/{place}", "no-file-with-text")]


def test_folder_that_is_named_may_be_a_link_and_what_lies_in_it_may_not(tmp_path):
    folder = write(tmp_path / "scholen/een", {})
    (tmp_path / "school").symlink_to(folder)
    assert load_school(small(), read_folder(tmp_path / "school")).copy
    (tmp_path / "scholen/twee").symlink_to(folder)
    (tmp_path / "scholen/.drie").symlink_to(folder)
    with pytest.raises(Failed) as failed:
        load_schools(PROJECT, [tmp_path / "scholen"])
    assert [(Path(one.file).name, one.key) for one in failed.value.problems] == [("twee", "linked-school")]


def test_guide_has_the_same_rule(tmp_path):
    root = tmp_path / "project"
    root.mkdir()
    copy_project(root)
    for name in (
        "data/steps/._aangifte.yml",
        "docs/._index.md",
        "data/._guide.yml",
        "data/translations/en/._x.po",
    ):
        (root / name).write_bytes(b"\x00\x05\x16\x07")
    assert read(root)[2] == []
    (tmp_path / "buiten.yml").write_text(OUTSIDE, "utf-8")
    (root / "data/law/erbij.yml").symlink_to(tmp_path / "buiten.yml")
    assert [(one.file, one.found) for one in read(root)[2]] == [
        ("data/law/erbij.yml", say("a-link-to-a-file"))
    ]


def test_file_that_may_not_be_read_is_a_problem(tmp_path, monkeypatch):
    def refuse(path: Path):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "een.yml").write_text("x: y\n", "utf-8")
    monkeypatch.setattr(files, "opened", refuse)
    assert [one.found for one in source.read(tmp_path / "een.yml", "een.yml")[1]] == ["Permission denied"]


def test_whole_command_on_a_link_with_a_dot(tmp_path, capsys):
    """The way it was found: read, and published."""
    folder = write(tmp_path / "school", {"data/organisations/mede.yml": ORGANISATION})
    (tmp_path / "buiten").write_text(OUTSIDE, "utf-8")
    (folder / "data/organisations/.geheim.yml").symlink_to(tmp_path / "buiten")
    assert main(["--language", "en", "check", "--root", str(PROJECT), "--school", str(folder)]) == 0
    assert "GEHEIM" not in capsys.readouterr().err


def page(folder: Path, *lines: str) -> list[Problem]:
    """What is said of a school's own page with these lines."""
    text = "\n\n".join(("# {{ title() }}", "{{ lead() }}", *lines)) + "\n"
    return told(write(folder, {"data/steps/onze.yml": STEP, "docs/stappen/onze.md": text}))


#: What is asked for, and what is said of it; with place, as the generator has functions of those names.
ASKED = {
    "{{ context() }}": 'there is no component "context"',
    "{{ lipsum() }}": 'there is no component "lipsum"',
    "{{ dict() }}": 'there is no component "dict"',
    '{{ cycler("a") }}': 'there is no component "cycler"',
    "{{ fix_url() }}": 'there is no component "fix_url"',
    "{{ nonsense() }}": 'there is no component "nonsense"',
    '{{ lead("x") }}': '"lead" takes another number of options',
    '{{ title("x") }}': '"title" takes another number of options',
    '{{ actions("een", "twee") }}': '"actions" takes another number of options',
    "{{ talk() }}": '"talk" takes another number of options',
    "{{ signals() }}": "a component that cannot be shown",
    '{{ numbers("niemand") }}': '"numbers" takes another number of options',
    "{{ letter() }}": "a component that cannot be shown",
    "{{ lead() }}": "this component stands on the page already",
    "{{ lead()|safe }}": "a page holds components and nothing else",
    "{{ lead().text }}": "a page holds components and nothing else",
    "{{ lead(x=1) }}": "a page holds components and nothing else",
    "{{ lead() }}{{ now() }}": "a page holds components and nothing else",
    "{% include 'x' %}": "a page holds components and nothing else",
}


@pytest.mark.parametrize("call", ASKED)
def test_own_page_asks_for_components_of_ours_and_nothing_else(tmp_path, call):
    [found] = page(tmp_path / "school", "{{ actions() }}", call)
    col = 1 if "nothing else" in ASKED[call] else 4
    told = found.words("en").partition("\n")[0]
    assert told == f"school/docs/stappen/onze.md:7:{col}: {ASKED[call]}"


def test_own_page_may_have_what_its_kind_has(tmp_path):
    """Everything of the layout, and what stands on any page."""
    own = ("do_not", "phrases", "background", "contacts", "neighbours", "provenance", "danger", "school")
    calls = [f"{{{{ {one}() }}}}" for one in own]
    assert page(tmp_path / "school", "{{ actions() }}", *calls) == []


def test_own_page_of_a_step_shows_what_others_link_to(tmp_path):
    [found] = page(tmp_path / "school")
    assert (found.file, found.line) == ("school/docs/stappen/onze.md", 1)
    assert "actions" in found.words("en").partition("\n")[0]


#: A file that nobody would read, and a word of what is said of it.
UNREAD = {
    "data": "this should be a folder",
    "docs": "this should be a folder",
    "data/translations": "this should be a folder",
    "data/translations/xx/steps.po": "no language has its catalogues here",
    "data/translations/AR/steps.po": "put its catalogues in a folder  ar",
    "data/translations/ar.po": "put its catalogues in a folder  ar",
    "data/translations/nl/steps.po": "the texts are written in this language",
    "data/translations/ar/Steps.po": "no kind of thing has this catalogue",
}


@pytest.mark.parametrize("place", UNREAD)
def test_nothing_is_passed_over_in_silence(tmp_path, place):
    [found] = told(write(tmp_path / "school", {place: "x"}))
    assert UNREAD[place] in found.words("en")
    assert f"school/{place}".startswith(found.file)


def test_file_of_the_school_in_capitals_is_named(tmp_path):
    folder = write(tmp_path / "school", {})
    (folder / "school.yml").rename(folder / "school.YML")
    assert any('rename it to "school.yml"' in one.words("en") for one in told(folder))


def test_guide_has_no_catalogues_of_unknown_languages(tmp_path):
    root = tmp_path / "project"
    root.mkdir()
    copy_project(root)
    (root / "data/translations/xx").mkdir()
    with pytest.raises(Failed) as failed:
        load(root)
    assert [one.file for one in failed.value.problems] == ["data/translations/xx"]


def test_problem_of_an_own_page_is_laid_at_that_page(tmp_path):
    """Also that of a link from a page of the guide."""
    folder = write(tmp_path / "school", {
        "data/steps/onze.yml": STEP, "docs/stappen/onze.md": "{{ lead() }}\n\n{{ actions() }}\n",
    })  # fmt: skip
    project = load_school(small(), read_folder(folder, "school"))
    order = Order(project, tmp_path, tmp_path, "", lambda _: "")
    for where, found in (
        ("site/stappen/onze.html", "x"), ("site/ar/stappen/een.html", "onze.html#doe"),
        ("site/checklist.html", "stappen/onze.html#doe"), ("docs/stappen/onze.md", "x"),
    ):  # fmt: skip
        [told_] = order.own([Problem(where, 3, 1, "component-twice", found)])
        assert told_.file == "school/docs/stappen/onze.md"
    [other] = order.own([Problem("site/over.html", 3, 1, "component-twice", "elders.html")])
    assert other.file == "school/school.yml"
