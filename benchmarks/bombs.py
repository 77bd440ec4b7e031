"""How long a check of a bomb takes, and how much memory: python -m benchmarks.bombs."""

import shutil
import tempfile
import time
from pathlib import Path

from tests.hostile.test_bombs import BOMBS, bomb, check


def main() -> None:
    """Prints a line for each bomb, and the worst of all."""
    rows = []
    for name in BOMBS:
        root = Path(tempfile.mkdtemp()) / "project"
        bomb(root, name)
        started = time.monotonic()
        code, _, memory = check(root)
        rows.append((time.monotonic() - started, memory / 2**20, name))
        shutil.rmtree(root.parent)
        print(f"{rows[-1][0]:5.2f} s {rows[-1][1]:5.0f} MB  {'refused' if code == 1 else 'LET PASS'}  {name}")
    print(f"worst: {max(row[0] for row in rows):.2f} s, {max(row[1] for row in rows):.0f} MB")


if __name__ == "__main__":
    main()
