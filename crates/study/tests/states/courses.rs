//! Whatever a person does, the state stays one that can be solved and shared.

use proptest::prelude::*;
use std::rc::Rc;
use strategies::config;
use study::table::Shelf;
use study::{Moment, derive, derive_after};

use super::links::check_link;
use super::solved::check_solved;
use super::strategies::{intent, state};

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn no_course_of_intents_leads_astray(
        start in state(),
        intents in prop::collection::vec(intent(), 0..20),
    ) {
        let mut moment = Moment { derived: Rc::new(derive(&start)), state: start };
        for intent in intents {
            let Some(action) = moment.resolve(intent.clone()) else {
                continue;
            };
            let next = moment.state.reduce(action);
            let derived = derive_after(&next, Some(&moment.derived), &Shelf::default());
            let afresh = derive(&next);
            prop_assert!(derived == afresh, "{intent:?} left {derived:?} instead of {afresh:?}");
            let next = next.settled(&derived);
            prop_assert!(derive(&next) == afresh, "{intent:?}: a share is the λ that it was solved for");
            check_solved(&next, &afresh)
                .and_then(|()| check_link(&next))
                .map_err(|error| TestCaseError::fail(format!("{:?} after {intent:?}: {error}", moment.state)))?;
            moment = Moment { state: next, derived: Rc::new(derived) };
        }
    }
}
