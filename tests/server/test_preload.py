"""What is loaded ahead is what the first page needs: no import of ours is left for the reader to wait for."""

import ast
import subprocess
import sys
from pathlib import Path

import dashboard

FOLDER = Path(dashboard.__file__).parent
PACKAGES = {
    "dashboard",
    *(f"dashboard.{name}" for name in ("ui", "charts", "ui.elements", "ui.tasks", "ui.exports")),
}
FIRST_PAGE = ("menu.py", "app_pages/overview.py")
PRINT_LOADED = (
    "import sys; from dashboard.server import preload; preload.load(); print(*sys.modules, sep='\\n')"
)


def imported_by(file: Path) -> set[str]:
    """Our modules that a file imports, by their whole names."""
    found = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return {
        f"{node.module}.{name.name}"
        for node in found
        if isinstance(node, ast.ImportFrom) and node.module.startswith("dashboard")
        for name in node.names
    }


def test_all_that_the_first_page_imports_is_loaded():
    ran = subprocess.run([sys.executable, "-c", PRINT_LOADED], capture_output=True, text=True, check=True)
    needed = set().union(*(imported_by(FOLDER / file) for file in FIRST_PAGE))
    assert len(needed) > 5
    loaded = set(ran.stdout.split())
    # A report's own libraries are heavy, and few ask for one.
    assert not {"typst", "pptx", "icalendar"} & loaded
    # What is imported from a module may be a function of it.
    assert {name for name in needed if not {name, name.rpartition(".")[0]} & (loaded - PACKAGES)} == set()
