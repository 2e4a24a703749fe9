//! Names along one line that do not overlap: isotonic regression by pooling adjacent violators.

/// The middles of intervals of these lengths that are nearest to the wanted ones, by the sum of squares, so that the intervals keep
/// their order, do not overlap and lie `within` two ends. Exact, in linear time; if they have no room they begin at the first end.
///
/// Less the lengths before it, a middle is a number that must not fall from one interval to the next: isotonic regression
/// (M. Ayer et al., Ann. Math. Statist. 26, 1955). With bounds that are the same for all, the solution is cut off at them.
pub(crate) fn apart(wanted: &[f64], lengths: &[f64], within: [f64; 2]) -> Vec<f64> {
    let mut end = 0.0;
    let mut offsets = Vec::with_capacity(lengths.len());
    for length in lengths {
        offsets.push(end + 0.5 * length);
        end += length;
    }
    // Neighbours in one pool touch each other: its mean, and how many they are.
    let mut pools: Vec<(f64, f64)> = Vec::new();
    for (wanted, offset) in wanted.iter().zip(&offsets) {
        let (mut mean, mut count) = (wanted - offset, 1.0);
        while let Some((before, more)) = pools.pop_if(|(before, _)| *before > mean) {
            mean = (before * more + mean * count) / (more + count);
            count += more;
        }
        pools.push((mean, count));
    }
    let places = pools.into_iter().flat_map(|(mean, count)| {
        let place = mean.min(within[1] - end).max(within[0]);
        std::iter::repeat_n(place, count as usize)
    });
    places
        .zip(offsets)
        .map(|(place, offset)| place + offset)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SLACK: f64 = 1e-9;

    fn cost(places: &[f64], wanted: &[f64]) -> f64 {
        let pairs = places.iter().zip(wanted);
        pairs.map(|(place, wanted)| (place - wanted).powi(2)).sum()
    }

    fn allowed(places: &[f64], lengths: &[f64], within: [f64; 2]) -> bool {
        let mut free = within[0] - SLACK;
        for (place, length) in places.iter().zip(lengths) {
            if place - 0.5 * length < free {
                return false;
            }
            free = place + 0.5 * length - SLACK;
        }
        free <= within[1] + SLACK
    }

    /// The least cost of all ways to divide the intervals into groups that touch, each where it is best, or at an end.
    fn brute_force(wanted: &[f64], lengths: &[f64], within: [f64; 2]) -> f64 {
        let count = wanted.len();
        let mut least = f64::INFINITY;
        for cuts in 0..1_u32 << (count - 1) {
            let mut groups: Vec<Vec<usize>> = vec![vec![0]];
            for i in 1..count {
                if cuts >> (i - 1) & 1 == 1 {
                    groups.push(Vec::new());
                }
                groups.last_mut().expect("one").push(i);
            }
            for choice in 0..3_usize.pow(groups.len() as u32) {
                let mut places = Vec::new();
                for (g, group) in groups.iter().enumerate() {
                    let long: f64 = group.iter().map(|&i| lengths[i]).sum();
                    let mut inner = 0.0;
                    let middles: Vec<f64> = group
                        .iter()
                        .map(|&i| {
                            inner += lengths[i];
                            inner - 0.5 * lengths[i]
                        })
                        .collect();
                    let best = group
                        .iter()
                        .zip(&middles)
                        .map(|(&i, m)| wanted[i] - m)
                        .sum::<f64>()
                        / group.len() as f64;
                    let before: f64 = lengths[..group[0]].iter().sum();
                    let after: f64 = lengths[group[group.len() - 1] + 1..].iter().sum();
                    let start = match choice / 3_usize.pow(g as u32) % 3 {
                        0 => best,
                        1 => within[0] + before,
                        _ => within[1] - after - long,
                    };
                    places.extend(middles.iter().map(|m| start + m));
                }
                if allowed(&places, lengths, within) {
                    least = least.min(cost(&places, wanted));
                }
            }
        }
        least
    }

    proptest! {
        #[test]
        fn no_other_places_are_nearer(
            intervals in prop::collection::vec((-10.0..110.0_f64, 1.0..19.0_f64), 1..6),
            sorted in any::<bool>(),
        ) {
            let (mut wanted, lengths): (Vec<f64>, Vec<f64>) = intervals.into_iter().unzip();
            if sorted {
                wanted.sort_by(f64::total_cmp);
            }
            let within = [0.0, 100.0];
            let places = apart(&wanted, &lengths, within);
            prop_assert!(allowed(&places, &lengths, within), "{places:?}");
            let least = brute_force(&wanted, &lengths, within);
            prop_assert!((cost(&places, &wanted) - least).abs() <= 1e-9 * (1.0 + least), "{places:?}: {least}");
        }

        #[test]
        fn many_names_keep_their_order(wanted in prop::collection::vec(0.0..300.0_f64, 0..40), length in 1.0..7.0_f64) {
            let lengths = vec![length; wanted.len()];
            let places = apart(&wanted, &lengths, [0.0, 300.0]);
            prop_assert!(places.len() == wanted.len() && allowed(&places, &lengths, [0.0, 300.0]));
        }
    }

    #[test]
    fn names_without_room_begin_at_the_first_end() {
        assert_eq!(apart(&[5.0, 5.0], &[10.0, 10.0], [2.0, 12.0]), [7.0, 17.0]);
        assert!(apart(&[], &[], [0.0, 1.0]).is_empty());
    }
}
