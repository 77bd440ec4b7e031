"""Publishing: whatever happens, the site is the old one or the new one, whole."""

import threading
from pathlib import Path

import pytest

from macros.builder import publish as publishing
from macros.builder.publish import publish, recover


def folder(path: Path, words: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(words, "utf-8")
    return path


@pytest.fixture
def site(tmp_path):
    return folder(tmp_path / "site", "old")


@pytest.fixture
def new(tmp_path):
    folder(tmp_path / "work" / "site", "new")
    return tmp_path / "work" / "site"


@pytest.fixture
def no_exchange(monkeypatch):
    """A system that cannot swap two folders in one call."""
    monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)


def holds(site: Path, words: str) -> None:
    """The site holds this, and nothing of the other is left beside it."""
    assert (site / "index.html").read_text("utf-8") == words
    assert [path.name for path in site.parent.iterdir() if path.name not in ("site", "work")] == []


def test_first_site(tmp_path, new):
    publish(new, tmp_path / "site")
    holds(tmp_path / "site", "new")


def test_exchange(site, new):
    publish(new, site)
    holds(site, "new")
    assert not new.exists()


def test_without_exchange(site, new, no_exchange):
    publish(new, site)
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
        publish(folder(tmp_path / "work" / str(number), f"new {number}"), site)
    stop.set()
    reader.join()
    assert gone == []


@pytest.mark.parametrize("moment", [1, 2])
def test_a_stop_between_two_renames_is_mended(site, new, no_exchange, monkeypatch, moment):
    calls = []
    rename = Path.rename

    def stops(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == moment:
            raise KeyboardInterrupt
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", stops)
        with pytest.raises(KeyboardInterrupt):
            publish(new, site)
    recover(site)
    holds(site, "old")


def test_a_stop_before_the_old_site_was_removed_is_mended(site, new, no_exchange, monkeypatch):
    def stops(path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", stops)
        with pytest.raises(KeyboardInterrupt):
            publish(new, site)
    recover(site)
    holds(site, "new")


def test_recover_leaves_a_whole_site_alone(site):
    recover(site)
    holds(site, "old")
