"""`python -m tests.benchmarks [import] [clicks] ... [--runs N]`: prints how fast we are."""

import argparse
import importlib

from tests.benchmarks.figures import print_figure, print_headings

# Each module has figures(runs), which yields them as they are measured.
BENCHMARKS = {
    "import": "import_files",
    "clicks": "clicks",
    "peers": "peers",
    "timeline": "timeline",
    "scale": "scale",
    "matrix": "matrix",
    "changes": "changes",
    "roles": "roles",
    "first_paint": "first_paint",
    "queries": "queries",
    "load": "load",
    "abandoned": "abandoned",
    "bytes": "traffic",
    "bad_files": "bad_files",
}
RUNS = 7


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(BENCHMARKS)}; all if none")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"how often each is measured ({RUNS})")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(BENCHMARKS):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    print_headings()
    for name in chosen.names or BENCHMARKS:
        for figure in importlib.import_module(f"tests.benchmarks.{BENCHMARKS[name]}").figures(chosen.runs):
            print_figure(figure)


if __name__ == "__main__":
    main()
