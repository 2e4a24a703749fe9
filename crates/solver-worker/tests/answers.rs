//! What is solved is what was asked for, and arrives as it was sent.
#![cfg(not(target_arch = "wasm32"))]

use lasso_path::problem::Lambda;
use lasso_path::regression::{
    CrossValidation, Design, HeldOut, LassoPath, Made, MadeKind, Matrix, Ridge, shuffled_folds,
};
use lasso_path::table::{DIABETES, read};
use proptest::prelude::*;
use solver_worker::{
    Answer, Features, Fit, Job, Outcome, Reply, Request, Selection, Session, SolveError, Source,
    Split, Table, decode, encode, solve,
};
use std::ops::ControlFlow;

const MADE: Made = Made {
    kind: MadeKind::Decoy,
    rows: 30,
    features: 6,
    nonzero: 3,
    size: 1.0,
    correlation: 0.6,
    noise: 0.5,
    seed: 11,
};

fn answer(job: &Job) -> Result<Answer, SolveError> {
    let answer = solve(job, |_| ControlFlow::Continue(()))?;
    Ok(answer.expect("never stopped"))
}

fn fit(table: Table) -> Result<Fit, SolveError> {
    match answer(&Job::Fit(table))? {
        Answer::Fit(fit) => Ok(*fit),
        other => panic!("{other:?}"),
    }
}

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|&name| name.to_owned()).collect()
}

fn chosen(source: Source, features: Features) -> Table {
    let selection = Selection {
        features,
        ..Selection::default()
    };
    Table { source, selection }
}

fn tested(source: Source, share: f64, seed: u64) -> Table {
    let selection = Selection {
        test: Some(Split { share, seed }),
        ..Selection::default()
    };
    Table { source, selection }
}

/// Some columns of the diabetes data, and y.
fn diabetes(columns: &[&str]) -> (Matrix, Vec<f64>) {
    let numbers = read(DIABETES.as_bytes()).map(|proposal| proposal.numbers());
    let numbers = numbers.expect("a table").expect("numbers");
    let place = |name: &&str| numbers.names.iter().position(|known| known == name);
    let values = columns
        .iter()
        .flat_map(|name| numbers.columns[place(name).expect("known")].clone());
    let rows = numbers.target.len();
    let x = Matrix::from_columns(rows, columns.len(), values.collect());
    (x.expect("finite"), numbers.target)
}

#[test]
fn features_are_those_that_were_chosen_in_the_order_of_the_source() {
    let (x, y) = diabetes(&["sex", "bmi", "s5"]);
    let path = LassoPath::new(&Design::new(&x, &y).expect("a design"));
    let others = ["age", "bp", "s1", "s2", "s3", "s4", "s6"];
    for features in [
        Features::Only(names(&["s5", "sex", "bmi"])),
        Features::Without(names(&others)),
    ] {
        let fit = fit(chosen(Source::Diabetes, features)).expect("three features");
        assert_eq!(fit.names, ["sex", "bmi", "s5"]);
        assert_eq!(fit.path(), &path);
    }
    let one = fit(chosen(Source::Diabetes, Features::Only(names(&["bmi"])))).expect("one feature");
    assert_eq!((one.path().knots().len(), one.rank), (2, 1));
    let all = fit(chosen(Source::Diabetes, Features::Without(Vec::new()))).expect("all");
    assert_eq!(all, fit(Source::Diabetes.into()).expect("all"));
}

#[test]
fn a_test_takes_rows_away_from_everything_else() {
    let (share, seed) = (0.3, 8);
    let (x, y) = diabetes(&[
        "age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6",
    ]);
    let order = shuffled_folds(442, 442, seed);
    // 0.3 · 442 = 132.6
    let (training, test): (Vec<usize>, Vec<usize>) = (0..442).partition(|&i| order[i] >= 133);
    let response: Vec<f64> = training.iter().map(|&i| y[i]).collect();
    let rows = x.select_rows(&training);
    let design = Design::new(&rows, &response).expect("a design");

    let table = tested(Source::Diabetes, share, seed);
    let fit = fit(table.clone()).expect("rows enough");
    assert_eq!((fit.rows, fit.test_rows), (309, 133));
    assert_eq!(fit.path(), &LassoPath::new(&design));
    assert_eq!(&fit.units, design.units());
    let error = HeldOut::new(&x, &y, &training, &test).expect("rows");
    assert_eq!(fit.test_error, Some(error));
    let validate = |seed| Job::Validate {
        table: table.clone(),
        folds: 7,
        seed,
    };
    let seeded = CrossValidation::new(&rows, &response, &shuffled_folds(309, 7, 2)).expect("folds");
    assert_eq!(
        answer(&validate(Some(2))),
        Ok(Answer::Validated(Box::new(seeded.clone())))
    );
    let seeds = Job::Seeds {
        table: table.clone(),
        folds: 7,
        seeds: vec![2, 2],
    };
    assert_eq!(
        answer(&seeds),
        Ok(Answer::Seeds(vec![seeded.clone(), seeded]))
    );
    assert_eq!(
        answer(&Job::Ridge(table)),
        Ok(Answer::Ridge(Box::new(Ridge::new(&design))))
    );
}

#[test]
fn a_fit_has_what_its_path_is_of() {
    let fit = fit(Source::Made(MADE).into()).expect("made");
    let drawn = MADE.draw().expect("in range");
    let design = Design::new(&drawn.x, &drawn.y).expect("a design");
    assert_eq!(fit.truth, Some(drawn.coefficients));
    assert_eq!(
        (fit.rows, fit.target.as_str(), fit.names.len()),
        (30, "y", 6)
    );
    assert_eq!(fit.gram, Some(design.gram()));
    let pull = design.correlations(&lasso_path::regression::Coefficients::new(&[0.0; 6]));
    assert_eq!(fit.pull(), pull);
    // the refit of a λ has the support of that λ
    for share in [2.0, 1.0, 0.7, 0.4, 0.1, 0.0] {
        let lambda = fit.path().lambda_max().scaled(share);
        let refit = fit.refit(lambda).expect("one for each support");
        assert_eq!(Some(&refit.support), fit.path().support(lambda).as_ref());
    }
    let Ok(Answer::Gram(rows)) = answer(&Job::Gram {
        table: Source::Made(MADE).into(),
        rows: vec![5, 0],
    }) else {
        panic!("rows of XᵀX/n");
    };
    assert_eq!(rows, design.gram_rows(&[5, 0]));
    let Ok(Answer::Certified(certificate)) = answer(&Job::Certify(Source::Made(MADE).into()))
    else {
        panic!("a certificate");
    };
    assert_eq!(certificate, fit.path().certify(&design));
    assert!(certificate.share_of_promise < 1.0);
}

/// What is kept from one job to the next saves time and nothing else.
#[test]
fn a_session_answers_as_if_each_job_were_the_first() {
    let mut session = Session::default();
    let tables = [
        Table::from(Source::Linnerud),
        Source::Made(MADE).into(),
        tested(Source::Linnerud, 0.2, 1),
    ];
    let bad = Table::from(Source::Made(Made { rows: 0, ..MADE }));
    for (k, table) in tables.iter().cycle().take(7).enumerate() {
        for job in [
            Job::Fit(table.clone()),
            Job::Certify(table.clone()),
            Job::Ridge(table.clone()),
        ] {
            let ours = session.solve(&job, |_| ControlFlow::Continue(()));
            assert_eq!(ours, answer(&job).map(Some), "{k} {job:?}");
        }
        let refused = session.solve(&Job::Fit(bad.clone()), |_| ControlFlow::Continue(()));
        assert!(refused.is_err());
    }
}

#[test]
fn progress_rises_to_one_at_most_and_stops_where_it_is_told_to() {
    let table = Table::from(Source::DiabetesSquares);
    let validate = Job::Validate {
        table: table.clone(),
        folds: 5,
        seed: Some(1),
    };
    let seeds = Job::Seeds {
        table: Source::Diabetes.into(),
        folds: 3,
        seeds: vec![1, 2],
    };
    for job in [Job::Fit(table), validate, seeds] {
        let mut told = Vec::new();
        let whole = solve(&job, |share| {
            told.push(share);
            ControlFlow::Continue(())
        });
        assert!(matches!(whole, Ok(Some(_))));
        assert!(told.len() > 5 && told.is_sorted(), "{told:?}");
        assert!(told[0] >= 0.0 && told[told.len() - 1] <= 1.0);
        for stop in [0, 1, told.len() / 2, told.len() - 1] {
            let mut count = 0;
            let stopped = solve(&job, |_| {
                count += 1;
                if count > stop {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
            assert_eq!((stopped, count), (Ok(None), stop + 1));
        }
    }
}

#[test]
fn what_cannot_be_solved_says_why() {
    let diabetes = |features| Job::Fit(chosen(Source::Diabetes, features));
    let target = |name: &str| {
        let selection = Selection {
            target: Some(name.to_owned()),
            ..Selection::default()
        };
        Job::Fit(Table {
            source: Source::Linnerud,
            selection,
        })
    };
    let test = |share| Job::Fit(tested(Source::Linnerud, share, 1));
    let folds = |folds| Job::Validate {
        table: Source::Linnerud.into(),
        folds,
        seed: None,
    };
    let made = |made| Job::Fit(Source::Made(made).into());
    let all = names(&[
        "age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6",
    ]);
    for (job, words) in [
        (
            diabetes(Features::Only(names(&["bmi", "BMI"]))),
            "there is no feature “BMI”; choose from age, sex, bmi, bp, s1, s2, s3, s4, s5, s6",
        ),
        (
            diabetes(Features::Without(names(&["<b>"]))),
            "there is no feature “<b>”",
        ),
        (
            diabetes(Features::Only(names(&["bmi", "s1", "bmi"]))),
            "the feature “bmi” is named twice; name it once",
        ),
        (
            diabetes(Features::Only(Vec::new())),
            "no feature is left; keep at least one",
        ),
        (diabetes(Features::Without(all)), "no feature is left"),
        (
            Job::Fit(chosen(
                Source::DiabetesSquares,
                Features::Only(names(&["x"])),
            )),
            "bmi^2 … s5:s6",
        ),
        (
            target("height"),
            "there is no target “height”; choose from Weight, Waist, Pulse",
        ),
        (
            test(0.0),
            "a share of 0 of the rows cannot be kept for a test; choose a number between 0 and 1",
        ),
        (test(1.0), "a share of 1 "),
        (test(f64::NAN), "a share of NaN "),
        (
            test(0.95),
            "20 rows less 19 for a test leave too few to train on; keep at least 2",
        ),
        (
            folds(0),
            "20 rows cannot be cut into 0 folds; choose from 2 to 20",
        ),
        (folds(1), "into 1 folds"),
        (folds(21), "into 21 folds"),
        (folds(usize::MAX), "folds; choose from 2 to 20"),
        (made(Made { rows: 1, ..MADE }), "1 rows cannot be made"),
        (
            made(Made {
                nonzero: 0,
                kind: MadeKind::Plain,
                noise: 0.0,
                ..MADE
            }),
            "“y” is the same in all rows, so that there is nothing to explain; choose another target",
        ),
        (
            Job::Gram {
                table: Source::Linnerud.into(),
                rows: vec![0, 3],
            },
            "XᵀX has 3 rows, and row 3",
        ),
        (
            Job::Ridge(
                Source::Made(Made {
                    rows: 2_000,
                    features: 1_000,
                    ..MADE
                })
                .into(),
            ),
            "ridge beside 2000 rows × 1000 columns would take minutes",
        ),
    ] {
        let error = answer(&job).expect_err(words).to_string();
        assert!(error.contains(words), "{error}\n{words}");
    }
}

/// p > n, with more features than a fit has XᵀX for.
#[test]
fn a_wide_table_has_its_rank_and_no_gram() {
    let wide = Made {
        kind: MadeKind::Plain,
        rows: 12,
        features: 300,
        ..MADE
    };
    let fit = fit(Source::Made(wide).into()).expect("made");
    assert_eq!((fit.rank, &fit.gram, fit.refits.len()), (11, &None, 0));
    assert_eq!(fit.refit(Lambda::ZERO), None);
    let end = fit.path().theta(Lambda::ZERO).expect("exact");
    assert!(end.iter().filter(|t| **t != 0.0).count() <= fit.rank);
    // two rows are the least that are solved
    let least = Made {
        rows: 2,
        features: 3,
        ..MADE
    };
    assert_eq!(
        self::fit(
            Source::Made(Made {
                nonzero: 2,
                ..least
            })
            .into()
        )
        .expect("two rows")
        .rank,
        1
    );
}

#[test]
fn answers_arrive_as_they_were_sent() {
    let table = Table::from(Source::DiabetesSquares);
    let jobs = [
        Job::Fit(table.clone()),
        Job::Fit(tested(Source::Made(MADE), 0.3, 4)),
        Job::Certify(Source::Diabetes.into()),
        Job::Validate {
            table: table.clone(),
            folds: 10,
            seed: None,
        },
        Job::Seeds {
            table: Source::Linnerud.into(),
            folds: 3,
            seeds: vec![1, 2],
        },
        Job::Ridge(table.clone()),
        Job::Gram {
            table,
            rows: vec![63],
        },
    ];
    for job in jobs {
        let request = Request { id: 9, job };
        let bytes = encode(&request).expect("bytes");
        assert_eq!(decode::<Request>(&bytes), Ok(request.clone()));
        let outcome = Outcome::Done(answer(&request.job).expect("an answer"));
        let reply = Reply {
            id: u32::MAX,
            outcome,
        };
        let bytes = encode(&reply).expect("bytes");
        assert_eq!(decode::<Reply>(&bytes), Ok(reply));
        // what is cut short is not taken for less
        assert!(decode::<Reply>(&bytes[..bytes.len() - 1]).is_err());
    }
    for outcome in [Outcome::Progress(0.25), Outcome::Failed("“y” …".to_owned())] {
        let reply = Reply { id: 0, outcome };
        assert_eq!(decode::<Reply>(&encode(&reply).expect("bytes")), Ok(reply));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20_000) })]

    /// Bytes from elsewhere are refused, or decoded; nothing panics, and no length that they name is believed before it is there.
    #[test]
    fn other_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode::<Reply>(&bytes);
        let _ = decode::<Request>(&bytes);
    }
}
