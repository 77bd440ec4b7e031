"""Values that turn round in a text of the other direction, where nothing isolates them."""

#: What somebody types, and how it must stand on paper from left to right.
VALUES = {
    "020-123 45 67": "020-123 45 67",
    "+31 (0)20 123 45 67": "+31 (0)20 123 45 67",
    "22 november 2026": "22 november 2026",
    "22-11-2026": "22-11-2026",
    "8.00-17.00 uur": "8.00-17.00 uur",
    "Laan 12, 1234 AB Dam": "Laan 12, 1234 AB Dam",
    "n.b-1@ons.example": "n.b-1@ons.example",
    "https://a.example/b-2?c=3": "https://a.example/b-2?c=3",
    "Noor de Boer (mentor)": "Noor de Boer (mentor)",
    "(2e kamer!)": "(2e kamer!)",
    "منى رزق": "قزر ىنم",
    "منى 12-14": "14-12 ىنم",
    "Noor (رزق) 12-B": "Noor (قزر) 12-B",
    "رزق Noor 12": "Noor 12 قزر",
}
