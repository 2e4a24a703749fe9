//! The panel of one parameter: three figures, and in each of them z and λ to be dragged.

use super::browser::position_in;
use super::easel::Easel;
use super::keyboard::arrow;
use super::panel::Props as Panel;
use super::parts::{Button, of_l1, press};
use super::store::Dispatch;
use super::studio::{Painter, Studio, Subject, Turn};
use crate::figure::grip::{self, Grip, Hold};
use crate::figure::number::shortest;
use crate::figure::{Figure, Scene};
use crate::problem::{Lambda, Vector2};
use crate::study::Action;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The figures from the top to the bottom.
const FIGURES: [Figure; 3] = [Figure::Slice, Figure::Derivative, Figure::Shrinkage];

/// The panel.
pub fn one_parameter(props: &Panel) -> Html {
    let (state, derived) = (&props.state, &props.derived);
    let names = &derived.scene.names;
    let through_iterate = state.slice > 1;
    // Two parameters, and whether through the iterate.
    let choice = |place: usize, name: String| {
        let (on, slice) = match place {
            2 => (through_iterate, (state.slice + 2) % 4),
            _ => (place == state.slice % 2, state.slice / 2 * 2 + place),
        };
        Button {
            id: Some(["slice1", "slice2", "slice-iterate"][place]),
            ..Button::switch(on)
        }
        .html(name, press(&props.dispatch, Action::SetSlice(slice)))
    };
    let plots = FIGURES
        .into_iter()
        .zip(derived.slice_descriptions())
        .map(|(figure, label)| {
            html! {
                <Plot {figure} label={AttrValue::from(label)} studio={Rc::clone(&props.studio)} dispatch={props.dispatch.clone()}
                    on_play={props.on_play.clone()} on_key={props.on_key.clone()} />
            }
        });
    html! {
        <>
            <div class="buttons" role="group" aria-label="Which parameter">{ choice(0, names[0].clone()) }{ choice(1, names[1].clone()) }{ choice(2, "through θₖ".into()) }</div>
            { of_l1(state.penalty) }
            { for plots }
            <p aria-live="polite">{ derived.slice_verdict() }</p>
            <p>{ if derived.scene.slice.and_then(|slice| slice.center()).is_some() {
                "Drag a blue handle: z, where the loss alone is least; or an orange one: λ."
            } else {
                "Drag an orange handle: λ. The loss is flat along this parameter, and z is not there."
            } }</p>
            <p>{ if through_iterate {
                "The slice goes through θₖ, where the panel Descent is: its minimum is coordinate descent’s next step."
            } else {
                "The slice goes through θ*: the other parameter is held there."
            } }</p>
            <p>{ "λ|θ| is continuous, also at 0; it only has no derivative there. Its subgradients at 0 are not “undefined”: they are the \
                  interval [−λ,\u{a0}λ], and with g, the slope of the loss at 0, those of F are [g\u{a0}−\u{a0}λ,\u{a0}g\u{a0}+\u{a0}λ]. 0 is the minimum exactly \
                  when 0 is in it: |g|\u{a0}≤\u{a0}λ." }</p>
            <p>{ "However small the parameter is, the penalty pulls with the same λ. Ridge pulls with λθ, which shrinks with θ: it \
                  stops at 0 only if z\u{a0}=\u{a0}0." }</p>
        </>
    }
}

/// What a figure needs.
#[derive(Clone, Properties, PartialEq)]
struct Props {
    figure: Figure,
    /// The picture in words.
    label: AttrValue,
    studio: Rc<Studio>,
    dispatch: Dispatch,
    on_play: Callback<bool>,
    /// Keys that move λ.
    on_key: Callback<KeyboardEvent>,
}

/// A figure with its two handles.
#[component]
fn Plot(props: &Props) -> Html {
    let plot = use_node_ref();
    let held = use_mut_ref(|| None::<Hold>);
    let handles = use_memo((), |()| Handles::new(props.figure, plot.clone()));
    {
        let (handles, studio) = (Rc::clone(&handles), Rc::clone(&props.studio));
        use_effect_with((), move |()| {
            let painter: Rc<dyn Painter> = handles;
            studio.join(&painter);
            move || drop(painter)
        });
    }
    let on_size = {
        let handles = Rc::clone(&handles);
        Callback::from(move |size| handles.size.set(size))
    };
    let drag = {
        let (plot, held, handles, props) = (
            plot.clone(),
            Rc::clone(&held),
            Rc::clone(&handles),
            props.clone(),
        );
        Callback::from(move |event: PointerEvent| {
            let Some(element) = plot.cast::<Element>() else {
                return;
            };
            let at = position_in(&element, [event.client_x().into(), event.client_y().into()]);
            let (derived, size) = (props.studio.derived(), handles.size.get());
            if event.type_() == "pointerdown" {
                if event.button() != 0 {
                    return;
                }
                let _ = element.set_pointer_capture(event.pointer_id());
                *held.borrow_mut() = grip::hold(props.figure, &derived.scene, size, at);
            } else if !element.has_pointer_capture(event.pointer_id()) {
                return;
            }
            if let Some(hold) = *held.borrow() {
                drag_to(&props, hold, &derived.scene, size, at);
            }
        })
    };
    let dispatch = props.dispatch.clone();
    let move_by_key = Callback::from(move |event: KeyboardEvent| {
        let share = match event.key().as_str() {
            "PageUp" => 0.1,
            "PageDown" => -0.1,
            "Home" => -1.0,
            "End" => 1.0,
            _ => match arrow(&event, 0.01) {
                Some([x, y]) => x + y,
                None => return,
            },
        };
        if !(event.ctrl_key() || event.alt_key() || event.meta_key()) {
            event.prevent_default();
            dispatch.dispatch(Action::StepSliceCenter(share));
        }
    });
    let name = props.figure.name();
    html! {
        <div ref={plot} class="plot parameter" onpointerdown={drag.clone()} onpointermove={drag}>
            <Easel figure={props.figure} studio={Rc::clone(&props.studio)} label={props.label.clone()} {on_size} />
            <div id={format!("{name}-z")} class="grip" role="slider" tabindex="0"
                aria-label={format!("z, in the figure {name}")} onkeydown={move_by_key}></div>
            <div id={format!("{name}-lambda")} class="grip penalty" role="slider" tabindex="0"
                aria-label={format!("λ, in the figure {name}")} onkeydown={props.on_key.clone()}></div>
        </div>
    }
}

fn drag_to(props: &Props, hold: Hold, scene: &Scene, size: [f64; 2], at: Vector2) {
    let Some(number) = grip::dragged(props.figure, hold, scene, size, at) else {
        return;
    };
    match hold.grip {
        Grip::Center => props.dispatch.dispatch(Action::SetSliceCenter(number)),
        Grip::Lambda => {
            if let Ok(lambda) = Lambda::new(number) {
                props.on_play.emit(false);
                props.dispatch.dispatch(Action::SetLambda(lambda));
            }
        }
    }
}

/// Moves the handles' elements, which are felt and heard, to where the figure draws them.
struct Handles {
    figure: Figure,
    plot: NodeRef,
    size: Cell<[f64; 2]>,
    places: RefCell<[Option<Vector2>; 2]>,
}

impl Handles {
    fn new(figure: Figure, plot: NodeRef) -> Self {
        Handles {
            figure,
            plot,
            size: Cell::default(),
            places: RefCell::default(),
        }
    }
}

impl Painter for Handles {
    fn paint(&self, subject: &Subject) {
        let Some(plot) = self.plot.cast::<Element>() else {
            return;
        };
        let derived = &subject.derived;
        let scene = &derived.scene;
        let mut places = self.places.borrow_mut();
        for (k, grip) in [Grip::Center, Grip::Lambda].into_iter().enumerate() {
            // Behind the easel.
            let Some(element) = plot.children().item(k as u32 + 1) else {
                continue;
            };
            let element = element.unchecked_into::<HtmlElement>();
            let place = grip::handle(self.figure, grip, scene, self.size.get());
            element.set_hidden(place.is_none());
            if let Some([x, y]) = place.filter(|_| places[k] != place) {
                let text = format!("translate({}px, {}px)", shortest(x), shortest(y));
                let _ = element.style().set_property("transform", &text);
            }
            places[k] = place;
            if !subject.speaks(Turn::Second) {
                continue;
            }
            let (ends, number, words) = match grip {
                Grip::Center => (
                    grip::range(scene).unwrap_or_default(),
                    scene
                        .slice
                        .and_then(|slice| slice.center())
                        .unwrap_or_default(),
                    derived.spoken_center(),
                ),
                Grip::Lambda => (
                    [0.0, scene.lambda_end],
                    scene.lambda,
                    derived.spoken_weight(),
                ),
            };
            let set = |name: &str, value: &str| {
                let _ = element.set_attribute(name, value);
            };
            set("aria-valuemin", &shortest(ends[0]));
            set("aria-valuemax", &shortest(ends[1]));
            set("aria-valuenow", &shortest(number.max(ends[0]).min(ends[1])));
            set("aria-valuetext", &words);
        }
    }
}
