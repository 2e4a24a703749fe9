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

/// A number with its full precision as `data-value`.
fn quantity(name: &'static str, x: f64, digits: usize) -> Html {
    let full = shortest(x);
    html! {
        <data data-quantity={name} data-value={full.clone()} value={full}>{ significant(x, digits) }</data>
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
                { "= " }<span class="loss">{ quantity("loss", derived.loss, 4) }</span>
                { " + " }<span class="penalty">{ quantity("penalty", derived.penalty, 4) }</span>
                { " = " }<span class="ink">{ quantity("objective", derived.objective(), 4) }</span>
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

/// Which coordinates are zero, and why.
#[component]
pub fn Verdict(props: &Props) -> Html {
    let derived = &props.derived;
    let scene = &derived.scene;
    let chip = |k: usize| {
        let class = ["theta1", "theta2"][k];
        if scene.solution.theta[k] == 0.0 {
            html! { <span class={classes!("chip", class)}>{ format!("{} is exactly 0", scene.names[k]) }</span> }
        } else {
            html! { <span class={classes!("chip", "free")}>{ format!("{} ≠ 0", scene.names[k]) }</span> }
        }
    };
    html! {
        <section class="verdict" aria-label="What one sees">
            <p class="chips">{ chip(0) }{ chip(1) }</p>
            <p class="sentence">{ derived.sentence() }</p>
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
                <dt>{ "optimum θ*" }</dt>
                <dd>
                    <span class="theta1">{ quantity("theta1", theta1, 5) }</span>{ ", " }
                    <span class="theta2">{ quantity("theta2", theta2, 5) }</span>
                </dd>
                <dt>{ "diamond radius c = ‖θ*‖₁" }</dt>
                <dd class="penalty">{ quantity("radius", scene.radius(), 5) }</dd>
                <dt>{ "least squares θ̂" }</dt>
                <dd>
                    <span class="theta1">{ quantity("theta-hat1", center1, 5) }</span>{ ", " }
                    <span class="theta2">{ quantity("theta-hat2", center2, 5) }</span>
                </dd>
                <dt>{ "λ_max: all zero from here" }</dt>
                <dd class="penalty">{ quantity("lambda-max", scene.path.lambda_max().value(), 5) }</dd>
                <dt title="How far 0 is from the subdifferential of F at θ*; 0 at an optimum">{ "KKT residual" }</dt>
                <dd>{ quantity("kkt-residual", derived.certificate.kkt_residual, 2) }</dd>
                <dt title="F(θ*) minus a lower bound of min F; 0 at an optimum">{ "duality gap" }</dt>
                <dd>{ quantity("duality-gap", derived.certificate.duality_gap, 2) }</dd>
            </dl>
        </section>
    }
}
