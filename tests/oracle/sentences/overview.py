"""What the overview and the presentation say: four answers, and what stands about their charts."""

from sentences.certainty import CERTAINTY
from sentences.joined import JOINED
from sentences.notice import NOTICE
from sentences.one_more import NEXT
from sentences.paid import PAID
from sentences.timeline import TIMELINE
from sentences.why import WHY


def common_types(of, types):
    wanted = [of.facts.cost_type[id] for id in of.facts.common_types()]
    of.require(types == wanted, f"common costs: {wanted}")


ABOUT_CHARTS = [
    ("Was (?:zahlen wir|haben die Beitritte geändert|brächte eine weitere)\\?", None),
    ("Dasselbe Jahr für Jahr", None),
    ("(?:In Euro|Entlastung seit Beginn, aufsummiert nach Beitritten, in Euro);?", None),
    ("Anteil einer Kommune an den gemeinsamen Kosten, auf ein Jahr hochgerechnet(?:, in Euro;?)?", None),
    ("Anteil einer Kommune an den gemeinsamen Kosten je nach Zahl der Kommunen, in Euro;?", None),
    ("gestrichelt: nur gerechnet.", None),
    ("Alle Kosten einer Kommune, vom ersten bis zum letzten vollen Jahr, in Euro;?", None),
    ("Änderung aller Kosten einer Kommune gegenüber dem vollen Jahr davor, in Euro;?", None),
    ("Zahlen als Tabelle: (?:Kosten einer Kommune|Anteil je nach Zahl der Kommunen|Anteil je Jahr|Entlastung seit Beginn|was die Kosten einer Kommune geändert hat|Änderung von Jahr zu Jahr)", None),
    ("Gestrichelt: dieselben Kosten, verteilt ohne die später beigetretenen Kommunen.", None),
    ("Das nimmt an, dass die Kosten ohne Beitritte gleich hoch gewesen wären.", None),
    ("Angenommen ist, dass die gemeinsamen Kosten ohne die Beitritte gleich hoch gewesen wären.", None),
    ("Der Vergleich „ohne Beitritte“ nimmt an, dass die gemeinsamen Kosten gleich hoch gewesen wären.", None),
    ("Für den Vergleich „ohne Beitritte“: Die gemeinsamen Kosten \\({types:types}\\) wären gleich hoch gewesen.", common_types),
    ("Andere Kosten vergleicht er nicht.", None),
    ("Gemeinsame Kosten: {types:types}.", common_types),
    ("(?:Angenommene|Geplante) (?:Buchungen|Werte) ansehen", None),
    ("Mehr im Ausblick", None),
    ("Zur eigenen Kommune", None),
]  # fmt: skip


OVERVIEW = [*PAID, *JOINED, *WHY, *NEXT, *ABOUT_CHARTS, *TIMELINE, *CERTAINTY, *NOTICE]
