//! Links: each state survives its own, and any text opens a state.

use proptest::prelude::*;
use strategies::{config, penalty};
use study::topic::penalties::words as penalty_words;
use study::{State, derive, permalink};

use super::solved::check_solved;
use super::strategies::{intent, state};

/// Fails where the state is not what its own link opens.
pub fn check_link(state: &State) -> Result<(), TestCaseError> {
    let link = permalink::write(state);
    let (read, notices) = permalink::read(&link);
    prop_assert_eq!(&notices, &vec![], "{}", link);
    prop_assert_eq!(&read, state, "{}", link);
    prop_assert_eq!(permalink::write(&read), link);
    Ok(())
}

/// A problem at the ends of what a link can hold, as a link has it: λ is left to the default now and then.
fn extreme_link() -> impl Strategy<Value = String> {
    let size = || {
        let power = prop_oneof![-100..=100, Just(-100), Just(100), -3..=3];
        (power, any::<bool>()).prop_map(|(power, minus)| {
            let sign = if minus { "-" } else { "" };
            (sign, format!("1e{power}"))
        })
    };
    let diagonal = prop::option::of((size(), size()));
    let center = prop::option::of((size(), size()));
    let strength = prop::option::of(("(lambda|radius)", size()));
    (diagonal, center, penalty::chosen(), strength).prop_map(
        |(diagonal, center, penalty, strength)| {
            let hessian = diagonal.map(|((_, h11), (_, h22))| format!("hessian={h11},0,{h22}"));
            let center = center.map(|((s, x), (t, y))| format!("center={s}{x},{t}{y}"));
            let strength = strength.map(|(key, (_, value))| format!("{key}={value}"));
            let parameter = penalty.parameter().map(|p| format!(",{p}"));
            let name = format!(
                "penalty={}{}",
                penalty_words::name(penalty),
                parameter.unwrap_or_default()
            );
            let pairs = [hessian, center, Some(name), strength];
            pairs.into_iter().flatten().collect::<Vec<_>>().join("&")
        },
    )
}

/// Pairs that look like a link's, with values that need not be ones.
fn hostile_link() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        prop::sample::select(
            permalink::KEYS
                .iter()
                .map(|key| key.name.to_owned())
                .collect::<Vec<_>>()
        ),
        "\\PC{0,12}",
    ];
    let value = prop_oneof![
        "\\PC{0,40}",
        "[-+0-9.e,]{0,40}",
        "(%[0-9a-fA-F]{2}){0,20}",
        prop::sample::select(vec![
            "NaN",
            "inf",
            "1e400",
            "-1",
            "1,5",
            "",
            "0,0,0",
            "1,2,1",
            "1e-320,0,1e-320",
            "1e100,1e100",
            "bmi,s5",
            "diabetes",
            "1e-100,0,1e100",
            "0,0,1e-100"
        ])
        .prop_map(str::to_owned),
    ];
    let pair = (key, value, any::<bool>()).prop_map(|(key, value, sign)| {
        if sign {
            format!("{key}={value}")
        } else {
            format!("{key}{value}")
        }
    });
    (prop::collection::vec(pair, 0..12), any::<bool>())
        .prop_map(|(pairs, hash)| format!("{}{}", if hash { "#" } else { "" }, pairs.join("&")))
}

proptest! {
    #![proptest_config(config(5_000))]

    #[test]
    fn every_state_survives_its_link(state in state()) {
        check_link(&state)?;
    }

    #[test]
    fn any_text_is_a_link(text in "(\\PC|\\x00|[#&=%,]){0,300}") {
        let (state, _) = permalink::read(&text);
        check_solved(&state, &derive(&state))?;
    }

    #[test]
    fn hostile_links_open_a_page_that_can_be_shared(link in hostile_link()) {
        let (state, notices) = permalink::read(&link);
        check_solved(&state, &derive(&state))?;
        check_link(&state)?;
        prop_assert!(notices.len() <= 9);
        prop_assert!(notices.iter().all(|notice| notice.text.len() < 500), "{notices:?}");
    }
}

proptest! {
    #![proptest_config(config(1_000))]

    /// Whatever the magnitudes, a link that was written is read without a notice.
    #[test]
    fn extreme_states_can_be_shared(
        link in extreme_link(),
        intents in prop::collection::vec(intent(), 0..8),
    ) {
        let (mut state, _) = permalink::read(&link);
        check_link(&state)?;
        for intent in intents {
            state = state.after(intent);
            state = state.clone().settled(&derive(&state));
            check_link(&state)?;
        }
    }
}

/// Half of λ_max = 5·10¹⁰⁰ is no λ of a link.
#[test]
fn the_default_lambda_of_a_steep_loss_can_be_shared() {
    let (state, notices) = permalink::read("#hessian=1e-100,0,1e100&center=1,5");
    assert_eq!(notices, []);
    assert_eq!(derive(&state).lambda().value(), 1e100);
    check_link(&state).expect("a link");
}
