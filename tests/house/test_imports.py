"""What import-linter doesn't see: circles inside a room, and who holds a connection."""

import ast
import re
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.house.tree import SOURCES


def imports(sources: dict[str, str]) -> dict[str, set[str]]:
    """Which modules each imports, by their dotted names; inside functions and for types only, too."""
    modules = {module_of(file): source for file, source in sources.items()}
    found = {}
    for module, source in modules.items():
        named = [name for node in ast.walk(ast.parse(source)) for name in names_in(node)]
        found[module] = {name for name in named if name in modules and name != module}
    return found


def module_of(file: str) -> str:
    return "dashboard." + file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def names_in(node: ast.AST) -> list[str]:
    """The modules that an import may mean: `from a import b` is of a, or of a.b."""
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(f"{node.module}.{each.name}" for each in node.names)]
    return [each.name for each in node.names] if isinstance(node, ast.Import) else []


def circle(sources: dict[str, str]) -> list[str]:
    """The modules of one circle, or none. A package is no part of it: its file holds only words."""
    graph = {
        module: {name for name in named if not is_package(name, sources)}
        for module, named in imports(sources).items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def is_package(module: str, sources: dict[str, str]) -> bool:
    return module.removeprefix("dashboard.").replace(".", "/") + "/__init__.py" in sources


def test_no_imports_go_in_a_circle():
    assert circle(SOURCES) == []


@pytest.mark.parametrize(
    "back",
    [
        "from dashboard.store import backups",
        "import dashboard.store.backups",
        "from dashboard.store.backups import newest",
        "if TYPE_CHECKING:\n    from dashboard.store.backups import Backup",
        "def late():\n    from dashboard.store import backups",
    ],
)
def test_a_circle_is_seen(back):
    one = {"store/__init__.py": "", "store/backups.py": "from dashboard.store import errors"}
    assert circle(one | {"store/errors.py": "import duckdb"}) == []
    assert set(circle(one | {"store/errors.py": back})) == {
        "dashboard.store.backups",
        "dashboard.store.errors",
    }


HOLDS_A_CONNECTION = re.compile(r"\.cursor\(|\.writing\(|duckdb\.connect")


@pytest.mark.parametrize("file", [file for file in SOURCES if not file.startswith("store/")])
def test_nobody_but_the_store_holds_a_connection(file):
    assert not HOLDS_A_CONNECTION.search(SOURCES[file])


@pytest.mark.parametrize("held", ["store.cursor()", "store.writing()", "duckdb.connect()"])
def test_a_connection_is_seen(held):
    assert HOLDS_A_CONNECTION.search(f"with {held} as cursor:")
