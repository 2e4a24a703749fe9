//! The help: opened by its key and its button, and gone with Escape.

use crate::{
    page::{Page, places::*, visit},
    support::browser::Result,
};
use study::keyboard::BINDINGS;
use thirtyfour::prelude::*;

async fn is_open(page: &Page) -> Result<bool> {
    page.is_shown(&format!("{HELP}[open]")).await
}

#[test]
fn it_opens_and_gives_the_keyboard_back() -> Result<()> {
    visit("", async |page| {
        assert!(!page.is_there(HELP).await?);
        for place in [LAMBDA, STAGE, QUESTIONS[1], HELP_BUTTON] {
            page.focus(place).await?;
            page.press('?').await?;
            assert!(is_open(page).await?, "from {place}");
            let inside = format!("document.activeElement.closest('{HELP}')");
            assert!(page.holds(&inside).await?, "it takes the keyboard");
            page.press(Key::Escape).await?;
            page.settle().await?;
            assert!(!page.is_there(HELP).await?, "{place}: Escape closes it");
            assert!(page.has_keyboard(place).await?, "{place} has it again");
        }
        page.click(HELP_BUTTON).await?;
        assert!(is_open(page).await?);
        page.click(&format!("{HELP} .close")).await?;
        page.settle().await?;
        assert!(!page.is_there(HELP).await?);
        assert!(page.has_keyboard(HELP_BUTTON).await?, "after its cross");
        // a letter where one types
        page.fill(LAMBDA_FIELD, "?").await?;
        assert!(!page.is_there(HELP).await?);
        page.press(Key::Escape).await
    })
}

#[test]
fn it_lists_every_key() -> Result<()> {
    visit("", async |page| {
        page.press('?').await?;
        let rows = page
            .value(&format!(
                "[...document.querySelectorAll('{HELP} dl > div')].map(row => [row.querySelector('dt').textContent, row.querySelector('dd').textContent])"
            ))
            .await?;
        let rows: Vec<[String; 2]> = serde_json::from_value(rows)?;
        for binding in BINDINGS {
            let row = [binding.shown.to_owned(), binding.meaning.to_owned()];
            assert!(rows.contains(&row), "{row:?} is not in {rows:?}");
        }
        // the keys of the page rest meanwhile
        let before = page.numbers().await?;
        page.press(' ').await?;
        page.press_with(&[Key::Control], 'z').await?;
        assert_eq!(page.numbers().await?, before);
        assert!(!page.is_pressed(PLAY).await?);
        page.press(Key::Escape).await
    })
}
