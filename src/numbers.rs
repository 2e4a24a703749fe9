//! The words about the picture and its numbers, and both problems with theirs.

use crate::store::use_current;
use crate::widget::claim::paragraph;
use crate::widget::quantity::{Quantity, colored, quantity};
use crate::widget::term::with_terms;
use figure::penalty_text;
use lasso_path::solve::penalty::Penalty;
use std::rc::Rc;
use study::text::{DUALITY_GAP, KKT_RESIDUAL};
use study::topic::forms::{budget, text};
use study::topic::penalties::words as penalty_words;
use study::{Chip, Problem, QUANTITIES, Status, Topic};
use yew::prelude::*;

/// Both problems with the present numbers; the one that leads is marked.
#[component]
pub fn BothProblems() -> Html {
    let penalty = use_current(|current| current.state.objective.penalty);
    let radius_leads = use_current(|current| current.derived.solved.bound.is_some());
    let least = html! { <munder><mo form="prefix">{ "min" }</mo><mi>{ "θ" }</mi></munder> };
    let loss = html! {
        <mrow class="loss">
            <mtext>{ "Loss" }</mtext>
            <mo form="prefix" stretchy="false">{ "(" }</mo>
            <mi>{ "θ" }</mi>
            <mo form="postfix" stretchy="false">{ ")" }</mo>
        </mrow>
    };
    let equals = use_current(|current| current.derived.outline.sum_relation());
    let leads = |leads: bool| classes!("formulation", leads.then_some("leads"));
    html! {
        <div class="formulations">
            <section class={leads(!radius_leads)} aria-label={text::PENALIZED}>
                <h4>{ text::PENALIZED }</h4>
                <math>
                    { least.clone() }{ loss.clone() }<mo form="infix">{ "+" }</mo>
                    <mrow class="penalty"><mi>{ "λ" }</mi>{ formula(penalty) }</mrow>
                </math>
                <p>{ "λ =\u{a0}" }{ colored("lambda", "penalty") }</p>
            </section>
            <section class={leads(radius_leads)} aria-label={text::CONSTRAINED}>
                <h4>{ text::CONSTRAINED }</h4>
                <math>
                    { least }{ loss }
                    <mtext>{ "\u{a0}with\u{a0}" }</mtext>
                    <mrow class="penalty"><mtext>{ budget(penalty) }</mtext></mrow>
                </math>
                <p>{ "c =\u{a0}" }{ colored("radius", "penalty") }</p>
            </section>
            <p class="sum">
                { "Loss\u{a0}" }{ part("loss", "loss") }
                { " + λP\u{a0}" }{ part("penalty", "penalty") }
                { equals }{ part("objective", "ink") }
            </p>
        </div>
    }
}

/// A part of F, or F, with the decimals of F: so that the sum can be checked by eye.
fn part(name: &'static str, class: &'static str) -> Html {
    html! { <Quantity {name} class={Some(class)} like={Some("objective")} /> }
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
    let of_table = use_current(|current| matches!(current.state.problem, Problem::Table(_)));
    let exactness = use_current(|current| {
        let ready = current.derived.outline.status == Status::Ready;
        ready.then(|| current.derived.exactness())
    });
    let details = use_state_eq(|| false);
    let toggle = {
        let details = details.clone();
        Callback::from(move |_: MouseEvent| details.set(!*details))
    };
    let chip = |chip: Chip| {
        let Chip {
            index,
            zero,
            relation,
        } = chip;
        let name = AttrValue::from(names[index].clone());
        // Those of the plane and of space have names and colours of their own.
        let own = ["theta1", "theta2", "theta3"].get(index);
        let (number, class) = if let Some(own) = own.filter(|_| !of_table) {
            (quantity(own), *own)
        } else {
            let feature = Some((index, name.clone()));
            (html! { <Quantity name="coefficient" {feature} /> }, "ink")
        };
        html! {
            <span class={classes!("chip", class, zero.then_some("zero"))} data-claim="coordinate">
                <span class="name">{ name }</span>{ format!("\u{a0}{relation}\u{a0}") }{ number }
            </span>
        }
    };
    html! {
        <section class="verdict" aria-labelledby="answer-title">
            <h2 id="answer-title" class="visually-hidden">{ "What you see" }</h2>
            <Sentence />
            <div class="chips">
                { for chips.into_iter().map(chip) }
                if let Some(exactness) = exactness {
                    <button type="button" id="certificate" class="certificate" aria-expanded={details.to_string()}
                        aria-controls="certificate-numbers" onclick={toggle}>
                        <span data-claim={exactness.name}>{ exactness.text }</span>{ " ✓" }
                    </button>
                }
            </div>
            <CertificateNumbers hidden={!*details} />
        </section>
    }
}

/// The sentence on the picture.
#[component]
pub fn Sentence() -> Html {
    let names = use_current(|current| Rc::clone(&current.derived.outline.names));
    let sentence = use_current(|current| {
        let words = current.derived.outline.status.words();
        words.unwrap_or_else(|| current.derived.sentence())
    });
    let of_table = use_current(|current| matches!(current.state.problem, Problem::Table(_)));
    let names = if of_table { &[] } else { &*names };
    html! { <p class="sentence" data-claim={sentence.name}>{ emphasized(&sentence.text, names) }</p> }
}

/// A sentence in which what says that a parameter is exactly 0 stands out, in that parameter's colour.
fn emphasized(text: &str, names: &[String]) -> Html {
    let found = names.iter().enumerate().find_map(|(k, name)| {
        let says = format!("{name} is exactly 0");
        let at = text.find(&says)?;
        Some((k, at, at + says.len()))
    });
    let Some((k, from, to)) = found else {
        return with_terms(text);
    };
    let class = ["theta1", "theta2", "theta3"].get(k).copied();
    html! { <>{ with_terms(&text[..from]) }<b {class}>{ &text[from..to] }</b>{ with_terms(&text[to..]) }</> }
}

#[derive(Properties, PartialEq)]
struct CertificateProps {
    hidden: bool,
}

/// The numbers that say how exact θ* is.
#[component]
fn CertificateNumbers(props: &CertificateProps) -> Html {
    let lambda_max = use_current(|current| current.derived.lambda_max_note());
    let parameters = use_current(|current| match current.state.problem {
        Problem::Plane(_) | Problem::Diabetes(_) => 2,
        Problem::Space(_) => 3,
        Problem::Table(_) => 0,
    });
    html! {
        <dl id="certificate-numbers" class="numbers" hidden={props.hidden}>
            { explained("KKT residual", KKT_RESIDUAL,
                quantity("kkt-residual")) }
            { explained("duality gap", DUALITY_GAP,
                quantity("duality-gap")) }
            <div>
                <dt>{ "λ" }<sub>{ "max" }</sub><small data-claim={lambda_max.name}>{ lambda_max.text }</small></dt>
                <dd class="ink">{ quantity("lambda-max") }</dd>
            </div>
            <div><dt>{ study::text::PARAMETERS }</dt><dd class="ink">{ quantity("p") }</dd></div>
            <div><dt>{ study::text::NONZEROS }</dt><dd class="ink">{ quantity("nonzeros") }</dd></div>
            <div><dt>{ study::text::KNOTS }</dt><dd class="ink">{ quantity("knots") }</dd></div>
            if parameters > 0 {
                { number_row("least squares θ̂".into(), [
                    ("theta1", quantity("theta-hat1")),
                    ("theta2", quantity("theta-hat2")),
                ]) }
            }
            if parameters == 3 {
                <div><dt>{ "θ̂₃" }</dt><dd class="theta3">{ quantity("theta-hat3") }</dd></div>
            }
        </dl>
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
    let (open, second, view, table) = use_current(|current| {
        let (state, derived) = (&current.state, &current.derived);
        let second = derived.beside.is_some();
        (
            state.topic.open,
            second,
            state.view.open,
            derived.fitted().is_some(),
        )
    });
    // those of the path are of tables
    let shown = |topic: Topic| {
        let there = match topic {
            Topic::Penalties => second,
            Topic::Path => table,
            _ => true,
        };
        open == Some(topic) && there
    };
    let hidden = QUANTITIES.iter().filter(|row| {
        row.topic.is_some_and(|topic| !shown(topic)) || row.view.is_some_and(|own| own != view)
    });
    html! { <div hidden=true>{ for hidden.map(|row| quantity(row.name)) }<HiddenCoefficients /></div> }
}

/// So many features of a table have their coefficients in the page whatever is open.
const MOST_COEFFICIENTS: usize = 100;

/// The coefficients of a table whose list of features is not open.
#[component]
fn HiddenCoefficients() -> Html {
    let names = use_current(|current| {
        let listed = current.state.topic.shows(Topic::Path);
        let table = current.derived.fitted().is_some() && !listed;
        table.then(|| Rc::clone(&current.derived.outline.names))
    });
    let each = |(k, name): (usize, &String)| {
        let feature = Some((k, AttrValue::from(name.clone())));
        html! {
            <>
                <Quantity name="coefficient" feature={feature.clone()} />
                <Quantity name="own-coefficient" {feature} />
            </>
        }
    };
    html! { <>{ for names.iter().flat_map(|names| names.iter().enumerate()).take(MOST_COEFFICIENTS).map(each) }</> }
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
