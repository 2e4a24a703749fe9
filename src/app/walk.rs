//! The panel of the descent methods.
//!
//! What does not change is plain HTML, heard where it stands in the page and kept up to date by
//! [`super::walk_readouts`]: the page carries few bytes for it, and playing renders nothing.

use super::browser::{Listener, document, element, position_in};
use super::easel::easel;
use super::field::number_field;
use super::input::{self, slider};
use super::keyboard::is_free_space;
use super::panel::Props;
use super::parts::{Own, fixed, of_l1, use_own};
use super::store::Dispatch;
use super::studio::Painter;
use super::walk_readouts::{WalkReadouts, slider_scale};
use super::walker::use_walker;
use crate::figure::number::rounded;
use crate::figure::{Figure, steps};
use crate::solve::descent::{Method, StepSize};
use crate::study::{Action, Walk, method_title, number};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The methods, the transport, and the step size. What a button does is its `data-do`; the methods' is their
/// position in [`Method::ALL`].
const CONTROLS: &str = r#"<div class="walk-controls">
<div class="buttons" role="group" aria-label="Methods">
<button type="button" class="method subgradient" data-do="0"><span aria-hidden="true">●</span> Subgradient</button>
<button type="button" class="method diminishing" data-do="1"><span aria-hidden="true">◆</span> Subgradient, η/√k</button>
<button type="button" class="method proximal" data-do="2"><span aria-hidden="true">■</span> Proximal (ISTA)</button>
<button type="button" class="method fista" data-do="3"><span aria-hidden="true">▲</span> FISTA</button>
<button type="button" class="method coordinate" data-do="4"><span aria-hidden="true">✚</span> Coordinate descent</button>
<button type="button" class="method ridge" data-do="5"><span aria-hidden="true">▼</span> Ridge</button>
</div>
<div class="buttons" role="group" aria-label="Iterations">
<button type="button" class="play" id="walk-play" data-do="play">▶ Play</button>
<button type="button" class="step" aria-label="To the start" data-do="start">|‹</button>
<button type="button" class="step" aria-label="One step back" data-do="back">‹</button>
<button type="button" class="step" aria-label="One step on" data-do="on">›</button>
<select aria-label="Speed" id="walk-speed"><option value="2">2 steps/s</option><option value="8" selected>8 steps/s</option><option value="30">30 steps/s</option><option value="120">120 steps/s</option></select>
</div>
<div class="row"><label for="iteration">k</label><div><div class="slider"><input type="range" id="iteration" min="0" step="1"></div></div><div><output aria-live="off" data-quantity="iteration"></output></div></div>
<div><div class="row"><label for="eta">η</label><div><div class="slider"><input type="range" id="eta" min="0.01" max="3" step="0.01"></div></div><div><output aria-live="off" data-quantity="step-size"></output></div></div>
<ul class="marks eta-marks" aria-label="Step sizes at which the behaviour changes"><li><i aria-hidden="true"></i><button type="button" data-do="stable">1/L</button></li><li><i aria-hidden="true"></i><button type="button" data-do="border">2/L</button></li></ul></div>
<dl><div><dt>L, the largest eigenvalue of H</dt><dd><output aria-live="off" data-quantity="largest-eigenvalue"></output></dd></div></dl>
</div>"#;

/// The numbers at the iteration looked at, and of its step.
const NUMBERS: &str = r#"<div class="walk-numbers">
<label>Take apart the step of <select id="anatomy"><option value="subgradient">Subgradient</option><option value="diminishing">Subgradient, η/√k</option><option value="proximal">Proximal (ISTA)</option><option value="fista">FISTA</option><option value="coordinate">Coordinate descent</option><option value="ridge">Ridge</option></select></label>
<dl>
<div><dt>F(θ<sub>k</sub>) − F(θ*)</dt><dd><output aria-live="off" data-quantity="gap"></output></dd></div>
<div><dt class="loss">‖∇Loss(θ<sub>k</sub>)‖</dt><dd><output aria-live="off" data-quantity="gradient-norm"></output></dd></div>
</dl><table><caption>The step from θ<sub>k</sub></caption>
<thead><tr><td></td><th scope="col" class="theta1"></th><th scope="col" class="theta2"></th></tr></thead><tbody>
<tr><th scope="row">θ<sub>k</sub></th><td><output aria-live="off" data-quantity="iterate1"></output></td><td><output aria-live="off" data-quantity="iterate2"></output></td></tr>
<tr><th scope="row" class="loss">the loss’s part</th><td><output aria-live="off" data-quantity="step-loss1"></output></td><td><output aria-live="off" data-quantity="step-loss2"></output></td></tr>
<tr><th scope="row" class="penalty">the penalty’s part</th><td><output aria-live="off" data-quantity="step-penalty1"></output></td><td><output aria-live="off" data-quantity="step-penalty2"></output></td></tr>
<tr><th scope="row">the step</th><td><output aria-live="off" data-quantity="step1"></output></td><td><output aria-live="off" data-quantity="step2"></output></td></tr>
<tr><th scope="row" class="ridge">ridge’s −ηλθ<sub>k</sub></th><td><output aria-live="off" data-quantity="step-ridge1"></output></td><td><output aria-live="off" data-quantity="step-ridge2"></output></td></tr>
</tbody></table>
<button type="button" id="contours" data-do="contours">Contours of Loss + λ‖θ‖₁</button>
</div>"#;

/// What is exactly true of the seed's rule.
const TRUTH: &str = r#"<details><summary>What is exactly true</summary><ul>
<li>The penalty λ|θ| is continuous everywhere. At 0 it is not differentiable.</li>
<li>Its subgradient at 0 is the interval [−λ, λ], not “undefined”; the rule with sign(0) = 0 takes 0 from it.</li>
<li>The penalty’s part of a subgradient step has size ηλ in every coordinate that is not 0, however near to 0 that is; the loss’s part may work against it, so the step itself may be smaller.</li>
<li>Steps of a constant size do not in general land on 0: they hop across it, for ever. A soft-thresholding step is 0 exactly wherever |θ − η∂Loss| ≤ ηλ.</li>
</ul></details>"#;

/// What a press, a choice or a move in the panel does.
#[derive(Clone)]
struct Hands {
    dispatch: Dispatch,
    walking: Own<bool>,
    speed: Own<f64>,
}

impl Hands {
    fn toggle(&self) {
        let walk = self.walk();
        // From the end it begins again.
        if !self.walks() && walk.iteration >= walk.steps {
            self.dispatch.dispatch(Action::SetIteration(0));
        }
        self.walking.set(!self.walks());
    }

    fn walks(&self) -> bool {
        *self.walking.get()
    }

    fn walk(&self) -> Walk {
        self.dispatch.latest().state.walk
    }

    /// Looks at an iteration; who chooses one stops the playing.
    fn look(&self, k: u32) {
        self.walking.set(false);
        self.dispatch.dispatch(Action::SetIteration(k));
    }

    fn set(&self, walk: Walk) {
        self.dispatch.dispatch(Action::SetWalk(walk));
    }

    /// η as a multiple of 1/L; at 1/L itself it stays there when L changes.
    fn set_pace(&self, share: f64) {
        if let Some(descent) = &self.dispatch.latest().derived.scene.descent {
            let step_size = StepSize::new(share * slider_scale(descent)).ok();
            let step_size = step_size.filter(|_| share != 1.0);
            self.set(Walk {
                step_size,
                ..self.walk()
            });
        }
    }

    fn press(&self, what: &str) {
        let mut walk = self.walk();
        match what {
            "play" => return self.toggle(),
            "start" => return self.look(0),
            "back" => return self.look(walk.iteration.saturating_sub(1)),
            "on" => return self.look(walk.iteration + 1),
            "stable" => return self.set_pace(1.0),
            "border" => return self.set_pace(2.0),
            "contours" => walk.objective_contours ^= true,
            place => {
                let place = place.parse().unwrap_or(usize::MAX);
                if let Some(shown) = walk.methods.get_mut(place) {
                    *shown ^= true;
                }
            }
        }
        self.set(walk);
    }

    fn hear(&self, event: &Event) {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target else {
            return;
        };
        let pointer = event.dyn_ref::<PointerEvent>();
        if let Some(button) = closest(&target, "[data-do]").filter(|_| event.type_() == "click") {
            self.press(&button.get_attribute("data-do").unwrap_or_default());
        } else if let Some(slider) = target.dyn_ref::<HtmlInputElement>() {
            let value = slider.value_as_number();
            match (event.type_().as_str(), slider.id().as_str()) {
                ("input", "iteration") => self.look(value as u32),
                ("input", "eta") => self.set_pace(value),
                _ => {}
            }
        } else if let Some(select) = target
            .dyn_ref::<HtmlSelectElement>()
            .filter(|_| event.type_() == "change")
        {
            let method = Method::ALL.get(select.selected_index() as usize);
            match (select.id().as_str(), method) {
                ("walk-speed", _) => self.speed.set(number(&select.value()).unwrap_or(SPEED)),
                ("anatomy", Some(&anatomy)) => self.set(Walk {
                    anatomy,
                    ..self.walk()
                }),
                _ => {}
            }
        } else if let (Some(plot), Some(pointer)) = (closest(&target, ".walk-plot"), pointer) {
            self.scrub(&plot, pointer);
        }
    }

    /// Looks at the iteration under a pointer that holds a chart.
    fn scrub(&self, plot: &Element, event: &PointerEvent) {
        if event.type_() == "pointerdown" && event.button() == 0 {
            let _ = plot.set_pointer_capture(event.pointer_id());
        }
        if plot.has_pointer_capture(event.pointer_id()) {
            let [x, _] = position_in(plot, [event.client_x(), event.client_y()].map(f64::from));
            let steps = self.walk().steps as usize;
            self.look(steps::iteration_at(steps, plot.client_width().into(), x) as u32);
        }
    }
}

fn closest(target: &Element, selector: &str) -> Option<Element> {
    target.closest(selector).ok().flatten()
}

/// Steps a second at first.
const SPEED: f64 = 8.0;

/// The methods, their transport, η, the charts and the numbers.
#[component]
pub fn WalkPanel(props: &Props) -> Html {
    let hands = Hands {
        dispatch: props.dispatch.clone(),
        walking: use_own(|| false),
        speed: use_own(|| SPEED),
    };
    let root = use_node_ref();
    {
        let (root, studio, hands) = (root.clone(), Rc::clone(&props.studio), hands.clone());
        use_effect_with((), move |()| {
            let readouts: Rc<dyn Painter> = Rc::new(WalkReadouts::new(root.clone()));
            studio.join(&readouts);
            let listeners = root.cast::<Element>().map(|root| {
                ["click", "input", "change", "pointerdown", "pointermove"].map(|kind| {
                    let hands = hands.clone();
                    Listener::new(&root, kind, move |event| hands.hear(&event))
                })
            });
            // Space plays and pauses the iterations instead of λ: heard before the window hears it.
            let space = Listener::new(&document(), "keydown", move |event| {
                if is_free_space(&event) {
                    event.prevent_default();
                    hands.toggle();
                }
            });
            move || drop((readouts, listeners, space))
        });
    }
    let playing = hands.walks();
    use_effect_with(playing, |&playing| {
        if let Some(button) = element("walk-play") {
            let (pressed, text) = [("false", "▶ Play"), ("true", "❚❚ Pause")][usize::from(playing)];
            let _ = button.set_attribute("aria-pressed", pressed);
            button.set_text_content(Some(text));
        }
    });
    let ended = {
        let walking = hands.walking.clone();
        Callback::from(move |()| walking.set(false))
    };
    let speed = *hands.speed.get();
    use_walker(playing, speed, &hands.dispatch, ended);
    let dispatch = hands.dispatch;
    let rho = Callback::from(move |rho| dispatch.dispatch(Action::SetCorrelation(rho)));
    let derived = &props.derived;
    let hessian = derived.scene.loss.hessian();
    let correlation = hessian.h12() / (hessian.h11() * hessian.h22()).sqrt();
    let turn = input::Props {
        id: "walk-rho".into(),
        label: "ρ",
        ends: [-1.0, 1.0],
        value: if correlation.is_finite() {
            correlation
        } else {
            0.0
        },
        text: None,
        take: rho,
        exact: None,
    };
    let plot = |figure: Figure, label: String| {
        html! {
            <div class="plot walk-plot">{ easel(figure, &props.studio, label) }</div>
        }
    };
    let words = derived.descent_description();
    html! {
        <div ref={root} class="walk">
            { of_l1(props.state.penalty) }
            { fixed(CONTROLS) }
            <p class="pace" aria-live="polite">{ derived.pace().unwrap_or_default() }</p>
            { plot(Figure::Coordinates, format!("Both coordinates against the iteration k. {words}")) }
            <ul class="fates" aria-live="polite">
                { for derived.fates().into_iter().map(|(method, fate)| html! {
                    <li><b ~className={CLASSES[method as usize]}>{ method_title(method) }</b>{ format!(": {fate}.") }</li>
                }) }
            </ul>
            { plot(Figure::Convergence, "F(θₖ) − F(θ*) of each method against the iteration k, on a logarithmic scale.".to_owned()) }
            { fixed(NUMBERS) }
            { slider(turn) }
            { fields(props) }
            { fixed(TRUTH) }
        </div>
    }
}

/// The methods' classes in the style sheet.
const CLASSES: [&str; 6] = [
    "subgradient",
    "diminishing",
    "proximal",
    "fista",
    "coordinate",
    "ridge",
];

/// The numbers that can be typed.
fn fields(props: &Props) -> Html {
    let walk = props.state.walk;
    let Some(descent) = &props.derived.scene.descent else {
        return html! {};
    };
    let course = &descent.course;
    let field = |id: &'static str,
                 label: &'static str,
                 value: f64,
                 taken: fn(f64, Walk, [f64; 2]) -> Result<Walk, String>| {
        let (dispatch, start) = (props.dispatch.clone(), course.start);
        let take = Callback::from(move |text: String| {
            let value = number(&text).map_err(|error| format!("{label} {error}"))?;
            let walk = taken(value, dispatch.latest().state.walk, start)?;
            dispatch.dispatch(Action::SetWalk(walk));
            Ok(())
        });
        number_field(id.into(), label.into(), rounded(value, 6), take)
    };
    html! {
        <div class="fields">
            { field("eta-exact", "exact η", course.step_size, |eta, walk, _| {
                let step_size = StepSize::new(eta).map_err(|error| error.to_string())?;
                Ok(Walk { step_size: Some(step_size), ..walk })
            }) }
            { field("steps", "steps", f64::from(walk.steps), |steps, walk, _| {
                if steps.fract() == 0.0 && (1.0..=f64::from(Walk::MOST)).contains(&steps) {
                    Ok(Walk { steps: steps as u32, ..walk })
                } else {
                    Err(format!("a whole number from 1 to {} is needed", Walk::MOST))
                }
            }) }
            { field("start1", "start θ₁", course.start[0], |x, walk, [_, y]| {
                Ok(Walk { start: Some([x, y]), ..walk })
            }) }
            { field("start2", "start θ₂", course.start[1], |y, walk, [x, _]| {
                Ok(Walk { start: Some([x, y]), ..walk })
            }) }
        </div>
    }
}
