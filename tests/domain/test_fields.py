"""Every field is one line, with a Danish label of its own and the headers it is known by."""

from dashboard.domain.fields import FIELDS, LABELS


def test_every_field_has_a_label_and_headers():
    assert all(field.label and field.headers for field in FIELDS)
    assert len({field.label for field in FIELDS}) == len(FIELDS)


def test_every_column_that_is_shown_has_a_label():
    assert all(LABELS.values())
