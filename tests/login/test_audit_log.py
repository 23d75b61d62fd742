"""The audit log: a line each, a file a day, for as long as it is kept."""

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest

from dashboard.domain.recorded_acts import Act
from dashboard.login.audit_log import AuditLog

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_the_newest_stands_first(tmp_path):
    log = AuditLog(tmp_path / "audit")
    log.add("anna@kommune.dk", Act.SAW, "Overblik", NOON)
    log.add("bo@kommune.dk", Act.DELETED, "alt", NOON + timedelta(days=1))
    entries = log.entries()
    assert entries["who"].tolist() == ["bo@kommune.dk", "anna@kommune.dk"]
    assert entries["act"].tolist() == [Act.DELETED, Act.SAW]
    assert entries["at"][1] == NOON


def test_a_moment_is_kept_in_utc(tmp_path):
    log = AuditLog(tmp_path)
    log.add("anna", Act.SAW, "Data", datetime(2026, 11, 23, 0, 30, tzinfo=timezone(timedelta(hours=1))))
    assert [file.name for file in tmp_path.iterdir()] == ["2026-11-22.jsonl"]


def test_days_that_are_too_old_are_removed(tmp_path, monkeypatch):
    monkeypatch.setenv("KLIK_AUDIT_DAYS", "30")
    log = AuditLog(tmp_path)
    for days in (31, 30, 0):
        log.add("anna", Act.SAW, "Data", NOON - timedelta(days=days))
    (tmp_path / "noget-andet.jsonl").write_text("bliver", encoding="utf-8")
    log.add("anna", Act.SAW, "Data", NOON + timedelta(days=1))
    assert sorted(file.stem for file in tmp_path.iterdir()) == ["2026-11-23", "2026-11-24", "noget-andet"]


def test_a_line_cut_off_by_a_full_disk_hides_no_other(tmp_path):
    log = AuditLog(tmp_path)
    log.add("anna", Act.SAW, "Data", NOON)
    with (tmp_path / "2026-11-23.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"at": "2026-11\n[1]\n')
    log.add("bo", Act.SAW, "Data", NOON)
    assert log.entries()["who"].tolist() == ["bo", "anna"]


def test_many_at_once_write_whole_lines(tmp_path):
    def write(number: int) -> None:
        AuditLog(tmp_path).add(f"bruger-{number}", Act.SAW, "x" * 500, NOON)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(400)))
    assert len(AuditLog(tmp_path).entries()) == 400


def test_nothing_is_kept_without_a_folder():
    log = AuditLog(None)
    log.add("anna", Act.SAW, "Data", NOON)
    assert log.entries().empty


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_others_on_the_machine_may_not_look(tmp_path):
    log = AuditLog(tmp_path / "audit")
    log.add("anna", Act.SAW, "Data", NOON)
    assert stat.S_IMODE((tmp_path / "audit").stat().st_mode) == 0o700
