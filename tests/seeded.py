"""
Faults put in on purpose, each in a copy of the project: the test that guards must fail there.

``make seeded`` shows it for the list in seeded.yml, whose faults are of different kinds. Whoever makes the
tests faster or fewer runs it before and after. That the list still fits the project is a test of its own.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
LIST = Path(__file__).with_suffix(".yml")


@dataclass(frozen=True)
class Seed:
    """A fault: in ``file``, ``replace`` becomes ``by``, and ``caught_by`` fails."""

    kind: str
    fault: str
    file: str
    replace: str
    by: str
    caught_by: str

    def put_into(self, project: Path) -> None:
        """Makes the fault in a copy of the project."""
        file = project / self.file
        file.write_text(file.read_text("utf-8").replace(self.replace, self.by), "utf-8")

    def caught(self, project: Path) -> bool:
        """Whether its test fails in the copy: a failure, not an error in taking the test."""
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", self.caught_by]
        done = subprocess.run(command, cwd=project, capture_output=True, check=False)
        return done.returncode == 1


def seeds() -> list[Seed]:
    """The list."""
    return [Seed(**one) for one in yaml.safe_load(LIST.read_text("utf-8"))]


def copied(target: Path) -> Path:
    """A copy of what the project keeps, with what was installed for it."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    for name in filter(None, names.stdout.split("\0")):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    for name in (".venv", "node_modules"):
        (target / name).symlink_to(ROOT / name)
    return target


def missed() -> Iterator[Seed]:
    """Puts in each fault by itself, says what happened, and gives those that no test saw."""
    for seed in seeds():
        with tempfile.TemporaryDirectory() as folder:
            project = copied(Path(folder))
            sound = not seed.caught(project)
            seed.put_into(project)
            caught = sound and seed.caught(project)
        said = "caught" if caught else "NOT CAUGHT" if sound else "the test fails without the fault too"
        print(f"{said:<12}{seed.kind:<14}{seed.fault}  ({seed.caught_by})", flush=True)
        if not caught:
            yield seed


if __name__ == "__main__":
    sys.exit(1 if list(missed()) else 0)
