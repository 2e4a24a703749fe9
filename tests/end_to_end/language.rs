//! Room for a language: with every text 40 % longer nothing is cut off, leaves its place or lies over another.

use crate::{
    layout::WINDOWS,
    page::{Page, places::*, visit},
    support::browser::{Result, set_screen},
};
use serde_json::json;
use thirtyfour::prelude::*;

const SCRIPT: &str = include_str!("page/pseudo.js");

/// Each question with each of its topics, in both views, with one penalty and with two, and the opening.
const LINKS: [&str; 18] = [
    "#",
    "#panel=none",
    "#panel=slice",
    "#panel=gradient",
    "#panel=forms",
    "#radius=1&panel=forms",
    "#penalty=elastic-net,0.5&panel=forms",
    "#panel=penalties",
    "#panel=penalties&beside=ridge",
    "#panel=path",
    "#panel=loss",
    "#panel=chance&layers=samples&beside=ridge",
    "#panel=descent",
    "#panel=descent&methods=fista,coordinate",
    "#panel=slice&hessian=1,1,1&center=1,1&layers=solution-set",
    "#stage=paths&panel=penalties",
    "#stage=paths&beside=ridge&panel=path",
    "#data=diabetes&features=bmi,s5&lambda=12",
];

/// Goes on in longer words, with all that an answer holds.
async fn in_longer_words(page: &Page) -> Result<()> {
    let begin =
        "pseudo(); document.querySelectorAll('details.more').forEach(more => more.open = true)";
    page.run(&format!("{SCRIPT}; {begin}"), Vec::new()).await?;
    page.settle().await
}

/// Fails in the end with what has no room.
async fn look(page: &Page, what: &str, wrong: &mut Vec<String>) -> Result<()> {
    let crowded: Vec<String> = serde_json::from_value(page.value("crowded()").await?)?;
    wrong.extend(crowded.into_iter().map(|each| format!("{what}: {each}")));
    Ok(())
}

#[test]
fn longer_words_have_room() -> Result<()> {
    visit("", async |page| {
        let mut wrong = Vec::new();
        for (width, height) in WINDOWS {
            set_screen(&page.browser, width, height, 1).await?;
            for link in LINKS {
                if link == "#" {
                    page.open_bare().await?;
                } else {
                    page.open(link).await?;
                }
                in_longer_words(page).await?;
                let what = format!("{width} × {height}, {link}");
                look(page, &what, &mut wrong).await?;
                // other texts, made by the program
                page.press_on(LAMBDA, Key::PageUp).await?;
                look(page, &format!("{what}, at the knot"), &mut wrong).await?;
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    })
}

#[test]
fn longer_words_have_room_in_what_opens() -> Result<()> {
    visit("", async |page| {
        let mut wrong = Vec::new();
        for (width, height) in WINDOWS {
            set_screen(&page.browser, width, height, 1).await?;
            for opener in [PROBLEM, HELP_BUTTON, LAYERS, MENU, CERTIFICATE] {
                page.open("#data=diabetes&features=bmi,s5").await?;
                in_longer_words(page).await?;
                if opener == PROBLEM {
                    page.open_advanced().await?;
                } else if opener == HELP_BUTTON {
                    page.press('?').await?;
                } else if page.is_shown(opener).await? {
                    page.click(opener).await?;
                }
                let what = format!("{width} × {height}, {opener}");
                look(page, &what, &mut wrong).await?;
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    })
}

#[test]
fn what_has_no_room_is_found() -> Result<()> {
    visit("", async |page| {
        in_longer_words(page).await?;
        let title = page.says("#question-why").await?;
        assert!(title.contains("éë"), "{title}");
        let length = |text: &str| text.chars().count();
        let usual = length("Why exactly zero?");
        assert!(length(&title) * 10 >= usual * 13, "{title}");
        for (place, rule) in [
            (SENTENCE, "white-space: nowrap"),
            (SENTENCE, "margin-top: -40px"),
            (PROBLEM, "width: 60px"),
            ("#question-how", "height: 1px; min-height: 0; padding: 0"),
        ] {
            page.run(
                "document.querySelector(arguments[0]).style.cssText = arguments[1]",
                vec![json!(place), json!(rule)],
            )
            .await?;
            let mut found = Vec::new();
            look(page, "", &mut found).await?;
            assert!(!found.is_empty(), "{place} with {rule}");
            page.run(
                "document.querySelector(arguments[0]).style.cssText = ''",
                vec![json!(place)],
            )
            .await?;
        }
        Ok(())
    })
}
