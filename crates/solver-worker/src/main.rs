//! The solver as a Web Worker. Everything else is in the library.

#[cfg(target_arch = "wasm32")]
mod worker;

#[cfg(target_arch = "wasm32")]
fn main() {
    worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The solver is a part of the web page: `cargo xtask serve` builds both.");
    std::process::exit(2);
}
