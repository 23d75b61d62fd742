"""What is seen only when all tables are read."""

from tests.ingest.workbooks import read


def test_the_same_task_twice_is_loaded_twice_and_reported():
    reading = read(
        [["Opgave", "Projekt", "Status"], ["A b", "KP", "Ny"], ["a  B", "KP", "Ny"], ["A b", "KY", "Ny"]]
    )
    assert len(reading.tasks) == 3
    assert [warning.row for warning in reading.warnings if "anden række" in warning.message] == [3]
    assert reading.tasks["task_key"].is_unique


def test_of_the_same_task_twice_each_keeps_its_key_in_another_order():
    header, first, second = (
        ["Opgave", "Projekt", "Frist", "Udfører"],
        ["Godkend aftale", "KP", "01.12.2026", "Bo Bech"],
        ["Godkend aftale", "KP", "01.02.2027", "Ida Holm"],
    )

    def keys(*rows):
        return read([header, *rows]).tasks.set_index("executor")["task_key"].to_dict()

    assert keys(first, second) == keys(second, first)
    assert len(set(keys(first, second).values())) == 2
