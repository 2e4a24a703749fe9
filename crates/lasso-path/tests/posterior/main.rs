//! The posterior against outside references, high precision, and the definitions.

mod maximum_a_posteriori;
mod references;
