//! Which lines have names.

/// The coefficients that have names and colours: at most ten, each with a place, which is its colour and the shape of its mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Labelled(pub [Option<usize>; Labelled::MOST]);

impl Labelled {
    /// How many lines have names at most.
    pub const MOST: usize = 10;
    /// One that has a name keeps it down to this rank.
    const LEAVE: usize = 13;
    /// With no place free one that is among so many takes that of the weakest.
    const URGENT: usize = 7;

    /// The coefficients that have names next: `strongest` has all coefficients, the strongest first.
    ///
    /// So that names do not come and go while λ moves, one that has a name keeps it, and its place, while its rank is 13 or less. One of
    /// rank 10 or less gets a name where a place is free, and one of rank 7 or less the place of the weakest.
    #[must_use]
    pub fn next(self, strongest: &[usize]) -> Self {
        let rank = |j: usize| strongest.iter().position(|&other| other == j);
        let Labelled(mut places) = self;
        for place in &mut places {
            *place = place.filter(|&j| rank(j).is_some_and(|rank| rank < Self::LEAVE));
        }
        for (rank_of_new, &j) in strongest.iter().take(Self::MOST).enumerate() {
            if places.contains(&Some(j)) {
                continue;
            }
            let free = places.iter().position(Option::is_none);
            let weakest = (0..Self::MOST).max_by_key(|&k| places[k].and_then(rank));
            let urgent = weakest.filter(|_| rank_of_new < Self::URGENT);
            if let Some(place) = free.or(urgent) {
                places[place] = Some(j);
            }
        }
        Labelled(places)
    }

    /// The coefficients, each with its place.
    pub fn iter(self) -> impl Iterator<Item = (usize, usize)> {
        let places = self.0.into_iter().enumerate();
        places.filter_map(|(place, j)| Some((j?, place)))
    }

    /// The place of a coefficient that has a name.
    #[must_use]
    pub fn place(self, coefficient: usize) -> Option<usize> {
        self.0.iter().position(|&j| j == Some(coefficient))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn up_to_ten_coefficients_all_have_names_in_their_order() {
        for p in [0, 1, 2, 10] {
            let order: Vec<usize> = (0..p).collect();
            let labelled = Labelled::default().next(&order);
            assert_eq!(labelled.iter().map(|(j, _)| j).collect::<Vec<_>>(), order);
            let reversed: Vec<usize> = (0..p).rev().collect();
            assert_eq!(labelled.next(&reversed), labelled);
        }
    }

    #[test]
    fn two_that_change_places_at_the_border_do_not_change_names() {
        let order: Vec<usize> = (0..20).collect();
        let labelled = Labelled::default().next(&order);
        let mut other = order.clone();
        other.swap(9, 10);
        assert_eq!(labelled.next(&other), labelled);
        // the fourteenth loses its name, to the strongest without one
        other = (0..20).collect();
        other[3..14].rotate_left(1);
        let next = labelled.next(&other);
        assert_eq!((next.place(3), next.place(10)), (None, labelled.place(3)));
    }

    proptest! {
        #[test]
        fn the_strongest_have_names_and_a_name_is_kept_while_there_is_reason(
            orders in prop::collection::vec(Just((0..30).collect::<Vec<usize>>()).prop_shuffle(), 1..8),
        ) {
            let mut labelled = Labelled::default();
            for order in orders {
                let next = labelled.next(&order);
                let rank = |j: usize| order.iter().position(|&other| other == j).expect("all are ranked");
                let ranks: Vec<usize> = next.iter().map(|(j, _)| rank(j)).collect();
                prop_assert!(ranks.len() == Labelled::MOST && ranks.iter().all(|&rank| rank < Labelled::LEAVE));
                for urgent in 0..Labelled::URGENT {
                    prop_assert!(ranks.contains(&urgent));
                }
                let distinct: std::collections::BTreeSet<usize> = ranks.iter().copied().collect();
                prop_assert_eq!(distinct.len(), ranks.len());
                // who stays keeps the place, and the same ranks again change nothing
                for (j, place) in labelled.iter() {
                    prop_assert!(next.place(j).is_none_or(|now| now == place));
                    prop_assert!(rank(j) >= Labelled::MOST || next.place(j).is_some());
                }
                prop_assert_eq!(next.next(&order), next);
                labelled = next;
            }
        }
    }
}
