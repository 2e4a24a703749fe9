//! Numbers beside each other, as a person reads them: what is printed of them is true as it is printed.

use super::number::significant;
use std::ops::RangeInclusive;

/// Digits of numbers that are compared: as few as tell them apart, and no more than these.
const DIGITS: RangeInclusive<usize> = 3..=9;

/// How one number compares with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// It is smaller.
    Less,
    /// It is smaller or equal.
    AtMost,
    /// It is larger.
    Greater,
}

impl Relation {
    fn symbol(self) -> &'static str {
        match self {
            Relation::Less => "<",
            Relation::AtMost => "≤",
            Relation::Greater => ">",
        }
    }

    /// What is said where no number that a person reads tells the two apart.
    fn words(self) -> &'static str {
        match self {
            Relation::Less => "just below",
            Relation::AtMost => "not above",
            Relation::Greater => "just above",
        }
    }

    fn holds(self, [first, second]: [f64; 2]) -> bool {
        match self {
            Relation::Less | Relation::AtMost => first < second,
            Relation::Greater => first > second,
        }
    }
}

/// "|g| = 2.75 > λ = 1.15", a relation that is known, with digits that show it; in words where none do: "|g| is just
/// above λ = 1.15".
#[must_use]
pub fn comparison(first: (&str, f64), relation: Relation, second: (&str, f64)) -> String {
    let [(a, x), (b, y)] = [first, second];
    let shows = |texts: &[String; 2]| relation.holds(texts.each_ref().map(|text| printed(text)));
    match told_apart([x, y], DIGITS).filter(shows) {
        Some([x, y]) => format!("{a} = {x} {} {b} = {y}", relation.symbol()),
        None => format!(
            "{a} is {} {b} = {}",
            relation.words(),
            significant(y, *DIGITS.start())
        ),
    }
}

/// Numbers with the fewest digits, within `digits`, that show their order: those that differ read differently, and none
/// changes places with another. `None` where so many digits do not show it.
#[must_use]
pub fn told_apart<const N: usize>(
    numbers: [f64; N],
    mut digits: RangeInclusive<usize>,
) -> Option<[String; N]> {
    digits.find_map(|digits| {
        let texts = numbers.map(|x| significant(x, digits));
        let read = texts.each_ref().map(|text| printed(text));
        let ordered = |i: usize, j: usize| {
            numbers[i].partial_cmp(&numbers[j]) == read[i].partial_cmp(&read[j])
        };
        let shown = (0..N).all(|i| (0..i).all(|j| ordered(i, j)));
        shown.then_some(texts)
    })
}

/// The same, with nine digits where they do not show it: for numbers whose order is not said.
#[must_use]
pub fn apart<const N: usize>(numbers: [f64; N]) -> [String; N] {
    told_apart(numbers, DIGITS).unwrap_or_else(|| numbers.map(|x| significant(x, *DIGITS.end())))
}

/// The number that a text of [`significant`] is read as.
pub(super) fn printed(text: &str) -> f64 {
    let plain = |c: char| match c {
        '−' | '⁻' => '-',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰'..='⁹' => char::from_digit(c as u32 - '⁰' as u32, 10).unwrap_or(c),
        c => c,
    };
    let text: String = text.replace("×10", "e").chars().map(plain).collect();
    match text.strip_suffix('∞') {
        Some("-") => f64::NEG_INFINITY,
        Some(_) => f64::INFINITY,
        None => text.parse().unwrap_or(f64::NAN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_have_the_digits_that_show_their_order() {
        let says = |x, relation, y| comparison(("|g|", x), relation, ("λ", y));
        assert_eq!(says(2.75, Relation::Greater, 1.15), "|g| = 2.75 > λ = 1.15");
        assert_eq!(says(1.08, Relation::AtMost, 1.15), "|g| = 1.08 ≤ λ = 1.15");
        assert_eq!(
            says(0.6, Relation::Less, 0.6001),
            "|g| = 0.6000 < λ = 0.6001"
        );
        assert_eq!(
            says(1.15_f64.next_up(), Relation::Greater, 1.15),
            "|g| is just above λ = 1.15"
        );
        assert_eq!(
            says(1.15, Relation::AtMost, 1.15),
            "|g| is not above λ = 1.15"
        );
        // What is known may be known better than by these two numbers.
        assert_eq!(
            says(1.15, Relation::Less, 1.1),
            "|g| is just below λ = 1.10"
        );
        let three = told_apart([1.2, 1.0, 2.0], 3..=9);
        assert_eq!(three, Some(["1.20", "1.00", "2.00"].map(str::to_owned)));
        assert_eq!(told_apart([1.0, 1.0 + 1e-12], 3..=9), None);
        assert_eq!(
            told_apart([1.0, f64::INFINITY], 3..=3).map(|[_, y]| y),
            Some("∞".to_owned())
        );
    }

    /// A number, and another that is some units in the last place, one digit or one rounding from it.
    fn neighbours() -> impl Strategy<Value = [f64; 2]> {
        let digits = 1..=12_i32;
        (
            1.0..10.0_f64,
            -12..12_i32,
            any::<bool>(),
            digits,
            0..5_u8,
            any::<bool>(),
        )
            .prop_map(|(mantissa, exponent, negative, digits, kind, below)| {
                let unit = 10.0_f64.powi(1 - digits);
                // A number of so many digits, or half a digit beside it, where rounding turns.
                let whole = (mantissa / unit).round() * unit;
                let scale = 10.0_f64.powi(exponent) * if negative { -1.0 } else { 1.0 };
                let (x, y) = match kind {
                    0 => (whole, whole),
                    1 => (whole, whole + unit),
                    2 => (whole + 0.5 * unit, whole + 0.5 * unit),
                    3 => (whole + 0.499 * unit, whole + 0.501 * unit),
                    _ => (mantissa, mantissa),
                };
                let (x, y) = (x * scale, y * scale);
                let y = if x == y { y.next_up() } else { y };
                if below { [y, x] } else { [x, y] }
            })
    }

    /// Whether a line is true, read by its own words and symbols.
    fn is_true(line: &str, x: f64, y: f64) -> bool {
        let Some((left, right)) = [" < ", " ≤ ", " > "]
            .iter()
            .find_map(|s| line.split_once(s))
        else {
            return if line.contains("just below") {
                x < y
            } else if line.contains("not above") {
                x <= y
            } else {
                line.contains("just above") && x > y
            };
        };
        let number = |side: &str| printed(side.split(" = ").nth(1).unwrap_or_default());
        let (a, b) = (number(left), number(right));
        // Each number is what it says, to half a unit of its last digit, of three or more.
        let near = |shown: f64, exact: f64| (shown - exact).abs() <= 5.001e-3 * exact.abs();
        let holds = if line.contains('>') {
            a > b && x > y
        } else {
            a < b && x <= y
        };
        holds && near(a, x) && near(b, y)
    }

    proptest! {
        #[test]
        fn no_line_is_false(pair in neighbours()) {
            let [x, y] = pair;
            let relations = if x < y { [Relation::Less, Relation::AtMost] } else { [Relation::Greater; 2] };
            for relation in relations {
                let line = comparison(("a", x), relation, ("b", y));
                prop_assert!(is_true(&line, x, y), "{line} for {x} and {y}");
            }
            if let Some(texts) = told_apart(pair, 3..=9) {
                let read = texts.each_ref().map(|text| printed(text));
                prop_assert_eq!(x < y, read[0] < read[1], "{:?}", texts);
            }
            // Nine digits tell apart what is farther from each other than their last unit.
            let far = (x - y).abs() > 1e-8 * x.abs().max(y.abs());
            prop_assert!(!far || told_apart(pair, 3..=9).is_some(), "{x} and {y}");
        }
    }
}
