"""
Whatever happens to a build, site/ is the old site or the new one, whole.

A small project is built over a site of an earlier version of it. Then the build is killed, has no
room, may not write, or is not alone; each time every byte of the site is held against both.
"""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.builder.reading import files
from tests.conftest import ROOT, run
from tests.hostile.laying import buildable
from tests.sampling import taken

#: Moments at which a build is killed.
KILLS = len(taken("moments at which a build is killed", range(8), range(50)))
#: Bytes that a file may have, and kilobytes that are left on a disk: each too few, at another moment.
EVERY_SIZE = (1_000, 4_000, 8_000, 16_000, 30_000, 60_000)
SIZES = taken("sizes at which a file may not grow", EVERY_SIZE[::2], EVERY_SIZE)
EVERY_ROOM = (100, 400, 700, 1100, 1300, 1500, 1700)
ROOM = taken("rests of a disk that is full", EVERY_ROOM[::3], EVERY_ROOM)
Site = dict[str, bytes]
pytestmark = pytest.mark.xdist_group("losing-nothing")


@dataclass(frozen=True)
class Versions:
    """Two versions of the small project, and the site of each."""

    projects: tuple[Path, Path]
    sites: tuple[Site, Site]
    folders: tuple[Path, Path]
    seconds: float


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    folder = tmp_path_factory.mktemp("versions")
    projects, sites = [], []
    for name, title in (("old", "Gids & co"), ("new", "Gids & nieuw")):
        project = buildable(folder / name)
        guide = project / "data" / "guide.yml"
        guide.write_text(guide.read_text("utf-8").replace("Gids & co", title), "utf-8")
        started = time.monotonic()
        done = run("build", "--root", project, "--out", folder / f"site-{name}")
        assert done.returncode == 0, done.stdout + done.stderr
        projects.append(project)
        sites.append(files(folder / f"site-{name}"))
    took = time.monotonic() - started
    assert sites[0].keys() == sites[1].keys()
    assert sum(sites[0][name] != sites[1][name] for name in sites[0]) > 20
    return Versions(
        (projects[0], projects[1]), (sites[0], sites[1]), (folder / "site-old", folder / "site-new"), took
    )


@pytest.fixture
def www(versions: Versions, tmp_path: Path) -> Path:
    """Where the old version is published."""
    return Path(shutil.copytree(versions.folders[0], tmp_path / "www" / "site"))


def start(
    project: Path, site: Path, before: Callable[[], None] | None = None, *options: str
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "macros", "--language", "en", "build", "--root", str(project),
         "--out", str(site), *options],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=before,
    )  # fmt: skip


def end(building: subprocess.Popen[str]) -> str:
    """Waits for a build; what it said, in which no traceback may be."""
    out, err = building.communicate(timeout=600)
    assert "Traceback" not in out + err, out + err
    return out + err


def whole(site: Path, versions: Versions) -> int:
    """Which of the two versions a site is, byte for byte."""
    found = files(site)
    assert found in versions.sites, sorted(
        name for name in found.keys() | versions.sites[0].keys()
        if found.get(name) not in (versions.sites[0].get(name), versions.sites[1].get(name))
    )  # fmt: skip
    return versions.sites.index(found)


def beside(site: Path) -> list[str]:
    """What lies beside the site and is not part of it."""
    return sorted(path.name for path in site.parent.iterdir() if path.name != site.name)


def test_a_build_that_is_killed_at_any_moment(versions: Versions, www: Path) -> None:
    """Each build makes the other version than the one that is there, and is killed with all its processes."""
    chance = random.Random(8)
    seen: list[int] = []
    left = 0
    for at in range(KILLS):
        there = whole(www, versions)
        building = start(versions.projects[1 - there], www)
        # Spread over the whole of a build, and a little beyond its end.
        moment = versions.seconds * 1.15 * (at + chance.random()) / KILLS
        with_time = time.monotonic() + moment
        while building.poll() is None and time.monotonic() < with_time:
            time.sleep(0.002)
        with suppress(ProcessLookupError):
            os.killpg(building.pid, signal.SIGKILL)
        end(building)
        seen.append(whole(www, versions))
        left = max(left, len(beside(www)))
        # A build tidies up after the one before it at once: two are never left behind.
        assert len(beside(www)) <= 1, beside(www)
    if not left:  # the machine was slower than when it was measured: one more, surely at work
        building = start(versions.projects[1 - whole(www, versions)], www)
        while building.poll() is None and not beside(www):
            time.sleep(0.002)
        assert building.poll() is None, "no build was killed while it worked"
        os.killpg(building.pid, signal.SIGKILL)
        end(building)
        whole(www, versions)
    end(start(versions.projects[1], www))
    assert whole(www, versions) == 1
    assert beside(www) == []


def test_a_build_of_which_one_process_is_killed(versions: Versions, www: Path) -> None:
    """As a system does that has no memory left."""
    building = start(versions.projects[1], www)
    children = Path(f"/proc/{building.pid}/task/{building.pid}/children")
    ends = time.monotonic() + 60
    while building.poll() is None and time.monotonic() < ends:
        pids = children.read_text().split() if children.exists() else []
        if pids:
            os.kill(int(pids[0]), signal.SIGKILL)
            break
        time.sleep(0.002)
    said = end(building)
    assert building.returncode == 1, said
    assert "A process of the build was ended from outside." in said
    assert whole(www, versions) == 0
    assert beside(www) == []


@pytest.mark.parametrize("size", SIZES)
def test_files_that_may_not_grow(versions: Versions, www: Path, size: int) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    building = start(versions.projects[1], www, limit)
    said = end(building)
    assert building.returncode == 1, said
    assert "File too large" in said, said
    assert "The site that was there is untouched." in said
    assert whole(www, versions) == 0
    assert beside(www) == []


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Mounts a small disk in memory; only root may."""
    mounted: list[Path] = []

    def mount(*options: str) -> Path:
        place = tmp_path / "disk"
        place.mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("only root may mount a disk; test_files_that_may_not_grow needs none")
        mounted.append(place)
        return place

    yield mount
    for place in mounted:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("room", ROOM)
def test_a_full_disk(versions: Versions, disk: Callable[..., Path], room: int) -> None:
    place = disk("size=64m")
    site = Path(shutil.copytree(versions.folders[0], place / "site"))
    # What is left beside the old site is not enough for a new one.
    subprocess.run(["mount", "-o", f"remount,size={_used(place) + room}k", str(place)], check=True)
    building = start(versions.projects[1], site)
    said = end(building)
    assert building.returncode == 1, said
    assert "No space left on device" in said, said
    assert "The site that was there is untouched." in said
    assert whole(site, versions) == 0
    assert beside(site) == []
    subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
    end(start(versions.projects[1], site))
    assert whole(site, versions) == 1


def _used(place: Path) -> int:
    """Kilobytes that are taken on a disk."""
    found = os.statvfs(place)
    return (found.f_blocks - found.f_bfree) * found.f_frsize // 1024


def test_a_disk_that_cannot_be_written(versions: Versions, disk: Callable[..., Path]) -> None:
    place = disk("size=64m")
    site = Path(shutil.copytree(versions.folders[0], place / "site"))
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    building = start(versions.projects[1], site)
    said = end(building)
    assert building.returncode == 1, said
    assert "Read-only file system" in said, said
    assert str(place) in said
    assert "The site that was there is untouched." in said
    assert whole(site, versions) == 0


def test_a_site_that_is_a_disk_of_its_own(versions: Versions, disk: Callable[..., Path]) -> None:
    """It cannot be moved: the build says so before it begins, and leaves what is there."""
    site = disk("size=64m")
    shutil.copytree(versions.folders[0], site, dirs_exist_ok=True)
    building = start(versions.projects[1], site)
    said = end(building)
    assert building.returncode == 1, said
    assert f"{site}:1:1: this folder cannot be moved" in said
    assert f"like  {site}/site" in said
    assert "pages in" not in said
    assert whole(site, versions) == 0
    assert beside(site) == []


def test_a_site_that_a_container_brought(versions: Versions, disk: Callable[..., Path]) -> None:
    """It lies in a layer that is never written, and cannot be moved from there: said before, as well."""
    place = disk("size=64m")
    for name in ("low", "up", "work", "top"):
        (place / name).mkdir()
    shutil.copytree(versions.folders[0], place / "low" / "site")
    layers = f"lowerdir={place}/low,upperdir={place}/up,workdir={place}/work"
    command = ["mount", "-t", "overlay", "-o", layers, "overlay", str(place / "top")]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this system has no layers to mount")
    try:
        site = place / "top" / "site"
        building = start(versions.projects[1], site)
        said = end(building)
        assert building.returncode == 1, said
        assert f"{site}:1:1: this folder cannot be moved" in said
        assert "another layer" in said
        assert "pages in" not in said
        assert whole(site, versions) == 0
        assert beside(site) == []
    finally:
        subprocess.run(["umount", str(place / "top")], check=True)


def test_builds_at_once(versions: Versions, www: Path) -> None:
    """Both end well, one of them last; neither tidies up what the other works in."""
    both = [start(project, www) for project in versions.projects]
    said = [end(building) for building in both]
    assert [building.returncode for building in both] == [0, 0], said
    whole(www, versions)
    assert beside(www) == []


def test_first_builds_at_once(versions: Versions, tmp_path: Path) -> None:
    """There is no site yet: the one that comes last takes the place of the other."""
    site = tmp_path / "new" / "site"
    both = [start(versions.projects[1], site) for _ in range(2)]
    said = [end(building) for building in both]
    assert [building.returncode for building in both] == [0, 0], said
    assert whole(site, versions) == 1
    assert beside(site) == []


def test_a_file_where_the_site_goes(versions: Versions, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.write_text("van iemand anders", "utf-8")
    building = start(versions.projects[1], site)
    said = end(building)
    assert building.returncode == 1, said
    assert str(site) in said
    assert site.read_text("utf-8") == "van iemand anders"
    assert beside(site) == []


def test_a_link_to_the_site(versions: Versions, www: Path, tmp_path: Path) -> None:
    """What it leads to changes; the link stays."""
    link = tmp_path / "elsewhere" / "site"
    link.parent.mkdir()
    link.symlink_to(www)
    building = start(versions.projects[1], link)
    assert "ready" in end(building)
    assert link.is_symlink()
    assert whole(www, versions) == 1
    assert beside(www) == beside(link) == []


def test_several_schools_are_killed(versions: Versions, tmp_path: Path) -> None:
    """Of each school the old site stays whole, and the next build tidies up after all of them."""
    for name in ("een", "twee"):
        (tmp_path / "schools" / name).mkdir(parents=True)
        (tmp_path / "schools" / name / "school.yml").write_text(f"name: School {name}\n", "utf-8")
    site, schools = tmp_path / "www" / "site", str(tmp_path / "schools")
    assert "ready" in end(start(versions.projects[0], site, None, "--school", schools))
    before = files(site)
    building = start(versions.projects[1], site, None, "--school", schools)
    ends = time.monotonic() + 60
    while len(list(site.glob(".*.new-*"))) < 2 and time.monotonic() < ends:
        time.sleep(0.002)
    os.killpg(building.pid, signal.SIGKILL)
    end(building)
    assert {name: content for name, content in files(site).items() if name[0] != "."} == before
    assert "ready" in end(start(versions.projects[1], site, None, "--school", schools))
    assert sorted(path.name for path in site.iterdir()) == ["een", "twee"]
