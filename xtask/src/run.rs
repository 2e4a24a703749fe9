//! Running other programs, and telling the person about it.

use anyhow::{Context, Result, bail};
use std::{
    fmt::Display,
    fs::{self, File},
    process::{Command, Stdio},
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};
use xshell::{Cmd, Shell};

/// How often a person is told that something is still going on.
const TICK: Duration = Duration::from_secs(30);

/// Says one line, on standard error.
pub fn say(line: impl Display) {
    eprintln!("▸ {line}");
}

/// Says `what`, does it, and says how long it took, and meanwhile that it goes on.
pub fn timed<T>(what: impl Display, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(format_args!("{what} …"));
    let start = Instant::now();
    let (over, ticks) = channel::<()>();
    thread::spawn(move || {
        while ticks.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
            say(format_args!("… {} so far", human(start.elapsed())));
        }
    });
    let result = work();
    drop(over);
    let end = if result.is_ok() {
        "done in"
    } else {
        "failed after"
    };
    say(format_args!("… {end} {}.", human(start.elapsed())));
    result
}

/// A timed step by another program, whose own words are shown only if it fails.
pub fn step(what: impl Display, cmd: Cmd) -> Result<()> {
    timed(what, || {
        let command = cmd.to_string();
        let (passed, said) = logged(cmd)?;
        if !passed {
            bail!("{said}\n`{command}` failed; its own words are above.");
        }
        Ok(())
    })
}

/// Whether `cmd` succeeded, and all that it wrote.
///
/// It writes to a file: a pipe would stay open for as long as any browser that a test left behind.
pub fn logged(cmd: Cmd) -> Result<(bool, String)> {
    let folder = Shell::new()?.create_temp_dir()?;
    let path = folder.path().join("output");
    let output = File::create(&path)?;
    let command = cmd.to_string();
    let status = Command::from(cmd)
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(output)
        .status()
        .with_context(|| format!("`{command}` could not be started"))?;
    let said = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
    Ok((status.success(), said))
}

/// The answer to a quick question to a program; `None` if it cannot answer.
pub fn ask(cmd: Cmd) -> Option<String> {
    cmd.quiet().ignore_stderr().read().ok()
}

/// A duration as a person would say it: `0.4 s`, `38 s`, `7 min 50 s`.
pub fn human(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", duration.as_secs_f64()),
        10..100 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::cmd;

    #[test]
    fn durations_read_like_speech() {
        assert_eq!(human(Duration::from_millis(420)), "0.4 s");
        assert_eq!(human(Duration::from_secs(38)), "38 s");
        assert_eq!(human(Duration::from_secs(470)), "7 min 50 s");
    }

    #[test]
    fn a_program_that_fails_has_its_say() -> Result<()> {
        let sh = Shell::new()?;
        let (passed, said) = logged(cmd!(sh, "sh -c 'echo one; echo two >&2; exit 3'"))?;
        assert_eq!((passed, said.as_str()), (false, "one\ntwo\n"));
        assert!(logged(cmd!(sh, "snap-to-zero-no-such-program")).is_err());
        assert_eq!(ask(cmd!(sh, "snap-to-zero-no-such-program")), None);
        Ok(())
    }
}
