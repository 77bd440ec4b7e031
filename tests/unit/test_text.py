"""Texts: what may stand in one, and that what becomes of it is safe whatever was typed."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from macros.content.text import (
    EXTERNAL,
    INTERNAL,
    Form,
    Words,
    faults,
    first_sentence,
    phones,
    placeholders,
    structure,
    targets,
    to_html,
    to_plain,
)


class Links:
    """The links of a page in tests: addresses that can be told apart."""

    def href(self, target: str) -> str:
        return f"../{target}.html"

    def phone(self, reference: str) -> tuple[str, str]:
        return "0800 <01> 13", "08000113"

    def phone_note(self, reference: str) -> Markup:
        return Markup(" (oud)") if reference == "a.oud" else Markup()

    def words(self, text: str) -> Markup:
        return escape(text)


def html(text: str, form: Form = "line") -> str:
    return str(to_html(text, form, Links()))


def what(text: str, form: Form = "line") -> list[str]:
    return [fault.key for fault in faults(text, form)]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("een **twee** *drie*", "een <strong>twee</strong> <em>drie</em>"),
        ("5 < 6 & \"x\"", "5 &lt; 6 &amp; &#34;x&#34;"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("[hier](steps/kom-samen)", '<a href="../steps/kom-samen.html">hier</a>'),
        ("[hier](steps/kom-samen#leg-vast)", '<a href="../steps/kom-samen#leg-vast.html">hier</a>'),
        (
            "[site](https://example.org/?a=1&b=2)",
            '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer" class="external">site</a>',
        ),
        (
            "Bel {tel:a.b}.",
            'Bel <a class="tel" href="tel:08000113"><bdi dir="ltr">0800 &lt;01&gt; 13</bdi></a>.',
        ),
        (
            "Bel {tel:a.oud}.",
            'Bel <a class="tel" href="tel:08000113"><bdi dir="ltr">0800 &lt;01&gt; 13</bdi></a> (oud).',
        ),
        # Markdown that is not among ours is shown as typed.
        ("`x` ~~y~~ # z", "`x` ~~y~~ # z"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
    ],
)  # fmt: skip
def test_html(typed, shown):
    assert html(typed) == shown


def test_prose_has_paragraphs_and_lists():
    assert html("Een.\n\n- twee\n- drie\n\n1. vier", "prose") == (
        "<p>Een.</p><ul><li>twee</li><li>drie</li></ul><ol><li>vier</li></ol>"
    )


def test_plain_is_escaped_and_nothing_else():
    assert html('**a** <b> "c"', "plain") == "**a** &lt;b&gt; &#34;c&#34;"


def test_to_plain():
    assert to_plain("Bel {tel:a.b} & [lees](steps/x) **nu**", Links()) == "Bel 0800 <01> 13 & lees nu"


def test_references():
    text = "[a](steps/x#y) [b](https://example.org) {tel:p.q} [c](steps/x#y)"
    assert list(targets(text)) == ["steps/x", "steps/x"]
    assert list(phones(text)) == ["p.q"]
    assert structure(text) == ["(https://example.org)", "(steps/x#y)", "(steps/x#y)", "{tel:p.q}"]
    assert placeholders("{number} van {total}") == ["{number}", "{total}"]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://x.nl",
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.nl",
        "www.x.nl",
        "https://x",
        "https://",
        "http:x.nl",
        'https://x.nl/"onclick',
        "https://x.nl/<b>",
        "https://x.nl@evil/",
        "steps",
        "Steps/x",
        " ",
    ],
)
def test_addresses_that_are_refused(address):
    assert not INTERNAL.match(address)
    assert not EXTERNAL.match(address)
    assert what(f"[x]({address})")


@pytest.mark.parametrize("address", ["http://x.nl", "https://a-b.x.nl:8080/p?q=1#r", "HTTPS://X.NL/"])
def test_addresses_that_are_taken(address):
    assert EXTERNAL.match(address)
    assert what(f"[x]({address})") == []


def test_braces_only_where_they_mean_something():
    assert what("Bel {tel:a.b}") == []
    assert what("Bel {tel:a.b}", "plain") == ["braces-in-plain"]
    assert what("Stap {number}", "words") == []
    assert what("Stap {number}") == ["braces-in-text"]


def test_fill_keeps_language_and_status():
    words = Words("Stap {number}", "en", "fuzzy").fill(number=3)
    assert (words, words.language, words.status) == ("Stap 3", "en", "fuzzy")


ALLOWED = {"a", "bdi", "strong", "em", "p", "ul", "ol", "li"}


class Tags(HTMLParser):
    """The tags of a fragment; fails when one is not closed or not ours."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED
        assert "a" not in self.open or tag != "a", "a link inside a link"
        assert {name for name, _ in attrs} <= {"href", "class", "rel", "dir"}
        self.hrefs += [value for name, value in attrs if name == "href"]
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


signs = "[ ] ( ) ]( ! ** * _ \\ < > b script & &lt; \" ' { } {tel:a.b} steps/x https://x.nl javascript:x ` é"
pieces = st.sampled_from([*signs.split(), " ", "    ", "\n", "\n\n", "- ", "1. ", "# "])


@given(
    st.one_of(st.text(max_size=60), st.lists(pieces, max_size=14).map("".join)),
    st.sampled_from(["line", "prose"]),
)
@example("[a [b] c](steps/x)", "line")
@example("[{tel:a.b}](steps/x)", "line")
def test_whatever_is_typed_is_refused_or_safe(text, form):
    tags = Tags()
    refused = bool(what(text, form))
    shown = html(text, form)
    if not refused:
        tags.feed(shown)
        assert not tags.open
        # The checks and the page agree on what is a link.
        links = [href for href in tags.hrefs if not href.startswith("tel:")]
        assert len(links) == len([part for part in structure(text) if part.startswith("(")])
    assert not re.search(r"<(?!/?(a|bdi|strong|em|p|ul|ol|li)\b)", shown), "not even refused text makes tags"
    assert not re.search(r'href="(?!\.\./|https?://|tel:)', shown)


@pytest.mark.parametrize(("words", "first"), [
    ("Weeg het samen (melding, aangifte). Doe het rustig.", "Weeg het samen (melding, aangifte)."),
    ("Kijk bij [School & V. Veiligheid](organisations/x) vandaag. Bel.", ""),
    ("Lees dit rustig (zie stap 2. Daarna verder) en bel dan. Klaar.", ""),
    ("Bel **nu meteen. Wacht** niet op een ander. Klaar.", ""),
])  # fmt: skip
def test_first_sentence_cuts_no_mark_link_or_bracket(words, first):
    assert first_sentence(words)[0] == (first or words)
