"""`python -m tests.check`: lint, imports and tests, as CI runs them. Changes nothing; exits 1 if anything fails."""

import subprocess
import sys

# import-linter has no module that runs: its command line is a function.
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
CHECKS = {
    "lint": ("-m", "ruff", "check", "."),
    "format": ("-m", "ruff", "format", "--check", "."),
    "imports": ("-c", LINT_IMPORTS),
    "tests": ("-m", "pytest"),
}


def main(extra: list[str]) -> int:
    """`extra` goes to pytest."""
    failed = [
        name
        for name, arguments in CHECKS.items()
        if subprocess.run(
            [sys.executable, *arguments, *(extra if name == "tests" else [])], check=False
        ).returncode
    ]
    print("Failed: " + ", ".join(failed) if failed else "All checks passed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
