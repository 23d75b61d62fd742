"""Write the sample files, the same bytes each time: python sample_data/make.py [FOLDER]."""

import sys
from pathlib import Path

from broken_export import broken_export
from content import initials, projects
from export_layouts import long_headers, short_headers, title_rows
from kommunedag import MUNICIPALITIES, aggregates
from programme import programme
from scenario import export_on, histories_with_story
from story import EARLIER_EXPORTS, EXPORTS

from dashboard.domain.danish import fold_words
from dashboard.reports.aggregates_file import aggregates_file


def main(folder: Path) -> None:
    histories = histories_with_story()
    for day in EARLIER_EXPORTS:
        (folder / f"klik_{day}_kort.xlsx").write_bytes(short_headers(export_on(day, histories), day))
    for day in EXPORTS:
        tasks = export_on(day, histories)
        (folder / f"klik_{day}_kort.xlsx").write_bytes(short_headers(tasks, day))
        (folder / f"klik_{day}_lang.xlsx").write_bytes(long_headers(tasks, day, initials()))
        (folder / f"klik_{day}_titelraekker.xlsx").write_bytes(title_rows(tasks, day))
    (folder / "programmappe.xlsx").write_bytes(programme(sorted(projects())))
    for name in MUNICIPALITIES:
        file = folder / f"kommunedag_{fold_words(name).partition(' ')[0]}.json"
        file.write_bytes(aggregates_file(aggregates(name)))
    (folder / "klik_med_fejl.xlsx").write_bytes(broken_export())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
