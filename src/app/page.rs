//! The whole page.

use super::browser::{Listener, PixelRatio, announce_theme, window};
use super::column::Column;
use super::hash::{self, use_hash};
use super::header::Header;
use super::keyboard::use_page_keys;
use super::player::use_player;
use super::stage::Stage;
use super::store::{Dispatch, Store};
use crate::figure::Theme;
use crate::study::permalink::{self, Notice};
use crate::study::{Appearance, Derived, Panel, State};
use std::rc::Rc;
use yew::prelude::*;

/// Whether the system wants dark pages, now and later.
#[hook]
fn use_system_dark() -> bool {
    let query = use_memo((), |()| {
        window()
            .match_media("(prefers-color-scheme: dark)")
            .ok()
            .flatten()
    });
    let dark = use_state(|| query.as_ref().as_ref().is_some_and(|query| query.matches()));
    {
        let dark = dark.clone();
        use_effect_with((), move |()| {
            let listener = query.as_ref().clone().map(|query| {
                let asked = query.clone();
                Listener::new(query.as_ref(), "change", move |_| dark.set(asked.matches()))
            });
            move || drop(listener)
        });
    }
    *dark
}

/// The page.
#[component]
pub fn Page() -> Html {
    let opened = use_memo((), |()| {
        let (state, notices) = permalink::read(&hash::current());
        (Store::new(state), notices)
    });
    let store = Rc::clone(&opened.0);
    let notices = use_state(|| opened.1.clone());
    let shown = use_state(|| store.latest());
    {
        let (store, shown) = (store.clone(), shown.setter());
        use_effect_with((), move |()| {
            store.listen(Callback::from(move |new| shown.set(new)));
        });
    }
    let (state, derived) = (&shown.state, &shown.derived);
    let playing = use_state(|| false);

    let system_dark = use_system_dark();
    let dark = match state.appearance {
        Appearance::System => system_dark,
        Appearance::Light => false,
        Appearance::Dark => true,
    };
    use_effect_with(dark, |&dark| announce_theme(dark));
    let theme = if dark { Theme::DARK } else { Theme::LIGHT };

    {
        let studio = Rc::clone(&store.studio);
        use_effect_with(theme, move |theme| studio.set_theme(*theme));
    }
    {
        let studio = Rc::clone(&store.studio);
        use_effect_with((), move |()| {
            let ratio = PixelRatio::listen(move || studio.refresh());
            move || drop(ratio)
        });
    }
    let marks = use_memo((state.problem, state.penalty), |_| derived.marks());
    let on_notices = {
        let notices = notices.clone();
        use_callback((), move |new: Vec<Notice>, ()| notices.set(new))
    };
    use_hash(&store, on_notices);
    use_player(*playing, &store);
    let on_play = {
        let playing = playing.clone();
        use_callback(*playing, move |wanted: bool, now| {
            if wanted != *now {
                playing.set(wanted);
            }
        })
    };
    let toggle = {
        let playing = playing.clone();
        Callback::from(move |()| playing.set(!*playing))
    };
    use_page_keys(store.clone(), toggle);

    let support = derived.support();
    html! {
        <>
            <Header problem={state.problem} appearance={state.appearance} steps={shown.steps} dispatch={store.clone()} />
            { notices_box(&notices) }
            <main>
                <div class={if derived.beside.is_some() { "planes two" } else { "planes" }}>
                    { plane_title(derived, derived.beside.is_some()) }
                    { plane(&store, state, derived, false) }
                    if let Some(second) = &derived.beside {
                        { plane_title(second, true) }
                        { plane(&store, state, second, true) }
                    }
                </div>
                <Column
                    state={state.clone()}
                    derived={Rc::clone(derived)}
                    {marks}
                    studio={Rc::clone(&store.studio)}
                    dispatch={store.clone()}
                    playing={*playing}
                    {on_play}
                />
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
fn notices_box(notices: &UseStateHandle<Vec<Notice>>) -> Html {
    if notices.is_empty() {
        return html! {};
    }
    let close = {
        let notices = notices.clone();
        Callback::from(move |_: MouseEvent| notices.set(Vec::new()))
    };
    html! {
        <div class="notices" role="alert" id="notices">
            <p>{ "Not all of this link could be used:" }</p>
            <ul>
                { for notices.iter().map(|notice| html! {
                    <li><code>{ format!("{}={}", notice.key, notice.value) }</code>{ ": " }{ &notice.text }</li>
                }) }
            </ul>
            <button type="button" onclick={close}>{ "Close" }</button>
        </div>
    }
}
