"""What stands at the door of the repository: workflows, forms, line ends, updates of what we use."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

#: What a document names and a command makes.
MADE = {"school/school.js", "data/reviews/"}
FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def test_forges_run_the_command_of_everybody():
    github = read(ROOT / ".github/workflows/test.yml")["jobs"]["test"]
    steps = github["steps"]
    assert steps[-1]["run"] == "bash .ci/run"
    # An action of somebody else would be one more thing to trust.
    assert [step for step in steps if "uses" in step] == []
    gitlab = read(ROOT / ".gitlab-ci.yml")["test"]
    assert gitlab["script"] == ["bash .ci/run"]
    # Both install what the README asks for, and nothing else.
    asked = {"python3", "python3-venv", "make", "git", "ca-certificates"}
    for commands in (steps[0]["run"], "\n".join(gitlab["before_script"])):
        assert set(re.findall(r"^.*install [^\n]*recommends (.*)$", commands, re.M)[0].split()) == asked
    assert github["container"] == gitlab["image"]


def test_there_are_forms_for_what_people_find():
    assert [path.stem for path in FORMS] == ["fout", "nummer", "tekst", "vertaling"]


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_a_form_begins_with_what_never_belongs_there(form):
    body = read(form)["body"]
    first = body[0]["attributes"]["value"]
    assert "nooit een naam" in first.splitlines()[0]
    assert "nooit een beeld" in first.splitlines()[0]
    assert all(part["attributes"].get("label") for part in body[1:])


def test_windows_gets_the_lines_that_we_have(tmp_path):
    """With core.autocrlf a checkout would break scripts, and a merge would rewrite each catalogue."""
    names = [
        ".gitattributes",
        "tests/install-debian-packages",
        "data/translations/en/interface.po",
        "data/guide.yml",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())

    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "core.autocrlf=true", *words], cwd=tmp_path, check=True, capture_output=True
        )

    git("init", "--quiet")
    git("add", *names)
    for name in names:
        (tmp_path / name).unlink()
    git("checkout-index", "--all")
    for name in names:
        assert (tmp_path / name).read_bytes() == (ROOT / name).read_bytes(), name


def test_updates_find_the_scripts_of_others():
    """What the update robot looks for stands there: each vendored script and its version."""
    manager = json.loads((ROOT / "renovate.json").read_text("utf-8"))["customManagers"][0]
    pattern = re.compile(manager["matchStrings"][0].replace("(?<", "(?P<"))
    found = {}
    for notice in sorted((ROOT / "overrides/assets/vendor").glob("*/README.txt")):
        match = pattern.search(notice.read_text("utf-8"))
        assert match, f"{notice} names no version"
        found[notice.parent.name] = match["depName"]
    assert found == {"fflate": "fflate", "snowball": "Sphinx"}


def test_whatever_we_depend_on_has_its_reason():
    """Each package that is asked for, of PyPI, Debian and npm, stands in the table of CONTRIBUTING.md."""
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").rpartition("\n## What we depend on")[2]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| ")]
    said = {name for row in rows for name in re.split(r"[ ,]+", row)}
    lists = [*(ROOT / "requirements").glob("*.in"), *(ROOT / "tests").glob("debian-packages*.txt")]
    asked = {
        re.split(r"[<>= ]", line)[0]
        for path in lists
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith(("#", "-r"))
    }
    asked |= set(json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"])
    assert sorted(asked - said) == []


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"])
def test_a_document_names_files_that_are_there(name):
    """A module by the end of its path; a file or folder of the top by its whole path, patterns aside."""
    text = (ROOT / name).read_text("utf-8")
    ours = [
        "/" + path.relative_to(ROOT).as_posix()
        for folder in ("macros", "overrides", "tests", "data")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    ]
    modules = set(re.findall(r"`([\w./-]+\.(?:py|typ))`", text))
    whole = set(re.findall(r"`((?:data|docs|macros|overrides|requirements|tests|school)/[\w./-]+)`", text))
    gone = {one for one in modules if not any(path.endswith(f"/{one}") for path in ours)}
    gone |= {one for one in whole - modules - MADE if not (ROOT / one).exists()}
    assert gone == set()
