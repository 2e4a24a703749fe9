//! The whole page.

use super::browser::{Listener, PixelRatio, announce_theme, window};
use super::column::use_column;
use super::hash;
use super::header::use_header;
use super::keyboard::page_keys;
use super::parts::{Button, Own, fixed, use_own};
use super::player::use_player;
use super::stage::Stage;
use super::store::{Dispatch, Store};
use crate::figure::Theme;
use crate::study::permalink::{self, Notice};
use crate::study::{Appearance, Derived, Panel, State};
use std::rc::Rc;
use web_sys::MediaQueryList;
use yew::prelude::*;

/// Asks whether the system wants dark pages.
fn dark_query() -> Option<MediaQueryList> {
    let query = window().match_media("(prefers-color-scheme: dark)");
    query.ok().flatten()
}

/// The page.
#[component]
pub fn Page() -> Html {
    let opened = use_memo((), |()| {
        let (state, notices) = permalink::read(&hash::current());
        (Store::new(state), notices)
    });
    let store = &opened.0;
    let notices = use_own(|| opened.1.clone());
    let playing = use_own(|| false);
    let system_dark = use_own(|| dark_query().is_some_and(|query| query.matches()));
    let update = use_force_update();
    {
        let store = Rc::clone(store);
        let (notices, playing, dark) = (notices.clone(), playing.clone(), system_dark.clone());
        use_effect_with((), move |()| {
            store.listen(Callback::from(move |()| update.force_update()));
            let studio = Rc::clone(&store.studio);
            let listening = (
                dark_query().map(|query| {
                    let asked = query.clone();
                    Listener::new(&query, "change", move |_| dark.set(asked.matches()))
                }),
                PixelRatio::listen(move || studio.refresh()),
                hash::follow(&store, move |new| notices.set(new)),
                page_keys(store, move || {
                    let wanted = !*playing.get();
                    playing.set(wanted);
                }),
            );
            move || drop(listening)
        });
    }
    let shown = store.told();
    let (state, derived) = (&shown.state, &shown.derived);
    let dark = match state.appearance {
        Appearance::System => *system_dark.get(),
        Appearance::Light => false,
        Appearance::Dark => true,
    };
    {
        let studio = Rc::clone(&store.studio);
        use_effect_with(dark, move |&dark| {
            announce_theme(dark);
            studio.set_theme(if dark { Theme::DARK } else { Theme::LIGHT });
        });
    }
    let marks = use_memo((state.problem, state.penalty), |_| derived.marks());
    let plays = *playing.get();
    use_player(plays, store);
    let on_play = Callback::from(move |wanted: bool| {
        if wanted != *playing.get() {
            playing.set(wanted);
        }
    });
    let header = use_header(&state.problem, state.appearance, shown.steps, store);
    let column = use_column(&shown, &marks, store, plays, &on_play);

    let support = derived.support();
    html! {
        <>
            { header }
            { notices_box(&notices) }
            <main>
                <div ~className={if derived.beside.is_some() { "planes two" } else { "planes" }}>
                    { plane_title(derived, derived.beside.is_some()) }
                    { plane(store, state, derived, false) }
                    if let Some(second) = &derived.beside {
                        { plane_title(second, true) }
                        { plane(store, state, second, true) }
                    }
                </div>
                { column }
            </main>
            <p class="visually-hidden" role="status" id="announcement">{ support }</p>
        </>
    }
}

/// What a plane's penalty is called, where there are two.
fn plane_title(derived: &Derived, shown: bool) -> Html {
    let title = derived.scene.penalty.title();
    html! {
        if shown {
            <h2 class="plane-title">{ title }</h2>
        }
    }
}

/// The first plane, or the one beside it.
fn plane(store: &Dispatch, state: &State, derived: &Derived, beside: bool) -> Html {
    let scene = &derived.scene;
    html! {
        <Stage
            studio={Rc::clone(&store.studio)}
            center={scene.loss.center()}
            shape={(state.panel == Panel::Loss && !beside).then_some(scene.loss)}
            view={scene.view}
            names={scene.names.clone()}
            layers={state.layers}
            start={scene.descent.as_ref().map(|descent| descent.course.start)}
            description={derived.plane_description()}
            {beside}
            dispatch={store.clone()}
        />
    }
}

/// What of a link was not used.
fn notices_box(notices: &Own<Vec<Notice>>) -> Html {
    if notices.get().is_empty() {
        return html! {};
    }
    let close = {
        let notices = notices.clone();
        Callback::from(move |_: MouseEvent| notices.set(Vec::new()))
    };
    html! {
        <div class="notices" role="alert" id="notices">
            { fixed("<p>Not all of this link could be used:</p>") }
            <ul>
                { for notices.get().iter().map(|notice| html! {
                    <li><code>{ format!("{}={}", notice.key, notice.value) }</code>{ ": " }{ &notice.text }</li>
                }) }
            </ul>
            { Button::PLAIN.html("Close", close) }
        </div>
    }
}
