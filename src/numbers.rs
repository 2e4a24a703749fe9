//! The problem with its numbers, and the words about the picture.

use crate::store::use_current;
use crate::widget::quantity::{colored, quantity};
use figure::penalty_text;
use lasso_path::solve::penalty::Penalty;
use study::Derived;
use study::topic::penalties::words as penalty_words;
use yew::prelude::*;

/// The problem and its two values.
#[component]
pub fn Equation() -> Html {
    let penalty = use_current(|current| current.state.penalty);
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
                { "=\u{a0}" }{ colored("loss", 4, "loss", |d| Some(d.loss)) }
                { " +\u{a0}" }{ colored("penalty", 4, "penalty", |d| Some(d.penalty)) }
                { " =\u{a0}" }{ colored("objective", 4, "ink", |d| Some(d.objective())) }
            </p>
        </section>
    }
}

/// P(θ).
fn formula(penalty: Penalty) -> Html {
    if penalty != Penalty::L1 {
        return html! { <mtext>{ penalty_text::formula(penalty) }</mtext> };
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

/// Everything else that was computed.
#[component]
pub fn Numbers() -> Html {
    html! {
        <section class="numbers" aria-label="Numbers">
            <dl>
                { number_row("optimum θ*".into(), [
                    ("theta1", quantity("theta1", 5, |d| Some(d.solved.solution.theta[0]))),
                    ("theta2", quantity("theta2", 5, |d| Some(d.solved.solution.theta[1]))),
                ]) }
                { number_row("least squares θ̂".into(), [
                    ("theta1", quantity("theta-hat1", 5, |d| Some(d.solved.loss.center()[0]))),
                    ("theta2", quantity("theta-hat2", 5, |d| Some(d.solved.loss.center()[1]))),
                ]) }
                { number_row("radius c of the ball".into(), [
                    ("penalty", quantity("radius", 5, |d| Some(d.solved.radius()))),
                ]) }
                <div title="The least λ for which all coordinates are zero">
                    <dt>{ "λ" }<sub>{ "max" }</sub>{ ": all zero from here" }</dt>
                    <dd class="penalty">
                        { quantity("lambda-max", 5, |d| Some(d.solved.lambda_max.map_or(f64::INFINITY, f64::from))) }
                    </dd>
                </div>
                <div title="How far 0 is from the subdifferential of F at θ*: 0 at an optimum">
                    <dt>{ "KKT residual" }</dt>
                    <dd class="ink">{ quantity("kkt-residual", 2, |d| Some(d.certificate.kkt_residual)) }</dd>
                </div>
                <div title="F(θ*) minus a lower bound of the least F: 0 at an optimum">
                    <dt>{ "duality gap" }</dt>
                    <dd class="ink">{ quantity("duality-gap", 2, |d| Some(d.certificate.gap)) }</dd>
                </div>
            </dl>
        </section>
    }
}

/// Which coordinates are zero, and why.
#[component]
pub fn Verdict() -> Html {
    let (names, zeros) = use_current(|current| {
        let solved = &current.derived.solved;
        (
            solved.names.clone(),
            solved.solution.theta.map(|x| x == 0.0),
        )
    });
    let sentence = use_current(|current| current.derived.sentence());
    let chip = |k: usize| {
        let (class, says) = if zeros[k] {
            (["theta1", "theta2"][k], "is exactly 0")
        } else {
            ("free", "≠ 0")
        };
        html! { <span class={classes!("chip", class)}>{ format!("{} {says}", names[k]) }</span> }
    };
    html! {
        <section class="verdict" aria-label="What one sees">
            <p class="chips">{ chip(0) }{ chip(1) }</p>
            <p class="sentence">{ sentence }</p>
        </section>
    }
}

/// Tells those who do not see the picture when a coordinate becomes zero or leaves it.
#[component]
pub fn Announcement() -> Html {
    let support = use_current(|current| current.derived.support());
    html! { <p class="visually-hidden" role="status" id="announcement">{ support }</p> }
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
            <h2>{ title }</h2>
            <dl>
                { number_row("optimum θ*".into(), [
                    ("theta1", quantity("beside-theta1", 5, |d| Some(second(d)?.solved.solution.theta[0]))),
                    ("theta2", quantity("beside-theta2", 5, |d| Some(second(d)?.solved.solution.theta[1]))),
                ]) }
                { number_row("λ".into(), [
                    ("penalty", quantity("beside-lambda", 4, |d| Some(second(d)?.shown_lambda()))),
                ]) }
                { number_row("radius c of the ball".into(), [
                    ("penalty", quantity("beside-radius", 5, |d| Some(second(d)?.solved.radius()))),
                ]) }
                { number_row("KKT residual".into(), [
                    ("ink", quantity("beside-kkt-residual", 2, |d| Some(second(d)?.certificate.kkt_residual))),
                ]) }
            </dl>
            <p>{ sentence }</p>
        </section>
    }
}

fn second(derived: &Derived) -> Option<&Derived> {
    derived.beside.as_deref()
}

/// A note in panels that know L1 alone, where the plane shows another penalty.
#[component]
pub fn OfL1() -> Html {
    let penalty = use_current(|current| current.state.penalty);
    html! {
        if penalty != Penalty::L1 {
            <p>{ "Here the penalty is L1 at the same λ, and θ* is L1’s, whatever penalty the plane shows." }</p>
        }
    }
}
