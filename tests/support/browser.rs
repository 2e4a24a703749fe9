//! A headless Chromium, driven through ChromeDriver.
//!
//! `cargo xtask` names both programs in `CHROMIUM` and `CHROMEDRIVER`.

use serde_json::json;
use std::{
    env,
    error::Error,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

/// What the helpers here return.
pub type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

/// A running ChromeDriver; it and its browsers end with this value.
pub struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// Starts ChromeDriver on a free port.
    pub fn start() -> Result<Self> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()?;
        let output = process.stdout.take().ok_or("ChromeDriver says nothing")?;
        let port = BufReader::new(output)
            .lines()
            .map_while(std::io::Result::ok)
            .find_map(|line| port_in(&line))
            .ok_or("ChromeDriver did not start")?;
        Ok(Self {
            process,
            address: format!("127.0.0.1:{port}"),
        })
    }

    /// A new browser with an empty profile.
    pub async fn browser(&self) -> Result<WebDriver> {
        let mut wanted = DesiredCapabilities::chrome();
        if let Ok(program) = env::var("CHROMIUM") {
            wanted.set_binary(&program)?;
        }
        for argument in [
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
        ] {
            wanted.add_arg(argument)?;
        }
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        Ok(WebDriver::new(format!("http://{}", self.address), wanted).await?)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // asked to, it closes its browsers first; a panicking test could leave one behind otherwise
        if self.shut_down().is_err() {
            // it may have ended already
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

impl Driver {
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        write!(
            stream,
            "GET /shutdown HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
            self.address
        )?;
        stream.read_to_end(&mut Vec::new())?;
        Ok(())
    }
}

/// Gives the page a window of this size, with this many device pixels per CSS pixel.
pub async fn set_screen(browser: &WebDriver, width: u32, height: u32, density: u32) -> Result<()> {
    let screen =
        json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": false });
    browser
        .cdp()
        .send_raw("Emulation.setDeviceMetricsOverride", screen)
        .await?;
    Ok(())
}

/// 41233, from `ChromeDriver was started successfully on port 41233.`
fn port_in(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?
        .1
        .trim_end_matches('.')
        .parse()
        .ok()
}
