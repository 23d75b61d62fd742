"""The key of a task: what makes it the same task in every export. An export may lack ids.

The code in a title such as "(MI 15) Opret jobfunktionsroller" comes first, since it outlives a new wording;
then the id; then the title itself. All of them within the project: codes and numbers may start over in each.
"""

import re
import unicodedata
from collections.abc import Sequence

AGAIN = "#"  # before the number of the second of the same; it stands nowhere else in a key
_CODE = r"(?P<letters>[A-ZÆØÅ]{1,5})[ \-_]?(?P<number>\d{1,3})"
_IN_BRACKETS = re.compile(rf"\s*[(\[]\s*{_CODE}\s*[)\]]", re.IGNORECASE)
# Without brackets it takes capitals and a clear end: "MI 15: …", "MI-15 – …"; not "BBR 1.8 …" or "KY 2019 …".
_BEFORE_MARK = re.compile(rf"\s*{_CODE}(?:\s*:|\s+[-–—]\s|\s*$)")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_NOT_LETTERS = re.compile(r"[\W_]+")
_NOT_CODES = frozenset(("UGE", "FASE", "TRIN", "DEL", "BØLGE", "SPOR", "Q", "KL", "SF", "IP", "KAP", "PKT"))


def title_code(title: str | None) -> str | None:
    """The code that a title begins with, as "MI 15": (MI 1), MI-01 and [mi 001] are one."""
    text = unicodedata.normalize("NFC", title or "")
    match = _IN_BRACKETS.match(text) or _BEFORE_MARK.match(text)
    if not match or match["letters"].upper() in _NOT_CODES:
        return None
    return f"{match['letters'].upper()} {int(match['number'])}"


def task_keys(projects: Sequence[str | None], titles: Sequence[str], ids: Sequence[str | None]) -> list[str]:
    """A key for each task of one municipality's export, unique: the second of the same ends in "#2"."""
    folded = {text: _plain(text) for texts in (projects, ids) for text in set(texts)}
    seen: dict[str, int] = {}
    keys = []
    for project, title, task_id in zip(projects, titles, ids, strict=True):
        key = f"{folded[project]}|{_name_in_project(title, folded[task_id])}"
        count = seen[key] = seen.get(key, 0) + 1
        keys.append(key if count == 1 else f"{key}{AGAIN}{count}")
    return keys


def _name_in_project(title: str, folded_id: str) -> str:
    if code := title_code(title):
        return f"code:{code}"
    return f"id:{folded_id}" if folded_id else f"title:{_plain(title)}"


def _plain(text: object) -> str:
    """Lower-case letters and figures only. Missing values, NaN too, are nothing.

    Much as danish.fold, but ten times as fast: a title is seldom met twice.
    """
    if not isinstance(text, str):
        return ""
    if text.isascii() and text.isalnum():  # nearly all ids
        return text.lower()
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS))
