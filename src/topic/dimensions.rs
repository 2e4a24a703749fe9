//! The path of three parameters, and what more of them change: the parts of the octahedron, and zeros.

use crate::store::{use_current, use_store};
use crate::table::paths::{PathsChart, Waiting};
use crate::widget::button::Button;
use crate::widget::claim::chart_title;
use study::View;
use study::table::Part;
use study::view::space::dimensions::{Dimensions, MOST, dimensions, mean};
use study::view::space::text;
use yew::prelude::*;

/// The topic.
#[component]
pub fn SpacePath() -> Html {
    let large = use_current(|current| current.state.view.open == View::Paths);
    let title = use_current(|current| current.derived.paths_title());
    let zeros = use_current(|current| current.derived.random_zeros.clone());
    let rows = dimensions(&zeros);
    let store = use_store();
    let again = Callback::from(move |_: MouseEvent| store.try_again());
    html! {
        <>
            { for title.map(chart_title) }
            if !large {
                <PathsChart />
            }
            <h3>{ text::DIMENSIONS }</h3>
            { parts(&rows) }
            <h3>{ text::ZEROS }</h3>
            { match &zeros {
                Part::Ready(_) => table(text::ZEROS, &text::ZERO_COLUMNS, rows.iter().map(zeros_row)),
                Part::Failed(why) => html! {
                    <>
                        <p role="status">{ text::failed(why) }</p>
                        <Button id="try-again" onclick={again}>{ text::TRY_AGAIN }</Button>
                    </>
                },
                Part::Unasked | Part::Waiting => html! { <Waiting /> },
            } }
            <p class="quiet">{ text::RANDOM }</p>
        </>
    }
}

fn table(name: &'static str, columns: &[&'static str], rows: impl Iterator<Item = Html>) -> Html {
    let heads = columns
        .iter()
        .map(|column| html! { <th scope="col">{ *column }</th> });
    html! {
        <div class="features-table dimensions" tabindex="0" role="group" aria-label={name}>
            <table>
                <thead><tr>{ for heads }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// How many corners, edges, facets and faces there are.
fn parts(rows: &[Dimensions]) -> Html {
    let row = |row: &Dimensions| {
        let counts = [row.corners, row.edges, row.facets, row.faces];
        let cells = counts
            .into_iter()
            .map(|count| html! { <td>{ grouped(count) }</td> });
        html! { <tr key={row.count}><th scope="row">{ row.count }</th>{ for cells }</tr> }
    };
    table(text::DIMENSIONS, &text::COLUMNS, rows.iter().map(row))
}

/// How many of the losses have how many zeros: a strip from 0 to the most, the darker the more often.
fn zeros_row(row: &Dimensions) -> Html {
    let Some(zeros) = &row.zeros else {
        return Html::default();
    };
    let most = zeros.lasso.iter().copied().max().unwrap_or(1).max(1);
    let cell = |(k, count): (usize, &usize)| {
        let share = *count as f64 / most as f64;
        html! { <rect x={k.to_string()} y="0" width="0.9" height="1" fill-opacity={format!("{share:.3}")} /> }
    };
    let ridge = zeros
        .ridge
        .iter()
        .rposition(|count| *count > 0)
        .unwrap_or(0);
    html! {
        <tr key={row.count}>
            <th scope="row">{ row.count }</th>
            <td>{ format!("{:.1}", mean(&zeros.lasso)) }</td>
            <td>
                <svg class="zeros-strip" viewBox={format!("0 0 {} 1", MOST + 1)} preserveAspectRatio="none" aria-hidden="true">
                    <rect class="ground" x="0" y="0" width={format!("{:.1}", row.count as f64 + 0.9)} height="1" />
                    { for zeros.lasso.iter().enumerate().map(cell) }
                </svg>
            </td>
            <td>{ ridge }</td>
        </tr>
    }
}

/// A whole number with its digits in threes.
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (k, digit) in digits.char_indices() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}
