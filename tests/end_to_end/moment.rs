//! In every frame all that the page shows is of one state: the one that the library solves for the λ, c or k
//! that the page says in that frame.

use crate::{
    oracle::near,
    page::{Page, places::*, visit},
    quantities::quantities,
    support::browser::Result,
};
use figure::number::{compact, shortest, significant};
use lasso_path::problem::Lambda;
use lasso_path::solve::Radius;
use lasso_path::solve::descent::StepSize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use study::permalink;
use study::topic::descent::Settings;
use study::{Action, Claim, Derived, State, claims, derive};

/// One frame.
struct Frame(Value);

impl Frame {
    fn text(&self, part: &str, name: &str) -> &str {
        self.0[part][name]
            .as_str()
            .unwrap_or_else(|| panic!("no {name} in {part}: {}", self.0))
    }

    fn list(&self, part: &str) -> Vec<&str> {
        let list = self.0[part].as_array().expect("a list");
        list.iter().filter_map(Value::as_str).collect()
    }

    /// A quantity, exactly.
    fn value(&self, name: &str) -> f64 {
        self.text("values", name)
            .parse()
            .expect("a number of the page")
    }

    /// Fails unless all of it is of one solved state.
    fn check(&self, state: &State, derived: &Derived) {
        let solved = &derived.solved;
        let values = quantities(derived).into_iter().collect::<BTreeMap<_, _>>();
        for (name, value) in self.0["values"].as_object().expect("numbers") {
            let (value, text) = (value.as_str().unwrap_or_default(), self.text("texts", name));
            let Some(&meant) = values.get(name.as_str()) else {
                assert_eq!((value, text), ("", "–"), "{name}");
                continue;
            };
            let value: f64 = value.parse().expect("a number");
            if value != meant {
                // `hypot` and `powf` of wasm may differ from those of this machine in their last bits.
                near(name, value, meant, 1e-14 * meant.abs().max(1.0));
            }
            let digits = [2, 4, 5].map(|digits| compact(value, digits));
            // The parts of a sum have as many decimals as each other.
            let decimals = text.split_once('.').map_or(0, |(_, after)| after.len());
            let of_a_sum = ["loss", "penalty", "objective"].contains(&name.as_str())
                && format!("{value:.decimals$}") == text;
            assert!(
                digits.iter().any(|digits| digits == text) || shortest(value) == text || of_a_sum,
                "{name} = {value} is written {text}"
            );
        }
        let lambda = derived.outline.shown_lambda();
        let position: f64 = self.text("sliders", "lambda").parse().expect("a number");
        // A browser keeps a slider's number to 15 digits.
        near(
            "the slider",
            position,
            lambda.min(solved.lambda_end.value()),
            1e-14 * solved.lambda_end.value(),
        );
        assert_eq!(
            self.text("fields", "lambda-exact"),
            compact(lambda, 4),
            "the field, while nobody types"
        );
        for pair in self.0["spoken"].as_array().expect("sliders") {
            let meant = match pair[0].as_str() {
                Some("lambda" | "path") => derived.outline.spoken_lambda(),
                Some("radius") => derived.outline.spoken_radius(),
                Some("theta-hat1" | "theta-hat-beside1") => significant(solved.loss.center()[0], 3),
                Some("theta-hat2" | "theta-hat-beside2") => significant(solved.loss.center()[1], 3),
                Some("slice-z" | "derivative-z" | "shrinkage-z") => derived.spoken_center(),
                Some("slice-lambda" | "derivative-lambda" | "shrinkage-lambda") => {
                    derived.spoken_weight()
                }
                _ => continue,
            };
            assert_eq!(pair[1], meant, "{}", pair[0]);
        }
        for (k, chip) in self.list("chips").into_iter().enumerate() {
            let zero = solved.solution.theta[k] == 0.0;
            let number = compact(solved.solution.theta[k], 4);
            assert_eq!(zero, number == "0", "only what is exactly 0 is written so");
            assert_eq!(chip, derived.outline.coordinate(k).text);
        }
        assert_eq!(self.0["announced"], derived.outline.support().text);
        for shown in self.list("lambdas") {
            assert_eq!(shown.parse(), Ok(solved.lambda.value()), "a canvas");
        }
        // Everything that is stated is a claim about this state, word for word.
        let known: Vec<Claim> = claims(state, derived)
            .into_iter()
            .map(|(_, claim)| claim)
            .collect();
        let said = self.0["claims"].as_array().expect("claims");
        assert!(said.len() >= 6, "{said:?}");
        for each in said {
            let [name, text] = [0, 1].map(|i| each[i].as_str().unwrap_or_default());
            let is_known = known
                .iter()
                .any(|claim| claim.name == name && claim.text == text);
            assert!(is_known, "{name}: {text}");
        }
    }
}

/// What the page shows in each frame in which a slider is moved on.
async fn dragged(page: &Page, slider: &str, places: &[f64]) -> Result<Vec<Frame>> {
    let [_, least, most] = page.slider(slider).await?;
    let values: Vec<f64> = places
        .iter()
        .map(|share| least + share * (most - least))
        .collect();
    let frames = page.in_each_frame(slider, &values, "everything()").await?;
    Ok(frames.into_iter().map(Frame).collect())
}

/// Up and down the slider.
fn there_and_back(count: usize) -> Vec<f64> {
    (0..count)
        .map(|i| 1.0 - (2.0 * i as f64 / count as f64 - 1.0).abs())
        .collect()
}

/// The state of a link with what the frame says of the slider that moves.
type Moved = fn(&State, &Frame) -> State;

fn with_lambda(state: &State, frame: &Frame) -> State {
    let lambda = Lambda::new(frame.value("lambda")).expect("not negative");
    state.reduce(Action::SetLambda(lambda))
}

fn with_radius(state: &State, frame: &Frame) -> State {
    let radius = Radius::new(frame.value("radius")).expect("not negative");
    state.reduce(Action::SetRadius(radius))
}

fn with_iteration(state: &State, frame: &Frame) -> State {
    state.reduce(Action::SetIteration(frame.value("iteration") as u32))
}

fn with_step_size(state: &State, frame: &Frame) -> State {
    let step_size = StepSize::new(frame.value("step-size")).ok();
    let settings = Settings {
        step_size,
        ..state.topic.descent
    };
    state.reduce(Action::SetDescent(settings))
}

const ALL_METHODS: &str = "subgradient,diminishing,proximal,fista,coordinate,ridge";

#[test]
fn every_frame_of_a_drag_is_of_one_state() -> Result<()> {
    let descent = format!("panel=descent&methods={ALL_METHODS}&iteration=7");
    let cases: [(&str, &str, Moved); 10] = [
        ("", LAMBDA, with_lambda),
        ("panel=forms", LAMBDA, with_lambda),
        ("panel=forms&center=1,-2", RADIUS, with_radius),
        ("panel=gradient", LAMBDA, with_lambda),
        ("panel=slice&slice=1", LAMBDA, with_lambda),
        ("panel=penalties&beside=ridge", LAMBDA, with_lambda),
        (
            "panel=penalties&penalty=ridge&beside=elastic-net,0.5",
            LAMBDA,
            with_lambda,
        ),
        (&descent, LAMBDA, with_lambda),
        (&descent, ITERATION, with_iteration),
        (&descent, ETA, with_step_size),
    ];
    visit("", async |page| {
        for (link, slider, moved) in cases {
            page.open(&format!("#v=1&{link}")).await?;
            let (state, notices) = permalink::read(link);
            assert_eq!(notices, [], "{link}");
            let frames = dragged(page, slider, &there_and_back(60)).await?;
            let mut different = 0;
            for (i, frame) in frames.iter().enumerate() {
                let state = moved(&state, frame);
                frame.check(&state, &derive(&state));
                different += usize::from(i > 0 && frames[i - 1].0["values"] != frame.0["values"]);
            }
            assert!(different > 40, "{link}: only {different} frames differ");
        }
        Ok(())
    })
}

#[test]
fn every_frame_of_playing_is_of_one_state() -> Result<()> {
    let record = "return (async () => {
            const frames = [], button = document.querySelector(arguments[0]);
            button.click();
            for (let i = 0; i < 90; i++) {
                await new Promise(requestAnimationFrame);
                frames.push(everything());
            }
            button.click();
            return frames;
        })()";
    let cases: [(&str, &str, &str, Moved); 2] = [
        ("lambda=1.03", PLAY, "lambda", with_lambda),
        (
            "panel=descent&steps=1000",
            WALK_PLAY,
            "iteration",
            with_iteration,
        ),
    ];
    visit("", async |page| {
        for (link, button, moves, moved) in cases {
            page.open(&format!("#v=1&{link}")).await?;
            let (state, _) = permalink::read(link);
            let frames = page.run(record, vec![json!(button)]).await?;
            let frames = frames.as_array().cloned().ok_or("frames")?;
            let frames: Vec<Frame> = frames.into_iter().map(Frame).collect();
            for frame in &frames {
                let state = moved(&state, frame);
                frame.check(&state, &derive(&state));
            }
            let (first, last) = (&frames[0], &frames[frames.len() - 1]);
            assert!(
                first.value(moves) < last.value(moves),
                "{link}: nothing moved"
            );
        }
        Ok(())
    })
}
