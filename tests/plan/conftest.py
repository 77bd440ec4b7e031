"""The guide itself, read once."""

import pytest

from macros.content.guide import Guide, read
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The Dutch guide of this project, which has no problems."""
    found, _, problems = read(ROOT)
    assert not problems
    return found
