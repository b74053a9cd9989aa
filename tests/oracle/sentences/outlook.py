"""What the outlook asserts: what one more would bring, and the next, from the group as it is booked."""

from oracle import mean
from sentences.certainty import CERTAINTY
from sentences.joined import AHEAD
from sentences.notice import NOTICE
from sentences.one_more import (
    ONE_MORE, ONE_MORE_CREDITED, in_scenario, joiner_of, left_out, nobody_to_join, nothing_divides, one_more, shares_in, told_of, turns,
)  # fmt: skip


def less(of, joiner, who, gain, after, before):
    one_more(of, joiner, who, after, before, gain)


def more(of, joiner, who, gain, after, before):
    one_more(of, joiner, who, after, before, gain, -1)


def unchanged(of, joiner, who, after):
    one_more(of, joiner, who, after)


def credited(of, joiner, who, after, gain=None, before=None, sign=1):
    one_more(of, joiner, who, after, before, gain, sign, -1)


def means(of):
    """The mean share with each candidate more, from the booked group on."""
    group, candidates = in_scenario(of)
    found = []
    for number in range(len(candidates) + 1):
        grown = [m for m in of.facts.members if m in [*group, *candidates[:number]]]
        shares = shares_in(of, grown)
        counted = [m for m in grown if m in of.facts.remaining] or grown
        found.append(mean(shares[m] for m in counted))
    return found, candidates


def second(of, name, gain, less_and_less=False):
    found, candidates = means(of)
    if len(candidates) < 2 or of.facts.name[candidates[1]] != name:
        return of.fault(f"the second candidate: {candidates[1:2]}")
    of.require(gain.near((found[1] - found[2]), 100 if gain.whole else 0), f"it would bring {(found[1] - found[2]) / 100:.2f}")
    if less_and_less:
        gains = [a - b for a, b in zip(found, found[1:])]
        of.require(all(a > b > 0 for a, b in zip(gains, gains[1:])), f"the steps bring {gains}")


def less_and_less(of, name, gain):
    second(of, name, gain, True)


def same_for_all(of, measure, percent):
    facts, (group, candidates) = of.facts, in_scenario(of)
    measures = facts.measures_of(facts.year)
    if len(measures) != 1 or "equal" in measures or not candidates:
        return of.fault(f"divided by {measures}, candidates {candidates}")
    (id,) = measures
    of.require(measure == facts.agreement.measures[id]["name"], f"the measure is {id}")
    counts = {m: facts.counts(m, id, facts.year) for m in [*group, candidates[0]]}
    of.require(percent.reads(counts[candidates[0]] / sum(counts.values())), "another part")


def rests_on(of, year, total):
    facts = of.facts
    of.require(year == facts.year, f"the last full year is {facts.year}")
    of.reads(total, facts.sum(year=year, common=True), "the common costs")
    of.marked(total, facts.statuses(year=year, common=True), "the common costs")


def year_of_scenario(of, year):
    of.require(year == of.facts.year, f"the last full year is {of.facts.year}")


def without_others(of, types):
    others = [name for id, name in of.facts.cost_type.items() if id not in of.facts.common_types()]
    of.require(types == others, f"other costs: {others}")


def falls(of):
    _, candidates = in_scenario(of)
    of.require(of.facts.year and of.facts.sum(year=of.facts.year, common=True) > 0, "there is nothing to divide")


def title(of, joiner, who, after, way=1):
    facts = of.facts
    _, grown = joiner_of(of, joiner)
    shares = shares_in(of, grown)
    told = told_of(of, who, grown)
    of.require(after.cents >= 0, "a negative share is borne")
    of.reads(after, way * mean(shares[m] for m in told), "the mean")
    of.require(who.kind == "one" or who.count == len(told), f"they are {len(told)}: {told}")
    if who.kind == "each":
        for member in told:
            of.reads(after, way * shares[member], f"the share of {member} of {facts.year}")


def mean_with(of, joiner, after):
    _, grown = joiner_of(of, joiner)
    shares = shares_in(of, grown)
    of.reads(after, mean(shares[m] for m in [m for m in grown if m in of.facts.remaining] or grown), "the mean")


def no_full_year(of):
    of.require("mean-share" not in of.facts.answers, "there are common costs of a full year")


def no_candidate(of):
    of.require(not of.facts.agreement.candidates, "there are candidates")


def all_take_part(of):
    beyond = [c for c in of.facts.agreement.candidates if c not in of.facts.booked_group()]
    of.require(not beyond and of.facts.agreement.candidates, f"candidates beyond the booked group: {beyond}")


ROUNDED = "Jede Buchung ist für sich auf den Cent verteilt; die Summe durch die Zahl geteilt kann um Cent anders sein."


def departs_by_cents(of):
    """Some step of the scenario has another mean than its costs divided once by the number, half away from zero."""
    facts = of.facts
    group, candidates = in_scenario(of)
    order = sorted(group, key=lambda m: (facts.joined[m], facts.members.index(m))) + candidates
    groups = [[m for m in facts.members if m in order[:number]] for number in range(1, len(order) + 1)]
    groups += [[*(m for m in facts.members if m in group), None]] if not candidates else []
    total, other = facts.sum(year=facts.year, common=True), 0
    for grown in groups:
        shares = shares_in(of, grown)
        other += mean(shares[m] for m in [m for m in grown if m in facts.remaining] or grown) != mean([total, *[0] * (len(grown) - 1)])
    of.require(facts.all_equal() and other, "every mean is the sum divided once")


OUTLOOK = [
    *AHEAD,
    (ONE_MORE + "{gain:amount} im Jahr weniger: {after:amount} statt {before:amount}.", less),
    (ONE_MORE + "{gain:amount} im Jahr mehr: {after:amount} statt {before:amount}.", more),
    (ONE_MORE + "wie bisher {after:amount} im Jahr.", unchanged),
    (ONE_MORE_CREDITED + "{gain:amount} im Jahr weniger gutgeschrieben: {after:amount} statt {before:amount}.", credited),
    (ONE_MORE_CREDITED + "{gain:amount} im Jahr mehr gutgeschrieben: {after:amount} statt {before:amount}.",
     lambda of, **told: credited(of, sign=-1, **told)),
    (ONE_MORE_CREDITED + "wie bisher {after:amount} im Jahr gutgeschrieben.", credited),
    ("Käme {joiner:joiner} dazu, wäre der mittlere Anteil an den gemeinsamen Kosten im Jahr {next:amount} statt {now:amount}.", turns),
    ("Mit {joiner:joiner} wären es {after:amount} je Kommune", mean_with),
    ("{name:name} brächte danach noch {gain:amount}: Jeder weitere Beitritt bringt weniger als der davor.", less_and_less),
    ("{name:name} brächte danach noch {gain:amount}.", second),
    ("Verteilt wird allein nach einer Bemessungsgrundlage \\({measure:text}\\), deshalb sänke der Anteil aller um den gleichen Teil: "
     "{percent:percent}.", same_for_all),
    ("Nicht mitgerechnet: {names:names}; dafür fehlt ein Wert, nach dem verteilt wird.", left_out),
    ("Gerechnet ist mit den gemeinsamen Kosten des letzten vollen Jahres, {year:year}: {total:amount}.", rests_on),
    ("Nicht enthalten: {types:types}.", without_others),
    ("Für einen Ausblick fehlt ein volles Jahr mit gemeinsamen Kosten.", no_full_year),
    ("Kosten, die von der Zahl der Kommunen unabhängig sind und die sich alle teilen, gibt es nicht.", no_full_year),
    ("Für einen Ausblick fehlt eine Kommune, die beitreten könnte, mit ihren Werten.", no_candidate),
    ("Nach dem letzten gebuchten Wechsel ist keine Kommune beteiligt, der eine weitere beitreten könnte.", nobody_to_join),
    ("Mit den Werten der Kommunen, die nach dem letzten gebuchten Wechsel beteiligt sind, lässt sich nichts verteilen.", nothing_divides),
    ("Alle Kommunen, die als mögliche weitere genannt sind, sind beteiligt, oder ihr Beitritt ist gebucht.", all_take_part),
    ("Der Anteil sinkt mit jeder Kommune, aber immer weniger", falls),
    ("Käme {joiner:joiner} dazu, trüge {who:who} {after:amount}", title),
    ("Käme {joiner:joiner} dazu, würden {who:whom} {after:amount} gutgeschrieben", lambda of, **told: title(of, way=-1, **told)),
    ("Anteil einer Kommune an den gemeinsamen Kosten von {year:year} (?:im Mittel )?je nach Zahl der Kommunen, in Euro;", year_of_scenario),
    ("Quelle: Haushaltsjahr {year:year}.", year_of_scenario),
    ("Ausblick: Was eine weitere Kommune brächte", None),
    ("Was eine weitere Kommune brächte, lässt sich deshalb nicht rechnen.", no_full_year),
    ("Szenario, keine Buchung.", None),
    ("Ob eine Kommune beitreten will, sagt das Szenario nicht.", None),
    ("Angenommen ist, dass sie durch weitere Kommunen nicht steigen.", None),
    ("Solche Kosten können von der Zahl der Kommunen abhängen oder einer Kommune allein zugeordnet sein.", None),
    ("gefüllt: gebucht; gestrichelt: gerechnet, nie gebucht;?", None),
    (ROUNDED, departs_by_cents),
    ("Gleiche Teile; gezeigt ist das Mittel.", lambda of: of.require(of.facts.all_equal(), "the parts are not equal")),
    ("Mittel der Kommunen; verteilt nach dem Verteilungsschlüssel.",
     lambda of: of.require(not of.facts.all_equal() and not of.facts.are_founders, f"{of.facts.remaining}, of {of.facts.founders}")),
    ("Mittel der Bestandskommunen, die dann beteiligt wären; verteilt nach dem Verteilungsschlüssel.",
     lambda of: of.require(not of.facts.all_equal() and of.facts.are_founders, f"{of.facts.remaining}, of {of.facts.founders}")),
    *CERTAINTY,
    *NOTICE,
]  # fmt: skip
