"""nginx, Apache and Caddy, each really started on this machine with the files that the site brings."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

#: The folder of the site in its address, as schools often have one.
FOLDER = "/nazorg/"
#: Where a server may keep things of its own; Caddy does.
HOMES = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
MODULES = Path("/usr/lib/apache2/modules")


@dataclass(frozen=True)
class Answer:
    """What a server says."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server, asked by addresses from its top."""

    name: str
    port: int
    top: str = FOLDER

    def get(self, address: str, **headers: str) -> Answer:
        """The answer for an address in the folder of the site."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", self.top + address, headers=sent)
        response = connection.getresponse()
        names = [name.lower() for name, _ in response.getheaders()]
        assert len(names) == len(set(names)), f"{self.name} sends a header twice: {names}"
        found = Answer(response.status, {n.lower(): v for n, v in response.getheaders()}, response.read())
        connection.close()
        return found


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def program(name: str, package: str) -> str:
    """The path of a server. Its absence is a failure: these tests are never skipped."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/bin")
    if found is None:
        pytest.fail(f"{name} is missing; make test installs it (Debian package {package})", pytrace=False)
    return found


@contextmanager
def running(command: list[str], port: int, folder: Path, **environment: str) -> Iterator[None]:
    """Runs a server until the block ends; it is up when its port answers."""
    log = folder / "output.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT,
            env={**os.environ, **dict.fromkeys(HOMES, str(folder)), **environment},
        )  # fmt: skip
    try:
        for _ in range(2400):
            if process.poll() is not None:
                pytest.fail(f"{command[0]} does not start:\n{log.read_text('utf-8')}", pytrace=False)
            try:
                connection = HTTPConnection("127.0.0.1", port, timeout=5)
                connection.request("GET", "/")
                connection.getresponse().read()
                break
            except (OSError, HTTPException):
                time.sleep(0.05)
        else:
            pytest.fail(f"{command[0]} does not answer:\n{log.read_text('utf-8')}", pytrace=False)
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _user() -> str:
    return pwd.getpwuid(os.geteuid()).pw_name


def _nginx_main(folder: Path, port: int, inside: str) -> Path:
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in names)
    # The master may be root in a container: its workers are then this user as well.
    user = f"user {_user()};" if os.geteuid() == 0 else ""
    config = folder / "main.conf"
    config.write_text(
        f"{user}\ndaemon off;\nworker_processes 1;\npid {folder}/pid;\nerror_log stderr;\n"
        f"events {{ worker_connections 64; }}\nhttp {{\n{temporary}{inside}\n}}\n",
        "utf-8",
    )
    return config


def _nginx_command(folder: Path, config: Path) -> list[str]:
    return [program("nginx", "nginx"), "-e", "stderr", "-p", str(folder), "-c", str(config)]


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[Server]:
    """The snippet for a folder, included in a server that has other things too."""
    port = free_port()
    snippet = (site / "hosting" / "nginx.conf").read_text("utf-8")
    assert snippet.count("/srv/nazorgwijzer/") == 2  # once in the explanation
    snippet = snippet.replace("/srv/nazorgwijzer/", f"{site}/").replace("/nazorg/", FOLDER)
    (folder / "nazorg.conf").write_text(snippet, "utf-8")
    config = _nginx_main(
        folder, port,
        f"server {{ listen 127.0.0.1:{port}; location = / {{ return 204; }} include {folder}/nazorg.conf; }}",
    )  # fmt: skip
    with running(_nginx_command(folder, config), port, folder):
        yield Server("nginx", port)


@contextmanager
def container(site: Path, folder: Path) -> Iterator[Server]:
    """The nginx of the container, at the top of its address."""
    port = free_port()
    server = (site / "hosting" / "container.conf").read_text("utf-8")
    for old, new in (
        ("listen 8080;", f"listen 127.0.0.1:{port};"),
        ("root /srv/nazorgwijzer;", f"root {site};"),
    ):
        assert server.count(old) == 1
        server = server.replace(old, new)
    config = _nginx_main(folder, port, server)
    with running(_nginx_command(folder, config), port, folder):
        yield Server("container", port, "/")


@contextmanager
def apache(site: Path, folder: Path) -> Iterator[Server]:
    """The .htaccess of the site, with the rights that hosts usually give to one."""
    port = free_port()
    (folder / "www").mkdir()
    (folder / "www" / FOLDER.strip("/")).symlink_to(site)
    names = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "filter", "deflate")
    modules = "".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so\n" for name in names)
    # Apache refuses to serve as root; whoever is root serves as the user that Debian has for it.
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    config = folder / "main.conf"
    config.write_text(
        f"{modules}{user}ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{port}\n"
        f"PidFile {folder}/pid\nErrorLog /dev/stderr\nDocumentRoot {folder}/www\nTypesConfig /dev/null\n"
        f"<Directory {folder}/www>\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n"
        '<Files ".ht*">\nRequire all denied\n</Files>\n',
        "utf-8",
    )
    command = [program("apache2", "apache2-bin"), "-d", str(folder), "-f", str(config), "-D", "FOREGROUND"]
    with running(command, port, folder):
        yield Server("apache", port)


@contextmanager
def caddy(site: Path, folder: Path) -> Iterator[Server]:
    """The Caddyfile as it is; its address and folder come from the environment."""
    port = free_port()
    config = folder / "Caddyfile"
    config.write_text(f"{{\n\tadmin off\n}}\nimport {site}/hosting/Caddyfile\n", "utf-8")
    command = [program("caddy", "caddy"), "run", "--config", str(config), "--adapter", "caddyfile"]
    address = f"http://127.0.0.1:{port}"
    with running(command, port, folder, NAZORG_ADDRESS=address, NAZORG_FOLDER=str(site)):
        yield Server("caddy", port)


SERVERS: dict[str, Callable[..., object]] = {
    "nginx": nginx, "container": container, "apache": apache, "caddy": caddy
}  # fmt: skip
