"""A bad file costs a Danish message and nothing else: no data, no memory, and no other user's time."""

import threading
from pathlib import Path

import psutil
import pytest

from tests.browser import own_export
from tests.browser.bad_files import LISTED, answer_to, named
from tests.browser.looking import english_words, looks_english, open_page, wait_until_settled
from tests.browser.visiting import PROBES, column, comes_to, drop, go_to, grid_column, how_many, load
from tests.ingest.hostile_files import CANARY

MB = 1 << 20
MORE_MEMORY = 300 * MB
HEAVY = "a text of 127 KB in 12,000 cells"


@pytest.fixture(scope="module")
def export(tmp_path_factory) -> Path:
    return own_export.write(tmp_path_factory.mktemp("export") / "klik.xlsx", seed=3)


class Memory:
    """The most that a process had in memory at any time while we watched."""

    def __init__(self, pid: int):
        self.process, self.ended = psutil.Process(pid), threading.Event()
        self.before = self.most = self.process.memory_info().rss
        self.thread = threading.Thread(target=self.watch)

    def watch(self) -> None:
        while not self.ended.wait(0.05):
            self.most = max(self.most, self.process.memory_info().rss)

    def __enter__(self) -> "Memory":
        self.thread.start()
        return self

    def __exit__(self, *_) -> None:
        self.ended.set()
        self.thread.join()

    @property
    def grown(self) -> int:
        return self.most - self.before


def test_each_bad_file_is_told_in_danish_and_changes_nothing(server, new_page, export):
    page = new_page()
    open_page(page, server.url)
    said, _ = answer_to(page, named("pdf"))
    assert "en PDF" in said and page.get_by_text("Prøv med eksempeldata").count(), "it says so on first run"
    load(page, server, export)
    tasks = how_many(page)
    go_to(page, "Data")
    wrong = []
    with Memory(server.pid) as memory:
        for odd in map(named, LISTED):
            said, _ = answer_to(page, odd)
            what, to_do = said.partition(odd.file_name)[2].strip().split("\n", 1)
            wrong += [f"{odd.what}: {said}"] * (odd.says not in what or not to_do.strip())
            wrong += [f"{odd.what}: {word}" for word in english_words(page)]
    assert not wrong
    assert memory.grown < MORE_MEMORY, f"{memory.grown / MB:.0f} MB"
    shown = page.locator("body").inner_text()
    assert not [word for word in ("Traceback", "Error", "Exception", "zipfile", "calamine") if word in shown]
    assert column(page, "Fil") == ["klik.xlsx"]
    go_to(page, "Overblik")
    assert how_many(page) == tasks
    assert CANARY not in server.logged() and "Traceback" not in server.logged()


def test_others_work_while_a_heavy_file_is_read(server, new_page):
    busy, other = new_page(expected=PROBES), new_page()
    open_page(busy, f"{server.url}/data")
    open_page(other, server.url)
    content = named(HEAVY).build()
    with Memory(server.pid) as memory:
        drop(busy, *[(f"{number}.xlsx", content) for number in range(3)])
        busy.get_by_test_id("stExpander").filter(has_text="filen").wait_for()
        assert english_words(busy) + looks_english(busy) == []
        go_to(other, "Opgaver")
        assert not busy.get_by_text("Det lykkedes ikke").count(), (
            "the click was answered while the file was read"
        )
        assert comes_to(3, lambda: busy.get_by_text("Det lykkedes ikke").count(), busy, seconds=60)
    assert memory.grown < MORE_MEMORY, f"{memory.grown / MB:.0f} MB"


def test_an_html_table_named_xls_is_read_and_said_to_be_one(server, new_page):
    page, html = new_page(expected=PROBES), named("html called xls")
    open_page(page, f"{server.url}/data")
    drop(page, (html.file_name, html.build()))
    page.get_by_text("Gemt: 1 fil med 2 opgaver").wait_for()
    wait_until_settled(page)
    page.get_by_text("2 rækker læst = 2 opgaver").wait_for()
    wait_until_settled(page)
    page.locator("summary").filter(has_text="Bemærkninger").click()
    remark = "Filen hedder .xls, men er en HTML-tabel. Den er læst som det."
    assert comes_to(True, lambda: remark in grid_column(page, "Bemærkning"), page)
