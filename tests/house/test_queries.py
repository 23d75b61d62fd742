"""Every question is a file that says what it is, has users and a test, and reads no clock."""

import ast
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dashboard.domain.culture import THRESHOLDS
from dashboard.domain.filters import TaskFilter
from tests import query_index
from tests.house.tree import MACROS, QUERIES, SOURCES, TEST_SOURCES, code_of, header_of, question

PARTS = {"Question", "Parameters", "Columns", "Order", "Used by"}
EXAMPLE = {
    "filter": TaskFilter(as_of=date(2026, 11, 23)),
    "previous": TaskFilter(as_of=date(2026, 10, 26)),
    "day": date(2026, 11, 23),
    "warning_days": 14,
    "evaluation_id": 0,
    "at_most": 3,
    "first": 1,
    "last": 0,
    "days": [],
    "generation": "",
    "rows": 10,
    "skip": 0,
    "weeks": 30,
    "order": "urgency",
    "ids": [],
    "known": [],
    "numbers": [],
    "lanes": "project",
    "shown": [],
    "step": "week",
    "since": date(2026, 11, 9),
    "until": date(2027, 7, 26),
    "seen_on": date(2026, 11, 23),
    "horizon_days": 240,
    "soon_days": 31,
    "months": 8,
    "overdue_days": 14,
    "yellow_days": 28,
    "quiet_days": 14,
    "fewest": 3,
    "longest": 100,
    **THRESHOLDS,
}
each_query = pytest.mark.parametrize("path", QUERIES, ids=question)
each_macro = pytest.mark.parametrize("path", MACROS, ids=lambda path: path.stem)
CLOCK = re.compile(r"current_date|today\(\)|\bnow\(\)|current_timestamp", re.IGNORECASE)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def parameters(text: str) -> set[str]:
    return set(re.findall(r"\$([a-z_]+)", text))


def form_errors(sql: str) -> list[str]:
    """What a query lacks of its header, its order and the names of its columns."""
    header, code = header_of(sql), code_of(sql).lower()
    errors = [f"no {part}" for part in sorted(PARTS - {name for name, text in header.items() if text})]
    described = parameters(header.get("Parameters", ""))
    errors += [f"${name} is not described" for name in sorted(parameters(code) - described)]
    errors += [f"${name} is not used" for name in sorted(described - parameters(code))]
    # The closing select stands at the edge; a step that writes names its columns by its table.
    is_step = re.match(r"\s*(insert|create)\b", code)
    if "order by" not in code:
        errors.append("no order")
    if re.search(r"^select\s+(\w+\.)?\*", code, re.MULTILINE) and not is_step:
        errors.append("columns without names")
    return errors


@each_query
def test_a_query_says_what_it_is(path):
    assert form_errors(text_of(path)) == []


GOOD = """-- Question:   Which tasks are there?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    task_key
-- Order:      task_key
-- Used by:    app_pages/tasks.py,
--             ui/session.py
select task_key
from chosen_tasks($filter)
order by task_key
"""


@pytest.mark.parametrize(
    ("part", "broken", "error"),
    [
        ("Question:   Which tasks are there?", "Question:", "no Question"),
        ("-- Order:      task_key\n", "", "no Order"),
        ("$filter  domain", "domain", "$filter is not described"),
        ("TaskFilter\n", "TaskFilter\n--             $rows  how many\n", "$rows is not used"),
        ("\norder by task_key", "", "no order"),
        ("\norder by task_key", "\n-- order by task_key", "no order"),
        ("select task_key", "select *", "columns without names"),
    ],
)
def test_a_query_that_says_too_little_is_seen(part, broken, error):
    assert form_errors(GOOD) == []
    assert error in form_errors(GOOD.replace(part, broken, 1))


def user_errors(asked: str, sql: str, sources: dict[str, str]) -> list[str]:
    """What is untrue of a query's users. `sources`: the product's files, by their path in dashboard/."""
    users = header_of(sql).get("Used by", "")
    named = set(re.findall(r"[\w/]+\.py", users))
    asking = {file for file, source in sources.items() if f'"{asked}"' in source}
    errors = [] if asking else ["nobody asks it"]
    for file, function in re.findall(r"([\w/]+\.py): (\w+)(?=, for |;|$)", users):
        if not re.search(rf'"{re.escape(asked)}"', body_of(sources.get(file, ""), function)):
            errors.append(f"{file}: {function} doesn't ask it")
        call = re.compile(rf"\b{Path(file).stem}\.{function}\(")
        asking |= {other for other, source in sources.items() if call.search(source)}
    errors += [f"{file} is named, and doesn't ask it" for file in sorted(named - asking)]
    return errors + [f"{file} asks it, and isn't named" for file in sorted(asking - named)]


def body_of(source: str, function: str) -> str:
    """The text of a function; empty where there is none of that name."""
    definitions = [node for node in ast.parse(source).body if getattr(node, "name", "") == function]
    return ast.get_source_segment(source, definitions[0]) if definitions else ""


@each_query
def test_a_query_has_the_users_that_it_names(path):
    assert user_errors(question(path), text_of(path), SOURCES) == []


ASKS = 'def of(store):\n    return store.ask("tasks/all")\n'
CALLS = "from dashboard.store import snapshots\n\nsnapshots.of(store)\n"


@pytest.mark.parametrize(
    ("users", "sources", "errors"),
    [
        ("app_pages/tasks.py", {"app_pages/tasks.py": ASKS}, []),
        ("store/snapshots.py: of, for ui/a.py", {"store/snapshots.py": ASKS, "ui/a.py": CALLS}, []),
        ("nobody", {"app_pages/tasks.py": "ask()"}, ["nobody asks it"]),
        (
            "app_pages/tasks.py",
            {"app_pages/tasks.py": "ask()"},
            ["nobody asks it", "app_pages/tasks.py is named, and doesn't ask it"],
        ),
        (
            "ui/a.py",
            {"ui/a.py": ASKS, "ui/b.py": ASKS},
            ["ui/b.py asks it, and isn't named"],
        ),
        (
            "store/snapshots.py: of, for ui/a.py",
            {"store/snapshots.py": ASKS, "ui/a.py": CALLS, "ui/b.py": CALLS},
            ["ui/b.py asks it, and isn't named"],
        ),
        (
            "store/snapshots.py: to, for ui/a.py",
            {"store/snapshots.py": ASKS, "ui/a.py": CALLS.replace(".of", ".to")},
            ["store/snapshots.py: to doesn't ask it"],
        ),
    ],
)
def test_users_that_are_not_true_are_seen(users, sources, errors):
    assert user_errors("tasks/all", f"-- Used by:    {users}\nselect 1\n", sources) == errors


def is_tested(asked: str, tests: dict[str, str]) -> bool:
    """Whether a test asks it: by its whole name, or as a call's first word in the file of its folder."""
    folder, name = asked.split("/")
    for file, source in tests.items():
        if not file.startswith("house/"):
            calls = calls_of(source)
            if asked in {word for words in calls for word in words}:
                return True
            if file.endswith(f"test_{folder}_queries.py") and name in {words[0] for words in calls}:
                return True
    return False


@cache
def calls_of(source: str) -> list[list[object]]:
    """What each call is given: constants as they are, None for all else."""
    return [
        [each.value if isinstance(each, ast.Constant) else None for each in call.args]
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and call.args
    ]


@each_query
def test_a_query_has_a_test(path):
    assert is_tested(question(path), TEST_SOURCES)


@pytest.mark.parametrize(
    ("file", "source", "tested"),
    [
        ("queries/test_tasks_queries.py", 'store.ask("tasks/count", filter=on())', True),
        ("store/test_snapshots.py", 'queries.ask(cursor, "tasks/count", {})', True),
        ("queries/test_tasks_queries.py", 'step("count", number=1)', True),
        ("queries/test_overview_queries.py", 'step("count", number=1)', False),
        ("queries/test_tasks_queries.py", "rows.count(1)", False),
        ("queries/test_tasks_queries.py", '"""Of tasks/count."""', False),
        ("queries/test_tasks_queries.py", 'store.ask("tasks/counts")', False),
        ("house/test_queries.py", 'store.ask("tasks/count")', False),
    ],
)
def test_a_common_word_is_no_test(file, source, tested):
    assert is_tested("tasks/count", {file: source}) is tested


@each_query
def test_a_query_runs_on_an_empty_database(path, empty_store):
    empty_store.ask(
        question(path), **{name: EXAMPLE.get(name, "") for name in parameters(code_of(text_of(path)))}
    )


@each_macro
def test_a_macro_says_what_it_is_for(path):
    assert text_of(path).startswith("-- ")


def test_the_index_of_queries_is_up_to_date():
    assert query_index.FILE.read_text(encoding="utf-8") == query_index.index(), "python -m tests.query_index"


@pytest.mark.parametrize("path", QUERIES + MACROS, ids=question)
def test_no_query_reads_the_clock(path):
    assert not CLOCK.search(code_of(text_of(path)))


@pytest.mark.parametrize("clock", ["current_date", "today()", "now()", "current_timestamp"])
def test_a_clock_is_seen(clock):
    assert CLOCK.search(code_of(f"select {clock}")) and not CLOCK.search(code_of(f"select 1 -- {clock}"))


SAID_ONCE = (
    "'Uden projekt'",
    "['done', 'grey'",
    "'fuldført'",
    "worst_light = 'red'",
    "worst_light in ('red', 'yellow')",
    "deviation = 'watermelon'",
    "is_open and has_begun and",
)


@pytest.mark.parametrize("words", SAID_ONCE)
def test_what_a_macro_says_is_said_once(words):
    assert sum(code_of(text_of(path)).count(words) for path in QUERIES + MACROS) == 1
