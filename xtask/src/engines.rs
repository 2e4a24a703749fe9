//! The browsers that the tests drive, each with its WebDriver.

use crate::{
    debian,
    project::Project,
    run::{ask, say},
    tools,
};
use anyhow::{Context, Result};
use std::{env, path::PathBuf, vec::IntoIter};
use xshell::cmd;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome: every test runs in it.
    Chromium,
    /// Firefox: the smoke tests.
    Firefox,
    /// WebKitGTK's small browser: the smoke tests.
    WebKit,
}

/// An engine's driver and browser, by the environment variables in which the tests find them and in
/// which a person can name their own.
pub type Programs = [(&'static str, PathBuf); 2];

impl Engine {
    /// The variables of the driver and of the browser.
    fn variables(self) -> [&'static str; 2] {
        match self {
            Self::Chromium => ["CHROMEDRIVER", "CHROMIUM"],
            Self::Firefox => ["GECKODRIVER", "FIREFOX"],
            Self::WebKit => ["WEBKITDRIVER", "MINIBROWSER"],
        }
    }

    /// The programs, if both are here.
    pub fn find(self, project: &Project) -> Option<Programs> {
        if self == Self::WebKit {
            // it has no headless mode
            ask(cmd!(project.sh, "xvfb-run --help"))?;
        }
        let (driver, browsers): (_, &[&str]) = match self {
            Self::Chromium => ("chromedriver", CHROMIUMS),
            Self::Firefox => ("geckodriver", &["firefox-esr", "firefox"]),
            Self::WebKit => ("WebKitWebDriver", &["MiniBrowser"]),
        };
        let version = |path: &PathBuf| major(&ask(cmd!(project.sh, "{path} --version"))?);
        let variables = self.variables();
        let driver = programs(project, variables[0], &[driver]).next()?;
        let browser = programs(project, variables[1], browsers)
            .find(|browser| self != Self::Chromium || version(browser) == version(&driver))?;
        Some([(variables[0], driver), (variables[1], browser)])
    }

    /// The programs, installed if they are missing and can be.
    pub fn get(self, project: &Project) -> Result<Programs> {
        if let Some(found) = self.find(project) {
            return Ok(found);
        }
        if self == Self::Firefox {
            tools::geckodriver(project)?;
        }
        let packages = match self {
            Self::Chromium => "chromium chromium-driver",
            Self::Firefox => "firefox-esr",
            Self::WebKit => "webkit2gtk-driver xvfb xauth",
        };
        if self.find(project).is_none() && debian::is_here() {
            let why = format!("{self:?}, which the tests drive");
            debian::install(&project.sh, packages, &why)?;
        }
        self.find(project).with_context(|| {
            let [driver, browser] = self.variables();
            format!(
                "{self:?} and its WebDriver of the same version are not both here. Please install them \
                 so that they are on the PATH, or name their programs in {browser} and {driver}."
            )
        })
    }
}

/// The names of Chromium and Chrome.
const CHROMIUMS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "Google Chrome",
];

/// Installs the engines that `cargo xtask test` can do without.
pub fn install(project: &Project) -> Result<()> {
    for engine in [Engine::Firefox, Engine::WebKit] {
        engine.get(project)?;
        say(format_args!("{engine:?} is ready for the tests."));
    }
    Ok(())
}

/// The program that `variable` names, or else those of these names on the PATH and in usual places.
fn programs(project: &Project, variable: &str, names: &[&str]) -> IntoIter<PathBuf> {
    if let Some(path) = env::var_os(variable) {
        return vec![path.into()].into_iter();
    }
    let mut folders = project.search_path(None);
    // where GitHub's machines keep their drivers
    let drivers = ["CHROMEWEBDRIVER", "GECKOWEBDRIVER"]
        .into_iter()
        .filter_map(env::var_os);
    folders.extend(drivers.map(PathBuf::from));
    // where a Mac keeps its browsers
    folders.push("/Applications/Google Chrome.app/Contents/MacOS".into());
    folders.push("/Applications/Firefox.app/Contents/MacOS".into());
    // where Debian keeps WebKitGTK's browser
    for folder in project.sh.read_dir("/usr/lib").unwrap_or_default() {
        folders.extend(["webkit2gtk-4.1", "webkit2gtk-4.0"].map(|name| folder.join(name)));
    }
    let paths = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let found: Vec<_> = paths.filter(|path| path.is_file()).collect();
    found.into_iter()
}

/// 156, from `Chromium 156.0.8078.79 built on Debian`.
fn major(said: &str) -> Option<u32> {
    let version = said.split(' ').find(|word| word.contains('.'))?;
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_browsers_version() {
        assert_eq!(
            major("Chromium 156.0.8078.79 built on Debian GNU/Linux"),
            Some(156)
        );
        assert_eq!(major("ChromeDriver 156.0.8078.73 (abc@{#1})"), Some(156));
        assert_eq!(major("hello"), None);
    }
}
