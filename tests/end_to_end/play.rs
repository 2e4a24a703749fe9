//! Play sweeps λ there and back, and only when asked.

use crate::{
    oracle::Problem,
    page::{Page, visit},
    support::browser::Result,
};
use thirtyfour::prelude::*;

async fn playing(page: &Page) -> Result<bool> {
    Ok(page
        .text("document.querySelector('.play').ariaPressed")
        .await?
        == "true")
}

/// λ now and in a tenth of a second or more.
async fn runs(page: &Page) -> Result<[f64; 2]> {
    let script = "
        const output = document.querySelector('[data-quantity=lambda]');
        const first = Number(output.dataset.value), start = performance.now();
        return new Promise(done => {
            const look = () => performance.now() - start < 120 ? requestAnimationFrame(look) : done([first, Number(output.dataset.value)]);
            requestAnimationFrame(look);
        });";
    Ok(serde_json::from_value(page.run(script, Vec::new()).await?)?)
}

pub fn the_button_and_the_space_key_start_and_stop() -> crate::Done {
    visit("", async |page| {
        let [first, second] = runs(page).await?;
        assert!(
            !playing(page).await? && first == second,
            "it plays by itself"
        );
        page.click(".play").await?;
        assert!(playing(page).await?);
        let [first, second] = runs(page).await?;
        assert!(second > first, "{first} → {second}");
        assert!((second - first) < 0.3, "slowly: {first} → {second}");
        page.click(".play").await?;
        assert!(!playing(page).await?);
        let [first, second] = runs(page).await?;
        assert_eq!(first, second, "it goes on");
        Problem::DEFAULT.check(&page.numbers().await?);
        // space, wherever it has no other meaning
        for place in ["#lambda", "#path", ".stage", "#theta-hat"] {
            page.focus(place).await?;
            page.press(' ').await?;
            assert!(playing(page).await?, "space on {place}");
            page.press(' ').await?;
            assert!(!playing(page).await?, "space again on {place}");
        }
        page.run("document.activeElement.blur()", Vec::new())
            .await?;
        page.press(' ').await?;
        assert!(playing(page).await?, "space on the page");
        // on the button it presses the button, once; on another button it presses that one
        page.focus(".play").await?;
        page.press(' ').await?;
        assert!(!playing(page).await?, "space on the button");
        page.focus("#share").await?;
        page.press(' ').await?;
        assert!(!playing(page).await?, "space on another button");
        page.focus("#lambda-exact").await?;
        page.press(' ').await?;
        assert!(!playing(page).await?, "space in the field");
        assert!(
            page.text("document.querySelector('#lambda-exact').value")
                .await?
                .contains(' ')
        );
        Ok(())
    })
}

pub fn it_turns_at_the_ends_and_yields_to_a_hand() -> crate::Done {
    visit("", async |page| {
        let set = async |lambda: &str| -> Result<()> {
            page.follow(&format!("lambda={lambda}")).await?;
            page.click(".play").await?;
            Ok(())
        };
        // every λ that is shown, from now on
        page.run(
            "window.runs = [];
             const look = () => { runs.push(Number(document.querySelector('[data-quantity=lambda]').dataset.value)); requestAnimationFrame(look); };
             look()",
            Vec::new(),
        )
        .await?;
        set("2.9").await?;
        page.until(
            "it turns at the end",
            "Math.max(...runs) > 3.024 && runs.at(-1) < 2.9",
        )
        .await?;
        assert!(
            page.holds("Math.max(...runs) <= Number(document.querySelector('#lambda').max)")
                .await?
        );
        // a key on the slider takes over
        page.focus("#lambda").await?;
        page.press(Key::PageDown).await?;
        assert!(!playing(page).await?, "a key takes over");
        // the next mark below wherever the sweep was when the key came
        let mark = page.numbers().await?.text("lambda").to_owned();
        assert!(
            ["2.75", "1.0423076923076924"].contains(&mark.as_str()),
            "{mark}"
        );
        set("0.05").await?;
        page.until(
            "it turns at 0",
            "(low => low > 0 && runs.slice(low).some(x => x > 0.05))(runs.lastIndexOf(0))",
        )
        .await?;
        // so does a pointer on the path
        let middle = page.middle("#path").await?;
        page.drag(&[middle]).await?;
        assert!(!playing(page).await?, "the path takes over");
        page.click(".play").await?;
        page.click_text(".marks button", "all zero").await?;
        assert!(!playing(page).await?, "a mark takes over");
        assert_eq!(page.numbers().await?.text("lambda"), "2.75");
        Ok(())
    })
}

pub fn under_reduced_motion_it_waits_to_be_asked() -> crate::Done {
    visit("", async |page| {
        page.system_prefers("prefers-reduced-motion", "reduce")
            .await?;
        page.open("").await?;
        let [first, second] = runs(page).await?;
        assert!(!playing(page).await? && first == second);
        page.click(".play").await?;
        let [first, second] = runs(page).await?;
        assert!(second > first, "pressed is pressed");
        page.click(".play").await?;
        Ok(())
    })
}
