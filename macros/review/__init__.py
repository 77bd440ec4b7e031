"""Sheets for those who review the guide: Word documents to fill in, and what comes back of them."""

from macros.content.model.review import Role
from macros.content.reviews import NATIVE

#: What a sheet asks of each text; one box gets an x.
BOXES = ("goed", "fout", "beter")
#: Who reads, as the command says it and as the record does.
READERS: dict[str, Role] = {"jurist": "lawyer", "politie": "police-specialist", "native": NATIVE}
