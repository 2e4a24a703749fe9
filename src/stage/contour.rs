//! Handles on a contour of the loss, while its panel is shown: they turn and stretch it, and H follows.

use crate::browser::{move_to, set_style};
use crate::keyboard::arrow;
use crate::store::{Current, Store, use_current, use_drawing, use_store};
use figure::Transform;
use figure::number::significant;
use geometry::{ContourHandles, Rectangle};
use lasso_path::problem::{QuadraticLoss, Vector2};
use std::cell::RefCell;
use std::rc::Rc;
use study::Panel;
use study::topic::loss;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The contour that was held last: it stays the one that is shown, so that nothing jumps when let go.
pub type Held = Rc<RefCell<Option<ContourHandles>>>;

/// How near to θ̂ an end may come, in CSS pixels.
const NEAREST: f64 = 30.0;
/// How near to the picture's side a handle stays, in CSS pixels, when the end itself is outside.
const INSIDE: f64 = 14.0;

/// Where a handle is in pixels, and whether it stands for an end that is out of sight.
#[derive(Clone, Copy, PartialEq)]
pub struct Place {
    /// The middle of the handle.
    pub at: Vector2,
    /// Whether the end of the axis is outside the picture, perhaps infinitely far.
    pub outside: bool,
}

fn frame(transform: &Transform) -> Rectangle {
    let frame = Rectangle {
        min: [0.0, 0.0],
        max: transform.size(),
    };
    frame.grown(-INSIDE)
}

/// The contour whose handles are shown: the one that was held last while it is one of this loss that
/// can be seen, or one of a good size.
pub fn contour(held: &Held, loss: &QuadraticLoss, transform: &Transform) -> ContourHandles {
    let half = 0.5 * transform.size()[0].min(transform.size()[1]);
    let shortest = |contour: &ContourHandles| {
        contour.half_length(0).min(contour.half_length(1)) * transform.scale()
    };
    let known = held.borrow().map(|held| held.moved(loss.center()));
    let known = known.filter(|known| {
        known.hessian().as_ref() == Ok(loss.hessian())
            && (0.9 * NEAREST..1.5 * half).contains(&shortest(known))
    });
    known.unwrap_or_else(|| {
        let [steep, flat] = loss.hessian().eigenvalues();
        let [long, short] = [0.4 * half, 1.5 * NEAREST].map(|pixels| pixels / transform.scale());
        let excess = if flat > 0.0 {
            (flat * long * long).max(steep * short * short)
        } else if steep > 0.0 {
            steep * long * long
        } else {
            long * long
        };
        ContourHandles::new(loss, (0.5 * excess).max(f64::MIN_POSITIVE))
    })
}

/// Where the handle of an axis is: at the end that is in the picture, or else at the picture's side;
/// `None` while θ̂ itself is out of sight.
pub fn place(contour: &ContourHandles, axis: usize, transform: &Transform) -> Option<Place> {
    let (frame, center) = (frame(transform), contour.center());
    let middle = transform.to_pixel(center);
    if !frame.contains(middle) {
        return None;
    }
    if let Some(end) = contour.end(axis) {
        let across = [0, 1].map(|k| 2.0 * center[k] - end[k]);
        let mut ends = [end, across].into_iter().map(|p| transform.to_pixel(p));
        if let Some(at) = ends.find(|&p| frame.contains(p)) {
            return Some(Place { at, outside: false });
        }
    }
    let [x, y] = contour.axis(axis);
    let reach = transform.size()[0] + transform.size()[1];
    let far = [middle[0] + reach * x, middle[1] - reach * y];
    let [_, at] = frame.clip_segment(middle, far)?;
    Some(Place { at, outside: true })
}

/// The contour with the end of an axis at a pixel. At the picture's side that is infinitely far: the
/// loss becomes flat along the axis, and further it cannot go.
pub fn dragged(
    contour: &ContourHandles,
    axis: usize,
    at: Vector2,
    transform: &Transform,
) -> ContourHandles {
    let middle = transform.to_pixel(contour.center());
    let offset = [at[0] - middle[0], at[1] - middle[1]];
    let length = offset[0].hypot(offset[1]);
    if length == 0.0 {
        return *contour;
    }
    let stretch = (NEAREST / length).max(1.0);
    let to = [0, 1].map(|k| middle[k] + stretch * offset[k]);
    let dragged = contour.dragged(axis, transform.to_theta(to));
    if frame(transform).contains(at) {
        dragged
    } else {
        dragged.steepened(axis, f64::NEG_INFINITY)
    }
}

/// Lets H follow the contour, and keeps the contour.
pub fn reshape(held: &Held, contour: ContourHandles, store: &Rc<Store>) {
    if let Ok(hessian) = contour.hessian() {
        held.replace(Some(contour));
        store.dispatch(loss::Action::SetHessian(hessian));
    }
}

/// The message where H is at the boundary.
fn boundary(loss: &QuadraticLoss) -> &'static str {
    match loss.hessian().rank() {
        2 => "",
        1 => "An eigenvalue of H is 0. It stops here: below 0, H would be indefinite.",
        _ => "H = 0. It stops here: below 0, H would be indefinite.",
    }
}

/// The properties of the handles.
#[derive(Properties)]
pub struct Props {
    /// The stage's size in CSS pixels.
    pub size: [f64; 2],
    /// The contour that was held last.
    pub held: Held,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.size == other.size && Rc::ptr_eq(&self.held, &other.held)
    }
}

/// Where the contour and its handles are.
#[derive(Clone, PartialEq)]
struct Arranged {
    loss: QuadraticLoss,
    contour: ContourHandles,
    places: [Option<Place>; 2],
    transform: Transform,
}

/// Only while the panel of the loss is shown, and once the stage has a size.
fn arrange(current: &Current, held: &Held, size: [f64; 2]) -> Option<Arranged> {
    if current.state.panel != Panel::Loss || size[0] <= 0.0 {
        return None;
    }
    let solved = &current.derived.solved;
    let transform = Transform::new(&current.derived.view, size);
    let contour = contour(held, &solved.loss, &transform);
    Some(Arranged {
        loss: solved.loss,
        contour,
        places: [0, 1].map(|axis| place(&contour, axis, &transform)),
        transform,
    })
}

/// A contour of the loss with its two handles, while the panel of the loss is shown.
#[component]
pub fn Contour(props: &Props) -> Html {
    let store = use_store();
    let ring = use_node_ref();
    let handles = [use_node_ref(), use_node_ref()];
    let arranged = {
        let (held, size) = (Rc::clone(&props.held), props.size);
        move |current: &Current| arrange(current, &held, size)
    };
    {
        let (arranged, ring, handles) = (arranged.clone(), ring.clone(), handles.clone());
        use_drawing(move |current| {
            let Some(arranged) = arranged(current) else {
                return;
            };
            for (handle, place) in handles.iter().zip(arranged.places) {
                if let (Some(handle), Some(place)) = (handle.cast::<HtmlElement>(), place) {
                    move_to(&handle, place.at, "");
                }
            }
            if let Some(ring) = ring.cast::<HtmlElement>() {
                place_ring(&ring, &arranged.contour, &arranged.transform);
            }
        });
    }
    let Some(Arranged {
        loss,
        contour: shown,
        places,
        ..
    }) = use_current(arranged)
    else {
        return html! {};
    };
    let handle = |axis: usize| {
        let place = places[axis]?;
        let (held, store) = (Rc::clone(&props.held), Rc::clone(&store));
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if let Some([along, out]) = arrow(&event, 1.0) {
                event.prevent_default();
                event.stop_propagation();
                let [mu, nu] = shown.eigenvalues();
                let most = if mu.max(nu) > 0.0 { mu.max(nu) } else { 1.0 };
                let changed = shown
                    .turned(-along.to_radians())
                    .steepened(axis, -0.02 * out * most);
                reshape(&held, changed, &store);
            }
        });
        let [mine, other] = [axis, 1 - axis].map(|k| shown.eigenvalues()[k]);
        let which = if mine < other { "longer" } else { "shorter" };
        let label = format!(
            "End of the {which} axis of a contour of the loss; eigenvalue {} of H. Drag it, or press the arrow keys: \
             left and right turn, up and down stretch.",
            significant(mine, 3)
        );
        Some(html! {
            <button
                ref={&handles[axis]}
                type="button"
                id={["contour-1", "contour-2"][axis]}
                class={classes!("handle", "grip", place.outside.then_some("beyond"))}
                aria-label={label}
                {onkeydown}
            />
        })
    };
    html! {
        <>
            <div ref={ring} class="contour" aria-hidden="true"></div>
            { for [handle(0), handle(1)].into_iter().flatten() }
            <p class="boundary" role="status">{ boundary(&loss) }</p>
        </>
    }
}

/// Draws the contour as the border of an element: an ellipse, or two parallel lines. One axis of it lies
/// along the element's width, the other along its height.
fn place_ring(ring: &HtmlElement, contour: &ContourHandles, transform: &Transform) {
    let flat = contour.end(0).is_none() && contour.end(1).is_none();
    let strip = contour.end(0).is_none() || contour.end(1).is_none();
    ring.set_hidden(flat);
    // Fails only for names that are none.
    let _ = ring.class_list().toggle_with_force("strip", strip);
    // Longer than any picture.
    let longest = 20_000.0;
    let half = [0, 1].map(|axis| (contour.half_length(axis) * transform.scale()).min(longest));
    for (name, length) in [("width", half[0]), ("height", half[1])] {
        set_style(ring, name, &format!("{}px", 2.0 * length));
    }
    let [x, y] = transform.to_pixel(contour.center());
    let [a, b] = contour.axis(0);
    let turn = format!(" rotate({}rad)", (-b).atan2(a));
    move_to(ring, [x - half[0], y - half[1]], &turn);
}
