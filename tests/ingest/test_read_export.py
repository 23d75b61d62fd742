"""What is seen only when all tables are read."""

from tests.ingest.workbooks import read


def test_the_same_task_twice_is_loaded_twice_and_reported():
    reading = read(
        [["Opgave", "Projekt", "Status"], ["A b", "KP", "Ny"], ["a  B", "KP", "Ny"], ["A b", "KY", "Ny"]]
    )
    assert len(reading.tasks) == 3
    assert [warning.row for warning in reading.warnings if "tidligere række" in warning.message] == [3]
    assert reading.tasks["task_key"].is_unique
