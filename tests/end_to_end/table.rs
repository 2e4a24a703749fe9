//! Tables of many features: the solver's program beside the page, paths, errors, and which features survive.

use crate::{
    accessibility::objections,
    oracle::near,
    page::{Page, places::*, visit},
    support::browser::{Result, set_screen},
};
use std::ops::ControlFlow;
use study::table::Shelf;
use study::{Derived, QUANTITIES, Value, derive_after, permalink};

const PATHS: &str = "#table-path";
const ERRORS: &str = "#table-errors";

/// What follows from a link, with the solver's answers.
fn solved(link: &str) -> Derived {
    let (state, _) = permalink::read(link);
    let mut shelf = Shelf::default();
    while let Some(job) = shelf.wanted(&state) {
        let answer = solver_worker::solve(&job, |_| ControlFlow::Continue(()));
        let answer = answer.map_err(|error| error.to_string());
        shelf.put(
            job,
            answer.and_then(|answer| answer.ok_or_else(String::new)),
        );
    }
    derive_after(&state, None, &shelf)
}

/// All that the link wants is solved.
async fn until_solved(page: &Page) -> Result<()> {
    page.until(
        "the solver has answered",
        "!document.querySelector('.work') && !!document.querySelector('#table-path .easel')",
    )
    .await
}

/// Fails unless every number of a table is that of the page's own link.
async fn numbers_are_of_the_link(page: &Page) -> Result<()> {
    let link = page.hash().await?;
    let derived = solved(&link);
    let numbers = page.numbers().await?;
    for row in QUANTITIES {
        match row.value {
            Value::One(value) => {
                let of_table = [
                    "n",
                    "p",
                    "knots",
                    "nonzeros",
                    "intercept",
                    "lambda",
                    "radius",
                ];
                let error = row.name.contains("error") || row.name.starts_with("cv-");
                if of_table.contains(&row.name) || error {
                    let (seen, meant) = (numbers.text(row.name).parse().ok(), value(&derived));
                    match (seen, meant) {
                        (Some(seen), Some(meant)) => {
                            near(
                                &format!("{link}: {}", row.name),
                                seen,
                                meant,
                                1e-9 * meant.abs(),
                            );
                        }
                        _ => assert_eq!(seen, meant, "{link}: {}", row.name),
                    }
                }
            }
            Value::OfEach(value) => {
                for (k, name) in derived.outline.names.iter().enumerate().take(100) {
                    let found = format!(
                        "(document.querySelector(`[data-quantity=\"{}\"][data-feature=\"{name}\"]`)?.dataset.value ?? 'none')",
                        row.name
                    );
                    let seen: f64 = page.text(&found).await?.parse().unwrap_or(f64::NAN);
                    let meant = value(&derived, k).unwrap_or(f64::NAN);
                    near(
                        &format!("{link}: {} of {name}", row.name),
                        seen,
                        meant,
                        1e-9 * meant.abs(),
                    );
                }
            }
        }
    }
    Ok(())
}

#[test]
fn ten_features_have_paths_errors_and_survivors() -> Result<()> {
    visit(
        "#data=diabetes&features=all&lambda=8&folds=10",
        async |page| {
            until_solved(page).await?;
            assert!(page.sentence().await?.contains("4 of 10 features survive"));
            numbers_are_of_the_link(page).await?;
            for place in [PATHS, ERRORS] {
                let [colours, _] = page.ink(place, 0).await?;
                assert!(colours > 3.0, "{place} is drawn: {colours} colours");
            }
            // dragging λ asks the solver nothing, and everything is of one moment
            page.run(
            "window.posted = 0; const post = Worker.prototype.postMessage; Worker.prototype.postMessage = function (...all) { window.posted++; return post.apply(this, all); };",
            vec![],
        )
        .await?;
            let [x, y] = page.middle(PATHS).await?;
            page.drag(&[[x, y], [x + 60.0, y], [x - 80.0, y]]).await?;
            assert!(page.hash().await?.contains("lambda="));
            numbers_are_of_the_link(page).await?;
            assert_eq!(page.number("window.posted").await?, 0.0);
            // to the λ of the least error, by a press and back by undo
            page.wait_out_the_pause().await?;
            let before = page.numbers().await?.lambda();
            page.click("#to-least-error").await?;
            let numbers = page.numbers().await?;
            near("λ", numbers.lambda(), numbers.value("cv-lambda-min"), 0.0);
            page.undo().await?;
            near("λ", page.numbers().await?.lambda(), before, 0.0);
            // the keys of λ, on the chart
            page.focus(PATHS).await?;
            page.press(thirtyfour::Key::PageUp).await?;
            numbers_are_of_the_link(page).await?;
            assert_eq!(objections(page, "a table").await?, Vec::<String>::new());
            page.nothing_is_wrong().await
        },
    )
}

#[test]
fn other_features_targets_and_rows_are_solved_when_they_are_chosen() -> Result<()> {
    visit("#data=linnerud&lambda=3", async |page| {
        until_solved(page).await?;
        numbers_are_of_the_link(page).await?;
        page.open_problem().await?;
        page.choose("#table-target", "Waist").await?;
        page.until_link_says("target=Waist").await?;
        until_solved(page).await?;
        page.click("#test-rows").await?;
        page.until_link_says("test=0.25,1").await?;
        until_solved(page).await?;
        numbers_are_of_the_link(page).await?;
        // two quick choices: the last one is what is shown
        page.click(".example[data-example='decoy']").await?;
        page.click(".example[data-example='which-are-true']")
            .await?;
        page.until_link_says("made=plain,100").await?;
        until_solved(page).await?;
        numbers_are_of_the_link(page).await?;
        // a number of the made data that cannot be, and one that can
        page.enter("#made-2", "500").await?;
        assert_ne!(page.problem_of("#made-2").await?, "");
        page.wait_out_the_pause().await?;
        page.enter("#made-2", "2").await?;
        page.until_link_says("made=plain,100,20,2").await?;
        until_solved(page).await?;
        numbers_are_of_the_link(page).await?;
        page.undo().await?;
        page.until_link_says("made=plain,100,20,5").await?;
        // back to the plane
        page.choose_preset("textbook-snap").await?;
        page.until_shown(STAGE).await?;
        page.nothing_is_wrong().await
    })
}

#[test]
fn the_questions_about_a_table_are_answered() -> Result<()> {
    visit(
        "#data=made&made=plain,20,60,3,2,0,0.5,5&beside=ridge&panel=gradient",
        async |page| {
            until_solved(page).await?;
            page.until_says(".answer", "The loss pulls on").await?;
            let [colours, _] = page.ink(".bounds", 1).await?;
            assert!(colours > 2.0);
            numbers_are_of_the_link(page).await?;
            page.click("#question-how").await?;
            page.until_says(".answer", "All start at 0").await?;
            page.click("#question-compare").await?;
            page.until_says(".answer", "with ridge").await?;
            page.click("#question-survive").await?;
            page.until_says(".answer", "have rank").await?;
            assert_eq!(page.count(".features-table tbody tr").await?, 60);
            // what belongs to the plane is not offered
            assert!(!page.is_there("#question-diamond").await?);
            assert!(!page.is_there("#stage-prior").await?);
            page.nothing_is_wrong().await
        },
    )
}

#[test]
fn what_cannot_be_solved_is_said_and_nothing_is_lost() -> Result<()> {
    visit("#data=diabetes&features=all,-shoe&lambda=8", async |page| {
        page.until_says(".waiting", "shoe").await?;
        assert!(page.hash().await?.contains("-shoe"));
        page.click("#try-again").await?;
        page.until_says(".waiting", "shoe").await?;
        page.follow("#data=diabetes&features=all&lambda=8").await?;
        until_solved(page).await?;
        page.wait_out_the_pause().await?;
        // a long job is stopped, and solved when it is wanted again
        page.follow("#data=made&made=plain,2000,800,5,1,0.3,1,1")
            .await?;
        page.until_shown("#stop-solving").await?;
        page.click("#stop-solving").await?;
        page.until_says(".waiting", "stopped").await?;
        page.undo().await?;
        until_solved(page).await?;
        assert!(page.sentence().await?.contains("of 10 features survive"));
        page.nothing_is_wrong().await
    })
}

#[test]
fn a_table_fits_a_phone_and_any_theme() -> Result<()> {
    visit(
        "#data=diabetes64&lambda=3&folds=10&theme=dark",
        async |page| {
            until_solved(page).await?;
            assert_eq!(objections(page, "a table").await?, Vec::<String>::new());
            set_screen(&page.browser, 390, 844, 2).await?;
            page.settle().await?;
            assert!(page.scroll_width().await? <= 390.0);
            assert_eq!(objections(page, "a table").await?, Vec::<String>::new());
            page.nothing_is_wrong().await
        },
    )
}
