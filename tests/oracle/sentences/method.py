"""What the page of the method asserts: which rules are the agreement's, and an example to the cent."""

from datetime import date
from fractions import Fraction

import oracle
from sentences.keys import not_alike
from sentences.notice import NOTICE


def row_of(of, entry):
    return next(row for row in of.facts.agreement.costs if row["entry"] == entry)


def fractions_of(of, row):
    facts = of.facts
    kind = facts.agreement.cost_types[row["cost_type"]]
    if kind["split"] == "direct":
        return {row["charged_to"]: Fraction(1)}
    start, end = (date.fromisoformat(row[column]) for column in ("period_start", "period_end"))
    return oracle.fractions_of(facts.agreement, kind, start, end, set(facts.members))


def shared(of, amount, entry, count):
    row = row_of(of, entry)
    of.require(any(one["entry"] == entry for one, _, _, live in of.facts.rows if live), "it is not in force")
    of.reads(amount, oracle.cents(row["amount"]), "the amount")
    of.marked(amount, {row["status"]}, "the amount")
    of.require(count == len(fractions_of(of, row)), f"it is shared by {len(fractions_of(of, row))}")
    of.example = row


def example(of, entry, type, period, amount):
    row = row_of(of, entry)
    of.require(row is of.example, "another entry than above")
    of.require(type == of.facts.cost_type[row["cost_type"]], "another cost type")
    start, end = (".".join(reversed(row[column].split("-"))) for column in ("period_start", "period_end"))
    of.require(period == f"{start[:6]}–{end}", f"the period is {start} to {end}")
    of.reads(amount, oracle.cents(row["amount"]), "the amount")


def segments(of):
    start, end = (date.fromisoformat(of.example[column]) for column in ("period_start", "period_end"))
    return list(oracle.segments(of.facts.agreement, start, end, set(of.facts.members)))


def took_part(of, count=1):
    of.require([len(present) for _, present in segments(of)] == [count], f"segments: {segments(of)}")


def group_changed(of):
    of.require(len(segments(of)) > 1, "the group did not change")


def rounded_down(of, floor, left=0):
    amount = abs(oracle.cents(of.example["amount"]))
    exact = [amount * fraction for fraction in fractions_of(of, of.example).values()]
    whole = sum(share.numerator // share.denominator for share in exact)
    of.require(floor == whole and left == amount - whole, f"rounded down they sum to {whole} of {amount}")


def independent(of, types):
    wanted = [of.facts.cost_type[id] for id in of.facts.common_types()]
    of.require(types == wanted, f"common costs: {wanted}")


def common(of, types):
    independent(of, types)
    of.require(of.facts.all_equal(), "the parts are not equal")


def common_by_key(of, types):
    independent(of, types)
    not_alike(of)


def no_common(of, alike):
    of.require(not of.facts.common_types(), "there are common costs")
    of.require(of.facts.all_equal() == alike, "another rule")


def equal(of):
    of.require(of.facts.all_equal(), "the parts are not equal")


def weighed(by):
    return lambda of: of.require(of.facts.agreement.proration == by, f"by {of.facts.agreement.proration}")


SPEAK = ("Von ihnen sprechen die Entlastung und der Ausblick.", "Entlastung und Ausblick gibt es deshalb nicht.")
SUMS = "Jeder Betrag wird so geteilt, dass die Anteile auf den Cent genau seine Summe ergeben"
DOWN = "Abgerundet ergeben die Anteile {floor:number} Cent"
METHOD = [
    (SUMS + ": {amount:amount} der Buchung {entry:entry} trägt eine Kommune allein.", lambda of, **told: shared(of, count=1, **told)),
    (SUMS + ": {amount:amount} der Buchung {entry:entry} verteilen sich auf {count:count} Kommunen.", shared),
    (SUMS + ".", None),
    ("Zu gleichen Teilen.", equal),
    ("Nach dem Schlüssel.", not_alike),
    ("Jede Kommune, die im Leistungszeitraum einer Buchung beteiligt ist, trägt den gleichen Teil.", equal),
    ("Jede Kommune, die im Leistungszeitraum einer Buchung beteiligt ist, trägt, was der Verteilungsschlüssel der Kostenart sagt: den gleichen "
     "Teil wie alle, den Teil, den ihr Wert an der Summe der Werte aller Beteiligten hat, oder von mehreren Teilen des Betrags jeden nach "
     "seinem Schlüssel.", not_alike),
    ("Kostenarten, die einer Kommune allein zugeordnet werden, trägt diese ganz.", None),
    ("Zeitanteilig bei einem Wechsel.", None),
    ("Tritt im Leistungszeitraum eine Kommune bei oder aus, wird der Zeitraum dort geteilt.", None),
    ("Jeder Abschnitt zählt nach seinen Monaten.", weighed("months")),
    ("Jeder Abschnitt zählt nach seinen Tagen.", weighed("days")),
    ("Übrige Cent nach größten Resten.", None),
    ("Zuerst wird jeder Anteil auf ganze Cent abgerundet.", None),
    ("Die übrigen Cent tragen einzeln die Kommunen mit den größten Resten; bei gleichen Resten entscheidet die Reihenfolge der Vereinbarung "
     "\\(Verfahren nach Hamilton\\).", None),
    ("Dazwischen wird nicht gerundet.", None),
    ("Nichts wird geändert.", None),
    ("Eine falsche Buchung bleibt stehen und wird durch ein Storno mit umgekehrtem Vorzeichen zurückgenommen.", None),
    ("Die Anteile des Stornos sind genau die der Buchung, mit umgekehrtem Vorzeichen.", None),
    ("Ein Beispiel auf den Cent", None),
    ("Buchung {entry:entry}: {type:type}, {period:period}, {amount:amount}.", example),
    ("Im ganzen Zeitraum war eine Kommune beteiligt.", took_part),
    ("Im ganzen Zeitraum waren {count:count} Kommunen beteiligt.", took_part),
    ("Im Zeitraum hat sich geändert, wer beteiligt war, deshalb wird er geteilt.", group_changed),
    ("Der Bruchteil einer Kommune ist die Summe über diese Teile: Teil der Zeit mal Teil des Betrags mal dem, was sie zählt, geteilt durch das, "
     "was alle zusammen zählen.", None),
    ("Genaue Anteile und Reste sind auf drei Stellen gerundet gezeigt, gerechnet wird mit Brüchen.", None),
    (DOWN + ", genau den Betrag.", rounded_down),
    (DOWN + "; den einen Cent, der bis zum Betrag fehlt, trägt die Kommune mit dem größten Rest, bei gleichem Rest die in der Vereinbarung "
     "zuerst genannte.", lambda of, floor: rounded_down(of, floor, 1)),
    (DOWN + "; die {left:number} Cent, die bis zum Betrag fehlen, tragen die Kommunen mit den größten Resten, bei gleichem Rest die in der "
     "Vereinbarung zuerst genannten.", rounded_down),
    ("Gemeinsame Kosten sind die Kostenarten, die zu gleichen Teilen getragen werden und nicht davon abhängen, wie viele Kommunen sich "
     "beteiligen: {types:types}.", common),
    ("Gemeinsame Kosten sind die Kostenarten, die alle Beteiligten gemeinsam tragen und die nicht davon abhängen, wie viele Kommunen sich "
     "beteiligen: {types:types}.", common_by_key),
    ("Diese Vereinbarung hat keine Kostenart, die zu gleichen Teilen getragen wird und nicht davon abhängt, wie viele Kommunen sich beteiligen.",
     lambda of: no_common(of, True)),
    ("Diese Vereinbarung hat keine Kostenart, die alle Beteiligten gemeinsam tragen und die nicht davon abhängt, wie viele Kommunen sich "
     "beteiligen.", lambda of: no_common(of, False)),
    (SPEAK[0], lambda of: of.require(of.facts.common_types(), "there are no common costs")),
    (SPEAK[1], lambda of: of.require(not of.facts.common_types(), "there are common costs")),
    ("Die Kosten einer Kommune umfassen alle Kostenarten.", None),
    ("Der Anteil einer Kommune an den gemeinsamen Kosten ändert sich aus zwei Gründen: weil sich die Kosten ändern und weil sich ändert, wie "
     "viele Kommunen sie tragen.", equal),
    ("Kosteneffekt = \\(Kosten neu − Kosten alt\\) · Mittel der beiden Bruchteile der Kommune", equal),
    ("Mitgliedereffekt = \\(Bruchteil neu − Bruchteil alt\\) · Mittel der beiden Kosten", equal),
    ("Beide zusammen ergeben genau die Änderung \\(Zerlegung nach Bennet\\); gerundet wird so, dass das auch in Cent gilt.", equal),
    ("Waren in beiden Jahren durchgehend dieselben Kommunen beteiligt, zählt die ganze Änderung als Kosteneffekt.", equal),
    ("Der Anteil einer Kommune an den gemeinsamen Kosten ändert sich aus drei Gründen: weil sich die Kosten ändern, weil sich ändert, wer sie "
     "trägt, und weil sich die Werte oder der Schlüssel ändern, nach denen sie verteilt werden.", not_alike),
    ("Gerechnet wird für jede Kostenart; q\\(a, b\\) ist der Bruchteil der Kommune an den Kosten des Jahres b, verteilt mit den Werten und dem "
     "Schlüssel des Jahres a.", not_alike),
    ("Kosteneffekt = \\(Kosten neu − Kosten alt\\) · Mittel von q\\(alt, alt\\) und q\\(neu, neu\\)", not_alike),
    ("Mitgliedereffekt = ½ · \\[q\\(alt, neu\\) − q\\(alt, alt\\) \\+ q\\(neu, neu\\) − q\\(neu, alt\\)\\] · Mittel der beiden Kosten", not_alike),
    ("Schlüsseleffekt = ½ · \\[q\\(neu, alt\\) − q\\(alt, alt\\) \\+ q\\(neu, neu\\) − q\\(alt, neu\\)\\] · Mittel der beiden Kosten", not_alike),
    ("Alle drei zusammen ergeben genau die Änderung \\(Zerlegung nach Bennet, der zweite Teil nach Shapley\\); gerundet wird so, dass das auch in "
     "Cent gilt.", not_alike),
    ("Eine Kommune ohne Wert im Jahr a zählt mit ihrem Wert des Jahres b.", not_alike),
    ("Wo sich q\\(alt, neu\\) oder q\\(neu, alt\\) nicht rechnen lässt, lassen sich Mitglieder- und Schlüsseleffekt nicht trennen; dann zählt "
     "beides als Schlüsseleffekt.", not_alike),
    ("Für jede Buchung gemeinsamer Kosten und jeden Beitritt wird zweimal verteilt: einmal auf die Kommunen, die vor diesem Beitritt schon dabei "
     "waren, einmal auch auf die neuen.", None),
    ("Was eine Kommune beim zweiten Mal weniger trägt, ist ihre Entlastung durch diesen Beitritt.", None),
    ("Austritte gelten dabei, wie sie gebucht sind.", None),
    ("Beitritte am selben Tag zählen als einer; die Beitritte vom ersten Tag sind keine.", None),
    ("Ohne alle späteren Beitritte hätte eine Kommune ihren Anteil und dazu alle ihre Entlastungen getragen.", None),
    ("Der Vergleich nimmt an, dass die gemeinsamen Kosten ohne die Beitritte gleich hoch wären.", None),
    ("Gebucht sind nur Kosten, die umgelegt werden.", None),
    ("Was eine Kommune für dieselbe Aufgabe im eigenen Haus ausgibt, steht hier nicht.", None),
    ("Die Beträge sind brutto und die des jeweiligen Jahres; die Teuerung ist nicht herausgerechnet.", None),
    ("Dieses Hauptbuch ersetzt nicht das Rechnungswesen der Kommunen: Was eine Kommune zahlt oder bekommt, bucht sie in ihrem eigenen Haushalt.", None),
    ("Die Kosten einer Kommune sind, was sie trägt; wann und ob sie gezahlt hat, steht hier nicht.", None),
    ("„Ohne Beitritte“ ist ein Vergleich, der berechnet ist, keine Beobachtung: Niemand weiß, was sonst anders gekommen wäre.", None),
    ("VZÄ = Vollzeitäquivalent: Stellen, in Vollzeit gerechnet.", None),
    ("Diese Belege sind hinterlegt:", lambda of: of.require(of.facts.table.get("document"), "there are none")),
    ("Belege sind noch nicht hinterlegt.", lambda of: of.require(not of.facts.table.get("document"), "there are documents")),
    ("Was angenommen ist", None),
    ("(?:Angenommene|Geplante) (?:Buchungen|Werte) ansehen", None),
    ("Für Entlastung und Ausblick: dass die gemeinsamen Kosten nicht davon abhängen, wie viele Kommunen sich beteiligen.", None),
    *NOTICE,
]  # fmt: skip
