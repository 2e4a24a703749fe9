//! The questions of the column: one is open at a time, with its main topic and perhaps a further one.

use crate::stage::show::ShowButton;
use crate::store::{use_current, use_dispatch};
use crate::topic::correlation::CorrelationTopic;
use crate::topic::descent::DescentTopic;
use crate::topic::forms::FormsTopic;
use crate::topic::optimality::OptimalityTopic;
use crate::topic::parameter::ParameterTopic;
use crate::topic::path::PathTopic;
use crate::topic::penalties::PenaltiesTopic;
use crate::topic::sampling::SamplingTopic;
use figure::ShowField;
use study::{Action, Question, Topic};
use yew::prelude::*;

/// The name of a question for its element, and its text.
fn words(question: Question) -> (&'static str, &'static str) {
    match question {
        Question::Why => ("question-why", "Why exactly zero?"),
        Question::Diamond => ("question-diamond", "Where does the diamond come from?"),
        Question::Compare => ("question-compare", "Compared with what?"),
        Question::Survive => ("question-survive", "Which features survive?"),
        Question::How => ("question-how", "How is it found?"),
    }
}

/// The name of a topic for its element, and its text where it is a further one.
fn topic_words(topic: Topic) -> (&'static str, &'static str) {
    match topic {
        Topic::Path => ("topic-path", "The path"),
        Topic::Forms => ("topic-forms", "Both forms"),
        Topic::Optimality => ("topic-gradient", "The pull of the loss"),
        Topic::Penalties => ("topic-penalties", "Other penalties"),
        Topic::Correlation => ("topic-loss", "Correlated features"),
        Topic::Sampling => ("topic-chance", "Other samples of the data"),
        Topic::Parameter => ("topic-slice", "One parameter at a time"),
        Topic::Descent => ("topic-descent", "Descent"),
    }
}

/// The content of a topic.
fn content(topic: Topic) -> Html {
    match topic {
        Topic::Path => html! { <PathTopic /> },
        Topic::Forms => html! { <FormsTopic /> },
        Topic::Optimality => html! { <OptimalityTopic /> },
        Topic::Parameter => html! { <ParameterTopic /> },
        Topic::Penalties => html! { <PenaltiesTopic /> },
        Topic::Correlation => html! { <CorrelationTopic /> },
        Topic::Sampling => html! { <SamplingTopic /> },
        Topic::Descent => html! { <DescentTopic /> },
    }
}

/// The questions.
#[component]
pub fn Questions() -> Html {
    html! {
        <div class="questions">
            { for Question::ALL.map(|question| html! { <Item {question} key={words(question).0} /> }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ItemProps {
    question: Question,
}

/// A question, with its answer while it is open.
#[component]
fn Item(props: &ItemProps) -> Html {
    let question = props.question;
    let topic = use_current(|current| current.state.topic.open);
    let open = topic.question() == question;
    let show = use_dispatch(Action::ShowTopic);
    let onclick = Callback::from(move |_: MouseEvent| {
        if !open {
            show.emit(question.main_topic());
        }
    });
    let (id, text) = words(question);
    let body = format!("{id}-answer");
    html! {
        <section class={classes!("question", open.then_some("open"))}>
            <h2>
                <button type="button" {id} aria-expanded={open.to_string()} aria-controls={open.then(|| body.clone())}
                    aria-disabled={open.then_some("true")} {onclick}>
                    { text }
                </button>
            </h2>
            if open {
                <div id={body} class="answer">
                    { content(question.main_topic()) }
                    <More {question} {topic} />
                </div>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct MoreProps {
    question: Question,
    /// The topic that is open.
    topic: Topic,
}

/// The further topics of a question, and what it can show in the plane.
#[component]
fn More(props: &MoreProps) -> Html {
    let MoreProps { question, topic } = *props;
    let show = use_dispatch(Action::ShowTopic);
    let item = |further: Topic| {
        let open = further == topic;
        let next = if open { question.main_topic() } else { further };
        let (id, text) = topic_words(further);
        let show = show.clone();
        html! {
            <div class="topic" key={id}>
                <h3>
                    <button type="button" {id} aria-expanded={open.to_string()} onclick={move |_| show.emit(next)}>
                        { text }
                    </button>
                </h3>
                if open {
                    <div class="answer">{ content(further) }</div>
                }
            </div>
        }
    };
    let switches: &[(&str, ShowField)] = match question {
        Question::Why => &[
            ("Normal cone at θ*", |show| &mut show.normal_cone),
            ("Sparsity map", |show| &mut show.sparsity_map),
        ],
        Question::Survive => &[("All minimisers", |show| &mut show.solution_set)],
        _ => &[],
    };
    html! {
        <>
            if !switches.is_empty() {
                <div class="buttons" role="group" aria-label="In the plane">
                    { for switches.iter().map(|&(text, field)| html! { <ShowButton {text} {field} /> }) }
                </div>
            }
            <TieBreaks />
            { for question.topics().skip(1).map(item) }
        </>
    }
}

/// Which of several minimisers other rules and starts reach, while all of them are shown.
#[component]
fn TieBreaks() -> Html {
    let tie_breaks = use_current(|current| {
        let shown = current.state.view.plane.overlay.solution_set;
        shown.then(|| current.derived.tie_breaks()).flatten()
    });
    html! {
        if let Some(claim) = tie_breaks {
            <p id="tie-breaks" data-claim={claim.name}>{ claim.text }</p>
        }
    }
}
