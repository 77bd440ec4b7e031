"""school/school.js: the values of the school for the scripts of a page, and the place of a school's own."""

import json

from macros.content.model.school import School


def script(school: School) -> str:
    """The script that sets ``window.nazorgSchool``; nothing in it can end the script or start another."""
    value = json.dumps(school.model_dump(mode="json"), ensure_ascii=False, indent=1)
    for sign in "<>&\u2028\u2029":
        value = value.replace(sign, f"\\u{ord(sign):04x}")
    return f"/* The values of the school, made from its school.yml. */\nwindow.nazorgSchool = {value};\n"
