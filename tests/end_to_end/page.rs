//! A page in a browser, looked at and used like a person would; every visit ends with a look for
//! anything that went wrong in silence.

use crate::support::{
    browser::{Driver, Result, set_screen},
    server::{Content, Server},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    env,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

/// The folder that the page is served from: any will do.
pub const FOLDER: &str = "/some/where/";

/// How long a condition may take to come true on a loaded machine.
const PATIENCE: Duration = Duration::from_secs(15);
const STEP: Duration = Duration::from_millis(15);

/// Becomes true in the frame after the next: by then everything that changed is on the page.
const FRAMES: &str =
    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

/// Goes to a hash, and waits until the page has had the event and the frames after it.
pub const FOLLOW: &str = "(hash => new Promise(done => {
    const there = () => requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
    const before = location.hash;
    addEventListener('hashchange', there, { once: true });
    location.hash = hash;
    if (location.hash === before) { removeEventListener('hashchange', there); there(); }
}))";

/// The text of every number on the page.
pub const NUMBERS: &str =
    "Object.fromEntries([...document.querySelectorAll('output[data-quantity]')]
    .map(each => [each.dataset.quantity, each.dataset.value]))";

/// Runs in every document before anything else does.
const WATCH: &str = "
    window.wrongs = [];
    addEventListener('securitypolicyviolation', e => wrongs.push(`policy: ${e.violatedDirective} ${e.blockedURI}`));
    addEventListener('error', e => wrongs.push(`error: ${e.message}`));
    addEventListener('unhandledrejection', e => wrongs.push(`rejection: ${e.reason}`));
";

/// The built page.
pub fn dist() -> PathBuf {
    PathBuf::from(env::var_os("SNAP_DIST").expect("run with `cargo xtask test`"))
}

/// Serves a built page, from a folder of its own.
pub fn serve(folder: PathBuf) -> Result<Server> {
    Ok(Server::start(Content {
        folder,
        under: FOLDER,
        pages: Vec::new(),
    })?)
}

/// The page, open in a browser.
pub struct Page {
    /// For what is too rare to have a name here.
    pub browser: WebDriver,
    server: Server,
}

/// A browser, and all that it needs to be used from any thread, one after the other.
struct Session {
    page: Page,
    /// Closes after the browser.
    _driver: Driver,
    /// The connection to the driver lives here.
    runtime: Runtime,
}

/// The browsers that no test uses just now.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// Opens the page at the usual size, and fails if anything was wrong by the end.
pub fn visit<F>(link: &str, look: F) -> Result<()>
where
    F: AsyncFnOnce(&Page) -> Result<()>,
{
    let session = idle().pop().map_or_else(Session::start, Ok)?;
    let page = &session.page;
    let end = catch_unwind(AssertUnwindSafe(|| {
        session.runtime.block_on(async {
            page.as_new().await?;
            page.open(link).await?;
            look(page).await?;
            page.nothing_is_wrong().await
        })
    }));
    if matches!(end, Ok(Ok(()))) {
        idle().push(session);
    } else {
        // whatever state it is in, nobody else shall meet it
        session.close();
    }
    end.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Closes the browsers that tests left for others.
pub fn close_all() {
    let sessions: Vec<Session> = idle().drain(..).collect();
    sessions.into_iter().for_each(Session::close);
}

fn idle() -> MutexGuard<'static, Vec<Session>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Session {
    fn start() -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let server = serve(dist())?;
        let driver = Driver::start()?;
        let browser = runtime.block_on(driver.browser())?;
        let page = Page { browser, server };
        let watch = json!({ "source": WATCH });
        runtime.block_on(page.cdp("Page.addScriptToEvaluateOnNewDocument", watch))?;
        Ok(Self {
            page,
            _driver: driver,
            runtime,
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
        self.browser.browser_log().await?;
        set_screen(&self.browser, 1280, 900, 1).await?;
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

// ---- opening and looking ----

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
        // with the same address, another hash alone would not load it again
        static VISITS: AtomicU32 = AtomicU32::new(0);
        let count = VISITS.fetch_add(1, Ordering::Relaxed);
        let (file, hash) = link.split_once('#').unwrap_or((link, ""));
        let query = if file.contains('?') { "&" } else { "?" };
        let address = self.url(&format!("{file}{query}visit={count}"));
        let hash = if link.contains('#') {
            format!("#{hash}")
        } else {
            String::new()
        };
        self.browser.goto(format!("{address}{hash}")).await?;
        self.until(
            "the page runs",
            "!document.getElementById('loading') && document.querySelector('[data-quantity=theta1]')
             && document.querySelector('.stage canvas').dataset.lambda",
        )
        .await?;
        self.settle().await
    }

    /// Goes to another hash of the same page, as a link on it would.
    pub async fn follow(&self, hash: &str) -> Result<()> {
        self.run(&format!("return {FOLLOW}(arguments[0])"), vec![json!(hash)])
            .await?;
        Ok(())
    }

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
        self.run(&format!("return {FRAMES}"), Vec::new()).await?;
        Ok(())
    }

    /// All numbers on the page, once it has settled.
    pub async fn numbers(&self) -> Result<Numbers> {
        let script = format!("return {FRAMES}.then(() => {NUMBERS})");
        Ok(Numbers(serde_json::from_value(
            self.run(&script, Vec::new()).await?,
        )?))
    }

    /// All numbers that each of these hashes leads to, one after the other.
    pub async fn numbers_of(&self, hashes: impl Iterator<Item = String>) -> Result<Vec<Numbers>> {
        let script = format!(
            "return (async () => {{
                const all = [];
                for (const hash of arguments[0]) {{ await {FOLLOW}(hash); all.push({NUMBERS}); }}
                return all;
            }})()"
        );
        // an arrow function has the arguments of the function around it
        let all = self
            .run(&script, vec![json!(hashes.collect::<Vec<_>>())])
            .await?;
        let all: Vec<BTreeMap<String, String>> = serde_json::from_value(all)?;
        Ok(all.into_iter().map(Numbers).collect())
    }

    /// The hash, as it is when the page is left: then it is written at once, not a moment later.
    pub async fn hash(&self) -> Result<String> {
        self.settle().await?;
        self.text("(dispatchEvent(new Event('pagehide')), location.hash)")
            .await
    }

    /// A fingerprint of what a canvas shows: 0 is the one that rests, 1 the one that follows λ.
    pub async fn picture(&self, within: &str, layer: usize) -> Result<String> {
        self.settle().await?;
        let script = "
            const text = document.querySelectorAll(arguments[0] + ' canvas')[arguments[1]].toDataURL();
            let hash = 0;
            for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
            return `${text.length}:${hash}`;";
        let value = self.run(script, vec![json!(within), json!(layer)]).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Forgets what went wrong until now, where a test meant it to.
    pub async fn forgive(&self) -> Result<()> {
        self.browser.browser_log().await?;
        self.run("window.wrongs.length = 0", Vec::new()).await?;
        Ok(())
    }

    /// Fails on anything in the console, in the policy's reports, or asked from elsewhere.
    pub async fn nothing_is_wrong(&self) -> Result<()> {
        let said: Vec<String> = self
            .browser
            .browser_log()
            .await?
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"))
            .map(|entry| entry.message)
            .collect();
        assert!(said.is_empty(), "the console says {said:?}");
        let wrongs = self.value("window.wrongs").await?;
        assert_eq!(wrongs, json!([]), "events of the page");
        let elsewhere = self
            .value(
                "performance.getEntriesByType('resource').map(entry => entry.name)
                    .filter(name => !name.startsWith(new URL('.', location.href).href) && !/^(data|blob):/.test(name))",
            )
            .await?;
        assert_eq!(elsewhere, json!([]), "asked from outside the page's folder");
        for id in ["no-webassembly", "load-failed", "apology"] {
            assert!(
                self.holds(&format!("document.getElementById('{id}').hidden"))
                    .await?,
                "#{id} is shown"
            );
        }
        Ok(())
    }
}

/// Every number on the page, as the text of its `data-value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers(pub BTreeMap<String, String>);

impl Numbers {
    /// The text of a quantity.
    pub fn text(&self, quantity: &str) -> &str {
        self.0
            .get(quantity)
            .unwrap_or_else(|| panic!("no {quantity} on the page"))
    }

    /// A quantity.
    pub fn value(&self, quantity: &str) -> f64 {
        let text = self.text(quantity);
        text.parse()
            .unwrap_or_else(|_| panic!("{quantity} is {text}"))
    }

    /// θ*.
    pub fn theta(&self) -> [f64; 2] {
        [self.value("theta1"), self.value("theta2")]
    }

    /// θ̂.
    pub fn center(&self) -> [f64; 2] {
        [self.value("theta-hat1"), self.value("theta-hat2")]
    }

    /// λ.
    pub fn lambda(&self) -> f64 {
        self.value("lambda")
    }
}
