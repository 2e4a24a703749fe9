//! Development commands of Snap to Zero: `cargo xtask help` lists them.
//!
//! `cli` reads the request; `tools` and `wasm_toolchain` get what is missing; `page` builds and serves;
//! `test`, `check` and `bench` say how good it is.
#![forbid(unsafe_code)]

mod bench;
mod browser;
mod check;
mod cli;
mod counts;
mod debian;
mod failure;
mod page;
mod port;
mod process;
mod project;
mod test;
mod tidy;
mod tools;
mod versions;
mod wasm_toolchain;

use cli::Request;
use failure::{Failure, Result};
use project::Project;
use std::process::ExitCode;
use tools::Tools;

fn main() -> ExitCode {
    match cli::parse(std::env::args_os().skip(1)).and_then(carry_out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::AlreadyTold) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(request: Request) -> Result {
    let project = Project::here();
    match request {
        Request::Help => {
            print!("{}", cli::HELP);
            Ok(())
        }
        Request::Build => page::build(&project, &Tools::get(&project)?),
        Request::Serve { port, dev } => page::serve(&project, &Tools::get(&project)?, port, dev),
        Request::Test { skip } => test::run(&project, &skip),
        Request::Check => check::run_all(&project),
        Request::Bench => bench::run(&project),
    }
}
