"""The kinds of change of a task between two exports, and what each is called."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """`code`: as queries/macros/tasks/changed_tasks.sql has it. `one`, `many`: Danish, after a number."""

    code: str
    one: str
    many: str


# In the order in which they are told.
KINDS = (
    Kind("turned_red", "er blevet rød", "er blevet røde"),
    Kind("turned_yellow", "er blevet gul", "er blevet gule"),
    Kind("added", "er ny", "er nye"),
    Kind("finished", "er fuldført", "er fuldført"),
    Kind("postponed", "har fået en senere frist", "har fået en senere frist"),
    Kind("advanced", "har fået en tidligere frist", "har fået en tidligere frist"),
    Kind("reassigned", "har skiftet person", "har skiftet person"),
    Kind("gone", "er udgået", "er udgået"),
)
BY_CODE = {kind.code: kind for kind in KINDS}
GONE, REASSIGNED = "gone", "reassigned"
DEADLINES = ("postponed", "advanced")


@dataclass(frozen=True)
class Move:
    """What it means that a light became another. `code`: as queries/macros/tasks/light_move.sql has it."""

    code: str
    glyph: str
    word: str


# The glyphs are no light's, but for that of what is solved.
MOVES = (
    Move("worse", "↓", "blevet værre"),
    Move("better", "↑", "blevet bedre"),
    Move("started", "→", "gået i gang"),
    Move("solved", "●", "fuldført"),
    Move("new", "+", "ny"),
    Move("gone", "−", "udgået"),
    Move("unchanged", "=", "uændret"),
)
MOVE_OF_CODE = {move.code: move for move in MOVES}
