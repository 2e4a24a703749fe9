//! The failures, each as a sentence that says what to do next.

use std::{io, path::PathBuf, process::ExitStatus};

/// Why a command of `cargo xtask` stopped.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command line makes no sense.
    #[error("{0}\nTry `cargo xtask help`.")]
    Usage(String),

    /// A program could not be started at all.
    #[error("`{program}` could not be started: {source}")]
    Start {
        /// The program's name.
        program: String,
        /// The operating system's words.
        source: io::Error,
    },

    /// A program ran and reported failure; its own output stands above this sentence.
    #[error("{step} failed: `{command}` ended with {status}; its own words are above.")]
    Step {
        /// The deed that failed, as the start of a sentence.
        step: String,
        /// The command, as one could type it.
        command: String,
        /// How it ended.
        status: ExitStatus,
    },

    /// A file could not be read or written.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The operating system's words.
        source: io::Error,
    },

    /// Something is missing and cannot be installed from here: says what and how.
    #[error("{0}")]
    Missing(String),

    /// A check or a test did not pass.
    #[error("{0}")]
    Unmet(String),

    /// A failure that has been printed already.
    #[error("")]
    AlreadyTold,
}

impl Failure {
    /// A failure to read or write `path`.
    pub fn file(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::File {
            path: path.into(),
            source,
        }
    }
}

/// Short for what every step returns.
pub type Result<T = (), E = Failure> = std::result::Result<T, E>;
