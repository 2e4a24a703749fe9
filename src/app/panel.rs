//! The panel in the column: the path, both forms, the gradient, one parameter, penalties, the loss, chance,
//! descent.

use super::browser::position_in;
use super::easel::easel;
use super::field::{self, number_field};
use super::forms::forms;
use super::input::{self, slider};
use super::parts::{Button, fixed, press, word};
use super::penalties::penalties;
use super::slice::one_parameter;
use super::store::Dispatch;
use super::studio::Studio;
use super::walk::WalkPanel;
use crate::figure::number::{percent, rounded, shortest};
use crate::figure::{Figure, LayerField, path};
use crate::problem::Hessian;
use crate::study::{Action, Chance, Derived, Panel, State, number, penalty_weight};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// What the panel needs.
#[derive(Clone, Properties)]
pub struct Props {
    /// The state.
    pub state: State,
    /// The solved state, of when it was told.
    pub derived: Rc<Derived>,
    /// Where the figures' states come from.
    pub studio: Rc<Studio>,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Stops the sweep of λ.
    pub on_play: Callback<bool>,
    /// Keys that move λ.
    pub on_key: Callback<KeyboardEvent>,
    /// Where both forms are.
    pub forms: NodeRef,
    /// The slider of c.
    pub radius: NodeRef,
    /// Changes c.
    pub set_radius: Callback<Action>,
    /// Where the second plane's numbers are.
    pub second: NodeRef,
}

impl PartialEq for Props {
    /// Each solved state is of one state; and the callbacks mean the same at every rendering.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.derived, &other.derived)
    }
}

/// The panels in their order.
const PANELS: [(Panel, &str); 8] = [
    (Panel::Path, "Path"),
    (Panel::Forms, "Both forms"),
    (Panel::Gradient, "Why zero"),
    (Panel::Slice, "One parameter"),
    (Panel::Penalties, "Penalties"),
    (Panel::Loss, "Loss"),
    (Panel::Chance, "Chance"),
    (Panel::Descent, "Descent"),
];

/// The panel with its tabs.
pub fn panel(props: &Props) -> Html {
    let shown = props.state.panel;
    let place = PANELS.iter().position(|(panel, _)| *panel == shown);
    let onkeydown = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            let place = place.unwrap_or_default();
            let next = match event.key().as_str() {
                "ArrowRight" => (place + 1) % PANELS.len(),
                "ArrowLeft" => (place + PANELS.len() - 1) % PANELS.len(),
                "Home" => 0,
                "End" => PANELS.len() - 1,
                _ => return,
            };
            event.prevent_default();
            dispatch.dispatch(Action::ShowPanel(PANELS[next].0));
            // The event's current target is the page's root, where yew hears it.
            let target = event.target_unchecked_into::<Element>();
            let tabs = target.parent_element();
            let tab = tabs.and_then(|tabs| tabs.children().item(next as u32));
            if let Some(tab) = tab {
                let _ = tab.unchecked_into::<web_sys::HtmlElement>().focus();
            }
        })
    };
    let tab = |(panel, name): &(Panel, &'static str)| {
        let (panel, on) = (*panel, *panel == shown);
        html! {
            <button
                type="button"
                role="tab"
                aria-selected={word(on)}
                aria-controls="panel"
                tabindex={if on { "0" } else { "-1" }}
                onclick={press(&props.dispatch, Action::ShowPanel(panel))}
            >
                { *name }
            </button>
        }
    };
    let name = PANELS[place.unwrap_or_default()].1;
    html! {
        <section class="panel">
            <div class="tabs" role="tablist" aria-label="Look closer" {onkeydown}>{ for PANELS.iter().map(tab) }</div>
            <div id="panel" role="tabpanel" aria-label={name} key={name}>
                { match shown {
                    Panel::Path => path_plot(props),
                    Panel::Forms => forms(props),
                    Panel::Gradient => gradient(props),
                    Panel::Slice => one_parameter(props),
                    Panel::Penalties => penalties(props),
                    Panel::Loss => loss(props),
                    Panel::Chance => chance(props),
                    Panel::Descent => html! { <WalkPanel ..props.clone() /> },
                } }
                if let Some(reached) = props.derived.reached().filter(|_| props.state.layers.solution_set) {
                    <p id="reached">{ reached }</p>
                }
            </div>
        </section>
    }
}

/// The path, along which λ can be dragged.
fn path_plot(props: &Props) -> Html {
    let drag = {
        let Props {
            dispatch,
            on_play,
            studio,
            ..
        } = props.clone();
        Callback::from(move |event: PointerEvent| {
            let target = event.target_unchecked_into::<Element>();
            let Ok(Some(element)) = target.closest("#path") else {
                return;
            };
            if event.type_() == "pointerdown" {
                if event.button() != 0 {
                    return;
                }
                let _ = element.set_pointer_capture(event.pointer_id());
                on_play.emit(false);
            } else if !element.has_pointer_capture(event.pointer_id()) {
                return;
            }
            let [x, _] = position_in(&element, [event.client_x().into(), event.client_y().into()]);
            let lambda = path::lambda_at(&studio.derived().scene, element.client_width().into(), x);
            if let Ok(lambda) = penalty_weight(&shortest(lambda)) {
                dispatch.dispatch(Action::SetLambda(lambda));
            }
        })
    };
    let scene = &props.derived.scene;
    html! {
        <div
            id="path"
            class="plot"
            role="slider"
            tabindex="0"
            aria-label="λ, on the regularization path"
            aria-valuemin="0"
            aria-valuemax={shortest(scene.lambda_end)}
            aria-valuenow={shortest(scene.lambda.min(scene.lambda_end))}
            aria-valuetext={props.derived.spoken_lambda()}
            onpointerdown={drag.clone()}
            onpointermove={drag}
            onkeydown={props.on_key.clone()}
        >
            { easel(Figure::Path, &props.studio, props.derived.path_description()) }
        </div>
    }
}

fn gradient(props: &Props) -> Html {
    let [a, b] = &props.derived.scene.names;
    html! {
        <>
            <div class="plot bars">
                { easel(Figure::Gradient, &props.studio,
                    format!("The size of the loss's gradient in {a} and in {b}, against λ. {}.", props.derived.support())) }
            </div>
            { fixed("<p>A coordinate stays exactly 0 while the pull of the loss on it is smaller than λ: its bar is not full. Only a full bar lets it leave 0.</p>") }
            { layer_button(props, "Show the normal cone at θ*", |layers| &mut layers.normal_cone) }
        </>
    }
}

/// A button that switches a layer on and off.
fn layer_button(props: &Props, text: &'static str, field: LayerField) -> Html {
    let mut layers = props.state.layers;
    let on = *field(&mut layers);
    *field(&mut layers) = !on;
    let onclick = press(&props.dispatch, Action::SetLayers(layers));
    Button::switch(on).html(text, onclick)
}

fn loss(props: &Props) -> Html {
    let loss = &props.derived.scene.loss;
    let hessian = *loss.hessian();
    let center = loss.center();
    let rho = hessian.h12() / (hessian.h11() * hessian.h22()).sqrt();
    let dispatch = props.dispatch.clone();
    let set_rho = move |rho: f64| dispatch.dispatch(Action::SetCorrelation(rho));
    let take_rho = {
        let set = set_rho.clone();
        Callback::from(move |text: String| {
            let rho = number(&text).map_err(|error| format!("ρ {error}"))?;
            if let Err(error) = Hessian::correlation(rho) {
                return Err(format!("ρ is between −1 and 1: {error}"));
            }
            set(rho);
            Ok(())
        })
    };
    let rho = if rho.is_finite() { rho } else { 0.0 };
    let entry = |k: usize| {
        let dispatch = props.dispatch.clone();
        let take = Callback::from(move |text: String| {
            let value = number(&text).map_err(|error| error.to_string())?;
            let mut entries = [hessian.h11(), hessian.h12(), hessian.h22()];
            entries[k] = value;
            let [h11, h12, h22] = entries;
            let hessian = Hessian::new(h11, h12, h22).map_err(|error| error.to_string())?;
            dispatch.dispatch(Action::SetHessian(hessian));
            Ok(())
        });
        let value = [hessian.h11(), hessian.h12(), hessian.h22()][k];
        let (id, label) = [("h11", "h₁₁"), ("h12", "h₁₂"), ("h22", "h₂₂")][k];
        number_field(id.into(), label.into(), rounded(value, 6), take)
    };
    let coordinate = |k: usize| {
        let dispatch = props.dispatch.clone();
        let take = Callback::from(move |text: String| {
            let value = number(&text).map_err(|error| error.to_string())?;
            let mut moved = center;
            moved[k] = value;
            dispatch.dispatch(Action::SetCenter(moved));
            Ok(())
        });
        let (id, label) = [("center1", "θ̂₁"), ("center2", "θ̂₂")][k];
        number_field(id.into(), label.into(), rounded(center[k], 6), take)
    };
    let turn = input::Props {
        id: "rho".into(),
        label: "ρ",
        ends: [-1.0, 1.0],
        value: rho,
        text: None,
        take: Callback::from(set_rho),
        exact: Some(field::Props {
            id: "rho-exact".into(),
            label: "exact ρ".into(),
            // As many digits as tell a ρ from ±1.
            value: rounded(rho, 16).into(),
            take: take_rho,
        }),
    };
    html! {
        <>
            { slider(turn) }
            { fixed("<p>The correlation of two standardized features: H = [1, ρ; ρ, 1]. As ρ grows, L1 keeps one of the two and drops the other. The handles on the contour turn and stretch it.</p>") }
            <div class="fields">{ entry(0) }{ entry(1) }{ entry(2) }{ coordinate(0) }{ coordinate(1) }</div>
        </>
    }
}

fn chance(props: &Props) -> Html {
    let (state, scene) = (&props.state, &props.derived.scene);
    let sigma = state.sigma();
    let now = state.chance;
    let dispatch = props.dispatch.clone();
    let set =
        move |sigma: Option<f64>| dispatch.dispatch(Action::SetChance(Chance { sigma, ..now }));
    let most = 3.0
        * State {
            chance: Chance { sigma: None, ..now },
            ..state.clone()
        }
        .sigma();
    let again = Button {
        id: Some("draw-again"),
        ..Button::PLAIN
    }
    .html("Draw again", press(&props.dispatch, Action::DrawAgain));
    let take = {
        let set = set.clone();
        Callback::from(move |text: String| {
            // σ has the range of λ: finite and not negative.
            let sigma = number(&text).map_err(|error| format!("σ {error}"))?;
            if sigma < 0.0 {
                return Err(format!(
                    "σ = {} is negative: it is 0 or more",
                    shortest(sigma)
                ));
            }
            set(Some(sigma));
            Ok(())
        })
    };
    let shares = props.derived.zero_shares().map(|shares| {
        format!(
            "Of {} samples of θ̂, {} have {} = 0 exactly, and {} have {} = 0.",
            scene.cloud.len(),
            percent(shares[0]),
            scene.names[0],
            percent(shares[1]),
            scene.names[1]
        )
    });
    let spread = input::Props {
        id: "sigma".into(),
        label: "σ",
        ends: [0.0, if most > 0.0 { most } else { 1.0 }],
        value: sigma,
        text: None,
        take: Callback::from(move |sigma| set(Some(sigma))),
        exact: None,
    };
    html! {
        <>
            { fixed("<p>With other data of the same kind, θ̂ would be another: N(θ̂, σ²/n · H⁻¹). Each dot is the θ* of one such θ̂.</p>") }
            <div class="buttons">
                { layer_button(props, "Show samples", |layers| &mut layers.cloud) }
                { again }
            </div>
            { slider(spread) }
            { number_field("sigma-exact".into(), "exact σ".into(), rounded(sigma, 6), take) }
            <p aria-live="polite">{ shares.unwrap_or_default() }</p>
        </>
    }
}
