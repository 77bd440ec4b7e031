"""The words that carry the rulings of saying.py, in each language of the site."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """The words that carry the rulings in one language."""

    not_: str
    older: str  # a condition by which a sentence does not hold for a child under 12
    under_12: str
    deadline: str
    weighs: str
    police: str
    complaint: str
    need_not: str
    rape: str
    calls_together: str
    own_evidence: str
    board: str
    deletes: str
    in_order: str
    blocks: str
    not_people: str
    kept: str
    not_blocking: str
    lawyer: str
    writing_down: str
    wrong_door: str
    asks_child: tuple[str, ...]
    harmless: str
    asks_suicide: str
    suicide_asks: str
    adult_decides: str


_THEM = r"(de( genoemde)? leerling|het slachtoffer|het kind)"
_THEY = r"(the( named)? pupil|the victim|the child)"
TONGUES: Mapping[str, Tongue] = {
    "nl": Tongue(
        not_=r"\b(niet|niets|geen|nooit|niemand|zonder)\b",
        older=r"\b(12 of ouder|vanaf 12|1[68] of ouder|16 of 17)\b",
        under_12=r"\b(jonger dan|onder( de)?) 12\b",
        deadline=r"\b(drie|3) maanden\b",
        weighs=r"\bweeg\b|\bbeslis of\b|\bna(denken| te denken)\b|\bbedenktijd\b|\bnog niets\b"
        r"|\bwil indienen\b",
        police=r"\b(aangifte|klacht|melding)\b",
        complaint=r"(?=.*\bklacht\b)(?=.*(\bgeld\b|afdreiging|afpers))",
        need_not=r"\b(het|school|dat|dit|bestuur|wij|we|jullie)\b[^.?!]*\bhoe(ft|ven)\b[^.?!]*\b(niet|geen)\b"
        r"|\bhoeft het\b[^.?!]*\bniet\b|\b(niet verplicht|geen plicht|mag, maar)\b",
        rape=r"verkrachting",
        calls_together=r"\b(haal|roep|vorm|nodig|vraag|bel|informeer|overleg|bespreek|vertel)\b[^.?!]*"
        r"\b(team|collega's|zorgcoördinator|mentor)\b",
        own_evidence=r"\b(help|laat|vraag|verzamel|bewaar)\b[^.?!]*\b(bewijs|bewaren)\b",
        board=r"\b(bestuur|politie|inspecteur)\b",
        deletes=r"^(wis|verwijder)\b|\b(laat|vraag|zeg)\b[^.?!]*\b(wissen|wist|verwijderen|verwijdert)\b",
        in_order=r"\b(pas|daarna|eerst|wanneer|nadat|helpwanted|zoekmachine)\b",
        blocks=r"\bblokke(er|ert|ren|erd)\b",
        not_people=r"\b(toegang|verspreiding|verspreiden|beelden)\b",
        kept=r"\bbewa(ar|art|ren|ard)\b|\bniets? (te )?wissen\b|\blaten? staan\b",
        not_blocking=r"\bblokkeer (dan )?niet\b|\bblokkeren? nog niet\b",
        lawyer=r"advocaat",
        writing_down=r"\b(schrijf|schrijft|opschrijven|opschrijft|noteer|op te schrijven)\b",
        wrong_door=r"juridisch loket|slachtofferhulp|\bbij de politie\b",
        asks_child=(
            rf"\b{_THEM}\b[^.?!]*\b(kiest|kiezen|beslist|beslissen|bepaalt|bepalen)\b",
            rf"\bvraag\b[^.?!]*\b{_THEM}\b[^.?!]*\b(wil|wens|vindt|mag|mogen|thuis|gebeurde?|bang|tegenop)\b",
            r"\bvraag\b[^.?!]*(?<!veilig[ -])\bthuis\b",
            rf"\bvraag\b[^.?!]*\baan {_THEM}\b",
            r"\bvraag\b[^.?!]*\bwat er (is |nu )?(gebeurd?|gebeurde)\b",
            rf"\b(weeg|bespreek|overleg|kies|beslis)\b[^.?!]*\bmet {_THEM}\b",
            rf"\bpraat\b[^.?!]*\bmet {_THEM}\b[^.?!]*\bover\b",
        ),
        harmless=r"\b(als|en) (het )?(daar )?thuis veilig is\b|\bhoe het (nu )?(met \w+ \w+ )?gaat\b"
        r"|\bvraag (je af|hun)\b"
        r"|\b(vraag|bel)\b[^.?!]{0,30}\b(veilig[ -]thuis|(zeden)?politie)\b",
        asks_suicide=r"\bvraag\b[^.]*\bzelfmoord",
        suicide_asks=r"\bzelfmoord[^.]*\bvraag (er|het)\w*",
        adult_decides=r"\b18\b[^\n]*\b(beslist|zonder toestemming)\b",
    ),
    "en": Tongue(
        not_=r"\b(not|nothing|no|never|nobody|without)\b",
        older=r"\b(12 or older|from 12|1[68] or older|16 or 17)\b",
        under_12=r"\bunder 12\b",
        deadline=r"\b(three|3) months\b",
        weighs=r"\bweigh\b|\bdecide whether\b|\bthink (it over|about it|calmly)\b|\btime to think\b"
        r"|\bwant to make\b",
        police=r"\b(aangifte|police report|complaint|klacht|melding)\b",
        complaint=r"(?=.*\b(klacht|formal complaint)\b)(?=.*(\bmoney\b|afdreiging|blackmail))",
        need_not=r"\b(it|school|that|this|board|we)\b[^.?!]*"
        r"\b(need not|needn't|(do|does) not (have|need) to)\b|\b(not obliged|no duty)\b",
        rape=r"\brape\b",
        calls_together=r"\b(bring|gather|form|invite|ask|call|inform|consult|discuss|tell)\b[^.?!]*"
        r"\b(team|colleagues|care coordinator|mentor)\b",
        own_evidence=r"\b(help|have|let|ask|gather|keep)\b[^.?!]*\b(evidence|save)\b",
        board=r"\b(board|police|inspector|centre)\b",
        deletes=r"^delete\b|\b(have|let|ask|tell)\b[^.?!]*\bdelete\b",
        in_order=r"\b(only|after|then|first|when|once|helpwanted|search engine)\b",
        blocks=r"\bblock(ed|ing|s)?\b",
        not_people=r"\b(access|spread(ing)?|images?)\b",
        kept=r"\b(sav(e|es|ed|ing)|keep|kept)\b|\bdelete nothing\b|\bas they are\b",
        not_blocking=r"\bdo not block\b",
        lawyer=r"lawyer",
        writing_down=r"\bwrit(e|es|ing)\b[^.?!]*\bdown\b",
        wrong_door=r"juridisch loket|legal advice|victim support|\bfrom the police\b",
        asks_child=(
            rf"\b{_THEY}\b[^.?!]*\b(choose|chooses|decide|decides)\b",
            rf"\bask\b[^.?!]*\b{_THEY}\b[^.?!]*\b(wants?|thinks|may be told|may hear|home|happened|afraid)\b",
            r"\bask\b[^.?!]*\b(at home|home is|about home)\b",
            rf"\bask {_THEY} first\b",
            r"\bask\b[^.?!]*\bwhat (has )?happened\b",
            rf"\b(weigh|discuss|consult|choose|decide)\b[^.?!]*\bwith {_THEY}\b",
            rf"\btalk\b[^.?!]*\b(with|to) {_THEY}\b[^.?!]*\babout\b",
        ),
        harmless=r"\b(if|and) home is safe\b|\bhow \w+ \w+ (is|are) doing\b"
        r"|\bask (yourself|them)\b"
        r"|\b(ask|call)\b[^.?!]{0,30}\b(veilig[ -]thuis|police)\b",
        asks_suicide=r"\bask\b[^.]*\bsuicid",
        suicide_asks=r"\bsuicid[^.]*\bask (about )?it\b",
        adult_decides=r"\b18\b[^\n]*\b(decides|without (\w+ )?(consent|permission))\b",
    ),
}
