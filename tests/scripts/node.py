"""Node of the virtual environment, and what npm has put beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

NODE = Path(sys.prefix) / "bin" / "node"


def node(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs Node; its absence is a failure, never a skip."""
    if not (NODE.exists() and (ROOT / "node_modules").is_dir()):
        pytest.fail("Node is not installed here: make .venv/node.stamp installs it", pytrace=False)
    return subprocess.run(
        [NODE, *arguments], cwd=cwd, env={**os.environ, **environment}, text=True, capture_output=True
    )
