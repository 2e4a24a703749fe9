//! Takes a figure of the page away: as SVG, as PNG, its numbers as CSV.

use super::file::{copy, png, save, save_promised, text_file};
use crate::browser::{document, size_of, window};
use crate::problem;
use crate::store::{Current, Store, use_current, use_store};
use crate::widget::button::{Button, Select};
use figure::Figure;
use std::rc::Rc;
use study::Attention;
use study::present::picture::{Format, POINTS, TakenAway};
use study::present::text;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// A figure that is on the page.
#[derive(Clone, Copy, PartialEq)]
struct Shown {
    figure: Figure,
    /// Whether it is the second plane's.
    beside: bool,
    /// Its height as a share of its width.
    shape: f64,
}

/// The figures that are on the page, in its order, each once.
fn shown() -> Vec<Shown> {
    let Ok(found) = document().query_selector_all(".easel[data-figure]") else {
        return Vec::new();
    };
    let mut all: Vec<Shown> = Vec::new();
    for i in 0..found.length() {
        let Some(easel) = found
            .item(i)
            .and_then(|node| node.dyn_into::<Element>().ok())
        else {
            continue;
        };
        let name = easel.get_attribute("data-figure");
        let figure = Figure::all().find(|figure| name.as_deref() == Some(figure.name()));
        let beside = easel.has_attribute("data-beside");
        let [width, height] = size_of(&easel);
        if let Some(figure) = figure.filter(|_| width >= 1.0 && height >= 1.0)
            && !all
                .iter()
                .any(|one| (one.figure, one.beside) == (figure, beside))
        {
            let shape = height / width;
            all.push(Shown {
                figure,
                beside,
                shape,
            });
        }
    }
    all
}

impl Shown {
    fn name(self) -> String {
        let second = if self.beside { ", second penalty" } else { "" };
        format!("{}{second}", text::figure_name(self.figure))
    }

    fn file(self, ending: &str) -> String {
        let second = if self.beside { "-second" } else { "" };
        format!("snap-to-zero-{}{second}.{ending}", self.figure.name())
    }

    /// The picture of what is drawn now.
    fn taken(self, current: &Current, wish: &Wish, link: &str) -> Option<TakenAway> {
        let derived = current.plane(self.beside);
        let picture = derived.picture(self.figure, Attention::NONE)?;
        let title = format!(
            "{}: {}",
            problem::title(&current.state.problem),
            self.name()
        );
        let description = derived.description(self.figure).text;
        let caption = if wish.caption {
            let source = format!(
                "Snap to Zero, version {}: {link}",
                env!("CARGO_PKG_VERSION")
            );
            vec![format!("{title}. {description}"), source]
        } else {
            Vec::new()
        };
        let format = Format {
            points: wish.points,
            shape: self.shape,
            dark: wish.dark,
        };
        Some(TakenAway::new(
            &picture,
            format,
            &title,
            &description,
            &caption,
        ))
    }
}

/// What the person wishes.
#[derive(Clone, PartialEq)]
struct Wish {
    /// Its place among the figures.
    chosen: usize,
    points: f64,
    dark: bool,
    caption: bool,
    /// Pixels for each CSS pixel.
    ratio: f64,
}

/// The address of the page as it is now.
fn link(store: &Rc<Store>) -> String {
    store.write_hash();
    window().location().href().unwrap_or_default()
}

/// The panel's part for pictures.
#[component]
pub fn TakeAway() -> Html {
    let store = use_store();
    let figures = use_memo((), |()| shown());
    let wish = use_state_eq(|| Wish {
        chosen: 0,
        points: 360.0,
        dark: false,
        caption: false,
        ratio: 2.0,
    });
    let said = use_state_eq(|| "");
    let has_coefficients = use_current(|current| current.derived.fitted().is_some());
    let Some(one) = figures.get(wish.chosen).copied() else {
        return html! { <p>{ text::NO_PICTURE }</p> };
    };
    let has_data = store.current().plane(one.beside).has_data(one.figure);
    let change = |alter: fn(&mut Wish, String)| {
        let (wish, said) = (wish.clone(), said.clone());
        Callback::from(move |value: String| {
            let mut next = (*wish).clone();
            alter(&mut next, value);
            wish.set(next);
            said.set("");
        })
    };
    let typed = |alter: fn(&mut Wish, String)| {
        change(alter).reform(|event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            if input.type_() == "checkbox" {
                input.checked().to_string()
            } else {
                input.value()
            }
        })
    };
    let press = |act: fn(&Rc<Store>, Shown, &Wish, UseStateHandle<&'static str>)| {
        let (store, wish, said) = (Rc::clone(&store), wish.clone(), said.clone());
        Callback::from(move |_: MouseEvent| act(&store, one, &wish, said.clone()))
    };
    let names = figures.iter().enumerate();
    let options: Vec<[AttrValue; 2]> = names
        .map(|(i, one)| [i.to_string().into(), one.name().into()])
        .collect();
    let pixels: Vec<[AttrValue; 2]> = [("1", "1×"), ("2", "2×"), ("4", "4×")]
        .map(|(value, text)| [value.into(), text.into()])
        .into();
    html! {
        <div class="take-away">
            <label>
                <span>{ text::FIGURE }</span>
                <Select id="taken-figure" {options} chosen={wish.chosen.to_string()}
                    choose={change(|wish, value| wish.chosen = value.parse().unwrap_or(0))} />
            </label>
            <label>
                <span>{ text::WIDTH }</span>
                <input id="taken-width" type="text" inputmode="decimal"
                    value={wish.points.to_string()}
                    onchange={typed(|wish, value| if let Ok(points) = value.parse::<f64>() {
                        wish.points = points.clamp(*POINTS.start(), *POINTS.end());
                    })} />
            </label>
            <label>
                <span>{ text::PIXELS }</span>
                <Select id="taken-ratio" options={pixels} chosen={wish.ratio.to_string()}
                    choose={change(|wish, value| wish.ratio = value.parse().unwrap_or(2.0))} />
            </label>
            <label class="check">
                <input id="taken-dark" type="checkbox" checked={wish.dark}
                    onchange={typed(|wish, value| wish.dark = value == "true")} />
                { text::DARK }
            </label>
            <label class="check">
                <input id="taken-caption" type="checkbox" checked={wish.caption}
                    onchange={typed(|wish, value| wish.caption = value == "true")} />
                { text::CAPTION }
            </label>
            <div class="buttons">
                <Button id="save-svg" onclick={press(save_svg)}>{ "Save SVG" }</Button>
                <Button id="save-png" onclick={press(save_png)}>{ "Save PNG" }</Button>
                <Button id="copy-png" onclick={press(copy_png)}>{ "Copy PNG" }</Button>
                if has_data {
                    <Button id="save-csv" onclick={press(save_data)}>{ "Save numbers (CSV)" }</Button>
                }
                if has_coefficients {
                    <Button id="save-coefficients" onclick={press(save_coefficients)}>{ "Save all coefficients (CSV)" }</Button>
                }
            </div>
            <p role="status" id="taken-status">{ *said }</p>
        </div>
    }
}

type Said = UseStateHandle<&'static str>;

fn tell(said: &Said, saved: bool) {
    said.set(if saved { text::SAVED } else { text::NO_PNG });
}

fn save_svg(store: &Rc<Store>, one: Shown, wish: &Wish, said: Said) {
    let taken = one.taken(&store.current(), wish, &link(store));
    let svg = taken.and_then(|taken| taken.svg().ok());
    let file = svg.and_then(|svg| text_file(&svg, "image/svg+xml"));
    tell(
        &said,
        file.is_some_and(|file| save(&file, &one.file("svg"))),
    );
}

fn save_png(store: &Rc<Store>, one: Shown, wish: &Wish, said: Said) {
    if let Some(taken) = one.taken(&store.current(), wish, &link(store)) {
        let file = png(&taken, wish.ratio);
        spawn_local(async move {
            tell(&said, save_promised(file, one.file("png")).await);
        });
    }
}

fn copy_png(store: &Rc<Store>, one: Shown, wish: &Wish, said: Said) {
    let Some(taken) = one.taken(&store.current(), wish, &link(store)) else {
        return;
    };
    let Some(copied) = copy(&png(&taken, wish.ratio)) else {
        return said.set(text::NOT_COPIED);
    };
    spawn_local(async move {
        let done = JsFuture::from(copied).await.is_ok();
        said.set(if done { text::COPIED } else { text::NOT_COPIED });
    });
}

fn save_text(data: Option<String>, name: &str, said: &Said) {
    let file = data.and_then(|data| text_file(&data, "text/csv"));
    tell(said, file.is_some_and(|file| save(&file, name)));
}

fn save_data(store: &Rc<Store>, one: Shown, _: &Wish, said: Said) {
    let data = store.current().plane(one.beside).data(one.figure);
    save_text(data, &one.file("csv"), &said);
}

fn save_coefficients(store: &Rc<Store>, _: Shown, _: &Wish, said: Said) {
    let data = store.current().derived.coefficients_data();
    save_text(data, "snap-to-zero-coefficients.csv", &said);
}
