"""
What authors are told: one folder per fault, with the fault and the whole report.

A case changes a copy of the small project: files of its folders data/ and docs/ are
laid over it (bytes as they are), and change.yml may delete files, replace a text in a
file, or append one many times. expected.txt is what the author reads. What happens to
the real files is in tests/unit/test_mutations.py.
"""

import shutil
from pathlib import Path

import pytest
import yaml

from macros.builder.make import load
from macros.content.problems import Failed, report
from tests.golden.small import PROJECT

CASES = Path(__file__).parent / "problems"


def change(root: Path, case: Path) -> None:
    """Makes the fault of a case in the copy."""
    for name in ("data", "docs"):
        if (case / name).is_dir():
            shutil.copytree(case / name, root / name, dirs_exist_ok=True)
    rules = case / "change.yml"
    for rule in yaml.safe_load(rules.read_text("utf-8")) if rules.is_file() else []:
        file = root / rule["file"]
        if rule.get("delete"):
            file.unlink()
            continue
        text = file.read_text("utf-8")
        assert rule.get("replace", "") in text, f"{rule['file']} no longer has: {rule['replace']}"
        text = text.replace(rule["replace"], rule["by"], 1) if "replace" in rule else text
        file.write_text(text + rule.get("append", "") * rule.get("times", 1), "utf-8")


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_report(case, tmp_path, golden):
    root = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    change(root, CASES / case)
    with pytest.raises(Failed) as failed:
        load(root)
    golden(CASES / case / "expected.txt", report(failed.value.problems) + "\n")
