"""The account of a run: true figures, and a failure where a green run would hide something."""

import os
import subprocess
import sys

import pytest

from tests.account import MAY_SKIP
from tests.conftest import ROOT

BESIDE = ("-p", "xdist", "-n", "2")
FILES = {
    "unit/test_one.py": "def test_a(): pass\n\n\ndef test_b(): pass\n",
    "build/test_two.py": "def test_c(): pass\n",
    "browsers/test_three.py": "def test_d(): pass\n",
}


@pytest.fixture
def account(tmp_path):
    """Runs pytest on a small project with these options and further files; its code and what it says."""

    def account(*options: str, **files: str) -> tuple[int, str]:
        for name, text in {**FILES, **files}.items():
            file = tmp_path / "tests" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        (tmp_path / "pytest.ini").write_text("[pytest]\nnorecursedirs = .*\n", "utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.account", "--import-mode=importlib"]
        own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        done = subprocess.run(
            [*command, "--every-file", *(options or ["tests"])], cwd=tmp_path, text=True, capture_output=True,
            env={**own, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    return account


@pytest.mark.parametrize("beside", [(), BESIDE], ids=["alone", "side by side"])
def test_it_says_what_ran_and_what_did_not(account, beside):
    more = {
        "unit/test_skip.py": f"import pytest\n\ndef test_e(): pytest.skip('{MAY_SKIP[0]}; so not here')\n",
        "unit/test_sample.py": (
            "from tests.sampling import taken\n\n"
            "def test_f(): assert len(taken('doors', [1], [1, 2, 3])) in (1, 3)\n"
        ),
    }
    code, said = account("tests", *beside, **more)
    assert code == 0, said
    for line in (
        "kind                ran  skipped  left out",
        "tests/unit            3        1         0",
        "tests/build           1        0         0",
        "tests/browsers        0        0         1  make test-browsers",
        "in all                4        1         1",
        f"skipped 1 times: {MAY_SKIP[0]}; so not here",
    ):
        assert f"\n{line}\n" in said, said
    assert " of 3    doors\n" in said
    assert said.splitlines()[-1].startswith("4 passed, 1 skipped")


def test_a_quick_run_says_what_it_left_to_make_test(account):
    code, said = account("tests", "--quick")
    assert code == 0, said
    assert "\ntests/unit            2        0         0\n" in said, said
    assert "\ntests/build           0        0         1  make test\n" in said
    assert "\ntests/browsers        0        0         1  make test-browsers\n" in said
    code, said = account("tests/build", "--quick")
    assert code == 1
    assert "ERROR tests/unit/test_one.py - It is on disk" in said


@pytest.mark.parametrize("beside", [(), BESIDE], ids=["alone", "side by side"])
def test_it_fails_where_something_is_hidden(account, beside):
    skips = """
import pytest

def test_e(): pytest.skip('no LibreOffice here')

@pytest.mark.skip
def test_f(): pass

@pytest.mark.skipif(True, reason='no Chromium')
def test_g(): pass

@pytest.fixture
def it(): pytest.skip()

def test_h(it): pass
"""
    code, said = account("tests", "--ignore=tests/build", *beside, **{"unit/test_skip.py": skips})
    assert code == 1, said
    assert "ERROR tests/build/test_two.py - It is on disk" in said
    # The summary below the account repeats them whole where the run is on a server of checks.
    assert said.partition("what this run did")[0].count("A green run must not hide this") == 4, said
    assert "skipped: no LibreOffice here\n" in said
    assert "skipped: without a reason\n" in said
    assert " skipped" not in said.splitlines()[-1]


def test_a_module_may_not_skip_itself(account):
    code, said = account(**{"unit/test_skip.py": "import pytest\npytest.importorskip('not_there')\n"})
    assert code != 0, said
    assert "A green run must not hide this" in said


@pytest.mark.parametrize(
    "options", [["tests/unit"], ["tests", "-o", "norecursedirs=build"], ["tests", "-k", "test_a or test_b"]]
)
def test_a_file_that_had_no_turn_fails(account, options):
    code, said = account(*options)
    assert code == 1, said
    assert "ERROR tests/build/test_two.py - It is on disk" in said


def test_a_file_without_a_test_fails(account):
    code, said = account(**{"unit/test_empty.py": "def tset_e(): pass\n"})
    assert code == 1, said
    assert "ERROR tests/unit/test_empty.py - It is on disk" in said
