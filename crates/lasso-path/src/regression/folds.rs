//! Which rows are held out.

use crate::solve::Random;

/// The fold of each of n rows: row i is in fold i mod K. K = 0 gives an empty list.
#[must_use]
pub fn interleaved_folds(rows: usize, folds: usize) -> Vec<usize> {
    if folds == 0 {
        Vec::new()
    } else {
        (0..rows).map(|i| i % folds).collect()
    }
}

/// As [`interleaved_folds`] after the rows were shuffled: the same for the same seed for ever, because links carry seeds.
///
/// R. Fisher, F. Yates, *Statistical Tables* (1938), with D. Knuth's loop (*The Art of Computer Programming* 2, 3.4.2 P):
/// from the last row to the second, row i changes places with row ⌊(i + 1)·b/2⁶⁴⌋ for the next 64 bits b of [`Random`].
#[must_use]
pub fn shuffled_folds(rows: usize, folds: usize, seed: u64) -> Vec<usize> {
    let mut random = Random::new(seed);
    let mut fold_of_row = interleaved_folds(rows, folds);
    for i in (1..fold_of_row.len()).rev() {
        let other = (u128::from(random.bits()) * (i as u128 + 1)) >> 64;
        fold_of_row.swap(i, usize::try_from(other).unwrap_or(i));
    }
    fold_of_row
}

/// The rows that are not in a fold, and those that are, ascending.
///
/// One split in four parts: `split_rows(&interleaved_folds(n, 4), 3)` holds out the rows with i mod 4 = 3.
#[must_use]
pub fn split_rows(fold_of_row: &[usize], fold: usize) -> (Vec<usize>, Vec<usize>) {
    (0..fold_of_row.len()).partition(|&i| fold_of_row[i] != fold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_are_even_and_a_shuffle_keeps_their_sizes() {
        assert_eq!(interleaved_folds(7, 3), [0, 1, 2, 0, 1, 2, 0]);
        assert_eq!(interleaved_folds(7, 0), Vec::<usize>::new());
        for seed in 0..50 {
            let mut folds = shuffled_folds(442, 10, seed);
            assert_ne!(folds, interleaved_folds(442, 10));
            assert_ne!(folds, shuffled_folds(442, 10, seed + 1));
            folds.sort_unstable();
            let mut even = interleaved_folds(442, 10);
            even.sort_unstable();
            assert_eq!(folds, even);
        }
    }

    /// By hand from SplitMix64's first numbers for seed 1234567, of its reference implementation: 6457827717110365317,
    /// 3203168211198807973, 9817491932198370423, 4593380528125082431 as shares of 2⁶⁴ are 0.350, 0.174, 0.532, 0.249.
    #[test]
    fn a_shuffle_is_the_same_for_ever() {
        // rows 0 1 2 3 4 in folds 0 1 2 3 4; 4 ↔ ⌊5·0.350⌋ = 1, 3 ↔ ⌊4·0.174⌋ = 0, 2 ↔ ⌊3·0.532⌋ = 1, 1 ↔ ⌊2·0.249⌋ = 0
        assert_eq!(shuffled_folds(5, 5, 1_234_567), [2, 3, 4, 0, 1]);
    }

    #[test]
    fn one_split_holds_out_every_fourth_row() {
        let (training, held) = split_rows(&interleaved_folds(9, 4), 3);
        assert_eq!((training, held), (vec![0, 1, 2, 4, 5, 6, 8], vec![3, 7]));
    }
}
