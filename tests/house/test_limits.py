"""Every limit is among LIMITS, and so in the README's table."""

from types import ModuleType

from dashboard import limits
from dashboard.limits import LIMITS, Limit
from tests.house.tree import ROOT


def unlisted(module: ModuleType) -> list[str]:
    """The limits that a module has under a name, but not in its LIMITS."""
    named = {name: value for name, value in vars(module).items() if isinstance(value, Limit)}
    return [name for name, limit in named.items() if limit not in module.LIMITS]


def missing_rows(readme: str, listed: tuple[Limit, ...]) -> list[str]:
    """The settings of the limits that the README's table doesn't tell of, as they are."""
    return [
        limit.setting
        for limit in listed
        if f"| {limit.name} | {limit.default} {limit.unit} | `{limit.setting}` |" not in readme
    ]


def test_every_limit_is_listed():
    assert unlisted(limits) == []


def test_every_limit_stands_in_the_readme():
    assert missing_rows((ROOT / "README.md").read_text(encoding="utf-8"), LIMITS) == []


SMALL, LARGE = (Limit(name, 7, "MB", f"KLIK_{name}", "{value}") for name in ("SMALL", "LARGE"))


def test_a_limit_that_is_not_listed_is_seen():
    module = ModuleType("limits")
    vars(module).update(SMALL=SMALL, LARGE=LARGE, LIMITS=(SMALL,))
    assert unlisted(module) == ["LARGE"]


def test_a_limit_that_the_readme_does_not_have_is_seen():
    assert missing_rows("| SMALL | 7 MB | `KLIK_SMALL` |\n| LARGE | 8 MB |", (SMALL, LARGE)) == ["KLIK_LARGE"]
