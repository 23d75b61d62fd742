"""`python -m dashboard`: opens the dashboard; further commands use the same calls as the pages."""

import argparse
import sys

from dashboard.launcher import open_dashboard
from dashboard.ui.faults import describe, keep_values_out_of_logs


def main(arguments: list[str] | None = None) -> int:
    keep_values_out_of_logs()
    given = parser().parse_args(arguments)
    try:
        return given.run(given)
    except KeyboardInterrupt:
        return 0
    except Exception as exception:
        # The text of an exception may hold a name from a file, so it is never printed.
        print(f"Noget gik galt ({describe(exception)}). Intet mere blev gjort.", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(
        prog="python -m dashboard",
        description="KLIK-overblik: kommunens KLIK-opgaver på tværs af projekter.",
    )
    found.add_argument("--port", type=int, help="port (ellers 8501, eller den næste ledige)")
    found.add_argument("--no-browser", action="store_true", help="åbn ikke browseren")
    found.set_defaults(run=lambda given: open_dashboard(given.port, not given.no_browser))
    return found


if __name__ == "__main__":
    sys.exit(main())
