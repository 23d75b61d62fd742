"""Columns under headers that we don't know: a guess where a word in the header hints, else a question.

Only for the fields that the main job needs, only where the values agree, and always as a doubt.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dashboard.domain.danish import fold, fold_words, quoted
from dashboard.domain.fields import BY_NAME, KEY_FIELDS
from dashboard.domain.wording import listed
from dashboard.ingest.columns.light_columns import columns_of_lights, could_be_light
from dashboard.ingest.columns.mapping import Guess, Mapping, label
from dashboard.ingest.columns.profile import ColumnProfile
from dashboard.ingest.tables.headers import OTHER_MEANINGS, match_header

WHOLE_WORD = 4  # letters up to which a hint must be a word of its own
LONGEST = 40  # characters: a longer text is no header of a user's own, but a sentence


@lru_cache(maxsize=5_000)
def hinted_fields(text: str) -> tuple[str, ...]:
    """The key fields that a header's words hint at, those whose hint is its longest first."""
    folded, words = fold(text), fold_words(text).split()
    if not folded or len(text) > LONGEST or folded in OTHER_MEANINGS or words[-1] == "af":
        return ()
    lengths = {
        name: max(
            (len(hint) for hint in map(fold, BY_NAME[name].hints) if _holds(folded, words, hint)), default=0
        )
        for name in KEY_FIELDS
    }
    return tuple(sorted((name for name in KEY_FIELDS if lengths[name]), key=lambda name: -lengths[name]))


def _holds(folded: str, words: list[str], hint: str) -> bool:
    return hint in words if len(hint) <= WHOLE_WORD else hint in folded


def could_be_title(values: ColumnProfile) -> bool:
    """Varied texts of some words, that are neither dates, numbers nor names."""
    other = max(values.share(kind) for kind in ("date", "number", "person", "light_alone", "flag"))
    return values.words >= 1.5 and values.distinct >= max(2, values.filled * 0.6) and other < 0.5


def could_hold(name: str, values: ColumnProfile) -> bool:
    """Whether the values speak against the field, once a header hints at it."""
    if not values.filled:
        return False
    if name == "title":
        return could_be_title(values)
    if BY_NAME[name].kind == "date":
        return values.share("date") + values.share("serial") >= 0.3
    other = max(values.share(kind) for kind in ("date", "serial", "light_alone", "flag"))
    if name == "status":
        return values.words <= 4 and values.distinct <= 20 and max(other, values.share("person")) < 0.5
    return values.words <= 6 and max(other, values.share("telling_status"), values.share("number")) < 0.5


def looks_like(name: str, values: ColumnProfile, tasks: int) -> bool:
    """Whether the values alone make the field likely enough to ask about. tasks: rows with a title."""
    if not could_hold(name, values):
        return False
    if BY_NAME[name].kind == "date":
        return values.share("date") >= 0.6
    if BY_NAME[name].kind == "person":
        return values.share("person") >= 0.6
    repeated = values.distinct <= values.filled / 2
    return repeated and values.filled >= tasks * 0.6 and values.share("person") < 0.6


def by_hint(
    texts: Sequence[str],
    headers: Sequence[str],
    profiles: Sequence[ColumnProfile],
    guesses: dict[str, Guess],
    closed: set[str],
) -> dict[str, Guess]:
    """Key fields that no header we know names, by a word in a header that we don't know."""
    guesses = dict(guesses)
    for name in KEY_FIELDS:
        fitting = [
            column
            for column, text in enumerate(texts)
            if column not in _taken(guesses, name)
            and name in hinted_fields(text)
            and could_hold(name, profiles[column])
        ]
        if name in guesses or name in closed or not fitting:
            continue
        # The column whose header hints at this first of all; of those the leftmost.
        best = min(fitting, key=lambda column: (hinted_fields(texts[column]).index(name), column))
        doubt = f"Gættet: ingen kolonne hedder {label(name)}, men »{headers[best]}« kan være det"
        _release(best, guesses)
        guesses[name] = Guess(best, headers[best], "hint", doubt, profiles[best].examples)
    return guesses


def guess_title(headers: list[str], profiles: tuple, guesses: dict[str, Guess]) -> None:
    """The column of longest, most varied texts; the descriptions only where there is no other."""
    spare = [column for column in range(len(headers)) if column not in _taken(guesses, "title")]
    fitting = [column for column in spare if could_be_title(profiles[column]) and profiles[column].words >= 2]
    fitting = [column for column in fitting if column not in _taken(guesses)] or fitting
    if fitting:
        best = max(fitting, key=lambda column: (profiles[column].distinct, profiles[column].words))
        doubt = "Gættet ud fra værdierne: ingen kolonne hedder opgave eller titel"
        _release(best, guesses)
        guesses["title"] = Guess(best, headers[best], "values", doubt, profiles[best].examples)


def _taken(guesses: dict[str, Guess], by: str = "") -> set[int]:
    """The columns that have a field. A title may take that of descriptions, unless the user chose it."""
    lent = (
        by == "title" and "description" in guesses and guesses["description"].certainty in ("exact", "fuzzy")
    )
    return {guess.column for name, guess in guesses.items() if not (lent and name == "description")}


def _release(column: int, guesses: dict[str, Guess]) -> None:
    for name in [name for name, guess in guesses.items() if guess.column == column]:
        del guesses[name]


def unplaced(mapping: Mapping) -> dict[str, list[str]]:
    """Key fields without a column, each with the headers of the columns that could be it."""
    guesses = mapping.guesses
    tasks = mapping.profiles[guesses["title"].column].filled if "title" in guesses else 0
    spare = _unknown_columns(mapping.texts, _taken(guesses))
    could = {
        name: _refused(name, mapping)
        + [mapping.headers[at] for at in spare if looks_like(name, mapping.profiles[at], tasks)]
        for name in KEY_FIELDS
        if name not in guesses and name not in mapping.closed
    }
    if "light" not in guesses and "light" not in mapping.closed:
        could["light"] = could_be_light(mapping)
    if "light" in guesses:  # then a status is nothing to ask for
        could.pop("status", None)
    return {name: headers for name, headers in could.items() if headers}


def asked_about(mapping: Mapping, name: str, headers: list[str]) -> str:
    """A field without a column, in Danish, and the headers of those that could be it."""
    if name == "light" and len(columns_of_lights(mapping)) > 1:
        names = listed([quoted(header) for header in headers])
        return f"Flere kolonner har lys: {names}. Vælg den, der er opgavens eget lys."
    return f"Ingen kolonne er læst som {label(name)}. {_could_be(headers)}"


def _could_be(headers: list[str]) -> str:
    return f"Kan det være {' eller '.join(map(quoted, headers[:3]))}?"


def _refused(name: str, mapping: Mapping) -> list[str]:
    """Headers that say the field, while their values speak against it."""
    taken = _taken(mapping.guesses)
    return [
        mapping.headers[column]
        for column, text in enumerate(mapping.texts)
        if column not in taken
        and mapping.profiles[column].filled
        and (match := match_header(text))
        and match.field == name
    ]


def _unknown_columns(texts: Iterable[str], taken: set[int]) -> list[int]:
    """The columns that no header we know names, and that have a header of their own."""
    return [
        column
        for column, text in enumerate(texts)
        if column not in taken and fold(text) and fold(text) not in OTHER_MEANINGS and not match_header(text)
    ]
