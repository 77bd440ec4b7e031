"""What an answer about our dependencies means; nobody is asked."""

import subprocess
from typing import Any

import pytest

from tests import audit

WEAK: dict[str, Any] = {
    "name": "jinja2", "version": "2.0",
    "vulns": [{"id": "PYSEC-2019-217", "aliases": ["CVE-2019-10906"], "fix_versions": ["2.10.1"]}],
}  # fmt: skip
SOUND: dict[str, Any] = {"name": "segno", "version": "1.6", "vulns": []}
UNKNOWN = {"name": "odfdo", "skip_reason": "Dependency not found on PyPI"}


def answers(monkeypatch, text, *, seconds=None):
    def run(*_, **__):
        if seconds:
            raise subprocess.TimeoutExpired("pip-audit", seconds)
        return subprocess.CompletedProcess([], 1, text, "OSError: no network\n")

    monkeypatch.setattr(subprocess, "run", run)


def test_a_known_weakness_fails_and_says_what_to_do():
    faults, notes = audit.judge({"dependencies": [WEAK, SOUND]}, {})
    assert len(faults) == 1
    assert "jinja2 2.0" in faults[0]
    assert "CVE-2019-10906" in faults[0]
    assert "2.10.1" in faults[0]
    assert notes == []


@pytest.mark.parametrize("name", ["PYSEC-2019-217", "CVE-2019-10906"])
def test_one_that_is_accepted_with_a_reason_does_not(name):
    faults, notes = audit.judge({"dependencies": [WEAK]}, {name: "we render no template of others"})
    assert faults == []
    assert notes == ["audit: 1 packages without a known weakness that counts"]


def test_an_acceptance_that_nothing_needs_is_told():
    _, notes = audit.judge({"dependencies": [SOUND]}, {"CVE-2000-1": "it was so once"})
    assert any("CVE-2000-1 is accepted, but no longer" in note for note in notes)


def test_packages_of_which_nothing_is_known_are_counted():
    faults, notes = audit.judge({"dependencies": [SOUND, UNKNOWN]}, {})
    assert faults == []
    assert "said nothing about 1 of 2 packages" in notes[0]
    assert audit.judge({"dependencies": [UNKNOWN]}, {})[1] == [
        "audit: the source of advisories said nothing about 1 of 1 packages"
    ]


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}"])
def test_no_answer_is_a_note(monkeypatch, capsys, text):
    answers(monkeypatch, text)
    assert audit.main() == 0
    assert "cannot be reached" in capsys.readouterr().out


def test_a_slow_answer_is_a_note(monkeypatch, capsys):
    answers(monkeypatch, "", seconds=90)
    assert audit.main() == 0
    assert "no answer within" in capsys.readouterr().out


def test_a_reason_is_needed():
    assert audit.accepted("# x\n\nCVE-2020-1  only on Windows, which we are not\n")
    for line in ("CVE-2020-1", "CVE-2020-1 no", "what is this, then?"):
        with pytest.raises(SystemExit):
            audit.accepted(line)


def test_what_is_accepted_now_has_reasons():
    audit.accepted(audit.ACCEPTED.read_text("utf-8"))
