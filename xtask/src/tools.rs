//! The programs that make a page out of the compiler's output: trunk, wasm-bindgen, wasm-opt.
//!
//! One with the right version on the PATH is taken as it is. Otherwise it goes to a folder of its
//! own beside cargo's, where it survives a fresh clone and never replaces the person's own tools.

use crate::{
    failure::{Failure, Result},
    process::{ask, run, say, timed},
    project::{Project, tools_home},
    versions,
    wasm_toolchain::{WasmToolchain, cargo},
};
use std::{
    env,
    env::consts::EXE_SUFFIX,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

/// Everything that is needed to build the page.
pub struct Tools {
    toolchain: WasmToolchain,
    /// The tools' own folders, to be searched first.
    folders: Vec<PathBuf>,
    /// The bundler.
    trunk: PathBuf,
}

impl Tools {
    /// Finds the tools, and gets those that are missing.
    pub fn get(project: &Project) -> Result<Self> {
        let toolchain = WasmToolchain::get(project)?;
        let home = tools_home().ok_or_else(|| {
            Failure::Missing(
                "There is no home folder to put the tools in: please set CARGO_HOME.".into(),
            )
        })?;
        let shelf = Shelf {
            path: toolchain.search_path(),
            home,
        };
        let trunk = shelf.trunk()?;
        let bindgen = shelf.wasm_bindgen(&versions::wasm_bindgen(&project.root)?)?;
        let wasm_opt = shelf.wasm_opt()?;
        let folders = [Some(bindgen), wasm_opt]
            .into_iter()
            .flatten()
            .filter_map(|tool| tool.own_folder)
            .collect();
        Ok(Self {
            toolchain,
            folders,
            trunk: trunk.program,
        })
    }

    /// The compiler that these tools work with.
    pub fn toolchain(&self) -> &WasmToolchain {
        &self.toolchain
    }

    /// Makes `command` find these tools.
    pub fn equip(&self, command: &mut Command) {
        let folders = self.folders.iter().cloned();
        if let Ok(path) = env::join_paths(folders.chain(self.toolchain.search_path())) {
            command.env("PATH", path);
        }
    }

    /// A trunk command in the project's folder.
    pub fn trunk(&self, project: &Project) -> Command {
        let mut command = self.toolchain.command(&self.trunk);
        self.equip(&mut command);
        command
            .current_dir(&project.root)
            // trunk 0.21 refuses the usual values of this variable
            .env_remove("NO_COLOR")
            // a person needs its words, not its stack
            .env("RUST_BACKTRACE", "0")
            .arg("--skip-version-check");
        command
    }
}

/// The variable in which a person can name their own axe.min.js, and in which the tests find it.
pub const AXE: &str = "SNAP_AXE";

/// The accessibility checker's one file, which the end-to-end tests run in the page.
pub fn axe() -> Result<PathBuf> {
    if let Some(file) = env::var_os(AXE).filter(|file| !file.is_empty()) {
        return Ok(file.into());
    }
    let missing = || {
        Failure::Missing(format!(
            "The tests check accessibility with axe-core: please install npm, which brings it, or \
             name an axe.min.js of version {} in {AXE}.",
            versions::AXE
        ))
    };
    let folder = tools_home()
        .ok_or_else(missing)?
        .join(format!("axe-core-{}", versions::AXE));
    let file = folder.join("node_modules/axe-core/axe.min.js");
    if !file.is_file() {
        if ask(&mut npm(&["--version"])).is_none() {
            return Err(missing());
        }
        let package = format!("axe-core@{}", versions::AXE);
        npm_install(&folder, &package, "the accessibility checker")?;
    }
    Ok(file)
}

/// Installs an npm package into a folder of its own.
fn npm_install(folder: &Path, package: &str, what: &str) -> Result {
    std::fs::create_dir_all(folder).map_err(|source| Failure::file(folder, source))?;
    let mut install = npm(&[
        "install",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--prefix",
    ]);
    install.arg(folder).arg(package).current_dir(folder);
    let step = format!("Installing {package}");
    timed(
        format!("Installing {what} ({package}) with npm (once; usually 5 seconds)"),
        || run(&mut install, &step),
    )
}

/// A tool that was found.
struct Found {
    program: PathBuf,
    /// Its folder, unless the PATH leads there anyway.
    own_folder: Option<PathBuf>,
}

/// Where tools are looked for and put.
struct Shelf {
    path: Vec<PathBuf>,
    home: PathBuf,
}

impl Shelf {
    fn trunk(&self) -> Result<Found> {
        let right = |said: &str| said == format!("trunk {}", versions::TRUNK);
        self.installed_by_cargo("trunk", right, "trunk", versions::TRUNK, "5–12 minutes")
    }

    fn wasm_bindgen(&self, version: &str) -> Result<Found> {
        // the test runner comes with it and has the same version
        let program = "wasm-bindgen-test-runner";
        let right = |said: &str| said.split(' ').nth(1) == Some(version);
        let both = |said: &str| right(said) && self.find("wasm-bindgen", right).is_some();
        self.installed_by_cargo(program, both, "wasm-bindgen-cli", version, "4–9 minutes")
    }

    /// `None`: trunk may fetch its own.
    fn wasm_opt(&self) -> Result<Option<Found>> {
        let right =
            |said: &str| binaryen_version(said).is_some_and(|v| v >= versions::OLDEST_BINARYEN);
        if let Some(found) = self.find("wasm-opt", right) {
            return Ok(Some(found));
        }
        if ask(&mut npm(&["--version"])).is_none() {
            say("wasm-opt is missing, and so is npm to install it: Trunk will try to download it.");
            return Ok(None);
        }
        let folder = self.home.join("binaryen");
        let package = format!("binaryen@{}", versions::BINARYEN);
        npm_install(&folder, &package, "wasm-opt")?;
        self.find("wasm-opt", right).map(Some).ok_or_else(|| {
            Failure::Missing(format!(
                "npm installed binaryen into {}, but its wasm-opt does not run: please install \
                 binaryen {} or newer so that `wasm-opt` is on the PATH.",
                folder.display(),
                versions::OLDEST_BINARYEN
            ))
        })
    }

    fn installed_by_cargo(
        &self,
        program: &str,
        right: impl Fn(&str) -> bool,
        package: &str,
        version: &str,
        usually: &str,
    ) -> Result<Found> {
        if let Some(found) = self.find(program, &right) {
            return Ok(found);
        }
        let what = format!("Installing {package} {version} from source (once; usually {usually})");
        timed(what, || {
            // its lock file first; a registry's mirror may lag behind what that names
            run(
                self.cargo_install(package, version).arg("--locked"),
                "Installing",
            )
            .or_else(|_| {
                say("With the versions in its own lock file it failed; trying without.");
                run(&mut self.cargo_install(package, version), "Installing")
            })
        })?;
        self.find(program, &right).ok_or_else(|| {
            Failure::Missing(format!(
                "{package} {version} is installed in {}, but does not run there.",
                self.home.display()
            ))
        })
    }

    fn cargo_install(&self, package: &str, version: &str) -> Command {
        let mut command = Command::new(cargo());
        command
            .args(["install", "--quiet", "--root"])
            .arg(&self.home)
            .args(["--version", version, package])
            // the project's own settings are not for its tools
            .current_dir(env::temp_dir())
            .env_remove("CARGO_TARGET_DIR")
            // built to be ready soon, not to run a little faster
            .envs([
                ("CARGO_PROFILE_RELEASE_LTO", "false"),
                ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
                ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
                ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
                ("CARGO_PROFILE_RELEASE_STRIP", "true"),
            ]);
        command
    }

    /// The first program of this name whose own words about its version are right.
    fn find(&self, program: &str, right: impl Fn(&str) -> bool) -> Option<Found> {
        let own = [
            self.home.join("bin"),
            self.home.join("binaryen/node_modules/.bin"),
        ];
        let path = self.path.iter().map(|folder| (folder, false));
        path.chain(own.iter().map(|folder| (folder, true)))
            .find_map(|(folder, is_own)| {
                let program = executable(folder, program)?;
                let said = ask(Command::new(&program).arg("--version"))?;
                right(&said).then(|| Found {
                    program,
                    own_folder: is_own.then(|| folder.clone()),
                })
            })
    }
}

/// The file to start for `program` in `folder`, if it is there.
pub fn executable(folder: &Path, program: &str) -> Option<PathBuf> {
    let mut names = vec![format!("{program}{EXE_SUFFIX}")];
    if cfg!(windows) {
        names.push(format!("{program}.cmd"));
    }
    names
        .into_iter()
        .map(|name| folder.join(name))
        .find(|path| path.is_file())
}

/// npm is a script on Windows, which only its shell can start.
fn npm(arguments: &[&str]) -> Command {
    let mut command = if cfg!(windows) {
        let mut shell = Command::new("cmd");
        shell.args(["/C", "npm"]);
        shell
    } else {
        Command::new("npm")
    };
    command.args(arguments.iter().map(OsStr::new));
    command
}

/// 132, from `wasm-opt version 132 (version_132)`.
fn binaryen_version(said: &str) -> Option<u32> {
    said.split(' ').nth(2)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_wasm_opt_says() {
        assert_eq!(
            binaryen_version("wasm-opt version 132 (version_132)"),
            Some(132)
        );
        assert_eq!(binaryen_version("wasm-opt version 108"), Some(108));
        assert_eq!(binaryen_version("something else"), None);
    }
}
