"""The facts planted in the sample exports, for whoever shows them and for the tests. Imports nothing."""

from datetime import date

MUNICIPALITY = "Eksempelkøbing Kommune"  # not one of the 98
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 28), date(2026, 10, 26), date(2026, 11, 23)
EXPORTS = (SEPTEMBER, OCTOBER, NOVEMBER)
# In one layout, for what was learned before.
EARLIER_EXPORTS = (date(2026, 6, 1), date(2026, 6, 29))

# Tasks by KLIK's light in each export. Where the light logic says otherwise, it is a planted task below.
LIGHTS = {
    SEPTEMBER: {"grey": 125, "green": 80, "yellow": 26, "red": 10, "done": 138},
    OCTOBER: {"grey": 98, "green": 86, "yellow": 35, "red": 16, "done": 155},
    NOVEMBER: {"grey": 85, "green": 76, "yellow": 33, "red": 21, "done": 179},
}

# One snitflade, red in three projects: its executor left on VACANT_SINCE, and nobody took over.
RED_INTERFACE = "SF1511"
RED_COMPONENT = "STS Adgangsstyring"
VACANT_ROLE = "Rolleadministrator (STS)"
VACANT_SINCE = date(2026, 10, 9)
LEFT = "Kirsten Ågård"
RED_ACROSS = {
    "KSD": "Opret jobfunktionsroller til KSD",
    "KY": "Opret jobfunktionsroller til KY",
    "DUBU": "Opret jobfunktionsroller til DUBU",
}

# Green in KLIK on 23 November, though the deadline has passed ...
OVERDUE_BUT_GREEN = {
    ("SAPA", "Gennemgå KLE-numre og sortiment for sager og parter"): date(2026, 11, 4),
    ("KSD", "Godkend brevskabeloner, der sendes som Digital Post fra KSD"): date(2026, 11, 11),
    ("AULA", "Underskriv databehandleraftalen for AULA"): date(2026, 11, 16),
    ("FLIS", "Sæt FLIS i drift i Økonomi og Analyse"): date(2026, 11, 18),
    ("BBR", "Aftal, hvem der er systemejer for BBR"): date(2026, 11, 20),
}
# ... or is a few days away, and nobody has begun.
SOON_BUT_GREEN = {
    ("KY", "Opsæt fordelingsregler for kontanthjælp og ydelser"): date(2026, 11, 27),
    ("SAPA", "Hold kurser for sagsbehandlerne i hele kommunen"): date(2026, 12, 1),
    ("DUBU", "Beskriv de nye arbejdsgange for familierådgiverne"): date(2026, 12, 4),
}
WATERMELONS = OVERDUE_BUT_GREEN | SOON_BUT_GREEN
# Yellow in KLIK, though the evidence says green.
CAUTIOUS = (
    ("KP", "(MI 17) Afstem pensionssager mellem gammelt og nyt system"),
    ("Borgerblikket", "Læg en lokal tidsplan for Borgerblikket"),
)

# The same deadline, moved before every export.
MOVED_AGAIN = ("FLIS", "Afprøv login til FLIS med kommunens IdP")
MOVED_AGAIN_TO = (date(2026, 9, 30), date(2026, 10, 30), date(2026, 12, 18))

# Learned before: in the earlier exports two sisters stood yellow without an udfører, until one came. The grey
# task that asks for the same is due 86 days after 23 November, and has 75; its longest sister took 126.
SISTERS_TITLE = "Opret jobfunktionsroller til {project}"
UNSTAFFED_SISTERS, STAFFED_FROM = ("AULA", "FLIS"), date(2026, 7, 6)
COMING_SISTER = ("Sygesikring", "Opret jobfunktionsroller til Sygesikring")
COMING_FROM, COMING_TO, COMING_START_BY = date(2026, 12, 4), date(2027, 2, 17), date(2026, 10, 14)
# It begins as late as this one was to; this one began when it was to, so that no light is more or less.
BEGUN_INSTEAD = ("Sygesikring", "Flyt opslag om personer fra det gamle sygesikringssystem til CPR-replika")

# A task of 20 months.
LONG_TASK = ("Program", "Skift alle kommunens fagsystemer til den nye Context Handler")
LONG_TASK_FROM, LONG_TASK_TO = date(2025, 5, 29), date(2027, 1, 22)

OVERLOADED = "Jonas Ebbeskov"
CROWDED_FRIDAY = date(2026, 12, 18)

PROGRAMME_TASKS = (
    "Tjek, at kommunens it-miljø lever op til kravene fra SAPA, KSD og KY",
    "Udarbejd overblik over snitflader, systemer og kontrakter",
)

# Deadlines as text, and the day that each ends.
VAGUE = {
    "Q2 2027": date(2027, 6, 30),
    "ultimo marts 2027": date(2027, 3, 31),
    "uge 11 2027": date(2027, 3, 19),
    "medio januar 2027": date(2027, 1, 20),
    "primo maj 2027": date(2027, 5, 10),
}

# The people, from the programmappe. On 23 November nobody has the roles of VACANT, in these projects.
LAST_DAY_OF_LEFT = date(2026, 10, 8)
VACANT = {
    VACANT_ROLE: {
        *("AULA", "BBR", "Borgerblikket", "DUBU", "FLIS", "KP"),
        *("KSD", "KY", "Program", "SAPA", "Sygesikring", "Valg"),
    },
    "FK-ansvarlig (SP)": {"BBR", "DUBU", "KP", "KSD", "KY", "Sygesikring", "Valg"},
    "Superbruger": {"KSD"},
    "Gevinstejer": {"Valg"},
}
SHARED_ROLE, SHARED_BY = "Organisationsadministrator (STS)", {"Torben Kildeskov": 50, "Ulla Birkemark": 50}
HALF_FILLED = ("It-sikkerhedsansvarlig", "Winnie Lundager", 60)
STOPS = ("Underskriftsberettiget", "Vagn Æbeltved", date(2027, 3, 31))
NOT_RELEVANT = {("Projektejer", "Program"), ("Projektleder", "Program")}
OWN_ROLE = "Kommunikationsansvarlig"
NOT_IN_REGISTER = {"Gert Nørremose", "Lone Sandkær"}
WRITTEN_OTHERWISE = {"Nanna Fuglebjerg": "Fuglebjerg, Nanna"}  # in KLIK, and on the sheet Personer

# Contacts by task, and the last day of when to look again. One is past without an answer.
CONTACTS = {
    ("KY", "Opret jobfunktionsroller til KY"): date(2026, 11, 16),
    ("KP", "(MI 12) Godkend afsendernavne til Digital Post fra KP"): date(2026, 11, 26),
    ("KSD", "Udpeg superbrugere til KSD, og klæd dem på"): date(2026, 12, 4),
}
# Eskalationer: the task, the stage on 23 November, and the next date of one that is open.
CLOSED_CASE = ("2026-001", ("DUBU", "Godkend serviceaftaler for DUBU"), "closed", None)
OPEN_CASE = ("2026-002", ("KSD", RED_ACROSS["KSD"]), "instructed_leader", date(2026, 11, 18))
