"""
The account that make test gives at its end: what it ran, skipped and left out, by kind.

It also keeps a green run honest. With --every-file a test that is written and was not taken fails the
run, whatever the reason: a name that pytest passes over, an option, a hook, a path that was forgotten.
A test that is expected to fail fails. And so does a skip, unless MAY_SKIP has its reason and its file:
what is missing must be installed, not passed over.
"""

from collections import Counter
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import pytest

from tests.sampling import TAKEN, WHOLE
from tests.written import missing

#: What make test leaves to another command, and which.
ELSEWHERE = {"tests/browsers": "make test-browsers"}
#: All that make test-quick runs: it needs no browser, office or server, and no site of the real content.
QUICK = ("tests/golden", "tests/hostile", "tests/plan", "tests/scripts", "tests/unit")
#: The reasons for which a test may be skipped, up to a semicolon, and the file that may give each.
#: None of them is a program that is not installed.
MAY_SKIP = {
    "only root may mount a disk": "tests/builder/test_losing_nothing.py",
    "this system has no layers to mount": "tests/builder/test_losing_nothing.py",
}


@dataclass
class Account:
    """What a run did: tests by kind, skips by reason, samples."""

    ran: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    left_out: dict[str, int] = field(default_factory=dict)
    samples: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, worker: dict[str, Any]) -> None:
        """Takes over what a worker collected; each collects the same."""
        self.left_out.update(worker["left_out"])
        self.samples.update(worker["samples"])


ACCOUNT = pytest.StashKey[Account]()


def kind_of(test: str) -> str:
    """The folder of ``tests/`` in which a test stands."""
    return "/".join(test.partition("::")[0].split("/")[:2])


def left_to(kind: str, *, quick: bool) -> str:
    """The command to which a run leaves a kind of test; empty for what it runs itself."""
    return ELSEWHERE.get(kind) or ("make test" if quick and kind not in QUICK else "")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-file", action="store_true", help="every test must have a turn; give an account")
    parser.addoption("--quick", action="store_true", help="only what needs no browser, server or site")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ACCOUNT] = Account()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Generator[None, None, None]:
    if config.getoption("every_file"):
        quick = config.getoption("quick")
        elsewhere = [item for item in items if left_to(kind_of(item.nodeid), quick=quick)]
        items[:] = [item for item in items if not left_to(kind_of(item.nodeid), quick=quick)]
        config.hook.pytest_deselected(items=elsewhere)
        config.stash[ACCOUNT].left_out.update(Counter(kind_of(item.nodeid) for item in elsewhere))
    yield


def _judged(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Makes a failure of a skip that has no good reason, and of whatever is expected to fail."""
    if hasattr(report, "wasxfail"):
        said = f"expected to fail: {report.wasxfail or 'without a reason'}"
        todo = "Mend what it shows, or test what is true."
        del report.wasxfail  # by it pytest knows a failure that does not count
    elif report.skipped and not _may_skip(report):
        said = f"skipped: {_reason(report) or 'without a reason'}"
        todo = (
            "Install what is missing (tests/debian-packages.txt), "
            "or name the reason in MAY_SKIP of tests/account.py."
        )
    else:
        return
    report.outcome = "failed"
    report.longrepr = f"{said}\nA green run must not hide this. {todo}"


def _may_skip(report: pytest.TestReport | pytest.CollectReport) -> bool:
    """Whether the reason is one of MAY_SKIP, given in its own file."""
    reason = _reason(report).partition(";")[0]
    return MAY_SKIP.get(reason) == report.nodeid.partition("::")[0]


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    reason = said.removeprefix("Skipped: ").removeprefix("Skipped").strip()
    return "" if reason == "unconditional skip" else reason


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _judged(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _judged(report)
    return report


def taken(session: pytest.Session) -> set[str]:
    """The tests that a run took, by what it said of each; with --collect-only those that it would."""
    if session.config.getoption("collectonly"):
        return {item.nodeid for item in session.items}
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    reports = chain.from_iterable(terminal.stats.values() if terminal else ())
    tests = (report for report in reports if isinstance(report, pytest.TestReport))
    return {report.nodeid for report in tests if report.when == "call" or not report.passed}


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    config, account = session.config, session.config.stash[ACCOUNT]
    account.samples.update(TAKEN)
    if hasattr(config, "workeroutput"):
        config.workeroutput["account"] = {
            "left_out": account.left_out, "samples": account.samples,
        }  # fmt: skip
    elif config.getoption("every_file") and exitstatus in (
        pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED,
    ):  # fmt: skip
        for test, said in missing(config.rootpath, taken(session)):
            if not left_to(kind_of(test), quick=config.getoption("quick")):
                config.hook.pytest_collectreport(report=pytest.CollectReport(test, "failed", said, []))
                session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker of pytest-xdist has ended; one that was killed says nothing."""
    output = getattr(node, "workeroutput", {})
    if "account" in output:
        node.config.stash[ACCOUNT].add(output["account"])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.getoption("every_file") or config.getoption("collectonly"):
        return
    account = config.stash[ACCOUNT]
    for outcome, reports in terminalreporter.stats.items():
        for report in reports:
            if isinstance(report, pytest.TestReport) and report.when == "call" and not report.skipped:
                account.ran[kind_of(report.nodeid)] += 1
            elif outcome == "skipped":
                account.skipped[kind_of(report.nodeid)] += 1
                account.reasons[_reason(report)] += 1
    terminalreporter.write_sep("=", "what this run did")
    for line in lines(account, quick=config.getoption("quick")):
        terminalreporter.write_line(line)


def lines(account: Account, *, quick: bool) -> Iterable[str]:
    """The account as a reader sees it."""
    form = "{:<16} {:>6} {:>8} {:>9}  {}".format
    yield form("kind", "ran", "skipped", "left out", "").rstrip()
    for kind in sorted({*account.ran, *account.skipped, *account.left_out}):
        command = left_to(kind, quick=quick)
        yield form(
            kind, account.ran[kind], account.skipped[kind], account.left_out.get(kind, 0), command
        ).rstrip()
    sums = account.ran.total(), account.skipped.total(), sum(account.left_out.values())
    yield form("in all", *sums, "").rstrip()
    for reason, times in sorted(account.reasons.items()):
        yield f"skipped {times} times: {reason}"
    yield "Matrices, all whole:" if WHOLE else "Matrices, of which make test-all takes all:"
    for what, (some, every) in sorted(account.samples.items()):
        yield f"{some:>6} of {every:<4} {what}"
