//! The state as yew's reducer holds it.

use crate::study::{Action, State, permalink};
use std::rc::Rc;
use yew::prelude::*;

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Store {
    /// The state itself.
    pub state: State,
}

impl Store {
    /// The state that the page's link says.
    pub fn from_hash(hash: &str) -> Self {
        Store {
            state: permalink::read(hash).0,
        }
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Store {
            state: self.state.reduce(action),
        })
    }
}

/// Where components send what happened.
pub type Dispatch = UseReducerDispatcher<Store>;
