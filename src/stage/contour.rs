//! Handles on a contour of the loss, while its topic is open: they turn and stretch it, and H follows.

use crate::browser::{move_to, set_style};
use crate::keyboard::arrow;
use crate::store::{Current, Store, use_current, use_drawing, use_store};
use figure::Transform;
use figure::handles::{self, Handle};
use geometry::ContourHandles;
use lasso_path::problem::QuadraticLoss;
use std::cell::RefCell;
use std::rc::Rc;
use study::Intent;
use study::topic::correlation;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The contour that was held last: it stays the one that is shown, so that nothing jumps when let go.
pub type HeldContour = Rc<RefCell<Option<ContourHandles>>>;

/// Lets H follow the contour, and keeps the contour.
pub fn reshape(held: &HeldContour, contour: ContourHandles, store: &Rc<Store>) {
    if let Ok(hessian) = contour.hessian() {
        held.replace(Some(contour));
        store.dispatch(Intent::Reshape(hessian));
    }
}

/// The properties of the handles.
#[derive(Properties)]
pub struct Props {
    /// The stage's size in CSS pixels.
    pub size: [f64; 2],
    /// The contour that was held last.
    pub held: HeldContour,
    /// Is told that a pointer takes the end of an axis.
    pub grip: Callback<(PointerEvent, usize)>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.size == other.size && Rc::ptr_eq(&self.held, &other.held) && self.grip == other.grip
    }
}

/// Where the contour and its handles are.
#[derive(Clone, PartialEq)]
struct Arranged {
    loss: QuadraticLoss,
    contour: ContourHandles,
    places: [Option<Handle>; 2],
    transform: Transform,
}

/// Only while the correlation of features is open, and once the stage has a size.
fn arrange(current: &Current, held: &HeldContour, size: [f64; 2]) -> Option<Arranged> {
    if !current.derived.reshapes || size[0] <= 0.0 {
        return None;
    }
    let solved = &current.derived.solved;
    let transform = Transform::new(&current.derived.window, size);
    let contour = handles::contour(*held.borrow(), &solved.loss, &transform);
    Some(Arranged {
        loss: solved.loss,
        contour,
        places: [0, 1].map(|axis| handles::of_axis(&contour, axis, &transform)),
        transform,
    })
}

/// A contour of the loss with its two handles, while the correlation of features is open.
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
        let grip = props.grip.clone();
        let onpointerdown = Callback::from(move |event: PointerEvent| grip.emit((event, axis)));
        let [mine, other] = [axis, 1 - axis].map(|k| shown.eigenvalues()[k]);
        let label = correlation::axis(mine, other);
        Some(html! {
            <button
                ref={&handles[axis]}
                type="button"
                id={["contour-1", "contour-2"][axis]}
                class={classes!("handle", "grip", place.outside.then_some("beyond"))}
                aria-label={label.text} data-claim={label.name}
                {onkeydown}
                {onpointerdown}
            />
        })
    };
    let border = correlation::border(&loss);
    html! {
        <>
            <div ref={ring} class="contour" aria-hidden="true"></div>
            { for [handle(0), handle(1)].into_iter().flatten() }
            <p class="boundary" role="status" data-claim={border.as_ref().map(|claim| claim.name)}>{ for border.map(|claim| claim.text) }</p>
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
