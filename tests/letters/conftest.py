"""The guide in every language of documents, read once."""

import pytest

from macros.builder.make import load
from macros.content.guide import Guide
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def guides() -> dict[str, Guide]:
    """The guide in the languages of the site, and in those of documents only."""
    project = load(ROOT)
    return {**project.guides, **project.documents}
