"""How long a check of a bomb takes, and how much memory: python -m benchmarks.bombs."""

import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.record import recorded
from tests.hostile.test_bombs import BOMBS, bomb, check


def main() -> None:
    """Shows a line for each bomb, and records the worst of all."""
    rows = []
    for name in BOMBS:
        root = Path(tempfile.mkdtemp()) / "project"
        bomb(root, name)
        started = time.monotonic()
        code, _, memory = check(root)
        rows.append((time.monotonic() - started, memory / 2**20, code == 1))
        shutil.rmtree(root.parent)
        seconds, most, refused = rows[-1]
        verdict = "refused" if refused else "LET PASS"
        print(f"{seconds:5.2f} s {most:5.0f} MB  {verdict}  {name}", file=sys.stderr)
    with recorded("bombs"):
        print(
            f"Bombs: {sum(row[2] for row in rows)} of {len(rows)} refused; "
            f"the longest took {max(row[0] for row in rows):.1f} s, "
            f"the largest (not always the same) {max(row[1] for row in rows):.0f} MB."
        )


if __name__ == "__main__":
    main()
