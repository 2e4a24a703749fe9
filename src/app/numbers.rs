//! The numbers and words, live, in the colours of what they measure.

use crate::figure::number::{shortest, significant};
use crate::study::Derived;
use yew::prelude::*;

/// A number with its full precision as `data-value`. It is an output, but not one to be announced
/// at every move: the page announces changes of the support.
pub fn quantity(name: &'static str, x: f64, digits: usize) -> Html {
    html! {
        <output aria-live="off" data-quantity={name} data-value={shortest(x)}>{ significant(x, digits) }</output>
    }
}

/// min Loss(θ) + λ‖θ‖₁, which never changes.
const PROBLEM: &str = "<math><munder><mo form='prefix'>min</mo><mi>θ</mi></munder>\
    <mrow class='loss'><mtext>Loss</mtext><mo form='prefix' stretchy='false'>(</mo><mi>θ</mi>\
    <mo form='postfix' stretchy='false'>)</mo></mrow><mo form='infix'>+</mo>\
    <mrow class='penalty'><mi>λ</mi><msub><mrow><mo form='prefix' stretchy='false'>‖</mo><mi>θ</mi>\
    <mo form='postfix' stretchy='false'>‖</mo></mrow><mn>1</mn></msub></mrow></math>";

/// The problem and its two values.
pub fn equation(derived: &Derived) -> Html {
    html! {
        <section class="equation" aria-label="The problem and its value">
            { Html::from_html_unchecked(AttrValue::Static(PROBLEM)) }
            <p>
                { "=" }<span class="loss">{ quantity("loss", derived.loss, 4) }</span>
                { "+" }<span class="penalty">{ quantity("penalty", derived.penalty, 4) }</span>
                { "=" }<span class="ink">{ quantity("objective", derived.objective(), 4) }</span>
            </p>
        </section>
    }
}

/// Which coordinates are zero, and why.
pub fn verdict(derived: &Derived) -> Html {
    let scene = &derived.scene;
    let chip = |k: usize| {
        let zero = scene.solution.theta[k] == 0.0;
        let (class, says) = if zero {
            (["chip theta1", "chip theta2"][k], "is exactly 0")
        } else {
            ("chip free", "≠ 0")
        };
        html! { <span {class}>{ format!("{} {says}", scene.names[k]) }</span> }
    };
    html! {
        <section class="verdict" aria-label="What one sees">
            <p class="chips">{ chip(0) }{ chip(1) }</p>
            <p class="sentence">{ derived.sentence() }</p>
        </section>
    }
}

/// Everything else that was computed.
pub fn numbers(derived: &Derived) -> Html {
    let scene = &derived.scene;
    let pair = |title: &'static str, names: [&'static str; 2], [a, b]: [f64; 2]| {
        html! {
            <div>
                <dt>{ title }</dt>
                <dd class="theta1">{ quantity(names[0], a, 5) }</dd>
                <dd class="theta2">{ quantity(names[1], b, 5) }</dd>
            </div>
        }
    };
    let single = |title: Html, hint: &'static str, class: &'static str, number: Html| {
        html! { <div title={hint}><dt>{ title }</dt><dd {class}>{ number }</dd></div> }
    };
    let certificate = &derived.certificate;
    html! {
        <section class="numbers" aria-label="Numbers">
            <dl>
                { pair("optimum θ*", ["theta1", "theta2"], scene.solution.theta) }
                { pair("least squares θ̂", ["theta-hat1", "theta-hat2"], scene.loss.center()) }
                { single(
                    html! { "diamond radius c = ‖θ*‖₁" },
                    "The radius of the diamond that the level set touches",
                    "penalty",
                    quantity("radius", scene.radius(), 5),
                ) }
                { single(
                    html! { <>{ "λ" }<sub>{ "max" }</sub></> },
                    "The least λ for which all coordinates are zero",
                    "penalty",
                    quantity("lambda-max", scene.path.lambda_max().value(), 5),
                ) }
                { single(
                    html! { "KKT residual" },
                    "How far 0 is from the subdifferential of F at θ*: 0 at an optimum",
                    "ink",
                    quantity("kkt-residual", certificate.kkt_residual, 2),
                ) }
                { single(
                    html! { "duality gap" },
                    "F(θ*) minus a lower bound of the least F: 0 at an optimum",
                    "ink",
                    quantity("duality-gap", certificate.duality_gap, 2),
                ) }
            </dl>
        </section>
    }
}
