//! The questions: one is open at a time, and links open them, the old ones too.

use crate::{
    page::{Page, places::*, visit},
    support::browser::Result,
};
use study::Topic;
use thirtyfour::prelude::*;

/// Fails unless this question is open, and no other.
async fn is_open(page: &Page, question: &str, what: &str) -> Result<()> {
    assert_eq!(page.count(PANEL).await?, 1, "{what}");
    for each in QUESTIONS {
        let expanded = page
            .is_there(&format!("{each}[aria-expanded=true]"))
            .await?;
        assert_eq!(expanded, each == question, "{what}: {each}");
        let answer = page.is_shown(&format!("{each}-answer")).await?;
        assert_eq!(answer, each == question, "{what}: the answer of {each}");
    }
    assert!(page.is_there(&format!("{PANEL} {question}")).await?);
    Ok(())
}

/// The old names of the panels.
const PANELS: [(&str, Topic); 8] = [
    ("path", Topic::Path),
    ("forms", Topic::Forms),
    ("gradient", Topic::Optimality),
    ("penalties", Topic::Penalties),
    ("loss", Topic::Correlation),
    ("chance", Topic::Sampling),
    ("slice", Topic::Parameter),
    ("descent", Topic::Descent),
];

#[test]
fn each_old_link_opens_the_question_that_holds_its_panel() -> Result<()> {
    visit("", async |page| {
        for (name, panel) in PANELS {
            page.open(&format!("#v=1&panel={name}")).await?;
            assert!(!page.is_there(NOTICES).await?, "{name}");
            let (question, further) = way_to(panel);
            is_open(page, question, name).await?;
            let open = "[id^=topic-][aria-expanded=true]";
            assert_eq!(
                page.count(open).await?,
                usize::from(further.is_some()),
                "{name}"
            );
            if let Some(further) = further {
                assert!(page.is_there(&format!("{further}{open}")).await?, "{name}");
            }
            // the panels have their controls
            let control = match panel {
                Topic::Path => PATH,
                Topic::Forms => RADIUS,
                Topic::Optimality => ".plot.bars",
                Topic::Penalties => PENALTY,
                Topic::Correlation => RHO,
                Topic::Sampling => DRAW_AGAIN,
                Topic::Parameter => SLICE,
                Topic::Descent => ETA,
            };
            assert!(page.is_shown(control).await?, "{name}: {control}");
        }
        Ok(())
    })
}

#[test]
fn links_name_questions_and_views() -> Result<()> {
    visit("", async |page| {
        for (name, question) in ["why", "diamond", "compare", "survive", "how"]
            .into_iter()
            .zip(QUESTIONS)
        {
            page.open(&format!("#question={name}")).await?;
            assert!(!page.is_there(NOTICES).await?, "{name}");
            is_open(page, question, name).await?;
        }
        page.open("#question=why&panel=slice").await?;
        assert!(!page.is_there(NOTICES).await?);
        is_open(page, QUESTIONS[0], "a topic of the question").await?;
        assert!(page.is_shown(SLICE).await?);
        for link in ["question=what", "question=why&panel=descent", "stage=moon"] {
            page.open(&format!("#{link}")).await?;
            assert_eq!(page.notices().await?.len(), 1, "{link}");
        }
        // the views
        assert!(page.is_pressed(VIEWS[0]).await?);
        page.open("#stage=paths").await?;
        assert!(page.is_pressed(VIEWS[1]).await?);
        assert!(page.is_shown(&format!("{PATHS} {PATH}")).await?);
        assert!(!page.is_there(STAGE).await?);
        page.click(VIEWS[0]).await?;
        assert!(page.is_shown(STAGE).await?);
        assert!(!page.hash().await?.contains("stage="));
        page.wait_out_the_pause().await?;
        page.click(VIEWS[1]).await?;
        page.until_link_says("stage=paths").await?;
        page.undo().await?;
        assert!(page.is_pressed(VIEWS[0]).await?);
        Ok(())
    })
}

#[test]
fn one_question_is_open_whatever_is_pressed() -> Result<()> {
    visit("", async |page| {
        is_open(page, QUESTIONS[3], "at first").await?;
        for question in QUESTIONS {
            page.click(question).await?;
            is_open(page, question, question).await?;
            // once more: it stays
            page.click(question).await?;
            is_open(page, question, question).await?;
            assert!(page.has_keyboard(question).await?, "{question}");
        }
        // a further topic opens beside the main one, and closes
        page.click(QUESTIONS[0]).await?;
        page.click("#topic-slice").await?;
        assert!(page.is_shown(SLICE).await? && page.is_shown(".plot.bars").await?);
        page.press(Key::Enter).await?;
        assert!(!page.is_there(SLICE).await? && page.is_shown(".plot.bars").await?);
        Ok(())
    })
}

#[test]
fn contours_have_handles_while_their_topic_is_open() -> Result<()> {
    visit("", async |page| {
        assert!(!page.is_there(CONTOUR_ENDS[0]).await?);
        page.open_panel(Topic::Correlation).await?;
        assert!(page.is_shown(CONTOUR_ENDS[0]).await?);
        page.open_panel(Topic::Path).await?;
        assert!(!page.is_there(CONTOUR_ENDS[0]).await?);
        // the drawer leads there too
        page.open_advanced().await?;
        page.click(TURN_AND_STRETCH).await?;
        assert!(page.is_there(CONTOUR_ENDS[0]).await?);
        Ok(())
    })
}
