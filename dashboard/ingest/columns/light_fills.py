"""Which column's colours are lights: one that can be a light column, where nothing speaks against it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.domain.danish import fold
from dashboard.ingest.columns import colour_evidence as evidence
from dashboard.ingest.columns.light_columns import hints_at_light, is_overall
from dashboard.ingest.columns.mapping import Guess
from dashboard.ingest.columns.profile import ColumnProfile, number_of
from dashboard.ingest.sandbox.workbook import Column, Sheet
from dashboard.ingest.values.light_signs import light_of_fill

NUMBERS = {"red": 1, "yellow": 2, "green": 3, "grey": 4}  # 0: no light
SIGNALS = (1, 2, 3)
MAY_BE_COLOURED = ("title", "task_id", "due_date")  # cells with a text of their own, that stand for the task
LEAST_COLOURED = 0.3  # of the tasks
MOSTLY = 0.8  # of a column's cells
OTHER_CELLS = 5  # the least likely kind of column
MOST_ROWS_WIDE = 0.6  # of the columns with a header, coloured alike: then the row is coloured
GROUPS = ("project", "phase", "theme")  # often named in a group's first row only


@dataclass(frozen=True)
class LightColours:
    """The column whose colours are the lights; else why colours that look like them were not taken."""

    column: int | None = None
    refused: str = ""  # Danish, within a sentence


def lights_of_fills(fills: Column) -> list[str | None]:
    """A light for each distinct colour."""
    return [light_of_fill(fill if isinstance(fill, str) else None) for fill in fills.values]


def light_colours(
    sheet: Sheet,
    rows: slice,
    texts: Sequence[str],
    profiles: Sequence[ColumnProfile],
    guesses: dict[str, Guess],
) -> LightColours:
    """Look at the rows that have a title only; without one, nothing is a light."""
    if "title" not in guesses or not sheet.fills:
        return LightColours()
    return _Colours(sheet, _tasks(sheet, rows, guesses["title"].column), texts, profiles, guesses).chosen()


def colours_beside_text(
    sheet: Sheet,
    rows: slice,
    texts: Sequence[str],
    profiles: Sequence[ColumnProfile],
    guesses: dict[str, Guess],
) -> LightColours:
    """Whether the colours of a light column may speak where its text is silent."""
    column = guesses["light"].column
    if "title" not in guesses or column not in sheet.fills:
        return LightColours()
    return _Colours(
        sheet, _tasks(sheet, rows, guesses["title"].column), texts, profiles, guesses
    ).beside_text(column)


def _tasks(sheet: Sheet, rows: slice, title: int) -> np.ndarray:
    """Positions of the rows that have a title."""
    return np.flatnonzero(sheet.columns[title].codes[rows] != 0) + rows.start


class _Colours:
    """The coloured columns of one table."""

    def __init__(
        self,
        sheet: Sheet,
        tasks: np.ndarray,
        texts: Sequence[str],
        profiles: Sequence[ColumnProfile],
        guesses: dict[str, Guess],
    ):
        self.sheet, self.tasks, self.texts, self.profiles, self.guesses = (
            sheet,
            tasks,
            texts,
            profiles,
            guesses,
        )
        self.lights = {
            column: lights
            for column, fills in sorted(sheet.fills.items())
            if column < len(sheet.columns) and (lights := self._lights(fills)).any()
        }
        filled = np.sum([column.codes != 0 for column in sheet.columns], axis=0)
        self._is_lone = filled[tasks] < 2
        self._groups = np.cumsum(filled < 2)[tasks] + 1  # each begins at a heading or a blank row
        alike = Counter(lights.tobytes() for lights in self.lights.values())
        named = sum(bool(text) for text in texts)
        self._wide = {mark for mark, count in alike.items() if count >= max(3, MOST_ROWS_WIDE * named)}
        self._says_light = guesses["light"].column if "light" in guesses else None
        self._status = guesses["status"].column if "status" in guesses else None

    def _lights(self, fills: Column) -> np.ndarray:
        numbers = np.array([NUMBERS.get(light or "", 0) for light in lights_of_fills(fills)], dtype=np.int8)
        return numbers[fills.codes[self.tasks]]

    def chosen(self) -> LightColours:
        """The likeliest kind of column; several of a kind that are coloured otherwise are a question."""
        kinds: dict[int, list[int]] = {}
        refused = ""
        for column in self.lights:
            if not self._is_enough(column):
                continue
            if reason := self._against(column):
                refused = refused or reason
            else:
                kinds.setdefault(self._kind(column), []).append(column)
        if not kinds:
            return LightColours(refused=refused)
        likeliest = kinds[min(kinds)]
        if evidence.differ(self.lights[column] for column in likeliest):
            likeliest = [column for column in likeliest if is_overall(self.texts[column])]
        if not likeliest or evidence.differ(self.lights[column] for column in likeliest):
            return LightColours(refused=evidence.SEVERAL)
        preferred = [
            self.guesses[name].column for name in ("light", "status", "title") if name in self.guesses
        ]
        return LightColours(next((column for column in preferred if column in likeliest), likeliest[0]))

    def beside_text(self, column: int) -> LightColours:
        return LightColours(refused=self._against(column) if column in self.lights else "")

    def _is_enough(self, column: int) -> bool:
        """Red, yellow or green, and enough of it. A light column may have one colour, and that once."""
        used = np.unique(self.lights[column])
        signals = np.isin(used, SIGNALS).any()
        if column == self._says_light:
            return bool(signals)
        coloured = (self.lights[column] != 0).mean()
        several = (used != 0).sum() > 1 or (column == self._status and not self.profiles[column].filled)
        return bool(signals and several and coloured >= LEAST_COLOURED)

    def _kind(self, column: int) -> int:
        """The likeliest first: a light column, shapes, a status, an empty column, whole rows, other cells."""
        if column == self._says_light:
            return 0
        if self.profiles[column].is_of_shapes:
            return 1
        if self._is_wide(column):
            return 4
        if column == self._status or is_overall(self.texts[column]):
            return 2
        return OTHER_CELLS if self.profiles[column].filled else 3

    def _is_wide(self, column: int) -> bool:
        return self.lights[column].tobytes() in self._wide

    def _against(self, column: int) -> str:
        """Why these colours are no lights, in Danish; "" where nothing speaks against them."""
        if column == self._says_light and not self._is_wide(column):
            return ""
        if self._is_bar(column):
            return evidence.BARS
        colours = self.lights[column]
        alone = column == self._status and not self.profiles[column].filled and not self._is_wide(column)
        if evidence.is_striped(colours) and not alone:
            return evidence.STRIPES
        for other in range(len(self.profiles)):
            if self._may_lead(other, column) and self._follows(colours, other):
                return f"farverne følger kolonnen »{self.texts[other] or 'uden overskrift'}«"
        if evidence.follows(colours[~self._is_lone], self._groups[~self._is_lone]):
            return evidence.GROUPS
        return evidence.ELSEWHERE if self._is_elsewhere(column) else ""

    def _is_bar(self, column: int) -> bool:
        """Under a day or a week, or without a header beside others that are coloured otherwise."""
        if column in (self._says_light, self._status) or self._is_wide(column):
            return False
        if fold(self.texts[column]):
            return evidence.is_period(self.texts[column])
        return any(
            other != column
            and not self._is_wide(other)
            and (not fold(self.texts[other]) or evidence.is_period(self.texts[other]))
            for other in self.lights
        )

    def _is_elsewhere(self, column: int) -> bool:
        """Among persons, notes, hours and the like: words of its own, and colours for other reasons."""
        tasks_own = [self.guesses[name].column for name in MAY_BE_COLOURED if name in self.guesses]
        says_nothing = column not in tasks_own and not hints_at_light(self.texts[column])
        return self._kind(column) == OTHER_CELLS and says_nothing

    def _follows(self, colours: np.ndarray, other: int) -> bool:
        return evidence.follows(colours, self._values(other)) or (
            self._is_measured(other) and evidence.follows_size(colours, self._sizes(other))
        )

    def _is_measured(self, column: int) -> bool:
        values = self.profiles[column]
        return max(values.share("number"), values.share("percent")) >= MOSTLY

    def _sizes(self, column: int) -> np.ndarray:
        cells = self.sheet.columns[column].values
        sizes = [number_of(cell.rstrip(" %") if isinstance(cell, str) else cell) for cell in cells]
        return np.array(sizes, dtype=float)[self.sheet.columns[column].codes[self.tasks]]

    def _may_lead(self, other: int, column: int) -> bool:
        """Dates may: the light depends on them. Shapes say nothing that a colour could follow."""
        values = self.profiles[other]
        if (other == column and values.is_of_shapes) or (other == self._says_light and values.lights_alone):
            return False
        return values.filled > 0 and values.share("date") + values.share("serial") < 0.5

    def _values(self, column: int) -> np.ndarray:
        values = self.sheet.columns[column].codes[self.tasks]
        groups = {self.guesses[name].column for name in GROUPS if name in self.guesses}
        return evidence.filled_down(values) if column in groups and values.any() else values
