"""
The files with which a server sends the site as it should: safe headers, types, what may be kept.

They lie in the site itself, so that a school that unzips it has them: those that a server
reads by itself at the top, the others in hosting/. Their texts are in servers/; this module
fills in what depends on the build. All of them say the same.
"""

import re
from pathlib import Path
from textwrap import indent
from xml.sax.saxutils import quoteattr

from macros.builder.policy import headers
from macros.views.hosting import FILES

TEMPLATES = Path(__file__).parent / "servers"
#: What a name promises: these files never change, because their names do.
HASHED = re.compile(r"(^|/)assets/[a-z.-]+\.[0-9a-f]{8}\.(css|js)$")
FOREVER = "public, max-age=31536000, immutable"
WEEK = "public, max-age=604800"
#: The type of every kind of file in the site, by the end of its name.
TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "txt": "text/plain",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "woff2": "font/woff2",
    "xml": "application/xml", "atom": "application/atom+xml", "ics": "text/calendar",
    "json": "application/json", "pdf": "application/pdf", "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "conf": "text/plain", "yml": "text/plain",
}  # fmt: skip
_TEXT = ("html", "css", "js", "txt", "atom")


def write(site: Path, *, noindex: bool = False) -> None:
    """Writes the files of all servers into a finished site."""
    (site / "hosting").mkdir(exist_ok=True)
    for name in FILES:
        made = _MADE.get(name)
        (site / "hosting" / name).write_text(made(name, noindex) if made else _plain(name), "utf-8")
    (site / ".htaccess").write_text(_htaccess("htaccess", noindex), "utf-8")
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    hashed = [file for file in files if HASHED.search(file)]
    (site / "web.config").write_text(_iis(hashed, noindex), "utf-8")
    (site / "_headers").write_text(_static(hashed, noindex), "utf-8")


def _plain(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _filled(name: str, **parts: str) -> str:
    policies = {"policy": _policy(), "worker": _policy(connect=True), "forever": FOREVER, "week": WEEK}
    text = _plain(name)
    for key, value in {**parts, **policies}.items():
        text = text.replace(f"@@{key}@@", value)
    return text


def _policy(*, connect: bool = False) -> str:
    return headers(connect=connect)["Content-Security-Policy"]


def _others(noindex: bool) -> dict[str, str]:
    """The headers that every file has alike."""
    found = headers(noindex=noindex)
    del found["Content-Security-Policy"]
    return found


def _rows(pattern: str, noindex: bool) -> str:
    return "\n".join(pattern.format(key, value) for key, value in _others(noindex).items())


def _nginx(name: str, noindex: bool) -> str:
    inside = _filled(
        "inside.conf",
        types=indent("\n".join(f"{kind} {end};" for end, kind in TYPES.items()), " " * 8),
        headers=indent(_rows('add_header {} "{}" always;', noindex), " " * 4),
    )  # fmt: skip
    deeper = " " * 4 if name == "container.conf" else ""
    return _filled(name, inside=indent(inside.rstrip("\n"), deeper))


def _htaccess(name: str, noindex: bool) -> str:
    return _filled(
        name,
        types=indent("\n".join(f"AddType {kind} .{end}" for end, kind in TYPES.items()), "  "),
        headers=indent(_rows('Header always set {} "{}"', noindex), "  "),
    )  # fmt: skip


def _caddy(name: str, noindex: bool) -> str:
    types = []
    for end, kind in TYPES.items():
        charset = "; charset=utf-8" if end in _TEXT else ""
        types += [f"@{end} path *.{end}", f'header @{end} Content-Type "{kind}{charset}"']
    rows = [f'{key} "{value}"' for key, value in _others(noindex).items()]
    return _filled(name, types=indent("\n".join(types), "\t\t"), headers=indent("\n".join(rows), "\t\t\t"))


_MADE = {"nginx.conf": _nginx, "container.conf": _nginx, "Caddyfile": _caddy}


def _static(hashed: list[str], noindex: bool) -> str:
    """
    For Netlify and Cloudflare Pages, which let every file be asked for anew by themselves.

    Both join the headers of all rules that fit, so the worker cannot have a policy of its own:
    here all files may fetch from this site, and each page forbids it in its own meta tag.
    """
    lines = ["# Nazorgwijzer on Netlify or Cloudflare Pages. Written by the build.", "/*"]
    lines += [f"  {key}: {value}" for key, value in headers(connect=True, noindex=noindex).items()]
    for file in hashed:
        lines += [f"/{file}", f"  Cache-Control: {FOREVER}"]
    return "\n".join(lines) + "\n"


def _iis(hashed: list[str], noindex: bool) -> str:
    """For IIS: web.config, which reaches the folder that it lies in."""
    rows = []
    for key, value in {**_others(noindex), "Content-Security-Policy": _policy()}.items():
        rows += [
            f"<remove name={quoteattr(key)} />",
            f"<add name={quoteattr(key)} value={quoteattr(value)} />",
        ]
    types = []
    for end, kind in [*TYPES.items(), ("", "text/plain")]:
        charset = "; charset=utf-8" if end in _TEXT else ""
        types += [
            f'<remove fileExtension=".{end}" />',
            f'<mimeMap fileExtension=".{end}" mimeType="{kind}{charset}" />',
        ]
    kept = [
        f"  <location path={quoteattr(file)}>\n    <system.webServer>\n      <staticContent>\n"
        '        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00"'
        ' cacheControlCustom="public, immutable" />\n'
        "      </staticContent>\n    </system.webServer>\n  </location>"
        for file in hashed
    ]
    return _filled(
        "web.config",
        headers=indent("\n".join(rows), " " * 8), types=indent("\n".join(types), " " * 6),
        kept="\n".join(kept),
        attribute=quoteattr(_policy(connect=True)),
    )  # fmt: skip
