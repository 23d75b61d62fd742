"""Which column holds which field: by header, with a say for the values. Every doubt is reported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.danish import fold, folded_set
from dashboard.domain.fields import BY_NAME
from dashboard.ingest.columns.light_columns import choose_light, has_lights, share_column
from dashboard.ingest.columns.light_fills import LightColours, colours_beside_text, light_colours
from dashboard.ingest.columns.mapping import Guess, Mapping, label
from dashboard.ingest.columns.profile import ColumnProfile, profile_of, sample_size, without_legends
from dashboard.ingest.columns.suggestions import by_hint, guess_title
from dashboard.ingest.sandbox.workbook import Sheet
from dashboard.ingest.tables.headers import fingerprint, match_header, unique_headers

# Headers that many lists use for many things: they name the field only where the values agree.
LOOSE = folded_set(
    "Navn, Slut, Til, Fra, Start, Oprettet, Afsluttet, Gennemført, Fuldført, Løst, Færdig, Udført, "
    "Ændret, Opdateret, Signal, Indikator, Ejer, Tilstand, Senest, Publiceret, Hvad, Hvem, Hvornår, "
    "Person, Personer, Ressourcer, Name, Summary, Subject, Action, Details, Key, State, Progress, End, Due, "
    "Owner, People, Resource, Resources, Assigned, Created, Updated, Modified, Started, Completed, Finished, "
    "Resolved, Number, Members"
)


@dataclass(frozen=True)
class _Candidate:
    column: int
    certainty: str
    rank: int
    doubt: str = ""


def map_columns(
    sheet: Sheet, texts: list[str], rows: slice, remembered: dict | None = None, chosen: dict | None = None
) -> Mapping:
    """Guess each field's column, from header texts (one a column) and the values in `rows` (positions).

    remembered: field to header, from the last file with this header row. chosen: the same from the user; None
    as a header takes the field away. Raises ValueError where the user's choice names a column that isn't
    there.
    """
    headers = unique_headers(texts)
    sample = sample_size(len(sheet.columns))
    profiles = without_legends([profile_of(column, rows, sample) for column in sheet.columns])
    guesses = _from_choices(headers, profiles, remembered or {}, "remembered")
    guesses |= _from_choices(headers, profiles, chosen or {}, "user")
    # What the user has chosen, no column too, is not guessed anew.
    closed = set(chosen or {}) | {name for name, header in (remembered or {}).items() if header is None}
    guesses = _by_header(texts, headers, profiles, guesses, closed)
    guesses = choose_light(texts, headers, profiles, guesses, closed)
    guesses = _by_values(headers, profiles, guesses, closed)
    guesses = by_hint(texts, headers, profiles, guesses, closed)
    if "title" not in guesses and "title" not in closed:
        guess_title(headers, profiles, guesses)
    guesses = share_column(headers, profiles, guesses, closed)
    colours = LightColours() if "light" in closed else _colours(sheet, rows, texts, profiles, guesses)
    if colours.column is not None:
        guesses = _by_colour(colours.column, headers, profiles, guesses)
    return Mapping(
        headers, guesses, fingerprint(texts), profiles, tuple(texts), frozenset(closed), colours.refused
    )


def _from_choices(headers: list[str], profiles: tuple, given: dict, certainty: str) -> dict[str, Guess]:
    guesses = {}
    for name, header in given.items():
        if name not in BY_NAME:
            raise ValueError(f"no such field: {name}")
        if header is None:
            continue
        if header in headers:
            column = headers.index(header)
            guesses[name] = Guess(column, header, certainty, "", profiles[column].examples)
        elif certainty == "user":
            raise ValueError("the chosen column is not in this header row")
    return guesses


def _by_header(
    texts: Sequence[str],
    headers: Sequence[str],
    profiles: Sequence[ColumnProfile],
    guesses: dict[str, Guess],
    closed: set[str],
) -> dict[str, Guess]:
    # The colours of another field's cells may be the lights: their column is not taken by that.
    taken = {
        guess.column
        for name, guess in guesses.items()
        if name != "light" or has_lights(profiles[guess.column]) or not profiles[guess.column].filled
    }
    candidates: dict[str, list[_Candidate]] = {}
    for column, text in enumerate(texts):
        if column not in taken and (match := _candidate(column, text, profiles[column])):
            name, candidate = match
            candidates.setdefault(name, []).append(candidate)
    guesses = dict(guesses)
    for name, rivals in candidates.items():
        if name not in guesses and name not in closed:
            guesses[name] = _best(name, rivals, headers, profiles)
    return guesses


def _candidate(column: int, text: str, values: ColumnProfile) -> tuple[str, _Candidate] | None:
    """The field that a header names, moved or refused by what stands below it."""
    match = match_header(text)
    if match is None:
        return None
    name = _field_by_values(match.field, values)
    if values.is_legend and name in ("light", "status"):
        return None
    if name != match.field:
        return name, _Candidate(
            column, "values", 5, f"Overskriften taler for {label(match.field)}, værdierne imod"
        )
    misfit = _misfit(name, values)
    loose = fold(text) in LOOSE or match.rank > 1
    if misfit and name == "title" and not loose and values.share("number") + values.share("date") < 0.95:
        return name, _Candidate(column, match.certainty, match.rank, misfit)  # a few titles among junk
    if misfit and (loose or name in ("title", "responsible", "executor")):
        return None
    return name, _Candidate(column, match.certainty, match.rank, misfit)


def _field_by_values(name: str, values: ColumnProfile) -> str:
    """The field that the values speak for instead: "Fuldført" with ja and nej is a status."""
    if not values.filled:
        return name
    if name == "completed_date" and not _has_dates(values):
        finished = max(values.share("status"), values.share("flag"), values.share("percent"))
        return "status" if finished >= 0.6 else name
    if name == "status" and values.lights_alone >= 0.6:
        return "light"
    few_lights = values.share("light") < 0.2 and len(values.lights) < 2
    if name == "light" and values.share("telling_status") >= 0.6 and few_lights:
        return "status"
    if name == "status" and values.share("date") >= 0.6:
        return "completed_date"
    return name


def _has_dates(values: ColumnProfile) -> bool:
    return values.share("date") + values.share("serial") >= 0.3


def _misfit(name: str, values: ColumnProfile) -> str:
    """Why the values don't look like the field, in Danish; "" where they may."""
    kind = BY_NAME[name].kind
    if not values.filled:
        return ""
    if kind == "date":
        return "" if _has_dates(values) else "Værdierne ligner ikke datoer"
    if values.share("date") >= 0.5 and kind in ("title", "person", "status", "light", "flag", "text"):
        return "Værdierne er datoer"
    if kind == "title" and values.share("number") >= 0.5:
        return "Værdierne er tal"
    if kind == "title" and max(values.share("light_alone"), values.share("flag")) >= 0.6:
        return "Værdierne ligner ikke opgavetitler"
    if kind == "person" and max(values.share("light_alone"), values.share("flag")) >= 0.6:
        return "Værdierne ligner ikke personer"
    lights = max(values.share("light") + values.share("tick"), values.lights_alone, values.share("letter"))
    if kind == "light" and lights < 0.3 and values.share("small_number") < 0.6:
        return "Værdierne ligner ikke lys"
    if kind == "flag" and values.share("flag") < 0.5:
        return "Værdierne ligner ikke ja og nej"
    return ""


def _best(
    name: str, rivals: list[_Candidate], headers: Sequence[str], profiles: Sequence[ColumnProfile]
) -> Guess:
    """The likeliest of the columns that could be the field. That there were several is a doubt."""
    by_header = [rival for rival in rivals if rival.certainty != "values"] or rivals
    if name == "status":
        by_header = _in_words(by_header, profiles)
    first = min(by_header, key=lambda rival: _order(rival, headers, profiles))
    doubt = first.doubt
    if len(by_header) > 1:
        names = " og ".join(f"»{headers[rival.column]}«" for rival in by_header)
        doubt = f"Flere kolonner kan være {label(name)}: {names}. Vi foreslår »{headers[first.column]}«."
    return Guess(first.column, headers[first.column], first.certainty, doubt, profiles[first.column].examples)


def _in_words(rivals: list[_Candidate], profiles: Sequence[ColumnProfile]) -> list[_Candidate]:
    """A share of the work beside a status in words is no rival to it: many programs export both."""
    words = [it for it in rivals if profiles[it.column].share("status") >= 0.5]
    return (
        words if words and all(_is_share(profiles[it.column]) for it in rivals if it not in words) else rivals
    )


def _is_share(values: ColumnProfile) -> bool:
    return not values.filled or values.share("percent") >= 0.8


def _order(rival: _Candidate, headers: Sequence[str], profiles: Sequence[ColumnProfile]) -> tuple:
    """Fitting values first, then filled ones; then a header that says only this; then the leftmost."""
    filled = profiles[rival.column].filled
    persons = profiles[rival.column].share("person") >= 0.6
    loose = fold(headers[rival.column].split(" (kolonne ")[0]) in LOOSE
    return bool(rival.doubt), not filled, loose and persons, loose, rival.rank, rival.column


def _by_values(
    headers: list[str], profiles: tuple, guesses: dict[str, Guess], closed: set[str]
) -> dict[str, Guess]:
    """Fields that no header named, but the values show: status words, names under "Navn"."""
    guesses = dict(guesses)
    _guess_by("status", _looks_like_status, headers, profiles, guesses, closed)
    if "responsible" not in guesses | dict.fromkeys(closed):
        _guess_by("responsible", _is_column_of_names, headers, profiles, guesses, closed, only="navn")
    return guesses


def _guess_by(
    name: str,
    fits: Callable[..., bool],
    headers: Sequence[str],
    profiles: Sequence[ColumnProfile],
    guesses: dict[str, Guess],
    closed: set[str],
    only: str = "",
) -> None:
    taken = {guess.column for guess in guesses.values()}
    if name in guesses or name in closed:
        return
    for column, values in enumerate(profiles):
        if column not in taken and fits(values) and (not only or fold(headers[column]) == only):
            doubt = f"Gættet ud fra værdierne: ingen kolonne hedder {label(name)}"
            guesses[name] = Guess(column, headers[column], "values", doubt, values.examples)
            return


def _looks_like_status(values: ColumnProfile) -> bool:
    return values.share("status") >= 0.8 and values.share("telling_status") >= 0.3 and values.distinct <= 20


def _is_column_of_names(values: ColumnProfile) -> bool:
    return values.share("person") >= 0.8


def _colours(
    sheet: Sheet, rows: slice, texts: list[str], profiles: tuple, guesses: dict[str, Guess]
) -> LightColours:
    """The cells' colour as the light, where no column says it in text."""
    light = guesses.get("light")
    if light and has_lights(profiles[light.column]):
        return colours_beside_text(sheet, rows, texts, profiles, guesses)
    if light and light.certainty in ("user", "remembered"):
        return LightColours()
    return light_colours(sheet, rows, texts, profiles, guesses)


def _by_colour(
    column: int, headers: Sequence[str], profiles: Sequence[ColumnProfile], guesses: dict[str, Guess]
) -> dict[str, Guess]:
    light, status = guesses.get("light"), guesses.get("status")
    if light and light.column == column:  # what little text it has is read before the fill
        return guesses | {"light": replace(light, doubt="")}
    if status and status.column == column and profiles[column].is_of_shapes:
        guesses = {name: guess for name, guess in guesses.items() if name != "status"}
    doubt = "Gættet ud fra cellernes farve: ingen kolonne siger det med ord"
    return guesses | {"light": Guess(column, headers[column], "fill", doubt, profiles[column].examples)}
