"""What the site may keep in a browser."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.views.writer import Writer


@dataclass(frozen=True)
class StoreView:
    """One thing that a browser may keep; ``places`` are ids, for machines."""

    key: str
    places: str
    what: Markup
    where: Markup
    until: Markup


def stores(writer: Writer) -> list[StoreView]:
    """Everything that a browser may keep, in the order of the data."""
    every = writer.guide.stores
    return [
        StoreView(
            store.key,
            " ".join(store.places),
            writer.line(store.what),
            Markup(", ").join(writer.word(f"store_place_{place}") for place in store.places),
            writer.line(store.until),
        )
        for store in every.values()
    ]
