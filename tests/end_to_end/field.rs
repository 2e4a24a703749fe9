//! The field for an exact λ takes numbers exactly and rejects nonsense with a message.

use crate::page::{Page, places::*, visit};
use crate::support::browser::Result;
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
