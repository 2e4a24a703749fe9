//! What the page states about a state.

use crate::derived::Derived;
use crate::hint::Attention;
use crate::outline::KnotLabel;
use crate::phrase::unbroken;
use crate::preset::PRESETS;
use crate::problem::Problem;
use crate::state::State;
use crate::table;
use crate::topic::{Topic, forms};
use crate::view::{prior, space};
use figure::Figure;

/// A sentence, a verdict or a picture in words that states something about a state.
///
/// `tests/states/claims` holds a predicate for each name, which says in mathematics what the text says, and is
/// written apart from the code that chooses the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its stable name: lower case, words joined by "-".
    pub name: &'static str,
    /// What the page says.
    pub text: String,
}

impl Claim {
    pub(crate) fn new(name: &'static str, text: impl Into<String>) -> Self {
        let text = text.into();
        Claim { name, text }
    }

    /// The same with each relation, "λ = 1.04", on one line.
    pub(crate) fn unbroken(self) -> Self {
        let text = unbroken(self.text);
        Claim { text, ..self }
    }
}

/// Everything that the page can state of a state, whatever part of it is open; each claim with the plane that it
/// speaks of.
#[must_use]
pub fn claims<'a>(state: &State, derived: &'a Derived) -> Vec<(&'a Derived, Claim)> {
    if !state.problem.is_planar() {
        let of_table = of_dock(state, derived).into_iter();
        let own = match state.problem {
            Problem::Space(_) => space::claims(derived),
            _ => table::claims(derived),
        };
        let of_table = of_table.chain(own);
        let of_second = derived.beside.as_deref().into_iter();
        let of_second = of_second.flat_map(|second| {
            space::claims(second)
                .into_iter()
                .map(move |claim| (second, claim))
        });
        return of_table
            .map(|claim| (derived, claim))
            .chain(of_second)
            .collect();
    }
    let topics = Topic::ALL.into_iter();
    let of_topics = topics.flat_map(|topic| topic.claims(state, derived));
    let of_first = of_dock(state, derived)
        .into_iter()
        .chain(of_example(state))
        .chain(prior::claims(state, derived))
        .chain(of_plane(derived))
        .chain(of_topics);
    let of_first = of_first.map(|claim| (derived, claim));
    let second = derived.beside.as_deref();
    let of_second = second.into_iter().flat_map(|second| {
        of_plane(second)
            .into_iter()
            .chain(second.zero_shares_note())
            .map(move |claim| (second, claim))
    });
    of_first.chain(of_second).collect()
}

/// What is said whatever view and topic are open.
fn of_dock(state: &State, derived: &Derived) -> Vec<Claim> {
    let mut claims = vec![derived.lambda_max_note(), forms::leads(state)];
    claims.extend(derived.opening(state));
    claims.extend(derived.outline.knot_labels().iter().map(KnotLabel::claim));
    claims.extend(derived.outline.spoken());
    claims
}

/// What an example says of itself, as far as the state is the one that it opens.
fn of_example(state: &State) -> Option<Claim> {
    let preset = PRESETS.iter().find(|preset| State::of(preset) == *state)?;
    Some(Claim::new("example", preset.about))
}

/// What is said of each of two planes.
fn of_plane(derived: &Derived) -> Vec<Claim> {
    let mut claims = vec![
        derived.sentence(),
        derived.outline.support(),
        derived.exactness(),
    ];
    claims.extend([0, 1].map(|k| derived.outline.coordinate(k)));
    claims.extend(derived.tie_breaks());
    claims.extend(derived.captions());
    let shown = |figure: &Figure| derived.picture(*figure, Attention::NONE).is_some();
    let figures = Figure::all().filter(shown);
    claims.extend(figures.map(|figure| derived.description(figure)));
    claims
}
