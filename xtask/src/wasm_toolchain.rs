//! Which compiler builds for the browser on this machine.
//!
//! Usually the person's own, which rustup completes with the wasm32 standard library. Where the
//! machine's owner does not let rustup fetch parts, Debian's own compiler builds that library from
//! its sources; its settings are for the wasm build alone, and so is its target folder, because two
//! compilers in one folder would undo each other's work.

use crate::{
    debian,
    failure::{Failure, Result},
    process::{ask, run, timed},
    project::Project,
};
use std::{
    env,
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The target of the browser's programs.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where distributions put their programs.
const SYSTEM_BIN: &str = "/usr/bin";

/// A compiler that can build for wasm32, and the environment it needs.
pub struct WasmToolchain {
    /// Folders to search before the person's PATH.
    path_first: Vec<PathBuf>,
    /// Variables to set.
    variables: Vec<(&'static str, OsString)>,
    /// Is this the distribution's compiler, building its own standard library?
    from_distribution: bool,
}

impl WasmToolchain {
    /// Finds a compiler for wasm32, completing the machine if that is possible and allowed.
    pub fn get(project: &Project) -> Result<Self> {
        if has_standard_library() {
            return Ok(Self::ordinary());
        }
        if rustup_may_install() {
            let mut add = Command::new("rustup");
            add.current_dir(&project.root)
                .args(["target", "add", TARGET]);
            let what = format!(
                "Adding the {TARGET} standard library with rustup (once; usually under a minute)"
            );
            timed(what, || run(&mut add, "Adding the wasm32 target"))?;
            if has_standard_library() {
                return Ok(Self::ordinary());
            }
        }
        if Distribution::find().is_none() && debian::is_here() {
            debian::install(
                &["rustc-web", "cargo-web", "rust-web-src", "lld-19"],
                "a Rust compiler that can build for the browser (this machine's own has no \
                 standard library for it, and rustup may not fetch one)",
                "a minute",
            )?;
        }
        Distribution::find()
            .map(|found| Self::distribution(project, &found))
            .ok_or_else(|| {
                Failure::Missing(format!(
                    "This machine's Rust compiler cannot build for the browser: please add the \
                     standard library for {TARGET} with `rustup target add {TARGET}`, or with your \
                     distribution's package for it, and try again."
                ))
            })
    }

    fn ordinary() -> Self {
        Self {
            path_first: Vec::new(),
            variables: Vec::new(),
            from_distribution: false,
        }
    }

    fn distribution(project: &Project, found: &Distribution) -> Self {
        let bin = Path::new(SYSTEM_BIN);
        Self {
            path_first: vec![bin.to_owned()],
            variables: vec![
                ("CARGO", bin.join("cargo").into()),
                ("RUSTC", bin.join("rustc").into()),
                ("RUSTDOC", bin.join("rustdoc").into()),
                // building the standard library is an unstable feature of a stable compiler
                ("RUSTC_BOOTSTRAP", "1".into()),
                ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".into()),
                (
                    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
                    found.linker.clone().into(),
                ),
                (
                    "CARGO_TARGET_DIR",
                    project.target().join("wasm-distribution").into(),
                ),
            ],
            from_distribution: true,
        }
    }

    /// The folders in which programs are searched, in order.
    pub fn search_path(&self) -> Vec<PathBuf> {
        let inherited = env::var_os("PATH").unwrap_or_default();
        self.path_first
            .iter()
            .cloned()
            .chain(env::split_paths(&inherited))
            .collect()
    }

    /// A command that builds with this compiler.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.envs(self.variables.iter().map(|(key, value)| (key, value)));
        if let Ok(path) = env::join_paths(self.search_path()) {
            command.env("PATH", path);
        }
        command
    }

    /// Is this compiler's linter missing? (Another compiler's would be found, but does not fit.)
    pub fn lacks_clippy(&self) -> bool {
        if self.from_distribution {
            !Path::new(SYSTEM_BIN).join("clippy-driver").exists()
        } else {
            ask(self.cargo().args(["clippy", "--version"])).is_none()
        }
    }

    /// `cargo`, as this compiler's own.
    pub fn cargo(&self) -> Command {
        if self.from_distribution {
            self.command(Path::new(SYSTEM_BIN).join("cargo"))
        } else {
            self.command(cargo())
        }
    }
}

/// The cargo that runs this program.
pub fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Does the person's own compiler have the wasm32 standard library?
fn has_standard_library() -> bool {
    ask(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| holds_core(Path::new(&folder)))
}

fn holds_core(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
    })
}

/// rustup is there, and the machine's owner lets it fetch parts.
fn rustup_may_install() -> bool {
    env::var_os("RUSTUP_AUTO_INSTALL").is_none_or(|value| value != "0")
        && ask(Command::new("rustup").arg("--version")).is_some()
}

/// A distribution's compiler that comes with its standard library's sources.
struct Distribution {
    linker: PathBuf,
}

impl Distribution {
    fn find() -> Option<Self> {
        let bin = Path::new(SYSTEM_BIN);
        let sysroot = ask(Command::new(bin.join("rustc")).args(["--print", "sysroot"]))?;
        let sources = Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock");
        let linker = ["wasm-ld-19", "wasm-ld"]
            .into_iter()
            .map(|name| bin.join(name))
            .find(|path| path.exists())?;
        (bin.join("cargo").exists() && sources.exists()).then_some(Self { linker })
    }
}
