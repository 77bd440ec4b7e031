"""
What authors are told: one file per fault, with the fault and the whole report (see cases.py).

A case changes a copy of the small project: its files are laid over it, and its rules may
delete files, replace a text in a file, or append one many times. What happens to the real
files is in tests/unit/test_mutations.py.
"""

import shutil
from pathlib import Path

import pytest

from macros.builder.make import load
from macros.content.problems import Failed, report
from tests.golden.cases import Case, read
from tests.golden.small import PROJECT

CASES = sorted((Path(__file__).parent / "problems").iterdir())


def change(root: Path, case: Case) -> None:
    """Makes the fault of a case in the copy."""
    case.lay(root)
    for rule in case.rules:
        file = root / rule["file"]
        if rule.get("delete"):
            file.unlink()
            continue
        text = file.read_text("utf-8")
        assert rule.get("replace", "") in text, f"{rule['file']} no longer has: {rule['replace']}"
        text = text.replace(rule["replace"], rule["by"], 1) if "replace" in rule else text
        file.write_text(text + rule.get("append", "") * rule.get("times", 1), "utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_report(path, tmp_path, golden):
    root = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    case = read(path)
    change(root, case)
    with pytest.raises(Failed) as failed:
        load(root)
    case.hold(golden, lambda language: report(failed.value.problems, language) + "\n")
