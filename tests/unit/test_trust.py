"""A green run can be trusted: every file of tests is run, every Python file is read by every check."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.account import QUICK
from tests.conftest import ROOT

#: Not a source: made by commands, or hidden.
MADE = {"site", "build", "dist", "node_modules"}
#: Something that each of the checks must say something about, in any file.
FAULT = "number  = not_there\n"


def said_by(command: str, folder: Path = ROOT) -> tuple[int, str]:
    """Runs a command as one types it: without what the make and the pytest around this test pass on."""
    passed_on = ("MAKE", "MFLAGS", "PYTEST_", "NAZORG_TESTS")
    own = {name: value for name, value in os.environ.items() if not name.startswith(passed_on)}
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=own, text=True, capture_output=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def commands(target: str) -> list[str]:
    """What make does for a target, after what it installs."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    own.pop("MFLAGS", None)
    done = subprocess.run(
        ["make", "--no-print-directory", "-n", target],
        cwd=ROOT,
        env=own,
        text=True,
        capture_output=True,
        check=True,
    )
    return done.stdout.splitlines()


def pytest_of(target: str) -> str:
    """The command with which a target runs pytest."""
    [command] = [line for line in commands(target) if " pytest " in line]
    return command


def test_make_test_collects_every_file() -> None:
    """Whatever is in the way of a file: see --every-file in tests/account.py."""
    command = pytest_of("test")
    assert " --every-file" in command
    assert pytest_of("test-all") == f"NAZORG_TESTS=all {command}"
    code, said = said_by(f"{command} --collect-only")
    assert code == 0, said
    code, said = said_by(f"{command} --collect-only --ignore tests/plan")
    assert code == 1
    assert "ERROR tests/plan/test_plans.py - It is on disk" in said


def test_make_test_quick_leaves_nothing_to_nobody() -> None:
    """What it runs is stated in tests/account.py; each folder there is one, and needs no browser."""
    assert pytest_of("test-quick") == pytest_of("test").replace("--every-file", "--every-file --quick")
    kinds = {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    for kind in kinds.intersection(QUICK):
        for path in (ROOT / kind).glob("*.py"):
            text = path.read_text("utf-8")
            assert not re.search(r"^(from|import) (playwright|tests\.browser)\b", text, re.MULTILINE), path


def test_continuous_integration_runs_the_same() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the same settings and the same Python files, with a fault in each."""
    folder = tmp_path_factory.mktemp("faulty")
    for name in ("pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    (folder / ".git").mkdir()  # so that ruff reads .gitignore, as it does here
    (folder / ".venv").symlink_to(ROOT / ".venv")
    for path in sources():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(FAULT, "utf-8")
    return folder


def sources() -> list[str]:
    """Every Python file of the project."""
    return [
        path.relative_to(ROOT).as_posix()
        for top in ROOT.iterdir() if not top.name.startswith(".") and top.name not in MADE
        for path in (top.rglob("*.py") if top.is_dir() else [top]) if path.suffix == ".py"
    ]  # fmt: skip


@pytest.mark.parametrize("check", ["ruff check", "ruff format", "mypy"])
def test_every_check_reads_every_file(faulty: Path, check: str) -> None:
    """make check names a fault in any Python file that there is."""
    [command] = [line for line in commands("check") if f"/{check}" in line]
    code, said = said_by(f"NO_COLOR=1 {command}", faulty)
    assert code == 1, said
    named = set(re.findall(r"[\w./-]+\.py", said))
    assert sorted(set(sources()) - named) == []
