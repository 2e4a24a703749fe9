//! Sorting, compiled once: each closure that std's own is given makes some kilobytes of program again.

use std::cmp::Ordering;

/// 0 … count − 1 in the order of what stands there; ascending where that is equal.
pub(crate) fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
    places
}

/// Ascending.
pub(crate) fn sort(list: &mut Vec<usize>) {
    let order = places(list.len(), &|a, b| list[a].cmp(&list[b]));
    *list = order.into_iter().map(|place| list[place]).collect();
}
