//! The role that a mark plays in a chart. A role has a class, the stylesheet gives it its colour.
//!
//! plotters carries a colour to the backend and nothing else, so a role travels as a colour: its number is the
//! red channel. No colour of any kind is decided here.

use plotters::style::Color;
use plotters_backend::BackendColor;

/// What a line, an area or a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Mark {
    /// Lines that help to read a value.
    Grid,
    /// The zero line and the ticks of years.
    Axis,
    /// What joins a label to what it names.
    Leader,
    /// The stepped line of what was paid.
    Actual,
    /// The dotted line of what is planned.
    Planned,
    /// The dashed line of what would have been paid.
    Without,
    /// The area between the two.
    Between,
    /// A column or bar of what was paid.
    Bar,
    /// A planned part of a column or bar: pale, with a dotted edge.
    PlannedPart,
    /// An assumed part of one: pale, with an edge and hatched.
    AssumedPart,
    /// The hatching of such a part.
    Hatching,
    /// A column of what is only imagined: hollow and dashed.
    Imagined,
    /// A column of fewer members than today's, which is only calculated: hollow and dashed too, and quieter.
    Earlier,
    /// The outline of what a column would have been.
    Outline,
    /// Change by cost.
    CostEffect,
    /// Change by membership.
    MembershipEffect,
    /// Change by the key.
    KeyEffect,
    /// Change by what is not divided.
    OtherEffect,
    /// The level from which reasons lead, and to which.
    Level,
    /// The sum of all changes.
    Net,
    /// An accession or another gain in members.
    Join,
    /// A withdrawal.
    Leave,
    /// The saving of an accession, in three alternating shades of one hue.
    SavingDark,
    /// See [`Mark::SavingDark`].
    SavingMiddle,
    /// See [`Mark::SavingDark`].
    SavingLight,
}

/// Every role with its class, in the order of the enum.
pub(super) const CLASSES: [(Mark, &str); 25] = [
    (Mark::Grid, "grid"),
    (Mark::Axis, "axis"),
    (Mark::Leader, "leader"),
    (Mark::Actual, "actual"),
    (Mark::Planned, "planned"),
    (Mark::Without, "without"),
    (Mark::Between, "between"),
    (Mark::Bar, "bar"),
    (Mark::PlannedPart, "plan"),
    (Mark::AssumedPart, "assumed"),
    (Mark::Hatching, "hatching"),
    (Mark::Imagined, "imagined"),
    (Mark::Earlier, "earlier"),
    (Mark::Outline, "outline"),
    (Mark::CostEffect, "cost"),
    (Mark::MembershipEffect, "membership"),
    (Mark::KeyEffect, "key"),
    (Mark::OtherEffect, "other"),
    (Mark::Level, "level"),
    (Mark::Net, "net"),
    (Mark::Join, "join"),
    (Mark::Leave, "leave"),
    (Mark::SavingDark, "saving-1"),
    (Mark::SavingMiddle, "saving-2"),
    (Mark::SavingLight, "saving-3"),
];

/// The class of the role that came through plotters as this colour.
pub(super) fn class_of(color: BackendColor) -> &'static str {
    CLASSES.get(usize::from(color.rgb.0)).map_or("", |(_, class)| class)
}

impl Color for Mark {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (*self as u8, 0, 0) }
    }
}

/// The role of a text; its class is carried as the name of a font family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextRole {
    /// Ticks, units, years: muted.
    Tick,
    /// Names and explanations in ink.
    Name,
    /// A value or a name that matters, semibold, in ink.
    Strong,
    /// In the colour of what was paid.
    Actual,
    /// Its value, semibold.
    ActualValue,
    /// In the colour of what would have been paid.
    Without,
    /// In the colour of the cost effect.
    Cost,
    /// Its value, semibold.
    CostValue,
    /// Semibold, on a filled column.
    OnBar,
}

impl TextRole {
    /// The class in the stylesheet; empty for plain text.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Tick => "tick",
            Self::Name => "",
            Self::Strong => "strong",
            Self::Actual => "of-actual",
            Self::ActualValue => "of-actual strong",
            Self::Without => "of-without",
            Self::Cost => "of-cost",
            Self::CostValue => "of-cost strong",
            Self::OnBar => "on-bar",
        }
    }

    /// Whether the stylesheet sets it semibold, which is wider.
    pub(super) fn is_semibold(self) -> bool {
        matches!(self, Self::Strong | Self::ActualValue | Self::CostValue | Self::OnBar)
    }

    /// The role of the name below a value of this role.
    pub(super) fn of_its_name(self) -> Self {
        match self {
            Self::Strong => Self::Name,
            Self::ActualValue => Self::Actual,
            Self::CostValue => Self::Cost,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_comes_through_plotters_with_its_own_class() {
        for (place, (mark, class)) in CLASSES.iter().enumerate() {
            assert_eq!(*mark as usize, place);
            assert_eq!(class_of(mark.to_rgba().to_backend_color()), *class);
        }
    }
}
