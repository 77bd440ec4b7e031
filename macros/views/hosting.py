"""What a school needs for a copy of its own: ready files for servers, and the copy that a reader keeps."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.views.writer import Writer

#: Ready files in hosting/, each with the interface word that says what it is for (hosting_...).
FILES = {
    "nginx.conf": "nginx", "Caddyfile": "caddy", "Dockerfile": "docker", "container.conf": "container",
    "github-pages.yml": "github", "gitlab-ci.yml": "gitlab",
}  # fmt: skip
#: How each server stops writing down who came: its name, the word that says how (iplog_...), the line.
LOGS = (
    ("nginx", "nginx", "access_log off;"),
    ("Apache", "apache", 'LogFormat "- %l %u %t \\"%r\\" %>s %b" anoniem'),
    ("Caddy", "caddy", ""),
    ("IIS", "iis", '%windir%\\system32\\inetsrv\\appcmd set config "SITE" '
     "-section:system.webServer/httpLogging /dontLog:true /commit:apphost"),
    ("Netlify, Cloudflare, GitHub, GitLab", "others", ""),
)  # fmt: skip


@dataclass(frozen=True)
class ServerFile:
    """A ready file, and where it goes."""

    name: str
    href: str
    what: Markup


@dataclass(frozen=True)
class Log:
    """How a server is kept from writing down who came."""

    server: str
    what: Markup
    line: str


@dataclass(frozen=True)
class Hosting:
    """The files and the lines."""

    files: list[ServerFile]
    logs: list[Log]


@dataclass(frozen=True)
class Offline:
    """The switch that keeps the site; ``worker`` is the script that does it."""

    worker: str


def hosting_files(writer: Writer) -> Hosting:
    """The ready files for servers."""
    return Hosting(
        [
            ServerFile(name, writer.shared(f"hosting/{name}"), writer.word(f"hosting_{word}"))
            for name, word in FILES.items()
        ],
        [Log(server, writer.word(f"iplog_{word}"), line) for server, word, line in LOGS],
    )


def offline(writer: Writer) -> Offline:
    """The switch to keep the site for use without internet."""
    return Offline(writer.shared("sw.js"))
