"""What the overview and the presentation say: four answers, and what stands about their charts."""

from datetime import date

from sentences.certainty import CERTAINTY, drawn_from
from sentences.in_brief import IN_BRIEF
from sentences.joined import JOINED
from sentences.notice import NOTICE
from sentences.outlook import ROUNDED, departs_by_cents
from sentences.one_more import NEXT
from sentences.paid import PAID, bill_statuses
from sentences.timeline import TIMELINE
from sentences.why import WHY


def common_types(of, types):
    wanted = [of.facts.cost_type[id] for id in of.facts.common_types()]
    of.require(types == wanted, f"common costs: {wanted}")


def bills(facts, years):
    return set().union(*(bill_statuses(facts, year) for year in years))


def paid_chart(of, year):
    of.require(year == of.facts.year, f"the last full year is {of.facts.year}")
    PAID_CHART(of)


def joined_on_the_way(of):
    """Somebody joined between the first of January of the first full year and the end of the last."""
    facts = of.facts
    joins = [on for on, (joined, _) in facts.events().items() if joined and date(facts.full_years[0], 1, 1) < on <= date(facts.year, 12, 31)]
    of.require(joins, "nobody joined from the first full year to the last")


def year_of_comparison(of, year):
    of.require(year == of.facts.year and "mean-share-without-accessions" in of.facts.answers, f"compared are the common costs of {of.facts.year}")


PAID_CHART = drawn_from(lambda facts: bill_statuses(facts, facts.year))
SHARE_CHART = drawn_from(lambda facts: facts.common_statuses(facts.years))
SAVING_CHART = drawn_from(lambda facts: facts.saved_statuses(facts.remaining[0], facts.year))
WATERFALL = drawn_from(lambda facts: bills(facts, [facts.full_years[0], facts.year]))
YEARS = drawn_from(lambda facts: bills(facts, facts.full_years))
NEXT_CHART = drawn_from(lambda facts: facts.common_statuses([facts.year]))
OF_SLIDE = {"Was zahlen wir?": PAID_CHART, "Was haben die Beitritte geändert?": SHARE_CHART, "Was brächte eine weitere?": NEXT_CHART}

ABOUT_CHARTS = [
    ("Was (?:zahlen wir|haben die Beitritte geändert|brächte eine weitere)\\?", None),
    ("Was kommt\\?", None),
    ("Was die Kosten einer Kommune Jahr für Jahr geändert hat", None),
    ("(?:Mittel der )?Kosten einer Kommune {year:year} nach (?:Zahlungsempfängern|Kostenarten), in Euro[.;]?", paid_chart),
    ("In Euro;?", lambda of: OF_SLIDE.get(of.section, WATERFALL)(of)),
    ("Entlastung seit Beginn, aufsummiert nach Beitritten, in Euro;?", SAVING_CHART),
    ("Anteil einer Kommune an den gemeinsamen Kosten, auf ein Jahr hochgerechnet, in Euro;?", SHARE_CHART),
    ("Anteil einer Kommune an den gemeinsamen Kosten, auf ein Jahr hochgerechnet", None),
    ("Anteil einer Kommune an den gemeinsamen Kosten je nach Zahl der Kommunen, in Euro;?", NEXT_CHART),
    ("gestrichelt: nur gerechnet.", None),
    ("Alle Kosten einer Kommune, vom ersten bis zum letzten vollen Jahr, in Euro;?", WATERFALL),
    ("Änderung aller Kosten einer Kommune gegenüber dem vollen Jahr davor, in Euro;?", YEARS),
    ("Zahlen als Tabelle: (?:Kosten einer Kommune|Anteil je nach Zahl der Kommunen|Anteil je Jahr|Entlastung seit Beginn|was die Kosten einer Kommune geändert hat|Änderung von Jahr zu Jahr)", None),
    ("Gestrichelt: dieselben Kosten, verteilt ohne die später beigetretenen Kommunen.", None),
    ("Das nimmt an, dass die Kosten ohne Beitritte gleich hoch wären.", None),
    ("Angenommen ist, dass die gemeinsamen Kosten ohne die Beitritte gleich hoch wären.", None),
    ("Der Vergleich „ohne Beitritte“ nimmt an, dass die gemeinsamen Kosten gleich hoch wären.", None),
    ("Für den Vergleich „ohne Beitritte“: dass die gemeinsamen Kosten \\({types:types}\\) gleich hoch wären.", common_types),
    ("Andere Kosten vergleicht er nicht.", None),
    ("Gemeinsame Kosten: {types:types}.", common_types),
    ("(?:Angenommene|Geplante) (?:Buchungen|Werte) ansehen", None),
    ("Mehr im Ausblick", None),
    ("Zur eigenen Kommune", None),
    ("Beitritte zählen hier mit den Kosten der Jahre, in denen sie wirksam wurden;", joined_on_the_way),
    ("der Vergleich „ohne Beitritte“ oben rechnet mit denen von {year:year}.", year_of_comparison),
    (ROUNDED, departs_by_cents),
]  # fmt: skip


OVERVIEW = [*IN_BRIEF, *PAID, *JOINED, *WHY, *NEXT, *ABOUT_CHARTS, *TIMELINE, *CERTAINTY, *NOTICE]
