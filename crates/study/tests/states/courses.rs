//! Whatever a person does, the state stays one that can be solved and shared.

use proptest::prelude::*;
use strategies::config;
use study::{derive, derive_after};

use super::links::check_link;
use super::solved::check_solved;
use super::strategies::{action, state};

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn no_course_of_actions_leads_astray(
        start in state(),
        actions in prop::collection::vec(action(), 0..20),
    ) {
        let mut state = start;
        let mut derived = derive(&state);
        for action in actions {
            let next = state.reduce(action.clone());
            let after = derive_after(&next, Some(&derived));
            let afresh = derive(&next);
            prop_assert!(after == afresh, "{action:?} left {after:?} instead of {afresh:?}");
            check_solved(&next, &afresh)
                .and_then(|()| check_link(&next))
                .map_err(|error| TestCaseError::fail(format!("{state:?} after {action:?}: {error}")))?;
            (state, derived) = (next, after);
        }
    }
}
