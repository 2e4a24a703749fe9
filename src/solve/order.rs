//! Sorting by a number, made for little code.

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
    fn equal_keys_keep_their_order() {
        let mut items = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd')];
        sort_few(&mut items, |item| f64::from(item.0));
        assert_eq!(items, [(0, 'd'), (1, 'b'), (2, 'a'), (2, 'c')]);
        sort_few(&mut [] as &mut [f64], |&x| x);
    }
}
