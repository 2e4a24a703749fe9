//! The topic of penalties: which one, its parameter, and a second plane beside the first.

use crate::easel::Easel;
use crate::numbers::SecondNumbers;
use crate::store::{use_current, use_dispatch};
use crate::widget::button::{Button, Select};
use crate::widget::claim::{More, chart_title, paragraph};
use crate::widget::field::number_field;
use crate::widget::slider::{self, Stops, row};
use figure::Figure;
use figure::number::{rounded, significant};
use lasso_path::solve::penalty::Penalty;
use study::topic::penalties::{text, words as penalty_words};
use study::{Action, Intent, Link, Typed, View, takes_radius};
use yew::prelude::*;

/// The topic.
#[component]
pub fn PenaltiesTopic() -> Html {
    let (penalty, beside) = use_current(|current| {
        (
            current.state.objective.penalty,
            current.state.objective.beside,
        )
    });
    let (large, title) = use_current(|current| {
        let large = current.state.view.open == View::Paths;
        (large, current.derived.path_title())
    });
    let convexity = use_current(|current| current.derived.convexity_note());
    let set = use_dispatch(Intent::ChoosePenalty);
    let set_first = Callback::from(move |chosen: Option<Penalty>| {
        set.emit(chosen.unwrap_or(Penalty::None));
    });
    let set_beside = use_dispatch(Action::SetBeside);
    let compared = use_current(|current| current.derived.compared_zeros());
    let put = use_dispatch(|_| Action::SetBeside(Some(Penalty::Ridge)));
    html! {
        <>
            { chart_title(title) }
            if !large {
                if beside.is_some() {
                    <h4 class="chart-title">{ penalty_words::title(penalty) }</h4>
                }
                <div class={classes!("plot", beside.map(|_| "half"))}><Easel figure={Figure::Path} /></div>
                if let Some(beside) = beside {
                    <h4 class="chart-title">{ penalty_words::title(beside) }</h4>
                    <div class="plot half"><Easel figure={Figure::Path} beside=true /></div>
                }
            }
            if let Some(claim) = compared {
                <p aria-live="polite" data-claim={claim.name}>{ claim.text }</p>
            } else {
                <Button id="put-beside" class="primary" onclick={put}>{ text::PUT_BESIDE }</Button>
                <p class="quiet">{ text::SAME_LOSS }</p>
            }
            <Chooser id="penalty" label="Penalty" chosen={Some(penalty)} set={set_first} number={Typed::Penalty} />
            { for convexity.map(paragraph) }
            <Chooser id="beside" label="Beside it" chosen={beside} optional=true set={set_beside} number={Typed::Beside} />
            if beside.is_some() {
                <Links />
                <More title={text::MORE} numbers=true><SecondNumbers /></More>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ChooserProps {
    /// The id of the choice; those of its parameter's slider and field begin with it.
    id: &'static str,
    label: &'static str,
    chosen: Option<Penalty>,
    /// Whether no penalty is a choice too.
    #[prop_or_default]
    optional: bool,
    set: Callback<Option<Penalty>>,
    /// Its parameter.
    number: Typed,
}

/// Which penalty, and its parameter as a slider and as a field.
#[component]
fn Chooser(props: &ChooserProps) -> Html {
    let ChooserProps {
        id,
        label,
        chosen,
        optional,
        set,
        number,
    } = props;
    let choose = set.reform(|name: String| penalty_words::named(&name));
    let none: [AttrValue; 2] = ["".into(), "none".into()];
    let all = Penalty::ALL.map(|penalty| {
        [penalty_words::name(penalty), penalty_words::title(penalty)].map(AttrValue::from)
    });
    let options: Vec<_> = optional.then_some(none).into_iter().chain(all).collect();
    let name = chosen.map_or("", penalty_words::name);
    html! {
        <>
            <label class="choice">
                <span>{ label }</span>
                <Select id={*id} {options} chosen={name} {choose} />
            </label>
            if let Some(penalty) = chosen {
                { parameter(id, *number, *penalty, set) }
            }
        </>
    }
}

/// The parameter of a penalty, if it has one.
fn parameter(id: &str, number: Typed, penalty: Penalty, set: &Callback<Option<Penalty>>) -> Html {
    let Some(parameter) = penalty_words::parameter(penalty) else {
        return html! {};
    };
    let slide = {
        let (set, at) = (set.clone(), parameter.at);
        Callback::from(move |position: f64| {
            if let Ok(penalty) = penalty.with_parameter(at(position)) {
                set.emit(Some(penalty));
            }
        })
    };
    let [least, most] = parameter.ends;
    let text = significant(parameter.value, 3);
    let slider = slider::Props {
        id: format!("{id}-parameter").into(),
        ends: [0.0, 1.0],
        step: Stops::Parts(1000.0),
        value: parameter.position,
        text: text.clone().into(),
        take: slide,
        onkeydown: Callback::noop(),
    };
    let label = format!("Set {}", parameter.symbol);
    let field = number_field(
        format!("{id}-exact"),
        label,
        rounded(parameter.value, 6),
        number,
    );
    html! {
        <>
            { row(parameter.symbol, slider, field) }
            <div class="scale"><span>{ least }</span><span>{ most }</span></div>
        </>
    }
}

/// The choice of what the planes have in common.
#[component]
fn Links() -> Html {
    let (link, possible) = use_current(|current| {
        let state = &current.state;
        let possible = takes_radius(state.objective.penalty)
            && state.objective.beside.is_some_and(takes_radius);
        (state.objective.link, possible)
    });
    let note = use_current(|current| penalty_words::link_note(&current.state));
    let lambda = use_dispatch(|_| Action::SetLink(Link::Lambda));
    let radius = use_dispatch(|_| Action::SetLink(Link::Radius));
    html! {
        <>
            <div class="buttons" role="group" aria-label="What the planes have in common">
                <Button pressed={Some(link == Link::Lambda)} onclick={lambda}>{ "Equal λ" }</Button>
                <Button pressed={Some(link == Link::Radius)} disabled={!possible} onclick={radius}>
                    { "Equal radius" }
                </Button>
            </div>
            { for note.map(paragraph) }
        </>
    }
}
