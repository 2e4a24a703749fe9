//! Degenerate states, by kind: every claim of every question is true in each of them.

use super::check;
use std::collections::BTreeMap;
use study::permalink;

/// A kind of degenerate problem: its name, and (H, θ̂) of each.
type Kind = (&'static str, &'static [(&'static str, &'static str)]);

const KINDS: &[Kind] = &[
    (
        "a flat loss",
        &[("0,0,0", "0,0"), ("0,0,0", "1,1"), ("0,0,0", "-2,0.5")],
    ),
    (
        "a loss that is flat along a line",
        &[
            ("1,2,4", "1,1"),
            ("1,0.5,0.25", "2,0.5"),
            ("1,-2,4", "1,0.5"),
        ],
    ),
    (
        "a loss that is flat along an edge of the diamond",
        &[
            ("1,1,1", "1,1"),
            ("1,1,1", "2,-2"),
            ("1,-1,1", "1,-1"),
            ("1,1,1", "1.5,0"),
        ],
    ),
    (
        "a loss that is flat along an axis",
        &[
            ("1,0,0", "2,1"),
            ("0,0,1", "2,1"),
            ("1,0,0", "0,1"),
            ("0,0,2", "-1,0"),
        ],
    ),
    (
        "circles",
        &[("1,0,1", "2,1"), ("2,0,2", "-1.5,2"), ("0.3,0,0.3", "1,-3")],
    ),
    (
        "θ̂ on an axis",
        &[
            ("1,0,1", "2,0"),
            ("1,0,3", "0,-1.5"),
            ("1,0.5,1", "2,0"),
            ("1,1.2,2", "0,1"),
        ],
    ),
    (
        "θ̂ where q is on an axis",
        &[
            ("1,0.5,1", "2,-1"),
            ("1,-0.25,1", "0.5,2"),
            ("2,1,1", "-1,1"),
        ],
    ),
    (
        "θ̂ at 0",
        &[("1,0,1", "0,0"), ("1,0.35,0.8", "0,0"), ("1,1,1", "0,0")],
    ),
    (
        "ties",
        &[
            ("1,0,1", "1,1"),
            ("1,0,1", "1,-1"),
            ("1,0.9,1", "1,1"),
            ("1,-0.9,1", "1,1"),
        ],
    ),
    (
        "nearly degenerate",
        &[
            ("1,0.999999999,1", "1,1"),
            ("1,0,1e-12", "1,1"),
            ("1,0,1", "1,1e-12"),
            ("1,0.5,1", "1e-9,0"),
        ],
    ),
];

const PENALTIES: &[&str] = &[
    "none",
    "l1",
    "ridge",
    "elastic-net,0.5",
    "bridge,0.5",
    "bridge,1.002",
    "bridge,1.5",
    "bridge,inf",
];

/// λ = 0, λ at the knots of many of these, or between or beyond them; and c = 0, and c where it is slack.
const STRENGTHS: &[&str] = &["lambda=0", "lambda=1", "lambda=2", "radius=0", "radius=9"];

/// What is open beside it: each brings claims of its own.
const QUESTIONS: &[&str] = &[
    "panel=gradient&layers=samples,solution-set&draws=40",
    "panel=slice&slice=1&beside=ridge&linked=radius",
    "panel=slice&slice=2,iterate&iteration=2&methods=proximal&anatomy=proximal",
    "panel=descent&methods=subgradient,diminishing,proximal,fista,coordinate,ridge&steps=12&start=1,-1",
    "panel=loss&held=truth&sigma=0&layers=samples&draws=3",
];

#[test]
fn every_claim_of_a_degenerate_state_is_true() {
    let mut states = 0;
    // One example of each claim that is false, and how often it is.
    let mut failures: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    for (kind, problems) in KINDS {
        for (hessian, center) in *problems {
            for penalty in PENALTIES {
                for strength in STRENGTHS {
                    // A star and no ball have no radius to choose.
                    if strength.starts_with("radius") && ["none", "bridge,0.5"].contains(penalty) {
                        continue;
                    }
                    states += 1;
                    let base =
                        format!("hessian={hessian}&center={center}&penalty={penalty}&{strength}");
                    for question in QUESTIONS {
                        let (state, notices) = permalink::read(&format!("{base}&{question}"));
                        assert_eq!(notices, [], "{base}&{question}");
                        for (claim, why) in check(&state).err().unwrap_or_default() {
                            let example = format!("{kind}: {why}");
                            failures.entry(claim).or_insert((0, example)).0 += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "of {states} states: {failures:#?}");
    assert!(states >= 200, "{states}");
}
