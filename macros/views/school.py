"""A school's own values as pages show them; on the site as everybody gets it, places that stay empty.

The same places are filled by overrides/components/school/school.js in a copy whose school
wrote school/school.js, so a copy that was built and one that was unzipped look alike.
"""

import re
from dataclasses import dataclass, field

from macros.content.addresses import dialled
from macros.content.guide import Guide
from macros.content.model.school import School
from macros.content.rules import RULES
from macros.views.writer import Writer

#: Where a school's values lie, from the top of the whole site. A release never overwrites it.
VALUES = "school/school.js"
#: The fields of letters that a school fills in once.
OWN_FIELDS = ("school", "adres", "contact", "telefoon", "bereikbaar")
#: The address of a school in a letter that may hold no e-mail address, as values.js knows it.
BARE_ADDRESS = "adres-zonder-mail"


@dataclass(frozen=True)
class Dial:
    """A number of the school as shown, and as dialled."""

    number: str
    dialled: str


@dataclass(frozen=True)
class PersonView:
    """Whom to ask at the school."""

    role: str
    name: str
    phone: Dial | None
    email: str
    when: str


@dataclass(frozen=True)
class SchoolView:
    """The school; every part is empty where it said nothing."""

    name: str = ""
    short: str = ""
    logo: str = ""
    address: list[str] = field(default_factory=list)
    phone: Dial | None = None
    email: str = ""
    website: str = ""
    website_shown: str = ""
    people: list[PersonView] = field(default_factory=list)

    @property
    def contact(self) -> bool:
        """Whether there is an address, a number or a site."""
        return bool(self.address or self.phone or self.email or self.website)

    @property
    def called(self) -> list[PersonView]:
        """Those whose number stands on the sheet: two, so that it fits."""
        return [person for person in self.people if person.phone][:2]


def school(writer: Writer) -> SchoolView:
    """The school of this copy, or empty places."""
    own = writer.guide.school
    if own is None:
        return SchoolView()
    return SchoolView(
        name=own.name,
        short=own.short or own.name,
        logo=writer.shared(f"school/{writer.guide.logo.name}") if writer.guide.logo else "",
        address=list(own.address),
        phone=_dial(own.phone),
        email=own.email or "",
        website=own.website or "",
        website_shown=re.sub(r"^https?://|/$", "", own.website or ""),
        people=[
            PersonView(one.role, one.name or "", _dial(one.phone), one.email or "", one.when or "")
            for one in own.people
        ],
    )


def _dial(number: str | None) -> Dial | None:
    return Dial(number, dialled(number)) if number else None


def letter_fields(guide: Guide) -> dict[str, str]:
    """What the school writes in every letter, by field; values.js does the same in the browser."""
    own: School | None = guide.school
    if own is None:
        return {}
    first = own.people[0] if own.people else None
    values = (
        own.name,
        ", ".join(own.reached),
        (first.name or first.role) if first else "",
        (first.phone if first else None) or own.phone or "",
        (first.when or "") if first and first.name else "",
    )
    return dict(zip(OWN_FIELDS, values, strict=True))


@dataclass(frozen=True)
class SetupView:
    """The form with which a school makes its own copy: it needs a script, which says so itself."""

    languages: list[tuple[str, str]]
    lines: dict[str, int]
    lists: dict[str, int]
    pictures: str
    script: str
    files: str
    zip: str
    top: str


def setup(writer: Writer) -> SetupView:
    """The form, with the addresses of what its script loads."""
    guide = writer.guide
    return SetupView(
        languages=[(code, str(one.name)) for code, one in guide.settings.languages.items()],
        lines=RULES["lines"],
        lists=RULES["lists"],
        pictures=",".join(
            dict.fromkeys([*(f".{end}" for end in RULES["pictures"]), *RULES["pictures"].values()])
        ),
        script=writer.asset("assets/setup.js"),
        files=writer.shared("assets/files.js"),
        zip=writer.shared("downloads/fflate.js"),
        top=writer.shared("."),
    )
