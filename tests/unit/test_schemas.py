"""The schemas for editors are those of the models, and every file names its own."""

import json

import pytest

from macros.content.model import KINDS
from macros.schemas import schemas
from tests.conftest import ROOT

FOLDER = ROOT / "data" / "schema"


def test_schemas_are_current():
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*")}
    assert written == schemas(), "make schema writes them anew"


@pytest.mark.parametrize("kind", sorted([*KINDS, "school"]))
def test_schema_describes_every_field(kind):
    """What an editor shows while somebody types comes from these descriptions."""
    schema = json.loads(schemas()[f"{kind}.json"])
    for shape in (schema, *schema.get("$defs", {}).values()):
        for name, about in shape.get("properties", {}).items():
            assert about.get("description"), f"{shape.get('title')}.{name}"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_file_names_its_schema(kind):
    about, data = KINDS[kind], ROOT / "data"
    for path in [data / about.where] if about.single else sorted((data / about.where).glob("*.yml")):
        up = "" if about.single else "../"
        first = path.read_text("utf-8").split("\n", 1)[0]
        assert first == f"# yaml-language-server: $schema={up}schema/{kind}.json", path
