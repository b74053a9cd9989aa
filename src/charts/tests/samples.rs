//! Data as the agreement of Kreis Unna has it, and odd data, for tests over all charts.

use crate::cents::Cents;
use crate::charts::*;
use jiff::civil::{Date, date};

/// Six members from 2019 on, a seventh in July 2020, an eighth in January 2022.
pub(super) fn cost_per_member() -> CostPerMember {
    let step = |from, to, share, without| ShareStep {
        from,
        to,
        share: Some(Cents(share)),
        without_accessions: Some(Cents(without)),
        planned: false,
    };
    CostPerMember {
        steps: vec![
            step(date(2019, 1, 1), date(2020, 1, 1), 443_750, 443_750),
            step(date(2020, 1, 1), date(2020, 7, 1), 455_012, 455_012),
            step(date(2020, 7, 1), date(2021, 1, 1), 390_010, 455_012),
            step(date(2021, 1, 1), date(2022, 1, 1), 398_321, 464_708),
            step(date(2022, 1, 1), date(2023, 1, 1), 355_218, 473_624),
            step(date(2023, 1, 1), date(2024, 1, 1), 366_402, 488_536),
            step(date(2024, 1, 1), date(2025, 1, 1), 377_531, 503_375),
        ],
        events: vec![event(date(2020, 7, 1), "Selm", "1/7"), event(date(2022, 1, 1), "Holzwickede", "1/8")],
        share_label: "je Kommune".into(),
        without_label: "ohne Beitritte".into(),
        saving_label: "Entlastung".into(),
        gap_label: "nichts gebucht".into(),
        planned_label: "{} geplant".into(),
    }
}

pub(super) fn event(date: Date, label: &str, fraction: &str) -> MembershipEvent {
    MembershipEvent { date, label: label.into(), fraction: fraction.into(), kind: EventKind::Join }
}

pub(super) fn change_of_bill() -> ChangeOfBill {
    let year = |year, cost, membership| YearChange {
        year,
        effects: Some(Effects { cost: Cents(cost), membership: Cents(membership), ..Effects::default() }),
    };
    ChangeOfBill {
        years: vec![
            YearChange { year: 2019, effects: None },
            year(2020, 11_262, -32_501),
            year(2021, 9_003, -33_193),
            year(2022, 8_104, -59_088),
            year(2023, 11_184, 0),
            year(2024, 11_129, 0),
        ],
        labels: PartLabels {
            cost: "Kosteneffekt".into(),
            membership: "Beitrittseffekt".into(),
            key: "Schlüsseleffekt".into(),
            other: "übrige Kosten".into(),
        },
        net_label: "Veränderung".into(),
        gap_label: "kein Vergleich".into(),
    }
}

pub(super) fn cumulative_saving() -> CumulativeSaving {
    let saving = |label: &str, cumulative: [i128; 6]| AccessionSaving {
        label: label.into(),
        cumulative: cumulative.map(Cents).to_vec(),
    };
    CumulativeSaving {
        years: (2019..=2024).collect(),
        accessions: vec![
            saving("Selm", [0, 32_501, 98_888, 166_549, 236_340, 308_251]),
            saving("Holzwickede", [0, 0, 0, 50_745, 103_088, 157_021]),
        ],
        others_label: "{} weitere".into(),
        gap_label: "nichts gebucht".into(),
    }
}

pub(super) fn composition() -> Composition {
    let part = |label: &str, amount, percent: &str| CompositionPart {
        label: label.into(),
        amount: Cents(amount).into(),
        percent: percent.into(),
    };
    Composition {
        parts: vec![
            part("Gemeinkosten", 252_500, "7,0\u{a0}%"),
            part("Personalkosten", 2_525_000, "69,6\u{a0}%"),
            part("Sachkosten eines Büroarbeitsplatzes", 242_500, "6,7\u{a0}%"),
            part("Wartung der Fachanwendung OPEN/PROSOZ", 540_000, "14,9\u{a0}%"),
            part("technische Unterstützung", 0, "0,0\u{a0}%"),
            part("Lizenzen", 65_000, "1,8\u{a0}%"),
        ],
        statuses: statuses(),
    }
}

/// An amount that is assumed as a whole.
pub(super) fn assumed(amount: i128) -> StatusParts {
    StatusParts { amount: Cents(amount), planned: Cents::ZERO, assumed: Cents(amount) }
}

pub(super) fn statuses() -> StatusLabels {
    StatusLabels { planned: "geplant".into(), assumed: "angenommen".into() }
}

pub(super) fn bill_bar() -> BillBar {
    let part =
        |label: &str, value: &str, amount| BillPart { label: label.into(), value: value.into(), amount };
    BillBar {
        parts: vec![
            part("Stadt Lünen", "3.775\u{a0}€", Cents(377_531).into()),
            part("Kreis Unna", "1.116\u{a0}€", assumed(111_532)),
        ],
        statuses: statuses(),
    }
}

pub(super) fn bill_by_year() -> BillByYear {
    let year = |year, bill: StatusParts, without| YearBill {
        year,
        bill: Some(bill),
        without_later: Some(Cents(without)),
    };
    let proved = |amount| StatusParts::from(Cents(amount));
    BillByYear {
        years: vec![
            year(2019, proved(543_750), 543_750),
            year(2020, proved(522_511), 555_012),
            year(2021, proved(498_321), 564_708),
            year(2022, proved(445_218), 563_624),
            year(2023, assumed(456_402), 578_536),
            year(2024, assumed(467_531), 593_375),
        ],
        bill_label: "Rechnung".into(),
        without_label: "ohne spätere Beitritte".into(),
        statuses: statuses(),
        gap_label: "keine Rechnung".into(),
    }
}

pub(super) fn membership_spans() -> MembershipSpans {
    let since =
        |label: &str, from| MemberSpans { label: label.into(), spans: vec![SpanBar { from, to: None }] };
    let first = date(2019, 1, 1);
    MembershipSpans {
        from: first,
        to: date(2025, 1, 1),
        members: vec![
            since("Bergkamen", first),
            since("Bönen", first),
            since("Holzwickede", date(2022, 1, 1)),
            since("Lünen", first),
            since("Schwerte", first),
            since("Selm", date(2020, 7, 1)),
            since("Unna", first),
            since("Werne", first),
        ],
        from_label: "ab {}".into(),
        until_label: "bis {}".into(),
        several_label: "{} Kommunen".into(),
        from_start_label: "{} Kommunen von Anfang an".into(),
    }
}

pub(super) fn scenario() -> ScenarioChart {
    let step = |members, label: &str, bill, kind| ScenarioChartStep {
        members,
        count: format!("{members} Kommunen"),
        label: label.into(),
        bill: Cents(bill).into(),
        kind,
    };
    ScenarioChart {
        steps: vec![
            step(6, "", 503_375, ScenarioKind::Earlier),
            step(7, "mit Selm", 431_464, ScenarioKind::Earlier),
            step(8, "heute", 377_531, ScenarioKind::Today),
            step(9, "mit Kamen", 335_583, ScenarioKind::Imagined),
            step(10, "mit Fröndenberg", 302_025, ScenarioKind::Imagined),
        ],
        members_label: "beteiligte Kommunen".into(),
        gain_label: "Veränderung je Kommune gegenüber dem Schritt davor".into(),
        gain_suffix: "zum Schritt davor".into(),
        statuses: statuses(),
    }
}

pub(super) fn waterfall() -> WaterfallBars {
    let reason =
        |label: &str, change, kind| WaterfallReason { label: label.into(), change: Cents(change), kind };
    WaterfallBars {
        from: WaterfallLevel { label: "2019".into(), amount: Cents(527_625).into() },
        reasons: vec![
            reason("Selm", -68_000, ReasonKind::Group),
            reason("Holzwickede", -57_000, ReasonKind::Group),
            reason("Personalkosten", 64_000, ReasonKind::Cost),
            reason("Wartung", 22_438, ReasonKind::Other),
        ],
        to: WaterfallLevel { label: "2024".into(), amount: Cents(489_063).into() },
        statuses: statuses(),
    }
}
