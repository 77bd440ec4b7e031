"""The list of seeded faults still fits the project; make seeded shows that each is caught."""

import pytest

from tests.conftest import ROOT
from tests.seeded import Seed, seeds


def test_they_are_ten_or_more_and_of_different_kinds() -> None:
    assert len(seeds()) >= 10
    assert len({seed.kind for seed in seeds()}) >= 10


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.kind)
def test_it_can_be_put_in(seed: Seed) -> None:
    """Its text stands once in its file, and the test that must see it is there."""
    assert (ROOT / seed.file).read_text("utf-8").count(seed.replace) == 1
    assert seed.by != seed.replace
    file, _, test = seed.caught_by.partition("::")
    assert f"def {test.partition('[')[0]}" in (ROOT / file).read_text("utf-8")
