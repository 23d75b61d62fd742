"""Backups are whole, few, and can be put back; a damaged database is told and left alone."""

import os
import random
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import backup_copies, backup_files, backups, errors, files, snapshots
from dashboard.store.connection import open_store
from dashboard.store.errors import DamagedStore, StoreBusy
from tests.store import examples
from tests.store.processes import child

NOON = datetime(2018, 5, 4, 12, tzinfo=UTC)


def read_everything(database_file: Path) -> None:
    with closing(open_store(database_file)) as store, store.cursor() as cursor:
        for table in ("snapshot", "snapshot_choice", "task", "source_file", "schema_version"):
            cursor.execute(f"select bit_xor(hash(every_column)) from klik.{table} as every_column").fetchall()


@pytest.fixture
def two_imports(database_file: Path) -> Path:
    """One backup of one import, named as if it were from an earlier day, and one of two imports."""
    with closing(open_store(database_file)) as store:
        snapshots.add(store, [examples.snapshot(b"a")], b"a")
        [first] = backup_files.all_of(database_file)
        first.rename(backup_files.name_for(database_file, NOON))
        snapshots.add(store, [examples.snapshot(b"b", municipality="Odense")], b"b")
    return database_file


def test_an_import_makes_a_backup_that_opens(two_imports: Path):
    rows = [
        backup_copies.rows_of(backup, read_all=True)["snapshot"]
        for backup in backup_files.all_of(two_imports)
    ]
    assert rows == [1, 2]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_nobody_else_reads_the_files(two_imports: Path):
    for file in (two_imports, *backup_files.all_of(two_imports)):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((two_imports.parent / "backups").stat().st_mode) == 0o700


def test_a_backup_that_fails_is_told_and_the_import_stands(
    database_file: Path, monkeypatch: pytest.MonkeyPatch
):
    with closing(open_store(database_file)) as store:
        monkeypatch.setattr(backup_copies, "rows_of", lambda *_, **__: {"task": 0})
        snapshots.add(store, [examples.snapshot(b"a")], b"a")
        assert store.instance.backup_failed
        assert len(snapshots.listing(store)) == 1
        assert list((database_file.parent / "backups").iterdir()) == []
        monkeypatch.undo()
        snapshots.add(store, [examples.snapshot(b"b")], b"b")
        assert not store.instance.backup_failed


def test_a_store_in_memory_has_no_backup(memory_store):
    assert backups.make(memory_store) is None


def test_the_newest_14_days_and_12_months_are_kept():
    made = [(0, NOON - timedelta(hours=6 * number)) for number in range(4 * 800)]
    kept = sorted((moment for _, moment in backups.to_keep(made)), reverse=True)
    # The five newest: three of the last day, then 18 o'clock and noon of the day before.
    assert kept[:5] == [NOON - timedelta(hours=6 * number) for number in range(5)]
    days = [moment for moment in kept if moment == NOON or moment.hour == 18]
    assert days[:14] == [NOON, *(NOON.replace(hour=18) - timedelta(days=day) for day in range(1, 14))]
    # The newest of May and of April are among the days.
    assert [(moment.month, moment.day) for moment in days[14:17]] == [(3, 31), (2, 28), (1, 31)]
    assert len(kept) == 3 + 14 + 10


@given(st.lists(st.tuples(st.integers(0, 99), st.datetimes(timezones=st.just(UTC))), max_size=60))
def test_the_newest_is_always_kept_and_keeping_twice_changes_nothing(made: list[backups.Made]):
    kept = backups.to_keep(made)
    assert kept <= set(made)
    assert len(kept) <= 5 + 26
    assert backups.to_keep(list(kept)) == kept
    assert not made or max(made) in kept


def test_old_backups_go(two_imports: Path):
    content = backup_files.all_of(two_imports)[0].read_bytes()
    for day in range(1, 40):  # named as backups were before they had numbers
        moment = (NOON - timedelta(days=day)).strftime(backup_files.MOMENT)
        (two_imports.parent / "backups" / f"klik-{moment}.duckdb").write_bytes(content)
    backups.thin_out(two_imports)
    # Of 14 days; and the newest of March: that of April is among them.
    assert len(backup_files.all_of(two_imports)) == 14 + 1


def test_restore_shows_the_difference_and_can_be_undone(two_imports: Path):
    earlier = backup_files.all_of(two_imports)[0]
    with closing(open_store(two_imports)) as store:
        shown = backups.compare(two_imports, earlier, store)
        assert (shown.now["snapshot"], shown.now["task"]) == (2, 6)
        assert (shown.then["snapshot"], shown.then["task"]) == (1, 3)
        assert store.ask("data/exports_in_use")["municipality"].tolist() == ["Aarhus", "Odense"]
        backups.restore(two_imports, earlier, store)
        assert store.ask("data/exports_in_use")["municipality"].tolist() == ["Aarhus"]
        backups.restore(two_imports, backups.newest(two_imports), store)
        assert sorted(snapshots.listing(store)["municipality"]) == ["Aarhus", "Odense"]


def test_nobody_writes_while_a_backup_is_put_back(two_imports: Path, monkeypatch: pytest.MonkeyPatch):
    """Another process that came in between would lose what it wrote."""
    seen = []
    replace = files.replace

    def trying_to_open(file: Path, database_file: Path) -> None:
        with child("hold", two_imports) as process:
            seen.append(process.stdout.readline())
            process.communicate("\n")
        replace(file, database_file)

    monkeypatch.setattr(files, "replace", trying_to_open)
    backups.restore(two_imports, backup_files.all_of(two_imports)[0])
    assert seen and "open" not in "".join(seen)


def test_a_full_disk_leaves_database_and_backups_as_they_were(
    two_imports: Path, monkeypatch: pytest.MonkeyPatch
):
    before = {file: file.read_bytes() for file in (two_imports, *backup_files.all_of(two_imports))}
    copy = files.copy

    def full(source: Path, target: Path) -> None:
        copy(source, target)
        if target.name.endswith(".rewriting"):
            target.write_bytes(target.read_bytes()[:5000])
            raise OSError("no space left on device")

    monkeypatch.setattr(files, "copy", full)
    with pytest.raises(StoreUnavailable):
        backups.restore(two_imports, backup_files.all_of(two_imports)[0])
    assert {file: file.read_bytes() for file in (two_imports, *backup_files.all_of(two_imports))} == before


def test_a_damaged_database_that_is_set_aside_is_no_backup(two_imports: Path):
    kept = backup_files.all_of(two_imports)
    for _ in range(2):
        two_imports.write_bytes(b"ikke en database")
        backups.restore(two_imports, kept[-1])
    assert backup_files.all_of(two_imports) == kept
    [aside] = backup_files.damaged(two_imports)
    assert aside.read_bytes() == b"ikke en database"


def test_an_import_and_a_restore_of_today_can_be_undone_today(database_file: Path):
    with closing(open_store(database_file)) as store:
        for name in ("Aarhus", "Billund", "Odense"):
            snapshots.add(store, [examples.snapshot(name.encode(), municipality=name)], name.encode())
        first = backup_files.all_of(database_file)[0]
        backups.restore(database_file, first, store)
        snapshots.add(store, [examples.snapshot(b"ny", municipality="Ribe")], b"ny")
        held = [backup_copies.rows_of(backup)["snapshot"] for backup in backup_files.all_of(database_file)]
    assert held == [1, 2, 3, 3, 2]  # three imports, what the restore set aside, the import after it


def test_a_backup_that_cannot_even_begin_is_told_and_the_import_stands(database_file: Path):
    database_file.with_name("backups").write_bytes(b"en fil, hvor mappen skulle ligge")
    with closing(open_store(database_file)) as store:
        snapshots.add(store, [examples.snapshot(b"a")], b"a")
        assert store.instance.backup_failed and len(snapshots.listing(store)) == 1


def test_no_restore_under_another_process(two_imports: Path):
    with child("hold", two_imports) as process:
        process.stdout.readline()
        with pytest.raises(StoreBusy):
            backups.restore(two_imports, backups.newest(two_imports))
        process.communicate("\n")


def damages() -> list:
    def flipped(content: bytes, chance: random.Random) -> bytes:
        at = chance.randrange(len(content))
        return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]

    def cut(content: bytes, chance: random.Random) -> bytes:
        return content[: chance.randrange(1, len(content) // 2)]

    def rubbish(content: bytes, chance: random.Random) -> bytes:
        return chance.randbytes(50_000)

    return [cut, rubbish, *[flipped] * 20]


def test_a_damaged_file_is_told_left_alone_and_the_backup_offered(two_imports: Path):
    content = two_imports.read_bytes()
    chance = random.Random(2018)
    newest = backup_files.all_of(two_imports)[-1]
    noticed = 0
    for damage in damages():
        damaged = damage(content, chance)
        two_imports.write_bytes(damaged)
        try:
            read_everything(two_imports)
        except DamagedStore as problem:
            noticed += 1
            advice = backups.advised(two_imports, problem)
            assert advice.title == "Databasen er beskadiget og kan ikke åbnes"
            assert newest.name in advice.next_step
            assert two_imports.read_bytes() == damaged
        # Not noticed: the damage hit bytes that nothing uses, and every row is right.
    assert noticed >= 12
    two_imports.write_bytes(content[:40_000])
    assert backups.compare(two_imports, newest).now is None
    backups.restore(two_imports, newest)
    with closing(open_store(two_imports)) as store:
        assert len(snapshots.listing(store)) == 2


def test_a_damaged_backup_is_not_offered(two_imports: Path):
    earlier, newest = backup_files.all_of(two_imports)
    newest.write_bytes(newest.read_bytes()[:40_000])
    assert backups.newest(two_imports) == earlier
    two_imports.write_bytes(b"ikke en database")
    with pytest.raises(DamagedStore) as raised:
        open_store(two_imports)
    advice = backups.advised(two_imports, raised.value)
    assert advice.title == "Databasen er beskadiget og kan ikke åbnes"  # it has a backup, so it was ours
    assert earlier.name in advice.next_step
    with pytest.raises(StoreUnavailable):
        backups.restore(two_imports, newest)
    assert two_imports.read_bytes() == b"ikke en database"


def test_without_a_backup(database_file: Path):
    open_store(database_file).close()
    database_file.write_bytes(database_file.read_bytes()[:8192] + bytes(4096))
    with pytest.raises(DamagedStore) as raised:
        open_store(database_file)
    advice = backups.advised(database_file, raised.value)
    assert advice.next_step.startswith("Filen er ikke ændret. Der er ingen brugbar sikkerhedskopi.")


def test_a_damaged_log_is_told(database_file: Path):
    with closing(open_store(database_file)) as store, store.cursor() as cursor:
        cursor.execute("insert into klik.remembered_mapping values ('a', '{}', now()::timestamp)")
        log = database_file.with_name(database_file.name + ".wal")
        kept = (database_file.read_bytes(), log.read_bytes())
    database_file.write_bytes(kept[0])
    log.write_bytes(kept[1][:60] + bytes(40) + kept[1][100:])
    with pytest.raises(StoreUnavailable):
        open_store(database_file)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_without_access(tmp_path: Path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreUnavailable) as told:
        open_store(tmp_path / "new" / "klik.duckdb")
    assert told.value.title == errors.denied().title


def test_the_newest_backup_is_the_one_made_last_whatever_the_clock_said(
    database_file: Path, monkeypatch: pytest.MonkeyPatch
):
    class Clock:
        moments = iter((NOON, NOON.replace(year=2099), NOON - timedelta(days=400), NOON + timedelta(hours=1)))

        @classmethod
        def now(cls, zone) -> datetime:
            return next(cls.moments)

    with closing(open_store(database_file)) as store:
        monkeypatch.setattr(backups, "datetime", Clock)
        for count, name in enumerate(("Aarhus", "Billund", "Odense", "Ribe"), 1):
            snapshots.add(store, [examples.snapshot(name.encode(), municipality=name)], name.encode())
            assert backup_copies.rows_of(backups.newest(database_file))["snapshot"] == count
    made = backup_files.all_of(database_file)
    assert [backup_copies.rows_of(backup)["snapshot"] for backup in made] == [1, 2, 3, 4]
    assert backup_files.moment_of(made[-1]) == NOON + timedelta(hours=1), "it says when it was made"


def test_backups_without_a_number_are_older(two_imports: Path):
    first = backup_files.all_of(two_imports)[0]
    first.rename(first.with_name("klik-20990504T120000_000000.duckdb"))
    assert [backup_files.order_of(backup)[0] for backup in backup_files.all_of(two_imports)] == [0, 3]


def test_another_database_s_copies_are_not_ours(two_imports: Path):
    other = two_imports.with_name("klik-to.duckdb")
    with closing(open_store(other)) as store:
        snapshots.back_up(store)
    half = backup_files.folder_of(other) / "klik-to-20180504T120000_000000.duckdb.tmp"
    half.write_bytes(b"halv")
    assert len(backup_files.all_of(two_imports)) == 2 and len(backup_files.all_of(other)) == 1
    assert backup_files.half_made(two_imports) == [] and backup_files.half_made(other) == [half]
