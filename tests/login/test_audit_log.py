"""The audit log: a line each, a file a day, for as long as it is kept."""

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest

from dashboard.domain.acts import Act
from dashboard.login.audit_log import AuditLog

ODD_MOMENT = b'{"at": "xx", "who": "x", "act": "saw", "what": ""}'
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_the_newest_stands_first(tmp_path):
    log = AuditLog(tmp_path / "audit")
    log.add("anna@kommune.dk", Act.SAW, "Overblik", NOON)
    log.add("bo@kommune.dk", Act.DELETED, "alt", NOON + timedelta(days=1))
    entries = log.newest(100)
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
    log.remove_old(NOON.date())
    assert sorted(file.stem for file in tmp_path.iterdir()) == ["2026-10-24", "2026-11-23", "noget-andet"]


@pytest.mark.parametrize("cut_off", [b'{"at": "2026-11', b'{"who": "r\xc3', b"[1]", ODD_MOMENT, b"\n\n"])
def test_a_line_that_a_full_disk_has_cut_off_takes_no_other_along(tmp_path, cut_off):
    log = AuditLog(tmp_path)
    log.add("anna", Act.SAW, "Data", NOON)
    with (tmp_path / "2026-11-23.jsonl").open("ab") as file:
        file.write(cut_off)
    log.add("bo", Act.SAW, "række\u2028", NOON)
    assert log.newest(100)["who"].tolist() == ["bo", "anna"]
    assert log.newest(1)["what"].tolist() == ["række\u2028"]


def test_many_at_once_write_whole_lines(tmp_path):
    def write(number: int) -> None:
        AuditLog(tmp_path).add(f"bruger-{number}", Act.SAW, "x" * 500, NOON)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(400)))
    assert len(AuditLog(tmp_path).newest(1_000)) == 400


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_others_on_the_machine_may_not_look(tmp_path):
    log = AuditLog(tmp_path / "0450" / "audit")
    log.add("anna", Act.SAW, "Data", NOON)
    assert stat.S_IMODE((tmp_path / "0450").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "0450" / "audit").stat().st_mode) == 0o700
