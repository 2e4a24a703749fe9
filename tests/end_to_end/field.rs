//! The field for an exact λ takes numbers exactly and rejects nonsense with a message.

use crate::page::{Page, visit};
use crate::support::browser::Result;
use serde_json::json;
use thirtyfour::prelude::*;

/// Replaces the field's text by typing.
async fn fill(page: &Page, text: &str) -> Result<()> {
    page.click("#lambda-exact").await?;
    page.press_with(&[Key::Control], 'a').await?;
    page.press(Key::Delete).await?;
    page.type_text(text).await
}

async fn problem(page: &Page) -> Result<String> {
    page.text("document.querySelector('#lambda-exact-problem').textContent")
        .await
}

async fn shown(page: &Page) -> Result<String> {
    page.text("document.querySelector('#lambda-exact').value")
        .await
}

pub fn nonsense_gets_a_message_and_changes_nothing() -> crate::Done {
    visit("", async |page| {
        let before = page.numbers().await?;
        for (text, says) in [
            ("1,5", "comma"),
            ("abc", "not a number"),
            ("", "empty"),
            ("   ", "empty"),
            ("-1", "negative"),
            ("−1", "negative"),
            ("1e400", "too large"),
            ("NaN", "not a number"),
            ("inf", "not a number"),
            ("1 2", "not a number"),
            ("<b>1</b>", "not a number"),
        ] {
            fill(page, text).await?;
            assert_eq!(
                problem(page).await?,
                "",
                "no message while “{text}” is typed"
            );
            page.press(Key::Enter).await?;
            let message = problem(page).await?;
            assert!(message.contains(says), "“{text}”: {message}");
            assert!(
                text.trim().is_empty() || message.contains(text),
                "“{text}” is named: {message}"
            );
            assert!(
                page.holds("document.querySelector('#lambda-exact-problem').checkVisibility()")
                    .await?
            );
            let state = page.value("(field => [field.value, field.ariaInvalid])(document.querySelector('#lambda-exact'))").await?;
            assert_eq!(state, json!([text, "true"]));
            assert_eq!(page.numbers().await?, before, "“{text}”");
        }
        assert!(
            !page
                .holds("document.querySelector('#lambda-exact-problem b')")
                .await?,
            "text became an element"
        );
        // Escape gives up; leaving the field commits like Enter
        page.press(Key::Escape).await?;
        assert_eq!(problem(page).await?, "");
        assert_eq!(shown(page).await?, "1.15");
        assert_eq!(
            page.text("document.querySelector('#lambda-exact').ariaInvalid")
                .await?,
            "false"
        );
        fill(page, "abc").await?;
        page.press(Key::Tab).await?;
        assert!(problem(page).await?.contains("abc"));
        assert_eq!(page.numbers().await?, before);
        Ok(())
    })
}

pub fn a_number_is_taken_exactly() -> crate::Done {
    visit("", async |page| {
        for (text, lambda) in [
            ("1e5", "100000"),
            ("0", "0"),
            (" 2 ", "2"),
            ("0.1", "0.1"),
            ("-0", "0"),
            ("1.0423076923076924", "1.0423076923076924"),
            ("2e-3", "0.002"),
            ("+1.5", "1.5"),
        ] {
            fill(page, text).await?;
            page.press(Key::Enter).await?;
            let numbers = page.numbers().await?;
            assert_eq!(numbers.lambda(), lambda.parse::<f64>()?, "“{text}”");
            assert_eq!(problem(page).await?, "", "“{text}”");
            crate::oracle::Problem::DEFAULT.check(&numbers);
        }
        fill(page, "0.75").await?;
        page.press(Key::Tab).await?;
        assert_eq!(
            page.numbers().await?.text("lambda"),
            "0.75",
            "leaving the field commits"
        );
        // what was typed and then given up is not taken
        fill(page, "0.2").await?;
        page.press(Key::Escape).await?;
        page.press(Key::Tab).await?;
        assert_eq!(page.numbers().await?.text("lambda"), "0.75");
        // keys of the page are only letters here
        fill(page, "+-0 ").await?;
        assert_eq!(shown(page).await?, "+-0 ");
        assert_eq!(
            page.text("document.querySelector('.play').ariaPressed")
                .await?,
            "false"
        );
        page.press(Key::Escape).await?;
        assert!(!page.hash().await?.contains("view="));
        // the field follows λ when others move it
        page.focus("#lambda").await?;
        page.press(Key::End).await?;
        page.until(
            "the field follows",
            "document.querySelector('#lambda-exact').value === '3.025'",
        )
        .await?;
        // beyond the slider's end, the slider is at its end
        fill(page, "1e5").await?;
        page.press(Key::Enter).await?;
        page.settle().await?;
        assert!(
            page.holds(
                "(slider => Math.abs(slider.value - slider.max) < 1e-12)(document.querySelector('#lambda'))"
            )
            .await?
        );
        Ok(())
    })
}

pub fn megabytes_pasted_into_the_field_are_survived() -> crate::Done {
    visit("", async |page| {
        let before = page.numbers().await?;
        page.click("#lambda-exact").await?;
        page.run("document.execCommand('selectAll'); document.execCommand('insertText', false, 'x'.repeat(3e6))", Vec::new())
            .await?;
        page.press(Key::Enter).await?;
        let message = problem(page).await?;
        assert!(
            message.contains("xxx") && message.len() < 300,
            "{} bytes",
            message.len()
        );
        assert_eq!(page.numbers().await?, before);
        page.press(Key::Escape).await?;
        assert_eq!(shown(page).await?, "1.15");
        Ok(())
    })
}
