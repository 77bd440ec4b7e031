"""The leaflet: half a sheet for staff who are not in the team."""

from collections.abc import Callable
from typing import Any

from macros.content.addresses import address
from macros.views.leaflet import NAME
from macros.views.writer import Writer


def leaflet_values(writer: Writer, common: Callable[[Writer, str, str], dict[str, Any]]) -> dict[str, Any]:
    """What stands on the leaflet, word for word the page; ``common`` gives what all papers have."""
    handout = writer.guide.handouts[NAME]
    return {
        **common(writer, str(handout.title), address("handouts", NAME)),
        "brief": writer.bare(handout.intro),
        "blocks": [
            {
                "title": str(block.title),
                "style": block.style,
                "items": [writer.bare(line) for line in block.items.values()],
            }
            for block in handout.blocks.values()
        ],
    }
