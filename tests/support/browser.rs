//! A browser without a window, driven through its WebDriver.
//!
//! `SNAP_ENGINE` chooses it: `chromium`, which is the default, `firefox` or `webkit`. `cargo xtask` names the
//! programs, in the variables of [`Engine::programs`].

use serde_json::{Value, json};
use std::{
    env,
    error::Error,
    io,
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use thirtyfour::{Capabilities, WebDriver};

/// What the helpers here return.
pub type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

/// How long a driver may take to start on a loaded machine.
const START: Duration = Duration::from_secs(60);

/// Runs a driver until the input ends, and that is when this process does, however it does. Nothing is left then:
/// the driver and its browser are of one process group, and what they write is in one folder.
const UNTIL_THE_END: &str = r#"
    TMPDIR=$(mktemp -d) && export TMPDIR || exit
    "$@" <&- &
    read -r _
    trap '' TERM
    kill 0
    wait
    until rm -rf "$TMPDIR" 2>/dev/null; do sleep 0.1; done"#;

/// The kinds of browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit, in its small browser; it needs a display.
    WebKit,
}

impl Engine {
    /// The engine that `SNAP_ENGINE` names.
    pub fn chosen() -> Result<Self> {
        match env::var("SNAP_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::WebKit),
            Ok(other) => Err(format!("SNAP_ENGINE is {other}: chromium, firefox or webkit").into()),
        }
    }

    /// The variables that name the driver and the browser, each with the driver's usual name.
    fn programs(self) -> [(&'static str, &'static str); 2] {
        match self {
            Self::Chromium => [("CHROMEDRIVER", "chromedriver"), ("CHROMIUM", "chromium")],
            Self::Firefox => [("GECKODRIVER", "geckodriver"), ("FIREFOX", "firefox")],
            Self::WebKit => [
                ("WEBKITDRIVER", "WebKitWebDriver"),
                ("MINIBROWSER", "MiniBrowser"),
            ],
        }
    }

    /// What the driver is asked for, with the browser's program.
    fn capabilities(self, browser: &str) -> Value {
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "binary": browser, "args": [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    // the browser talks to nobody but the test's own server
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ] },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": { "binary": browser, "args": ["-headless"] },
            }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] },
            }),
        }
    }
}

/// A running driver; it and its browsers end with this value, or with this process.
pub struct Driver {
    engine: Engine,
    process: Child,
    address: String,
}

impl Driver {
    /// Starts the driver of the chosen engine on a free port.
    pub fn start() -> Result<Self> {
        let engine = Engine::chosen()?;
        let [driver, _] = engine.programs().map(program);
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let process = Command::new("sh")
            .args([
                "-c",
                UNTIL_THE_END,
                "sh",
                &driver,
                &format!("--port={port}"),
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .process_group(0)
            .spawn()?;
        let address = format!("127.0.0.1:{port}");
        let driver_is_there = || TcpStream::connect(&address);
        let start = Instant::now();
        while let Err(error) = driver_is_there() {
            if start.elapsed() > START {
                return Err(format!("{driver} did not start: {error}").into());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(Self {
            engine,
            process,
            address,
        })
    }

    /// A new browser with an empty profile.
    pub async fn browser(&self) -> Result<WebDriver> {
        let [_, browser] = self.engine.programs().map(program);
        let wanted = self.engine.capabilities(&browser);
        let wanted = Capabilities::from(wanted.as_object().cloned().unwrap_or_default());
        Ok(WebDriver::new(format!("http://{}", self.address), wanted).await?)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        // it can only fail where the process has ended already
        let _: io::Result<_> = self.process.wait();
    }
}

/// The program that a variable names, or else the usual one.
fn program((variable, usual): (&str, &str)) -> String {
    env::var(variable).unwrap_or_else(|_| usual.to_owned())
}

/// Gives the page a window of this size, with this many device pixels per CSS pixel. Chromium alone can.
pub async fn set_screen(browser: &WebDriver, width: u32, height: u32, density: u32) -> Result<()> {
    let screen =
        json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": false });
    browser
        .cdp()
        .send_raw("Emulation.setDeviceMetricsOverride", screen)
        .await?;
    Ok(())
}
