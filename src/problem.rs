//! The drawer in which the problem is chosen: examples, features of the data, and the loss itself.

use crate::browser::is_small;
use crate::easel::Thumbnail;
use crate::store::{use_current, use_store};
use crate::table::data::DataSets;
use crate::widget::button::Select;
use crate::widget::field::number_field;
use figure::number::rounded;
use std::rc::Rc;
use study::{Action, Intent, PRESETS, Preset, Problem, State, Topic, Typed, diabetes, text};
use web_sys::HtmlElement;
use yew::prelude::*;

/// The name of the problem: an example's title, or what it is else.
pub fn title(problem: &Problem) -> String {
    match (Preset::of(problem), problem) {
        (Some(preset), _) => preset.title.to_owned(),
        (None, Problem::Plane(_)) => "Your own".to_owned(),
        (None, Problem::Space(_)) => "Three parameters".to_owned(),
        (None, Problem::Diabetes(pair)) => {
            format!("Real data: diabetes ({})", pair.names().join(", "))
        }
        (None, Problem::Table(table)) => study::table::title(table),
    }
}

/// The properties of the drawer.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Closes it.
    pub close: Callback<()>,
}

/// The drawer, while it is open.
#[component]
pub fn ProblemDrawer(props: &Props) -> Html {
    let planar = use_current(|current| current.state.problem.is_planar());
    let drawer = use_node_ref();
    {
        let drawer = drawer.clone();
        use_effect_with((), move |()| {
            if let Some(drawer) = drawer.cast::<HtmlElement>() {
                // Fails only for what cannot have the focus.
                let _ = drawer.focus();
            }
        });
    }
    let close = props.close.clone();
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.default_prevented() {
                close.emit(());
            }
        })
    };
    let onclose = close.reform(|_: MouseEvent| ());
    html! {
        <aside ref={drawer} id="problem-drawer" class="drawer" tabindex="-1" aria-labelledby="problem-title" {onkeydown}>
            <div class="drawer-head">
                <h2 id="problem-title">{ "Problem" }</h2>
                <button type="button" class="close" aria-label="Close" onclick={onclose}>{ "×" }</button>
            </div>
            <Examples {close} />
            <Features />
            <DataSets close={props.close.clone()} />
            if planar {
                <Advanced />
            }
        </aside>
    }
}

/// The examples, each with its picture and what to look at. A small window shows the one that is chosen.
#[component]
fn Examples(props: &Props) -> Html {
    let problem = use_current(|current| current.state.problem.clone());
    let chosen = Preset::of(&problem).map(|preset| preset.name);
    let store = use_store();
    let example = |preset: &'static Preset| {
        let (store, close) = (Rc::clone(&store), props.close.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            store.dispatch(Action::ChoosePreset(preset));
            if is_small() {
                close.emit(());
            }
        });
        html! {
            <li key={preset.name}>
                <button type="button" class="example" data-preset={preset.name}
                    aria-pressed={(chosen == Some(preset.name)).to_string()} {onclick}>
                    <Thumbnail {preset} />
                    <b>{ preset.title }</b>
                    <span>{ preset.about }</span>
                </button>
            </li>
        }
    };
    html! { <ul class="examples" aria-label="Examples">{ for PRESETS.iter().map(example) }</ul> }
}

/// The two features of the data, where there is one.
#[component]
fn Features() -> Html {
    let problem = use_current(|current| current.state.problem.clone());
    let store = use_store();
    let Problem::Diabetes(pair) = problem else {
        return html! {};
    };
    let features = pair.features();
    let (names, meanings) = (diabetes::feature_names(), diabetes::feature_meanings());
    let options: Vec<[AttrValue; 2]> = names
        .iter()
        .zip(&meanings)
        .map(|(name, [meaning, _])| [(*name).into(), format!("{name}: {meaning}").into()])
        .collect();
    let choice = |k: usize| {
        let store = Rc::clone(&store);
        let choose = Callback::from(move |chosen: String| {
            if let Some(index) = names.iter().position(|name| *name == chosen) {
                let mut pair = features;
                pair[k] = index;
                store.dispatch(Intent::ChooseFeatures(pair));
            }
        });
        let (id, label) = [
            ("feature1", "First feature"),
            ("feature2", "Second feature"),
        ][k];
        let [meaning, unit] = meanings[features[k]];
        html! {
            <div class={["theta1", "theta2"][k]}>
                <Select {id} label={Some(label)} options={options.clone()} chosen={names[features[k]]} {choose} />
                <p>{ format!("{}: {meaning}, {unit}", names[features[k]]) }</p>
            </div>
        }
    };
    html! {
        <section class="features">
            <h3>{ "The two features" }</h3>
            { choice(0) }
            { choice(1) }
            <p>
                { diabetes::about() }
            </p>
        </section>
    }
}

/// H and θ̂ in numbers, and back to the beginning.
#[component]
fn Advanced() -> Html {
    let store = use_store();
    let loss = use_current(|current| current.derived.solved.loss);
    let turn = {
        let store = Rc::clone(&store);
        Callback::from(move |_: MouseEvent| store.dispatch(Action::ShowTopic(Topic::Correlation)))
    };
    let reset = {
        let store = Rc::clone(&store);
        Callback::from(move |_: MouseEvent| {
            let appearance = store.state().appearance;
            store.dispatch(Action::Load(Box::new(State {
                appearance,
                ..State::default()
            })));
        })
    };
    let hessian = loss.hessian();
    let ([h11, h12, h22], [x, y]) = ([hessian.h11(), hessian.h12(), hessian.h22()], loss.center());
    let entries = [
        ("h11", h11, Typed::Hessian(0)),
        ("h12", h12, Typed::Hessian(1)),
        ("h22", h22, Typed::Hessian(2)),
        ("center1", x, Typed::Center(0)),
        ("center2", y, Typed::Center(1)),
    ];
    let entries =
        entries.map(|(id, value, into)| number_field(id, into.sign(), rounded(value, 6), into));
    html! {
        <details id="advanced" class="advanced">
            <summary>{ "Advanced: the loss in numbers" }</summary>
            <p>{ text::LOSS }</p>
            <div class="fields">
                { for entries }
            </div>
            <div class="buttons">
                <button type="button" id="turn-and-stretch" onclick={turn}>{ "Turn and stretch a contour" }</button>
                <button type="button" id="start-over" onclick={reset}>{ "Start over" }</button>
            </div>
        </details>
    }
}
