//! Which features survive: the table of all of them.

use crate::store::{use_current, use_store};
use crate::widget::claim::paragraph;
use crate::widget::quantity::{Quantity, quantity};
use figure::number::{compact, significant};
use std::rc::Rc;
use study::table::{Active, Row, text};
use yew::prelude::*;

/// Of a table with more features than this the page has a row for the first ones alone; the CSV has all.
const MOST_ROWS: usize = 100;

/// What is said of the survivors, and their table.
#[component]
pub fn Survivors() -> Html {
    let claims = use_current(|current| {
        let fitted = current.derived.fitted();
        fitted.map(|fitted| {
            let mut claims = fitted.notes();
            claims.extend(fitted.validation_words());
            claims.extend(fitted.errors());
            claims
        })
    });
    html! {
        <>
            <Features />
            { for claims.into_iter().flatten().map(paragraph) }
            <p class="quiet">{ text::NOT_SIGNIFICANT }</p>
            <dl class="numbers">
                <div><dt>{ text::INTERCEPT }</dt><dd>{ quantity("intercept") }</dd></div>
                <div><dt>{ text::TRAINING_ERROR }</dt><dd>{ quantity("train-error") }</dd></div>
                <div><dt>{ text::TEST_ERROR }</dt><dd>{ quantity("test-error") }</dd></div>
                <div><dt>{ text::HELD_OUT_ERROR }</dt><dd>{ quantity("cv-error") }</dd></div>
                <div><dt>{ "λ_min" }</dt><dd>{ quantity("cv-lambda-min") }</dd></div>
                <div><dt>{ "λ_1se" }</dt><dd>{ quantity("cv-lambda-1se") }</dd></div>
            </dl>
            <p class="quiet">{ text::NOT_IRRELEVANT }</p>
            <p class="quiet">{ text::REFIT }</p>
        </>
    }
}

/// All features, survivors first. Which ones survive decides the order, so that it rests between two knots.
#[component]
fn Features() -> Html {
    let rows = use_current(|current| {
        let fitted = current.derived.fitted();
        fitted.map(|fitted| (fitted.rows(), current.derived.outline.names.clone()))
    });
    let raised = use_current(|current| current.attention.raised);
    let store = use_store();
    let Some((rows, names)) = rows else {
        return Html::default();
    };
    let with_truth = rows.iter().any(|row| row.truth.is_some());
    let raise = |feature: Option<usize>| {
        let store = Rc::clone(&store);
        move || store.raise(feature)
    };
    let row = |row: &Row| {
        let name = AttrValue::from(names[row.feature].clone());
        let feature = Some((row.feature, name.clone()));
        let (enter, focus) = (raise(Some(row.feature)), raise(Some(row.feature)));
        let (leave, blur) = (raise(None), raise(None));
        let classes = classes!(
            (row.coefficient == 0.0).then_some("zero"),
            (raised == Some(row.feature)).then_some("raised")
        );
        html! {
            <tr key={row.feature} class={classes} tabindex="0"
                onpointerenter={Callback::from(move |_: PointerEvent| enter())}
                onpointerleave={Callback::from(move |_: PointerEvent| leave())}
                onfocus={Callback::from(move |_: FocusEvent| focus())}
                onblur={Callback::from(move |_: FocusEvent| blur())}>
                <th scope="row" title={name.clone()}>{ &name }</th>
                <td><Quantity name="coefficient" feature={feature.clone()} /></td>
                <td><Quantity name="own-coefficient" {feature} /></td>
                <td>{ row.refit.map_or_else(|| "–".to_owned(), |refit| compact(refit, 4)) }</td>
                <td>{ active(&row.active) }</td>
                if with_truth {
                    <td>{ if row.truth == Some(true) { text::YES } else { text::NO } }</td>
                }
            </tr>
        }
    };
    let more = rows.len().saturating_sub(MOST_ROWS);
    html! {
        <div class="features-table" tabindex="0" role="region" aria-label={text::FEATURES}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ text::FEATURE }</th>
                        <th scope="col" title={text::STANDARDIZED_LONG}>{ text::STANDARDIZED }</th>
                        <th scope="col" title={text::OWN_LONG}>{ text::OWN }</th>
                        <th scope="col" title={text::REFIT}>{ text::REFIT_SHORT }</th>
                        <th scope="col" title={text::ACTIVE_LONG}>{ text::ACTIVE }</th>
                        if with_truth {
                            <th scope="col">{ text::TRUE_FEATURE }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    { for rows.iter().take(MOST_ROWS).map(row) }
                </tbody>
            </table>
            if more > 0 {
                <p class="quiet">{ format!("{more} more features are not listed here.") }</p>
            }
        </div>
    }
}

/// The λ between which a feature is not 0.
fn active(intervals: &[Active]) -> String {
    let each = intervals.iter().map(|active| {
        let [from, to] = [active.from, active.to].map(|lambda| significant(lambda.value(), 3));
        format!("{from} – {to}")
    });
    let all: Vec<String> = each.collect();
    if all.is_empty() {
        text::NEVER.to_owned()
    } else {
        all.join(", ")
    }
}
