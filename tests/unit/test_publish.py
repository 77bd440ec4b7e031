"""Publishing: whatever happens, the site is the old one or the new one, whole, and the words say which."""

import shutil
import threading
from pathlib import Path

import pytest

from macros.builder import publish as publishing
from macros.builder.ownership import MARK, mark
from macros.builder.publish import Move, identity, publish, telling
from macros.builder.workplace import recover, words, workplace
from macros.content.messages import notes, say
from macros.content.problems import Failed

UNTOUCHED = say("site-untouched")


def folder(path: Path, words: str) -> Path:
    """A site as a build leaves it."""
    path.mkdir(parents=True)
    (path / "index.html").write_text(words, "utf-8")
    mark(path)
    return path


def made(work: Path, site: Path, words: str = "new") -> Move:
    """A site that is finished and waits in ``work``."""
    return Move(folder(work / "nl" / "site", words), site, work)


@pytest.fixture
def site(tmp_path):
    return folder(tmp_path / "site", "old")


@pytest.fixture
def move(tmp_path):
    return made(tmp_path / "work", tmp_path / "site")


@pytest.fixture
def no_exchange(monkeypatch):
    """A system that cannot swap two folders in one call."""
    monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)


def holds(site: Path, words: str) -> None:
    """The site holds this, and nothing of the other is left beside it."""
    assert (site / "index.html").read_text("utf-8") == words
    assert [path.name for path in site.parent.iterdir() if path.name not in ("site", "work")] == []


def test_first_site(tmp_path, move):
    publish([move])
    holds(tmp_path / "site", "new")


def test_exchange(site, move):
    publish([move])
    holds(site, "new")


def test_without_exchange(site, move, no_exchange):
    publish([move])
    holds(site, "new")


def test_readers_never_find_nothing(site, tmp_path):
    """While sites are swapped, the page is always there."""
    gone: list[Exception] = []
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            try:
                (site / "index.html").stat()
            except FileNotFoundError as fault:
                gone.append(fault)

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(60):
        publish([made(tmp_path / "work" / str(number), site, f"new {number}")])
    stop.set()
    reader.join()
    assert gone == []


def published(moves: list[Move], then: BaseException | None = None, *, own: bool = True) -> None:
    """As a build publishes, and is stopped afterwards."""
    with telling([move.site for move in moves]) as news:
        news += [identity(move.new) for move in moves if own]
        publish(moves)
        if then:
            raise then


def fails_at(monkeypatch, moment: int, fault: BaseException, *, always: bool = False) -> None:
    """The rename of that number fails; with ``always`` each after it too."""
    calls = []
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == moment or (always and len(calls) > moment):
            raise fault
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)


REFUSED = PermissionError(13, "Permission denied", "site")


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), REFUSED], ids=["stopped", "refused"])
@pytest.mark.parametrize("moment", [1, 2])
def test_a_rename_that_fails_leaves_the_old_site_and_says_so(
    site, move, no_exchange, monkeypatch, moment, fault
):
    with monkeypatch.context() as patch:
        fails_at(patch, moment, fault)
        with pytest.raises(type(fault)) as raised:
            published([move])
    holds(site, "old")
    assert notes(raised.value)[-1:] == [UNTOUCHED]


def test_an_old_site_that_cannot_be_put_back_is_kept_and_said_to_be_gone(
    site, tmp_path, no_exchange, monkeypatch
):
    """The second rename is refused, and so is putting the old site back: the next build does it."""
    with monkeypatch.context() as patch:
        fails_at(patch, 2, REFUSED, always=True)
        with pytest.raises(PermissionError) as raised, telling([site]), workplace(site) as work:
            publish([made(work, site)])
    assert not site.exists()
    assert notes(raised.value)[-1] == say("site-gone-old-waits", where=str(site), old=str(work / ".old"))
    recover(site)
    holds(site, "old")


def test_a_site_that_vanished_between_two_renames_is_put_back(site, no_exchange, monkeypatch):
    """A build that was killed there, with nobody left to put anything back."""
    with monkeypatch.context() as patch:
        fails_at(patch, 2, REFUSED, always=True)
        with pytest.raises(PermissionError), workplace(site) as work:
            publish([made(work, site)])
    assert (work / MARK).is_file()
    with workplace(site):
        assert (site / "index.html").read_text("utf-8") == "old"
    holds(site, "old")


@pytest.mark.parametrize("exchange", [True, False])
def test_of_several_sites_all_change_or_none(tmp_path, monkeypatch, exchange):
    """The third cannot be put in its place: the first, and the second that is new, go back."""
    if not exchange:
        monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)
    sites = [tmp_path / "www" / name for name in ("een", "twee", "drie")]
    for site in (sites[0], sites[2]):
        folder(site, "old")
    moves = [made(tmp_path / "work" / site.name, site) for site in sites]
    put = publishing._put

    def refuses(move: Move) -> None:
        if move.site.name == "drie":
            raise REFUSED
        put(move)

    monkeypatch.setattr(publishing, "_put", refuses)
    with pytest.raises(PermissionError) as raised:
        published(moves)
    assert [site.exists() for site in sites] == [True, False, True]
    assert all((site / "index.html").read_text("utf-8") == "old" for site in (sites[0], sites[2]))
    assert notes(raised.value)[-2:] == [UNTOUCHED, say("no-site-written")]


def test_a_stop_after_the_swap_says_that_the_new_site_stands(site, move):
    with pytest.raises(KeyboardInterrupt) as raised:
        published([move], KeyboardInterrupt())
    assert notes(raised.value) == [say("new-site-stands", where=str(site))]


def test_a_site_of_another_build_is_called_so(site, move):
    with pytest.raises(KeyboardInterrupt) as raised:
        published([move], KeyboardInterrupt(), own=False)
    assert notes(raised.value) == [say("another-build", where=str(site))]


def test_what_comes_into_the_old_site_while_the_new_one_is_made_is_not_lost(site, move):
    (site / "van-ons.html").write_text("van ons", "utf-8")
    with pytest.raises(Failed) as failed:
        publish([move])
    assert failed.value.problems[0].found == say("listed", names=("van-ons.html",))
    assert (site / "van-ons.html").read_text("utf-8") == "van ons"
    holds(site, "old")


def test_recover_leaves_a_whole_site_alone(site):
    recover(site)
    holds(site, "old")


def test_what_a_killed_build_left_goes_and_what_is_not_a_builds_stays(site):
    """Also under the names that builds use, and what worked on a site of another name."""
    with workplace(site) as work:
        left = work.with_name(".site.new-left")
        left.mkdir()
        (left / MARK).write_bytes(words(site, left))
        (left / "half.html").write_text("half", "utf-8")
    strange = [site.with_name(name) for name in (".site.old", ".site.new-mine", ".site.new-empty")]
    for one in strange:
        one.mkdir()
    (strange[1] / "notes.txt").write_text("van mij", "utf-8")
    other = site.with_name("site.new-x")
    with workplace(other) as work:
        strange.append(work.with_name(work.name + "1"))
        strange[-1].mkdir()
        (strange[-1] / MARK).write_bytes((work / MARK).read_bytes())
    link = site.with_name(".site.new-link")
    link.symlink_to(strange[1])
    with workplace(site):
        pass
    assert not left.exists()
    assert all(one.is_dir() for one in strange)
    assert link.is_symlink()
    assert (strange[1] / "notes.txt").read_text("utf-8") == "van mij"


def test_a_build_that_was_killed_before_its_mark_leaves_nothing(site):
    """Also when it was killed between making the file of the mark and writing it."""
    bare, begun, mine = (site.with_name(f".site.new-abcd_12{at}") for at in (1, 2, 3))
    for one in (bare, begun, mine):
        one.mkdir()
    (begun / MARK).touch()
    (mine / "notes.txt").touch()
    with workplace(site):
        pass
    assert sorted(path.name for path in site.parent.iterdir()) == [mine.name, "site"]
    assert (mine / "notes.txt").is_file()


def test_a_workplace_loses_its_mark_last(site, monkeypatch):
    """Tidying up that is cut short leaves what the next build still knows as a build's."""
    rmtree = shutil.rmtree

    def stops(path: Path, ignore_errors: bool) -> None:
        rmtree(path, ignore_errors=ignore_errors)
        raise KeyboardInterrupt

    left = site.with_name(".site.new-left")
    with workplace(site) as work:
        shutil.copytree(work, left)
        (left / MARK).write_bytes(words(site, left))
        (left / "nl").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", stops)
        with pytest.raises(KeyboardInterrupt):
            recover(site)
    assert [path.name for path in left.iterdir()] == [MARK]
    recover(site)
    holds(site, "old")
