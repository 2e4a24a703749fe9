//! The plane, with everything in it that can be taken hold of: θ̂, and the window itself.

mod contour;
pub mod handle;
pub mod show;
mod snap;

use crate::browser::{position_in, size_of, use_size};
use crate::easel::Easel;
use crate::keyboard::arrow;
use crate::store::{Store, use_current, use_dispatch, use_store};
use crate::widget::button::Button;
use contour::{Contour, Held};
use figure::handles::{self, Handle};
use figure::{Figure, Transform, View};
use geometry::ContourHandles;
use handle::{Knob, use_place};
use lasso_path::problem::Vector2;
use lasso_path::solve::Radius;
use show::ShowMenu;
use snap::Snap;
use std::cell::RefCell;
use std::rc::Rc;
use study::{Action, Derived, Intent, takes_radius};
use web_sys::Element;
use yew::prelude::*;

/// The properties of the stage.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether it is the second of two: without tools of its own.
    #[prop_or_default]
    pub beside: bool,
}

/// The pointers on the stage.
#[derive(Default)]
struct Gesture {
    /// The pointers that are down, and where they were last.
    pointers: Vec<(i32, Vector2)>,
    hold: Hold,
}

/// The thing that one pointer holds.
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

/// The thing that a pointer went down on.
#[derive(Clone, Copy)]
enum Taken {
    Stage,
    Point(Point),
    Axis(usize),
}

/// By how much a ball through the pointer is larger than the ball, if it is near enough to take its edge.
fn edge(derived: &Derived, at: Vector2, size: [f64; 2]) -> Option<f64> {
    let solved = &derived.solved;
    let transform = Transform::new(&derived.view, size);
    let beyond = || handles::beyond_edge(solved.penalty, solved.radius(), at, &transform);
    takes_radius(solved.penalty).then(beyond).flatten()
}

/// The handlers of pointers, wheel and keys on the stage.
struct Hands {
    stage: NodeRef,
    store: Rc<Store>,
    beside: bool,
    held: Held,
    gesture: RefCell<Gesture>,
}

/// The control that an event is for; `None` for the plane itself.
fn control(event: &Event) -> Option<Element> {
    let target = event.target_unchecked_into::<Element>();
    target
        .closest("button, .handle, .layers, .view-tools")
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

/// The thing that a pointer goes down on; the tools lie on the stage, but taking one is not taking the window.
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
        Some((position_in(&element, event), size_of(&element)))
    }

    fn point(&self, event: &PointerEvent) {
        match event.type_().as_str() {
            "pointerdown" => {
                if let Some(taken) = taken(event) {
                    self.take(event, taken);
                }
            }
            "pointermove" => self.drag(event),
            kind => {
                let mut gesture = self.gesture.borrow_mut();
                let is_it = |(id, _): &(i32, Vector2)| *id == event.pointer_id();
                // The browser has taken the gesture for scrolling: it has changed nothing.
                if kind == "pointercancel" && gesture.pointers.iter().any(is_it) {
                    self.store.take_back_gesture();
                }
                gesture.pointers.retain(|pointer| !is_it(pointer));
                gesture.hold = Hold::Nothing;
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
        let mut gesture = self.gesture.borrow_mut();
        // A second finger goes on with the gesture of the first.
        if gesture.pointers.is_empty() {
            self.store.begin_gesture();
        }
        let current = self.store.current();
        let derived = current.plane(self.beside);
        let solved = &derived.solved;
        gesture.pointers.retain(|(id, _)| *id != event.pointer_id());
        gesture.pointers.push((event.pointer_id(), at));
        gesture.hold = if gesture.pointers.len() > 1 {
            Hold::Nothing
        } else {
            // A handle keeps its distance from the pointer, so that it does not jump when it is taken. A point
            // outside the picture comes to the pointer: its handle only stands for it.
            let offset = |handle: Handle| {
                if handle.outside {
                    [0.0; 2]
                } else {
                    [handle.at[0] - at[0], handle.at[1] - at[1]]
                }
            };
            match taken {
                Taken::Point(point) => {
                    let theta = match (point, &derived.descent) {
                        (Point::Start, Some(descent)) => descent.runs.start,
                        _ => solved.loss.center(),
                    };
                    Hold::Point(point, offset(handles::of_point(&derived.view, theta, size)))
                }
                Taken::Axis(axis) => {
                    let transform = Transform::new(&derived.view, size);
                    let held = *self.held.borrow();
                    let contour = handles::contour(held, &solved.loss, &transform);
                    handles::of_axis(&contour, axis, &transform).map_or(Hold::Nothing, |handle| {
                        Hold::Contour(contour, axis, offset(handle))
                    })
                }
                Taken::Stage => {
                    let edge = edge(derived, at, size).filter(|_| !self.beside);
                    edge.map_or(Hold::Window(derived.view, at), Hold::Diamond)
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
                let taken = !self.beside && edge(&self.store.current().derived, at, size).is_some();
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
        let current = self.store.current();
        let derived = &current.derived;
        // Several events may come in one frame: what moves the window goes on from where it is by now.
        let view = self.store.state().view.plane.window.unwrap_or(derived.view);
        let transform = Transform::new(&view, size);
        match (
            &gesture.hold,
            before.as_slice(),
            gesture.pointers.as_slice(),
        ) {
            (Hold::Point(point, offset), ..) => {
                let theta = transform.to_theta([at[0] + offset[0], at[1] + offset[1]]);
                match point {
                    Point::Center => self.store.dispatch(Intent::MoveCenter(theta)),
                    Point::Start => self.store.dispatch(Action::SetStart(theta)),
                }
            }
            (Hold::Contour(contour, axis, offset), ..) => {
                let to = [at[0] + offset[0], at[1] + offset[1]];
                let contour = handles::dragged(contour, *axis, to, &transform);
                contour::reshape(&self.held, contour, &self.store);
            }
            (Hold::Diamond(beyond), ..) => {
                let through = derived.solved.penalty.radius(transform.to_theta(at));
                let radius = through - beyond;
                if let Ok(radius) = Radius::new(radius.max(0.0)) {
                    self.store.dispatch(Action::SetRadius(radius));
                }
            }
            (Hold::Window(view, from), ..) => {
                let there = Transform::new(view, size);
                let (start, end) = (there.to_theta(*from), there.to_theta(at));
                self.store.dispatch(Intent::MoveWindow(
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
                let view = view.moved([from[0] - to[0], from[1] - to[1]]);
                let zoomed = view.zoomed(apart(c, d) / apart(a, b), from);
                self.store.dispatch(Intent::MoveWindow(zoomed));
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
        let view = self.store.current().derived.view;
        let fixed = Transform::new(&view, size).to_theta(at);
        // Lines and pages are rarely sent; a line is about 16 pixels.
        let pixels = event.delta_y() * [1.0, 16.0, 400.0][(event.delta_mode() as usize).min(2)];
        let factor = (-0.0016 * pixels.clamp(-400.0, 400.0)).exp();
        self.store.dispatch(Intent::Zoom(factor, Some(fixed)));
    }

    fn press(&self, event: &KeyboardEvent) {
        let point = control(event).and_then(|control| point_of(&control));
        if let Some(by) = arrow(event, if point.is_some() { 0.01 } else { 0.04 }) {
            event.prevent_default();
            // A slider of a point moves its own coordinate, by any arrow.
            let target = event.target_unchecked_into::<Element>().id();
            let by = match target.as_bytes().last() {
                Some(b'1') if point.is_some() => [by[0] + by[1], 0.0],
                Some(b'2') if point.is_some() => [0.0, by[0] + by[1]],
                _ => by,
            };
            match point {
                Some(Point::Center) => self.store.dispatch(Intent::NudgeCenter(by)),
                Some(Point::Start) => self.store.dispatch(Intent::NudgeStart(by)),
                None => self.store.dispatch(Intent::Pan(by)),
            }
        }
    }
}

/// The points that have handles, where they are: θ̂ and θ₀.
fn points(derived: &Derived) -> [Option<Vector2>; 2] {
    let descent = derived.descent.as_ref();
    let start = descent.map(|descent| descent.runs.start);
    [Some(derived.solved.loss.center()), start]
}

/// The pixel of the handle of one of them.
fn place(derived: &Derived, k: usize, size: [f64; 2]) -> Option<Vector2> {
    Some(handles::of_point(&derived.view, points(derived)[k]?, size).at)
}

/// The plane.
#[component]
pub fn Stage(props: &Props) -> Html {
    let beside = props.beside;
    let store = use_store();
    let (stage, knobs) = (use_node_ref(), [use_node_ref(), use_node_ref()]);
    let size = use_size(&stage);
    let hands = use_memo((), |()| Hands {
        stage: stage.clone(),
        store,
        beside,
        held: Held::default(),
        gesture: RefCell::default(),
    });
    let names = use_current(|current| current.derived.solved.names.clone());
    let (view, points) = use_current(move |current| {
        let derived = current.plane(beside);
        (derived.view, points(derived))
    });
    use_place(&knobs[0], move |current| {
        place(current.plane(beside), 0, size)
    });
    use_place(&knobs[1], move |current| {
        place(current.plane(beside), 1, size)
    });
    let set_center = use_dispatch(Intent::MoveCenter);
    let set_start = use_dispatch(Action::SetStart);
    let handles = [0, 1].map(|k| {
        let ids = [
            ["theta-hat", "theta-hat-beside"][usize::from(beside)],
            "theta-start",
        ];
        let names = [
            "the minimum of the loss alone",
            "the start of the descent methods",
        ];
        let theta = points[k]?;
        let outside = handles::of_point(&view, theta, size).outside;
        let take = [&set_center, &set_start][k].clone();
        Some(html! {
            <Knob key={ids[k]} knob={knobs[k].clone()} id={ids[k]} sign={["θ̂", "θ₀"][k]} name={names[k]} {theta}
                {outside} {view} {take} />
        })
    });
    // What a picture has room for is said in its class: a container of the style sheet around canvases would have
    // their text lay out the page in every frame.
    let [width, height] = size;
    let (small, narrow) = (width <= 576.0 || height <= 416.0, width <= 304.0);
    let (zooming, pressing) = (Rc::clone(&hands), Rc::clone(&hands));
    let held = Rc::clone(&hands.held);
    let pointer = Callback::from(move |event: PointerEvent| hands.point(&event));
    let onwheel = Callback::from(move |event: WheelEvent| zooming.zoom(&event));
    let onkeydown = Callback::from(move |event: KeyboardEvent| pressing.press(&event));
    html! {
        <section
            ref={stage}
            class={classes!("stage", small.then_some("small"), narrow.then_some("narrow"))}
            tabindex="0"
            aria-label={format!("The plane of {} and {}. Arrow keys move the window, + and − zoom.", names[0], names[1])}
            onpointerdown={pointer.clone()}
            onpointermove={pointer.clone()}
            onpointerup={pointer.clone()}
            onpointercancel={pointer}
            {onwheel}
            {onkeydown}
        >
            <Easel figure={Figure::Plane} {beside} />
            { for handles.into_iter().flatten() }
            <Snap {beside} {size} />
            if !beside {
                <Contour {size} {held} />
                <ShowMenu />
                <ViewTools />
            }
        </section>
    }
}

/// Zoom, and back to the view that fits.
#[component]
fn ViewTools() -> Html {
    let larger = use_dispatch(|_| Intent::Zoom(1.25, None));
    let smaller = use_dispatch(|_| Intent::Zoom(0.8, None));
    let reset = use_dispatch(|_| Action::SetWindow(None));
    html! {
        <div class="view-tools">
            <Button label="Zoom in" onclick={larger}>{ "+" }</Button>
            <Button label="Zoom out" onclick={smaller}>{ "−" }</Button>
            <Button onclick={reset}>{ "Fit" }</Button>
        </div>
    }
}
