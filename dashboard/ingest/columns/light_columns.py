"""Which column holds the lights in text: by its header, by its values, and by both where several do."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.danish import fold_words, quoted
from dashboard.domain.wording import listed
from dashboard.ingest.columns.mapping import Guess, Mapping, label
from dashboard.ingest.columns.profile import ColumnProfile
from dashboard.ingest.tables.headers import match_header

MOST_VALUES = 12  # of a column of lights
MOST_ASKED_ABOUT = 6  # values of a column that may hold lights in words of the users' own
_OVERALL = ("samle", "overord", "total", "generel", "hoved", "overall", "helhed")
_LIGHT_WORDS = frozenset(
    fold_words("lys trafiklys klik-lys farve farver farvekode rag signal indikator").split()
)
BOTH = "Kolonnen har både lys og status: farver er læst som lys og andre ord som status"


def is_overall(header: str) -> bool:
    """Whether a header says that its column sums up others: Samlet, Overordnet, Total."""
    return any(word.startswith(_OVERALL) for word in fold_words(header).split())


def hints_at_light(header: str) -> bool:
    words = fold_words(header).split()
    return bool(_LIGHT_WORDS & set(words)) or any(word.endswith(("lys", "farve")) for word in words)


def looks_like_light(values: ColumnProfile) -> bool:
    """Colours in words, or R, A and G, and hardly anything else but words for what is done."""
    ends = values.share("done") + values.share("tick")
    words = values.share("light_alone") + ends * (len(values.lights) > 1)
    all_letters = values.letters >= {"r", "g"} and bool(values.letters & {"a", "y"})
    letters = values.share("letter") if all_letters else 0.0
    return not values.is_legend and 0 < values.distinct <= MOST_VALUES and max(words, letters) >= 0.8


def has_lights(values: ColumnProfile) -> bool:
    """Whether any text of the column is a light."""
    return max(values.share("light"), values.lights_alone) > 0


def choose_light(
    texts: Sequence[str],
    headers: Sequence[str],
    profiles: Sequence[ColumnProfile],
    guesses: dict[str, Guess],
    closed: set[str],
) -> dict[str, Guess]:
    """The one column of lights, or of several the one that sums up; else none, and the user is asked."""
    light = guesses.get("light")
    if "light" in closed or (light and light.certainty in ("user", "remembered")):
        return guesses
    rivals = light_rivals(
        texts, profiles, {name: guess for name, guess in guesses.items() if name != "light"}
    )
    if light and light.column not in rivals and not (rivals and light.doubt):
        rivals = sorted([*rivals, light.column])
    if not rivals:
        return guesses
    several = f"Flere kolonner har lys: {listed([quoted(headers[column]) for column in rivals])}."
    overall = [column for column in rivals if is_overall(texts[column])]
    named = light is not None and light.certainty != "values" and not light.doubt
    if named and light is not None:
        doubt = (
            f"{several} Vi foreslår {quoted(light.header)}."
            if overall and light.column not in overall
            else ""
        )
        return guesses | {"light": replace(light, doubt=doubt)}
    general = [
        column for column in rivals if (match := match_header(texts[column])) and match.field == "status"
    ]
    alone = (overall or general)[:1] or (rivals if len(rivals) == 1 else [])
    if not alone:
        if light and all(match_header(texts[column]) for column in rivals):
            return guesses  # headers that all say light: the first is proposed
        return {name: guess for name, guess in guesses.items() if name != "light"}
    if light and light.column == alone[0] and len(rivals) == 1:
        return guesses
    header = headers[alone[0]]
    doubt = f"{several} Vi foreslår {quoted(header)}." if len(rivals) > 1 else _guessed()
    guess = Guess(alone[0], header, "values", doubt, profiles[alone[0]].examples)
    return guesses | {"light": guess}


def _guessed() -> str:
    return f"Gættet ud fra værdierne: ingen kolonne hedder {label('light')}"


def light_rivals(
    texts: Sequence[str], profiles: Sequence[ColumnProfile], guesses: dict[str, Guess]
) -> list[int]:
    """The columns without a field that hold lights, or say that they do and may."""
    taken = {guess.column for guess in guesses.values()}
    return [
        column
        for column, values in enumerate(profiles)
        if column not in taken
        and (
            looks_like_light(values)
            or (values.lights_alone >= 0.6 and _says(texts[column]) in ("status", "light"))
            or (values.lights_alone >= 0.6 and hints_at_light(texts[column]))
        )
    ]


def columns_of_lights(mapping: Mapping) -> list[str]:
    """Headers of the columns without a field that hold lights."""
    return [
        mapping.headers[column] for column in light_rivals(mapping.texts, mapping.profiles, mapping.guesses)
    ]


def _says(text: str) -> str:
    match = match_header(text)
    return match.field if match else ""


def share_column(
    headers: Sequence[str], profiles: Sequence[ColumnProfile], guesses: dict[str, Guess], closed: set[str]
) -> dict[str, Guess]:
    """Where lights and other statuses stand in one column, it is both."""
    light, status = guesses.get("light"), guesses.get("status")
    doubt = (
        BOTH
        if all(guess.certainty not in ("user", "remembered") for guess in (light, status) if guess)
        else ""
    )
    if light and not status and "status" not in closed:
        values = profiles[light.column]
        if values.lights and values.share("open_status") > 0:
            return guesses | {"status": replace(light, certainty="values", doubt=doubt)}
    if status and not light and "light" not in closed and profiles[status.column].share("light_word") > 0:
        return guesses | {"light": replace(status, certainty="values", doubt=doubt)}
    return guesses


def could_be_light(mapping: Mapping) -> list[str]:
    """Headers of the columns that may hold the lights, where none was taken: for the user to be asked."""
    taken = {guess.column for guess in mapping.guesses.values()}
    tasks = mapping.profiles[mapping.guesses["title"].column].filled if "title" in mapping.guesses else 0
    rivals, unread = columns_of_lights(mapping), _status_without_statuses(mapping)
    if len(rivals) > 1:
        return rivals
    return [
        header
        for column, header in enumerate(mapping.headers)
        if (column not in taken or mapping.profiles[column].is_of_shapes or column == unread)
        and _may_hold_light(mapping.texts[column], mapping.profiles[column], tasks, column == unread)
    ]


def _status_without_statuses(mapping: Mapping) -> int | None:
    """The status's column, where no word in it is one that we know: they may be lights."""
    status = mapping.guesses.get("status")
    has_statuses = status is None or mapping.profiles[status.column].share("status") > 0
    return None if has_statuses or status is None else status.column


def _may_hold_light(text: str, values: ColumnProfile, tasks: int, is_unread: bool) -> bool:
    """A header that hints at it; shapes; or a few short words again and again under an unknown header."""
    if not values.filled:
        return False
    if hints_at_light(text) or values.is_of_shapes or values.share("light") >= 0.3:
        return True
    other = max(values.share(kind) for kind in ("date", "serial", "person", "flag"))
    few = 1 < values.distinct <= min(MOST_ASKED_ABOUT, values.filled / 2)
    is_known_header = (match_header(text) is not None or not fold_words(text)) and not is_unread
    return few and not is_known_header and values.words <= 2 and other < 0.5 and values.filled >= 0.6 * tasks
