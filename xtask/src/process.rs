//! Running other programs and telling the person about it.

use crate::failure::{Failure, Result};
use std::{
    ffi::OsStr,
    fmt::Display,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Announces a step in one line on standard error.
pub fn say(line: impl Display) {
    eprintln!("▸ {line}");
}

/// Announces a step that takes long, does it, and says how long it took.
pub fn timed<T>(what: impl Display, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(format_args!("{what} …"));
    let start = Instant::now();
    let result = work();
    let took = human(start.elapsed());
    match result {
        Ok(_) => say(format_args!("… done in {took}.")),
        Err(_) => say(format_args!("… failed after {took}.")),
    }
    result
}

/// A duration as a person would say it: `0.4 s`, `38 s`, `7 min 50 s`.
pub fn human(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 10.0 {
        format!("{seconds:.1} s")
    } else if seconds < 100.0 {
        format!("{seconds:.0} s")
    } else {
        let whole = duration.as_secs();
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

/// Runs `command` with its output shown, and fails with a sentence that begins with `step`.
pub fn run(command: &mut Command, step: &str) -> Result {
    let status = command
        .status()
        .map_err(|source| could_not_start(command, source))?;
    ended(command, step, status)
}

/// Turns the way a command ended into a result.
pub fn ended(command: &Command, step: &str, status: std::process::ExitStatus) -> Result {
    if status.success() {
        return Ok(());
    }
    Err(Failure::Step {
        step: step.to_owned(),
        command: shown(command),
        status,
    })
}

/// The failure of a command that did not even start.
pub fn could_not_start(command: &Command, source: std::io::Error) -> Failure {
    Failure::Start {
        program: command.get_program().to_string_lossy().into_owned(),
        source,
    }
}

/// The standard output of a quick question to a program; `None` if it cannot answer.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as one could type it, without its environment.
pub fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_speech() {
        assert_eq!(human(Duration::from_millis(420)), "0.4 s");
        assert_eq!(human(Duration::from_secs(38)), "38 s");
        assert_eq!(human(Duration::from_secs(470)), "7 min 50 s");
    }

    #[test]
    fn a_command_is_shown_as_typed() {
        let mut command = Command::new("cargo");
        command.args(["build", "--release"]);
        assert_eq!(shown(&command), "cargo build --release");
    }

    #[test]
    fn an_unknown_program_answers_nothing() {
        assert_eq!(ask(&mut Command::new("snap-to-zero-no-such-program")), None);
    }
}
