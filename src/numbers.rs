//! The problem with its numbers, and the words about the picture.

use crate::store::use_current;
use crate::widget::claim::paragraph;
use crate::widget::quantity::{Quantity, colored, quantity};
use figure::penalty_text;
use lasso_path::solve::penalty::Penalty;
use std::rc::Rc;
use study::topic::penalties::words as penalty_words;
use study::{Chip, QUANTITIES, Topic};
use yew::prelude::*;

/// The problem and its two values.
#[component]
pub fn Equation() -> Html {
    let penalty = use_current(|current| current.state.objective.penalty);
    html! {
        <section class="equation" aria-label="The problem and its value">
            <math>
                <munder><mo form="prefix">{ "min" }</mo><mi>{ "θ" }</mi></munder>
                <mrow class="loss">
                    <mtext>{ "Loss" }</mtext>
                    <mo form="prefix" stretchy="false">{ "(" }</mo>
                    <mi>{ "θ" }</mi>
                    <mo form="postfix" stretchy="false">{ ")" }</mo>
                </mrow>
                <mo form="infix">{ "+" }</mo>
                <mrow class="penalty"><mi>{ "λ" }</mi>{ formula(penalty) }</mrow>
            </math>
            <p>
                { "=\u{a0}" }{ colored("loss", "loss") }
                { " +\u{a0}" }{ colored("penalty", "penalty") }
                { " ≈\u{a0}" }{ colored("objective", "ink") }
            </p>
        </section>
    }
}

/// P(θ).
fn formula(penalty: Penalty) -> Html {
    if penalty != Penalty::L1 {
        return html! { <mtext>{ "\u{a0}·\u{a0}" }{ penalty_text::formula(penalty) }</mtext> };
    }
    html! {
        <msub>
            <mrow>
                <mo form="prefix" stretchy="false">{ "‖" }</mo>
                <mi>{ "θ" }</mi>
                <mo form="postfix" stretchy="false">{ "‖" }</mo>
            </mrow>
            <mn>{ "1" }</mn>
        </msub>
    }
}

/// A row of a table of numbers, each value in the colour of what it is of.
pub fn number_row<const N: usize>(name: Html, values: [(&'static str, Html); N]) -> Html {
    html! {
        <div>
            <dt>{ name }</dt>
            { for values.into_iter().map(|(class, value)| html! { <dd {class}>{ value }</dd> }) }
        </div>
    }
}

/// The sentence on the picture, the two coordinates, and how exact they are.
#[component]
pub fn Answer() -> Html {
    let chips = use_current(|current| current.derived.outline.chips());
    let names = use_current(|current| Rc::clone(&current.derived.outline.names));
    let sentence = use_current(|current| {
        let words = current.derived.outline.status.words();
        words.unwrap_or_else(|| current.derived.sentence())
    });
    let chip = |chip: Chip| {
        let Chip { index, zero } = chip;
        let name = AttrValue::from(names[index].clone());
        // Two are coordinates of the plane, and have names and colours of their own.
        let (number, class) = if names.len() == 2 {
            (
                quantity(["theta1", "theta2"][index]),
                ["theta1", "theta2"][index],
            )
        } else {
            let feature = Some((index, name.clone()));
            (html! { <Quantity name="coefficient" {feature} /> }, "ink")
        };
        html! {
            <span class={classes!("chip", if zero { class } else { "free" })} data-claim="coordinate">
                <span class="name">{ name }</span>{ "\u{a0}=\u{a0}" }{ number }
            </span>
        }
    };
    html! {
        <section aria-labelledby="answer-title">
            <h2 id="answer-title" class="visually-hidden">{ "What you see" }</h2>
            <p class="sentence" data-claim={sentence.name}>{ sentence.text }</p>
            <div class="chips">
                { for chips.into_iter().map(chip) }
                <CertificateDetails />
            </div>
        </section>
    }
}

/// How exact θ* is, and the numbers that say so.
#[component]
fn CertificateDetails() -> Html {
    let exactness = use_current(|current| current.derived.exactness());
    let lambda_max = use_current(|current| current.derived.lambda_max_note());
    html! {
        <details class="certificate" id="certificate">
            <summary><span data-claim={exactness.name}>{ exactness.text }</span>{ " ✓" }</summary>
            <dl class="numbers">
                { explained("KKT residual", "How far θ* is from meeting the optimality conditions; 0 at an exact optimum.",
                    quantity("kkt-residual")) }
                { explained("duality gap", "F(θ*) is above the least F by no more than this.",
                    quantity("duality-gap")) }
                <div>
                    <dt>{ "λ_max" }<small data-claim={lambda_max.name}>{ lambda_max.text }</small></dt>
                    <dd class="ink">{ quantity("lambda-max") }</dd>
                </div>
                { number_row("least squares θ̂".into(), [
                    ("theta1", quantity("theta-hat1")),
                    ("theta2", quantity("theta-hat2")),
                ]) }
            </dl>
        </details>
    }
}

/// A number with a line on what it is.
fn explained(name: &'static str, meaning: &'static str, number: Html) -> Html {
    html! {
        <div><dt>{ name }<small>{ meaning }</small></dt><dd class="ink">{ number }</dd></div>
    }
}

/// The quantities of topics that are not open, for programs that read the page.
#[component]
pub fn Hidden() -> Html {
    let (open, second) = use_current(|current| {
        let second = current.derived.beside.is_some();
        (current.state.topic.open, second)
    });
    let shown = |topic: Topic| topic == open && (topic != Topic::Penalties || second);
    let hidden = QUANTITIES
        .iter()
        .filter(|row| row.topic.is_some_and(|topic| !shown(topic)));
    html! { <div hidden=true>{ for hidden.map(|row| quantity(row.name)) }</div> }
}

/// Tells those who do not see the picture when a coordinate becomes zero or leaves it.
#[component]
pub fn Announcement() -> Html {
    let support = use_current(|current| current.derived.outline.support());
    html! { <p class="visually-hidden" role="status" id="announcement" data-claim={support.name}>{ support.text }</p> }
}

/// The numbers and the sentence of the second plane, while it is there.
#[component]
pub fn SecondNumbers() -> Html {
    let shown = use_current(|current| {
        let second = current.derived.beside.as_ref()?;
        Some((
            penalty_words::title(second.solved.penalty),
            second.sentence(),
        ))
    });
    let Some((title, sentence)) = shown else {
        return html! {};
    };
    html! {
        <section class="numbers beside" aria-label="The second plane">
            <h3>{ title }</h3>
            <dl>
                { second_quantities() }
            </dl>
            { paragraph(sentence) }
        </section>
    }
}

/// The numbers of the second plane.
fn second_quantities() -> Html {
    html! {
        <>
            { number_row("optimum θ*".into(), [
                ("theta1", quantity("beside-theta1")),
                ("theta2", quantity("beside-theta2")),
            ]) }
            { number_row("λ".into(), [
                ("penalty", quantity("beside-lambda")),
            ]) }
            { number_row("radius c of the ball".into(), [
                ("penalty", quantity("beside-radius")),
            ]) }
            { number_row("KKT residual".into(), [
                ("ink", quantity("beside-kkt-residual")),
            ]) }
        </>
    }
}

/// A note in panels that know L1 alone, where the plane shows another penalty.
#[component]
pub fn L1Note() -> Html {
    let note = use_current(|current| current.derived.l1_note());
    html! { { for note.map(paragraph) } }
}
