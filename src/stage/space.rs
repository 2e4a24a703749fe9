//! Space: the octahedron and the level surface, turned by dragging, by keys and by named views.

use crate::browser::position_in;
use crate::easel::Easel;
use crate::keyboard::arrow;
use crate::store::{Store, use_current, use_dispatch, use_store};
use crate::widget::button::Button;
use crate::widget::slider::{self, Slider, Stops};
use figure::Figure;
use figure::number::compact;
use geometry::space::Turn;
use lasso_path::problem::Vector2;
use std::cell::Cell;
use std::rc::Rc;
use study::view::space::text;
use study::{Action, Intent};
use web_sys::Element;
use yew::prelude::*;

/// Degrees a CSS pixel of dragging, and an arrow key; ten times as many with Shift.
const DRAG: f64 = 0.5;
const STEP: f64 = 2.0;

/// The view: one picture, or L1's and ridge's.
#[component]
pub fn SpaceView() -> Html {
    let two = use_current(|current| current.derived.beside.is_some());
    html! {
        <div class="space">
            <div class={classes!("planes", two.then_some("two"))}>
                if two { <h2 key="first-title" class="plane-title">{ text::BALLS[0] }</h2> }
                <Scene key="first" />
                if two {
                    <h2 key="second-title" class="plane-title">{ text::BALLS[1] }</h2>
                    <Scene key="second" beside=true />
                }
            </div>
            <Tools />
        </div>
    }
}

/// The handlers of pointers and keys on a picture.
struct Hands {
    scene: NodeRef,
    store: Rc<Store>,
    /// The pointer that turns, and where it was last.
    held: Cell<Option<(i32, Vector2)>>,
}

impl Hands {
    fn point(&self, event: &PointerEvent) {
        let Some(element) = self.scene.cast::<Element>() else {
            return;
        };
        let at = position_in(&element, event);
        match (event.type_().as_str(), self.held.get()) {
            ("pointerdown", None) if event.button() == 0 => {
                let _ = element.set_pointer_capture(event.pointer_id());
                self.store.begin_gesture();
                self.held.set(Some((event.pointer_id(), at)));
            }
            ("pointermove", Some((id, from))) if id == event.pointer_id() => {
                self.held.set(Some((id, at)));
                // A finger's vertical way is the page's, which scrolls.
                let up = if event.pointer_type() == "touch" {
                    0.0
                } else {
                    DRAG * (at[1] - from[1])
                };
                let around = -DRAG * (at[0] - from[0]);
                self.store.dispatch(Intent::Turn([around, up]));
            }
            (kind @ ("pointerup" | "pointercancel"), Some((id, _))) if id == event.pointer_id() => {
                if kind == "pointercancel" {
                    self.store.take_back_gesture();
                }
                self.held.set(None);
            }
            _ => {}
        }
    }

    fn press(&self, event: &KeyboardEvent) {
        if event.default_prevented() {
            return;
        }
        if let Some([right, up]) = arrow(event, STEP) {
            event.prevent_default();
            self.store.dispatch(Intent::Turn([right, up]));
        } else if event.key() == "Home" {
            event.prevent_default();
            self.store.dispatch(Action::SetTurn(None));
        }
    }
}

/// The properties of a picture.
#[derive(Properties, PartialEq)]
struct Props {
    /// Whether it is the second of two.
    #[prop_or_default]
    beside: bool,
}

/// A picture, and what turns it.
#[component]
fn Scene(props: &Props) -> Html {
    let beside = props.beside;
    let store = use_store();
    let scene = use_node_ref();
    let hands = use_memo((), |()| Hands {
        scene: scene.clone(),
        store,
        held: Cell::default(),
    });
    let part = use_current(move |current| {
        let space = current.plane(beside).space.as_ref()?;
        space.part().map(|part| part.name())
    });
    let first = use_dispatch(|_: MouseEvent| Action::SetTurn(None));
    let pressing = Rc::clone(&hands);
    let pointer = Callback::from(move |event: PointerEvent| hands.point(&event));
    let onkeydown = Callback::from(move |event: KeyboardEvent| pressing.press(&event));
    html! {
        <section
            ref={scene}
            id={if beside { "space-beside" } else { "space" }}
            class="space-picture"
            tabindex="0"
            aria-label={text::TURNING}
            data-face={part}
            onpointerdown={pointer.clone()}
            onpointermove={pointer.clone()}
            onpointerup={pointer.clone()}
            onpointercancel={pointer}
            ondblclick={first}
            {onkeydown}
        >
            <Easel figure={Figure::Space} {beside} />
        </section>
    }
}

/// The coordinates of θ̂, the named views, tilting, and the first view.
#[component]
fn Tools() -> Html {
    let (turns, turn) = use_current(|current| {
        let space = current.derived.space.as_ref();
        (
            space.map(|space| space.named_turns()),
            space.map(|space| space.scene.turn),
        )
    });
    let show = use_dispatch(|turn: Turn| Action::SetTurn(Some(turn)));
    let by = use_dispatch(Intent::Turn);
    let first = use_dispatch(|_: MouseEvent| Action::SetTurn(None));
    let named = turns.into_iter().flatten().map(|(name, each)| {
        let onclick = show.reform(move |_: MouseEvent| each);
        let text = text::view(name);
        html! { <Button pressed={Some(turn == Some(each))} {onclick}>{ text }</Button> }
    });
    let step = |by_how_much: Vector2, label: &'static str, sign: &'static str| {
        let onclick = by.reform(move |_: MouseEvent| by_how_much);
        html! { <Button {label} {onclick}>{ sign }</Button> }
    };
    html! {
        <div class="space-tools">
            <Center />
            <div class="buttons" role="group" aria-label={text::LOOK}>
                <span class="quiet" aria-hidden="true">{ text::LOOK }</span>
                { for named }
            </div>
            <div class="buttons" role="group" aria-label={text::TURN}>
                { step([-10.0, 0.0], text::LEFT, "←") }
                { step([10.0, 0.0], text::RIGHT, "→") }
                { step([0.0, 10.0], text::UP, "↑") }
                { step([0.0, -10.0], text::DOWN, "↓") }
                <Button onclick={first}>{ text::FIRST }</Button>
            </div>
        </div>
    }
}

/// θ̂ by three sliders.
#[component]
fn Center() -> Html {
    let store = use_store();
    let space = use_current(|current| {
        let space = current.derived.space.as_ref()?;
        Some((space.all.loss.center(), space.scene.window.radius))
    });
    let Some((center, radius)) = space else {
        return html! {};
    };
    let row = |k: usize| {
        let store = Rc::clone(&store);
        let take = Callback::from(move |value: f64| {
            store.dispatch(Intent::MoveSpaceCenter(k, value));
        });
        // The ends move outwards with what they hold.
        let end = (2.0 * center[k].abs()).max(radius).log2().ceil().exp2();
        let name = ["θ̂₁", "θ̂₂", "θ̂₃"][k];
        let number = compact(center[k], 4);
        let slider = slider::Props {
            id: ["space-center1", "space-center2", "space-center3"][k].into(),
            ends: [-end, end],
            step: Stops::Parts(400.0),
            value: center[k],
            text: format!("{name} = {number}").into(),
            take,
            onkeydown: Callback::noop(),
        };
        let slider_id = slider.id.clone();
        html! {
            <div class={classes!("row", ["theta1", "theta2", "theta3"][k])}>
                <label for={slider.id.clone()}>{ name }</label>
                <Slider ..slider />
                <output for={slider_id}>{ number }</output>
            </div>
        }
    };
    html! { <div class="space-center" role="group" aria-label={text::CENTER}>{ for (0..3).map(row) }</div> }
}
