//! Reading reference solutions, and comparing with them.

use serde_json::Value;
use snap_to_zero::problem::Vector2;

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

pub fn vector(value: &Value) -> Vector2 {
    [number(&value[0]), number(&value[1])]
}

pub fn close(ours: f64, reference: f64, tolerance: f64, what: &str) {
    let difference = (ours - reference).abs();
    assert!(
        difference <= tolerance,
        "{what}: {ours:?} instead of {reference:?}, off {difference:e}"
    );
}
