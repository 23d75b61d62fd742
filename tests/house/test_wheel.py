"""A wheel built from the tree holds all that the dashboard runs on, and runs far from the checkout."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT_FROM = (
    "dashboard",
    "queries",
    "sample_data",
    "pyproject.toml",
    "setup.py",
    "requirements.txt",
    "requirements-faelles.txt",
    "requirements-lake.txt",
    "README.md",
)
NO_CACHES = shutil.ignore_patterns("__pycache__")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files. Built from a copy, since a build leaves folders of its own in the tree."""
    tree, built, unpacked = (tmp_path_factory.mktemp(name) for name in ("tree", "built", "unpacked"))
    for name in BUILT_FROM:
        copy = shutil.copy if (ROOT / name).is_file() else copy_folder
        copy(ROOT / name, tree / name)
    run(built, "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index", str(tree))
    [wheel] = built.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(unpacked)
    return unpacked


def copy_folder(source: Path, copy: Path) -> None:
    shutil.copytree(source, copy, ignore=NO_CACHES)


def run(folder: Path, module: str, *arguments: str, **environment: str) -> str:
    """What a Python module prints, run in that folder."""
    finished = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_it_holds_every_file_that_the_checkout_runs_on(unpacked):
    in_package = {path.relative_to(ROOT) for path in (ROOT / "dashboard").rglob("*") if path.is_file()}
    bundled = {
        Path("dashboard") / path.relative_to(ROOT)
        for path in [*ROOT.glob("queries/**/*.sql"), *ROOT.glob("sample_data/*.xlsx")]
    }
    here = {path.relative_to(unpacked) for path in unpacked.rglob("*")}
    assert bundled
    assert {path for path in in_package | bundled if "__pycache__" not in path.parts} - here == set()


def test_it_checks_and_loads_an_export_far_from_the_checkout(unpacked, tmp_path):
    export = str(ROOT / "sample_data" / "klik_2026-11-23_kort.xlsx")
    installed = {
        "PYTHONPATH": str(unpacked),
        "PYTHONUTF8": "1",
        "KLIK_DATABASE": str(tmp_path / "klik.duckdb"),
    }
    assert "opgaver" in run(tmp_path, "dashboard", "check", export, **installed)
    assert "gemt" in run(tmp_path, "dashboard", "load", export, **installed)  # takes the queries


def test_it_finds_its_own_folders(unpacked, tmp_path):
    script = tmp_path / "where.py"
    script.write_text("from dashboard.folders import *\nprint(QUERIES, SAMPLE_DATA, sep='\\n')")
    answer = run(tmp_path, "where", PYTHONPATH=str(unpacked), PYTHONUTF8="1")
    assert answer.splitlines() == [str(unpacked / "dashboard" / name) for name in ("queries", "sample_data")]


def test_it_requires_what_running_takes(unpacked):
    [metadata] = unpacked.glob("*.dist-info/METADATA")
    required = Parser().parsestr(metadata.read_text(encoding="utf-8")).get_all("Requires-Dist")
    names = {re.match(r"[\w-]+", requirement)[0].lower() for requirement in required}
    assert {"streamlit", "duckdb", "pandas", "altair", "xlsxwriter"} <= names
    assert not names & {"pytest", "openpyxl", "klik-overblik"}
    texts = {
        extra: (ROOT / file).read_text(encoding="utf-8")
        for extra, file in (
            ("", "requirements.txt"),
            ('"faelles"', "requirements-faelles.txt"),
            ('"lake"', "requirements-lake.txt"),
        )
    }
    for requirement in required:
        pinned, _, extra = requirement.partition("; extra == ")
        assert "==" not in pinned or pinned in texts[extra], requirement
