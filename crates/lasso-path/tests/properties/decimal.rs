//! Reading numbers, against the standard library.

use lasso_path::problem::parse_decimal;
use proptest::prelude::*;
use strategies::config;

fn reads(text: &str) {
    let expected: f64 = text.parse().expect("a number");
    let found = parse_decimal(text).unwrap_or(f64::NAN);
    assert_eq!(
        found.to_bits(),
        expected.to_bits(),
        "{text}: {found:e}, not {expected:e}"
    );
}

proptest! {
    #![proptest_config(config(5_000))]

    /// All numbers there are, in as many digits as they need, in more, and in fewer.
    #[test]
    fn written_numbers_are_read_back(bits in any::<u64>(), digits in 0_usize..60) {
        let number = f64::from_bits(bits);
        if number.is_finite() {
            reads(&format!("{number:e}"));
            reads(&format!("{number}"));
            reads(&format!("{number:.digits$e}"));
        }
    }

    #[test]
    fn any_digits_are_read(text in "[+-]?[0-9]{1,30}(\\.[0-9]{0,30})?([eE][+-]?[0-9]{1,3})?") {
        reads(&text);
    }

    /// Half way between two neighbours, and a little beside it.
    #[test]
    fn ties_go_to_the_even_one(number in 1_u64 << 52..1 << 53, power in 0_u32..10, zeros in 0_usize..900) {
        let between = (u128::from(number) * 2 + 1) << power;
        let zeros = "0".repeat(zeros);
        for tail in ["", ".", ".0", "e0"] {
            reads(&format!("{between}{tail}"));
        }
        reads(&format!("{between}.{zeros}1"));
        reads(&format!("{between}{zeros}1e-{}", zeros.len() + 1));
        reads(&format!("{}.{}", between - 1, "9".repeat(zeros.len() + 1)));
    }

    #[test]
    fn the_smallest_and_the_largest(digits in "[0-9]{1,20}", power in 300_i32..330) {
        reads(&format!("{digits}e{power}"));
        reads(&format!("0.{digits}e{power}"));
        reads(&format!("{digits}e-{power}"));
        reads(&format!("{digits}e-{}", power + 16));
        reads(&format!("0.{digits}e-{power}"));
    }

    /// What is read is what the standard library reads, but for its words.
    #[test]
    fn other_text_is_no_number(text in "[0-9eE.+ _,x-]{0,6}") {
        prop_assert_eq!(parse_decimal(&text).map(f64::to_bits), text.parse::<f64>().ok().map(f64::to_bits));
    }
}

#[test]
fn the_ends_of_the_numbers() {
    for text in [
        "4.9406564584124654e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
        "0",
        "-0",
        "0e999999999999999999999",
        "1e999999999999999999999",
        "1e-999999999999999999999",
        "0.000e-5",
        "1e23",
        "8.5e22",
        "123456789012345678",
        ".5",
        "5.",
        "9007199254740993",
        "100000000000000016777215",
        "100000000000000016777216",
    ] {
        reads(text);
        reads(&format!("-{}", text.trim_start_matches('-')));
    }
    // five halves of the smallest number, to the last digit
    reads(&format!("{:.1100}", f64::from_bits(5)));
    for text in [
        "inf", "NaN", "infinity", "", "+", ".", "e5", "1e", "1e+", "--1", "+-1", "1.2.3",
    ] {
        assert_eq!(parse_decimal(text), None, "{text}");
    }
}
