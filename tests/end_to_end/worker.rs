//! The solver in its own program beside the page.

use crate::{
    page::{Page, visit},
    support::browser::Result,
};
use lasso_path::problem::Lambda;
use serde_json::json;
use solver_worker::{
    Answer, Job, Outcome, Reply, Request, Selection, Source, Split, Table, VERSION, decode, encode,
    solve,
};
use std::ops::ControlFlow;

/// Starts the solver as the page does, and returns what it says first.
const START: &str = "return new Promise((done, fail) => {
    window.solver = new Worker(`solver_loader.js?${arguments[0]}`);
    solver.onmessage = ({ data }) => done(data);
    solver.onerror = (event) => { event.preventDefault(); fail(event.message || 'an error without words'); };
})";
/// Hands over a request, and returns the reply that is no progress.
const ASK: &str = "return new Promise((done, fail) => {
    solver.onmessage = ({ data }) => {
        if (!(data instanceof Uint8Array)) fail(data);
        else if (data[0] !== 7 || data[1] !== 0) done([...data]);
    };
    const bytes = new Uint8Array(arguments[0]);
    solver.postMessage(bytes, [bytes.buffer]);
})";
/// Stands in each request; it is the first byte of a reply, and progress has a 0 behind it.
const ID: u32 = 7;

async fn start(page: &Page) -> Result<()> {
    let version = page.run(START, vec![json!(VERSION)]).await?;
    assert_eq!(version, json!(VERSION), "page and solver are of one build");
    Ok(())
}

async fn ask(page: &Page, job: &Job) -> Result<Outcome> {
    let job = job.clone();
    let bytes = encode(&Request { id: ID, job })?;
    let reply = page.run(ASK, vec![json!(bytes)]).await?;
    let reply: Reply = decode(&serde_json::from_value::<Vec<u8>>(reply)?)?;
    assert_eq!(reply.id, ID);
    Ok(reply.outcome)
}

fn with_test(source: Source) -> Table {
    let test = Some(Split {
        share: 0.25,
        seed: 5,
    });
    let selection = Selection {
        test,
        ..Selection::default()
    };
    Table { source, selection }
}

#[test]
fn the_solver_answers_in_the_browser_as_it_does_here() -> Result<()> {
    visit("", async |page| {
        start(page).await?;
        let jobs = [
            Job::Fit(Source::Diabetes.into()),
            Job::Fit(Source::DiabetesSquares.into()),
            Job::Fit(with_test(Source::Linnerud)),
            Job::Certify(Source::Diabetes.into()),
            Job::Validate {
                table: with_test(Source::Diabetes),
                folds: 10,
                seed: None,
            },
            Job::Seeds {
                table: Source::Diabetes.into(),
                folds: 5,
                seeds: vec![1, 2, 3],
            },
            Job::Gram {
                table: Source::Diabetes.into(),
                rows: vec![2, 9],
            },
        ];
        for job in jobs {
            let here: Option<Answer> = solve(&job, |_| ControlFlow::Continue(()))?;
            let here = here.expect("never stopped");
            assert!(ask(page, &job).await? == Outcome::Done(here), "{job:?}");
        }
        // its rotations have the browser's own `hypot`, which differs in the last bits
        let ridge = Job::Ridge(Source::Diabetes.into());
        let here = solve(&ridge, |_| ControlFlow::Continue(()))?;
        let (Some(Answer::Ridge(here)), Outcome::Done(Answer::Ridge(there))) =
            (here, ask(page, &ridge).await?)
        else {
            panic!("ridge");
        };
        for lambda in [0.0, 0.1, 1.0, 10.0] {
            let lambda = Lambda::new(lambda)?;
            let pairs = here.theta(lambda).into_iter().zip(there.theta(lambda));
            assert!({ pairs }.all(|(a, b)| (a - b).abs() <= 1e-10 * a.abs()));
        }
        Ok(())
    })
}

#[test]
fn the_solver_says_why_it_has_no_answer_and_goes_on() -> Result<()> {
    visit("", async |page| {
        start(page).await?;
        let folds = |folds| Job::Validate {
            table: Source::Linnerud.into(),
            folds,
            seed: None,
        };
        let Outcome::Failed(words) = ask(page, &folds(21)).await? else {
            panic!("20 rows in 21 folds");
        };
        assert_eq!(
            words,
            "20 rows cannot be cut into 21 folds; choose from 2 to 20"
        );
        let Outcome::Done(Answer::Validated(_)) = ask(page, &folds(20)).await? else {
            panic!("20 rows in 20 folds");
        };
        Ok(())
    })
}

/// What is no request ends the solver in words, and never in silence.
#[test]
fn nonsense_is_answered_in_words() -> Result<()> {
    visit("", async |page| {
        start(page).await?;
        let said = page
            .run(
                "return new Promise((done) => {
                    solver.onmessage = ({ data }) => done(data);
                    solver.postMessage(new Uint8Array([255, 255, 255, 255, 255, 255]));
                })",
                Vec::new(),
            )
            .await?;
        let said = said.as_str().unwrap_or_default();
        assert!(said.starts_with("a request could not be read"), "{said}");
        Ok(())
    })
}

#[test]
fn a_solver_that_is_not_there_is_an_error_that_is_heard() -> Result<()> {
    visit("", async |page| {
        let said = page
            .run(
                "return new Promise((done) => {
                    const none = new Worker('no_such_loader.js');
                    none.onerror = (event) => { event.preventDefault(); done('heard'); };
                })",
                Vec::new(),
            )
            .await?;
        assert_eq!(said, json!("heard"));
        page.forgive().await
    })
}
