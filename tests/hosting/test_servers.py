"""What real servers answer when they are set up with the files of the site."""

from pathlib import Path
from typing import Any

import pytest

from macros.builder.hosting import FOREVER, HASHED, TYPES, WEEK
from macros.builder.policy import headers, policy
from tests.hosting.servers import SERVERS

pytestmark = pytest.mark.xdist_group("hosting")


@pytest.fixture(scope="module", params=sorted(SERVERS))
def server(request, site, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    # Apache started by root serves as another user, who must be able to reach the site.
    start: Any = SERVERS[request.param]
    for above in (site, *site.parents, folder, *folder.parents):
        if above.owner() == folder.owner() and len(above.parts) > 2:
            above.chmod(above.stat().st_mode | 0o055)
    with start(site, folder) as found:
        yield found


def first(site: Path, pattern: str) -> str:
    return min(path.relative_to(site).as_posix() for path in site.rglob(pattern))


def test_every_file_has_the_headers_of_the_policy(server, site):
    for address in (
        "",
        "index.html",
        "en/",
        "stappen/kom-samen.html",
        "assets/icon.svg",
        first(site, "*.docx"),
    ):
        answer = server.get(address)
        assert answer.status == 200, address
        for name, value in headers().items():
            assert answer.headers.get(name.lower()) == value, f"{address}: {name}"


@pytest.mark.parametrize("file", ["sw.js", "inrichten.html", "en/inrichten.html"])
def test_only_what_packs_or_keeps_the_site_may_fetch(server, file):
    answer = server.get(file)
    assert answer.status == 200
    assert answer.headers["content-security-policy"] == policy(connect=True, header=True)
    assert "connect-src 'none'" in server.get("index.html").headers["content-security-policy"]


def test_types(server, site):
    for end, kind in TYPES.items():
        found = sorted(site.rglob(f"*.{end}"))
        if found:
            given = server.get(found[0].relative_to(site).as_posix()).headers["content-type"]
            assert given.split(";")[0] == kind, found[0].name
            if end in ("html", "css", "js", "txt", "atom"):
                assert given.lower().replace(" ", "").endswith(";charset=utf-8"), f"{found[0].name}: {given}"


def test_hashed_files_are_kept_and_all_others_are_asked_for_anew(server, site):
    hashed = first(site, "assets/site.*.js")
    assert HASHED.search(hashed)
    assert server.get(hashed).headers["cache-control"] == FOREVER
    assert server.get(f"en/{first(site / 'en', 'assets/site.*.css')}").headers["cache-control"] == FOREVER
    assert server.get(first(site, "*.woff2")).headers["cache-control"] == WEEK
    for address in ("", "index.html", "assets/plan.js", "wijzigingen.atom", "sw.js", first(site, "*.pdf")):
        assert server.get(address).headers["cache-control"] == "no-cache", address


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_has_not_changed_is_not_sent_again(server, encoding):
    before = server.get("index.html", Accept_Encoding=encoding)
    assert before.headers.get("content-encoding", "identity") == encoding
    after = server.get("index.html", Accept_Encoding=encoding, If_None_Match=before.headers["etag"])
    assert (after.status, after.body) == (304, b"")


LOST = ["bestaat-niet.html", "stappen/bestaat-niet", "en/a/b/c.html", "a%20b/%C3%BC"]


@pytest.mark.parametrize("address", LOST)
def test_an_unknown_address_shows_our_page(server, site, address):
    answer = server.get(address)
    assert answer.status == 404
    assert answer.body == (site / "404.html").read_bytes()
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"] == headers()["Content-Security-Policy"]


@pytest.mark.parametrize("address", [".htaccess", ".nazorgwijzer", "_headers", "web.config"])
def test_what_is_there_for_other_servers_is_not_shown(server, address):
    """But for Apache, to which .htaccess alone is special; there is no secret in the others."""
    if server.name != "apache" or address == ".htaccess":
        assert server.get(address).status in (403, 404)


def test_the_folder_without_its_slash_leads_to_the_site(server):
    if server.top != "/":
        answer = server.__class__(server.name, server.port, server.top.rstrip("/")).get("")
        assert answer.status in (301, 302, 308)
        assert answer.headers["location"].endswith(server.top)


def test_nobody_is_written_down(server, tmp_path_factory):
    """No log of visitors: none of our own, and none of the server's."""
    server.get("index.html?iemand")
    for folder in tmp_path_factory.getbasetemp().glob(f"{server.name}*"):
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                assert b"iemand" not in path.read_bytes(), path.name
