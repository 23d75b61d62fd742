"""Limits: the default, the setting that changes it, and the message with the limit in force."""

import pytest

from dashboard.limits import CELLS, FILE_MB, LIMITS


def test_a_setting_changes_the_limit_and_its_message(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KLIK_MAX_FILE_MB", "7")
    assert FILE_MB.value == 7
    assert FILE_MB.message_text() == "Filen er større end 7 MB."


@pytest.mark.parametrize("setting", ["", "0", "-1", "mange", "1.5"])
def test_a_setting_that_is_no_whole_number_above_zero_is_passed_over(
    setting, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KLIK_MAX_CELLS", setting)
    assert CELLS.value == CELLS.default


def test_large_numbers_are_written_as_danes_do():
    assert "5.000.000 celler" in CELLS.message_text()


def test_every_limit_has_a_setting_of_its_own():
    assert len({limit.setting for limit in LIMITS}) == len({limit.name for limit in LIMITS}) == len(LIMITS)
