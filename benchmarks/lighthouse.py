"""
Lighthouse on four pages: accessibility, best practices and search engines, each 100.

``make lighthouse`` runs it; it needs npx, and the network for the first time. Not a
benchmark of speed: that differs from machine to machine, and is left out.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.record import recorded
from tests.browser.browsing import serve
from tests.browser.conftest import NAMES

#: The last one that runs on the Node of Debian 12.
VERSION = "12.8.2"
CATEGORIES = ("accessibility", "best-practices", "seo")
#: It asks for robots.txt from within the page, and our policy lets a page ask for nothing.
BLIND = "robots-txt"
PAGES = ("index.html", "stappen/kom-samen.html", "checklist.html", "brieven/stopbrief.html")


def audit(url: str, folder: Path) -> dict[str, Any]:
    """What Lighthouse says of the page at ``url``, on a phone as is its custom."""
    out = folder / "report.json"
    chrome = next(filter(None, map(shutil.which, NAMES)), "")
    command = [
        "npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json", f"--output-path={out}",
        f"--only-categories={','.join(CATEGORIES)}", f"--skip-audits={BLIND}",
        "--chrome-flags=--headless=new" + (" --no-sandbox" if os.geteuid() == 0 else ""),
    ]  # fmt: skip
    subprocess.run(command, check=True, timeout=300, env={**os.environ, "CHROME_PATH": chrome})
    report: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return report


def main(site: Path) -> int:
    """Prints a table, and what keeps a page from 100; 1 if anything does."""
    server = serve(site)
    low = []
    print(f"Lighthouse {VERSION}\n")
    print("| page |", " | ".join(CATEGORIES), "|")
    print("| :-- |", " | ".join("--:" for _ in CATEGORIES), "|")
    with tempfile.TemporaryDirectory() as folder:
        for page in PAGES:
            report = audit(f"http://127.0.0.1:{server.server_port}/{page}", Path(folder))
            scores = [round(100 * report["categories"][name]["score"]) for name in CATEGORIES]
            print(f"| {page} |", " | ".join(map(str, scores)), "|", flush=True)
            for name in CATEGORIES:
                for part in report["categories"][name]["auditRefs"]:
                    found = report["audits"][part["id"]]
                    if part["weight"] and found["score"] is not None and found["score"] < 1:
                        items = json.dumps(found.get("details", {}).get("items", []))[:600]
                        low.append(f"{page}, {name}: {found['title']}: {items}")
    server.shutdown()
    print("\n".join(low), file=sys.stderr)
    return bool(low)


if __name__ == "__main__":
    with recorded("lighthouse"):
        code = main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
    sys.exit(code)
