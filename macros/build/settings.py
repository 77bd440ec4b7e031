"""What a build takes from mkdocs.yml and from whoever calls it."""

from pathlib import Path

import yaml

from macros.content.problems import Failed, Problem
from macros.content.text import EXTERNAL


def site_url(root: Path, given: str | None) -> str:
    """The address at which the site is published, with a slash at its end; empty when unknown."""
    try:
        settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8")) or {}
    except (yaml.MarkedYAMLError, UnicodeDecodeError) as fault:
        mark = getattr(fault, "context_mark", None) or getattr(fault, "problem_mark", None)
        raise Failed([
            Problem(
                "mkdocs.yml", mark.line + 1 if mark else 1, mark.column + 1 if mark else 1,
                "this is not YAML", found=str(getattr(fault, "problem", "another encoding than UTF-8")),
                expected="key: text", advice="put the line back as it was",
            )
        ]) from None
    url = str((settings.get("site_url") if given is None else given) or "").strip()
    if not url:
        return ""
    url = url.rstrip("/") + "/"
    if not EXTERNAL.match(url):
        raise Failed([
            Problem(
                "mkdocs.yml", 1, 1, "site_url is not a web address", found=url[:80],
                expected="https:// and the whole address, or nothing",
                advice='write it like  site_url: "https://www.example.org/nazorg/"',
            )
        ])
    return url
