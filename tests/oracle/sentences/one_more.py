"""The fourth answer of the overview: what one more would bring, from the group as it is booked."""

from fractions import Fraction

import oracle
from oracle import mean


def in_scenario(of):
    """The booked group and the candidates beyond it, as far as they can be divided with."""
    facts = of.facts
    can = lambda members: [m for m in members if facts.can_be_divided(m, facts.year)]  # noqa: E731
    group = can(facts.booked_group())
    return group, can([c for c in facts.agreement.candidates if c not in facts.booked_group()])


def joiner_of(of, joiner):
    """The group as it is booked, and with the one that would join; who that is has to be the first candidate beyond the group."""
    facts, (group, candidates) = of.facts, in_scenario(of)
    if joiner == "eine weitere Kommune":
        of.require(not candidates, f"candidates: {candidates}")
        of.require(facts.all_equal(), "it matters who that is")
        return group, [*group, None]
    if not candidates or facts.name[candidates[0]] != joiner:
        of.fault(f"the candidates beyond the booked group: {candidates}")
        return group, group
    return group, [m for m in facts.members if m in [*group, candidates[0]]]


def shares_in(of, group):
    """What each of a group would have borne; somebody that has no name comes last in the official order."""
    facts = of.facts
    if None not in group:
        return facts.scenario(facts.year, group)
    shares, parts = dict.fromkeys(group, 0), {member: Fraction(1, len(group)) for member in group}
    for row in oracle.live(facts.agreement.costs):
        if oracle.year_of(row) == facts.year and oracle.is_common(facts.agreement, row):
            for member, share in oracle.apportion(oracle.cents(row["amount"]), parts).items():
                shares[member] += share
    return shares


def told_of(of, who, group):
    """Whom a sentence about a group speaks of: those that remain, or all of it."""
    remaining = [m for m in group if m in of.facts.remaining]
    if who.kind == "one" or who.founding or (remaining and who.count == len(remaining) != len(group)):
        return remaining or group
    return group


def one_more(of, joiner, who, next, now=None, less=None, sign=1, way=1):
    """`sign` 1: less than now; `way` -1: both are credits, told without their sign."""
    facts = of.facts
    group, grown = joiner_of(of, joiner)
    today, then = shares_in(of, group), shares_in(of, grown)
    if not today or not then:
        return of.fault("nobody would bear a part")
    told = told_of(of, who, group)
    for written, shares, all_of_it in ((next, then, grown), (now or next, today, group)):
        of.require(written.cents >= 0, "a negative share is borne")
        of.reads(written, way * mean(shares[m] for m in told_of(of, who, all_of_it)), "the mean")
        if who.kind == "each":
            for member in told:
                of.reads(written, way * shares[member], f"the share of {member}")
    of.require(who.kind == "one" or who.count == len(told), f"they are {len(told)}: {told}")
    if who.founding:
        of.require(set(told) <= set(facts.founders), f"not founding members: {told}")
    for written in (next, now, less):
        if written:
            of.marked(written, facts.common_statuses([facts.year]), "the scenario")
    if None not in grown:
        of.reads(next, way * facts.answers["next"], "next")
    if less:
        of.require((now.cents - next.cents) * sign > 0 and less.cents == abs(now.cents - next.cents), "the difference is another")


def dearer(of, joiner, who, next, now, more):
    one_more(of, joiner, who, next, now, more, -1)


def no_gain(of, joiner, who, next):
    one_more(of, joiner, who, next)


def turns(of, joiner, next, now):
    """From a cost to a credit, or back."""
    group, grown = joiner_of(of, joiner)
    means = []
    for written, members in ((now, group), (next, grown)):
        shares = shares_in(of, members)
        means.append(mean(shares[m] for m in [m for m in members if m in of.facts.remaining] or members))
        of.reads(written, means[-1], "the mean")
    of.require(means[0] * means[1] < 0, f"the means are {means}")


def booked_group(of, year, who, share, sign=1):
    facts, (group, _) = of.facts, in_scenario(of)
    of.require(year == facts.year, f"the last full year is {facts.year}")
    of.require(any(on > facts.stand for on in facts.events()), "nothing is booked ahead")
    shares = facts.scenario(year, group)
    of.borne_by(who, share, lambda member: shares[member], told_of(of, who, group), "the share", sign)
    of.require(share.cents >= 0, "a negative share is borne")


def left_out(of, names):
    facts = of.facts
    asked = [*facts.booked_group(), *(c for c in facts.agreement.candidates if c not in facts.booked_group())]
    wanted = [facts.name[m] for m in asked if not facts.can_be_divided(m, facts.year)]
    of.require(sorted(names) == sorted(wanted), f"without a value: {wanted}")


def rests_on(of, year):
    of.require(year == of.facts.year, f"the last full year is {of.facts.year}")


def nobody_to_join(of):
    of.require(not of.facts.booked_group(), "somebody takes part")


def nothing_divides(of):
    """The values of those who take part are missing, or sum to zero."""
    group, _ = in_scenario(of)
    of.require(of.facts.booked_group(), "nobody takes part")
    of.require(not group or of.facts.scenario(of.facts.year, group) is None, "it can be divided")


def no_candidate(of):
    of.require(not in_scenario(of)[1], "there is a candidate")


ONE_MORE = "Käme {joiner:joiner} dazu, trüge {who:who} von den gemeinsamen Kosten "
ONE_MORE_CREDITED = "Käme {joiner:joiner} dazu, würden {who:whom} von den gemeinsamen Kosten "
NEXT = [
    ("Zurzeit ist keine Kommune beteiligt, der eine weitere beitreten könnte.", nobody_to_join),
    ("Mit den Werten der Kommunen, die nach dem letzten gebuchten Wechsel beteiligt sind, lässt sich nichts verteilen.", nothing_divides),
    ("Für eine Rechnung fehlt eine Kommune, die beitreten könnte.", no_candidate),
    (ONE_MORE + "{next:amount} statt {now:amount}: {less:amount} weniger.", one_more),
    (ONE_MORE + "{next:amount} statt {now:amount}: {more:amount} mehr.", dearer),
    (ONE_MORE + "wie bisher {next:amount}.", no_gain),
    (ONE_MORE_CREDITED + "{next:amount} statt {now:amount} gutgeschrieben: {less:amount} weniger.",
     lambda of, **told: one_more(of, way=-1, **told)),
    (ONE_MORE_CREDITED + "{next:amount} statt {now:amount} gutgeschrieben: {less:amount} mehr.",
     lambda of, **told: one_more(of, sign=-1, way=-1, **told)),
    (ONE_MORE_CREDITED + "wie bisher {next:amount} gutgeschrieben.", lambda of, **told: one_more(of, way=-1, **told)),
    ("Käme {joiner:joiner} dazu, wäre der mittlere Anteil an den gemeinsamen Kosten {next:amount} statt {now:amount}.", turns),
    ("Käme {joiner:joiner} dazu, wäre der Anteil von {name:name} an den gemeinsamen Kosten {next:amount} statt {now:amount}.",
     lambda of, name, **told: turns(of, **told)),
    ("Mit den gemeinsamen Kosten von {year:year} trüge {who:who} dann {share:amount}.", booked_group),
    ("Von den gemeinsamen Kosten von {year:year} würden {who:whom} dann {share:amount} gutgeschrieben.",
     lambda of, **told: booked_group(of, sign=-1, **told)),
    ("Nicht mitgerechnet: {names:names}; dafür fehlt ein Wert, nach dem verteilt wird.", left_out),
    ("Gerechnet mit den Kosten von {year:year}; ob eine Kommune beitreten will, sagt das nicht.", rests_on),
]  # fmt: skip
