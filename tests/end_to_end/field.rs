//! The field for an exact λ takes numbers exactly and rejects nonsense with a message.

use crate::page::{Page, places::*, visit};
use crate::support::browser::{Result, set_screen};
use serde_json::json;
use thirtyfour::prelude::*;

async fn problem(page: &Page) -> Result<String> {
    page.problem_of(LAMBDA_FIELD).await
}

async fn is_invalid(page: &Page) -> Result<bool> {
    page.is_there(&format!("{LAMBDA_FIELD}[aria-invalid=true]"))
        .await
}

async fn shown(page: &Page) -> Result<String> {
    page.content(LAMBDA_FIELD).await
}

#[test]
fn nonsense_gets_a_message_and_changes_nothing() -> Result<()> {
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
            page.fill(LAMBDA_FIELD, text).await?;
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
            assert!(page.is_shown(&format!("{LAMBDA_FIELD}-problem")).await?);
            assert_eq!(shown(page).await?, text);
            assert!(is_invalid(page).await?);
            assert_eq!(page.numbers().await?, before, "“{text}”");
        }
        assert!(
            !page.is_there(&format!("{LAMBDA_FIELD}-problem b")).await?,
            "text became an element"
        );
        // Escape gives up; leaving the field commits like Enter
        page.press(Key::Escape).await?;
        assert_eq!(problem(page).await?, "");
        assert_eq!(shown(page).await?, "1.15");
        assert!(!is_invalid(page).await?);
        page.fill(LAMBDA_FIELD, "abc").await?;
        page.press(Key::Tab).await?;
        assert!(problem(page).await?.contains("abc"));
        assert_eq!(page.numbers().await?, before);
        Ok(())
    })
}

#[test]
fn a_number_is_taken_exactly() -> Result<()> {
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
            page.enter(LAMBDA_FIELD, text).await?;
            let numbers = page.numbers().await?;
            assert_eq!(numbers.lambda(), lambda.parse::<f64>()?, "“{text}”");
            assert_eq!(problem(page).await?, "", "“{text}”");
            crate::oracle::Problem::DEFAULT.check(&numbers);
        }
        page.fill(LAMBDA_FIELD, "0.75").await?;
        page.press(Key::Tab).await?;
        assert_eq!(
            page.numbers().await?.text("lambda"),
            "0.75",
            "leaving the field commits"
        );
        // what was typed and then given up is not taken
        page.fill(LAMBDA_FIELD, "0.2").await?;
        page.press(Key::Escape).await?;
        page.press(Key::Tab).await?;
        assert_eq!(page.numbers().await?.text("lambda"), "0.75");
        // keys of the page are only letters here
        page.fill(LAMBDA_FIELD, "+-0 ").await?;
        assert_eq!(shown(page).await?, "+-0 ");
        assert!(!page.is_pressed(PLAY).await?);
        page.press(Key::Escape).await?;
        assert!(!page.hash().await?.contains("view="));
        // the field follows λ when others move it
        page.press_on(LAMBDA, Key::End).await?;
        assert_eq!(shown(page).await?, "3.025");
        // beyond the slider's end, the slider is at its end
        page.enter(LAMBDA_FIELD, "1e5").await?;
        let [at, _, end] = page.slider(LAMBDA).await?;
        crate::oracle::near("the slider", at, end, 1e-12);
        Ok(())
    })
}

#[test]
fn megabytes_pasted_into_the_field_are_survived() -> Result<()> {
    visit("", async |page| {
        let before = page.numbers().await?;
        page.click(LAMBDA_FIELD).await?;
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

/// Fails unless the field shows its number, unmarked.
async fn is_good(page: &Page, text: &str, what: &str) -> Result<()> {
    assert_eq!(problem(page).await?, "", "{what}");
    assert!(!is_invalid(page).await?, "{what}");
    assert_eq!(shown(page).await?, text, "{what}");
    Ok(())
}

#[test]
fn nonsense_goes_with_the_next_change_of_its_number() -> Result<()> {
    visit("", async |page| {
        let nonsense = async || -> Result<()> {
            page.enter(LAMBDA_FIELD, "abc").await?;
            assert!(is_invalid(page).await? && problem(page).await?.contains("abc"));
            Ok(())
        };
        // the slider
        nonsense().await?;
        page.press_on(LAMBDA, Key::End).await?;
        is_good(page, "3.025", "after a key on the slider").await?;
        // undo; what was nonsense does not come back with the number either
        page.undo().await?;
        is_good(page, "1.150", "after undo").await?;
        page.redo().await?;
        nonsense().await?;
        page.undo().await?;
        is_good(page, "1.150", "after undo alone").await?;
        // a mark
        nonsense().await?;
        page.press_mark("all zero").await?;
        is_good(page, "2.750", "after a mark").await?;
        // an example
        nonsense().await?;
        page.choose_preset("isotropic").await?;
        assert!(!is_invalid(page).await? && problem(page).await?.is_empty());
        assert_ne!(shown(page).await?, "abc");
        // c leads, and λ follows it
        page.open("#question=diamond").await?;
        nonsense().await?;
        page.press_on(RADIUS, Key::Home).await?;
        is_good(page, "2.750", "after c").await
    })
}

#[test]
fn four_digits_at_rest_and_ten_while_one_types() -> Result<()> {
    visit("#lambda=1.0423076923076924", async |page| {
        assert_eq!(shown(page).await?, "1.042");
        page.focus(LAMBDA_FIELD).await?;
        page.settle().await?;
        assert_eq!(shown(page).await?, "1.042307692");
        page.press(Key::Tab).await?;
        assert_eq!(shown(page).await?, "1.042");
        assert_eq!(page.numbers().await?.text("lambda"), "1.0423076923076924");
        Ok(())
    })
}

/// What of a field's text is selected.
async fn selected(page: &Page, field: &str) -> Result<String> {
    let script = "const e = document.querySelector(arguments[0]);
        return e.value.slice(e.selectionStart, e.selectionEnd)";
    let selected = page.run(script, vec![json!(field)]).await?;
    Ok(selected.as_str().unwrap_or_default().to_owned())
}

#[test]
fn what_is_typed_takes_the_place_of_the_number() -> Result<()> {
    visit("#lambda=1.0423076923076924", async |page| {
        // by a press
        page.click(LAMBDA_FIELD).await?;
        assert_eq!(selected(page, LAMBDA_FIELD).await?, "1.042307692");
        page.type_text("2").await?;
        page.press(Key::Enter).await?;
        assert_eq!(page.numbers().await?.text("lambda"), "2");
        // after Enter the next number can be typed at once
        assert_eq!(selected(page, LAMBDA_FIELD).await?, "2");
        page.type_text("0.5").await?;
        page.press(Key::Tab).await?;
        assert_eq!(page.numbers().await?.text("lambda"), "0.5");
        // by Tab
        assert!(page.has_keyboard(RADIUS_FIELD).await?);
        let whole = selected(page, RADIUS_FIELD).await?;
        assert_eq!(whole, page.content(RADIUS_FIELD).await?);
        page.type_text("1").await?;
        page.press(Key::Enter).await?;
        assert_eq!(page.numbers().await?.text("radius"), "1");
        // Escape takes back what was typed, and selects what is there again
        page.type_text("7").await?;
        page.press(Key::Escape).await?;
        assert_eq!(selected(page, RADIUS_FIELD).await?, "1");
        Ok(())
    })
}

#[test]
fn a_long_number_is_seen_whole() -> Result<()> {
    let room = "(e => e.scrollWidth <= e.clientWidth)(document.activeElement)";
    visit("", async |page| {
        for (width, height) in [(1280, 800), (390, 844), (844, 390)] {
            set_screen(&page.browser, width, height, 1).await?;
            for lambda in ["1.0423076923076924", "0.0000104230769231", "123456.7891234"] {
                page.open(&format!("#lambda={lambda}")).await?;
                page.click(LAMBDA_FIELD).await?;
                assert!(page.holds(room).await?, "{lambda} at {width} × {height}");
            }
        }
        Ok(())
    })
}

#[test]
fn undo_works_from_a_field_in_which_nothing_was_typed() -> Result<()> {
    visit("", async |page| {
        page.press_on(LAMBDA, Key::End).await?;
        let end = page.numbers().await?.text("lambda").to_owned();
        page.focus(LAMBDA_FIELD).await?;
        page.press_with(&[Key::Control], 'z').await?;
        assert_eq!(page.numbers().await?.text("lambda"), "1.15");
        assert_eq!(shown(page).await?, "1.15");
        page.press_with(&[Key::Control, Key::Shift], 'z').await?;
        assert_eq!(page.numbers().await?.text("lambda"), end);
        page.press_with(&[Key::Control], 'z').await?;
        page.press_with(&[Key::Control], 'y').await?;
        assert_eq!(page.numbers().await?.text("lambda"), end);
        // what was typed is the field's own to undo
        page.type_text("7").await?;
        page.press_with(&[Key::Control], 'z').await?;
        assert_eq!(page.numbers().await?.text("lambda"), end);
        page.press(Key::Escape).await?;
        // after Enter it is the page's again
        page.enter(LAMBDA_FIELD, "2").await?;
        page.press_with(&[Key::Control], 'z').await?;
        assert_eq!(page.numbers().await?.text("lambda"), end);
        Ok(())
    })
}
