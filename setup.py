"""What pyproject.toml can't say of a wheel: its files from outside the package, and its requirements."""

import re
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
# dashboard/folders.py finds them inside the package when they are not beside it.
BUNDLED = ("queries/**/*.sql", "sample_data/*.xlsx", "sample_data/*.json")
NOT_AT_RUN_TIME = {"pytest", "openpyxl", "defusedxml"}  # for the tests, and for making the sample exports


class BuildWithFolders(build_py):
    """Copies the files of BUNDLED into the package; in a checkout, `-e .`, they stay where they are."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for pattern in BUNDLED:
            for file in ROOT.glob(pattern):
                copy = Path(self.build_lib, "dashboard", file.relative_to(ROOT))
                self.mkpath(str(copy.parent))
                self.copy_file(str(file), str(copy))


def requirements(file: str) -> list[str]:
    """The lines of the file that running takes, without their reasons."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    written = [line.partition("#")[0].strip() for line in lines]
    return [line for line in written if line and line[0] != "-" and _name(line) not in NOT_AT_RUN_TIME]


def _name(requirement: str) -> str:
    return re.match(r"[\w.-]+", requirement)[0]


setup(
    cmdclass={"build_py": BuildWithFolders},
    install_requires=requirements("requirements.txt"),
    extras_require={
        "faelles": requirements("requirements-faelles.txt"),
        "lake": requirements("requirements-lake.txt"),
    },
)
