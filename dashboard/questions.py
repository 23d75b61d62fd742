"""Any question of queries/ for a shell: asked as its page asks, unless the shell says otherwise.

The values that a page sets are the defaults in the question's header (store/query_headers.py). What a page
works out has a name there, and its function here.
"""

import base64
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qs

import pandas as pd
from rapidfuzz import process

from dashboard.domain import filter_query
from dashboard.domain.catalogue import component_of, components, numbers_of
from dashboard.domain.danish import quoted
from dashboard.domain.filters import TaskFilter
from dashboard.domain.horizon import HORIZON, HORIZONS, Span
from dashboard.domain.problems import BadFilter, BadQuestion
from dashboard.domain.wording import listed
from dashboard.store import filter_days, query_headers
from dashboard.store.connection import Store
from dashboard.store.query_headers import NOTHING, Header, Parameter

# Of the store's own work: nobody else asks them.
STEPS = ("status_cache/", "role_cache/", "history_cache/", "memory_cache/")
AS_OF = "dato"  # the key of the as-of date in a query
PREVIOUS = "previous"  # the parameter of the earlier filter: a shell may name its day
EARLIER_DAY = Parameter(PREVIOUS, "day", None)


@dataclass(frozen=True)
class Asked:
    """What is asked, with all that a default may be worked out from."""

    store: Store
    chosen: TaskFilter
    values: Mapping[str, Any]  # the parameters before this one

    @property
    def span(self) -> Span:
        return Span(self.chosen.as_of, HORIZONS[HORIZON])


def _first_component(asked: Asked) -> str:
    components = asked.store.ask("interfaces/components", filter=asked.chosen, known=_in_matrix(asked))
    if components.empty:
        raise BadQuestion("Der er intet støttesystem at spørge om.", "Sæt et med component=navn.")
    return str(components["component"].iloc[0])


def _in_matrix(asked: Asked) -> list[str]:
    cells = asked.store.ask(
        "interfaces/matrix", filter=asked.chosen, numbers=numbers_of(asked.chosen.components)
    )
    return sorted(filter(None, {component_of(number) for number in cells["interface"].unique()}))


def _lanes(asked: Asked) -> list[str]:
    rows = int(str(_parameter("timeline/lanes", "rows").default))
    lanes = asked.store.ask(
        "timeline/lanes", filter=asked.chosen, lanes=asked.values["lanes"], until=asked.span.until, rows=rows
    )
    return lanes["lane"].tolist()


def _only_lane(asked: Asked) -> list[str]:
    """A lane that is alone is unfolded."""
    lanes = _lanes(asked)
    return lanes if len(lanes) == 1 else []


WORKED_OUT: dict[str, Callable[[Asked], Any]] = {
    "as-of date": lambda asked: asked.chosen.as_of,
    "day of looking": lambda asked: filter_days.day_of_looking(asked.store, asked.chosen, date.today()),
    "span.since": lambda asked: asked.span.since,
    "span.until": lambda asked: asked.span.until,
    "span.weeks": lambda asked: asked.span.weeks,
    "span.step": lambda asked: asked.span.step,
    "catalogue's components": lambda asked: [it.name for it in components()],
    "filter's numbers": lambda asked: numbers_of(asked.chosen.components),
    "first component": _first_component,
    "first component's numbers": lambda asked: numbers_of([_first_component(asked)]),
    "component's numbers": lambda asked: numbers_of([asked.values["component"]]),
    "components of the matrix": _in_matrix,
    "lanes": _lanes,
    "only lane": _only_lane,
}
"""The defaults in headers that are no values themselves."""


def names() -> list[str]:
    """The questions that can be asked."""
    return [name for name in query_headers.all_questions() if not name.startswith(STEPS)]


def answer(
    store: Store, question: str, query: str = "", as_of: str = "", arguments: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The answer as JSON can hold it: question, as_of, filter (keys to values), columns and rows.

    `query`: as in a page's URL. `as_of`: the as-of date; without it the query's, else the newest export's.

    Raises:
        BadQuestion, BadFilter: no such question, or a filter or an argument that it can't have, in Danish.
    """
    if question not in names():
        alike = [name for name, _, _ in process.extract(question, names(), limit=3, score_cutoff=50)]
        near = f"Mente du {listed(alike)}? " if alike else ""
        raise BadQuestion(
            f"Der er intet spørgsmål, der hedder {quoted(question)}.",
            f"{near}Kør ask uden spørgsmål for at se dem alle.",
        )
    header = query_headers.header_of(question)
    pairs = _pairs(query, as_of)
    needs_day = any(parameter.kind == "filter" for parameter in header.parameters)
    chosen = filter_query.read_query(pairs, _newest_day(store, needs_day))
    rows = store.ask(question, **_values(store, header, chosen, arguments or {}))
    return {
        "question": question,
        "as_of": chosen.as_of.isoformat(),
        "filter": {key: values if len(values) > 1 else values[0] for key, values in pairs.items()},
        "columns": list(rows.columns),
        "rows": [{name: as_json(value) for name, value in row.items()} for row in rows.to_dict("records")],
    }


def _pairs(query: str, as_of: str) -> dict[str, list[str]]:
    """The query's keys and values. A blank one is refused: it may be a variable that a job forgot to set."""
    pairs = parse_qs(query, keep_blank_values=True)
    blank = [key for key, texts in pairs.items() if not all(text.strip() for text in texts)]
    if blank or (query and not pairs):
        raise BadFilter(
            f"Filteret {listed(blank) or quoted(query)} har ingen værdi.", "Skriv det som nøgle=værdi."
        )
    if as_of and AS_OF in pairs:
        raise BadFilter(
            "Opgørelsesdatoen står to gange.", "Skriv den i --filter eller i --as-of, ikke begge steder."
        )
    return pairs | ({AS_OF: [as_of]} if as_of else {})


def read_filter(store: Store, query: str, as_of: str) -> TaskFilter:
    """What a shell has chosen, as `answer` takes it. Raises BadFilter; BadQuestion: there is no export."""
    return filter_query.read_query(_pairs(query, as_of), _newest_day(store, needs_day=True))


def _newest_day(store: Store, needs_day: bool) -> date:
    exports = store.ask("data/exports_in_use")["as_of"]
    if len(exports):
        return exports.iloc[0].date()
    if needs_day:
        raise BadQuestion("Der er ingen eksport i databasen.", "Indlæs en med load, eller vælg --database.")
    return date.max


def _values(
    store: Store, header: Header, chosen: TaskFilter, arguments: Mapping[str, str]
) -> dict[str, TaskFilter | Any]:
    settable = [each.name for each in header.parameters if each.kind != "filter" or each.name == PREVIOUS]
    if unknown := set(arguments) - set(settable):
        takes = f"Det tager {listed(settable)}." if settable else "Det tager ingen."
        raise BadQuestion(f"Spørgsmålet har ikke {listed(sorted(unknown))}.", takes)
    values: dict[str, Any] = {}
    for parameter in header.parameters:
        if parameter.name == PREVIOUS and PREVIOUS in arguments:
            values[PREVIOUS] = replace(chosen, as_of=_read(EARLIER_DAY, arguments[PREVIOUS]))
        elif parameter.kind == "filter":
            values[parameter.name] = chosen if parameter.name == "filter" else _previous(store, chosen)
        elif parameter.name in arguments:
            values[parameter.name] = _read(parameter, arguments[parameter.name])
        else:
            values[parameter.name] = _default(parameter, Asked(store, chosen, values))
    return values


def _previous(store: Store, chosen: TaskFilter) -> TaskFilter:
    previous = filter_days.previous(store, chosen)
    if previous is None:
        raise BadQuestion("Der er ingen tidligere eksport at sammenligne med.", "Vælg en senere --as-of.")
    return previous


def _default(parameter: Parameter, asked: Asked) -> Any:
    if parameter.default is None:
        raise BadQuestion(f"Spørgsmålet mangler {parameter.name}.", f"Skriv {parameter.name}=værdi.")
    if parameter.default == NOTHING:
        return None
    if parameter.default in WORKED_OUT:
        return WORKED_OUT[parameter.default](asked)
    return _read(parameter, parameter.default)


def _read(parameter: Parameter, text: str) -> Any:
    """An argument's text as what the question takes; several texts stand with semicolons between."""
    if "|" in parameter.kind:
        words = parameter.kind.split("|")
        if text not in words:
            raise BadQuestion(
                f"{parameter.name} kan ikke være {quoted(text)}.",
                f"Det kan være {listed(words, len(words))}.",
            )
    try:
        if parameter.kind == "number":
            if not text.isdecimal():
                raise ValueError("no whole number from 0 on")
            return int(text)
        if parameter.kind == "day":
            return filter_query.read_day(text)
    except ValueError:
        wanted = "et helt tal fra 0 og op" if parameter.kind == "number" else "en dato, fx 2026-12-14"
        raise BadQuestion(
            f"{parameter.name} er {wanted}, ikke {quoted(text)}.", "Ret det, og spørg igen."
        ) from None
    if parameter.kind == "texts":
        return [part.strip() for part in text.split(";") if part.strip()]
    return text


def _parameter(question: str, name: str) -> Parameter:
    return next(each for each in query_headers.header_of(question).parameters if each.name == name)


def as_json(value: Any) -> Any:
    """A cell as JSON can hold it: days as ISO dates, moments with their time, bytes as Base64."""
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode()
    if hasattr(value, "tolist") and not isinstance(value, datetime):
        value = value.tolist()
    if isinstance(value, list):
        return [as_json(each) for each in value]
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, datetime):
        is_day = value == datetime(value.year, value.month, value.day)
        return value.date().isoformat() if is_day else value.isoformat()
    if isinstance(value, float):  # whole numbers beside a null came as floats
        return None if math.isnan(value) else int(value) if value.is_integer() else value
    return value.isoformat() if isinstance(value, date) else value
