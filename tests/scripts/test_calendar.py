"""The calendar file, read by two libraries that have nothing of each other."""

import datetime
from pathlib import Path

import icalendar
import ics
import pytest

from macros.content import rules
from tests.scripts.node import node

HERE = Path(__file__).parent
DAYS = [0, 1, 7, 30, 91, 365]
TITLES = ["Afspraak", "Afspraak; school, \\ dag", "موعد: مدرسة 12"]


@pytest.fixture(scope="module", params=TITLES)
def made(request, tmp_path_factory) -> tuple[str, str]:
    """A title, and the calendar file with it."""
    folder = tmp_path_factory.mktemp("given")
    (folder / "rules.js").write_text(rules.script("nazorgRules"), "utf-8")
    done = node(
        HERE / "calendar.mjs", "2026-02-27", str(DAYS), request.param, NAZORG_GIVEN=str(folder)
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return request.param, done.stdout


EXPECTED = [datetime.date(2026, 2, 27) + datetime.timedelta(days=number) for number in DAYS]


def test_icalendar_reads_it(made):
    title, text = made
    calendar = icalendar.Calendar.from_ical(text)
    assert isinstance(calendar, icalendar.Calendar)
    events = calendar.events
    assert [event.errors for event in (calendar, *events)] == [[]] * (1 + len(DAYS))
    assert [event.start for event in events] == EXPECTED
    assert {event.duration for event in events} == {datetime.timedelta(1)}
    assert [str(event["SUMMARY"]) for event in events] == [f"{title} {at}" for at in range(1, len(DAYS) + 1)]
    assert {str(event["TRANSP"]) for event in events} == {"TRANSPARENT"}
    assert {str(event["CLASS"]) for event in events} == {"PRIVATE"}
    assert len({event["UID"] for event in events}) == len(DAYS)


def test_ics_reads_it(made):
    title, text = made
    events = sorted(ics.Calendar(text).events)
    assert [event.begin.date() for event in events] == EXPECTED
    assert all(event.all_day and event.transparent for event in events)
    assert [event.name for event in events] == [f"{title} {at}" for at in range(1, len(DAYS) + 1)]


def test_no_line_is_longer_than_a_calendar_may_have(made):
    _, text = made
    assert max(len(line.encode()) for line in text.splitlines()) <= 75
