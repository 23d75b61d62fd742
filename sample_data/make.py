"""Write the sample files, the same bytes each time: python sample_data/make.py [FOLDER]."""

import sys
from pathlib import Path

from content import initials, projects
from dirty import dirty
from dresses import long, short, titled
from plot import export_on, lives_with_story
from programme import programme
from story import EXPORTS


def main(folder: Path) -> None:
    lives = lives_with_story()
    for day in EXPORTS:
        tasks = export_on(day, lives)
        (folder / f"klik_{day}_kort.xlsx").write_bytes(short(tasks, day))
        (folder / f"klik_{day}_lang.xlsx").write_bytes(long(tasks, day, initials()))
        (folder / f"klik_{day}_titelraekker.xlsx").write_bytes(titled(tasks, day))
    (folder / "programmappe.xlsx").write_bytes(programme(sorted(projects())))
    (folder / "klik_med_fejl.xlsx").write_bytes(dirty())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
