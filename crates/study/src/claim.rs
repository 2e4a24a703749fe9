//! What the page states about a state.

use crate::derived::Derived;
use crate::state::State;
use crate::text::unbroken;
use crate::topic::path::KnotLabel;
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
    let mut claims = of_plane(derived);
    claims.extend([
        derived.purpose(),
        derived.kkt_title(),
        derived.kkt_note(),
        derived.path_title(),
        derived.radius_title(),
        derived.forms(),
        derived.lambda_max_note(),
    ]);
    claims.extend(derived.knot_labels().iter().map(KnotLabel::claim));
    claims.extend(derived.l1_note());
    claims.extend(derived.slice_verdict());
    claims.extend(derived.zero_shares_note());
    claims.extend(derived.tie_breaks());
    claims.extend(derived.pace());
    claims.extend(derived.overshoot());
    claims.extend(derived.fates().into_iter().map(|(_, fate)| fate));
    claims.extend(derived.correlation_notes(state));
    let of_first = claims.into_iter().map(|claim| (derived, claim));
    let second = derived.beside.as_deref();
    let of_second = second.into_iter().flat_map(|second| {
        of_plane(second)
            .into_iter()
            .map(move |claim| (second, claim))
    });
    of_first.chain(of_second).collect()
}

/// What is said of each of two planes.
fn of_plane(derived: &Derived) -> Vec<Claim> {
    let mut claims = vec![derived.sentence(), derived.support(), derived.exactness()];
    claims.extend([0, 1].map(|k| derived.coordinate(k)));
    let shown = |figure: &Figure| derived.picture(*figure).is_some();
    let figures = Figure::all().filter(shown);
    claims.extend(figures.map(|figure| derived.description(figure)));
    claims
}
