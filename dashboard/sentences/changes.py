"""What has changed between two exports, in words."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from dashboard.domain.change_kinds import ADDED, BY_CODE, DEADLINE_KINDS, GONE, MOVE_OF_CODE
from dashboard.domain.lights import BY_CODE as LIGHT_OF_CODE
from dashboard.domain.lights import LABEL
from dashboard.domain.wording import counted, listed, number
from dashboard.sentences import overview

FEW = 4  # exports: fewer show no trend


def headline(counts: Mapping, day_before: date) -> str:
    """`counts`: the row of queries/overview/changes.sql. The words are those of *Overblik*."""
    return overview.since(counts, day_before) or f"Ingen opgaver er ændret siden {day_before:%d.%m.%Y}."


def red_in_all(moves: pd.DataFrame) -> str:
    """How many are red now, and were then; "" where none is or was. `moves`: changes/light_moves.sql."""
    then, now = (int(moves.loc[moves[side] == "red", "tasks"].sum()) for side in ("from_light", "to_light"))
    if not then and not now:
        return ""
    are = f"{counted(now, 'opgave', 'opgaver')} er {'rød' if now == 1 else 'røde'} nu"
    return f"I alt: {are}, {number(then)} var det dengang."


def other_lists(municipalities: int) -> str:
    """That new and gone tasks aren't counted, of so many municipalities; "" for none."""
    if not municipalities:
        return ""
    whose = "De to eksporter" if municipalities == 1 else f"To eksporter i {number(municipalities)} kommuner"
    return f"{whose} ligner to forskellige lister, så nye og udgåede opgaver er ikke talt med."


def of_kind(kind: str, tasks: int, day_before: date) -> str:
    """`kind`: a code of domain/change_kinds.KINDS."""
    what = BY_CODE[kind].verb(tasks)
    return f"{counted(tasks, 'opgave', 'opgaver')} {what} siden eksporten fra {day_before:%d.%m.%Y}."


def of_move(from_light: str, to_light: str, tasks: int, day_before: date) -> str:
    """The tasks of a cell of the matrix. `from_light`, `to_light`: codes; "" for none."""
    many, before = counted(tasks, "opgave", "opgaver"), f"i eksporten fra {day_before:%d.%m.%Y}"
    if not from_light:
        news = BY_CODE[ADDED].verb(tasks)
        return f"{many} {news} siden eksporten fra {day_before:%d.%m.%Y} og {_light(to_light, tasks)}."
    was = _light(from_light, tasks)
    if not to_light:
        return f"{many} {BY_CODE[GONE].verb(tasks)}. {'Den' if tasks == 1 else 'De'} var {was} {before}."
    if from_light == to_light:
        return f"{many} var {was} {before} og er det stadig."
    return f"{many} var {was} {before} og er nu {_light(to_light, tasks)}."


def _light(code: str, tasks: int) -> str:
    """ "rød" of one, "røde" of several, in the middle of a sentence."""
    light = LIGHT_OF_CODE[code]
    return light.word.lower() if tasks == 1 else light.plural


def in_words(changed: pd.DataFrame) -> pd.DataFrame:
    """Codes as glyph and word, dates as Danes write them. `changed`: queries/changes/changed_tasks.sql."""
    return changed.assign(before=changed["before"].map(_words), after=changed["after"].map(_words))


def for_download(changed: pd.DataFrame) -> pd.DataFrame:
    """A row a task and change, in words. `changed`: queries/changes/changed_tasks.sql."""
    kinds = [BY_CODE[kind].verb(1) for kind in changed["what"]]
    return in_words(changed).assign(change_kind=kinds).drop(columns=["task_key", "what"])


def moves_in_words(moves: pd.DataFrame) -> pd.DataFrame:
    """`moves`: queries/changes/light_moves.sql, with a word for what each change means."""
    words = moves.assign(change_kind=[MOVE_OF_CODE[kind].word for kind in moves["kind"]])
    return in_words(words.rename(columns={"from_light": "before", "to_light": "after"}))[
        ["before", "after", "tasks", "change_kind"]
    ]


def through_exports(lights: pd.DataFrame, moved: pd.DataFrame) -> str:
    """From the first export to the last.

    `lights`: queries/changes/burn_up.sql. `moved`: queries/changes/moved_deadlines.sql.
    """
    days = sorted(lights["as_of"].unique())
    if len(days) < 2:
        return "Udviklingen kommer, når der er mindst to eksporter med opgaver, som filtrene giver."
    first, last = (_done_of(lights[lights["as_of"] == day]) for day in (days[0], days[-1]))
    few = f" Der er kun {number(len(days))} eksporter, så en tendens er det ikke." if len(days) < FEW else ""
    return (
        f"Fra {first} pr. {days[0]:%d.%m.%Y} til {last} pr. {days[-1]:%d.%m.%Y}. {_moved_in_all(moved)}{few}"
    )


def _done_of(lights: pd.DataFrame) -> str:
    done = int(lights.loc[lights["light"] == "done", "tasks"].sum())
    return f"{number(done)} fuldførte af {counted(int(lights['tasks'].sum()), 'opgave', 'opgaver')}"


def _moved_in_all(moved: pd.DataFrame) -> str:
    later, sooner = (int(moved[name].sum()) for name in DEADLINE_KINDS)
    if not later and not sooner:
        return "Ingen frister er flyttet."
    parts = [
        f"{verb} {counted(count, 'gang', 'gange')}"
        for verb, count in (("udskudt", later), ("fremrykket", sooner))
        if count
    ]
    return f"Frister er {listed(parts)}."


def heeded(labels: Sequence[str]) -> str:
    """Which filters count through all exports. `labels`: theirs."""
    return f"Her virker kun filtrene {listed(labels, len(labels))}, som hver eksport har dem."


def burn_up_in_words(lights: pd.DataFrame) -> pd.DataFrame:
    """A row an export, a column a light, worst first. `lights`: queries/changes/burn_up.sql."""
    wide = lights.pivot(index="as_of", columns="light", values="tasks").fillna(0).astype(int)
    return wide[[code for code in LIGHT_OF_CODE if code in wide]].rename_axis(columns=None).reset_index()


def how_to_read() -> str:
    """What the glyphs in the matrix say."""
    glyphs = ", ".join(f"{move.glyph} {move.word}" for move in MOVE_OF_CODE.values())
    return f"{glyphs}. Tallet i en overskrift er opgaver i alt. Klik på et felt for at se opgaverne."


def _words(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    if value in LABEL:
        return LABEL[value]
    try:
        return f"{date.fromisoformat(value):%d.%m.%Y}"
    except ValueError:
        return value
