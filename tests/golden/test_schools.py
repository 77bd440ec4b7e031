"""
What a school is told: one folder per fault in a school's folder, and the whole report.

A case is laid over the small project. school/ is the school's folder, bytes as they are;
make.yml makes what cannot lie in a repository: a large file, a link. expected.txt is what
whoever keeps the folder reads.
"""

import shutil
from functools import cache
from pathlib import Path

import pytest
import yaml

from macros.builder.project import Project, load, load_school
from macros.content.problems import Failed, report
from macros.school.folder import read_folder
from tests.golden.small import PROJECT

CASES = Path(__file__).parent / "schools"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())


@cache
def small() -> Project:
    return load(PROJECT)


def folder(case: Path, target: Path) -> Path:
    """The school's folder of a case."""
    shutil.copytree(case / "school", target)
    rules = case / "make.yml"
    for rule in yaml.safe_load(rules.read_text("utf-8")) if rules.is_file() else []:
        path = target / rule["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if "link" in rule:
            path.symlink_to(rule["link"])
        else:
            with path.open("wb") as file:
                file.truncate(rule["size"])
    return target


@pytest.mark.parametrize("case", NAMES)
def test_report(case, tmp_path, golden):
    path = folder(CASES / case, tmp_path / "de-rietkraag")
    with pytest.raises(Failed) as failed:
        load_school(small(), read_folder(path, "scholen/de-rietkraag"))
    assert all(problem.file.startswith("scholen/de-rietkraag/") for problem in failed.value.problems)
    golden(CASES / case / "expected.txt", report(failed.value.problems) + "\n")
