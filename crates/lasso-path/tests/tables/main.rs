//! The reader of tables: a corpus of small nasty files, and random ones.

mod corpus;
mod encodings;
mod random;
