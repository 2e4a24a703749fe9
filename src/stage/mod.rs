//! The plane, with everything in it that can be taken hold of: θ̂, and the window itself.

mod contour;
pub mod handle;
pub mod prior;
pub mod show;
mod snap;
pub mod space;

use crate::browser::{position_in, size_of, use_size};
use crate::easel::Easel;
use crate::keyboard::arrow;
use crate::store::{Store, use_current, use_dispatch, use_store};
use crate::widget::button::Button;
use crate::widget::place::use_place;
use contour::{Contour, HeldContour};
use figure::handles::{self, Handle};
use figure::{Figure, Transform, Window};
use geometry::ContourHandles;
use handle::Knob;
use lasso_path::problem::Vector2;
use lasso_path::solve::Radius;
use show::ShowMenu;
use snap::Snap;
use std::cell::RefCell;
use std::rc::Rc;
use study::{Action, Derived, Intent, takes_radius};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
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
    held: Held,
}

/// The thing that one pointer holds.
#[derive(Default)]
enum Held {
    #[default]
    Nothing,
    /// A point, and how far from the pointer it was taken, in pixels.
    Point(Movable, Vector2),
    /// The diamond, and how much smaller its radius was than the pointer's ‖θ‖₁.
    Diamond(f64),
    /// A contour by the end of an axis, and how far from the pointer that was taken, in pixels.
    Contour(ContourHandles, usize, Vector2),
    /// The window as it was, and where it was taken, in pixels.
    Window(Window, Vector2),
}

/// A point of the plane that has a handle.
#[derive(Clone, Copy)]
enum Movable {
    /// θ̂.
    Center,
    /// θ₀, where the descent methods start.
    Start,
}

/// The thing that a pointer went down on.
#[derive(Clone, Copy)]
enum Taken {
    Stage,
    Point(Movable),
    Axis(usize),
}

/// By how much a ball through the pointer is larger than the ball, if it is near enough to take its edge.
fn edge(derived: &Derived, at: Vector2, size: [f64; 2]) -> Option<f64> {
    let solved = &derived.solved;
    let transform = Transform::new(&derived.window, size);
    let beyond = || handles::beyond_edge(solved.penalty, solved.radius(), at, &transform);
    takes_radius(solved.penalty).then(beyond).flatten()
}

/// The handlers of pointers, wheel and keys on the stage.
struct Hands {
    stage: NodeRef,
    /// The tools that lie on it.
    tools: NodeRef,
    store: Rc<Store>,
    beside: bool,
    contour: HeldContour,
    gesture: RefCell<Gesture>,
}

impl Hands {
    /// Where a pointer is on the stage, and the stage's size, in CSS pixels.
    fn position(&self, event: &MouseEvent) -> Option<(Vector2, Vector2)> {
        let element = self.stage.cast::<Element>()?;
        Some((position_in(&element, event), size_of(&element)))
    }

    fn point(&self, event: &PointerEvent) {
        match event.type_().as_str() {
            "pointerdown" => self.take(event, Taken::Stage),
            "pointermove" => self.drag(event),
            kind => {
                let mut gesture = self.gesture.borrow_mut();
                let is_it = |(id, _): &(i32, Vector2)| *id == event.pointer_id();
                // The browser has taken the gesture for scrolling: it has changed nothing.
                if kind == "pointercancel" && gesture.pointers.iter().any(is_it) {
                    self.store.take_back_gesture();
                }
                gesture.pointers.retain(|pointer| !is_it(pointer));
                gesture.held = Held::Nothing;
            }
        }
    }

    fn take(&self, event: &PointerEvent, taken: Taken) {
        let Some((at, size)) = self.position(event) else {
            return;
        };
        // What lies on the stage is taken before the stage, and its tools are no part of it.
        let known = |(id, _): &(i32, Vector2)| *id == event.pointer_id();
        if event.button() != 0
            || self.is_tool(event)
            || self.gesture.borrow().pointers.iter().any(known)
        {
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
        gesture.pointers.push((event.pointer_id(), at));
        gesture.held = if gesture.pointers.len() > 1 {
            Held::Nothing
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
                        (Movable::Start, Some(descent)) => descent.runs.start,
                        _ => solved.loss.center(),
                    };
                    Held::Point(
                        point,
                        offset(handles::of_point(&derived.window, theta, size)),
                    )
                }
                Taken::Axis(axis) => {
                    let transform = Transform::new(&derived.window, size);
                    let held = *self.contour.borrow();
                    let contour = handles::contour(held, &solved.loss, &transform);
                    handles::of_axis(&contour, axis, &transform).map_or(Held::Nothing, |handle| {
                        Held::Contour(contour, axis, offset(handle))
                    })
                }
                Taken::Stage => {
                    let edge = edge(derived, at, size).filter(|_| !self.beside);
                    edge.map_or(Held::Window(derived.window, at), Held::Diamond)
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
        let view = self
            .store
            .state()
            .view
            .plane
            .window
            .unwrap_or(derived.window);
        let transform = Transform::new(&view, size);
        match (
            &gesture.held,
            before.as_slice(),
            gesture.pointers.as_slice(),
        ) {
            (Held::Point(point, offset), ..) => {
                let theta = transform.to_theta([at[0] + offset[0], at[1] + offset[1]]);
                match point {
                    Movable::Center => self.store.dispatch(Intent::MoveCenter(theta)),
                    Movable::Start => self.store.dispatch(Action::SetStart(theta)),
                }
            }
            (Held::Contour(contour, axis, offset), ..) => {
                let to = [at[0] + offset[0], at[1] + offset[1]];
                let contour = handles::dragged(contour, *axis, to, &transform);
                contour::reshape(&self.contour, contour, &self.store);
            }
            (Held::Diamond(beyond), ..) => {
                let through = derived.solved.penalty.radius(transform.to_theta(at));
                let radius = through - beyond;
                if let Ok(radius) = Radius::new(radius.max(0.0)) {
                    self.store.dispatch(Action::SetRadius(radius));
                }
            }
            (Held::Window(view, from), ..) => {
                let there = Transform::new(view, size);
                let (start, end) = (there.to_theta(*from), there.to_theta(at));
                self.store.dispatch(Intent::MoveWindow(
                    view.moved([start[0] - end[0], start[1] - end[1]]),
                ));
            }
            (Held::Nothing, [(_, a), (_, b), ..], [(_, c), (_, d), ..]) => {
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
        let view = self.store.current().derived.window;
        let fixed = Transform::new(&view, size).to_theta(at);
        // Lines and pages are rarely sent; a line is about 16 pixels.
        let pixels = event.delta_y() * [1.0, 16.0, 400.0][(event.delta_mode() as usize).min(2)];
        let factor = (-0.0016 * pixels.clamp(-400.0, 400.0)).exp();
        self.store.dispatch(Intent::Zoom(factor, Some(fixed)));
    }

    fn is_tool(&self, event: &Event) -> bool {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Node>().ok());
        let tools = self.tools.cast::<Node>();
        tools.is_some_and(|tools| tools.contains(target.as_ref()))
    }

    /// Arrows move the window, where no handle has used them.
    fn press(&self, event: &KeyboardEvent) {
        if event.default_prevented() {
            return;
        }
        if let Some(by) = arrow(event, 0.04) {
            event.prevent_default();
            self.store.dispatch(Intent::Pan(by));
        }
    }

    /// Any arrow on the slider of a point's coordinate moves that coordinate.
    fn nudge(&self, event: &KeyboardEvent, point: Movable, k: usize) {
        if let Some([x, y]) = arrow(event, 0.01) {
            event.prevent_default();
            let mut by = [0.0; 2];
            by[k] = x + y;
            self.store.dispatch(match point {
                Movable::Center => Intent::NudgeCenter(by),
                Movable::Start => Intent::NudgeStart(by),
            });
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
    Some(handles::of_point(&derived.window, points(derived)[k]?, size).at)
}

/// The plane.
#[component]
pub fn Stage(props: &Props) -> Html {
    let beside = props.beside;
    let store = use_store();
    let (stage, tools, knobs) = (
        use_node_ref(),
        use_node_ref(),
        [use_node_ref(), use_node_ref()],
    );
    let size = use_size(&stage);
    let hands = use_memo((), |()| Hands {
        stage: stage.clone(),
        tools: tools.clone(),
        store,
        beside,
        contour: HeldContour::default(),
        gesture: RefCell::default(),
    });
    let names = use_current(|current| current.derived.solved.names.clone());
    let (window, points) = use_current(move |current| {
        let derived = current.plane(beside);
        (derived.window, points(derived))
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
        let outside = handles::of_point(&window, theta, size).outside;
        let take = [&set_center, &set_start][k].clone();
        let point = [Movable::Center, Movable::Start][k];
        let (taking, nudging) = (Rc::clone(&hands), Rc::clone(&hands));
        let onpointerdown =
            Callback::from(move |event: PointerEvent| taking.take(&event, Taken::Point(point)));
        let nudge = Callback::from(move |(event, k): (KeyboardEvent, usize)| nudging.nudge(&event, point, k));
        Some(html! {
            <Knob key={ids[k]} knob={knobs[k].clone()} id={ids[k]} sign={["θ̂", "θ₀"][k]} name={names[k]} {theta}
                {outside} {window} {take} {nudge} {onpointerdown} />
        })
    });
    // What a picture has room for is said in its class: a container of the style sheet around canvases would have
    // their text lay out the page in every frame.
    let narrow = size[0] <= 304.0;
    let (zooming, pressing) = (Rc::clone(&hands), Rc::clone(&hands));
    let held = Rc::clone(&hands.contour);
    let gripping = Rc::clone(&hands);
    let grip = Callback::from(move |(event, axis): (PointerEvent, usize)| {
        gripping.take(&event, Taken::Axis(axis));
    });
    let pointer = Callback::from(move |event: PointerEvent| hands.point(&event));
    let onwheel = Callback::from(move |event: WheelEvent| zooming.zoom(&event));
    let onkeydown = Callback::from(move |event: KeyboardEvent| pressing.press(&event));
    html! {
        <section
            ref={stage}
            class={classes!("stage", narrow.then_some("narrow"))}
            tabindex="0"
            aria-label={format!("The {}plane of {} and {}. Arrow keys move the window, + and − zoom.", if beside { "second " } else { "" }, names[0], names[1])}
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
                <Contour {size} {held} {grip} />
                <div ref={tools} class="stage-tools">
                    <ShowMenu />
                    <ViewTools />
                </div>
            }
        </section>
    }
}

/// Zoom, and back to the view that fits.
#[component]
pub fn ViewTools() -> Html {
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
