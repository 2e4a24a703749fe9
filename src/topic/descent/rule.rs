//! The update rule of the method looked at: in symbols, and with the numbers of its step.

use crate::store::use_current;
use crate::widget::term::with_terms;
use figure::Anatomy;
use figure::number::compact;
use lasso_path::solve::descent::Method;
use study::topic::descent::text::rule_note;
use yew::prelude::*;

/// The rule, and for each coordinate the sum that it comes to here.
#[component]
pub fn UpdateRule() -> Html {
    let names = use_current(|current| current.derived.solved.names.clone());
    let anatomy = use_current(|current| current.derived.descent.as_ref()?.anatomy);
    let Some(anatomy) = anatomy else {
        return html! {};
    };
    html! {
        <div class="rule">
            <math display="block" aria-label="The update rule">{ symbols(anatomy.method) }</math>
            { for rule_note(anatomy.method).map(|text| html! { <p>{ with_terms(text) }</p> }) }
            <math display="block" aria-label="The same with the numbers of this step">
                <mtable>{ for (0..2).map(|j| numbers(&names[j], &anatomy, j)) }</mtable>
            </math>
        </div>
    }
}

fn identifier(name: &'static str) -> Html {
    html! { <mi>{ name }</mi> }
}

fn sign(sign: &'static str) -> Html {
    html! { <mo form="infix">{ sign }</mo> }
}

/// θ with an index.
fn theta(index: &'static str) -> Html {
    html! { <msub><mi>{ "θ" }</mi><mi>{ index }</mi></msub> }
}

/// f(x).
fn of(function: Html, argument: Html) -> Html {
    html! {
        <mrow>{ function }<mo form="prefix" stretchy="false">{ "(" }</mo>{ argument }<mo form="postfix" stretchy="false">{ ")" }</mo></mrow>
    }
}

/// A part of the rule, in the colour of its arrow and with its name below.
fn part(class: &'static str, name: &'static str, content: Html) -> Html {
    html! { <munder><mrow {class}>{ content }</mrow><mtext {class}>{ name }</mtext></munder> }
}

/// −η∇Loss at a point.
fn loss_part(eta: &'static str, at: Html) -> Html {
    let gradient = of(
        html! { <><mo form="prefix">{ "∇" }</mo><mi>{ "Loss" }</mi></> },
        at,
    );
    let content = html! { <><mo form="prefix">{ "−" }</mo>{ identifier(eta) }{ gradient }</> };
    part("loss", "the loss", content)
}

/// S(z, t).
fn soft_thresholding(z: Html, t: Html) -> Html {
    let t = part("penalty", "the penalty", t);
    of(
        identifier("S"),
        html! { <>{ z }<mo separator="true">{ "," }</mo>{ t }</> },
    )
}

/// θ_{k+1} = …
fn symbols(method: Method) -> Html {
    let eta = if method == Method::Diminishing {
        "ηₖ"
    } else {
        "η"
    };
    let right = match method {
        Method::Subgradient | Method::Diminishing => {
            let signs = of(identifier("sign"), theta("k"));
            let content = html! { <><mo form="prefix">{ "−" }</mo>{ identifier(eta) }{ identifier("λ") }{ signs }</> };
            html! { <>{ theta("k") }{ loss_part(eta, theta("k")) }{ part("penalty", "the penalty", content) }</> }
        }
        Method::Ridge => {
            let content = html! { <><mo form="prefix">{ "−" }</mo>{ identifier(eta) }{ identifier("λ") }{ theta("k") }</> };
            html! { <>{ theta("k") }{ loss_part(eta, theta("k")) }{ part("ridge", "ridge", content) }</> }
        }
        Method::Proximal => soft_thresholding(
            html! { <>{ theta("k") }{ loss_part(eta, theta("k")) }</> },
            html! { <>{ identifier("η") }{ identifier("λ") }</> },
        ),
        Method::Fista => soft_thresholding(
            html! { <>{ identifier("y") }{ loss_part(eta, identifier("y")) }</> },
            html! { <>{ identifier("η") }{ identifier("λ") }</> },
        ),
        Method::Coordinate => {
            let step = html! { <><mo form="prefix">{ "−" }</mo><mi>{ "∂ⱼLoss" }</mi><mo>{ "/" }</mo><mi>{ "hⱼⱼ" }</mi></> };
            return html! {
                <mrow>
                    { theta("j") }{ sign("←") }
                    { soft_thresholding(
                        html! { <>{ theta("j") }{ part("loss", "the loss", step) }</> },
                        html! { <><mi>{ "λ" }</mi><mo>{ "/" }</mo><mi>{ "hⱼⱼ" }</mi></> },
                    ) }
                </mrow>
            };
        }
    };
    html! { <mrow>{ theta("k+1") }{ sign("=") }{ right }</mrow> }
}

/// A coordinate's sum: where it was, the parts of the step, and where it comes to.
fn numbers(name: &str, anatomy: &Anatomy, j: usize) -> Html {
    let (from, step) = (anatomy.from[j], anatomy.step);
    let penalty = if anatomy.method == Method::Ridge {
        "ridge"
    } else {
        "penalty"
    };
    let term = |class: &'static str, value: f64| {
        let sign = if value < 0.0 { "−" } else { "+" };
        html! { <mrow {class}><mo form="infix">{ sign }</mo><mn>{ compact(value.abs(), 4) }</mn></mrow> }
    };
    html! {
        <mtr>
            <mtd><mtext>{ format!("{name}:\u{a0}") }</mtext></mtd>
            <mtd><mn>{ compact(from, 4) }</mn></mtd>
            if anatomy.method == Method::Fista {
                <mtd>{ term("ink", step.momentum[j]) }</mtd>
            }
            <mtd>{ term("loss", step.loss[j]) }</mtd>
            <mtd>{ term(penalty, step.penalty[j]) }</mtd>
            <mtd><mo form="infix">{ "≈" }</mo><mn>{ compact(from + anatomy.sum()[j], 4) }</mn></mtd>
        </mtr>
    }
}
