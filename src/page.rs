//! The whole page.

use crate::browser::{document, use_system_dark, use_window_size, window};
use crate::dock::Dock;
use crate::header::Header;
use crate::help::Help;
use crate::keyboard::page_keys;
use crate::numbers::{Announcement, Answer, Hidden};
use crate::opening::{Purpose, opened};
use crate::present::Panel;
use crate::present::print::PrintLink;
use crate::present::stand::{Stand, from_afar};
use crate::problem::ProblemDrawer;
use crate::question::Questions;
use crate::stage::Stage;
use crate::stage::prior::PriorView;
use crate::stage::space::SpaceView;
use crate::store::{Store, use_current, use_store};
use crate::table::paths::TablePaths;
use crate::table::section::SectionView;
use crate::topic::path::PathChart;
use crate::widget::button::Button;
use crate::widget::term::Definitions;
use figure::Theme;
use gloo_events::EventListener;
use std::rc::Rc;
use study::permalink::Notice;
use study::topic::path::text::PATHS;
use study::topic::penalties::words as penalty_words;
use study::{Appearance, View};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The page, with the state of its URL.
#[component]
pub fn Page() -> Html {
    let opened = use_memo((), |()| {
        let (state, notices) = opened();
        (Store::new(state), notices)
    });
    html! {
        <ContextProvider<Rc<Store>> context={opened.0.clone()}>
            <Frame notices={opened.1.clone()} />
        </ContextProvider<Rc<Store>>>
    }
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    /// The parts of the first link that were not used.
    notices: Vec<Notice>,
}

/// The layout of the page.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let store = use_store();
    let theme = use_theme();
    let notices = use_state(|| props.notices.clone());
    let drawer = use_state_eq(|| false);
    let help = use_state_eq(|| false);
    let open_help = {
        let help = help.clone();
        Callback::from(move |()| help.set(true))
    };
    let close_help = {
        let help = help.clone();
        Callback::from(move |()| help.set(false))
    };
    let panel = use_state_eq(|| false);
    let [open_panel, close_panel] = [true, false].map(|open| {
        let panel = panel.clone();
        Callback::from(move |()| panel.set(open))
    });
    let toggle_drawer = {
        let drawer = drawer.clone();
        Callback::from(move |()| drawer.set(!*drawer))
    };
    let close_drawer = {
        let drawer = drawer.clone();
        Callback::from(move |()| {
            drawer.set(false);
            focus("problem");
        })
    };
    {
        let (notices, open_help) = (notices.clone(), open_help.clone());
        use_effect_with((), move |()| {
            let leaving = Rc::clone(&store);
            let following = Rc::clone(&store);
            let listeners = [
                page_keys(store, open_help),
                EventListener::new(&window(), "pagehide", move |_| leaving.write_hash()),
                EventListener::new(&window(), "hashchange", move |_| {
                    if let Some(new) = following.follow_hash() {
                        notices.set(new);
                    }
                }),
            ];
            move || drop(listeners)
        });
    }
    let presenting = use_current(|current| current.state.presenting);
    let close = {
        let notices = notices.clone();
        Callback::from(move |_| notices.set(Vec::new()))
    };
    html! {
        <ContextProvider<Theme> context={theme}>
            if presenting {
                <Stand>
                    if !notices.is_empty() {
                        { notices_box(&notices, close.clone()) }
                    }
                    <LargePicture />
                </Stand>
            } else {
            <Header drawer={*drawer} {toggle_drawer} help={open_help} picture={open_panel} />
            if !notices.is_empty() {
                { notices_box(&notices, close) }
            }
            <main>
                <LargePicture />
                if *drawer {
                    <ProblemDrawer close={close_drawer} />
                }
                <div class="column">
                    <div class="column-head">
                        <Purpose />
                        <Answer />
                    </div>
                    <Questions />
                    <Hidden />
                </div>
            </main>
            <Dock />
            }
            if *help {
                <Help close={close_help} />
            }
            if *panel {
                <Panel close={close_panel} />
            }
            <PrintLink />
            <Announcement />
            <Definitions />
        </ContextProvider<Theme>>
    }
}

/// The colours that were chosen, or those of the system; the style sheet is told of them.
#[hook]
fn use_theme() -> Theme {
    let appearance = use_current(|current| current.state.appearance);
    let system_dark = use_system_dark();
    let dark = match appearance {
        Appearance::System => system_dark,
        Appearance::Light => false,
        Appearance::Dark => true,
    };
    use_effect_with(dark, |&dark| {
        if let Some(root) = document().document_element() {
            // Fails only for names that are none.
            let _ = root.set_attribute("data-theme", if dark { "dark" } else { "light" });
        }
    });
    let theme = if dark { Theme::DARK } else { Theme::LIGHT };
    let presenting = use_current(|current| current.state.presenting);
    let size = use_window_size();
    if presenting {
        from_afar(theme, size)
    } else {
        theme
    }
}

/// Gives the focus to the element with this id.
fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Fails only for what cannot have the focus.
        let _ = element.focus();
    }
}

/// The large picture.
#[component]
fn LargePicture() -> Html {
    let (view, planar) = use_current(|current| {
        let state = &current.state;
        (state.view.open, state.problem.is_planar())
    });
    match view {
        View::Plane if !planar => html! { <SectionView /> },
        View::Plane => html! { <Planes /> },
        View::Space => html! { <SpaceView /> },
        View::Paths if !planar => html! { <TablePaths /> },
        View::Paths => html! { <Paths /> },
        View::Prior => html! { <PriorView /> },
    }
}

/// The paths, of a second penalty too, if there is one.
#[component]
fn Paths() -> Html {
    let titles = use_current(|current| {
        let derived = &current.derived;
        let second = derived.beside.as_ref()?;
        Some([derived, second].map(|plane| penalty_words::title(plane.solved.penalty)))
    });
    let Some([first, second]) = titles else {
        return html! {
            <section class="paths" aria-labelledby="paths-title">
                <h2 id="paths-title">{ PATHS }</h2>
                <PathChart />
            </section>
        };
    };
    html! {
        <section class={classes!("paths", "two")} aria-label={PATHS}>
            <h2>{ first }</h2>
            <PathChart />
            <h2>{ second }</h2>
            <PathChart beside=true />
        </section>
    }
}

/// The plane, and a second one beside it, if there is one.
#[component]
fn Planes() -> Html {
    let titles = use_current(|current| {
        let derived = &current.derived;
        let second = derived.beside.as_ref()?;
        Some([derived, second].map(|plane| penalty_words::title(plane.solved.penalty)))
    });
    let Some([first, second]) = titles else {
        return html! { <div class="planes"><Stage key="first" /></div> };
    };
    html! {
        <div class={classes!("planes", "two")}>
            <h2 key="first-title" class="plane-title">{ first }</h2>
            <Stage key="first" />
            <h2 key="second-title" class="plane-title">{ second }</h2>
            <Stage key="second" beside=true />
        </div>
    }
}

/// The parts of a link that were not used.
fn notices_box(notices: &[Notice], close: Callback<MouseEvent>) -> Html {
    html! {
        <div class="notices" role="alert" id="notices">
            <p>{ "Not all of this link could be used:" }</p>
            <ul>
                { for notices.iter().map(|notice| html! {
                    <li><code>{ format!("{}={}", notice.key, notice.value) }</code>{ ": " }{ &notice.text }</li>
                }) }
            </ul>
            <Button onclick={close}>{ "Close" }</Button>
        </div>
    }
}
