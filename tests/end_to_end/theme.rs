//! Light and dark: as the system says, or as chosen.

use crate::page::{Page, places::*, visit};
use crate::support::browser::Result;

/// The colours that a person sees: the page's own, and both figures'.
async fn colours(page: &Page) -> Result<[String; 4]> {
    Ok([
        page.text("getComputedStyle(document.body).backgroundColor")
            .await?,
        page.picture(STAGE, 0).await?,
        page.picture(STAGE, 1).await?,
        page.picture(PATH, 1).await?,
    ])
}

fn all_differ(a: &[String; 4], b: &[String; 4]) -> bool {
    a.iter().zip(b).all(|(a, b)| a != b)
}

#[test]
fn the_theme_can_be_chosen_and_is_drawn() -> Result<()> {
    visit("", async |page| {
        page.system_prefers("prefers-color-scheme", "light").await?;
        assert_eq!(page.theme().await?, "light");
        let light = colours(page).await?;
        page.choose_theme("dark").await?;
        assert_eq!(page.theme().await?, "dark");
        let dark = colours(page).await?;
        assert!(all_differ(&light, &dark), "{light:?} {dark:?}");
        assert!(page.hash().await?.ends_with("&theme=dark"));
        page.choose_theme("light").await?;
        assert_eq!(colours(page).await?, light);
        assert!(page.hash().await?.ends_with("&theme=light"));
        page.choose_theme("system").await?;
        assert_eq!(colours(page).await?, light);
        assert!(!page.hash().await?.contains("theme"));
        // a link brings it
        page.open("#theme=dark").await?;
        assert_eq!(page.theme().await?, "dark");
        assert_eq!(page.content(THEME).await?, "dark");
        assert_eq!(colours(page).await?[0], dark[0]);
        Ok(())
    })
}

#[test]
fn the_system_is_followed_unless_one_chose() -> Result<()> {
    visit("", async |page| {
        page.system_prefers("prefers-color-scheme", "dark").await?;
        page.until_theme("dark").await?;
        let dark = colours(page).await?;
        page.system_prefers("prefers-color-scheme", "light").await?;
        page.until_theme("light").await?;
        let light = colours(page).await?;
        assert!(all_differ(&light, &dark));
        page.system_prefers("prefers-color-scheme", "dark").await?;
        page.open("").await?;
        assert_eq!(page.theme().await?, "dark", "from the start");
        assert_eq!(colours(page).await?, dark);
        page.choose_theme("light").await?;
        assert_eq!(page.theme().await?, "light");
        assert_eq!(colours(page).await?, light);
        page.system_prefers("prefers-color-scheme", "light").await?;
        page.system_prefers("prefers-color-scheme", "dark").await?;
        assert_eq!(page.theme().await?, "light", "what was chosen stays");
        Ok(())
    })
}
