//! How a sentence finds its wording. Rust chooses the sentence: a variant of an enum whose fields are the figures in
//! it. A file of `site-templates/wording/` words it once, in a macro that is named as the variant and gets these fields
//! as `s`. A template writes `{{ say("overview", page.lead) }}`; a sentence without wording is an error there, never
//! silence.

use super::stated;
use crate::templates::SharedMacro;
use minijinja::value::{Object, ValueKind};
use minijinja::{Error, ErrorKind, State, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The field of a sentence in which its variant's name stands: every enum of sentences is `#[serde(tag = "say")]`.
const VARIANT: &str = "say";

/// The macros of each file of wordings.
#[derive(Debug)]
pub(super) struct Wordings(pub(super) BTreeMap<String, BTreeMap<String, Arc<SharedMacro>>>);

impl Object for Wordings {
    /// Words one sentence, several with a space between them, or none.
    fn call(self: &Arc<Self>, state: &mut State<'_, '_>, given: &[Value]) -> Result<Value, Error> {
        let [file, sentence] = given else {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                "say takes a file of wordings and a sentence",
            ));
        };
        let mut said = String::new();
        match sentence.kind() {
            ValueKind::None => {}
            ValueKind::Seq => {
                for sentence in sentence.try_iter()? {
                    if !said.is_empty() {
                        said.push(' ');
                    }
                    said.push_str(&self.worded(state, file, &sentence)?);
                }
            }
            _ => said = self.worded(state, file, sentence)?,
        }
        Ok(Value::from_safe_string(said))
    }
}

impl Wordings {
    fn worded(&self, state: &mut State<'_, '_>, file: &Value, sentence: &Value) -> Result<String, Error> {
        let variant = sentence.get_attr(VARIANT)?;
        let words = self.0.get(file.as_str().unwrap_or_default());
        let words = words.zip(variant.as_str()).and_then(|(words, variant)| words.get(variant));
        let words = words.ok_or_else(|| {
            Error::new(ErrorKind::UndefinedError, format!("the sentence {variant} has no wording in {file}"))
        })?;
        let mut given = vec![sentence.clone()];
        // Sentences with links, and so with figures that lead somewhere, say that they need the way to the
        // agreement's folder.
        let has_links = words.arguments() > 1;
        given.extend(has_links.then(|| state.lookup("home")).flatten());
        let said = words.say(state, given)?.trim().to_owned();
        if has_links {
            stated::note(state, sentence, &said)?;
        }
        Ok(said)
    }
}

#[cfg(test)]
mod tests {
    use crate::figures::Certainty;
    use crate::pages::frame::templates::Templates;
    use crate::pages::page::journal::{corrections, entry_link, membership_row, sentences as journal};
    use crate::pages::page::keys::{AboutMeasure, KeysLead, ValueStanding};
    use crate::pages::page::method::said::{MethodLead, MethodRule, MethodStep, OnDocuments};
    use crate::pages::page::outlook::said::{OutlookBasis, OutlookLead, OutlookTitle};
    use crate::pages::page::overview::fixed::FixedFigure;
    use crate::pages::page::overview::in_brief::{BriefAnswer, BriefReason};
    use crate::pages::page::overview::{joined, next, paid, paid_chart, reasons};
    use crate::pages::page::start::said::{OfAllAgreements, OfMunicipality, PicturedSaid};
    use crate::pages::page::year_page::{self, change_table, composition, lead, payments};
    use crate::pages::page::{
        changes, checksums, cite, data_page, legal, member_list, member_page, statement, year_list,
    };
    use crate::pages::part::ahead::BookedAhead;
    use crate::pages::part::bill_change;
    use crate::pages::part::notice;
    use crate::pages::part::one_more::OneMore;
    use crate::pages::part::savings_table::SavingTitle;
    use crate::pages::part::split_rule;
    use crate::pages::part::step_group::StepGroup;
    use crate::pages::part::table_signs::SignMeaning;
    use crate::pages::part::timeline;
    use crate::pages::part::until::Until;
    use crate::pages::part::vat_note::VatNote;
    use crate::pages::part::who::Who;
    use crate::pages::published::StandCopy;
    use crate::templates::TemplateFiles;
    use minijinja::context;
    use minijinja::value::Serde;
    use minijinja::{Error, Value};
    use serde::Serialize;
    use std::collections::BTreeSet;
    use strum::IntoEnumIterator;

    /// Every variant of an enum of sentences.
    fn each<S: IntoEnumIterator + Serialize>() -> Vec<Value> {
        S::iter().map(|sentence| Value::from(Serde(sentence))).collect()
    }

    fn of_overview() -> Vec<Value> {
        let all = [
            each::<paid::Paid>(),
            each::<paid_chart::BarCaption>(),
            each::<SavingTitle>(),
            each::<joined::Changed>(),
            each::<joined::ShareTitle>(),
            each::<reasons::Question>(),
            each::<reasons::Why>(),
            each::<next::WhatNext>(),
        ];
        all.concat()
    }

    /// Every enum of sentences, by the file that words it. An enum that is missing here fails the test, since its
    /// wordings have no variant then.
    fn sentences() -> Vec<(&'static str, Vec<Value>)> {
        let of_journal = [
            each::<journal::JournalTitle>(),
            each::<journal::JournalLead>(),
            each::<membership_row::JoinedOrLeft>(),
            each::<corrections::Replaced>(),
        ];
        let of_privacy =
            [each::<legal::AccessLogs>(), each::<legal::NamesOfKeepers>(), each::<legal::PersonalData>()];
        let of_year_page = [
            each::<lead::YearSaid>(),
            each::<composition::LargestPart>(),
            each::<payments::PayeeSaid>(),
            each::<payments::OwnShare>(),
            each::<change_table::AbsentIn>(),
            each::<year_page::EntriesTakenBack>(),
        ];
        vec![
            ("accessibility", [each::<legal::AccessibilityClaim>(), each::<legal::GroundSaid>()].concat()),
            ("privacy", of_privacy.concat()),
            ("easy_language", each::<legal::EasyLanguageCheck>()),
            ("checksums", [each::<checksums::RecordedStands>(), each::<StandCopy>()].concat()),
            ("cite", [each::<cite::WhichPage>(), each::<cite::Lasting>(), each::<FixedFigure>()].concat()),
            ("data_page", [each::<data_page::WhatIsComputed>(), each::<data_page::LicenceSaid>()].concat()),
            ("year_list", [each::<year_list::CostsOfYears>(), each::<year_list::YearNote>()].concat()),
            ("timeline", each::<timeline::TimelineSaid>()),
            ("moves", each::<timeline::GroupMove>()),
            ("until", each::<Until>()),
            ("vat", each::<VatNote>()),
            ("split_rule", each::<split_rule::SplitRule>()),
            ("split_part", each::<split_rule::SplitPart>()),
            ("changed_part", each::<reasons::ChangedPart>()),
            ("bill_change", each::<bill_change::BillChangeSaid>()),
            ("year_page", of_year_page.concat()),
            ("notice", each::<notice::NoticeSentence>()),
            ("extent", each::<notice::Extent>()),
            ("signs", each::<SignMeaning>()),
            ("assumption", each::<notice::Assumption>()),
            ("ahead", each::<BookedAhead>()),
            ("booked", each::<corrections::EntryContent>()),
            ("counterpart", each::<entry_link::Counterpart>()),
            ("feed", each::<changes::WhatIsBooked>()),
            ("journal", of_journal.concat()),
            ("changes", [each::<changes::WhatWasBooked>(), each::<changes::WhatIsBooked>()].concat()),
            ("joins", each::<joined::Joiners>()),
            ("one_more", each::<OneMore>()),
            ("in_brief", each::<BriefAnswer>()),
            ("brief_reason", each::<BriefReason>()),
            (
                "outlook",
                [each::<OutlookLead>(), each::<OutlookBasis>(), each::<OutlookTitle>(), each::<StepGroup>()]
                    .concat(),
            ),
            ("municipality", each::<OfMunicipality>()),
            ("start", [each::<OfAllAgreements>(), each::<PicturedSaid>()].concat()),
            ("overview", of_overview()),
            (
                "member_page",
                [
                    each::<member_page::takes_part::TakesPart>(),
                    each::<member_page::paid::MemberPays>(),
                    each::<member_page::saved::MemberSaved>(),
                    each::<member_page::bill_chart::BillTitle>(),
                    each::<member_page::memberships::MembershipMove>(),
                ]
                .concat(),
            ),
            (
                "statement",
                [each::<statement::says::StatementSays>(), each::<statement::says::FractionNote>()].concat(),
            ),
            ("keys", [each::<KeysLead>(), each::<AboutMeasure>(), each::<ValueStanding>()].concat()),
            (
                "method",
                [each::<MethodLead>(), each::<MethodRule>(), each::<MethodStep>(), each::<OnDocuments>()]
                    .concat(),
            ),
            ("who", each::<Who>()),
            ("to_whom", each::<Who>()),
            ("per", each::<Who>()),
            (
                "member_list",
                [
                    each::<member_list::WhoTakesPart>(),
                    each::<member_list::Later>(),
                    each::<member_list::SpansTitle>(),
                    each::<member_list::SpansTime>(),
                    each::<member_list::MembershipDays>(),
                ]
                .concat(),
            ),
        ]
    }

    fn render(templates: &Templates, file: &str, sentence: &Value) -> Result<String, Error> {
        let page = "{{ say(file, sentence) }}";
        templates.parsed.environment().render_named_str(
            "page.html",
            page,
            context! { file, sentence, home => "" },
        )
    }

    /// Beside a link and in its picture an amount stands without its sign.
    #[test]
    fn how_much_of_an_amount_is_proved_has_words_too() {
        let templates = templates();
        let words = |mark: Certainty| {
            let environment = templates.parsed.environment();
            environment
                .render_named_str(
                    "page.html",
                    "{{ proved(mark) }}",
                    context! { mark => Value::from(Serde(mark)) },
                )
                .expect("words")
        };
        for certainty in Certainty::iter() {
            let is_proved = matches!(certainty, Certainty::NotBooked | Certainty::Proved);
            assert_eq!(words(certainty).is_empty(), is_proved, "{certainty:?}");
        }
        assert_eq!(words(Certainty::Assumed), "; angenommen, nicht belegt");
    }

    fn variant(sentence: &Value) -> String {
        sentence.get_attr(super::VARIANT).expect("a sentence says which it is").to_string()
    }

    fn folder() -> std::path::PathBuf {
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("site-templates/wording")
    }

    fn templates() -> Templates {
        Templates::of(&TemplateFiles::new(Vec::new()).0).0.expect("templates")
    }

    /// The wordings of a file, by name.
    fn wordings(file: &str) -> Vec<(String, String)> {
        let text =
            std::fs::read_to_string(folder().join(format!("{file}.html"))).expect("a file of wordings");
        let named = text.split("{% macro ").skip(1).map(|rest| {
            let (name, rest) = rest.split_once('(').expect("what the wording takes");
            (name.to_owned(), rest.split("{% endmacro %}").next().unwrap_or_default().to_owned())
        });
        named.collect()
    }

    #[test]
    fn every_sentence_has_a_wording_and_every_wording_a_sentence() {
        let templates = templates();
        for (file, sentences) in sentences() {
            for sentence in &sentences {
                let said = render(&templates, file, sentence);
                said.unwrap_or_else(|error| panic!("{file}: {}: {error:#}", variant(sentence)));
            }
            let variants: Vec<String> = sentences.iter().map(variant).collect();
            let known: BTreeSet<&String> = variants.iter().collect();
            assert_eq!(known.len(), variants.len(), "{file}: two sentences with one name");
            let worded = wordings(file);
            assert_eq!(worded.len(), variants.len(), "{file}: a sentence is worded twice");
            for (name, text) in &worded {
                assert!(!text.trim().is_empty(), "{file}: {name} says nothing");
                assert!(known.contains(name), "{file}: {name} is the wording of no sentence");
            }
        }
        let files = std::fs::read_dir(folder()).expect("the folder of wordings").count();
        assert_eq!(files, sentences().len(), "a file of wordings that no sentence uses");
    }

    #[test]
    fn a_wording_has_one_condition_at_most_and_compares_nothing() {
        for (file, _) in sentences() {
            for (name, text) in wordings(file) {
                assert!(text.matches(" if ").count() <= 1, "{file}: {name}");
                assert!(!["elif", "==", "!="].iter().any(|sign| text.contains(sign)), "{file}: {name}");
            }
        }
    }

    #[test]
    fn a_sentence_without_wording_is_an_error() {
        let missing = context! { say => "Nowhere" };
        let error = render(&templates(), "changes", &missing).expect_err("no wording");
        assert!(error.to_string().contains("the sentence Nowhere has no wording"), "{error}");
    }
}
