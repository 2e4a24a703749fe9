//! Share: the link is the state, at once.

use crate::page::{Page, visit};
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

pub fn share_copies_the_state_as_it_is_now() -> crate::Done {
    visit("", async |page| {
        clipboard(page, "granted").await?;
        let mut links = Vec::new();
        for (focus, key) in [
            ("#lambda", Key::Left),
            ("#theta-hat", Key::Up),
            (".stage", Key::Left),
        ] {
            page.focus(focus).await?;
            page.press(key.clone()).await?;
            page.press(key.clone()).await?;
            // at once, not after the hash's usual pause
            page.click("#share").await?;
            page.until(
                "it says so",
                "document.querySelector('.share-status').textContent === 'Link copied'",
            )
            .await?;
            let link = page.text("navigator.clipboard.readText()").await?;
            assert_eq!(link, page.text("location.href").await?);
            assert!(
                link.contains(&format!("lambda={}", page.numbers().await?.text("lambda"))),
                "{link}"
            );
            links.push((link, page.numbers().await?));
        }
        assert!(links[1].0.contains("view="), "{links:?}");
        page.choose("#preset", "diabetes").await?;
        page.choose("#feature2", "bp").await?;
        page.choose("#theme", "dark").await?;
        page.click("#share").await?;
        links.push((page.text("location.href").await?, page.numbers().await?));
        // in a new page, each is the same state
        for (link, numbers) in links {
            let hash = link.split_once('#').ok_or("hash")?.1;
            page.open(&format!("#{hash}")).await?;
            assert_eq!(page.numbers().await?, numbers, "{link}");
            assert!(
                !page.holds("document.querySelector('#notices')").await?,
                "{link}"
            );
            assert_eq!(page.hash().await?, format!("#{hash}"));
        }
        assert_eq!(
            page.text("document.documentElement.dataset.theme").await?,
            "dark"
        );
        Ok(())
    })
}

pub fn without_a_clipboard_the_link_can_be_copied_by_hand() -> crate::Done {
    visit("", async |page| {
        clipboard(page, "denied").await?;
        page.focus("#lambda").await?;
        page.press(Key::PageUp).await?;
        page.click("#share").await?;
        page.until(
            "the link is shown",
            "document.querySelector('#share-link')?.checkVisibility()",
        )
        .await?;
        let link = page
            .text("document.querySelector('#share-link').value")
            .await?;
        assert_eq!(link, page.text("location.href").await?);
        assert!(link.ends_with("lambda=2.75"), "{link}");
        let [left, _, width, _] = page.place(".share-by-hand").await?;
        assert!(
            left >= 0.0 && left + width <= 1280.0,
            "it is within the window"
        );
        // it stays while one takes it, by keyboard
        page.press(Key::Tab).await?;
        assert!(
            page.holds("document.activeElement?.id === 'share-link'")
                .await?,
            "Tab leads to the link"
        );
        let selected = page.text("getSelection().toString() || (i => i.value.slice(i.selectionStart, i.selectionEnd))(document.querySelector('#share-link'))").await?;
        assert_eq!(selected, link);
        page.click_text(".share-by-hand button", "Close").await?;
        assert!(!page.holds("document.querySelector('#share-link')").await?);
        // and by pointer
        page.click("#share").await?;
        page.until("the link is shown", "document.querySelector('#share-link')")
            .await?;
        page.click("#share-link").await?;
        assert!(
            page.holds("document.querySelector('#share-link')").await?,
            "a press on the link closes it"
        );
        Ok(())
    })
}
