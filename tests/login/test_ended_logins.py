"""An ended login stays ended: after a restart, and for others who share the folder."""

import os
from datetime import UTC, datetime

from dashboard.login.ended_logins import EndedLogins

NOW = datetime.now(UTC)
ONE, OTHER = "0" * 32, "f" * 32


def test_it_holds_for_all_who_share_the_folder(tmp_path):
    EndedLogins(tmp_path / "login").end(ONE, NOW)
    after_restart = EndedLogins(tmp_path / "login")
    assert after_restart.has(ONE) and not after_restart.has(OTHER)


def test_those_that_are_too_old_anyway_are_forgotten(tmp_path):
    ended = EndedLogins(tmp_path)
    ended.end(ONE, NOW)
    long_ago = NOW.timestamp() - 9 * 60 * 60
    os.utime(tmp_path / ONE, (long_ago, long_ago))
    ended.end(OTHER, NOW)
    assert [file.name for file in tmp_path.iterdir()] == [OTHER]


def test_a_name_that_is_no_login_makes_no_file(tmp_path):
    ended = EndedLogins(tmp_path / "login")
    ended.end("../../etc", NOW)
    assert ended.has("../../etc") and not EndedLogins(tmp_path / "login").has("../../etc")
    assert not (tmp_path / "login").exists()
