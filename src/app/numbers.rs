//! The places of the numbers, and the words about the picture.

use crate::study::Derived;
use yew::prelude::*;

/// The problem and its two values. [`super::readouts`] writes the numbers.
const EQUATION: &str = r#"<section class="equation" aria-label="The problem and its value">
<math><munder><mo form="prefix">min</mo><mi>θ</mi></munder>
<mrow class="loss"><mtext>Loss</mtext><mo form="prefix" stretchy="false">(</mo><mi>θ</mi><mo form="postfix" stretchy="false">)</mo></mrow>
<mo form="infix">+</mo>
<mrow class="penalty"><mi>λ</mi><msub><mrow><mo form="prefix" stretchy="false">‖</mo><mi>θ</mi><mo form="postfix" stretchy="false">‖</mo></mrow><mn>1</mn></msub></mrow></math>
<p>= <output class="loss" aria-live="off" data-quantity="loss"></output>
+ <output class="penalty" aria-live="off" data-quantity="penalty"></output>
= <output class="ink" aria-live="off" data-quantity="objective"></output></p>
</section>"#;

/// Everything else that was computed.
const NUMBERS: &str = r#"<section class="numbers" aria-label="Numbers"><dl>
<div><dt>optimum θ*</dt><dd class="theta1"><output aria-live="off" data-quantity="theta1"></output></dd><dd class="theta2"><output aria-live="off" data-quantity="theta2"></output></dd></div>
<div><dt>least squares θ̂</dt><dd class="theta1"><output aria-live="off" data-quantity="theta-hat1"></output></dd><dd class="theta2"><output aria-live="off" data-quantity="theta-hat2"></output></dd></div>
<div><dt>diamond radius c</dt><dd class="penalty"><output aria-live="off" data-quantity="radius"></output></dd></div>
<div title="The least λ for which all coordinates are zero"><dt>λ<sub>max</sub>: all zero from here</dt><dd class="penalty"><output aria-live="off" data-quantity="lambda-max"></output></dd></div>
<div title="How far 0 is from the subdifferential of F at θ*: 0 at an optimum"><dt>KKT residual</dt><dd class="ink"><output aria-live="off" data-quantity="kkt-residual"></output></dd></div>
<div title="F(θ*) minus a lower bound of the least F: 0 at an optimum"><dt>duality gap</dt><dd class="ink"><output aria-live="off" data-quantity="duality-gap"></output></dd></div>
</dl></section>"#;

/// The problem and its two values.
pub fn equation() -> Html {
    Html::from_html_unchecked(AttrValue::Static(EQUATION))
}

/// Everything else that was computed.
pub fn numbers() -> Html {
    Html::from_html_unchecked(AttrValue::Static(NUMBERS))
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
