"""
A file of the guide and what a school lays over it, as one.

Their texts stand one behind the other, so a place is still a line and a column; a
problem finds out in whose file that line is.
"""

from copy import deepcopy

from macros.content.messages import Filling, Said
from macros.content.problems import Problem
from macros.content.source import Path_, Place, Source, Value


class Joined(Source):
    """Several files as one source: ``pieces`` are the files, each with the line before its first."""

    pieces: list[tuple[int, Source]]

    def __init__(self, first: Source) -> None:
        super().__init__(first.file, "", deepcopy(first.value))
        self.pieces = []
        shift = self.add(first)
        self.values = {path: (line + shift, col) for path, (line, col) in first.values.items()}
        self.keys = {path: (line + shift, col) for path, (line, col) in first.keys.items()}

    def add(self, piece: Source) -> int:
        """Appends a file; how many lines its places are moved down."""
        if isinstance(piece, Joined):  # as it was joined before, with its own pieces
            shift = self._lines()
            self.pieces += [(shift + start, one) for start, one in piece.pieces]
            self.text += piece.text
            return shift
        shift = self._lines()
        self.pieces.append((shift, piece))
        self.text += piece.text + "\n"
        return shift

    def _lines(self) -> int:
        return self.text.count("\n")

    def whose(self, place: Place) -> tuple[Source, Place]:
        """The file in which a place is, and the place there."""
        line, col = place
        start, piece = next(one for one in reversed(self.pieces) if one[0] < line)
        return piece, (line - start, col)

    def problem(self, place: Place, key: str, /, *, found: str | Said = "", **values: Filling) -> Problem:
        """A problem at ``place``, in the file in which that is."""
        piece, inside = self.whose(place)
        return piece.problem(inside, key, found=found, **values)

    def forget(self, path: Path_) -> None:
        """Forgets the places of everything at and below ``path``."""
        for places in (self.values, self.keys):
            for known in [known for known in places if known[: len(path)] == path]:
                del places[known]

    def learn(self, piece: Source, paths: Path_, at: Path_, shift: int) -> None:
        """Takes the places of everything at and below ``paths`` of ``piece`` as those of ``at``."""
        for mine, theirs in ((self.values, piece.values), (self.keys, piece.keys)):
            for known, (line, col) in theirs.items():
                if known[: len(paths)] == paths:
                    mine[at + known[len(paths) :]] = (line + shift, col)

    def container(self, path: Path_) -> Value:
        """The mapping or list that holds what is at ``path``."""
        return self.at(path[:-1])

    def remove(self, path: Path_) -> None:
        """Takes a key or an item out; what stood behind it in a list moves up."""
        holder, last = self.container(path), path[-1]
        del holder[last]
        self.forget(path)
        if isinstance(last, int):
            for places in (self.values, self.keys):
                moved = {}
                for known, place in list(places.items()):
                    part = known[len(path) - 1] if len(known) >= len(path) else None
                    if known[: len(path) - 1] == path[:-1] and isinstance(part, int) and part > last:
                        moved[(*path[:-1], part - 1, *known[len(path) :])] = place
                        del places[known]
                places.update(moved)
