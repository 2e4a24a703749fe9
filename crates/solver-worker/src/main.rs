//! The solver as a Web Worker. Everything else is in the library.

fn main() {}
