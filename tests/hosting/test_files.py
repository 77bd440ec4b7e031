"""The files for servers that cannot be started here: they can be read, and say what the others say."""

import fnmatch
from xml.etree import ElementTree

import yaml

from macros.builder.hosting import HASHED, TEMPLATES, TYPES, write
from macros.builder.policy import headers, policy
from macros.views.hosting import FILES


def rules(text: str) -> dict[str, dict[str, str]]:
    """_headers, as Netlify and Cloudflare read it: an address, and below it headers with a space in front."""
    found: dict[str, dict[str, str]] = {}
    here: dict[str, str] | None = None
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            assert here is not None, line
            name, _, value = line.strip().partition(": ")
            assert name not in here, line
            here[name] = value
        else:
            assert line.startswith("/"), line
            assert line not in found, line
            here = found.setdefault(line, {})
    return found


def hashed(site):
    every = [path.relative_to(site).as_posix() for path in site.rglob("*.*")]
    return {name for name in every if HASHED.search(name)}


def test_headers_file(site):
    read = rules((site / "_headers").read_text("utf-8"))
    assert read["/*"] == headers(connect=True)
    kept = {address[1:] for address in read if address != "/*"}
    assert kept == hashed(site)
    assert len(kept) >= 6
    # A year, which is the most that caches take, and without asking anew.
    assert all(read[f"/{name}"] == {"Cache-Control": "public, max-age=31536000, immutable"} for name in kept)
    # No file falls under two rules with the same header: both hosts would join them.
    for name in kept:
        fit = [rule for rule in read if fnmatch.fnmatch(f"/{name}", rule)]
        names = [header for rule in fit for header in read[rule]]
        assert len(names) == len(set(names)), name


def test_web_config(site):
    root = ElementTree.parse(site / "web.config").getroot()
    web = root.find("system.webServer")
    assert web is not None
    added = {one.get("name"): one.get("value") for one in web.iter("add") if one.get("name")}
    assert added == headers()
    # IIS fails on what is there twice: each is taken away first.
    removed = {one.get("name") for one in web.iter("remove") if one.get("name")}
    assert set(added) <= removed
    types = {one.get("fileExtension"): str(one.get("mimeType")).split(";")[0] for one in web.iter("mimeMap")}
    assert types == {**{f".{end}": kind for end, kind in TYPES.items()}, ".": "text/plain"}
    errors = [one.attrib for one in web.iter("error")]
    assert errors == [{"statusCode": "404", "path": "404.html", "responseMode": "File"}]
    places = {one.get("path"): one for one in root.findall("location")}
    assert set(places) == hashed(site) | {"sw.js", "inrichten.html", "en/inrichten.html"}
    values = [one.get("value") for one in places["sw.js"].iter("add")]
    assert values == [policy(connect=True, header=True)]


def test_workflows_are_yaml_and_take_the_same_folder(site):
    github = yaml.safe_load((site / "hosting" / "github-pages.yml").read_text("utf-8"))
    steps = github["jobs"]["publish"]["steps"]
    assert {"path": "public"} in [step.get("with") for step in steps]
    assert github["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    gitlab = yaml.safe_load((site / "hosting" / "gitlab-ci.yml").read_text("utf-8"))
    assert gitlab["pages"]["artifacts"] == {"paths": ["public"]}


def test_dockerfile_runs_without_rights(site):
    lines = (site / "hosting" / "Dockerfile").read_text("utf-8").splitlines()
    orders = [line.split(" ", 1) for line in lines if line and not line.startswith("#")]
    assert ["USER", "101"] in orders
    assert [what for what, _ in orders].index("USER") < [what for what, _ in orders].index("EXPOSE")
    copied = dict(rest.split() for what, rest in orders if what == "COPY")
    assert (site / next(iter(copied))).is_file()
    shown = " ".join(lines)
    for option in ("--read-only", "--tmpfs /tmp", "--cap-drop ALL", "no-new-privileges"):
        assert option in shown


def test_every_ready_file_is_on_the_page_and_filled_in(site):
    page = (site / "zelf-hosten.html").read_text("utf-8")
    assert [name for name in FILES if f'href="hosting/{name}"' not in page] == []
    made = {path.name for path in (site / "hosting").iterdir()}
    assert made == set(FILES)
    for path in [*(site / "hosting").iterdir(), site / ".htaccess", site / "web.config", site / "_headers"]:
        assert "@@" not in path.read_text("utf-8"), path.name
    assert {path.name for path in TEMPLATES.iterdir()} - made == {"inside.conf", "htaccess", "web.config"}


def test_a_school_may_stay_out_of_search_engines(tmp_path):
    write(tmp_path, noindex=True)
    for name in (
        ".htaccess",
        "web.config",
        "_headers",
        "hosting/nginx.conf",
        "hosting/container.conf",
        "hosting/Caddyfile",
    ):
        assert "noindex, nofollow" in (tmp_path / name).read_text("utf-8"), name
