"""What "Slet programmappen" says before it does."""

from dashboard.sentences import deleted_programme


def test_what_goes():
    assert deleted_programme.what_goes({"Projekter": 2, "Personer": 1}, 3) == [
        "3 rækker: Projekter (2) og Personer (1)",
        "De gamle udgaver af alle rækker, også af dem, der er fjernet",
        "Rækkerne i 3 sikkerhedskopier",
    ]
    assert len(deleted_programme.what_goes({}, 0)) == 1


def test_what_stays():
    assert deleted_programme.what_stays(0) == "Eksporterne fra KLIK bliver."
    assert "som I har rettet på 1 opgave, med initialer" in deleted_programme.what_stays(1)
    assert "som I har rettet på 12 opgaver, med initialer" in deleted_programme.what_stays(12)
