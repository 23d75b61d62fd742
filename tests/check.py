"""`python -m tests.check [lint] [format] [types] [imports] [tests]`: what CI runs, by default all of it.

Changes nothing.
"""

import subprocess
import sys

# import-linter has no module that runs: its command line is a function.
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
CHECKS = {
    "lint": ("-m", "ruff", "check", "."),
    "format": ("-m", "ruff", "format", "--check", "."),
    "types": ("-m", "mypy"),
    "imports": ("-c", LINT_IMPORTS),
    "tests": ("-m", "pytest"),
}


def main(wanted: list[str]) -> int:
    """Runs the checks by name; 0 when all passed."""
    if unknown := set(wanted) - set(CHECKS):
        print(f"No such check: {', '.join(sorted(unknown))}. There are: {', '.join(CHECKS)}")
        return 2
    failed = [
        name
        for name in wanted or CHECKS
        if subprocess.run([sys.executable, *CHECKS[name]], check=False).returncode
    ]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
