"""One as-of date: the clock is read only where a default is chosen, or a moment is written down."""

import re

import pytest

from tests.house.tree import SOURCES

CLOCK = re.compile(r"current_date|date\.today|datetime\.now|datetime\.utcnow|time\.time\(")
READS_THE_CLOCK = {
    "cli.py",
    "municipality_cli.py",
    "imports/correct.py",
    "jobs.py",
    "open_stores.py",
    "questions.py",
    "imports/load.py",
    "store/backup_copies.py",
    "store/backups.py",
    "store/handover.py",
    "store/lake/lake_instance.py",
    "store/list_answers.py",
    "store/migrate.py",
    "store/replaced_file.py",
    "store/snapshots.py",
    "logins.py",
    "ui/session.py",
}


@pytest.mark.parametrize("file", SOURCES)
def test_the_clock_is_read_only_where_a_default_is_chosen(file):
    assert not CLOCK.search(SOURCES[file]) or file in READS_THE_CLOCK


@pytest.mark.parametrize(
    "read", ["date.today()", "datetime.now(UTC)", '"select current_date"', "time.time()"]
)
def test_a_clock_is_seen(read):
    assert CLOCK.search(f"day = {read}")
