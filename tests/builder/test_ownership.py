"""
A build replaces only what a build made, or an empty place; all else is refused before anything happens.

Each way in is tried in a small world: a project, schools, a home folder and what is somebody else's.
After each the whole world is as it was, and the words that were printed stand in tests/golden/places/.
"""

import gc
import os
import shutil
import signal
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.builder.ownership import HEAD, MARK, mark, strangers
from macros.builder.places import MOST_NAME, PARTS, kept, project, real, reserved
from macros.builder.publish import claim
from macros.builder.workplace import recover, strange, workplace
from macros.builder.workplace import words as words_of
from macros.content.messages import Language
from macros.content.problems import Failed
from tests.conftest import ROOT
from tests.golden.cases import read
from tests.hostile.laying import buildable

GOLDEN = ROOT / "tests" / "golden" / "places"
HOLLOW = {"index.html": "pagina", "sw.js": "", "assets/files.js": "", "school/school.js": "leeg"}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def built(folder: Path) -> Path:
    """What a build leaves, as far as owning goes."""
    mark(write(folder, HOLLOW))
    return folder


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    world = tmp_path / "world"
    here = buildable(world / "project")
    write(here, {".git/config": "[core]", "school/school.yml": "name: Voorbeeld\n", "README.md": "lees"})
    write(world, {
        "home/brief.txt": "van mij", "other/notes.txt": "van mij", "other/map/foto.txt": "van mij",
        "rietkraag/school.yml": "name: De Rietkraag\n", "board/een/school.yml": "name: School een\n",
        "board/twee/school.yml": "name: School twee\n", "www/een/notes.txt": "van mij", "file": "van mij",
        "alike/.nazorgwijzer": "van mij", "folders/leeg/.keep": "",
    })  # fmt: skip
    (world / "folders" / "leeg" / ".keep").unlink()
    (world / "empty").mkdir()
    (world / "link").symlink_to("other")
    (world / "loop").symlink_to("loop")
    (world / "links").mkdir()
    (world / "links" / "een").symlink_to("../other")
    built(world / "site")
    write(built(world / "with-more"), {"CNAME": "www.example.org", "en/nieuw.html": "van ons"})
    write(built(world / "changed"), {"school/school.js": "window.school = {}"})
    (built(world / "with-link") / "foto.html").symlink_to("../other/notes.txt")
    write(world / "earlier", HOLLOW)
    shutil.copy(world / "site" / MARK, here / "docs" / MARK)
    shutil.copytree(world / "other", world / "marked")
    shutil.copy(world / "site" / MARK, world / "marked" / MARK)
    monkeypatch.setenv("HOME", str(world / "home"))
    # The command sets these for its whole process, and here that is the one of the tests.
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    return world


def tree(folder: Path) -> dict[str, object]:
    """All that there is: every name, what it is, what it holds."""
    found: dict[str, object] = {}
    for path in [folder, *sorted(folder.rglob("*"))]:
        about = path.lstat()
        holds = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else None
        found[str(path.relative_to(folder))] = (about.st_mode, about.st_ino, holds)
    return found


#: From where, and what comes after ``build``; W is the world.
WAYS: dict[str, tuple[str, list[str]]] = {
    "a-foreign-folder": ("project", ["--out", "W/other"]),
    "a-foreign-folder-slash": ("project", ["--out", "W/other/"]),
    "a-foreign-folder-relative": ("project", ["--out", "../other/"]),
    "a-foreign-folder-around": ("project", ["--out", "docs/../../empty/../other/."]),
    "a-foreign-folder-by-a-link": ("project", ["--out", "../link"]),
    "a-foreign-folder-with-a-mark": ("project", ["--out", "../marked"]),
    "a-folder-with-a-file-named-as-the-mark": ("project", ["--out", "../alike"]),
    "a-folder-of-folders": ("project", ["--out", "../folders"]),
    "a-file": ("project", ["--out", "../file"]),
    "below-a-file": ("project", ["--out", "../file/site"]),
    "a-link-to-itself": ("project", ["--out", "../loop"]),
    "docs-with-a-mark": ("project", ["--out", "docs"]),
    "data": ("project", ["--out", "data"]),
    "git": ("project", ["--out", ".git/"]),
    "in-docs": ("project", ["--out", "docs/site"]),
    "the-example": ("project", ["--out", "school"]),
    "the-project": ("project", ["--out", "W/project"]),
    "dot": ("project", ["--out", "."]),
    "nothing": ("project", ["--out", ""]),
    "parent-of-the-project": ("project", ["--out", "../"]),
    "top": ("project", ["--out", "/"]),
    "home": ("project", ["--out", "W/home"]),
    "tilde": ("project", ["--out", "~"]),
    "tilde-and-back": ("project", ["--out", "~/../home/"]),
    "where-the-command-starts": ("empty", ["--out", "."]),
    "nothing-elsewhere": ("empty", ["--out="]),
    "the-school": ("project", ["--school", "../rietkraag", "--out", "../rietkraag"]),
    "the-school-unnamed": ("project", ["--out", "../rietkraag"]),
    "in-the-school": ("project", ["--school", "../rietkraag", "--out", "../rietkraag/site"]),
    "in-the-school-unnamed": ("project", ["--out", "../rietkraag/site"]),
    "parent-of-a-school": ("project", ["--school", "../board/een", "--out", "../board"]),
    "a-folder-of-schools": ("project", ["--school", "../board", "--out", "../board"]),
    "in-a-folder-of-schools": ("project", ["--school", "../board", "--out", "../board/site"]),
    "several-over-a-foreign-folder": ("project", ["--school", "../board", "--out", "../www"]),
    "several-over-a-link": ("project", ["--school", "../board", "--out", "../links"]),
    "several-in-a-site": ("project", ["--school", "../board", "--out", "../site"]),
    "in-a-site": ("project", ["--out", "../site/nieuw"]),
    "a-site-with-more-in-it": ("project", ["--out", "../with-more"]),
    "a-site-with-a-link-in-it": ("project", ["--out", "../with-link"]),
    "a-site-with-values-typed-in": ("project", ["--out", "../changed"]),
    "a-site-of-an-earlier-version": ("project", ["--out", "../earlier"]),
}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_lost(way, world, monkeypatch, capsys, golden):
    folder, arguments = WAYS[way]
    monkeypatch.chdir(world / folder)
    before = tree(world)
    arguments = [one.replace("W/", f"{world}/") for one in arguments]

    def said(language: Language) -> str:
        assert main(["--language", language, "build", "--root", str(world / "project"), *arguments]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        return str(said.err).replace(str(world), "WORLD")

    read(GOLDEN / f"{way}.txt").hold(golden, said)
    assert tree(world) == before


def test_no_golden_file_is_left_over():
    assert {path.stem for path in GOLDEN.iterdir()} == set(WAYS)


def test_what_may_be_replaced(world):
    """Nothing, an empty folder, what a system left, a site, and a site of which something is gone."""
    write(world / "littered", {".DS_Store": "x", "Thumbs.db": "x"})
    write(world / "opened", {})
    write(built(world / "opened"), {"assets/desktop.ini": "x"})
    (built(world / "less") / "assets" / "files.js").unlink()
    for name in ("not/there", "empty", "littered", "site", "opened", "less"):
        place = real(world / name)
        claim([place])
        assert list(reserved(place, kept(world / "project", [world / "rietkraag", world / "board"]))) == []


def test_a_site_that_was_copied_is_a_builds_still(world):
    shutil.copytree(world / "site", world / "copy")
    shutil.make_archive(str(world / "site"), "zip", world / "site")
    shutil.unpack_archive(world / "site.zip", world / "unzipped")
    for name in ("copy", "unzipped"):
        claim([world / name])


@pytest.mark.parametrize("name", ["pipe", "changed", "more"])
def test_a_stranger_is_found_without_being_opened(world, name):
    """A pipe would wait for ever; of what is no file of ours only the name is read."""
    site = world / "site"
    if name == "pipe":
        os.mkfifo(site / "assets" / "pipe")
    elif name == "changed":
        (site / "index.html").unlink()
        os.mkfifo(site / "index.html")
    else:
        (site / "more").mkdir()
        (site / "more" / "deep").write_text("x", "utf-8")
    expected = {"pipe": ["assets/pipe"], "changed": ["index.html"], "more": ["more/"]}
    assert list(strangers(site)) == expected[name]


def test_a_mark_names_every_file_and_nothing_else(world):
    listed = (world / "site" / MARK).read_text("utf-8").removeprefix(HEAD).splitlines()
    assert [line.split("  ")[1] for line in listed] == sorted(HOLLOW)


@pytest.mark.parametrize("part", PARTS)
def test_no_part_of_the_program_is_a_place_for_a_site(part, tmp_path):
    """Nor of another project that it builds: asked, and not tried."""
    for root in (ROOT, tmp_path):
        (tmp_path / part).mkdir(exist_ok=True)
        for place in (root / part, root / part / "site"):
            if (root / part).is_dir():
                assert list(reserved(real(place), kept(tmp_path, []))), place


def test_the_parts_are_those_that_there_are():
    """But for folders with a dot: an editor has such ones too."""
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()}
    there = {path.name for path in ROOT.iterdir() if path.is_dir()} - ignored
    assert {name for name in there if name[0] != "."} == {name for name in PARTS if name[0] != "."}


def test_a_build_leaves_what_lies_beside(world, monkeypatch, capsys):
    """A real build, once: over a site of a build, among things of others under the names that it uses."""
    monkeypatch.undo()
    beside = {".site.old/notes.txt": "van mij", ".site.new-mine/notes.txt": "van mij", ".site.new-x/leeg": ""}
    write(world, beside)
    before = {name: tree(world / name.split("/")[0]) for name in beside}
    arguments = ["build", "--root", str(world / "project"), "--out", str(world / "site")]
    assert main(arguments) == 0, capsys.readouterr().err
    assert (world / "site" / "404.html").is_file()
    assert list(strangers(world / "site")) == []
    assert {name: tree(world / name.split("/")[0]) for name in beside} == before
    assert sorted(path.name for path in world.glob(".site.*")) == sorted(
        name.split("/")[0] for name in beside
    )


# The other commands that write or remove.


@pytest.mark.parametrize("place", [".", "docs", "data/steps", "..", "../site/rietkraag"])
def test_a_new_school_is_not_made_in_the_project(place, world, monkeypatch, capsys):
    """Before the first question."""
    monkeypatch.chdir(world / "project")
    before = tree(world)
    assert main(["--language", "en", "new", "school", place, "--root", str(world / "project")]) == 1
    assert "a new school cannot stand here" in capsys.readouterr().err
    assert tree(world) == before


def test_a_preview_takes_the_place_of_nothing_else(world, capsys):
    write(world / "project", {"build/serve/notes.txt": "van mij"})
    before = tree(world)
    assert main(["--language", "en", "serve", "--root", str(world / "project")]) == 1
    assert "build/serve:1:1: this folder was not made by a build" in capsys.readouterr().err
    assert tree(world) == before


def test_clean_removes_what_builds_made_and_nothing_else(world, capsys):
    here = world / "project"
    built(here / "site")
    write(built(here / "build" / "serve"), {"notes.txt": "van mij"})
    assert main(["--language", "en", "clean", "--root", str(here)]) == 1
    said = capsys.readouterr()
    assert said.out == f"removed: {here}/site\n"
    assert "notes.txt" in said.err
    assert not (here / "site").exists()
    assert list(strangers(here / "build" / "serve")) == ["notes.txt"]
    (here / "build" / "serve" / "notes.txt").unlink()
    assert main(["--language", "en", "clean", "--root", str(here)]) == 0
    assert not (here / "build" / "serve").exists()


def test_the_guard_of_a_new_school_is_narrower(world):
    """A school may start in the folder where its own command runs, or in an empty home."""
    for place in (world / "empty", world / "home"):
        assert list(reserved(real(place), project(world / "project"))) == []


@pytest.mark.parametrize("way", ["site", "build"])
def test_clean_follows_no_link(way, world, capsys):
    """To a site of a build as well: it may be what a server shows."""
    here = world / "project"
    built(world / "elsewhere" / "serve")
    (here / way).symlink_to(world / ("site" if way == "site" else "elsewhere"))
    before = tree(world)
    assert main(["--language", "en", "clean", "--root", str(here)]) == 1
    said = capsys.readouterr()
    assert f"project/{way}:1:1: this is a link" in said.err
    assert "elsewhere" in said.err if way == "build" else "world/site" in said.err
    assert tree(world) == before


def forged(site: Path, way: str) -> Path:
    """A folder beside a site, under the name of one that a build works in."""
    there = site.with_name(f".{site.name}.new-{way}")
    there.mkdir()
    (there / "notes").write_text("van mij", "utf-8")
    if way == "one-line":
        words = f"# A build of Nazorgwijzer works here, on the site: {site.name}\n"
        (there / MARK).write_text(words, "utf-8")
    elif way == "copied":
        with workplace(site) as work:
            shutil.copy(work / MARK, there)
    elif way == "link":
        (site.with_name("mark")).write_bytes(words_of(site, there))
        (there / MARK).symlink_to(site.with_name("mark"))
    elif way == "pipe":
        os.mkfifo(there / MARK)
    elif way == "folder":
        (there / MARK).mkdir()
    return there


@pytest.mark.parametrize("way", ["one-line", "copied", "link", "pipe", "folder", "none"])
def test_a_forged_workplace_stays_and_is_named(way, world):
    site = world / "site"
    there = forged(site, way)
    before = tree(there)
    with workplace(site):
        pass
    recover(site)
    assert tree(there) == before
    assert strange(site) == [there]


def test_below_a_pipe_nothing_waits(world, monkeypatch, capsys):
    os.mkfifo(world / "pipe")
    os.mkfifo(world / "empty" / MARK)
    for out in ("pipe/site", "pipe", "empty"):
        wanted = ["build", "--root", str(world / "project"), "--out", str(world / out)]
        assert main(["--language", "en", *wanted]) == 1
        assert "1 problem." in capsys.readouterr().err


def test_a_name_that_no_disk_takes_is_told_before_anything_is_made(world, capsys):
    for name in ("a" * 250, "\u00e9" * 130, "b" * 300 + "/site"):
        wanted = ["build", "--root", str(world / "project"), "--out", str(world / name)]
        assert main(["--language", "en", *wanted]) == 1
        assert "the name of a folder is too long" in capsys.readouterr().err
    with workplace(world / ("a" * MOST_NAME)):
        pass


def test_claiming_tells_of_every_place(world):
    with pytest.raises(Failed) as failed:
        claim([world / "other", world / "site", world / "file"])
    assert [Path(one.file).name for one in failed.value.problems] == ["file", "other"]
