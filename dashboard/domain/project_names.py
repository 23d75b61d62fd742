"""Which of KLIK's projects the programmappe means, where people write a project's name in their own way."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dashboard.domain.danish import fold, fold_words, one_line

_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_DASH = re.compile(r"\s+[-–—:]\s+")
_SHORT_FIRST = re.compile(r"\s*([A-ZÆØÅ]{2,6})\s+(\S.*)")  # "KY Kommunernes Ydelsessystem"
_LEAD_IN = re.compile(r"^(projektet|projekt|losningen|loesningen|losning)\s+(?=\S)")
_LONGEST = 200  # characters: what is longer is no name, and slow to look into


def matched(written: Iterable[str], in_klik: Iterable[str], full_names: Mapping[str, str]) -> dict[str, str]:
    """Each written name that means one of KLIK's, to that one; those that don't are left out.

    `full_names`: a short name, as written, to the project's full name: either may be what KLIK says.
    A name that could mean two of KLIK's means neither.
    """
    whole, parts = defaultdict(set), defaultdict(set)
    for name in filter(_may_be_a_name, in_klik):
        whole[_key(name)].add(name)
        for part in _parts(name):
            parts[part].add(name)
    matches: dict[str, str] = {}
    for name in filter(_may_be_a_name, written):
        for spelling in filter(_may_be_a_name, (name, full_names.get(name, ""))):
            candidates = _candidates(spelling, whole, parts)
            if len(candidates) == 1:
                matches.setdefault(name, *candidates)
    return matches


def same_name(name: str) -> str:
    """What the spellings of one project have in common, as "KSD" and "Projekt KSD"; not for show."""
    return _key(name) or name


def _may_be_a_name(text: str) -> bool:
    return len(text) <= _LONGEST


def _candidates(spelling: str, whole: Mapping[str, set], parts: Mapping[str, set]) -> set[str]:
    if not _key(spelling):
        return set()
    if exact := whole.get(_key(spelling)):
        return exact
    return set().union(*(parts.get(part, set()) | whole.get(part, set()) for part in _parts(spelling)))


def _key(name: str) -> str:
    return fold(_LEAD_IN.sub("", fold_words(name)))


def _parts(name: str) -> set[str]:
    """The short and the long name in "Sygedagpengesystem (KSD)", "KSD – Sygedagpenge", "KSD Sygedagpenge"."""
    name = one_line(name)
    outside = _IN_BRACKETS.sub(" ", name)
    pieces = [*_IN_BRACKETS.findall(name), outside, *_DASH.split(outside)]
    if short := _SHORT_FIRST.match(outside):
        pieces += short.groups()
    return {_key(piece) for piece in pieces if len(_key(piece)) > 1}
