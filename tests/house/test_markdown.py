"""What comes from a file is shown as text: no HTML, no pictures, and no Markdown but our own words."""

import ast
import re

import pytest

from tests.house.tree import SOURCES

UNSAFE = r"unsafe_allow_html|unsafe_allow_javascript|st\.html\(|ImageColumn|mark_image|st\.iframe|LinkColumn"
# What renders Markdown, labels included: an image in it would be fetched, and a link in it would be live.
MARKDOWN = {
    "markdown", "write", "caption", "error", "warning", "info", "success", "metric", "toast", "header",
    "subheader", "title", "badge", "button", "download_button", "link_button", "page_link", "expander",
    "popover", "tabs", "toggle", "checkbox", "radio", "selectbox", "multiselect", "text_input", "date_input",
    "pills", "table", "status", "dialog", "file_uploader", "segmented_control",
}  # fmt: skip
# Methods of other things than Streamlit's columns, forms and placeholders.
OF_OTHERS_TOO = {"write", "table", "error"}

# By file: the calls whose text is put together, and that it is of our own words, figures and dates.
ONLY_OUR_WORDS = {
    "ui/chosen_municipality.py": {"button", "title"},  # municipalities as our own list spells them
    "app_pages/culture.py": {"caption"},  # sentences.culture.headline: habits and counts
    "app_pages/changes.py": {"caption"},  # sentences.changes.how_to_read: our own words
    "app_pages/data.py": {"header"},  # a count
    "app_pages/interfaces.py": {"header", "info"},  # catalogue numbers, counts
    "app_pages/tasks.py": {"caption"},  # the help of VIEWS
    "app_pages/overview.py": {"header"},  # sentences.overview.ORDER: our own words
    "app_pages/projects.py": {"caption"},  # how a row is chosen
    "app_pages/roles.py": {"header"},  # sentences.roles.headline: counts and dates
    "app_pages/timeline.py": {"header", "caption"},  # sentences.timeline: counts, dates and our own words
    "server/error_page.py": {"error"},  # a fault's code
    "ui/changes.py": {"button", "caption", "header"},  # counts, days, domain/change_kinds.py, FILTERS
    "ui/culture.py": {"metric", "caption"},  # the habits; how a row is opened
    "ui/demo.py": {"button"},  # our own words
    "ui/elements/charts.py": {"header", "subheader", "caption"},  # the headings we give, and our own words
    "ui/elements/confirm_deletion.py": {"button"},  # the labels we give
    "ui/elements/downloads.py": {"download_button"},  # the labels we give
    "ui/elements/tables.py": {"caption", "button"},  # counts
    # The stages and lanes of the flow, lights, dates, counts, and what we say of a task.
    "ui/escalation.py": {"badge", "caption", "markdown"},
    "ui/exports/column_form.py": {"selectbox"},  # labels of fields; a number, or one or two letters
    "ui/exports/import_questions.py": {"expander"},  # a count
    "ui/exports/import_results.py": {"expander", "page_link"},  # counts; the labels we give
    "ui/exports/own_columns.py": {"selectbox"},  # a column's letter
    "ui/exports/restore.py": {"expander"},  # a count
    "ui/exports/snapshot_details.py": {"expander"},  # our headings, and a count
    "ui/filter_bar.py": {"caption", "date_input", "selectbox"},  # the labels of FILTERS
    "ui/filter_chips.py": {"button", "popover"},  # through ui/elements/literal.py; a count
    "ui/filter_panel.py": {"multiselect", "date_input", "text_input"},  # the labels of FILTERS
    "ui/interfaces.py": {"caption", "download_button", "info", "toggle"},  # counts, and our own words
    "ui/notices.py": {"markdown"},  # an icon
    "ui/page_head.py": {"title"},  # the pages' questions
    "ui/presentation.py": {"title"},  # the slides' questions
    "ui/projects.py": {"badge", "button"},  # lights.py, a count
    "ui/programme/editor.py": {"caption", "button"},  # a subject's help
    "ui/programme/history.py": {"expander"},  # labels of subjects
    "ui/programme/delete_programme.py": {"checkbox"},  # sentences.deleted_programme
    "ui/programme/summary.py": {"download_button", "header"},  # our own words, a count
    # The forms' names in domain/report_formats.py; the Story's headings and labels.
    "ui/report.py": {"button", "download_button", "metric", "segmented_control", "subheader"},
    "ui/roles.py": {"caption"},  # how far ahead
    "ui/tasks/drawer.py": {"badge", "button", "caption"},  # lights.py; the way to the next task
}


def test_no_exception_is_left_of_a_file_that_is_gone():
    assert set(ONLY_OUR_WORDS) <= set(SOURCES)


each_file = pytest.mark.parametrize("file", SOURCES)


@each_file
def test_nothing_draws_html_or_pictures_from_data(file):
    assert not re.search(UNSAFE, SOURCES[file])


def put_together(source: str) -> set[str]:
    """The calls of Streamlit that render Markdown, and whose text isn't written out on the spot."""
    return {
        call.func.attr
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in MARKDOWN
        and (getattr(call.func.value, "id", "") == "st" or call.func.attr not in OF_OTHERS_TOO)
        and not all(isinstance(text, ast.Constant) for text in texts_of(call))
    }


def texts_of(call: ast.Call) -> list[ast.expr]:
    named = [keyword.value for keyword in call.keywords if keyword.arg in ("label", "body", "help")]
    return call.args[:1] + named


@each_file
def test_what_goes_into_markdown_is_ours(file):
    assert put_together(SOURCES[file]) <= ONLY_OUR_WORDS.get(file, set())


@pytest.mark.parametrize(
    ("call", "seen"),
    [
        ("st.markdown(task.title)", {"markdown"}),
        ('st.button(f"Vis {project}")', {"button"}),
        ('st.button("Vis")', set()),
        ("left.selectbox(task.project, options)", {"selectbox"}),
        ("st.empty().caption(task.title)", {"caption"}),
        ('st.button("Vis", help=task.title)', {"button"}),
        ("st.page_link(page, label=task.title)", {"page_link"}),
        ("state.OPENED_TASK.write(key)", set()),
        ("st.text(task.title)", set()),
    ],
)
def test_text_that_is_put_together_is_seen(call, seen):
    assert put_together(call) == seen
