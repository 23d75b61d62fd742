"""The house tests itself: what every file of a kind must have."""

import ast
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.fields import FIELDS, LABELS
from dashboard.domain.filters import VIEWS, TaskFilter
from dashboard.domain.lights import LIGHTS
from dashboard.limits import LIMITS
from dashboard.ui.elements.parts import BADGE_COLOURS
from tests import query_index

ROOT = Path(__file__).parents[2]
QUERIES = sorted((ROOT / "queries").glob("*/*.sql"))
MACROS = sorted((ROOT / "queries").glob("macros/*/*.sql"))
PYTHON = sorted((ROOT / "dashboard").rglob("*.py"))
EXAMPLE = {
    "filter": TaskFilter(as_of=date(2026, 11, 23)).as_parameter(),
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
}


def question(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def code_of(path: Path) -> str:
    """A query without its comments."""
    return re.sub(r"--.*", "", path.read_text(encoding="utf-8"))


def parameters(path: Path) -> set[str]:
    return set(re.findall(r"\$([a-z_]+)", code_of(path)))


@pytest.mark.parametrize("path", QUERIES, ids=question)
def test_a_query_says_what_it_is(path):
    header = path.read_text(encoding="utf-8")
    for part in ("Question:", "Parameters:", "Columns:", "Order:", "Used by:"):
        assert f"-- {part}" in header
    for name in parameters(path):
        assert re.search(rf"^--.*\${name}\b", header, re.M), f"${name} is not told of"


@pytest.mark.parametrize("path", QUERIES, ids=question)
def test_a_query_has_an_order_and_names_its_columns(path):
    code = code_of(path).lower()
    assert "order by" in code
    assert not re.search(r"select\s+\*[^)]*\Z", code)


@pytest.mark.parametrize("path", QUERIES, ids=question)
def test_a_query_runs_on_an_empty_database(path, empty_store):
    empty_store.ask(question(path), **{name: EXAMPLE.get(name, "") for name in parameters(path)})


@pytest.mark.parametrize("path", QUERIES, ids=question)
def test_a_query_has_a_test_and_the_users_it_names(path):
    tests = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    assert question(path) in tests or path.stem in tests
    assert named_users(path) == askers(path)


def named_users(path: Path) -> set[str]:
    header = re.search(r"-- Used by: +((?:.*\n--  +)*.*)", path.read_text(encoding="utf-8"))[1]
    return set(re.findall(r"[\w/]+\.py", header))


def askers(path: Path) -> set[str]:
    """The files that ask it by name; and those that call the store's function, where the header names one."""
    sources = {
        file.relative_to(ROOT / "dashboard").as_posix(): file.read_text(encoding="utf-8") for file in PYTHON
    }
    found = {file for file, source in sources.items() if f'"{question(path)}"' in source}
    if named := re.search(r"-- Used by:.* store/(\w+)\.py: (\w+), for ", path.read_text(encoding="utf-8")):
        module, function = named.groups()
        assert f'"{question(path)}"' in body_of(sources[f"store/{module}.py"], function)
        found |= {file for file, source in sources.items() if f"{module}.{function}(" in source}
    return found


def body_of(source: str, function: str) -> str:
    [found] = [node for node in ast.parse(source).body if getattr(node, "name", "") == function]
    return ast.get_source_segment(source, found)


OUTSIDE_THE_STORE = [path for path in PYTHON if "store" not in path.relative_to(ROOT).parts]


@pytest.mark.parametrize("path", OUTSIDE_THE_STORE, ids=lambda path: path.name)
def test_nobody_but_the_store_holds_a_connection(path):
    assert not re.search(r"\.cursor\(|\.writing\(|duckdb\.connect", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MACROS, ids=lambda path: path.stem)
def test_a_macro_says_what_it_is_for(path):
    assert path.read_text(encoding="utf-8").startswith("-- ")


def test_the_index_of_queries_is_up_to_date():
    assert query_index.FILE.read_text(encoding="utf-8") == query_index.index(), "python -m tests.query_index"


def test_every_page_has_a_test():
    tests = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests" / "pages").glob("test_*.py"))
    for page in (ROOT / "dashboard" / "app_pages").glob("[a-z]*.py"):
        assert f"app_pages/{page.name}" in tests


def test_every_limit_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for limit in LIMITS:
        assert f"| {limit.name} | {limit.default} {limit.unit} | `{limit.setting}` |" in readme


def test_every_setting_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    settings = {
        name for path in PYTHON for name in re.findall(r"\bKLIK_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert settings
    assert [name for name in sorted(settings) if f"`{name}`" not in readme] == []


def test_every_field_has_a_label_and_headers():
    assert all(field.label and field.headers for field in FIELDS)
    assert len({field.label for field in FIELDS}) == len(FIELDS)


def test_every_label_stands_once():
    assert all(LABELS.values())


def test_every_view_has_a_rule():
    rules = (ROOT / "queries" / "macros" / "tasks" / "chosen_tasks.sql").read_text(encoding="utf-8")
    for view in VIEWS:
        assert f"when '{view.code}' then" in rules


def test_a_view_that_no_one_knows_leaves_nothing_rather_than_all(store_with, on):
    store = store_with({})
    assert store.ask("tasks/count", filter=on(view="?"))["chosen"][0] == 0


def test_macros_know_the_lights_and_their_words(empty_store):
    with empty_store.cursor() as cursor:
        told = {
            light: cursor.execute(
                "select light_rank($code), light_word($code)", {"code": light.code}
            ).fetchone()
            for light in LIGHTS
        }
    assert [word for _, word in told.values()] == [light.word.lower() for light in LIGHTS]
    ranks = [rank for rank, _ in told.values()]
    assert sorted(ranks) == list(range(1, len(LIGHTS) + 1))
    # Shown worst first; "unknown" is shown last, but is worse than what is on track.
    known = [rank for light, (rank, _) in told.items() if light.code != "unknown"]
    assert known == sorted(known, reverse=True)


@pytest.mark.parametrize("said", ["'Uden projekt'", "['done', 'grey'", "'fuldført'"])
def test_what_a_macro_says_is_said_once(said):
    assert sum(code_of(path).count(said) for path in QUERIES + MACROS) == 1


def test_each_light_has_its_own_shape_and_word():
    for part in ("code", "word", "glyph", "chart_glyph"):
        assert len({getattr(light, part) for light in LIGHTS}) == len(LIGHTS)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.1 contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("light", LIGHTS, ids=lambda light: light.code)
def test_pills_and_outlines_have_the_contrast_of_wcag_aa(light):
    assert contrast(light.text, light.on_text) >= 4.5
    assert contrast(light.outline, "#ffffff") >= 3


THEME = tomllib.loads((ROOT / "dashboard" / ".streamlit" / "config.toml").read_text(encoding="utf-8"))[
    "theme"
]


@pytest.mark.parametrize("light", LIGHTS, ids=lambda light: light.code)
def test_the_theme_has_the_colours_of_the_lights(light):
    if light.code != "unknown":
        assert THEME[f"{BADGE_COLOURS[light.code]}Color"] == light.fill


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", sorted(set(BADGE_COLOURS.values())))
def test_badges_have_the_contrast_of_wcag_aa(scheme, colour):
    shades = THEME[scheme]
    assert contrast(shades[f"{colour}TextColor"], shades[f"{colour}BackgroundColor"]) >= 4.5


UNSAFE = r"unsafe_allow_html|unsafe_allow_javascript|st\.html\(|ImageColumn|mark_image|st\.iframe|LinkColumn"


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.name)
def test_nothing_draws_html_or_pictures_from_data(path):
    assert not re.search(UNSAFE, path.read_text(encoding="utf-8"))


# What renders Markdown, labels included: an image in it would be fetched, and a link in it would be live.
MARKDOWN = {
    "markdown", "write", "caption", "error", "warning", "info", "success", "metric", "toast", "header",
    "subheader", "title", "badge", "button", "download_button", "link_button", "page_link", "expander",
    "popover", "tabs", "toggle", "checkbox", "radio", "selectbox", "multiselect", "text_input", "date_input",
    "pills", "table", "status", "dialog", "file_uploader", "segmented_control",
}  # fmt: skip

# Calls whose text is put together: each holds only our own words, figures and dates.
ONLY_OUR_WORDS = {
    "timeline.py": {"subheader", "caption"},  # outlook.py: counts, dates and our own words
    "overview.py": {"subheader"},  # briefing.headline: counts and dates
    "interfaces.py": {"subheader", "info", "caption", "download_button"},  # catalogue numbers, counts
    "data.py": {"subheader"},  # a count
    "column_form.py": {"selectbox"},  # a number
    "restore.py": {"expander"},  # a count
    "snapshot_details.py": {"expander"},  # our headings, and a count
    "filter_bar.py": {"markdown", "multiselect"},  # counts and a date; the labels we give
    "light_cards.py": {"metric", "button"},  # lights.py and counts
    "projects.py": {"caption"},  # how a row is chosen
    "summary.py": {"download_button", "expander", "subheader"},  # labels of subjects, and a count
    "editor.py": {"caption", "button"},  # a subject's help
    # Counts; the labels we give.
    "parts.py": {"caption", "markdown", "download_button", "subheader"},
    "tables.py": {"caption", "button"},  # counts
    "drawer.py": {"badge"},  # lights.py
    "app_options.py": {"error"},  # a fault's code
}


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.name)
def test_what_goes_into_markdown_is_ours(path):
    put_together = {
        call.func.attr
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in MARKDOWN
        and getattr(call.func.value, "id", "") == "st"
        and call.args
        and not isinstance(call.args[0], ast.Constant)
    }
    assert put_together <= ONLY_OUR_WORDS.get(path.name, set())


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.name)
def test_the_clock_is_read_only_where_a_default_is_chosen(path):
    allowed = {
        "snapshots.py",
        "backups.py",
        "correct.py",
        "handover.py",
        "safe_logging.py",
        "migrate.py",
        "load.py",
        "cli.py",
        "session.py",
    }
    read = re.search(
        r"current_date|date\.today|datetime\.now|datetime\.utcnow", path.read_text(encoding="utf-8")
    )
    assert not read or path.name in allowed


def test_no_query_reads_the_clock():
    for path in QUERIES + MACROS:
        assert not re.search(r"current_date|today\(\)|\bnow\(\)|current_timestamp", code_of(path))
