"""The account of a run: true figures, and a failure where a green run would hide something."""

import os
import re
import subprocess
import sys

import pytest

from tests.account import MAY_SKIP
from tests.conftest import ROOT

BESIDE = ("-p", "xdist", "-n", "2")
REASON = next(iter(MAY_SKIP))
ALLOWED = MAY_SKIP[REASON].removeprefix("tests/")
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
            env={**own, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "COLUMNS": "200"},
            check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    return account


@pytest.mark.parametrize("beside", [(), BESIDE], ids=["alone", "side by side"])
def test_it_says_what_ran_and_what_did_not(account, beside):
    more = {
        ALLOWED: f"import pytest\n\ndef test_e(): pytest.skip('{REASON}; so not here')\n",
        "unit/test_sample.py": (
            "from tests.sampling import taken\n\n"
            "def test_f(): assert len(taken('doors', [1], [1, 2, 3])) in (1, 3)\n"
        ),
    }
    code, said = account("tests", *beside, **more)
    assert code == 0, said
    for line in (
        "kind                ran  skipped  left out",
        "tests/unit            3        0         0",
        "tests/builder         0        1         0",
        "tests/build           1        0         0",
        "tests/browsers        0        0         1  make test-browsers",
        "in all                4        1         1",
        f"skipped 1 times: {REASON}; so not here",
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


def test_a_skip_needs_its_reason_to_the_letter(account):
    reasons = [f"{REASON} or so", f"{REASON}, said otherwise", f"or {REASON}", ""]
    tests = [f"def test_{number}(): pytest.skip({reason!r})" for number, reason in enumerate(reasons)]
    code, said = account(**{ALLOWED: "\n".join(["import pytest", *tests])})
    assert code == 1, said
    assert "4 failed, 3 passed" in said.splitlines()[-1], said


def test_a_reason_belongs_to_one_file(account):
    text = f"import pytest\n\ndef test_e(): pytest.skip({REASON!r})\n"
    code, said = account(**{ALLOWED: text})
    assert code == 0, said
    code, said = account(**{"unit/test_skip.py": text})
    assert code == 1, said
    assert f"skipped: {REASON}\n" in said


@pytest.mark.parametrize("beside", [(), BESIDE], ids=["alone", "side by side"])
def test_nothing_is_expected_to_fail(account, beside):
    xfails = """
import unittest
import pytest

@pytest.mark.xfail
def test_e(): assert False

@pytest.mark.xfail(run=False, reason='later')
def test_f(): assert False

def test_g(): pytest.xfail('not now')

@pytest.mark.xfail
def test_h(): pass

class TestOld(unittest.TestCase):
    @unittest.expectedFailure
    def test_i(self): assert False
"""
    code, said = account("tests", *beside, **{"unit/test_xfail.py": xfails})
    assert code == 1, said
    assert said.partition("what this run did")[0].count("A green run must not hide this") == 5, said
    assert re.match(r"4 failed, 3 passed, .*1 error in", said.splitlines()[-1]), said


def test_a_test_in_a_file_that_is_none_fails(account):
    names = ("test-{}.py", "Test_{}.py", "{}_tests.py", "test{}.py", "{}.py")
    texts = (
        "def test_e(): pass\n",
        "if True:\n    async def Test_e(): pass\n",
        "class E:\n    def test_e(self): pass\n",
        "import unittest\nclass E(unittest.TestCase): pass\n",
    )
    files = {f"unit/{name.format(number)}": text for name in names for number, text in enumerate(texts)}
    code, said = account(**files)
    assert code == 1, said
    for file in files:
        assert f"ERROR tests/{file} - It is on disk" in said, said


HIDDEN = {
    "def test_e(): pass\ntest_e.__test__ = False\n": "test_e",
    "def test_e(): pass\ndel test_e\n": "test_e",
    "def Test_e(): pass\n": "Test_e",
    "class TestE:\n    def __init__(self): pass\n    def test_e(self): pass\n": "TestE::test_e",
    "class TestE:\n    __test__ = False\n    def test_e(self): pass\n": "TestE::test_e",
    "class TestE:\n    def tset_e(self): pass\n": "TestE",
    "class E:\n    def test_e(self): pass\n": "E::test_e",
    "class TestE:\n    class E:\n        def test_e(self): pass\n": "TestE::E::test_e",
}
TWICE = {
    "def test_e(): assert False\ndef test_e(): pass\n": "test_e",
    "def test_e(): assert False\ntest_e = lambda: None\n": "test_e",
    "class TestE:\n    def test_e(self): assert False\n    def test_e(self): pass\n": "TestE::test_e",
}


@pytest.mark.parametrize(
    ("texts", "why"), [(HIDDEN, "and this run did not"), (TWICE, "2 times")], ids=["hidden", "twice"]
)
def test_a_test_of_a_file_that_is_not_taken_fails(account, texts, why):
    files = {f"unit/test_in_{number}.py": f"def test_x(): pass\n{text}" for number, text in enumerate(texts)}
    code, said = account(**files)
    assert code == 1, said
    for file, name in zip(files, texts.values(), strict=True):
        assert re.search(rf"ERROR tests/{file}::{name} - It stands in the file,? {why}", said), said


@pytest.mark.parametrize("beside", [(), BESIDE], ids=["alone", "side by side"])
@pytest.mark.parametrize(
    "hook",
    [
        "def pytest_collection_modifyitems(items):\n    items[:] = [i for i in items if i.name != 'test_b']",
        "def pytest_runtest_protocol(item):\n    return True if item.name == 'test_b' else None",
    ],
    ids=["collects", "runs"],
)
def test_a_hook_takes_nothing_away(account, hook, beside):
    code, said = account("tests", *beside, **{"unit/conftest.py": f"{hook}\n"})
    assert code == 1, said
    assert "ERROR tests/unit/test_one.py::test_b - It stands in the file, and" in said


def test_what_is_taken_by_a_part_of_its_name(account):
    """Parameters, classes and groups of pytest-xdist are no part of what a file states."""
    text = """
import pytest

@pytest.mark.xdist_group("g")
@pytest.mark.parametrize("what", ["a::b", "c@d", "[e]"])
def test_e(what): pass

@pytest.mark.xdist_group("g")
class TestE:
    class TestIn:
        def test_f(self):
            def test_inside(): pass
"""
    for beside in ((), (*BESIDE, "--dist", "loadgroup"), ("--collect-only",)):
        code, said = account("tests", *beside, **{"unit/test_e.py": text})
        assert code == 0, said
