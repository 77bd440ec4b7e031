"""The numbers of a translation are those of its Dutch, in figures or in words."""

import pytest

from macros.translations.numbers import differing

#: Dutch, a translation, its language, and the numbers that it has too many and too few.
CASES = [
    ("Binnen 7 dagen.", "Within 70 days.", "en", ["70"], ["7"]),
    ("Binnen zeven dagen.", "Within 70 days.", "en", ["70"], ["7"]),
    ("Binnen zeven dagen.", "Within seven days.", "en", [], []),
    ("Binnen zeven dagen.", "Within days.", "en", [], ["7"]),
    ("Binnen zeven dagen.", "yedi gün içinde", "tr", [], []),
    ("Binnen 14 dagen.", "gün içinde", "tr", [], ["14"]),
    ("Binnen 14 dagen.", "خلال ١٤ يوما", "ar", [], []),
    ("Binnen 14 dagen.", "خلال ٤١ يوما", "ar", ["41"], ["14"]),
    ("Om 12.30 uur, voor 1.000 euro.", "At 12:30, for 1,000 euros.", "en", [], []),
    ("Bel {tel:a.b2} of [stap 3](steps/s-4).", "Call {tel:a.b9} or [step 3](steps/s-5).", "en", [], []),
    ("Praat onder vier ogen.", "Talk in private.", "en", [], []),
    ("Een minderjarige leerling.", "A pupil under 18.", "en", [], []),
    ("Een leerling.", "A pupil under 16.", "en", ["16"], []),
    ("Bel 112.", "Call 112 or 113.", "en", ["113"], []),
    ("Eén persoon, een keer.", "One person.", "en", [], []),
    ("Artikel 5², ½ uur.", "Article 5², ½ hour.", "en", [], []),
]


@pytest.mark.parametrize(("dutch", "translated", "language", "extra", "missed"), CASES)
def test_numbers(dutch, translated, language, extra, missed):
    assert differing(dutch, translated, language) == (extra, missed)
