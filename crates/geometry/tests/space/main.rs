//! Shapes of three parameters against their definitions, on random problems and from random sides.

mod drawn;
mod lines;
mod octahedron;
mod surfaces;
mod touching;
