"""The programmappe's rows in a few words, for messages, conflicts and history."""

from dashboard.domain.programme_schema import BY_NAME, OTHER_LABEL, OTHER_SHEET, SUBJECTS
from dashboard.domain.wording import counted
from dashboard.store.register import IN_THE_APP

LABELS = {subject.name: subject.label for subject in SUBJECTS} | {OTHER_SHEET: OTHER_LABEL}


def row_in_words(subject: str, content: dict) -> str:
    """By what tells it from others: "KSD · Pilot · Tre pilotkommuner"."""
    if subject == OTHER_SHEET:
        return content.get("sheet", "")
    return " · ".join(content[name] for name in BY_NAME[subject].key if content.get(name))


def rows_of_sheet(content: dict) -> str:
    """How many rows a sheet of no subject has."""
    return counted(len(content.get("cells", [])), "række", "rækker")


def origin_in_words(origin: str) -> str:
    return "skrevet her" if origin == IN_THE_APP else origin
