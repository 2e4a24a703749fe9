//! Sorting by a number, made for little code: the page carries each kind of sorting once.

use crate::problem::Vector2;

/// Sorts points by a key, ascending; points of one key in any order.
pub(crate) fn sort_points(points: &mut [Vector2], key: &dyn Fn(Vector2) -> f64) {
    points.sort_unstable_by(|&a, &b| key(a).total_cmp(&key(b)));
}

/// Sorts a few items by a key, ascending, those of one key in their order; takes quadratic time.
pub(crate) fn sort_few<T>(items: &mut [T], key: impl Fn(&T) -> f64) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && key(&items[at - 1]) > key(&items[at]) {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sort() {
        let mut points = [[3.0, 0.0], [-1.0, 1.0], [2.0, 2.0]];
        sort_points(&mut points, &|p| p[0]);
        assert_eq!(points, [[-1.0, 1.0], [2.0, 2.0], [3.0, 0.0]]);
        let mut items = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd')];
        sort_few(&mut items, |item| f64::from(item.0));
        assert_eq!(items, [(0, 'd'), (1, 'b'), (2, 'a'), (2, 'c')]);
        sort_few(&mut [] as &mut [f64], |&x| x);
    }
}
