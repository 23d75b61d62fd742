"""What has changed between two exports, in words."""

from datetime import date

import pandas as pd

from dashboard.domain.change_kinds import BY_CODE
from dashboard.domain.lights import LABEL
from dashboard.domain.wording import counted


def of_kind(kind: str, tasks: int, day_before: date) -> str:
    """`kind`: a code of domain/change_kinds.KINDS."""
    what = BY_CODE[kind].one if tasks == 1 else BY_CODE[kind].many
    return f"{counted(tasks, 'opgave', 'opgaver')} {what} siden eksporten fra {day_before:%d.%m.%Y}."


def in_words(changed: pd.DataFrame) -> pd.DataFrame:
    """Codes as glyph and word, dates as Danes write them. `changed`: queries/changes/changed_tasks.sql."""
    return changed.assign(before=changed["before"].map(_words), after=changed["after"].map(_words))


def _words(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    if value in LABEL:
        return LABEL[value]
    try:
        return f"{date.fromisoformat(value):%d.%m.%Y}"
    except ValueError:
        return value
