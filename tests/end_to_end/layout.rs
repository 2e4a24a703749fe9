//! Where things stand: nothing beyond the window, λ always in sight, and nothing that moves under the reader's eyes.

use crate::{
    page::{Page, places::*, visit},
    support::browser::{Result, set_screen},
};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Windows of a desk, a small desk, a tablet, a phone, and a phone on its side.
pub const WINDOWS: [(u32, u32); 5] = [
    (1440, 900),
    (1280, 800),
    (1024, 768),
    (390, 844),
    (844, 390),
];
const PHONES: [(u32, u32); 2] = [(390, 844), (844, 390)];

const LINKS: [&str; 8] = [
    "",
    "question=why",
    "panel=slice",
    "question=diamond&radius=1",
    "question=compare&beside=ridge",
    "question=how",
    "stage=paths",
    "data=diabetes&features=bmi,s5&lambda=12&panel=chance&layers=samples",
];

/// What of the dock is not wholly in the window, or covered, at some scroll position of the page and of the column.
async fn lost_of_the_dock(page: &Page) -> Result<Value> {
    let script = "return (async () => {
        const lost = new Set(), column = document.querySelector(arguments[0]);
        const look = (where) => {
            for (const place of arguments[1]) {
                const element = document.querySelector(place);
                const { left, right, top, bottom } = element.getBoundingClientRect();
                const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5 || right - left < 40)
                    lost.add(`${place} at ${[left, top, right, bottom].map(Math.round)}, ${where}`);
                else if (hit !== element && !element.contains(hit)) lost.add(`${place} under ${hit?.localName}, ${where}`);
            }
        };
        for (const place of [document.scrollingElement, column])
            for (let share = 0; share <= 4; share++) {
                place.scrollTo({ top: share / 4 * (place.scrollHeight - place.clientHeight), behavior: 'instant' });
                await frames2();
                look(`${place.className || 'page'} scrolled by ${share}/4`);
            }
        document.scrollingElement.scrollTo({ top: 0, behavior: 'instant' });
        return [...lost];
    })()";
    page.run(
        script,
        vec![json!(COLUMN), json!([LAMBDA, PLAY, LAMBDA_FIELD])],
    )
    .await
}

/// Everything is within the window's width, and λ in sight.
fn all_is_in_place(theme: &str) -> Result<()> {
    visit("", async |page| {
        let mut wrong = Vec::new();
        for (width, height) in WINDOWS {
            set_screen(&page.browser, width, height, 1).await?;
            for link in LINKS {
                page.open(&format!("#theme={theme}&{link}")).await?;
                let what = format!("{width} × {height}, {link}");
                let scroll = page.scroll_width().await?;
                let wide = page.beyond_the_right("body").await?;
                if scroll > f64::from(width) || !wide.is_empty() {
                    wrong.push(format!("{what}: {scroll} wide, {wide:?}"));
                }
                let lost = lost_of_the_dock(page).await?;
                if lost != json!([]) {
                    wrong.push(format!("{what}: {lost}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    })
}

#[test]
fn all_is_in_place_in_light() -> Result<()> {
    all_is_in_place("light")
}

#[test]
fn all_is_in_place_in_dark() -> Result<()> {
    all_is_in_place("dark")
}

#[test]
fn on_a_phone_the_picture_stays_in_sight() -> Result<()> {
    let script = "return (async () => {
        const page = document.scrollingElement, seen = [];
        for (let share = 0; share <= 6; share++) {
            page.scrollTo({ top: share / 6 * (page.scrollHeight - page.clientHeight), behavior: 'instant' });
            await frames2();
            const { left, right, top, bottom } = document.querySelector(arguments[0]).getBoundingClientRect();
            const hit = document.elementFromPoint((left + right) / 2, bottom - 8);
            seen.push([top, bottom, document.querySelector('header').getBoundingClientRect().bottom, !!hit?.closest(arguments[0])]);
        }
        return seen;
    })()";
    visit("", async |page| {
        set_screen(&page.browser, 390, 844, 3).await?;
        for (link, picture) in [("", STAGE), ("question=how", STAGE), ("stage=paths", PATHS)] {
            page.open(&format!("#{link}")).await?;
            assert!(
                page.number("document.scrollingElement.scrollHeight")
                    .await?
                    > 900.0,
                "{link}: there is more than the window"
            );
            let seen = page.run(script, vec![json!(picture)]).await?;
            let seen: Vec<(f64, f64, f64, bool)> = serde_json::from_value(seen)?;
            for (top, bottom, head, there) in seen {
                let what = format!("{link}: {top} … {bottom} under the head of {head}");
                assert!(top >= head - 1.0 && bottom <= 844.0 && there, "{what}");
                assert!(bottom - top <= 0.45 * 844.0 + 0.5, "{what}");
            }
        }
        Ok(())
    })
}

/// The buttons that a finger may miss: less than 44 pixels wide or high. Marks and words in the text may be.
async fn small_targets(page: &Page) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('button, select, summary')].filter(e => e.checkVisibility() && !e.closest(arguments[0]))
        .map(e => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width < 43.5 || r.height < 43.5)
        .map(([e, r]) => `${e.localName}#${e.id}.${e.className} “${e.textContent.trim().slice(0, 20)}” ${Math.round(r.width)} × ${Math.round(r.height)}`)";
    // four views beside each other leave 35 px for each, where more would cover handles of the plane
    let small = page
        .run(script, vec![json!(".marks, .term, .stages")])
        .await?;
    Ok(serde_json::from_value(small)?)
}

#[test]
fn fingers_meet_every_button() -> Result<()> {
    visit("", async |page| {
        let mut small = Vec::new();
        let mut look = async |page: &Page, what: String| -> Result<()> {
            for target in small_targets(page).await? {
                small.push(format!("{what}: {target}"));
            }
            Ok(())
        };
        for (width, height) in PHONES {
            set_screen(&page.browser, width, height, 1).await?;
            for link in LINKS {
                page.open(&format!("#{link}")).await?;
                look(page, format!("{width}, {link}")).await?;
            }
            page.open("#data=diabetes&features=bmi,s5&lambda=NaN")
                .await?;
            if page.is_shown(MENU).await? {
                page.click(MENU).await?;
            }
            look(page, format!("{width}, notices and menu")).await?;
            page.open("#data=diabetes&features=bmi,s5").await?;
            page.open_advanced().await?;
            look(page, format!("{width}, drawer")).await?;
            page.open("").await?;
            page.press('?').await?;
            look(page, format!("{width}, help")).await?;
        }
        small.sort();
        assert!(small.is_empty(), "{}", small.join("\n"));
        Ok(())
    })
}

/// Remembers where each thing of the column is; `moved()` tells those that are elsewhere.
const REMEMBER: &str = "
    const all = [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility());
    const boxes = () => all.map(e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; });
    const before = boxes();
    window.moved = () => boxes().flatMap((box, i) => box.some((x, k) => Math.abs(x - before[i][k]) > 0.5)
        ? [`${all[i].localName}#${all[i].id}.${all[i].className}: ${before[i].map(Math.round)} → ${box.map(Math.round)}`] : []);
    return all.length;";

/// What must not move while λ does.
const STILL: &str = ".purpose, .sentence, .chips, .chip, .certificate, .formulation, .question, .question h2 button, .tabs button, .answer > *, .plot, .buttons button, .dock, #lambda, #play, #next-knot, .marks i";

/// What has moved in some frames, each thing once.
fn ever_moved(frames: Vec<Value>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for frame in frames {
        for moved in frame.as_array().into_iter().flatten() {
            let moved = moved.as_str().unwrap_or_default();
            let name = moved.split(": ").next().unwrap_or_default();
            if !all.iter().any(|known| known.starts_with(name)) {
                all.push(moved.to_owned());
            }
        }
    }
    all
}

#[test]
fn nothing_of_the_column_moves_while_lambda_does() -> Result<()> {
    // all of the slider, and the very small ones
    let shares: Vec<f64> = (0..=40)
        .map(|k| f64::from(k) / 40.0)
        .chain([1e-3, 1e-6, 1e-9])
        .collect();
    visit("", async |page| {
        let mut found = Vec::new();
        for (width, height) in [(1440, 900), (1280, 800), (390, 844)] {
            set_screen(&page.browser, width, height, 1).await?;
            for link in [
                "",
                "question=why",
                "question=diamond",
                "question=compare",
                "question=how",
                "center=2,-0.4&hessian=1,1.2,2&lambda=0.6",
                "data=diabetes&features=bmi,s5&lambda=12",
            ] {
                page.open(&format!("#{link}")).await?;
                let count = page.run(REMEMBER, vec![json!(STILL)]).await?;
                assert!(count.as_u64() > Some(12), "{count} things");
                let end = page.lambda_end().await?;
                let moves: Vec<f64> = shares.iter().map(|share| share * end).collect();
                let dragged = page.in_each_frame(LAMBDA, &moves, "moved()").await?;
                let mut what = |how: &str, frames: Vec<Value>| {
                    for moved in ever_moved(frames) {
                        found.push(format!("{width}, {link}, {how}: {moved}"));
                    }
                };
                what("dragged", dragged);
                page.enter(LAMBDA_FIELD, "0.123456789").await?;
                what("typed", vec![page.value("moved()").await?]);
                page.fill(LAMBDA_FIELD, "abc").await?;
                page.press(Key::Enter).await?;
                what("nonsense", vec![page.value("moved()").await?]);
                page.press(Key::Escape).await?;
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
        Ok(())
    })
}

#[test]
fn nothing_of_the_column_moves_while_lambda_plays() -> Result<()> {
    let play = "return (async () => {
        const frames = [], button = document.querySelector(arguments[0]);
        button.click();
        for (let i = 0; i < 90; i++) {
            await new Promise(requestAnimationFrame);
            frames.push(moved());
        }
        button.click();
        return frames;
    })()";
    visit("", async |page| {
        for link in ["lambda=0.9", "question=why&lambda=0.9"] {
            page.open(&format!("#{link}")).await?;
            page.run(REMEMBER, vec![json!(STILL)]).await?;
            let frames = page.run(play, vec![json!(PLAY)]).await?;
            let frames = frames.as_array().cloned().ok_or("frames")?;
            assert_eq!(ever_moved(frames), [""; 0], "{link}");
        }
        Ok(())
    })
}
