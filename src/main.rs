//! Mounts the page. Everything else is in the library.

#[cfg(target_arch = "wasm32")]
fn main() {
    snap_to_zero::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Snap to Zero is a web page: `cargo xtask serve` builds it and prints its address.");
    std::process::exit(2);
}
