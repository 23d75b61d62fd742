"""`python -m dashboard`: opens the dashboard; further commands use the same calls as the pages."""

import argparse
import sys
from types import ModuleType
from typing import Any, NoReturn

from dashboard.domain.problems import Problem
from dashboard.server.safe_logging import describe, keep_values_out_of_logs


def main(arguments: list[str] | None = None) -> int:
    keep_values_out_of_logs()
    given = typed(arguments)
    try:
        return given.run(given)
    except (KeyboardInterrupt, BrokenPipeError):  # whoever reads our output has had enough
        return 0
    except Problem as problem:
        print(problem.sentence, file=sys.stderr)
        return 2
    except Exception as exception:
        # The text of an exception may hold a name from a file, so it is never printed.
        print(f"Noget gik galt ({describe(exception)}). Intet mere blev gjort.", file=sys.stderr)
        return 2


def typed(arguments: list[str] | None) -> argparse.Namespace:
    """What was typed. argparse takes no positional words after an option, but `ask` does: "navn=værdi"."""
    commands = parser()
    given, rest = commands.parse_known_args(arguments)
    if rest and not ("arguments" in given and all("=" in word and word[0] != "-" for word in rest)):
        commands.error("")
    if rest:
        given.arguments += rest
    return given


class DanishParser(argparse.ArgumentParser):
    """argparse in Danish: its own help line, titles and message are English."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, **settings)
        options = self.add_argument_group("valg")
        options.add_argument("-h", "--help", action="help", help="vis denne hjælp")
        self._optionals, self._positionals.title = options, "angives"

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "brug:", 1)

    def error(self, message: str) -> NoReturn:
        # argparse's own sentence is English, and may repeat what was typed.
        print(f"Kommandoen kunne ikke forstås. Se: {self.prog} --help", file=sys.stderr)
        sys.exit(2)


def parser() -> argparse.ArgumentParser:
    arguments = DanishParser(
        prog="python -m dashboard",
        description="KLIK-overblik: kommunens KLIK-opgaver på tværs af projekter.",
    )
    arguments.add_argument(
        "--port",
        type=int,
        choices=range(1, 65536),
        metavar="PORT",
        help="port fra 1 til 65535 (ellers 8501, eller den næste ledige)",
    )
    arguments.add_argument("--no-browser", action="store_true", help="åbn ikke browseren")
    arguments.set_defaults(run=start)
    add_commands(arguments.add_subparsers(title="kommandoer", metavar="", required=False))
    return arguments


def add_commands(commands: Any) -> None:
    check = commands.add_parser("check", help="vis, hvad filer indeholder, uden at gemme noget")
    check.add_argument("files", nargs="+", metavar="FIL")
    check.add_argument("--json", action="store_true", help="ét JSON-objekt pr. fil")
    check.add_argument("--rows", action="store_true", help="tag hver opgave med (giver JSON)")
    check.set_defaults(run=lambda given: cli().check(given.files, given.json, given.rows))

    load = commands.add_parser("load", help="gem filer, også mens dashboardet kører")
    load.add_argument("files", nargs="+", metavar="FIL")
    add_database_options(load)
    load.add_argument("--who", default="", metavar="NAVN", help="hvem en programmappe er skrevet af")
    load.set_defaults(run=lambda given: cli().load(given.files, database_of(given), given.who))

    ask = commands.add_parser("ask", help="stil et af sidernes spørgsmål; uden spørgsmål: vis dem alle")
    ask.add_argument("question", nargs="?", metavar="SPØRGSMÅL")
    ask.add_argument("arguments", nargs="*", metavar="navn=værdi")
    ask.add_argument(
        "--filter", default="", metavar="FILTER", help="som i sidernes adresse: projekt=KSD&lys=Rød"
    )
    ask.add_argument(
        "--as-of", default="", metavar="DATO", help="opgørelsesdatoen (ellers den nyeste eksports)"
    )
    add_database_options(ask)
    forms = ask.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="svaret som ét JSON-objekt")
    forms.add_argument("--csv", metavar="FIL", help="svaret i en CSV-fil")
    forms.add_argument("--xlsx", metavar="FIL", help="svaret i en Excel-fil")
    ask.set_defaults(run=run_ask)

    add_report(commands)
    add_municipality(commands)

    sql = commands.add_parser("sql", help="åbn databasen, som siderne ser den, når intet andet har den åben")
    sql.add_argument("statement", nargs="?", metavar="SQL")
    add_database_options(sql)
    sql.set_defaults(run=lambda given: cli().sql(given.statement, database_of(given)))


def add_database_options(command: argparse.ArgumentParser) -> None:
    """The options that say which data a command works on."""
    command.add_argument(
        "--database",
        metavar="STI",
        help="databasefilen, eller folder:STI eller lake:STI med en til hver kommune "
        "(ellers KLIK_DATABASE eller standard)",
    )
    command.add_argument("--municipality", metavar="KOMMUNE", help="kommunens navn eller kode, fx 0450")


def database_of(given: argparse.Namespace) -> Any:
    return cli().DatabaseOptions(given.database, given.municipality)


def add_report(commands: Any) -> None:
    report = commands.add_parser("report", help="lav en rapport som fil, fx hver mandag")
    report.add_argument(
        "--format",
        required=True,
        choices=("pdf", "pptx", "xlsx", "ics", "mail"),
        metavar="FORM",
        help="pdf (direktion), pptx (styregruppe), xlsx (projektledere), ics (kalender) eller mail",
    )
    report.add_argument("--filter", default="", metavar="FILTER", help="som i sidernes adresse")
    report.add_argument(
        "--as-of", default="", metavar="DATO", help="opgørelsesdatoen (ellers den nyeste eksports)"
    )
    report.add_argument(
        "--without-names", action="store_true", help="uden navne på personer og uden kommentarer"
    )
    add_database_options(report)
    report.add_argument("--out", required=True, metavar="FIL", help="filen, der skrives")
    report.set_defaults(
        run=lambda given: cli().report(
            given.format, given.filter, given.as_of, not given.without_names, database_of(given), given.out
        )
    )


def add_municipality(commands: Any) -> None:
    """What who runs a service for several does, where KLIK_DATABASE is a lake."""
    municipality = commands.add_parser("municipality", help="opret, vedligehold eller slet kommuner i lake:")
    jobs = municipality.add_subparsers(title="kommandoer", metavar="", required=True)

    add = jobs.add_parser("add", help="opret en kommune: rolle, skema og tabeller")
    add.set_defaults(run=lambda given: municipality_cli().add(database_of(given)))

    remove = jobs.add_parser("remove", help="slet alt, hvad en kommune har")
    remove.add_argument("--yes", action="store_true", help="det er meningen")
    remove.set_defaults(run=lambda given: municipality_cli().remove(database_of(given), given.yes))

    restore = jobs.add_parser("restore", help="hent en sikkerhedskopi, eller en database, der var en fil")
    restore.set_defaults(run=lambda given: municipality_cli().restore(database_of(given), given.file))

    for job in (add, remove, restore):
        job.add_argument("municipality", metavar="KOMMUNE", help="navn eller kode, fx 0450")
    restore.add_argument("file", metavar="FIL")

    migrate = jobs.add_parser("migrate", help="opdatér tabellerne efter en opgradering")
    migrate.set_defaults(run=lambda given: municipality_cli().migrate(database_of(given)))

    maintain = jobs.add_parser("maintain", help="hver nat: slet det udløbne, saml små filer, ryd op")
    maintain.set_defaults(run=lambda given: municipality_cli().maintain(database_of(given)))

    for job in (migrate, maintain):
        job.add_argument("municipality", nargs="?", metavar="KOMMUNE", help="ellers alle")
    for job in (add, remove, restore, migrate, maintain):
        job.add_argument("--database", metavar="STI", help="lake: og en mappe (ellers KLIK_DATABASE)")


def run_ask(given: argparse.Namespace) -> int:
    from dashboard.answers import Output

    output = Output(given.json, given.csv, given.xlsx)
    return cli().ask(given.question, given.filter, given.as_of, given.arguments, database_of(given), output)


def start(given: argparse.Namespace) -> int:
    """Imported where it is used: the other commands need no Streamlit."""
    from dashboard.server import launcher

    settings = launcher.use_our_settings()
    from dashboard.app import app  # reads the settings, hence after the line above

    return launcher.serve(app, settings, given.port, not given.no_browser)


def municipality_cli() -> ModuleType:
    """Imported where it is used, as `cli`."""
    from dashboard import municipality_cli

    return municipality_cli


def cli() -> ModuleType:
    """Imported where it is used: opening the dashboard needs none of it yet."""
    from dashboard import cli

    return cli


if __name__ == "__main__":
    sys.exit(main())
