"""What all tests share: the built site, and the projects that tests may break."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from macros.builder.make import load
from macros.content.guide import Guide
from tests.sampling import WHOLE

#: What a run says at its end.
pytest_plugins = ["tests.account"]

# The same examples each time, so that no change fails by bad luck; all tests try new ones.
settings.register_profile("sample", derandomize=True, deadline=None)
settings.register_profile("all", deadline=None)
settings.load_profile("all" if WHOLE else "sample")

ROOT = Path(__file__).resolve().parent.parent
#: The address under which `site_with_url` is built: a folder, as schools often have.
URL = "https://www.example.org/nazorg/"


def run(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs ``python -m macros`` as an author who reads English would; never raises."""
    return subprocess.run(
        [sys.executable, "-m", "macros", "--language", "en", *map(str, arguments)],
        cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True, capture_output=True, timeout=1200,
    )  # fmt: skip


def copy_project(target: Path, *names: str) -> Path:
    """A copy of the project's inputs in ``target``, which a test may break."""
    for name in names or ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def _built(tmp_path_factory: pytest.TempPathFactory, name: str, *options: str) -> Path:
    """The site, built by whichever worker comes first; the others wait for it."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent  # one folder per run, above the folders of its workers
    site = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        failed = shared / f"{name}.failed"
        if not site.is_dir() and not failed.exists():
            done = run("build", "--out", site, *options)
            if done.returncode:
                failed.write_text(done.stdout + done.stderr, "utf-8")
        if failed.exists():
            pytest.fail("the site does not build:\n" + failed.read_text("utf-8"), pytrace=False)
    return site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site in all languages, without an address, built once per run. Read only."""
    return _built(tmp_path_factory, "site")


@pytest.fixture(scope="session")
def site_with_url(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site built for the address ``URL``. Read only."""
    return _built(tmp_path_factory, "site-with-url", "--site-url", URL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that the test may break."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def golden() -> Callable[[Path, str], None]:
    """Compares a text with a file; UPDATE_GOLDEN=1 writes the file instead."""

    def compare(file: Path, found: str) -> None:
        if os.environ.get("UPDATE_GOLDEN"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(found, "utf-8")
        assert file.is_file(), f"no {file.relative_to(ROOT)}; UPDATE_GOLDEN=1 writes it"
        assert found == file.read_text("utf-8"), f"UPDATE_GOLDEN=1 writes {file.relative_to(ROOT)} anew"

    return compare


@pytest.fixture(scope="session")
def guides() -> dict[str, Guide]:
    """The guide in the languages of the site, and in those of documents only."""
    project = load(ROOT)
    return {**project.guides, **project.documents}
