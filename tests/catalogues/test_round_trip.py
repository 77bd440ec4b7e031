"""The round trip of a text: whatever happens to it, every tool reads the same of its translation."""

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from translate.storage import pypo

from macros.content.guide import Guide, read
from macros.content.text import Words
from macros.translations import po
from macros.translations.catalogues import file_of
from macros.translations.merging import merge
from macros.translations.wanted import texts, translated_kinds
from tests.catalogues.tools import Seen, agreed, tool
from tests.conftest import ROOT
from tests.golden.small import small_guide

NAMES = ("a", "b", "c")
WHERE = "steps/een:background.{}"


@cache
def real() -> Guide:
    """The guide itself."""
    guide, _, problems = read(ROOT)
    assert problems == []
    return guide


@cache
def sentences() -> tuple[str, ...]:
    """All Dutch texts, and all translations there are, the longest and oddest among them."""
    dutch = {str(leaf.value) for kind in translated_kinds() for _, leaf in texts(real(), kind)}
    files = sorted((ROOT / "data" / "translations").rglob("*.po"))
    others = {one.string for file in files for one in po.read(file.read_text("utf-8")).messages}
    return tuple(sorted(dutch | others - {""}))


def guide_with(dutch: dict[str, str]) -> Guide:
    """A step of the small guide with these texts, and without those that are gone."""
    guide = small_guide()
    step = guide.step("een").model_copy(
        update={"background": {key: Words(said) for key, said in dutch.items()}}
    )
    things = {kind: {} if kind in translated_kinds() else kept for kind, kept in guide.things.items()}
    return replace(guide, things={**things, "guide": guide.things["guide"], "steps": {"een": step}})


@dataclass
class Kept:
    """What must be known of one text: its translation, the Dutch of that, and whether it needs a look."""

    string: str = ""
    belongs: str = ""
    marked: bool = False


@dataclass
class Life:
    """A catalogue through its changes, and what must stand in it."""

    root: Path
    dutch: dict[str, str]
    gone: set[str] = field(default_factory=set)
    kept: dict[str, Kept] = field(default_factory=lambda: {name: Kept() for name in NAMES})
    #: What was the Dutch when a text was last merged.
    last: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return file_of(self.root, "ar", "steps")

    def merge(self) -> None:
        """Merges, and holds what everybody reads against what must be known."""
        there = {name: said for name, said in self.dutch.items() if name not in self.gone}
        guide = guide_with(there)
        assert merge(guide, self.root, "ar") or self.path.is_file()
        assert merge(guide, self.root, "ar") == []
        seen = agreed(self.path)
        for name, kept in self.kept.items():
            if name in there:
                self.last[name] = self.dutch[name]
            if name not in there and not kept.string:
                assert WHERE.format(name) not in seen
                kept.marked = False
                continue
            last = self.last.get(name, "")
            fuzzy = bool(kept.string) and (kept.marked or kept.belongs != last)
            former = kept.belongs if fuzzy and kept.belongs != last else ""
            expected = Seen(last, kept.string, former, fuzzy, name not in there)
            assert seen[WHERE.format(name)] == expected

    def translated(self, name: str, words: str, *, fuzzy: bool = False) -> None:
        """A translator works in a tool of translate-toolkit, as Weblate does."""
        if name in self.gone or name not in self.last:
            return
        store = pypo.pofile.parsefile(str(self.path))
        store.wrapper.width = -1
        [unit] = [
            one for one in store.units if one.getcontext() == WHERE.format(name) and not one.isobsolete()
        ]
        unit.target = words
        unit.prev_msgid = []
        unit.markfuzzy(fuzzy)
        store.save()
        self.kept[name] = Kept(words, self.last[name], fuzzy)

    def wrapped(self, width: int) -> None:
        """Another tool writes the file, with its lines broken."""
        text = tool("msgcat", f"--width={width}", self.path)
        self.path.write_text(text, "utf-8")
        store = pypo.pofile.parsefile(str(self.path))
        store.wrapper.width = width
        store.save()


names = st.sampled_from(NAMES)
said = st.deferred(lambda: st.sampled_from(sentences()))
acts = st.one_of(
    st.tuples(st.just("edit"), names, said),
    st.tuples(st.just("translate"), names, said),
    st.tuples(st.just("doubt"), names, said),
    st.tuples(st.just("go"), names, st.just("")),
    st.tuples(st.just("come"), names, st.just("")),
    st.tuples(st.just("back"), names, st.just("")),
    st.tuples(st.just("wrap"), st.just("a"), st.sampled_from(["30", "77", "100"])),
)


LONG = 'Zeg "ja" \\ of "nee", en ' + "denk er samen over na, " * 12 + "klaar."
#: Translated, edited, gone, wrapped by another tool, back, as it was; then doubted, and the same again.
WHOLE_LIFE = [
    (act, "a", words)
    for first in ("translate", "doubt")
    for act, words in [
        (first, f"Say yes. {LONG}"), ("edit", f"{LONG} Nu."), ("go", ""), ("wrap", "40"), ("come", ""),
        ("edit", f"Anders. {LONG}"), ("go", ""), ("come", ""), ("back", ""),
    ]
]  # fmt: skip


# A failure is short enough as it is; making it shorter takes minutes of tools.
@settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@example((LONG, "b", "c"), WHOLE_LIFE)
@given(st.tuples(said, said, said), st.lists(acts, min_size=4, max_size=12))
def test_every_tool_reads_the_same_after_each_change(tmp_path_factory, first, changes):
    life = Life(tmp_path_factory.mktemp("life"), dict(zip(NAMES, first, strict=True)))
    life.merge()
    for act, name, words in changes:
        match act:
            case "edit":
                life.dutch[name] = words
            case "translate" | "doubt":
                life.translated(name, words, fuzzy=act == "doubt")
            case "go":
                life.gone.add(name)
            case "come":
                life.gone.discard(name)
            case "back":  # the Dutch that was translated comes back
                life.dutch[name] = life.kept[name].belongs or life.dutch[name]
            case "wrap":
                life.wrapped(int(words))
        life.merge()
