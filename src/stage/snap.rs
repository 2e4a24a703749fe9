//! The snap: a short pulse at θ* when a coordinate becomes exactly zero or leaves it.

use crate::browser::move_to;
use crate::store::{use_current, use_store};
use figure::Transform;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The properties of the pulse.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether it is in the second plane.
    pub beside: bool,
    /// The stage's size in CSS pixels.
    pub size: [f64; 2],
}

/// A ring around θ*, which the style sheet lets grow and fade; not where motion is unwanted.
#[component]
pub fn Snap(props: &Props) -> Html {
    let Props { beside, size } = *props;
    let ring = use_node_ref();
    let zeros = use_current(move |current| {
        let theta = current.plane(beside).solved.solution.theta;
        theta.map(|x| x == 0.0)
    });
    // The first support is no event, and each later one is: two equal animations take turns, so that each starts anew.
    let count = use_mut_ref(|| (zeros, 0_u32));
    let turn = {
        let mut count = count.borrow_mut();
        if count.0 != zeros {
            *count = (zeros, count.1 + 1);
        }
        match count.1 {
            0 => "",
            n if n % 2 == 1 => "odd",
            _ => "even",
        }
    };
    // It stays where the support changed: what moves with every λ costs every frame.
    {
        let (ring, store) = (ring.clone(), use_store());
        use_effect_with((zeros, size), move |&(_, size)| {
            let current = store.current();
            let derived = current.plane(beside);
            let at = Transform::new(&derived.window, size).to_pixel(derived.solved.solution.theta);
            if let Some(ring) = ring.cast::<HtmlElement>() {
                move_to(&ring, at, "");
            }
        });
    }
    html! { <div ref={ring} class={classes!("snap", turn)} aria-hidden="true"><i></i></div> }
}
