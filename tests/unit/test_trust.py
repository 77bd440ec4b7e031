"""A green run can be trusted: every test is run, every source is read by every check."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.account import QUICK
from tests.conftest import ROOT

#: How the files end that are Python, and those that are scripts of a browser or of Node.
PYTHON = {".py", ".pyi", ".pyw", ".ipynb"}
SCRIPT = {".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"}
#: What says how the checks read.
SETTINGS = ("pyproject.toml", "eslint.config.mjs", "tsconfig.json")
#: Something that each of the checks must say something about, in any file.
FAULT = "number  = not_there\n"
SCRIPT_FAULT = "() => not_there();\n"
#: The scripts that eslint does not read, and those that tsc does not: files and folders, and why.
NOT_LINTED = {
    "overrides/assets/vendor/": "as their makers published them",
    "overrides/scripts/globals.d.ts": "types alone, which tsc reads",
}
NOT_TYPED = {
    "overrides/assets/vendor/": "as their makers published them",
    "overrides/worker/sw.js": "a service worker has other globals than a page; the build fills in values",
    "tests/": "Node and the browser run them in make test itself",
    "eslint.config.mjs": "eslint itself runs it",
}


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


def is_python(path: Path) -> bool:
    """By its ending, or by the program that its first line names."""
    if path.suffix:
        return path.suffix in PYTHON
    with path.open("rb") as file:
        return file.read(2) == b"#!" and b"python" in file.readline()


def sources(root: Path, is_one: Callable[[Path], bool]) -> list[str]:
    """The files of a project that are such a source, hidden folders and all; not what was made."""
    ignored = {".git", *(line.strip("/") for line in (root / ".gitignore").read_text("utf-8").split())}
    return sorted(
        path.relative_to(root).as_posix()
        for top in root.iterdir() if top.name not in ignored
        for path in (top.rglob("*") if top.is_dir() else [top]) if path.is_file() and is_one(path)
    )  # fmt: skip


def laid(folder: Path, paths: list[str], fault: str) -> Path:
    """A project with the same settings and the same files, with a fault in each."""
    for name in (".gitignore", *SETTINGS):
        shutil.copy(ROOT / name, folder)
    (folder / ".git").mkdir()  # so that ruff reads .gitignore, as it does here
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("a" if path in SETTINGS else "w", encoding="utf-8") as file:
            file.write(fault)
    return folder


def unnamed(check: str, folder: Path, paths: list[str]) -> list[str]:
    """The files of which a command of make check does not say that there is a fault in them."""
    [command] = [line for line in commands("check") if check in line]
    code, said = said_by(f"NO_COLOR=1 {command}", folder)
    assert code, said
    named = set(re.findall(r"[\w./@-]+", said.replace(f"{folder}/", "")))
    return sorted(set(paths) - named)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with a fault in each Python file."""
    return laid(tmp_path_factory.mktemp("python"), sources(ROOT, is_python), FAULT)


@pytest.mark.parametrize("check", ["/ruff check", "/ruff format", "/mypy"])
def test_every_check_reads_every_python_file(python: Path, check: str) -> None:
    """Its ending must be .py, and its place one that mypy reads: no file is excepted."""
    assert unnamed(check, python, sources(ROOT, is_python)) == []


@pytest.mark.parametrize(("check", "excepted"), [("/eslint.js", NOT_LINTED), ("/tsc", NOT_TYPED)])
def test_every_check_reads_every_script(tmp_path: Path, check: str, excepted: dict[str, str]) -> None:
    paths = sources(ROOT, lambda path: path.suffix in SCRIPT)
    left = unnamed(check, laid(tmp_path, paths, SCRIPT_FAULT), paths)
    assert [path for path in left if not path.startswith(tuple(excepted))] == []


def test_a_source_is_found_wherever_it_hides(tmp_path: Path) -> None:
    shutil.copy(ROOT / ".gitignore", tmp_path)
    hidden = [".ci/run.py", ".github/a/b.pyi", "build.py", "macros/build/a.pyw", "tests/atk"]
    for path in (*hidden, "build/made.py", ".venv/lib/a.py", "tests/sh"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"#!/bin/{'sh' if path.endswith('sh') else 'env python3'}\n", "utf-8")
    assert sources(tmp_path, is_python) == hidden
