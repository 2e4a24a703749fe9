//! The name of a table, for the head of the page.

use lasso_path::regression::MadeKind;
use solver_worker::{Features, Source, Table};

/// What a table is, in few words.
#[must_use]
pub fn title(table: &Table) -> String {
    let selection = &table.selection;
    let data = match &table.source {
        Source::Diabetes => "Diabetes".to_owned(),
        Source::DiabetesSquares => "Diabetes, squares and products".to_owned(),
        Source::Linnerud => format!(
            "Linnerud: {}",
            selection
                .target
                .as_deref()
                .unwrap_or("Weight")
                .to_lowercase()
        ),
        Source::Made(made) => {
            let kind = match made.kind {
                MadeKind::Plain => "",
                MadeKind::Twin => ", a twin",
                MadeKind::Decoy => ", a decoy",
            };
            format!("Made data{kind}, {} × {}", made.rows, made.features)
        }
    };
    match &selection.features {
        Features::All => data,
        Features::Only(names) => format!("{data} ({})", names.join(", ")),
        Features::Without(names) => format!("{data} without {}", names.join(", ")),
    }
}
