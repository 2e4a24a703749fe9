//! The plane, with everything in it that can be taken hold of: θ̂, and the window itself.

use super::browser::position_in;
use super::contour::{self, Held, use_contour};
use super::easel::Easel;
use super::keyboard::arrow;
use super::knob::{StartHandle, handle, knob, use_places};
use super::parts::{Button, press, use_own};
use super::store::Dispatch;
use super::studio::{Painter, Studio};
use crate::figure::{Figure, LayerField, Layers, Scene, Transform, View};
use crate::geometry::ContourHandles;
use crate::problem::{QuadraticLoss, Vector2};
use crate::solve::Radius;
use crate::study::{Action, takes_radius};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What the stage needs.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// Where the figure's states come from.
    pub studio: Rc<Studio>,
    /// θ̂.
    pub center: Vector2,
    /// The loss, while it can be turned and stretched.
    pub shape: Option<QuadraticLoss>,
    /// The window on the plane.
    pub view: View,
    /// What the coordinates are called.
    pub names: [String; 2],
    /// What is switched on.
    pub layers: Layers,
    /// Where the descent methods start, while they are shown.
    pub start: Option<Vector2>,
    /// The figure in words.
    pub description: AttrValue,
    /// Whether it is the second of two: without tools of its own.
    #[prop_or_default]
    pub beside: bool,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// What the pointers on the stage are doing.
#[derive(Default)]
struct Gesture {
    /// The pointers that are down, and where they were last.
    pointers: Vec<(i32, Vector2)>,
    hold: Hold,
}

/// What one pointer holds.
#[derive(Default)]
enum Hold {
    #[default]
    Nothing,
    /// A point, and how far from the pointer it was taken, in pixels.
    Point(Point, Vector2),
    /// The diamond, and how much smaller its radius was than the pointer's ‖θ‖₁.
    Diamond(f64),
    /// A contour by the end of an axis, and how far from the pointer that was taken, in pixels.
    Contour(ContourHandles, usize, Vector2),
    /// The window as it was, and where it was taken, in pixels.
    Window(View, Vector2),
}

/// A point of the plane that has a handle.
#[derive(Clone, Copy)]
enum Point {
    /// θ̂.
    Center,
    /// θ₀, where the descent methods start.
    Start,
}

/// What a pointer went down on.
#[derive(Clone, Copy)]
enum Taken {
    Stage,
    Point(Point),
    Axis(usize),
}

/// How near to the diamond's edge a pointer takes it, in CSS pixels.
const GRIP: f64 = 9.0;

/// By how much a ball through the pointer is larger than the ball, if it is near enough to take its edge.
fn grip(scene: &Scene, at: Vector2, size: [f64; 2]) -> Option<f64> {
    let transform = Transform::new(&scene.view, size);
    let beyond = scene.penalty.radius(transform.to_theta(at)) - scene.radius();
    // For the diamond the edge's distance is 1/√2 of the difference of the norms; for other balls it
    // is between that and all of it.
    (takes_radius(scene.penalty)
        && beyond.abs() * transform.scale() * std::f64::consts::FRAC_1_SQRT_2 < GRIP)
        .then_some(beyond)
}

/// What pointers, wheel and keys on the stage do.
struct Hands {
    stage: NodeRef,
    studio: Rc<Studio>,
    dispatch: Dispatch,
    beside: bool,
    held: Held,
    gesture: RefCell<Gesture>,
    /// Whether a pointer moves θ₀.
    carries: Rc<Cell<bool>>,
}

/// The control that an event is for; `None` for the plane itself.
fn control(event: &Event) -> Option<Element> {
    let target = event.target_unchecked_into::<Element>();
    target
        .closest("button, .layers, .view-tools")
        .ok()
        .flatten()
}

/// Whose handle an element is.
fn point_of(element: &Element) -> Option<Point> {
    match element.id().as_str() {
        "theta-start" => Some(Point::Start),
        "theta-hat" | "theta-hat-beside" => Some(Point::Center),
        _ => None,
    }
}

/// What a pointer goes down on; the tools lie on the stage, but taking one is not taking the window.
fn taken(event: &PointerEvent) -> Option<Taken> {
    let Some(control) = control(event) else {
        return Some(Taken::Stage);
    };
    match control.id().as_str() {
        "contour-1" => Some(Taken::Axis(0)),
        "contour-2" => Some(Taken::Axis(1)),
        _ => point_of(&control).map(Taken::Point),
    }
}

impl Hands {
    /// Where a pointer is on the stage, and the stage's size, in CSS pixels.
    fn position(&self, event: &MouseEvent) -> Option<(Vector2, Vector2)> {
        let element = self.stage.cast::<Element>()?;
        let client = [event.client_x(), event.client_y()].map(f64::from);
        let size = [element.client_width(), element.client_height()].map(f64::from);
        Some((position_in(&element, client), size))
    }

    fn point(&self, event: &PointerEvent) {
        match event.type_().as_str() {
            "pointerdown" => {
                if let Some(taken) = taken(event) {
                    self.take(event, taken);
                }
            }
            "pointermove" => self.drag(event),
            _ => {
                let mut gesture = self.gesture.borrow_mut();
                gesture.pointers.retain(|(id, _)| *id != event.pointer_id());
                gesture.hold = Hold::Nothing;
                if self.carries.take() {
                    self.studio.refresh();
                }
            }
        }
    }

    fn take(&self, event: &PointerEvent, taken: Taken) {
        let Some((at, size)) = self.position(event) else {
            return;
        };
        if event.button() != 0 {
            return;
        }
        if let Some(element) = self.stage.cast::<Element>() {
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        let derived = self.studio.plane(self.beside);
        let mut gesture = self.gesture.borrow_mut();
        gesture.pointers.retain(|(id, _)| *id != event.pointer_id());
        gesture.pointers.push((event.pointer_id(), at));
        let scene = &derived.scene;
        gesture.hold = if gesture.pointers.len() > 1 {
            Hold::Nothing
        } else {
            // What is outside comes to the pointer; what is seen does not jump when taken.
            let offset = |place: Vector2, outside: bool| {
                if outside {
                    [0.0; 2]
                } else {
                    [place[0] - at[0], place[1] - at[1]]
                }
            };
            match taken {
                Taken::Point(point) => {
                    let theta = match (point, &scene.descent) {
                        (Point::Start, Some(descent)) => descent.course.start,
                        _ => scene.loss.center(),
                    };
                    let (place, outside) = handle(&scene.view, theta, size);
                    Hold::Point(point, offset(place, outside))
                }
                Taken::Axis(axis) => {
                    let transform = Transform::new(&scene.view, size);
                    let contour = contour::contour(&self.held, &scene.loss, &transform);
                    contour::place(&contour, axis, &transform).map_or(Hold::Nothing, |place| {
                        Hold::Contour(contour, axis, offset(place.at, place.outside))
                    })
                }
                Taken::Stage => {
                    let edge = grip(scene, at, size).filter(|_| !self.beside);
                    edge.map_or(Hold::Window(scene.view, at), Hold::Diamond)
                }
            }
        };
    }

    fn drag(&self, event: &PointerEvent) {
        let mut gesture = self.gesture.borrow_mut();
        let Some((at, size)) = self.position(event) else {
            return;
        };
        if gesture.pointers.is_empty() {
            // Shows what a press would take.
            if let Some(element) = self.stage.cast::<Element>() {
                let taken = !self.beside && grip(&self.studio.derived().scene, at, size).is_some();
                let _ = element.class_list().toggle_with_force("on-diamond", taken);
            }
            return;
        }
        let before = gesture.pointers.clone();
        let Some(moved) = gesture
            .pointers
            .iter_mut()
            .find(|(id, _)| *id == event.pointer_id())
        else {
            return;
        };
        moved.1 = at;
        let derived = self.studio.derived();
        let transform = Transform::new(&derived.scene.view, size);
        match (
            &gesture.hold,
            before.as_slice(),
            gesture.pointers.as_slice(),
        ) {
            (Hold::Point(point, offset), ..) => {
                let theta = transform.to_theta([at[0] + offset[0], at[1] + offset[1]]);
                self.carries.set(matches!(point, Point::Start));
                self.dispatch.dispatch(match point {
                    Point::Center => Action::SetCenter(theta),
                    Point::Start => Action::SetStart(theta),
                });
            }
            (Hold::Contour(contour, axis, offset), ..) => {
                let to = [at[0] + offset[0], at[1] + offset[1]];
                let contour = contour::dragged(contour, *axis, to, &transform);
                contour::reshape(&self.held, contour, &self.dispatch);
            }
            (Hold::Diamond(beyond), ..) => {
                let through = derived.scene.penalty.radius(transform.to_theta(at));
                let radius = through - beyond;
                if let Ok(radius) = Radius::new(radius.max(0.0)) {
                    self.dispatch.dispatch(Action::SetRadius(radius));
                }
            }
            (Hold::Window(view, from), ..) => {
                let there = Transform::new(view, size);
                let (start, end) = (there.to_theta(*from), there.to_theta(at));
                self.dispatch.dispatch(Action::SetView(
                    view.moved([start[0] - end[0], start[1] - end[1]]),
                ));
            }
            (Hold::Nothing, [(_, a), (_, b), ..], [(_, c), (_, d), ..]) => {
                let apart = |p: &Vector2, q: &Vector2| (p[0] - q[0]).hypot(p[1] - q[1]).max(1.0);
                let middle = |p: &Vector2, q: &Vector2| [0.5 * (p[0] + q[0]), 0.5 * (p[1] + q[1])];
                let (from, to) = (
                    transform.to_theta(middle(a, b)),
                    transform.to_theta(middle(c, d)),
                );
                let view = derived.scene.view.moved([from[0] - to[0], from[1] - to[1]]);
                let zoomed = view.zoomed(apart(c, d) / apart(a, b), from);
                self.dispatch.dispatch(Action::SetView(zoomed));
            }
            _ => {}
        }
    }

    fn zoom(&self, event: &WheelEvent) {
        // The browser's own zoom stays the browser's.
        let Some((at, size)) = self.position(event).filter(|_| !event.meta_key()) else {
            return;
        };
        event.prevent_default();
        let view = self.studio.derived().scene.view;
        let fixed = Transform::new(&view, size).to_theta(at);
        // Lines and pages are rarely sent; a line is about 16 pixels.
        let pixels = event.delta_y() * [1.0, 16.0, 400.0][(event.delta_mode() as usize).min(2)];
        let factor = (-0.0016 * pixels.clamp(-400.0, 400.0)).exp();
        self.dispatch.dispatch(Action::Zoom(factor, Some(fixed)));
    }

    fn press(&self, event: &KeyboardEvent) {
        let point = control(event).and_then(|control| point_of(&control));
        if let Some(by) = arrow(event, if point.is_some() { 0.01 } else { 0.04 }) {
            event.prevent_default();
            self.dispatch.dispatch(match point {
                Some(Point::Center) => Action::NudgeCenter(by),
                Some(Point::Start) => Action::NudgeStart(by),
                None => Action::Pan(by),
            });
        }
    }
}

/// The plane.
#[component]
pub fn Stage(props: &Props) -> Html {
    let (stage, knobs) = (use_node_ref(), [use_node_ref(), use_node_ref()]);
    let hands = use_memo((), |()| Hands {
        stage: stage.clone(),
        studio: Rc::clone(&props.studio),
        dispatch: props.dispatch.clone(),
        beside: props.beside,
        held: Held::default(),
        gesture: RefCell::default(),
        carries: Rc::default(),
    });
    let size = use_own(|| [0.0; 2]);
    let (center, beside) = (props.center, props.beside);
    let picture = *size.get();
    let places = [Some(center), props.start].map(|point| {
        let point = point?;
        Some((point, handle(&props.view, point, picture)))
    });
    use_places(&knobs, places.map(|place| Some(place?.1.0)));
    use_memo((), |()| {
        let (knob, size) = (knobs[1].clone(), size.clone());
        let painter: Rc<dyn Painter> = Rc::new(StartHandle {
            knob,
            size,
            carried: Rc::clone(&hands.carries),
            place: Cell::default(),
        });
        props.studio.join(&painter);
        painter
    });

    let on_size = Callback::from(move |new| size.set(new));
    let held = Rc::clone(&hands.held);
    let (zooming, pressing) = (Rc::clone(&hands), Rc::clone(&hands));
    let pointer = Callback::from(move |event: PointerEvent| hands.point(&event));
    let onwheel = Callback::from(move |event: WheelEvent| zooming.zoom(&event));
    let onkeydown = Callback::from(move |event: KeyboardEvent| pressing.press(&event));
    let tool = |text: &'static str, label: Option<&'static str>, action: Action| {
        Button {
            label,
            ..Button::PLAIN
        }
        .html(text, press(&props.dispatch, action))
    };
    let ids = [
        if beside {
            "theta-hat-beside"
        } else {
            "theta-hat"
        },
        "theta-start",
    ];
    let names = [
        ["the least-squares optimum", "; everything follows"],
        ["the start of the descent methods", ""],
    ];
    let contour = props
        .shape
        .filter(|_| picture[0] > 0.0)
        .map(|loss| contour::Props {
            loss,
            view: props.view,
            size: picture,
            held,
            dispatch: props.dispatch.clone(),
        });
    let contour = use_contour(contour);
    let handles = [0, 1].map(|k| {
        places[k].map_or_else(Html::default, |(point, (_, outside))| {
            knob(&knobs[k], ids[k], ["θ̂", "θ₀"][k], names[k], point, outside)
        })
    });
    html! {
        <section
            ref={stage}
            class="stage"
            tabindex="0"
            aria-label={format!("The plane of {} and {}. Arrow keys move the window, + and − zoom.", props.names[0], props.names[1])}
            onpointerdown={pointer.clone()}
            onpointermove={pointer.clone()}
            onpointerup={pointer.clone()}
            onpointercancel={pointer}
            {onwheel}
            {onkeydown}
        >
            <Easel figure={Figure::Plane} {beside}
                studio={Rc::clone(&props.studio)}
                label={props.description.clone()}
                {on_size}
            />
            { for handles }
            { contour }
            if !beside {
            { layers_menu(props) }
            <div class="view-tools">
                { tool("+", Some("Zoom in"), Action::Zoom(1.25, None)) }
                { tool("−", Some("Zoom out"), Action::Zoom(0.8, None)) }
                { tool("Reset view", None, Action::ResetView) }
            </div>
            }
        </section>
    }
}

/// What a layer is called, and what it shows.
const LAYERS: [(&str, &str); 4] = [
    ("Normal cone", "why θ* stays at the corner"),
    ("Sparsity map", "which θ̂ lead to which zeros"),
    ("All minimisers", "where there are several"),
    ("Samples", "θ̂ drawn again and again"),
];

/// The layers, to be switched on one by one.
fn layers_menu(props: &Props) -> Html {
    let item = |((_, field), (name, shows)): (&(&str, LayerField), (&str, &str))| {
        let mut layers = props.layers;
        let on = *field(&mut layers);
        *field(&mut layers) = !on;
        let dispatch = props.dispatch.clone();
        let onchange = Callback::from(move |_: Event| dispatch.dispatch(Action::SetLayers(layers)));
        html! {
            <label>
                <input type="checkbox" checked={on} {onchange} />
                <span><b>{ name.to_owned() }</b>{ format!(": {shows}") }</span>
            </label>
        }
    };
    html! {
        <details class="layers">
            <summary>{ "Layers" }</summary>
            <div role="group" aria-label="Layers">
                { for Layers::NAMES.iter().zip(LAYERS).map(item) }
            </div>
        </details>
    }
}
