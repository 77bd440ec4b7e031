"""What a page may do stands in its head, and nothing of the site tells others who reads it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from macros.builder import finish
from macros.builder.make import load
from macros.builder.policy import headers, policy, policy_of
from macros.content.model.school import School
from macros.site import Pages
from macros.views.site import Site
from tests.builder.reading import pages
from tests.conftest import ROOT

#: Words that may not stand in the title of a page, where a tab or a list of visited pages shows them.
GRAPHIC = re.compile(
    r"naakt|\bsex|\bseks|porn|bloot|nude|naked|verkracht|\brape|wraak|revenge|misbruik|abuse|masturb|genital",
    re.IGNORECASE,
)


def test_the_policy_is_strict():
    given = dict(part.split(" ", 1) for part in policy().split("; "))
    assert (
        given["default-src"] == given["base-uri"] == given["form-action"] == given["connect-src"] == "'none'"
    )
    assert given["script-src"] == given["style-src"] == "'self'"
    assert "unsafe" not in policy()
    assert "http" not in policy()
    assert policy(connect=True) == policy().replace("connect-src 'none'", "connect-src 'self'")


def test_headers_say_no_less_than_the_page():
    given = headers()
    assert given["Content-Security-Policy"].startswith(policy())
    assert "frame-ancestors 'none'" in given["Content-Security-Policy"]
    assert given["Referrer-Policy"] == "no-referrer"
    assert "X-Robots-Tag" not in given
    assert headers(noindex=True)["X-Robots-Tag"].startswith("noindex")


def test_every_page_carries_it_before_it_loads_anything(site):
    files = sorted(site.rglob("*.html"))
    assert len([file for file in files if file.name == "leeg.html"]) == 2
    for file in files:
        head = file.read_text("utf-8").replace("&#39;", "'")
        stands = head.find(f'<meta http-equiv="Content-Security-Policy" content="{policy_of(file.name)}">')
        assert (
            0 < stands < min(at for at in (head.find("<script"), head.find("<link"), len(head)) if at > 0)
        ), file
        assert '<meta name="referrer" content="no-referrer">' in head


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("script-src 'self'", "script-src *", "without its content-security-policy"),
        ('content="no-referrer"', 'content="origin"', "without its referrer"),
        ("</main>", '<a href="https://www.example.org/">x</a></main>', "where the reader comes from"),
        ("</main>", "<script>alert(1)</script></main>", "inline script"),
    ],
)
def test_a_build_stops_without_it(site: Path, tmp_path: Path, old: str, new: str, says: str):
    text = (site / "leeg.html").read_text("utf-8").replace("&#39;", "'")
    assert old in text
    (tmp_path / "leeg.html").write_text(text.replace(old, new), "utf-8")
    problems = finish.check(tmp_path, "", policy_of, finish.read_pages(tmp_path))
    assert any(says in problem.words("en") for problem in problems)


def test_titles_and_icon_are_neutral(site):
    for name in pages(site):
        title = re.findall(r"<title>(.+?)</title>", (site / name).read_text("utf-8"))[0]
        assert not GRAPHIC.search(title), f"{name}: {title}"
    icon = (site / "assets" / "icon.svg").read_text("utf-8")
    assert "<text" not in icon
    assert "<image" not in icon


def test_the_blank_page_is_nowhere(site, site_with_url):
    """It holds nothing of ours, and neither search nor sitemap knows it."""
    for top in ("", "en/"):
        text = (site / top / "leeg.html").read_text("utf-8")
        assert '<meta name="robots" content="noindex, nofollow">' in text
        assert "<script" not in text
        assert "<a " not in text
        assert "nazorg" not in text.lower()
    assert "leeg.html" not in (site_with_url / "sitemap.xml").read_text("utf-8")
    for path in site.rglob("search*.js"):
        assert "leeg.html" not in path.read_text("utf-8")
    assert (
        "leeg.html" not in (site / "register.html").read_text("utf-8").split("<main")[1].split("</main>")[0]
    )


@pytest.fixture(scope="module")
def guide():
    return load(ROOT).guides["nl"]


def _frame(guide, **school):
    chosen = School.model_validate({"name": "School", **school}) if school else None
    site = Site("", ("nl",), (), ())
    return Pages(replace(guide, school=chosen), site, ROOT / "overrides" / "components").frame("over.html")


def test_a_site_of_nobody_may_be_found_and_leaves_to_the_blank_page(guide):
    frame = _frame(guide)
    assert "robots" not in frame.head
    assert 'data-target="" data-mode="page"' in frame.leave
    assert 'href="leeg.html"' in frame.leave


def test_a_school_chooses(guide):
    chosen = _frame(guide, noindex="true", leave={"target": "https://www.buienradar.nl/", "mode": "blank"})
    assert '<meta name="robots" content="noindex, nofollow">' in chosen.head
    assert 'data-target="https://www.buienradar.nl/" data-mode="blank"' in chosen.leave
    assert 'href="https://www.buienradar.nl/" rel="nofollow noreferrer"' in chosen.leave
    assert "robots" not in _frame(guide, noindex="false").head


def test_the_guard_knows_the_blank_page():
    from macros.content.addresses import BLANK

    assert f'"../{BLANK}"' in (ROOT / "overrides" / "assets" / "guard.js").read_text("utf-8")
