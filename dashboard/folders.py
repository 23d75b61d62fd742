"""The folders that are no Python: beside the package in a checkout, inside it once it is installed."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / name  # setup.py puts it there
    return installed if installed.is_dir() else _PACKAGE.parent / name


QUERIES = _folder("queries")
SAMPLE_DATA = _folder("sample_data")
