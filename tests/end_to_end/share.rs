//! Share: the link is the state, at once.

use crate::page::{Page, places::*, visit};
use crate::support::browser::Result;
use serde_json::json;
use thirtyfour::prelude::*;

/// Allows or forbids the page to write to the clipboard.
async fn clipboard(page: &Page, setting: &str) -> Result<()> {
    let origin = page.text("location.origin").await?;
    for name in ["clipboard-write", "clipboard-read"] {
        let parameters =
            json!({ "permission": { "name": name }, "setting": setting, "origin": origin });
        page.cdp("Browser.setPermission", parameters).await?;
    }
    Ok(())
}

#[test]
fn share_copies_the_state_as_it_is_now() -> Result<()> {
    visit("", async |page| {
        clipboard(page, "granted").await?;
        let mut links = Vec::new();
        for (focus, key) in [
            (LAMBDA, Key::Left),
            (&coordinate(THETA_HAT, 1), Key::Up),
            (STAGE, Key::Left),
        ] {
            page.press_on(focus, key.clone()).await?;
            page.press(key.clone()).await?;
            // at once, not after the hash's usual pause
            page.press_tool(SHARE).await?;
            page.until_says(SHARE_STATUS, "Link copied").await?;
            let link = page.text("navigator.clipboard.readText()").await?;
            assert_eq!(link, page.text("location.href").await?);
            assert!(
                link.contains(&format!("lambda={}", page.numbers().await?.text("lambda"))),
                "{link}"
            );
            links.push((link, page.numbers().await?));
        }
        assert!(links[1].0.contains("view="), "{links:?}");
        page.choose_preset("diabetes").await?;
        page.choose_feature(1, "bp").await?;
        page.choose_theme("dark").await?;
        page.press_tool(SHARE).await?;
        links.push((page.text("location.href").await?, page.numbers().await?));
        // in a new page, each is the same state
        for (link, numbers) in links {
            let hash = link.split_once('#').ok_or("hash")?.1;
            page.open(&format!("#{hash}")).await?;
            assert_eq!(page.numbers().await?, numbers, "{link}");
            assert!(!page.is_there(NOTICES).await?, "{link}");
            assert_eq!(page.hash().await?, format!("#{hash}"));
        }
        assert_eq!(page.theme().await?, "dark");
        Ok(())
    })
}

#[test]
fn without_a_clipboard_the_link_can_be_copied_by_hand() -> Result<()> {
    visit("", async |page| {
        clipboard(page, "denied").await?;
        page.press_on(LAMBDA, Key::PageUp).await?;
        page.press_tool(SHARE).await?;
        page.until_shown(SHARE_LINK).await?;
        let link = page.content(SHARE_LINK).await?;
        assert_eq!(link, page.text("location.href").await?);
        assert!(link.ends_with("lambda=2.75"), "{link}");
        let [left, _, width, _] = page.place(SHARE_BOX).await?;
        assert!(
            left >= 0.0 && left + width <= page.number("innerWidth").await?,
            "it is within the window"
        );
        // it stays while one takes it, by keyboard
        page.press(Key::Tab).await?;
        assert!(
            page.has_keyboard(SHARE_LINK).await?,
            "Tab leads to the link"
        );
        assert_eq!(page.selected_in(SHARE_LINK).await?, link);
        page.click_text(&format!("{SHARE_BOX} button"), "Close")
            .await?;
        assert!(!page.is_there(SHARE_LINK).await?);
        // and by pointer
        page.press_tool(SHARE).await?;
        page.until_shown(SHARE_LINK).await?;
        page.click(SHARE_LINK).await?;
        assert!(
            page.is_there(SHARE_LINK).await?,
            "a press on the link closes it"
        );
        Ok(())
    })
}
