"""The keys of the session stand in ui/state.py, and nowhere else."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATE = ROOT / "dashboard" / "ui" / "state.py"
ENTRY = STATE.with_name("entry.py")  # what a key holds is read and written there
OTHERS = sorted(set((ROOT / "dashboard").rglob("*.py")) - {STATE, ENTRY})
# A button, a link, a form and a container hold nothing under their key.
HOLDS_NOTHING = {
    "button",
    "download_button",
    "form_submit_button",
    "link_button",
    "page_link",
    "form",
    "container",
}


def breaches(source: str) -> list[str]:
    """What a file does that only ui/state.py may: touch the session's state, or name a key of it."""
    tree = ast.parse(source)
    touches = ["session_state" for node in ast.walk(tree) if "session_state" in _names(node)]
    return touches + [name for node in ast.walk(tree) if (name := _named_key(node))]


def _names(node: ast.AST) -> tuple[str, ...]:
    """The names that a piece of code uses, also as text or in an import."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return (node.value,)
    if isinstance(node, ast.ImportFrom):
        return tuple(each.name for each in node.names)
    return tuple(getattr(node, part, "") for part in ("id", "attr") if hasattr(node, part))


def _named_key(node: ast.AST) -> str:
    """The key of a widget that holds a value, where it is written out on the spot."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return ""
    keys = [each.value for each in node.keywords if each.arg == "key"]
    if node.func.attr in HOLDS_NOTHING or not keys:
        return ""
    return ast.unparse(keys[0]) if isinstance(keys[0], ast.Constant | ast.JoinedStr | ast.BinOp) else ""


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_other_file_touches_the_session_or_names_a_key(path):
    assert breaches(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "broken",
    [
        'import streamlit as st\nst.session_state["who"] = "ABC"',
        "import streamlit as st\nst.session_state.who",
        "from streamlit import session_state",
        'import streamlit as st\ngetattr(st, "session_state")',
        'import streamlit as st\nst.toggle("Vis som tabel", key="as_table")',
        'import streamlit as st\nst.sidebar.selectbox("Kolonne", [], key=f"column_{1}")',
        'import streamlit as st\nst.text_input("Navn", key="person_" + "1")',
    ],
)
def test_a_breach_is_seen(broken):
    assert breaches(broken)


def test_a_button_may_have_a_key_of_its_own():
    assert not breaches('import streamlit as st\nst.button("Gem dem", key=f"save_{1}")')


def test_every_entry_has_a_key_of_its_own():
    """Two entries of one key would overwrite each other."""
    keys = [
        node.args[0].value
        for node in ast.walk(ast.parse(STATE.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Entry"
        and isinstance(node.args[0], ast.Constant)
    ]
    assert len(keys) > 20
    assert len(keys) == len(set(keys))
