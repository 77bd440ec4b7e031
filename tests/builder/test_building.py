"""
The build as a command: the site changes as a whole or not at all, and nobody sees a traceback.

What goes wrong goes wrong in a copy of the small project; the real one is built where its content counts.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builder.reading import files
from tests.conftest import ROOT, _built, copy_project, run
from tests.hostile.laying import HEAD, buildable, message

#: A language that nobody has translated anything into.
NORSK = "  no: {name: Norsk, direction: ltr, reviewed_by: none}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project, with a translation."""
    project = buildable(tmp_path / "project")
    folder = project / "data" / "translations" / "ar"
    folder.mkdir(parents=True)
    (folder / "steps.po").write_text(HEAD + message("steps/een:short_title", "Eerste", "أول"), "utf-8")
    return project


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the real project."""
    return copy_project(tmp_path / "real")


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small project."""
    project = buildable(tmp_path_factory.mktemp("small") / "project")
    return _built(tmp_path_factory, "site-small", "--root", str(project))


@pytest.fixture
def published(small_site, tmp_path):
    """A site that was published before."""
    return Path(shutil.copytree(small_site, tmp_path / "www" / "site"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, f"{file} has no {old}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def _interruptible() -> None:
    """Ctrl+C works in the build also where the tests run in the background, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(project: Path, out: Path, **environment: str) -> subprocess.Popen[str]:
    command = ["--language", "en", "build", "--root", str(project), "--out", str(out)]
    return subprocess.Popen(
        [sys.executable, "-m", "macros", *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_interruptible,
    )


def test_two_builds_are_the_same_byte_for_byte(site, real, tmp_path):
    """Another folder, another day, another locale, other hashes: the same site."""
    other = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "0"}
    building = start(real, tmp_path / "elsewhere" / "site", **other)
    out, err = building.communicate(timeout=300)
    assert building.returncode == 0, out + err
    one, two = files(site), files(tmp_path / "elsewhere" / "site")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


#: A fault of each part of a build, and words that its report must hold.
FAULTS = {
    "content": ("data/steps/een.yml", "title:", "titel:", 'rename it to "title"'),
    "translation": ("data/translations/ar/steps.po", "msgctxt", "msgctx", "data/translations/ar/steps.po:"),
    "dead anchor": ("data/steps/twee.yml", "purpose: ", "purpose: '[x](steps/een#x)' #", "leads nowhere"),
    "unknown component": ("docs/wet.md", "{{ lead(", "{{ leed(", "wet.md"),
    "component of another kind": ("docs/wet.md", "{{ law(", "{{ actions(", "wet.md"),
    "template": ("overrides/components/lead/lead.html", "it.text", "it.texts", "lead"),
    "interface word": ("data/interface.yml", "skip_to_content:", "skip_to_contents:", "skip_to_content"),
    "placeholder": ("data/interface.yml", "{number} van {total}", "{number} van {totaal}", "total"),
    "letter word": ("data/letter-parts.yml", "  model:", "  modl:", "data/letter-parts.yml"),
    "wiring": ("mkdocs.yml", 'site_url: ""', 'site_url: "', "mkdocs.yml"),
    "address": ("mkdocs.yml", 'site_url: ""', "site_url: ftp://example.org", "mkdocs.yml"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_problem_leaves_the_site_as_it_was(fault, project, published):
    file, old, new, words = FAULTS[fault]
    edit(project / file, old, new)
    before = files(published)
    done = run("build", "--root", project, "--out", published)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said, said
    assert words in said, said
    assert "problem" in said.splitlines()[-1], said
    assert files(published) == before
    assert [path.name for path in published.parent.iterdir()] == ["site"]


# Root may write everywhere; without these two rights it is held to the modes of files, as others are.
AS_OTHERS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


def test_a_place_that_cannot_be_written(published):
    before = files(published)
    published.parent.chmod(0o555)
    done = subprocess.run(
        [*AS_OTHERS, sys.executable, "-m", "macros", "--language", "en", "build", "--out", str(published)],
        cwd=ROOT, text=True, capture_output=True, timeout=1200,
    )  # fmt: skip
    published.parent.chmod(0o755)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "Permission denied" in done.stderr
    assert str(published.parent) in done.stderr
    assert "The site that was there is untouched." in done.stderr
    assert files(published) == before


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_the_site_as_it_was(how, project, published):
    before = files(published)
    building = start(project, published)
    ends = time.monotonic() + 300
    while not list(published.parent.glob(".site.new-*/*/site/index.html")):  # the pages are being made
        assert building.poll() is None, building.communicate()
        assert time.monotonic() < ends
        time.sleep(0.01)
    # Ctrl+C reaches the whole group of processes; the other two reach the first alone.
    (os.killpg if how == signal.SIGINT else os.kill)(building.pid, how)
    out, err = building.communicate(timeout=300)
    assert building.returncode != 0
    assert "Traceback" not in out + err, out + err
    assert files(published) == before
    if how != signal.SIGKILL:
        assert err.splitlines()[-1] == "Stopped. The site that was there is untouched."
        assert [path.name for path in published.parent.iterdir()] == ["site"]


def plain(project: Path, engine: str, out: str) -> None:
    """Builds the project as whoever knows the generator does, with nothing of ours around it."""
    done = subprocess.run(
        [sys.executable, "-m", engine, "build", "--strict", "--quiet", "--site-dir", out],
        cwd=project, text=True, capture_output=True, timeout=1200,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_plain_mkdocs_builds_the_dutch_site(site, real):
    """Whoever knows MkDocs needs nothing else to look at a page; ProperDocs builds the same bytes."""
    shutil.copytree(ROOT / "macros", real / "macros")
    plain(real, "mkdocs", "build/preview")
    plain(real, "properdocs", "build/other")
    assert files(real / "build" / "other") == files(real / "build" / "preview")
    pages = {name for name in files(real / "build" / "preview") if name.endswith(".html")}
    assert pages == {name for name in files(site) if name.endswith(".html") and not name.startswith("en/")}
    page = (real / "build" / "preview" / "stappen" / "kom-samen.html").read_text("utf-8")
    assert "<h1" in page
    for address in [part.split('"')[0] for part in page.split('rel="stylesheet" href="')[1:]]:
        assert (real / "build" / "preview" / "stappen" / address).resolve().is_file()


def test_without_the_theme_the_site_is_the_same(site, real, tmp_path):
    """Of Material we use the name."""
    edit(real / "mkdocs.yml", "name: material", "name: null")
    done = run("build", "--root", real, "--out", tmp_path / "bare")
    assert done.returncode == 0, done.stdout + done.stderr
    assert files(tmp_path / "bare") == files(site)


def test_mkdocs_settings_are_not_words():
    """What mkdocs.yml calls the site and what data/ calls it is the same."""
    assert "site_name: Nazorgwijzer" in (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "title: Nazorgwijzer" in (ROOT / "data" / "guide.yml").read_text("utf-8")


@pytest.mark.parametrize("arguments", [("translate", "qq"), ("translate", "../ar"), ("translate", "nl")])
def test_a_language_that_the_guide_does_not_have(project, arguments):
    done = run(*arguments, "--root", project)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "data/guide.yml" in done.stderr
    assert not (project / "data" / "translations" / "qq").exists()
    assert not (project / "data" / "translations" / "nl").exists()


def test_check_says_how_far_the_languages_are():
    done = run("check")
    assert done.returncode == 0, done.stderr
    assert "en: " in done.stdout
    assert "not reviewed by a lawyer" in done.stdout


def test_a_new_language_shows_dutch_until_it_is_translated(project, tmp_path):
    edit(project / "data" / "guide.yml", "phases:\n", f"{NORSK}\nphases:\n")
    site = tmp_path / "not" / "there" / "site"
    done = run("build", "--root", project, "--out", site)
    assert done.returncode == 0, done.stderr
    assert site.stat().st_mode & 0o555 == 0o555, "the server is another user"
    page = (site / "no" / "stappen" / "een.html").read_text("utf-8")
    assert '<html lang="no" dir="ltr">' in page
    assert '<span lang="nl" dir="ltr">' in page
    assert "no: 0 translated" not in done.stdout
    assert "texts not translated" in done.stdout
