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
    /// Run every test
    Test {
        /// A stage to leave out; may be given several times
        #[arg(long, value_name = "STAGE")]
        skip: Vec<test::Stage>,
    },
    /// Check format, spelling, lints and documentation
    Check,
    /// Measure times and sizes, and print them as a table for the README
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
        Request::Test { skip } => test::run(&project, &skip),
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
}
