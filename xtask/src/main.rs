//! Development commands of Snap to Zero: `cargo xtask help` lists them.
//!
//! `toolchain`, `tools` and `engines` get what is missing, `page` builds and serves, and `test`, `check`,
//! `bench` and `weight` say how good it is. `run` runs other programs and tells the person about it.

mod bench;
mod check;
mod debian;
mod engines;
mod page;
mod project;
mod run;
mod test;
mod toolchain;
mod tools;
mod weight;

use anyhow::Result;
use clap::Parser;
use project::Project;
use std::process::ExitCode;

/// Snap to Zero's development commands. Each first gets what is missing, and says so.
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true
)]
enum Request {
    /// Build the page, serve it, and rebuild it on every change
    Serve {
        /// The port to try first; the next free one is taken
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// A quicker build, a slower page
        #[arg(long)]
        dev: bool,
    },
    /// Build the finished page into dist/
    Build,
    /// Run every test, or those of some stages or of some name
    Test(test::Choice),
    /// Check format, spelling, lints and documentation
    Check,
    /// Measure times and sizes, and print them as the tables of docs/measurements.md
    Bench,
    /// Weigh the page in dist/ by kind of file, and print a table
    Weight,
    /// Install the other browsers that the tests can use: Firefox and WebKitGTK
    Engines,
}

fn main() -> ExitCode {
    match carry_out(Request::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(request: Request) -> Result<()> {
    let project = Project::here()?;
    match request {
        Request::Serve { port, dev } => page::serve(&project, port, dev),
        Request::Build => page::build(&project),
        Request::Test(choice) => test::run(&project, &choice),
        Request::Check => check::run(&project),
        Request::Bench => bench::run(&project),
        Request::Weight => weight::print(&project),
        Request::Engines => engines::install(&project),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Request::command().debug_assert();
    }

    #[test]
    fn tests_are_chosen_by_stage_and_by_name() {
        use test::Stage::{EndToEnd, Firefox, Native, Web, Webkit};
        let choice = |words: &str| {
            let words = format!("xtask test {words}");
            match Request::try_parse_from(words.split_whitespace()) {
                Ok(Request::Test(choice)) => choice,
                Ok(_) => panic!("another command"),
                Err(error) => panic!("{error}"),
            }
        };
        let stages = |words: &str| choice(words).stages();
        assert_eq!(stages(""), [Native, Web, EndToEnd, Firefox, Webkit]);
        assert_eq!(
            stages("--skip web --skip webkit"),
            [Native, EndToEnd, Firefox]
        );
        // in the order in which they run, not in which they are named
        assert_eq!(
            stages("--only end-to-end --only native"),
            [Native, EndToEnd]
        );
        assert_eq!(stages("--only web --only native --skip native"), [Web]);
        let one = choice("--only end-to-end moment::");
        assert_eq!(
            (one.stages(), one.name.as_deref()),
            (vec![EndToEnd], Some("moment::"))
        );
        assert_eq!(choice("moment:: --only end-to-end"), one);
        assert_eq!(choice("--skip web").name, None);
        assert!(Request::try_parse_from(["xtask", "test", "--only", "moment"]).is_err());
        assert!(Request::try_parse_from(["xtask", "test", "one", "two"]).is_err());
    }
}
