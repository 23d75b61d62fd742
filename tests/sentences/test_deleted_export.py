"""What goes with exports, in words."""

from datetime import date

from dashboard.sentences import deleted_export

DAY = date(2026, 11, 23)


def test_what_goes_with_one_export():
    assert deleted_export.what_goes("klik.xlsx", DAY, 394, ["Anna", "Bo", "Carl"], 2, 1) == [
        "Eksporten pr. 23.11.2026 med 394 opgaver",
        "Filen klik.xlsx, som den blev lagt ind",
        "Navnene på 3 personer i den: Anna, Bo og Carl. 2 af dem står også i andre eksporter og bliver dér",
        "Det samme i 1 sikkerhedskopi, som skrives om uden eksporten",
    ]
    lines = deleted_export.what_goes("klik.xlsx", DAY, 1, ["Anna"], 1, 0)
    assert lines[-1] == "Navnene på 1 person i den: Anna. Alle står også i andre eksporter og bliver dér"
    assert len(deleted_export.what_goes("klik.xlsx", DAY, 1, [], 0, 0)) == 2


def test_what_goes_with_everything():
    assert deleted_export.what_goes_with_all(3, 1163, 257, 4) == [
        "3 eksporter med 1.163 opgaver og alle navne i dem",
        "Programmappen: 257 rækker og deres ændringslog",
        "Det, du har svaret om kolonner og lister",
        "4 sikkerhedskopier",
    ]
    assert deleted_export.what_goes_with_all(0, 0, 0, 1)[-1] == "1 sikkerhedskopi"


def test_what_went():
    assert deleted_export.what_went(1, 2, 2, 0) == (
        "Slettet: 1 eksport med 2 opgaver. 2 sikkerhedskopier er skrevet om uden dem."
    )
    assert deleted_export.what_went(1, 1, 0, 1).endswith("1 opgave. 1 sikkerhedskopi er slettet.")
