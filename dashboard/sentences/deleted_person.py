"""What "Slet person" takes, what stays, and what came of it."""

from dashboard.domain.wording import counted

WHAT_GOES = (
    "Navn, initialer, telefon og mail fjernes fra alle rækker i programmappen, også fra de gamle udgaver og "
    "fra sikkerhedskopierne. Rækkerne i Personer og Bemanding slettes, og i Kontakt og Eskalationer kommer "
    "der til at stå »slettet person«. Det kan ikke fortrydes."
)
UNSAVED = "Det, du har skrevet i tabellerne uden at gemme, kasseres."
_NOT_KNOWN = (
    "Et fornavn alene, et øgenavn eller et forkert stavet navn kan vi ikke genkende. Programmapper, du har "
    "hentet som Excel, skal du selv slette."
)
_NAMESAKE = (
    "En anden i Personer hedder det samme. Hvor det ikke kan ses, hvem der menes, bliver navnet stående."
)


def what_stays(tasks: int, exports: int, has_namesake: bool) -> str:
    """tasks: KLIK's own that name the person, in so many exports."""
    of_klik = of_tasks(tasks, exports) if tasks else "Ingen af KLIKs egne opgaver nævner personen."
    return " ".join(filter(None, [of_klik, _NAMESAKE if has_namesake else "", _NOT_KNOWN]))


def of_tasks(tasks: int, exports: int) -> str:
    named = counted(tasks, "af KLIKs egne opgaver", "af KLIKs egne opgaver")
    inside = counted(exports, "eksport", "eksporter")
    verb = "Den" if tasks == 1 else "De"
    goes = "eksporten" if exports == 1 else "eksporterne"
    return f"{named} i {inside} nævner personen. {verb} bliver, til du sletter {goes} på siden Data."


def what_was_deleted(rows: int, rewritten: int, dropped: int, tasks: int, exports: int) -> str:
    sentences = [f"Personen er fjernet fra {counted(rows, 'række', 'rækker')} i programmappen."]
    if rewritten:
        sentences.append(f"{counted(rewritten, 'sikkerhedskopi', 'sikkerhedskopier')} er skrevet om.")
    if dropped:
        sentences.append(f"{counted(dropped, 'sikkerhedskopi', 'sikkerhedskopier')} er slettet.")
    if tasks:
        sentences.append(of_tasks(tasks, exports))
    return " ".join(sentences)
