//! The places of the numbers, and the words about the picture.

use super::parts::fixed;
use crate::solve::penalty::Penalty;
use crate::study::Derived;
use yew::prelude::*;

/// The two values of the problem. [`super::readouts`] writes the numbers.
const VALUES: &str = r#"<p>=&nbsp;<output class="loss" aria-live="off" data-quantity="loss"></output>
+&nbsp;<output class="penalty" aria-live="off" data-quantity="penalty"></output>
=&nbsp;<output class="ink" aria-live="off" data-quantity="objective"></output></p>"#;

/// The problem with L1, up to its penalty.
const PROBLEM: &str = r#"<math><munder><mo form="prefix">min</mo><mi>θ</mi></munder>
<mrow class="loss"><mtext>Loss</mtext><mo form="prefix" stretchy="false">(</mo><mi>θ</mi><mo form="postfix" stretchy="false">)</mo></mrow>
<mo form="infix">+</mo>
<mrow class="penalty"><mi>λ</mi>"#;

/// ‖θ‖₁.
const NORM: &str = r#"<msub><mrow><mo form="prefix" stretchy="false">‖</mo><mi>θ</mi><mo form="postfix" stretchy="false">‖</mo></mrow><mn>1</mn></msub>"#;

/// Everything else that was computed.
const NUMBERS: &str = r#"<section class="numbers" aria-label="Numbers"><dl>
<div><dt>optimum θ*</dt><dd class="theta1"><output aria-live="off" data-quantity="theta1"></output></dd><dd class="theta2"><output aria-live="off" data-quantity="theta2"></output></dd></div>
<div><dt>least squares θ̂</dt><dd class="theta1"><output aria-live="off" data-quantity="theta-hat1"></output></dd><dd class="theta2"><output aria-live="off" data-quantity="theta-hat2"></output></dd></div>
<div><dt>radius c of the ball</dt><dd class="penalty"><output aria-live="off" data-quantity="radius"></output></dd></div>
<div title="The least λ for which all coordinates are zero"><dt>λ<sub>max</sub>: all zero from here</dt><dd class="penalty"><output aria-live="off" data-quantity="lambda-max"></output></dd></div>
<div title="How far 0 is from the subdifferential of F at θ*: 0 at an optimum"><dt>KKT residual</dt><dd class="ink"><output aria-live="off" data-quantity="kkt-residual"></output></dd></div>
<div title="F(θ*) minus a lower bound of the least F: 0 at an optimum"><dt>duality gap</dt><dd class="ink"><output aria-live="off" data-quantity="duality-gap"></output></dd></div>
</dl></section>"#;

/// The problem and its two values.
pub fn equation(penalty: Penalty) -> Html {
    let formula = match penalty {
        Penalty::L1 => NORM.to_owned(),
        // A formula is a text of this program's own.
        other => format!("<mtext>{}</mtext>", other.formula()),
    };
    let problem = Html::from_html_unchecked(format!("{PROBLEM}{formula}</mrow></math>").into());
    html! {
        <section class="equation" aria-label="The problem and its value">
            { problem }
            { fixed(VALUES) }
        </section>
    }
}

/// Everything else that was computed.
pub fn numbers() -> Html {
    fixed(NUMBERS)
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
        html! { <span ~className={class}>{ format!("{} {says}", scene.names[k]) }</span> }
    };
    html! {
        <section class="verdict" aria-label="What one sees">
            <p class="chips">{ chip(0) }{ chip(1) }</p>
            <p class="sentence">{ derived.sentence() }</p>
        </section>
    }
}
