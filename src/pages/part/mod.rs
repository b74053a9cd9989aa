//! Parts that several pages show: amounts and their marks, sentences, tables, charts on their way into a template.

pub(super) mod amount;
pub(super) mod basis;
pub(super) mod change_sentence;
pub(super) mod composition;
pub(super) mod count;
pub(super) mod document_link;
pub(super) mod drawing;
pub(super) mod example;
pub(super) mod figure;
pub(super) mod file_state;
pub(super) mod fraction;
pub(super) mod history_link;
pub(super) mod notice;
pub(super) mod period;
pub(super) mod savings_table;
pub(super) mod scenario_chart;
pub(super) mod share_over_time;
pub(super) mod split_rule;
pub(super) mod stated_date;
pub(super) mod table_signs;
pub(super) mod tense;
pub(super) mod timeline;
pub(super) mod until;
pub(super) mod who;
