//! Tests that need a browser but not the whole page.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Mounting the page belongs to the end-to-end tests: it would replace what this runner reads.
#[wasm_bindgen_test]
fn the_tests_run_in_a_browser() {
    assert!(web_sys::window().is_some());
}
