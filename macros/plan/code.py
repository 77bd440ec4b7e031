"""
The code of a plan: which situations apply, in letters that one colleague reads to another.

It holds no name and no date. Each situation has a number, its place in ``codes`` (guide.yml), to which
one only ever adds: so a code means the same in every version. The letter before the last tells the
version; the last finds one wrong letter, or two that changed places.
overrides/components/plan/code.js does the same in the browser; a test holds the two against each other.
"""

from collections.abc import Iterable, Iterator, Sequence

from macros.content.guide import Guide
from macros.content.problems import Problem
from macros.content.source import Source

#: Letters that cannot be heard or read as a figure or as each other. A prime number of them.
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
#: How many letters stand together.
GROUP = 3


def write(guide: Guide, names: Iterable[str]) -> str:
    """The code for situations; empty for none, or for one that has no number."""
    codes = guide.settings.codes
    wanted = set(names)
    if not wanted or not wanted <= set(codes):
        return ""
    value = sum(2 ** codes.index(name) for name in wanted)
    digits: list[int] = []
    while value:
        value, digit = divmod(value, len(LETTERS))
        digits.insert(0, digit)
    digits.append(version(guide.settings.version))
    digits.append(_check(digits))
    letters = "".join(LETTERS[digit] for digit in digits)
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def version(number: str) -> int:
    """The letter of a version, as its place."""
    return sum(at * ord(one) for at, one in enumerate(number, 1)) % len(LETTERS)


def _check(digits: Sequence[int]) -> int:
    """Each place weighs another amount, and none as much as nothing."""
    return sum(at * digit for at, digit in enumerate(digits, 1)) % len(LETTERS)


def problems(guide: Guide, source: Source) -> Iterator[Problem]:
    """Situations without a number."""
    for name in guide.situations:
        if name not in guide.settings.codes:
            yield source.problem(
                source.place(("codes",), key=True), "situation-without-code", found=name, name=name
            )
