//! Where a table comes from: data sets, made data, their features, and rows kept for a test.

use crate::browser::is_small;
use crate::store::{use_current, use_store};
use crate::widget::button::{Button, Select};
use crate::widget::field::number_field;
use figure::number::shortest;
use lasso_path::regression::MadeKind;
use solver_worker::{Features, Selection, Source, Split, Table};
use std::rc::Rc;
use study::table::{MADE, text};
use study::{Action, EXAMPLES, Example, Intent, Problem, Typed};
use yew::prelude::*;

/// The share of the rows that is kept for a test.
const TEST: Split = Split {
    share: 0.25,
    seed: 1,
};

/// The properties of the data's part of the drawer.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Closes the drawer.
    pub close: Callback<()>,
}

/// The examples and the data with many features.
#[component]
pub fn DataSets(props: &Props) -> Html {
    let problem = use_current(|current| current.state.problem.clone());
    let store = use_store();
    let table = match &problem {
        Problem::Table(table) => Some(table.clone()),
        _ => None,
    };
    let example = |example: &'static Example| {
        let (store, close) = (Rc::clone(&store), props.close.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let appearance = store.state().appearance;
            let mut state = example.state();
            state.appearance = appearance;
            store.dispatch(Action::Load(Box::new(state)));
            if is_small() {
                close.emit(());
            }
        });
        let chosen = example.state().problem == problem;
        html! {
            <li key={example.name}>
                <button type="button" class="example plain" data-example={example.name}
                    aria-pressed={chosen.to_string()} {onclick}>
                    <b>{ example.title }</b>
                    <span>{ example.about }</span>
                </button>
            </li>
        }
    };
    html! {
        <section class="data-sets">
            <h3>{ text::DATA }</h3>
            <ul class="examples plain" aria-label={text::DATA}>{ for EXAMPLES.iter().map(example) }</ul>
            if let Some(table) = table {
                <Choices {table} />
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ChoicesProps {
    table: Table,
}

/// What of the data is used.
#[component]
fn Choices(props: &ChoicesProps) -> Html {
    let table = &props.table;
    let store = use_store();
    let split = table.selection.test.is_some();
    let toggle = {
        let (store, table) = (Rc::clone(&store), table.clone());
        Callback::from(move |_: MouseEvent| {
            let test = (!split).then_some(TEST);
            let selection = Selection {
                test,
                ..table.selection.clone()
            };
            store.dispatch(Intent::ChooseTable(Table {
                selection,
                ..table.clone()
            }));
        })
    };
    html! {
        <>
            <Target table={table.clone()} />
            <MadeFields table={table.clone()} />
            <div class="buttons">
                <Button id="test-rows" pressed={Some(split)} onclick={toggle}>{ text::KEEP_TEST }</Button>
            </div>
            <FeatureList table={table.clone()} />
        </>
    }
}

/// The column that is explained, where there is a choice.
#[component]
fn Target(props: &ChoicesProps) -> Html {
    let table = props.table.clone();
    let store = use_store();
    let targets = table.source.targets();
    if targets.len() < 2 {
        return Html::default();
    }
    let chosen = table
        .selection
        .target
        .clone()
        .unwrap_or_else(|| targets[0].to_owned());
    let options: Vec<[AttrValue; 2]> = targets
        .iter()
        .map(|name| [(*name).into(), (*name).into()])
        .collect();
    let choose = Callback::from(move |name: String| {
        let target = (name != table.source.targets()[0]).then_some(name);
        let selection = Selection {
            target,
            ..table.selection.clone()
        };
        store.dispatch(Intent::ChooseTable(Table {
            selection,
            ..table.clone()
        }));
    });
    html! {
        <label class="target">{ text::TARGET }<Select id="table-target" {options} {chosen} {choose} /></label>
    }
}

/// The numbers that made data are made from.
#[component]
fn MadeFields(props: &ChoicesProps) -> Html {
    let Source::Made(made) = props.table.source else {
        return Html::default();
    };
    let table = props.table.clone();
    let store = use_store();
    const KINDS: [(MadeKind, &str, &str); 3] = [
        (MadeKind::Plain, "plain", "All alike"),
        (MadeKind::Twin, "twin", "A twin of a true one"),
        (MadeKind::Decoy, "decoy", "A decoy"),
    ];
    let options: Vec<[AttrValue; 2]> = KINDS
        .iter()
        .map(|(_, value, text)| [(*value).into(), (*text).into()])
        .collect();
    let chosen = KINDS.iter().find(|(kind, ..)| *kind == made.kind);
    let choose = Callback::from(move |chosen: String| {
        if let Some((kind, ..)) = KINDS.iter().find(|(_, value, _)| *value == chosen) {
            let mut made = lasso_path::regression::Made {
                kind: *kind,
                ..made
            };
            if made.check().is_err() {
                made = lasso_path::regression::Made {
                    kind: *kind,
                    ..MADE
                };
            }
            store.dispatch(Intent::ChooseTable(Table {
                source: Source::Made(made),
                ..table.clone()
            }));
        }
    });
    let field = |k: usize, value: String| {
        let typed = Typed::Made(k);
        number_field(format!("made-{k}"), typed.sign(), value, typed)
    };
    html! {
        <div class="fields made">
            <Select id="made-kind" label={Some(text::KIND)} {options} chosen={chosen.map_or("plain", |kind| kind.1)} {choose} />
            { field(0, made.rows.to_string()) }
            { field(1, made.features.to_string()) }
            { field(2, made.nonzero.to_string()) }
            { field(3, shortest(made.size)) }
            { field(4, shortest(made.correlation)) }
            { field(5, shortest(made.noise)) }
            { field(6, made.seed.to_string()) }
        </div>
    }
}

/// The features, each of which can be left out.
#[component]
fn FeatureList(props: &ChoicesProps) -> Html {
    let table = props.table.clone();
    let names = use_current(|current| current.derived.outline.names.clone());
    let store = use_store();
    let without = match &table.selection.features {
        Features::Without(names) => names.clone(),
        Features::All => Vec::new(),
        Features::Only(_) => {
            let all = {
                let table = table.clone();
                Callback::from(move |_: MouseEvent| {
                    let selection = Selection {
                        features: Features::All,
                        ..table.selection.clone()
                    };
                    store.dispatch(Intent::ChooseTable(Table {
                        selection,
                        ..table.clone()
                    }));
                })
            };
            return html! { <div class="buttons"><Button id="all-features" onclick={all}>{ text::ALL_FEATURES }</Button></div> };
        }
    };
    let item = |name: &String| {
        let used = !without.contains(name);
        let (store, table, without, name) = (
            Rc::clone(&store),
            table.clone(),
            without.clone(),
            name.clone(),
        );
        let shown = name.clone();
        let onchange = Callback::from(move |_: Event| {
            let mut without = without.clone();
            if used {
                without.push(name.clone());
            } else {
                without.retain(|other| *other != name);
            }
            let features = if without.is_empty() {
                Features::All
            } else {
                Features::Without(without)
            };
            let selection = Selection {
                features,
                ..table.selection.clone()
            };
            store.dispatch(Intent::ChooseTable(Table {
                selection,
                ..table.clone()
            }));
        });
        html! {
            <label key={shown.clone()}><input type="checkbox" checked={used} {onchange} />{ shown }</label>
        }
    };
    html! {
        <details class="feature-list">
            <summary>{ text::CHOOSE_FEATURES }</summary>
            <div>{ for names.iter().chain(&without).map(item) }</div>
        </details>
    }
}
