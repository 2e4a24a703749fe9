//! The library as the page has it, WebAssembly in a browser: the same numbers as natively, to the last bit, and
//! where a function of the C library comes between, as close as is said there.
#![cfg(target_arch = "wasm32")]

use bits::runs::{Agreement, Run, all};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Compares the runs whose names begin with `part`; says how many there are and how far apart the farthest is.
fn agree(part: &str, least: usize) {
    let native = bits::native();
    let here = all();
    assert_eq!(here.len(), native.len());
    let mut exact = 0;
    let mut near = 0;
    let mut farthest: (f64, Option<&Run>) = (0.0, None);
    for (run, native) in here.iter().zip(&native) {
        if !run.name.starts_with(part) {
            continue;
        }
        let apart = bits::compare(run, native);
        match run.agreement {
            Agreement::Bits => exact += 1,
            Agreement::Within(_) => near += 1,
        }
        if apart > farthest.0 {
            farthest = (apart, Some(run));
        }
    }
    assert!(exact + near >= least, "{exact} and {near} runs");
    let (apart, run) = farthest;
    let name = run.map_or("none", |run| &run.name);
    console_log!(
        "{part}: {exact} runs equal to the last bit; {near} near, the farthest {apart:e}: {name}"
    );
}

#[wasm_bindgen_test]
fn the_plane_is_the_same() {
    agree("plane: ", 2000);
}

#[wasm_bindgen_test]
fn penalties_are_the_same() {
    agree("penalties: ", 1500);
}

#[wasm_bindgen_test]
fn descent_is_the_same() {
    agree("descent: ", 222);
}

#[wasm_bindgen_test]
fn tables_are_the_same() {
    agree("tables: ", 16);
}

/// What the exact runs do without, and what the others allow for.
#[wasm_bindgen_test]
fn functions_of_the_c_library_differ_by_one_unit_at_most() {
    agree("functions: ", 801);
}
