//! The questions of the column: at most one is open, with one of its topics; the others are tabs.

use crate::store::{use_current, use_dispatch};
use crate::table::descent::TableDescent;
use crate::table::survivors::Survivors;
use crate::table::why::{Bounds, RidgeBeside};
use crate::topic::correlation::CorrelationTopic;
use crate::topic::descent::DescentTopic;
use crate::topic::dimensions::SpacePath;
use crate::topic::forms::FormsTopic;
use crate::topic::optimality::OptimalityTopic;
use crate::topic::parameter::ParameterTopic;
use crate::topic::path::PathTopic;
use crate::topic::penalties::PenaltiesTopic;
use crate::topic::sampling::SamplingTopic;
use crate::widget::overlay::ShowButton;
use crate::widget::term::with_terms;
use figure::ShowField;
use study::{Action, Problem, Question, Topic, text};
use web_sys::Element;
use yew::prelude::*;

/// The name of a question for its element.
fn question_id(question: Question) -> &'static str {
    match question {
        Question::Why => "question-why",
        Question::Diamond => "question-diamond",
        Question::Compare => "question-compare",
        Question::Survive => "question-survive",
        Question::How => "question-how",
    }
}

/// The name of a topic for its tab.
fn topic_id(topic: Topic) -> &'static str {
    match topic {
        Topic::Path => "topic-path",
        Topic::Forms => "topic-forms",
        Topic::Optimality => "topic-gradient",
        Topic::Penalties => "topic-penalties",
        Topic::Correlation => "topic-loss",
        Topic::Sampling => "topic-chance",
        Topic::Parameter => "topic-slice",
        Topic::Descent => "topic-descent",
    }
}

/// The content of a topic.
fn content(topic: Topic, problem: &Problem) -> Html {
    let planar = problem.is_planar();
    match topic {
        Topic::Path if matches!(problem, Problem::Space(_)) => html! { <SpacePath /> },
        Topic::Path if !planar => html! { <Survivors /> },
        Topic::Optimality if !planar => html! { <Bounds /> },
        Topic::Descent if !planar => html! { <TableDescent /> },
        Topic::Penalties if !planar => html! { <RidgeBeside /> },
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
    let asked = use_current(|current| {
        let problem = &current.state.problem;
        let asked = |question: &Question| !question.topics_of(problem).is_empty();
        let all = Question::ALL.into_iter().filter(asked);
        all.collect::<Vec<_>>()
    });
    html! {
        <div class="questions">
            { for asked.into_iter().map(|question| html! { <Item {question} key={question_id(question)} /> }) }
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
    let open = use_current(move |current| {
        let topic = current.state.topic.open;
        topic.filter(|topic| topic.question() == question)
    });
    let heading = use_node_ref();
    let pressed = use_mut_ref(|| false);
    {
        let (heading, pressed) = (heading.clone(), pressed.clone());
        use_effect_with(open.is_some(), move |open| {
            if pressed.replace(false)
                && *open
                && let Some(heading) = heading.cast::<Element>()
            {
                // below the picture on a phone, as the style sheet's margins say
                heading.scroll_into_view();
            }
        });
    }
    let topics = use_current(move |current| question.topics_of(&current.state.problem));
    let problem = use_current(|current| current.state.problem.clone());
    let planar = problem.is_planar();
    let first = topics.first().copied().unwrap_or_default();
    let press = use_dispatch(move |open: bool| {
        if open {
            Action::ShowTopic(first)
        } else {
            Action::CloseTopic
        }
    });
    let onclick = Callback::from(move |_: MouseEvent| {
        pressed.replace(true);
        press.emit(open.is_none());
    });
    let id = question_id(question);
    let body = format!("{id}-answer");
    html! {
        <section class={classes!("question", open.map(|_| "open"))}>
            <h2 ref={heading}>
                <button type="button" {id} aria-expanded={open.is_some().to_string()}
                    aria-controls={open.map(|_| body.clone())} {onclick}>
                    { question.text() }
                </button>
            </h2>
            if let Some(topic) = open {
                <div id={body} class="answer">
                    <Tabs {question} {topics} {topic} />
                    { content(topic, &problem) }
                    if planar {
                        <InThePlane {topic} />
                    }
                </div>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct TabsProps {
    question: Question,
    /// Those that it holds.
    topics: Vec<Topic>,
    /// The topic that is open.
    topic: Topic,
}

/// The topics of a question, where it has more than one.
#[component]
fn Tabs(props: &TabsProps) -> Html {
    let TabsProps {
        question, topic, ..
    } = *props;
    let show = use_dispatch(Action::ShowTopic);
    let tab = |each: Topic| {
        let onclick = show.reform(move |_: MouseEvent| each);
        html! {
            <button type="button" id={topic_id(each)} key={topic_id(each)} aria-pressed={(each == topic).to_string()} {onclick}>
                { each.tab() }
            </button>
        }
    };
    if props.topics.len() < 2 {
        return html! {};
    }
    html! {
        <div class="tabs" role="group" aria-label={question.text()}>
            { for props.topics.iter().copied().map(tab) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct TopicProps {
    topic: Topic,
}

/// What of an answer can be shown in the plane.
#[component]
fn InThePlane(props: &TopicProps) -> Html {
    let switches: &[(&str, ShowField)] = match props.topic {
        Topic::Parameter | Topic::Optimality => &[
            ("Normal cone", |show| &mut show.normal_cone),
            ("Sparsity map", |show| &mut show.sparsity_map),
        ],
        Topic::Path => &[("All minimisers", |show| &mut show.solution_set)],
        _ => return html! {},
    };
    html! {
        <>
            <div class="buttons" role="group" aria-label="In the plane">
                <span class="quiet">{ "In the plane:" }</span>
                { for switches.iter().map(|&(text, field)| html! { <ShowButton {text} {field} /> }) }
            </div>
            if props.topic != Topic::Path {
                <p class="quiet">{ text::CONE_AND_MAP }</p>
            }
            <TieBreaks />
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
            <p id="tie-breaks" data-claim={claim.name}>{ with_terms(&claim.text) }</p>
        }
    }
}
