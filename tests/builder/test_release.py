"""A release: the same zip files each time, no school's file in the update, no old advice left behind."""

import zipfile
from pathlib import Path

import docx
import pytest

from macros.builder import release, withdrawn
from macros.builder.ownership import HEAD, MARK, foreign_zip, mark_of
from macros.content.guide import read
from macros.content.model.withdrawn import Withdrawn
from macros.content.problems import Failed
from macros.render import Renderer
from macros.views.site import Site
from macros.views.writer import Writer
from tests.conftest import ROOT, run
from tests.golden.small import small_guide


def test_two_zip_files(site, tmp_path):
    guide = read(ROOT)[0]
    one, two = (release.pack(site, tmp_path / name, guide, ROOT, draft=True) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    new, update = (set(zipfile.ZipFile(path).namelist()) for path in one)
    assert new - update == {
        "school/school.js", "school/voorbeeld-logo.svg", "school/voorbeeld-school.js"
    }  # fmt: skip
    assert update - new == set()
    assert {"index.html", "en/inrichten.html", "LEESMIJ.txt", "assets/files.js"} <= update
    readme = zipfile.ZipFile(one[0]).read("LEESMIJ.txt").decode("utf-8-sig")
    assert guide.settings.version in readme
    assert "{" not in readme
    # Until a school has put its own there, the site is nobody's.
    assert b"=" not in zipfile.ZipFile(one[0]).read("school/school.js")


def test_a_release_replaces_what_a_release_made_and_nothing_else(site, tmp_path):
    guide, out = read(ROOT)[0], tmp_path / "dist"
    made = release.pack(site, out, guide, ROOT, draft=True)
    first = [path.read_bytes() for path in made]
    mine = out / f".{made[0].name}.new"
    mine.write_text("van mij", "utf-8")
    assert [path.read_bytes() for path in release.pack(site, out, guide, ROOT, draft=True)] == first
    made[1].unlink()
    made[1].symlink_to(mine)
    made[0].write_text("van mij", "utf-8")
    with pytest.raises(Failed) as failed:
        release.pack(site, out, guide, ROOT, draft=True)
    assert [Path(one.file).name for one in failed.value.problems] == sorted(path.name for path in made)
    assert {one.key for one in failed.value.problems} == {"zip-of-somebody"}
    assert {path.read_text("utf-8") for path in (*made, mine)} == {"van mij"}
    assert len(list(out.iterdir())) == 3


def test_a_zip_file_with_more_in_it_is_not_a_releases(tmp_path):
    """A copy of a list proves nothing: every member is held against it."""
    held = {"index.html": b"pagina", "sw.js": b""}
    good = {**held, MARK: mark_of(held)}
    changed = {**good, "index.html": b"van mij"}
    more = {**good, "school/eigen-brief.docx": b"van mij"}
    bare = {MARK: HEAD.encode(), "school/eigen-brief.docx": b"van mij"}
    for members, left in ((good, True), (changed, False), (more, False), (bare, False), (held, False)):
        target = tmp_path / "een.zip"
        with zipfile.ZipFile(target, "w") as packed:
            for name, content in members.items():
                packed.writestr(name, content)
        assert (list(foreign_zip(target)) == []) is left
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in good.items():
            packed.writestr(name, content)
    target.write_bytes(target.read_bytes()[:-30])
    assert list(foreign_zip(target))


def test_what_vanished_needs_a_notice(site, tmp_path):
    (tmp_path / "releases").mkdir()
    for version, gone in (
        ("0.0.9", "stappen/oud.html"),
        ("0.0.10", "downloads/nl/oud.pdf"),
        ("9.0.0", "later.html"),
    ):
        (tmp_path / "releases" / f"{version}.txt").write_text(f"index.html\n{gone}\n", "utf-8")
    with pytest.raises(Failed) as failed:
        release.pack(site, tmp_path / "dist", read(ROOT)[0], tmp_path, draft=True)
    found = failed.value.problems
    assert [(one.file, one.line, one.found) for one in found] == [
        ("releases/0.0.10.txt", 2, "downloads/nl/oud.pdf")
    ]
    assert found[0].key == "address-gone"
    assert not (tmp_path / "dist").exists()


def test_a_release_writes_down_its_addresses(site, tmp_path):
    release.pack(site, tmp_path / "dist", read(ROOT)[0], tmp_path)
    (file,) = (tmp_path / "releases").iterdir()
    listed = file.read_text("utf-8").splitlines()
    assert {"index.html", "en/stappen/kom-samen.html", "downloads/nl/checklist.pdf"} <= set(listed)
    assert not [name for name in listed if name.startswith(("assets/", "school/"))]


@pytest.mark.parametrize("suffix", ["html", "pdf", "docx", "odt", "txt"])
def test_notices(suffix, tmp_path):
    guide = small_guide()
    about = {"oud": {"address": f"map/oud.{suffix}", "since": "0.2.0", "instead": "index.html"}}
    things = {"withdrawn": {"withdrawn": Withdrawn.model_validate({"withdrawn": about})}}
    guide = type(guide)(guide.language, {**guide.things, **things})
    renderer = Renderer(
        ROOT / "overrides" / "components", Writer(guide, "index.html").word, lambda key: str(guide.word(key))
    )
    made = withdrawn.write(
        {guide.language: guide},
        tmp_path,
        Site("", ("nl",), ("assets/site.css",), ()),
        lambda it: renderer.component("withdrawn", it),
    )
    assert made == [f"map/oud.{suffix}"]
    file = tmp_path / made[0]
    if suffix == "html":
        page = file.read_text("utf-8")
        assert 'href="../index.html"' in page
        assert 'href="../assets/site.css"' in page
        assert "withdrawn_since" in page
    elif suffix == "docx":
        assert "withdrawn_since" in "\n".join(one.text for one in docx.Document(str(file)).paragraphs)
    elif suffix == "txt":
        assert "0.2.0" in file.read_text("utf-8")
    else:
        assert file.read_bytes()[:4] == {"pdf": b"%PDF", "odt": b"PK\x03\x04"}[suffix]


def test_a_notice_over_what_is_there_is_a_problem(project):
    """Also one that leads nowhere; both at their place."""
    file = project / "data" / "withdrawn.yml"
    text = file.read_text("utf-8").replace("withdrawn: {}\n", "withdrawn:\n")
    text += "  een: {address: index.html, since: 0.2.0}\n"
    text += "  twee: {address: weg.html, since: 0.2.0, instead: nergens.html}\n"
    file.write_text(text, "utf-8")
    guide = read(project)[0]
    found = withdrawn.problems(guide, project, {"index.html"})
    lines = len(text.splitlines())
    assert [(one.file, one.line) for one in found] == [
        ("data/withdrawn.yml", lines - 1), ("data/withdrawn.yml", lines)
    ]  # fmt: skip


def test_a_release_asks_for_what_readers_need(tmp_path):
    """Today nobody can report an error, so only a draft can be made."""
    done = run("release", "--out", tmp_path / "dist")
    assert done.returncode == 1
    assert "correction_address" in done.stdout + done.stderr
    assert not (tmp_path / "dist").exists()


def test_the_parcel_names_files_that_are_there():
    folder = Path(release.PARCEL)
    assert {path.name for path in folder.iterdir()} == {"LEESMIJ.txt", *release.EXAMPLE}
