"""What "Slet programmappen" says before it does."""

from dashboard.sentences import deleted_programme


def test_what_goes_and_what_stays():
    without = deleted_programme.what_goes(0)
    assert without.endswith("Det kan ikke fortrydes. Eksporterne fra KLIK bliver.")
    assert "personer, kontakter og eskalationer" in without
    assert "som I har rettet på 1 opgave, med initialer" in deleted_programme.what_goes(1)
    assert "som I har rettet på 12 opgaver, med initialer" in deleted_programme.what_goes(12)
