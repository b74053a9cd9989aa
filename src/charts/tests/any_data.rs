//! Random data for each chart: from nothing to forty members and hundreds of years, from cents to hundreds of
//! millions of euros, refunds, gaps, and names of any length.

use super::samples;
use crate::cents::Cents;
use crate::charts::*;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// The largest amount of a chart in cents; each amount lies between a refund of it and it.
fn scale() -> impl Strategy<Value = i128> {
    prop_oneof![
        Just(0),
        Just(900),
        Just(100_000),
        Just(10_000_000),
        Just(1_500_000_000),
        Just(90_000_000_000_000)
    ]
}

fn amount(scale: i128) -> impl Strategy<Value = Cents> {
    prop_oneof![4 => 0..=scale, 1 => -scale..=scale, 1 => Just(0)].prop_map(Cents)
}

/// An amount of which nothing, a part or all is not proved.
fn in_parts(scale: i128) -> impl Strategy<Value = StatusParts> {
    let of_whole = |amount: Cents, hundredths: i128| Cents(amount.0 * hundredths / 100);
    let part = || prop_oneof![3 => Just(0), 2 => Just(100), 2 => -20_i128..120];
    (amount(scale), part(), part()).prop_map(move |(amount, planned, assumed)| StatusParts {
        amount,
        planned: of_whole(amount, planned),
        assumed: of_whole(amount, assumed),
    })
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-ZÄÖÜ][a-zäöüß]{2,9}",
        2 => "[A-ZÄÖÜ][a-zäöüß]{2,12}( [a-z]{2,5}){0,2}[ -][A-Z][a-zäöüß]{3,14}",
        1 => "[A-ZÄÖÜ][a-zäöüß]{18,40}",
        1 => "[WM<&\"a-z /,.-]{0,90}",
        1 => Just(String::new()),
    ]
}

fn year_count() -> impl Strategy<Value = usize> {
    prop_oneof![6 => 0_usize..9, 2 => 9_usize..41, 1 => 41_usize..400]
}

fn first_year() -> impl Strategy<Value = i16> {
    1850_i16..2100
}

fn day(first: i16, day: i64) -> Date {
    date(first, 1, 1).checked_add(day.days()).unwrap()
}

pub(super) fn cost_per_member() -> impl Strategy<Value = CostPerMember> {
    let steps = (scale(), prop_oneof![4 => 1_usize..12, 1 => 12_usize..90], first_year()).prop_flat_map(
        |(scale, count, first)| {
            let step = (
                1_i64..800,
                option::weighted(0.9, amount(scale)),
                option::weighted(0.9, amount(scale)),
                any::<bool>(),
            );
            (vec(step, 0..=count), Just(first))
        },
    );
    let events = prop_oneof![4 => vec((0_i64..40_000, name(), any::<bool>()), 0..9), 1 => vec((0_i64..40_000, name(), any::<bool>()), 9..42)];
    (steps, events, [name(), name(), name(), name()]).prop_map(|((steps, first), events, labels)| {
        let mut passed = 0;
        let steps: Vec<ShareStep> = steps
            .into_iter()
            .map(|(days, share, without_accessions, planned)| {
                let from = day(first, passed);
                passed += days;
                ShareStep { from, to: day(first, passed), share, without_accessions, planned }
            })
            .collect();
        let mut events: Vec<MembershipEvent> = events
            .into_iter()
            .map(|(at, label, leaves)| MembershipEvent {
                date: day(first, at % (passed + 1)),
                label,
                fraction: format!("1/{}", at % 41),
                kind: if leaves { EventKind::Leave } else { EventKind::Join },
            })
            .collect();
        events.sort_by_key(|event| event.date);
        let [share_label, without_label, saving_label, gap_label] = labels;
        CostPerMember {
            steps,
            events,
            share_label,
            without_label,
            saving_label,
            gap_label,
            planned_label: "{} geplant".into(),
        }
    })
}

pub(super) fn change_of_bill() -> impl Strategy<Value = ChangeOfBill> {
    let years = (scale(), year_count(), first_year()).prop_flat_map(|(scale, count, first)| {
        let part = move || prop_oneof![2 => Just(Cents::ZERO), 3 => amount(scale), 3 => amount(scale).prop_map(|of| -of)];
        (vec(option::weighted(0.85, [part(), part(), part(), part()]), count), Just(first))
    });
    let labels = [name(), name(), name(), name(), name(), name()];
    (years, labels).prop_map(|((effects, first), [cost, membership, key, other, net_label, gap_label])| {
        let effects = effects.into_iter().map(|effects| {
            effects.map(|[cost, membership, key, other]| Effects { cost, membership, key, other })
        });
        let years = (first..).zip(effects).map(|(year, effects)| YearChange { year, effects }).collect();
        ChangeOfBill { years, labels: PartLabels { cost, membership, key, other }, net_label, gap_label }
    })
}

pub(super) fn cumulative_saving() -> impl Strategy<Value = CumulativeSaving> {
    let accessions = prop_oneof![4 => 0_usize..5, 1 => 5_usize..36];
    (scale(), year_count(), accessions, first_year()).prop_flat_map(|(scale, years, accessions, first)| {
        let saving = (name(), vec(amount(scale), 0..=years)).prop_map(|(label, yearly)| {
            let mut sum = Cents::ZERO;
            let cumulative = yearly
                .into_iter()
                .map(|saving| {
                    sum += saving;
                    sum
                })
                .collect();
            AccessionSaving { label, cumulative }
        });
        vec(saving, accessions).prop_map(move |accessions| CumulativeSaving {
            years: (first..).take(years).collect(),
            accessions,
            others_label: "{} weitere".into(),
            gap_label: "nichts gebucht".into(),
        })
    })
}

pub(super) fn composition() -> impl Strategy<Value = Composition> {
    scale().prop_flat_map(|scale| {
        let percent = prop_oneof![Just(String::new()), "[0-9]{1,3},[0-9]\u{a0}%"];
        let part = (name(), in_parts(scale), percent).prop_map(|(label, amount, percent)| CompositionPart {
            label,
            amount,
            percent,
        });
        vec(part, 0..41).prop_map(|parts| Composition { parts, statuses: samples::statuses() })
    })
}

pub(super) fn bill_bar() -> impl Strategy<Value = BillBar> {
    scale().prop_flat_map(|scale| {
        let part = (name(), in_parts(scale)).prop_map(|(label, amount)| BillPart {
            label,
            value: format!("{}\u{a0}€", amount.amount.0),
            amount,
        });
        vec(part, 0..9).prop_map(|parts| BillBar { parts, statuses: samples::statuses() })
    })
}

pub(super) fn waterfall() -> impl Strategy<Value = WaterfallBars> {
    scale().prop_flat_map(|scale| {
        let kind = prop_oneof![
            Just(ReasonKind::Group),
            Just(ReasonKind::Key),
            Just(ReasonKind::Cost),
            Just(ReasonKind::Other)
        ];
        let reason = (name(), amount(scale), any::<bool>(), kind).prop_map(|(label, change, falls, kind)| {
            WaterfallReason { label, change: if falls { -change } else { change }, kind }
        });
        (name(), in_parts(scale), vec(reason, 0..20), name()).prop_map(|(label, amount, reasons, to)| {
            let end: Cents = reasons.iter().map(|reason| reason.change).sum();
            WaterfallBars {
                from: WaterfallLevel { label, amount },
                to: WaterfallLevel { label: to, amount: (amount.amount + end).into() },
                reasons,
                statuses: samples::statuses(),
            }
        })
    })
}

pub(super) fn bill_by_year() -> impl Strategy<Value = BillByYear> {
    let years = (scale(), year_count(), first_year()).prop_flat_map(|(scale, count, first)| {
        let year = (option::weighted(0.9, in_parts(scale)), option::weighted(0.7, amount(scale)));
        (vec(year, count), Just(first))
    });
    (years, [name(), name(), name()]).prop_map(|((years, first), [bill_label, without_label, gap_label])| {
        let years = (first..)
            .zip(years)
            .map(|(year, (bill, without_later))| YearBill { year, bill, without_later })
            .collect();
        BillByYear { years, bill_label, without_label, statuses: samples::statuses(), gap_label }
    })
}

pub(super) fn membership_spans() -> impl Strategy<Value = MembershipSpans> {
    let span = (0_i64..20_000, option::weighted(0.4, 1_i64..9000));
    let members = vec((name(), vec(span, 0..4)), 0..44);
    (members, first_year(), 0_i64..20_000).prop_map(|(members, first, length)| MembershipSpans {
        from_label: "ab {}".into(),
        until_label: "bis {}".into(),
        several_label: "{} Kommunen".into(),
        from_start_label: "{} Kommunen von Anfang an".into(),
        from: day(first, 0),
        to: day(first, length),
        members: members
            .into_iter()
            .map(|(label, spans)| {
                let span = |(from, length): (i64, Option<i64>)| SpanBar {
                    from: day(first, from),
                    to: length.map(|length| day(first, from + length)),
                };
                MemberSpans { label, spans: spans.into_iter().map(span).collect() }
            })
            .collect(),
    })
}

pub(super) fn scenario() -> impl Strategy<Value = ScenarioChart> {
    let steps = (scale(), prop_oneof![4 => 0_usize..8, 1 => 8_usize..60])
        .prop_flat_map(|(scale, count)| vec((name(), amount(scale)), count));
    (steps, 0_usize..60, [name(), name(), name()]).prop_map(
        |(steps, today, [members_label, gain_label, gain_suffix])| {
            let today = today % steps.len().max(1);
            let steps = steps
                .into_iter()
                .enumerate()
                .map(|(place, (label, bill))| ScenarioChartStep {
                    members: u32::try_from(place).unwrap() + 1,
                    count: format!("{} {members_label}", place + 1),
                    label,
                    bill: StatusParts {
                        assumed: if place == today { bill } else { Cents::ZERO },
                        ..bill.into()
                    },
                    kind: match place.cmp(&today) {
                        std::cmp::Ordering::Less => ScenarioKind::Earlier,
                        std::cmp::Ordering::Equal => ScenarioKind::Today,
                        std::cmp::Ordering::Greater => ScenarioKind::Imagined,
                    },
                })
                .collect();
            ScenarioChart { steps, members_label, gain_label, gain_suffix, statuses: samples::statuses() }
        },
    )
}
