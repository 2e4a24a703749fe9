//! A page in a browser, looked at and used like a person would; every visit ends with a look for anything that went
//! wrong in silence.
//!
//! Tests name what they mean: what stands where on the page is known in this folder alone. `places.rs` says how each
//! thing is found, `hands.rs` what a person does, `look.rs` what a person sees.

mod hands;
mod look;
pub mod places;

pub use look::{Numbers, numbers_in};

use crate::support::{
    browser::{Driver, Engine, Result, set_screen},
    server::{Content, Server},
};
use serde_json::{Value, json};
use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

/// The folder that the page is served from: any will do.
pub const FOLDER: &str = "/some/where/";

/// The usual size of the window.
pub const WINDOW: [u32; 2] = [1440, 900];

/// What of a whole window may be no part of the page, as its bars.
const BARS: u32 = 100;

/// How long a condition may take to come true on a loaded machine.
const PATIENCE: Duration = Duration::from_secs(15);
const STEP: Duration = Duration::from_millis(15);

/// A frame of a phone's size, for browsers that make no window as narrow.
const PHONE: &str = "phone.html";

/// The built page.
pub fn dist() -> PathBuf {
    PathBuf::from(env::var_os("SNAP_DIST").expect("run with `cargo xtask test`"))
}

/// Serves a built page, from a folder of its own, with the watch before everything else.
pub fn serve(folder: PathBuf) -> Result<Server> {
    let page = fs::read_to_string(folder.join("index.html"))?;
    let watched = page.replacen("<head>", "<head><script src=\"watch.js\"></script>", 1);
    let phone = "<!doctype html><link rel=icon href=data:,><iframe width=390 height=844 style='border: 0'></iframe>";
    let under = |name: &str| format!("{FOLDER}{name}");
    Ok(Server::start(Content {
        folder,
        under: FOLDER,
        pages: vec![
            (under(""), watched.clone()),
            (under("index.html"), watched),
            (under("watch.js"), include_str!("watch.js").into()),
            (under(PHONE), phone.into()),
        ],
    })?)
}

/// The page, open in a browser.
pub struct Page {
    /// For what is too rare to have a name here.
    pub browser: WebDriver,
    engine: Engine,
    server: Server,
}

/// A browser, and all that it needs to be used from any thread, one after the other.
struct Session {
    page: Page,
    /// The connection to the driver lives here.
    runtime: Runtime,
    /// Ends the browser too.
    _driver: Driver,
}

/// The browsers. It takes longer to start one than most tests take, so tests share them.
struct Browsers {
    idle: Vec<Session>,
    in_use: usize,
}

static BROWSERS: Mutex<Browsers> = Mutex::new(Browsers {
    idle: Vec::new(),
    in_use: 0,
});
static GIVEN_BACK: Condvar = Condvar::new();

/// More browsers than this at once only wait for each other.
const AT_ONCE: usize = 2;

/// Opens the page at the usual size, and fails if anything was wrong by the end.
pub fn visit<F>(link: &str, look: F) -> Result<()>
where
    F: AsyncFnOnce(&Page) -> Result<()>,
{
    let mut session = None;
    let idle = {
        let free = GIVEN_BACK.wait_while(browsers(), |browsers| browsers.in_use >= AT_ONCE);
        let mut free = free.unwrap_or_else(PoisonError::into_inner);
        free.in_use += 1;
        free.idle.pop()
    };
    let end = catch_unwind(AssertUnwindSafe(|| {
        let Session { page, runtime, .. } = session.insert(idle.map_or_else(Session::start, Ok)?);
        runtime.block_on(async {
            page.as_new().await?;
            page.open(link).await?;
            look(page).await?;
            page.nothing_is_wrong().await
        })
    }));
    let good = matches!(end, Ok(Ok(())));
    if let Some(session) = session {
        if good {
            browsers().idle.push(session);
        } else {
            // whatever state it is in, nobody else shall meet it
            session.close();
        }
    }
    browsers().in_use -= 1;
    GIVEN_BACK.notify_one();
    end.unwrap_or_else(|panic| resume_unwind(panic))
}

fn browsers() -> MutexGuard<'static, Browsers> {
    BROWSERS.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Session {
    fn start() -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let server = serve(dist())?;
        let start = || -> Result<_> {
            let driver = Driver::start()?;
            let browser = runtime.block_on(driver.browser())?;
            Ok((driver, browser))
        };
        // the port that was free may be another program's by the time the driver listens: once more then
        let (driver, browser) = start().or_else(|_| start())?;
        let page = Page {
            browser,
            engine: Engine::chosen()?,
            server,
        };
        Ok(Self {
            page,
            runtime,
            _driver: driver,
        })
    }

    /// Closes the browser in order: left to itself, it would wait for a runtime that does not run.
    fn close(self) {
        let closed = self.runtime.block_on(self.page.browser.quit());
        // a browser that has crashed is as closed as can be
        closed.unwrap_or_default();
    }
}

impl Page {
    /// Makes the browser as it was when it started.
    async fn as_new(&self) -> Result<()> {
        self.browser.action_chain().reset_actions().await?;
        self.browser.goto("about:blank").await?;
        if self.engine != Engine::Chromium {
            self.browser
                .set_window_rect(0, 0, WINDOW[0], WINDOW[1] + BARS)
                .await?;
            return Ok(());
        }
        self.browser.browser_log().await?;
        set_screen(&self.browser, WINDOW[0], WINDOW[1], 1).await?;
        for (command, parameters) in [
            (
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": false }),
            ),
            ("Emulation.setEmulatedMedia", json!({ "features": [] })),
            ("Browser.resetPermissions", json!({})),
        ] {
            self.cdp(command, parameters).await?;
        }
        Ok(())
    }
}

// ---- opening ----

impl Page {
    /// The address of the page with what follows its folder, such as `#lambda=1`.
    pub fn url(&self, link: &str) -> String {
        self.server.url(&format!("{FOLDER}{link}"))
    }

    /// Loads the page afresh, and waits until it has drawn.
    pub async fn open(&self, link: &str) -> Result<()> {
        // the events of a document end with it
        if self.holds("window.wrongs?.length").await? {
            self.nothing_is_wrong().await?;
        }
        // a link that means the default; the bare address opens before the snap
        let link = if link.is_empty() { "#v=1" } else { link };
        self.browser.goto(self.fresh(link)).await?;
        self.runs().await
    }

    /// Loads the page by its bare address.
    pub async fn open_bare(&self) -> Result<()> {
        self.browser.goto(self.fresh("")).await?;
        self.runs().await
    }

    /// Loads the page as [`Self::open`] does, on a phone's width.
    pub async fn open_on_a_phone(&self, link: &str) -> Result<()> {
        self.browser.goto(self.url(PHONE)).await?;
        self.run(
            "document.querySelector('iframe').src = arguments[0]",
            vec![json!(self.fresh(link))],
        )
        .await?;
        self.browser.enter_frame(0).await?;
        self.runs().await
    }

    /// With the same address, another hash alone would not load the page again.
    fn fresh(&self, link: &str) -> String {
        static VISITS: AtomicU32 = AtomicU32::new(0);
        let count = VISITS.fetch_add(1, Ordering::Relaxed);
        let at = link.find('#').unwrap_or(link.len());
        let (file, hash) = link.split_at(at);
        let query = if file.contains('?') { "&" } else { "?" };
        self.url(&format!("{file}{query}visit={count}{hash}"))
    }

    /// Waits until the page has started anew, after its apology.
    pub async fn runs_again(&self) -> Result<()> {
        let apologizes = format!("document.querySelector('{}')?.hidden", places::APOLOGY);
        self.until("the apology is gone", &apologizes).await?;
        self.runs().await
    }

    async fn runs(&self) -> Result<()> {
        self.until(
            "the page runs",
            "!document.getElementById('loading') && document.querySelector('[data-quantity=lambda]')
             && document.querySelector('#app :is(.easel[data-lambda], .waiting)') && window.frames2",
        )
        .await?;
        self.settle().await
    }

    /// Goes to another hash of the same page, as a link on it would.
    pub async fn follow(&self, hash: &str) -> Result<()> {
        self.run("return follow(arguments[0])", vec![json!(hash)])
            .await?;
        Ok(())
    }
}

// ---- scripts, and waiting for what they say ----

impl Page {
    /// Runs statements in the page; `arguments` holds what is passed.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self
            .browser
            .execute(script, arguments)
            .await?
            .json()
            .clone())
    }

    /// The value of an expression in the page.
    pub async fn value(&self, expression: &str) -> Result<Value> {
        self.run(&format!("return ({expression})"), Vec::new())
            .await
    }

    /// The number that an expression is.
    pub async fn number(&self, expression: &str) -> Result<f64> {
        self.value(expression)
            .await?
            .as_f64()
            .ok_or_else(|| format!("not a number: {expression}").into())
    }

    /// The text that an expression is.
    pub async fn text(&self, expression: &str) -> Result<String> {
        let value = self.value(expression).await?;
        value
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| format!("not a text but {value}: {expression}").into())
    }

    /// Whether an expression holds.
    pub async fn holds(&self, expression: &str) -> Result<bool> {
        Ok(self.value(&format!("!!({expression})")).await? == Value::Bool(true))
    }

    /// Waits until an expression holds.
    pub async fn until(&self, what: &str, expression: &str) -> Result<()> {
        let start = Instant::now();
        while !self.holds(expression).await? {
            if start.elapsed() > PATIENCE {
                return Err(format!("waited in vain until {what}").into());
            }
            tokio::time::sleep(STEP).await;
        }
        Ok(())
    }

    /// Waits until everything that changed is on the page.
    pub async fn settle(&self) -> Result<()> {
        self.run("return frames2()", Vec::new()).await?;
        Ok(())
    }
}

// ---- what must not be ----

impl Page {
    /// Forgets what went wrong until now, where a test meant it to.
    pub async fn forgive(&self) -> Result<()> {
        if self.engine == Engine::Chromium {
            self.browser.browser_log().await?;
        }
        self.run("window.wrongs.length = 0", Vec::new()).await?;
        Ok(())
    }

    /// Fails on anything in the console, in the policy's reports, or asked from elsewhere.
    pub async fn nothing_is_wrong(&self) -> Result<()> {
        if self.engine == Engine::Chromium {
            let log = self.browser.browser_log().await?.into_iter();
            let said: Vec<String> = log
                .filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"))
                .map(|entry| entry.message)
                .collect();
            assert!(said.is_empty(), "the console says {said:?}");
        }
        let wrongs = self.value("window.wrongs").await?;
        assert_eq!(wrongs, json!([]), "events of the page");
        let elsewhere = self
            .value(
                "performance.getEntriesByType('resource').map(entry => entry.name)
                    .filter(name => !name.startsWith(new URL('.', location.href).href) && !/^(data|blob):/.test(name))",
            )
            .await?;
        assert_eq!(elsewhere, json!([]), "asked from outside the page's folder");
        for place in [places::NO_WEBASSEMBLY, places::LOAD_FAILED, places::APOLOGY] {
            assert!(!self.is_shown(place).await?, "{place} is shown");
        }
        Ok(())
    }
}
