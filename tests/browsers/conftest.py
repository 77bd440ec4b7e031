"""A browser for each test, and the site in the two places where schools put it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.browsing import serve
from tests.browsers.driving import BROWSERS, Tab


@pytest.fixture(params=BROWSERS)
def kind(request: pytest.FixtureRequest) -> str:
    """Which browser it is."""
    return str(request.param)


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """The folder in which the browser puts what it downloads."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


@pytest.fixture
def tab(kind: str, tmp_path: Path, downloads: Path) -> Iterator[Tab]:
    """A browser that starts with nothing. Its absence is a failure: these tests are never skipped."""
    folder = tmp_path / "home"
    folder.mkdir()
    with BROWSERS[kind](folder, downloads) as tab:
        yield tab


@pytest.fixture(scope="session")
def subfolder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site in a folder of a server that allows it nothing but its own files."""
    top = tmp_path_factory.mktemp("server")
    (top / "nazorg").symlink_to(site)
    (top / "404.html").symlink_to(site / "404.html")
    running = serve(top)
    yield f"http://127.0.0.1:{running.server_port}/nazorg/"
    running.shutdown()


@pytest.fixture(params=["http", "file"])
def top(request: pytest.FixtureRequest, site: Path, subfolder: str) -> str:
    """The address of the top of the site, in a folder of a server or on disk."""
    return subfolder if request.param == "http" else f"{site.as_uri()}/"
