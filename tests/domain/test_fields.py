"""Fields: their kinds, and words that stand in one place only."""

from dashboard.domain.danish import fold
from dashboard.domain.fields import BY_NAME, FIELDS, KEY_FIELDS
from dashboard.domain.labels import LABELS

KINDS = {"text", "title", "date", "light", "status", "person", "flag"}


def test_every_field_has_a_kind_that_the_reader_knows():
    assert {field.kind for field in FIELDS} <= KINDS
    assert [field.name for field in FIELDS if field.kind == "title"] == ["title"]


def test_a_header_means_one_field():
    headers = [fold(header) or header for field in FIELDS for header in field.headers]
    assert sorted({header for header in headers if headers.count(header) > 1}) == []


def test_the_main_job_s_fields_are_those_with_hints():
    assert set(KEY_FIELDS) == {
        "title",
        "project",
        "start_date",
        "due_date",
        "status",
        "responsible",
        "executor",
    }


def test_every_field_s_label_is_the_column_s():
    assert all(LABELS[name] == field.label for name, field in BY_NAME.items())


def test_every_field_has_a_label_and_headers():
    assert all(field.label and field.headers for field in FIELDS)
    assert len({field.label for field in FIELDS}) == len(FIELDS)


def test_every_column_that_is_shown_has_a_label():
    assert all(LABELS.values())
