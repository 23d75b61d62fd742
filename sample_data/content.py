"""What the sample exports talk of: invented persons, the projects of KOMBIT's portfolio, tasks in our own words."""

from dataclasses import dataclass
from datetime import date

THEMES = {
    "it": "IT-miljø og IT-infrastruktur",
    "aftaler": "IT-sikkerhed og aftaler",
    "styring": "Projektledelse og -styring",
    "arbejdsgange": "Organisering og arbejdsgange",
    "viden": "Viden og færdigheder",
    "gevinster": "Gevinster og værdier",
}
PHASES = ("Forberedelse", "Klargøring", "Idriftsættelse", "Ibrugtagning")


@dataclass(frozen=True)
class Project:
    name: str
    subject: str
    users: str
    unit: str
    old_system: str
    first_due: date
    last_due: date
    leader: str
    expert: str
    leaves_out: str = ""  # keys of templates that the project has no use for


@dataclass(frozen=True)
class Template:
    key: str
    place: float  # when in the project it falls due: 0 first, 1 last
    theme: str
    role: str
    title: str
    description: str
    component: str = ""
    interface: str = ""


INITIALS = {
    "Jonas Ebbeskov": "JOEB", "Kirsten Ågård": "KIÅG", "Anne-Grethe Lyngsø": "AGLY", "Bo Tværmose": "BOTV",
    "Dorthe Engbæk": "DOEN", "Emil Skovlyst": "EMSK", "Fatma Yildirim Holt": "FAYH", "Gert Nørremose": "GENØ",
    "Hanne Vibeholm": "HAVI", "Ida Kragelund": "IDKR", "Jørn Østerby": "JØØS", "Karim Haddad Bech": "KAHB",
    "Lone Sandkær": "LOSA", "Mikkel Åbrink": "MIÅB", "Nanna Fuglebjerg": "NAFU", "Ole Stenmark": "OLST",
    "Pernille Havgård": "PEHA", "Rasmus Tingholm": "RATI", "Sofie Ellemose": "SOEL", "Torben Kildeskov": "TOKI",
    "Ulla Birkemark": "ULBI", "Vagn Æbeltved": "VAÆB", "Winnie Lundager": "WILU", "Yrsa Hedelund": "YRHE",
    "Øjvind Marsk": "ØJMA",
}  # fmt: skip

PROJECTS = (
    Project("SAPA", "sager og parter", "sagsbehandlerne i hele kommunen", "Borgerservice", "det gamle sagsoverblik",
            date(2026, 5, 4), date(2027, 6, 30), "Anne-Grethe Lyngsø", "Emil Skovlyst", "luk sftp"),
    Project("KSD", "sygedagpenge", "sagsbehandlerne i Jobcenteret", "Jobcenteret", "det gamle sygedagpengesystem",
            date(2026, 3, 30), date(2027, 5, 28), "Bo Tværmose", "Dorthe Engbæk"),
    Project("KY", "kontanthjælp og ydelser", "sagsbehandlerne i Ydelsescenteret", "Ydelsescenteret",
            "det gamle ydelsessystem", date(2026, 6, 8), date(2027, 8, 27), "Fatma Yildirim Holt", "Gert Nørremose"),
    Project("BBR", "bygninger og boliger", "byggesagsbehandlerne", "Byg og Miljø", "BBR 1.8",
            date(2026, 5, 4), date(2027, 3, 26), "Hanne Vibeholm", "Ida Kragelund",
            "roller login post økonomi kle sftp abonnement indeks"),
    Project("DAR", "adresser", "adressemedarbejderne", "Byg og Miljø", "det gamle adressesystem",
            date(2025, 6, 2), date(2026, 6, 26), "Hanne Vibeholm", "Ida Kragelund",
            "post økonomi kle sftp abonnement indeks fordeling gevinst gevinster risiko kurser prøve luk cpr enheder tid arkiv log info"),
    Project("DUBU", "udsatte børn og unge", "familierådgiverne", "Børn og Familie", "DUBU 2",
            date(2026, 7, 6), date(2027, 8, 27), "Karim Haddad Bech", "Lone Sandkær", "økonomi"),
    Project("FLIS", "økonomi og personale", "controllerne", "Økonomi og Analyse", "de gamle rapporter",
            date(2026, 4, 6), date(2027, 3, 5), "Mikkel Åbrink", "Nanna Fuglebjerg",
            "post fordeling abonnement økonomi indeks kle"),
    Project("Valg", "vælgere og valgsteder", "valgsekretariatet", "Borgerservice og Valg", "det gamle valgsystem",
            date(2026, 11, 2), date(2027, 12, 17), "Ole Stenmark", "Pernille Havgård", "økonomi kle indeks sftp"),
    Project("YR", "refusion", "økonomimedarbejderne", "Økonomi og Analyse", "det gamle refusionssystem",
            date(2025, 3, 3), date(2026, 5, 29), "Mikkel Åbrink", "Nanna Fuglebjerg",
            "post fordeling abonnement indeks kle roller enheder gevinst gevinster risiko kurser prøve luk cpr net arkiv log info tildel"),
    Project("AULA", "skole og dagtilbud", "det pædagogiske personale", "Skole og Dagtilbud", "den gamle intraplatform",
            date(2026, 3, 2), date(2027, 5, 28), "Rasmus Tingholm", "Sofie Ellemose",
            "økonomi fordeling kle indeks post"),
    Project("Sygesikring", "sygesikring", "medarbejderne i Borgerservice", "Borgerservice",
            "det gamle sygesikringssystem", date(2026, 10, 5), date(2027, 11, 26), "Anne-Grethe Lyngsø",
            "Ulla Birkemark", "økonomi kle"),
    Project("Fælles Bibliotekssystem", "udlån og lånere", "bibliotekarerne", "Biblioteket",
            "det gamle bibliotekssystem", date(2025, 2, 3), date(2026, 4, 30), "Vagn Æbeltved", "Winnie Lundager",
            "post fordeling abonnement indeks kle gevinst gevinster risiko kurser prøve cpr net enheder tid superbrugere arkiv log info tildel"),
    Project("Borgerblikket", "borgerens sager", "rådgiverne i Borgerservice", "Borgerservice",
            "den gamle selvbetjening", date(2026, 9, 7), date(2027, 10, 1), "Yrsa Hedelund", "Emil Skovlyst",
            "økonomi fordeling post sftp luk prøve"),
)  # fmt: skip

TEMPLATES = (
    Template("ejer", 0.00, "styring", "Projektejer", "Udpeg projektejer og projektleder for {p}",
             "Ledelsen i {unit} udpeger projektejer og projektleder og sætter tid af til dem."),
    Template("tid", 0.04, "styring", "Projektleder", "Læg en lokal tidsplan for {p}",
             "Planen viser, hvornår medarbejdere uden for {unit} skal bidrage. Resultat: en godkendt plan."),
    Template("roller_navn", 0.07, "styring", "KOMBIT-programleder", "Find navne til rollerne i {p}-projektet",
             "Brug rollegalleriet som brutto-liste. En rolle uden navn er en risiko og skal meldes til projektejeren."),
    Template("gevinst", 0.10, "gevinster", "Gevinstejer", "Beskriv de gevinster, {p} skal give i {unit}",
             "Beskriv gevinst, målepunkt og ejer. Resultat: en gevinstoversigt, som ledelsen har godkendt."),
    Template("kort", 0.14, "it", "It-/digitaliseringschef", "Kortlæg de systemer, der udveksler data med {old}",
             "Notér leverandør, kontraktens udløb og om data i dag hentes over Serviceplatformen."),
    Template("aftale", 0.18, "aftaler", "Aftaleadministrator (STS)", "Godkend serviceaftaler for {p}",
             "Aftalerne ligger klar i administrationsmodulet. Resultat: godkendte aftaler for test og drift.",
             "STS Administrationsmodul"),
    Template("risiko", 0.21, "aftaler", "It-sikkerhedsansvarlig", "Lav en risikovurdering af {p}",
             "Vurderingen dækker oplysninger om {subject} og følger kommunens faste skabelon."),
    Template("net", 0.24, "it", "Tekniker", "Åbn netværket til {p}s testmiljø",
             "Ip-adresser og porte fremgår af leverandørens vejledning. Resultat: forbindelsen er prøvet af."),
    Template("enheder", 0.28, "it", "Organisationsadministrator (STS)", "Ret enheder i Organisation til brug for {p}",
             "Enheder og ledere skal stemme med lønsystemet, før {users} kan fordele sager.",
             "Organisation", "SF1500"),
    Template("roller", 0.32, "it", "Rolleadministrator (STS)", "Opret jobfunktionsroller til {p}",
             "Rollerne oprettes i administrationsmodulet og knyttes til {p}s brugersystemroller med dataafgrænsning.",
             "STS Adgangsstyring", "SF1511"),
    Template("login", 0.36, "it", "Rolleadministrator (STS)", "Afprøv login til {p} med kommunens IdP",
             "Tre brugere fra {unit} logger ind i testmiljøet. Teknisk grundlag: SF1511 og SF1515."),
    Template("kle", 0.39, "it", "Systemejer", "Gennemgå KLE-numre og sortiment for {subject}",
             "Lokale opmærkninger flyttes til fælles numre, så sager kan findes på tværs."),
    Template("cpr", 0.41, "it", "Tekniker", "Flyt opslag om personer fra {old} til CPR-replika",
             "Aftalen om SF1520 skal være godkendt. Opslag begrænses til {users}.", "CPR-replika", "SF1520"),
    Template("sftp", 0.43, "it", "Tekniker", "Flyt filoverførsler fra {old} til SFTP-service",
             "Gamle servere lukkes fire uger efter, at den første fil er modtaget."),
    Template("abonnement", 0.45, "it", "Tekniker", "Opret abonnement på hændelser om {subject}",
             "Hændelserne hentes med SF1461. Resultat: et dueslag, der tømmes hvert kvarter."),
    Template("økonomi", 0.48, "it", "ØiR-administrator (STS)", "Afstem omkostningssteder og kontering for {p}",
             "Posteringer fra {p} skal ramme rigtigt i økonomisystemet fra første dag.", "ØiR", "SF1590_A"),
    Template("fordeling", 0.51, "it", "FK-administrator (SP)", "Opsæt fordelingsregler for {subject}",
             "Reglerne afgør, hvilket system der modtager journalnotater og beskeder.",
             "Fordelingskomponenten", "SF2900"),
    Template("post", 0.54, "aftaler", "e-Boks-ansvarlig",
             "Godkend brevskabeloner, der sendes som Digital Post fra {p}",
             "Breve sendes med SF1601. Fagligheden i {unit} godkender teksterne."),
    Template("indeks", 0.57, "it", "Systemejer", "Kontrollér, at data om {subject} vises i Sags- og Dokumentindekset",
             "Udtag ti sager, og se efter, at part, ansvarlig og status er rigtige.",
             "Sags- og Dokumentindeks", "SF1470"),
    Template("gange", 0.60, "arbejdsgange", "Faglig chef", "Beskriv de nye arbejdsgange for {users}",
             "Arbejdsgangene viser, hvad {p} ændrer i hverdagen, og hvem der gør hvad."),
    Template("systemejer", 0.63, "arbejdsgange", "Systemejer", "Aftal, hvem der er systemejer for {p}",
             "Aftalen omfatter drift, brugere, roller og budget efter projektets afslutning."),
    Template("superbrugere", 0.67, "viden", "Superbruger", "Udpeg superbrugere til {p}, og klæd dem på",
             "Mindst to pr. team i {unit}, så ferie og sygdom kan dækkes."),
    Template("test", 0.64, "styring", "Systemejer", "Gennemfør en lokal test af {p}",
             "Testen følger de almindelige arbejdsgange i {unit}. Fejl prioriteres sammen med leverandøren."),
    Template("tildel", 0.69, "aftaler", "Rolleadministrator (STS)", "Tildel roller i {p} til {users}",
             "Hver medarbejder får de jobfunktionsroller, som lederen har godkendt.", "STS Adgangsstyring"),
    Template("oprydning", 0.70, "arbejdsgange", "Supportberettiget bruger", "Ryd op i data i {old}",
             "Dubletter og afsluttede sager lukkes, før data om {subject} flyttes."),
    Template("prøve", 0.74, "styring", "Projektleder", "Gennemfør en prøveflytning af data om {subject}",
             "Afvigelser noteres og aftales med leverandøren, før den endelige flytning."),
    Template("log", 0.72, "aftaler", "It-sikkerhedsansvarlig", "Efterprøv, at opslag i {p} bliver logget",
             "Stikprøve på fem brugere. Resultat: en kort rapport til databeskyttelsesrådgiveren."),
    Template("info", 0.76, "arbejdsgange", "Projektleder", "Fortæl borgere og samarbejdspartnere om {p}",
             "Tekster til hjemmeside, telefonsvarer og breve. Kommunikationsafdelingen hjælper."),
    Template("kurser", 0.78, "viden", "Træner/instruktør", "Hold kurser for {users}",
             "Kurserne holdes senest tre uger før idriftsættelse, og alle får adgang til øvelser."),
    Template("databehandler", 0.81, "aftaler", "Underskriftsberettiget", "Underskriv databehandleraftalen for {p}",
             "Juridisk afdeling har læst aftalen. Resultat: underskrevet aftale sendt til KOMBIT."),
    Template("klar", 0.84, "styring", "Projektleder", "Meld kommunen klar til {p}",
             "Meldingen forudsætter, at roller, aftaler og test er på plads."),
    Template("fejl", 0.88, "arbejdsgange", "Supportberettiget bruger", "Aftal, hvordan fejl i {p} meldes",
             "Beskriv vejen fra bruger til leverandørens servicedesk og tilbage igen."),
    Template("drift", 0.92, "arbejdsgange", "Faglig chef", "Sæt {p} i drift i {unit}",
             "De første to uger er der daglig status med superbrugerne."),
    Template("arkiv", 0.94, "aftaler", "Systemejer", "Aftal arkivering af data fra {old}",
             "Aftalen omfatter frister for sletning og aflevering til arkiv."),
    Template("luk", 0.96, "it", "Tekniker", "Luk {old}",
             "Adgange fjernes, data arkiveres, og kontrakten opsiges."),
    Template("gevinster", 1.00, "gevinster", "Gevinstejer", "Følg op på gevinsterne ved {p}",
             "Sammenlign med målepunkterne, og fortæl ledelsen i {unit}, hvad der mangler."),
)  # fmt: skip

# (place in the project, role, title, description, component, interface)
BBR_TASKS = (
    (0.30, "Tekniker", "Gør TAC-listen og Splunk-listen klar til BBR",
     "Listerne viser, hvem der i dag har adgang. De er grundlaget for oprydningen i adgangsstyringen."),
    (0.42, "Supportberettiget bruger", "Ryd op i brugere og rettigheder i BBR 1.8 før ny adgangsstyring",
     "Husk eksterne brugere som skorstensfejere og forsyninger: Skal de i kommunens IdP?"),
    (0.62, "Rolleadministrator (STS)", "Opret jobfunktionsroller til BBR, giv dem sigende navne, og tildel dem",
     "Teknisk grundlag: SF1511. Navnene skal kunne forstås uden for Byg og Miljø."),
    (0.80, "Projektleder", "Få alle brugere til at logge ind i BBR via den centrale adgangsstyring",
     "Teknisk grundlag: SF1511. Hjælp står klar de første tre dage."),
    (0.98, "Systemejer", "Luk for BBRs egen adgangsstyring",
     "Lukningen sker først, når ingen har brugt det gamle login i to uger."),
)  # fmt: skip

# Number in the code (with gaps, as in real lists), role, title, description.
KP_TASKS = (
    (1, "Systemejer", "Match kommunens ydelser med ydelser i KP", "Afklar lokale ydelser, der ikke findes i KP."),
    (2, "Organisationsadministrator (STS)", "Match LOS-enheder med enheder i KP", "Brug udtræk fra SF1500."),
    (3, "Projektleder", "Udpeg deltagere til forberedelsen af KP", "Pension, økonomi og it skal være med."),
    (4, "It-/digitaliseringschef", "Oplys, hvilken lokal IdP kommunen bruger til KP", "Også ved fælles it-drift."),
    (5, "Tekniker", "Bestil certifikater til KPs testmiljø", "Udløbsdatoen noteres i driftskalenderen."),
    (7, "Systemejer", "Tilmeld kommunen sortiment for pension", "Sortimentet hentes med SF7002."),
    (8, "ØiR-administrator (STS)", "Angiv omkostningssteder for pension", "Følger SF1590_A."),
    (9, "ØiR-administrator (STS)", "Afklar debitor for tilbagebetalt pension", "Følger SF1590_B_01."),
    (10, "Faglig chef", "Beskriv arbejdsdelingen mellem pension og udbetaling", "Godkendes af begge ledere."),
    (11, "It-sikkerhedsansvarlig", "Lav en risikovurdering af KP", "Kommunens faste skabelon bruges."),
    (12, "e-Boks-ansvarlig", "Godkend afsendernavne til Digital Post fra KP", "Breve sendes med SF1601."),
    (14, "Aftaleadministrator (STS)", "Godkend serviceaftaler for KP", "Aftaler for både test og drift."),
    (15, "Rolleadministrator (STS)", "Beskriv jobfunktionsroller til KP", "Én rolle pr. arbejdsområde."),
    (16, "Tekniker", "Opret dueslag til hændelser fra KP", "Hændelser hentes med SF1461."),
    (17, "Projektleder", "Afstem pensionssager mellem gammelt og nyt system", "Forskelle på over 1 % undersøges."),
    (18, "Rolleadministrator (STS)", "Opret KPs jobfunktionsroller i administrationsmodulet", "Følger SF1511."),
    (20, "Superbruger", "Udpeg superbrugere til KP", "Mindst én pr. team."),
    (21, "Træner/instruktør", "Hold kurser i KP", "Kurserne holdes i små hold."),
    (23, "FK-administrator (SP)", "Opsæt fordelingsregler for pension", "Følger SF2900."),
    (24, "Projektleder", "Gennemfør prøveflytning af pensionssager", "To gange med en måned imellem."),
    (26, "Faglig chef", "Meld pensionsområdet klar til KP", "Forudsætter, at kurserne er holdt."),
    (27, "Systemejer", "Sæt KP i drift", "Daglig status i de første to uger."),
    (29, "Supportberettiget bruger", "Aftal, hvordan fejl i KP meldes", "Vejen til leverandørens servicedesk."),
    (30, "Gevinstejer", "Følg op på gevinsterne ved KP", "Tre og ni måneder efter idriftsættelse."),
)  # fmt: skip

# Local tasks of the municipality itself: project, role, title, due.
LOCAL_TASKS = (
    ("Program", "KOMBIT-programleder", "Hold møde med alle projektledere om fælles infrastruktur", date(2026, 12, 3)),
    ("Program", "KOMBIT-programleder", "Skriv status til digitaliseringsstyregruppen", date(2026, 12, 9)),
    ("Program", "It-/digitaliseringschef", "Aftal vagtplan for it i dagene omkring idriftsættelser", date(2026, 10, 30)),
    ("Program", "Infrastrukturansvarlig", "Find afløser for rolleadministratoren", date(2026, 12, 11)),
    ("SAPA", "Projektleder", "Vis SAPA frem på personalemøde i Borgerservice", date(2026, 10, 14)),
    ("KSD", "Faglig chef", "Aftal overarbejde i Jobcenteret ved overgangen til KSD", date(2027, 2, 12)),
    ("KY", "Projektleder", "Bestil lokaler til kurser i KY", date(2026, 12, 18)),
    ("BBR", "Projektleder", "Skriv til skorstensfejere og forsyninger om nyt login", date(2026, 12, 4)),
    ("DUBU", "Superbruger", "Lav en kort huskeliste til familierådgiverne", date(2027, 4, 9)),
    ("AULA", "Projektleder", "Orientér forældrebestyrelserne om AULA i dagtilbud", date(2026, 9, 18)),
    ("Valg", "Projektleder", "Spørg nabokommunen om erfaringer med valgprøven", date(2027, 8, 20)),
    ("KP", "Faglig chef", "Ryd kalenderen i pensionsteamet i overgangsugen", date(2027, 5, 14)),
)  # fmt: skip

# Tasks that came over from KIGO: project, role, title, due, whether it was done.
KIGO_TASKS = (
    ("YR", "Projektleder", "KIGO: Afslut indrapportering til pilotforløbet", date(2025, 6, 20), True),
    ("YR", "ØiR-administrator (STS)", "KIGO: Gem kvittering for kontering af refusion", date(2025, 9, 12), True),
    ("SAPA", "Aftaleadministrator (STS)", "KIGO: Forny fuldmagt til leverandøren", date(2026, 6, 12), False),
    ("DAR", "Projektleder", "KIGO: Bekræft, at adressedata er overdraget", date(2025, 10, 31), True),
)  # fmt: skip

TECHNICAL_STAFF = {
    "Tekniker": "Jonas Ebbeskov", "FK-administrator (SP)": "Jonas Ebbeskov", "ØiR-administrator (STS)": "Øjvind Marsk",
    "Rolleadministrator (STS)": "Jonas Ebbeskov", "Organisationsadministrator (STS)": "Torben Kildeskov",
    "Aftaleadministrator (STS)": "Torben Kildeskov", "It-sikkerhedsansvarlig": "Winnie Lundager",
    "It-/digitaliseringschef": "Øjvind Marsk", "e-Boks-ansvarlig": "Ulla Birkemark",
    "Underskriftsberettiget": "Vagn Æbeltved", "KOMBIT-programleder": "Yrsa Hedelund",
    "Infrastrukturansvarlig": "Øjvind Marsk",
}  # fmt: skip
