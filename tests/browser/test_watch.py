"""The watch itself: whatever a page must never do is written down, and leads nowhere."""

import pytest
from playwright.sync_api import Browser

from tests.browser.browsing import Watch

ELSEWHERE = "https://example.org/it.js"
ADD = "document.body.append(Object.assign(document.createElement"


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        (f"location.href = '{ELSEWHERE}'", "a request to another host: https://example.org/it.js"),
        (f"{ADD}('img'), {{src: '{ELSEWHERE}'}}))", "another host"),
        ("console.error('this is wrong')", "an error on the console: this is wrong"),
        ("setTimeout(() => { throw new Error('broken') })", "an error in a script: broken"),
        ("setTimeout(() => alert('look here'))", "a dialogue: look here"),
        (f"{ADD}('style'), {{textContent: 'p {{}}'}}))", "policy: style-src-elem"),
        (f"{ADD}('script'), {{text: '1'}}))", "policy: script-src-elem"),
        (f"{ADD}('img'), {{src: 'missing.png'}}))", "404 at"),
    ],
)  # fmt: skip
def test_written_down(browser: Browser, server: str, script: str, fault: str) -> None:
    """Each of these is seen."""
    context = browser.new_context(bypass_csp=False)
    watch = Watch((server,))
    watch.over(context)
    page = context.new_page()
    page.goto(server)
    assert watch.faults == []
    page.evaluate(f"() => {{ setTimeout(() => {{ {script} }}); }}")
    for _ in range(200):
        if any(fault in line for line in watch.faults):
            break
        page.wait_for_timeout(50)
    context.close()
    assert any(fault in line for line in watch.faults), watch.faults
