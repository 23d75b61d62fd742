"""A figure: what was measured, one value a run, beside its goal; and how figures are printed."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

WIDTHS = (50, 10, 9, 5, 8, 8, 8)
HEADINGS = ("what", "figure", "goal", "met", "min", "median", "max", "beside")


@dataclass(frozen=True)
class Figure:
    """`values`: one a run; their median is the figure. `beside`: the floor or peer, and times for scale."""

    what: str
    values: list[float]
    goal: float | None  # at most this; None: shown for comparison only
    beside: str = ""
    unit: str = "×"

    @property
    def row(self) -> tuple[str, ...]:
        goal = "–" if self.goal is None else f"≤ {self.goal:g}"
        met = "" if self.goal is None else "yes" if median(self.values) <= self.goal else "NO"
        spread = (f"{shown:.2f}" for shown in (min(self.values), median(self.values), max(self.values)))
        return (self.what, f"{median(self.values):.2f} {self.unit}", goal, met, *spread, self.beside)


@dataclass
class SideBySide:
    """Milliseconds by name, a value a run: a bad moment of the machine hits all of a run."""

    taken: dict[str, list[float]] = field(default_factory=dict)

    def ratio(self, subject: str, floor: str) -> list[float]:
        """Run by run."""
        pairs = zip(self.taken[subject], self.taken[floor], strict=False)
        return [one / other for one, other in pairs]

    def ms(self, name: str) -> float:
        return median(self.taken[name])

    def figure(self, what: str, subject: str, floor: str, goal: float | None) -> Figure:
        beside = f"{floor}: {self.ms(subject):,.0f} ms beside {self.ms(floor):,.0f} ms"
        return Figure(what, self.ratio(subject, floor), goal, beside)


def side_by_side(runs: int, subjects: dict[str, Callable[[], float]]) -> SideBySide:
    """Runs all in turn, `runs` times, after a turn that isn't counted. Each returns milliseconds."""
    found = SideBySide({name: [] for name in subjects})
    for run in range(runs + 1):
        for name, measure in subjects.items():
            milliseconds = measure()
            if run:
                found.taken[name].append(milliseconds)
    return found


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Milliseconds that `work` takes, without the garbage of what ran before it."""

    def measure() -> float:
        gc.collect()
        began = time.perf_counter()
        work()
        return (time.perf_counter() - began) * 1000

    return measure


def print_headings() -> None:
    print(_line(HEADINGS))
    print("-" * (sum(WIDTHS) + 2 * len(WIDTHS) + len(HEADINGS[-1])))


def print_figure(figure: Figure) -> None:
    print(_line(figure.row), flush=True)


def _line(cells: tuple[str, ...]) -> str:
    first, *rest = cells
    aligned = [cell.rjust(width) for cell, width in zip(rest, WIDTHS[1:], strict=False)]
    return "  ".join([first.ljust(WIDTHS[0]), *aligned, *rest[len(aligned) :]])
