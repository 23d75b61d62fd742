"""`python -m tests.lock`: writes requirements.lock and requirements-dev.lock, from the files of that name.

Each package that is installed stands there in one version, with the hashes of its files, for all systems.
What is locked already stays as it is; `python -m tests.lock --upgrade` takes the newest that is allowed.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
OLDEST_PYTHON = "3.11"
# From the requirements to the lock; a lock in between holds the second to the versions of the first.
LOCKS = (
    ("requirements.txt", "requirements.lock", ()),
    ("requirements-faelles.txt", "requirements-faelles.lock", ("--constraints", "requirements.lock")),
    ("requirements-lake.txt", "requirements-lake.lock", ()),  # of another DuckDB
    ("requirements-dev.txt", "requirements-dev.lock", ("--constraints", "requirements-faelles.lock")),
)
OPTIONS = (
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--no-annotate",
    "--no-emit-package=klik-overblik",  # ourselves: what is not packed has no hash
    f"--python-version={OLDEST_PYTHON}",
    "--custom-compile-command=python -m tests.lock",
)


def main(arguments: list[str]) -> int:
    """0 when both were written."""
    for requirements, lock, further in LOCKS:
        files = (requirements, "--output-file", lock)
        command = ("uv", "pip", "compile", *OPTIONS, *further, *arguments, *files)
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
