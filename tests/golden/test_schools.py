"""
What a school is told: one file per fault in a school's folder, and the whole report (see cases.py).

The files of a case are the school's folder, for the small project; its rules make what no
text can be: a large file, a link.
"""

from functools import cache
from pathlib import Path

import pytest

from macros.builder.project import Project, load, load_school
from macros.content.problems import Failed, report
from macros.school.folder import read_folder
from tests.golden.cases import Case, read
from tests.golden.small import PROJECT

CASES = sorted((Path(__file__).parent / "schools").iterdir())


@cache
def small() -> Project:
    return load(PROJECT)


def folder(case: Case, target: Path) -> Path:
    """The school's folder of a case."""
    target.mkdir()
    case.lay(target)
    for rule in case.rules:
        path = target / rule["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if "link" in rule:
            path.symlink_to(rule["link"])
        else:
            with path.open("wb") as file:
                file.truncate(rule["size"])
    return target


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_report(path, tmp_path, golden):
    case = read(path)
    school = folder(case, tmp_path / "de-rietkraag")
    with pytest.raises(Failed) as failed:
        load_school(small(), read_folder(school, "scholen/de-rietkraag"))
    assert all(problem.file.startswith("scholen/de-rietkraag/") for problem in failed.value.problems)
    case.hold(golden, lambda language: report(failed.value.problems, language) + "\n")
