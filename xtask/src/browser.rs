//! A Chromium or Chrome, and the ChromeDriver that steers it.

use crate::{
    debian,
    failure::{Failure, Result},
    process::ask,
    tools::executable,
};
use std::{env, path::PathBuf, process::Command};

/// A browser and a driver of the same major version.
pub struct Browser {
    /// The browser's program.
    pub chromium: PathBuf,
    /// Its WebDriver.
    pub chromedriver: PathBuf,
}

/// Where a person can name their own: the browser's variable, and the driver's.
pub const VARIABLES: [&str; 2] = ["CHROMIUM", "CHROMEDRIVER"];

impl Browser {
    /// Finds a browser with its driver, or installs Debian's.
    pub fn get() -> Result<Self> {
        if let Some(browser) = Self::find() {
            return Ok(browser);
        }
        if debian::is_here() {
            debian::install(
                &["chromium", "chromium-driver"],
                "the browser that the tests drive",
                "a minute",
            )?;
        }
        Self::find().ok_or_else(|| {
            let [browser, driver] = VARIABLES;
            Failure::Missing(format!(
                "The tests need Chromium or Chrome and the ChromeDriver of the same version: please \
                 install both, or name their programs in {browser} and {driver}, and try again."
            ))
        })
    }

    /// The browser's own name and version, such as `Chromium 156.0.8078.79`.
    pub fn name(&self) -> String {
        let said = ask(Command::new(&self.chromium).arg("--version")).unwrap_or_default();
        said.split(" built on ")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    fn find() -> Option<Self> {
        let [browser, driver] = VARIABLES;
        let browsers = candidates(
            browser,
            &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
                "chrome",
            ],
        );
        let chromedriver = candidates(driver, &["chromedriver"])
            .into_iter()
            .find_map(|path| Some((version_of(&path)?, path)))?;
        let chromium = browsers
            .into_iter()
            .find(|path| version_of(path).is_some_and(|v| v == chromedriver.0))?;
        Some(Self {
            chromium,
            chromedriver: chromedriver.1,
        })
    }
}

/// The program that `variable` names, or else those on the PATH and in the usual places.
fn candidates(variable: &str, names: &[&str]) -> Vec<PathBuf> {
    if let Some(path) = env::var_os(variable).filter(|path| !path.is_empty()) {
        return vec![path.into()];
    }
    let mut folders: Vec<PathBuf> =
        env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    // GitHub's machines keep theirs here
    folders.extend(env::var_os("CHROMEWEBDRIVER").map(PathBuf::from));
    let mut found: Vec<PathBuf> = names
        .iter()
        .flat_map(|name| folders.iter().filter_map(|folder| executable(folder, name)))
        .collect();
    let on_a_mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    if variable == VARIABLES[0] && on_a_mac.exists() {
        found.push(on_a_mac);
    }
    found
}

fn version_of(program: &PathBuf) -> Option<u32> {
    major(&ask(Command::new(program).arg("--version"))?)
}

/// 156, from `Chromium 156.0.8078.79 built on Debian`.
fn major(said: &str) -> Option<u32> {
    said.split(' ')
        .find(|word| word.contains('.'))?
        .split('.')
        .next()?
        .parse()
        .ok()
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
        assert_eq!(major("Google Chrome 157.0.1.2 "), Some(157));
        assert_eq!(
            major("ChromeDriver 156.0.8078.73 (abc-refs/branch-heads/8078@{#1})"),
            Some(156)
        );
        assert_eq!(major("hello"), None);
    }
}
