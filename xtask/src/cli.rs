//! The command line.

use crate::failure::{Failure, Result};
use lexopt::prelude::*;
use std::ffi::OsString;

/// The text of `cargo xtask help`.
pub const HELP: &str = "\
Snap to Zero's development commands. Each first gets what is missing, and says so.

    cargo xtask serve [--port N] [--dev]   build, serve, and rebuild on every change
    cargo xtask build                      the finished page, in dist/
    cargo xtask test [--skip STAGE]…       every test; STAGE: native, web, end-to-end
    cargo xtask check                      format, lints, documentation
    cargo xtask bench                      times and sizes, as a table for the README
    cargo xtask help                       this text

Options of serve:
    --port N     the port to try first (8080); the next free one is taken
    --dev        a quicker build, a slower page
";

/// The command that was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Serve the page and rebuild it on change.
    Serve {
        /// The port to try first.
        port: u16,
        /// Build without optimisation.
        dev: bool,
    },
    /// Build the page into dist/.
    Build,
    /// Run the tests.
    Test {
        /// The stages to leave out.
        skip: Vec<Stage>,
    },
    /// Run format, lint and documentation checks.
    Check,
    /// Measure.
    Bench,
    /// Explain the commands.
    Help,
}

/// A stage of `cargo xtask test`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The workspace's tests on this machine.
    Native,
    /// The wasm tests in a headless browser.
    Web,
    /// The built page, driven like a person would.
    EndToEnd,
}

impl Stage {
    /// The stages, in the order in which they run.
    pub const ALL: [Self; 3] = [Self::Native, Self::Web, Self::EndToEnd];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Web => "web",
            Self::EndToEnd => "end-to-end",
        }
    }
}

/// Reads the arguments, without the program's own name.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Request> {
    read(lexopt::Parser::from_args(arguments)).map_err(|error| Failure::Usage(error.to_string()))
}

fn read(mut parser: lexopt::Parser) -> Result<Request, lexopt::Error> {
    let mut request = match parser.next()? {
        None | Some(Long("help") | Short('h')) => return Ok(Request::Help),
        Some(Value(name)) => match name.to_string_lossy().as_ref() {
            "serve" => Request::Serve {
                port: 8080,
                dev: false,
            },
            "build" => Request::Build,
            "test" => Request::Test { skip: Vec::new() },
            "check" => Request::Check,
            "bench" => Request::Bench,
            "help" => Request::Help,
            other => return Err(format!("there is no command `{other}`").into()),
        },
        Some(other) => return Err(other.unexpected()),
    };
    while let Some(argument) = parser.next()? {
        match (&mut request, argument) {
            (_, Long("help") | Short('h')) => return Ok(Request::Help),
            (Request::Serve { port, .. }, Long("port") | Short('p')) => {
                *port = parser.value()?.parse()?;
            }
            (Request::Serve { dev, .. }, Long("dev")) => *dev = true,
            (Request::Test { skip }, Long("skip")) => {
                skip.push(parser.value()?.parse_with(stage)?);
            }
            (_, other) => return Err(other.unexpected()),
        }
    }
    Ok(request)
}

fn stage(name: &str) -> Result<Stage, String> {
    Stage::ALL
        .into_iter()
        .find(|stage| stage.name() == name)
        .ok_or_else(|| "the stages are native, web and end-to-end".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Request> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn reads_each_command() {
        assert_eq!(of("").ok(), Some(Request::Help));
        assert_eq!(of("build").ok(), Some(Request::Build));
        assert_eq!(of("check").ok(), Some(Request::Check));
        assert_eq!(of("bench").ok(), Some(Request::Bench));
        assert_eq!(
            of("serve --port 9000 --dev").ok(),
            Some(Request::Serve {
                port: 9000,
                dev: true
            })
        );
        assert_eq!(
            of("test --skip web --skip=end-to-end").ok(),
            Some(Request::Test {
                skip: vec![Stage::Web, Stage::EndToEnd]
            })
        );
    }

    #[test]
    fn says_what_it_does_not_understand() {
        for line in ["fly", "build --port 1", "serve --port x", "test --skip all"] {
            assert!(matches!(of(line), Err(Failure::Usage(_))), "{line}");
        }
    }
}
