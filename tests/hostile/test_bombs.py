"""
What is made to exhaust a machine, or is no file at all, ends in a clear problem.

Each case runs in a process of its own that may not take more than MEMORY, and is killed after
LONGEST. How long it really takes is in benchmarks/README.md: no test depends on a machine's speed.
"""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.golden.small import PROJECT

#: Bytes that a check may have in memory at its highest.
MEMORY = 300 * 1024 * 1024
LONGEST = 30
STEP = "data/steps/een.yml"
REAL = (PROJECT / STEP).read_text("utf-8")
PO = "data/translations/ar/steps.po"
HEAD = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n'


def text(file: str, words: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(words, "utf-8")

    return make


def instead(file: str, make: Callable[[Path], object]) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).unlink(missing_ok=True)
        make(root / file)

    return change


def sparse(file: str, size: int) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        with (root / file).open("wb") as stream:
            stream.truncate(size)

    return make


def both(*makes: Callable[[Path], None]) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        for one in makes:
            one(root)

    return make


def instead_of_folder(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        shutil.rmtree(root / "data" / "steps")
        make(root / "data" / "steps")

    return change


def laughs() -> str:
    lines = ["a: &a [lach, lach, lach, lach, lach, lach, lach, lach, lach]"]
    for before, name in pairwise("abcdefghijk"):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join(lines)


def messages(count: int, one: str) -> str:
    return HEAD + "".join(one.format(number) for number in range(count))


HALF = 500_000
BOMBS: dict[str, tuple[Callable[[Path], None], str]] = {
    "aliases": (text(STEP, laughs()), f"{STEP}:1:"),
    "merge keys": (text(STEP, "a: &a {b: c}\nd:\n  <<: *a\n"), f"{STEP}:1:"),
    "nesting of lists": (text(STEP, "title: " + "[" * HALF), f"{STEP}:1:"),
    "nesting of mappings": (text(STEP, "{a: " * (HALF // 4)), f"{STEP}:1:"),
    "nesting by indent": (text(STEP, "".join(" " * at + "a:\n" for at in range(900))), f"{STEP}:"),
    "50 MB": (text(STEP, "title: " + "a" * 50_000_000), f"{STEP}:1:1: the file is too large"),
    "100 GB with nothing in it": (sparse(STEP, 100 * 2**30), f"{STEP}:1:1: the file is too large"),
    "one long line": (text(STEP, "title: " + "a" * HALF), f"{STEP}:1:"),
    "the same key again": (text(STEP, "title: x\n" * (HALF // 9)), f"{STEP}:2:1"),
    "keys that nobody knows": (text(STEP, "".join(f"t{at}: x\n" for at in range(9_000))), STEP),
    "ids of the wrong kind": (
        text(STEP, "background:\n" + "".join(f"  T{at}: x\n" for at in range(9_000))), STEP,
    ),
    "empty lists": (text(STEP, "title: [" + "[]," * (HALF // 3) + "]"), f"{STEP}:1:"),
    "references to nothing": (
        text(STEP, REAL.replace("\nsources:\n", "\nsources:\n" + "- nergens\n" * 9_000)),
        f'{STEP}:56:3: there is no "nergens"',
    ),
    "brackets": (text(STEP, 'purpose: "' + "[a](" * (HALF // 4) + '"'), f"{STEP}:1:"),
    "a 50 MB catalogue": (text(PO, HEAD + "# x\n" * 12_500_000), f"{PO}:1:1: the file is too large"),
    "a catalogue of many lines": (text(PO, HEAD + "# x\n" * 2_000_000), f"{PO}:150000:1:"),
    "many messages": (
        text(PO, messages(25_000, '\nmsgctxt "x{0}"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n')), PO,
    ),
    "messages without a place": (text(PO, messages(49_000, '\nmsgid "a{0}"\nmsgstr "b"\n')), PO),
    "a long translation": (
        text(PO, HEAD + '\nmsgctxt "steps/een:title"\nmsgid "De \\"eerste\\" stap"\nmsgstr "'
             + "[" * 7_900_000 + '"\n'), f"{PO}:6:1: a translation is too long",
    ),
    "escapes": (text(PO, HEAD + '\nmsgid "' + "\\\\" * 3_900_000 + '"\nmsgstr ""\n'), PO),
    "a pipe": (instead(STEP, os.mkfifo), f"{STEP}:1:1: this should be a file"),
    "a pipe that all needs": (instead("data/guide.yml", os.mkfifo), "data/guide.yml:1:1"),
    "a pipe of translations": (instead(PO, os.mkfifo), f"{PO}:1:1: this should be a file"),
    "a device": (instead(STEP, lambda path: path.symlink_to("/dev/zero")), f"{STEP}:1:1"),
    "a circle of links": (instead(STEP, lambda path: path.symlink_to(path.name)), f"{STEP}:1:1"),
    "a folder": (instead(STEP, Path.mkdir), f"{STEP}:1:1"),
    "a folder for a file": (instead("data/interface.yml", Path.mkdir), "data/interface.yml:1:1"),
    "a file for a folder": (instead_of_folder(Path.touch), "data/steps:1:1"),
    "a circle for a folder": (
        instead_of_folder(lambda path: path.symlink_to(path.name)), "data/steps:1:1",
    ),
}  # fmt: skip


#: The same in the file of a school, which somebody else wrote.
OURS = "school/school.yml"
SCHOOL_BOMBS: dict[str, tuple[Callable[[Path], None], str]] = {
    "aliases": (text(OURS, laughs()), "school.yml:1:"),
    "nesting of lists": (text(OURS, "name: " + "[" * HALF), "school.yml:1:"),
    "a list without end": (text(OURS, "name: x\npeople: [" + "{}," * (HALF // 3) + "]"), "school.yml:"),
    "one long line": (text(OURS, "name: " + "a" * HALF), "school.yml:1:"),
    "50 MB": (text(OURS, "name: " + "a" * 50_000_000), "school.yml:1:1: the file is too large"),
    "100 GB with nothing in it": (sparse(OURS, 100 * 2**30), "school.yml:1:1: the file is too large"),
    "a pipe": (instead(OURS, os.mkfifo), "school.yml:1:1"),
    "a step of aliases": (both(text(OURS, "name: x\n"), text(f"school/{STEP}", laughs())), "een.yml:1:"),
}  # fmt: skip

# The highest mark of this process alone: what wait() tells counts the tests that started it as well.
CHECK = """
import sys
from macros.__main__ import main
code = main(["--language", "en", "check", "--root", *sys.argv[1:]])
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
sys.stdout.flush()
print(peak.split()[1], file=sys.stderr)
sys.exit(code)
"""


def check(root: Path, *options: str) -> tuple[int, str, int]:
    """Checks a project in a process of its own: how it ended, what it said, and its memory in bytes."""
    done = subprocess.run(
        [sys.executable, "-c", CHECK, str(root), *options],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=LONGEST,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (8 * MEMORY, 8 * MEMORY)),
    )  # fmt: skip
    said, _, peak = done.stderr.rstrip("\n").rpartition("\n")
    assert peak.isdigit(), done.stderr[-2000:]
    return done.returncode, said, int(peak) * 1024


def bomb(root: Path, name: str) -> str:
    """Lays a bomb in a copy of the small project; what its problem must hold."""
    shutil.copytree(PROJECT, root)
    make, words = BOMBS[name]
    make(root)
    return words


@pytest.mark.parametrize("name", SCHOOL_BOMBS)
def test_a_bomb_of_a_school_ends_in_a_clear_problem(name, tmp_path):
    root = shutil.copytree(PROJECT, tmp_path / "project")
    make, words = SCHOOL_BOMBS[name]
    make(root)
    ended(*check(root, "--school", str(root / "school")), words)
    shutil.rmtree(root)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_in_a_clear_problem(name, tmp_path):
    words = bomb(tmp_path / "project", name)
    ended(*check(tmp_path / "project"), words)
    shutil.rmtree(tmp_path / "project")


def ended(code: int, said: str, memory: int, words: str) -> None:
    assert code == 1, said[-2000:]
    assert words in said, said[:2000]
    assert said.splitlines()[-1].endswith(("problem.", "problems.")), said[-300:]
    assert len(said) < 60_000, "somebody must be able to read it"
    assert memory < MEMORY
