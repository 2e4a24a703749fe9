//! Reading reference solutions, and comparing with them.

use serde_json::Value;

pub fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key]
        .as_array()
        .unwrap_or_else(|| panic!("no list {key}"))
}

pub fn number(value: &Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("not a number: {value}"))
}

pub fn vector<const N: usize>(value: &Value) -> [f64; N] {
    std::array::from_fn(|j| number(&value[j]))
}

pub fn close(ours: f64, reference: f64, tolerance: f64, what: &str) {
    let difference = (ours - reference).abs();
    assert!(
        difference <= tolerance,
        "{what}: {ours:?} instead of {reference:?}, off {difference:e}"
    );
}
