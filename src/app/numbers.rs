//! The numbers, live, in the colours of what they measure.

use crate::figure::number::{shortest, significant};
use crate::study::Derived;
use std::rc::Rc;
use yew::prelude::*;

/// What the numbers are read from.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The solved state.
    pub derived: Rc<Derived>,
}

/// A number with its full precision as `data-value`. It is an output, but not one to be announced
/// at every move: the page announces changes of the support.
pub fn quantity(name: &'static str, x: f64, digits: usize) -> Html {
    html! {
        <output aria-live="off" data-quantity={name} data-value={shortest(x)}>{ significant(x, digits) }</output>
    }
}

/// min Loss(θ) + λ‖θ‖₁ and its two values.
#[component]
pub fn Equation(props: &Props) -> Html {
    let derived = &props.derived;
    html! {
        <section class="equation" aria-label="The problem and its value">
            <Problem />
            <p>
                { "=" }<span class="loss">{ quantity("loss", derived.loss, 4) }</span>
                { "+" }<span class="penalty">{ quantity("penalty", derived.penalty, 4) }</span>
                { "=" }<span class="ink">{ quantity("objective", derived.objective(), 4) }</span>
            </p>
        </section>
    }
}

/// The formula, which never changes.
#[component]
fn Problem() -> Html {
    html! {
        <math>
            <munder><mo form="prefix">{ "min" }</mo><mi>{ "θ" }</mi></munder>
            <mrow class="loss"><mtext>{ "Loss" }</mtext><mo form="prefix" stretchy="false">{ "(" }</mo><mi>{ "θ" }</mi><mo form="postfix" stretchy="false">{ ")" }</mo></mrow>
            <mo form="infix">{ "+" }</mo>
            <mrow class="penalty"><mi>{ "λ" }</mi><msub><mrow><mo form="prefix" stretchy="false">{ "‖" }</mo><mi>{ "θ" }</mi><mo form="postfix" stretchy="false">{ "‖" }</mo></mrow><mn>{ "1" }</mn></msub></mrow>
        </math>
    }
}

/// What the verdict needs; the same as long as the support is.
#[derive(Clone, Properties, PartialEq)]
pub struct VerdictProps {
    /// The names of the coordinates that are exactly zero.
    pub zero: [bool; 2],
    /// The names of the coordinates.
    pub names: [String; 2],
    /// What one sees and why.
    pub sentence: String,
}

/// Which coordinates are zero, and why.
#[component]
pub fn Verdict(props: &VerdictProps) -> Html {
    let chip = |k: usize| {
        let name = &props.names[k];
        if props.zero[k] {
            html! { <span class={classes!("chip", ["theta1", "theta2"][k])}>{ format!("{name} is exactly 0") }</span> }
        } else {
            html! { <span class="chip free">{ format!("{name} ≠ 0") }</span> }
        }
    };
    html! {
        <section class="verdict" aria-label="What one sees">
            <p class="chips">{ chip(0) }{ chip(1) }</p>
            <p class="sentence">{ &props.sentence }</p>
        </section>
    }
}

/// Everything else that was computed.
#[component]
pub fn Numbers(props: &Props) -> Html {
    let derived = &props.derived;
    let scene = &derived.scene;
    let [theta1, theta2] = scene.solution.theta;
    let [center1, center2] = scene.loss.center();
    html! {
        <section class="numbers" aria-label="Numbers">
            <dl>
                <div class="pair">
                    <dt>{ "optimum θ*" }</dt>
                    <dd class="theta1">{ quantity("theta1", theta1, 5) }</dd>
                    <dd class="theta2">{ quantity("theta2", theta2, 5) }</dd>
                </div>
                <Rest center1={center1} center2={center2} lambda_max={scene.path.lambda_max().value()} />
                <div>
                    <dt>{ "diamond radius c = ‖θ*‖₁" }</dt>
                    <dd class="penalty">{ quantity("radius", scene.radius(), 5) }</dd>
                </div>
                <div>
                    <dt title="How far 0 is from the subdifferential of F at θ*: 0 at an optimum">{ "KKT residual" }</dt>
                    <dd>{ quantity("kkt-residual", derived.certificate.kkt_residual, 2) }</dd>
                </div>
                <div>
                    <dt title="F(θ*) minus a lower bound of the least F: 0 at an optimum">{ "duality gap" }</dt>
                    <dd>{ quantity("duality-gap", derived.certificate.duality_gap, 2) }</dd>
                </div>
            </dl>
        </section>
    }
}

/// Numbers that do not change with λ.
#[derive(Clone, Properties, PartialEq)]
struct RestProps {
    center1: f64,
    center2: f64,
    lambda_max: f64,
}

#[component]
fn Rest(props: &RestProps) -> Html {
    html! {
        <>
            <div class="pair">
                <dt>{ "least squares θ̂" }</dt>
                <dd class="theta1">{ quantity("theta-hat1", props.center1, 5) }</dd>
                <dd class="theta2">{ quantity("theta-hat2", props.center2, 5) }</dd>
            </div>
            <div>
                <dt>{ "λ" }<sub>{ "max" }</sub>{ ": all zero from here" }</dt>
                <dd class="penalty">{ quantity("lambda-max", props.lambda_max, 5) }</dd>
            </div>
        </>
    }
}
