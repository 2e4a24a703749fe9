//! The browsers that the tests drive, each with its WebDriver.

use crate::{
    debian,
    project::Project,
    run::{ask, say},
    tools,
};
use anyhow::{Context, Result};
use std::{
    env,
    path::{Path, PathBuf},
};
use xshell::{Shell, cmd};

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

/// An engine's programs, by the environment variables in which the tests find them and in which a
/// person can name their own: the driver, the browser.
pub type Programs = [(&'static str, PathBuf); 2];

impl Engine {
    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// The programs, if both are here.
    pub fn find(self, project: &Project) -> Option<Programs> {
        let first = |variable, names| programs(project, variable, names).into_iter().next();
        match self {
            Self::Chromium => {
                let driver = first("CHROMEDRIVER", &["chromedriver"])?;
                let version = version_of(&project.sh, &driver)?;
                let browser = programs(project, "CHROMIUM", CHROMIUMS)
                    .into_iter()
                    .find(|path| version_of(&project.sh, path) == Some(version))?;
                Some([("CHROMEDRIVER", driver), ("CHROMIUM", browser)])
            }
            Self::Firefox => Some([
                ("GECKODRIVER", first("GECKODRIVER", &["geckodriver"])?),
                ("FIREFOX", first("FIREFOX", &["firefox-esr", "firefox"])?),
            ]),
            Self::WebKit => {
                // it has no headless mode
                first("XVFB_RUN", &["xvfb-run"])?;
                let driver = first("WEBKITDRIVER", &["WebKitWebDriver"])?;
                let browser = first("MINIBROWSER", &["MiniBrowser"])?;
                Some([("WEBKITDRIVER", driver), ("MINIBROWSER", browser)])
            }
        }
    }

    /// The programs, installed if they are missing and can be.
    pub fn get(self, project: &Project) -> Result<Programs> {
        if let Some(found) = self.find(project) {
            return Ok(found);
        }
        let (packages, browser): (&[&str], _) = match self {
            Self::Chromium => (&["chromium", "chromium-driver"], "CHROMIUM"),
            Self::Firefox => (&["firefox-esr"], "FIREFOX"),
            Self::WebKit => (&["webkit2gtk-driver", "xvfb", "xauth"], "MINIBROWSER"),
        };
        let only_the_driver_lacks = self == Self::Firefox
            && !programs(project, browser, &["firefox-esr", "firefox"]).is_empty();
        if debian::is_here() && !only_the_driver_lacks {
            let why = format!("{}, for the tests", self.name());
            debian::install(&project.sh, packages, &why, "a minute")?;
        }
        if self == Self::Firefox {
            tools::geckodriver(project)?;
        }
        self.find(project).with_context(|| {
            let name = self.name();
            format!(
                "{name} or its WebDriver of the same version is missing: please install both so that \
                 they are on the PATH, or name the browser in {browser} and the driver in its own \
                 variable (the README lists them), and try again."
            )
        })
    }
}

/// Installs the engines that `cargo xtask test` can do without.
pub fn install(project: &Project) -> Result<()> {
    for engine in [Engine::Firefox, Engine::WebKit] {
        engine.get(project)?;
        say(format_args!("{} is ready.", engine.name()));
    }
    Ok(())
}

/// The names of Chromium and Chrome.
const CHROMIUMS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "Google Chrome",
];

/// The program that `variable` names, or else those of these names on the PATH and in usual places.
fn programs(project: &Project, variable: &str, names: &[&str]) -> Vec<PathBuf> {
    if let Some(path) = env::var_os(variable) {
        return vec![path.into()];
    }
    let mut folders = project.search_path();
    // GitHub's machines keep their drivers here
    folders.extend(env::var_os("CHROMEWEBDRIVER").map(PathBuf::from));
    folders.extend(env::var_os("GECKOWEBDRIVER").map(PathBuf::from));
    // a Mac keeps its browsers here
    for app in ["Google Chrome", "Firefox"] {
        folders.push(format!("/Applications/{app}.app/Contents/MacOS").into());
    }
    // WebKitGTK keeps its small browser here: /usr/lib/*/webkit2gtk-4.*/
    for folder in project.sh.read_dir("/usr/lib").unwrap_or_default() {
        folders.extend(["4.1", "4.0"].map(|version| folder.join(format!("webkit2gtk-{version}"))));
    }
    let paths = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    paths.filter(|path| path.is_file()).collect()
}

/// The major version of a browser or a driver.
fn version_of(sh: &Shell, program: &Path) -> Option<u32> {
    major(&ask(cmd!(sh, "{program} --version"))?)
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
        assert_eq!(major("Google Chrome 157.0.1.2 "), Some(157));
        assert_eq!(major("ChromeDriver 156.0.8078.73 (abc@{#1})"), Some(156));
        assert_eq!(major("hello"), None);
    }
}
