"""What "Slet person" says of what stays and of what came of it."""

from dashboard.sentences import deleted_person


def test_what_stays_is_counted():
    said = deleted_person.what_stays(14, 2, has_namesake=False)
    assert said.startswith(
        "14 af KLIKs egne opgaver i 2 eksporter nævner personen. "
        "De bliver, til du sletter eksporterne på siden Data."
    )
    assert "hedder det samme" not in said
    assert "hedder det samme" in deleted_person.what_stays(1, 1, has_namesake=True)
    assert deleted_person.what_stays(0, 0, False).startswith("Ingen af KLIKs egne opgaver nævner personen.")


def test_what_came_of_it():
    assert (
        deleted_person.what_was_deleted(1, 0, 0, 0, 0) == "Personen er fjernet fra 1 række i programmappen."
    )
    assert deleted_person.what_was_deleted(3, 2, 1, 1, 1) == (
        "Personen er fjernet fra 3 rækker i programmappen. 2 sikkerhedskopier er skrevet om. "
        "1 sikkerhedskopi er slettet. 1 af KLIKs egne opgaver i 1 eksport nævner personen. "
        "Den bliver, til du sletter eksporten på siden Data."
    )
