"""The tree: one name for one thing, files that are read at a glance, rooms that say what they are."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

import pytest

from tests.house.tree import ROOT, SOURCES, TEST_SOURCES, TESTS, texts

LINES, TEST_LINES = 300, 400


def doubled_names(files: Iterable[str]) -> dict[str, list[str]]:
    """The base names that stand for more than one file. A page's own name may stand in each room, once."""
    by_name = defaultdict(list)
    for file in sorted(files):
        by_name[PurePosixPath(file).stem].append(file)
    pages = {PurePosixPath(file).stem for file in files if file.startswith("app_pages/")}
    return {
        name: same
        for name, same in by_name.items()
        if len(same) > 1 and name != "__init__" and not (name in pages and len(rooms(same)) == len(same))
    }


def rooms(files: Iterable[str]) -> set[str]:
    return {PurePosixPath(file).parts[0] for file in files}


def test_no_base_name_means_two_things():
    assert doubled_names(SOURCES) == {}


@pytest.mark.parametrize(
    ("files", "doubled"),
    [
        (["store/backups.py", "ui/exports/restore.py"], set()),
        (["store/__init__.py", "ui/__init__.py"], set()),
        (["app_pages/systems.py", "sentences/systems.py", "ui/systems.py"], set()),
        (["ui/systems.py", "sentences/systems.py"], {"systems"}),
        (["app_pages/systems.py", "ui/systems.py", "ui/elements/systems.py"], {"systems"}),
        (["ingest/dates.py", "ingest/values/dates.py"], {"dates"}),
    ],
)
def test_a_name_of_two_things_is_seen(files, doubled):
    assert set(doubled_names(files)) == doubled


def long_files(sources: dict[str, str], lines: int) -> list[str]:
    return [file for file, source in sources.items() if source.count("\n") > lines]


def test_files_are_read_at_a_glance():
    assert long_files(SOURCES, LINES) == []
    assert long_files(texts(TESTS), TEST_LINES) == []


def test_a_long_file_is_seen():
    assert long_files({"a.py": "\n" * 300, "b.py": "\n" * 301}, LINES) == ["b.py"]


def rooms_without_words(sources: dict[str, str]) -> list[str]:
    """The packages that don't say what lives there."""
    folders = {PurePosixPath(file).parent.as_posix() for file in sources}
    return sorted(
        folder
        for folder in folders
        if not ast.get_docstring(ast.parse(sources.get(f"{folder}/__init__.py".removeprefix("./"), "")))
    )


def test_each_room_says_what_it_is():
    assert rooms_without_words(SOURCES) == []


def test_a_room_without_words_is_seen():
    told = {"__init__.py": '"""The product."""', "ui/__init__.py": '"""What is drawn."""', "ui/state.py": ""}
    assert rooms_without_words(told) == []
    assert rooms_without_words(told | {"ui/__init__.py": "", "store/files.py": ""}) == ["store", "ui"]


def test_every_page_has_a_test():
    tests = "".join(source for file, source in TEST_SOURCES.items() if file.startswith("pages/"))
    pages = [file for file in SOURCES if file.startswith("app_pages/") and not file.endswith("__init__.py")]
    assert [page for page in pages if page not in tests] == []


def test_every_setting_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = settings(SOURCES)
    assert named
    assert [name for name in sorted(named) if f"`{name}`" not in readme] == []


def settings(sources: dict[str, str]) -> set[str]:
    """The environment variables of ours that the files name."""
    return {name for source in sources.values() for name in re.findall(r"\bKLIK_[A-Z0-9_]+", source)}


def test_a_setting_is_seen():
    assert settings({"a.py": 'os.environ["KLIK_NEW_ONE"]', "b.py": "KLIK = 1"}) == {"KLIK_NEW_ONE"}
