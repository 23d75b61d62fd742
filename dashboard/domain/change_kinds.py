"""The kinds of change of a task between two exports, and what each is called."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChangeKind:
    """`code`: as queries/macros/tasks/changed_tasks.sql has it. `one`, `many`: Danish, after a number."""

    code: str
    one: str
    many: str

    def verb(self, count: int) -> str:
        """What has happened to so many tasks."""
        return self.one if count == 1 else self.many


# In the order in which they are told.
KINDS = (
    ChangeKind("turned_red", "er blevet rød", "er blevet røde"),
    ChangeKind("turned_yellow", "er blevet gul", "er blevet gule"),
    ChangeKind("added", "er ny", "er nye"),
    ChangeKind("finished", "er fuldført", "er fuldført"),
    ChangeKind("postponed", "har fået en senere frist", "har fået en senere frist"),
    ChangeKind("advanced", "har fået en tidligere frist", "har fået en tidligere frist"),
    ChangeKind("reassigned", "har skiftet person", "har skiftet person"),
    ChangeKind("gone", "er udgået", "er udgået"),
)
BY_CODE = {kind.code: kind for kind in KINDS}
ADDED, GONE, REASSIGNED = "added", "gone", "reassigned"
DEADLINE_KINDS = ("postponed", "advanced")


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
