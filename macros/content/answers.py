"""The chooser of the guide itself: each situation is one answer, at the question that it names."""

from collections.abc import Iterator, Mapping
from typing import cast

from macros.content.loader import Loaded
from macros.content.model.guide import Settings
from macros.content.model.situation import Situation
from macros.content.problems import Problem


def misplaced_answers(loaded: Loaded) -> Iterator[Problem]:
    """Situations that their question of the chooser does not list once, where it lists any."""
    read_from = loaded.sources[("guide", "guide")]
    situations = cast(Mapping[str, Situation], loaded.things["situations"])
    for question, about in cast(Settings, loaded.things["guide"]["guide"]).questions.items():
        wanted = {name: int(one.group == question) for name, one in situations.items()}
        for name, times in wanted.items() if about.answers else ():
            if (found := about.answers.count(name)) != times:
                yield read_from.problem(
                    read_from.find(("questions", question, "answers"), name),
                    "answer-not-once",
                    name=name,
                    question=question,
                    count=str(found),
                    times=str(times),
                )
