//! The page starts from any folder of any static host, and speaks up when it cannot go on.

use crate::{
    layout::WINDOWS,
    oracle::near,
    page::{FOLDER, Page, dist, places::*, serve, visit},
    support::browser::Result,
};
use serde_json::json;
use std::{env, fs};

#[test]
fn it_starts_in_a_sub_folder_and_breaks_no_rule_of_its_policy() -> Result<()> {
    visit("", async |page| {
        assert!(
            page.text("location.pathname").await?.starts_with(FOLDER),
            "it is in a sub-folder"
        );
        // all but the page itself came from the same folder; the visit's end looks for anything else
        assert!(
            page.number("performance.getEntriesByType('resource').length")
                .await?
                >= 3.0
        );
        // also where the page is named by its file, and with a query
        for link in ["index.html", "?from=somewhere#lambda=0.5"] {
            page.open(link).await?;
        }
        assert_eq!(page.numbers().await?.text("lambda"), "0.5");
        // the policy is there, and does what it should: this very look would find a breach
        let script = "return new Promise(done => {
            addEventListener('securitypolicyviolation', e => done(e.effectiveDirective), { once: true });
            fetch('http://127.0.0.2:9/').catch(() => 0);
        })";
        assert_eq!(page.run(script, Vec::new()).await?, json!("connect-src"));
        page.forgive().await
    })
}

/// The browser makes no more elements: the program cannot go on then, and says so.
const NO_MORE_ELEMENTS: &str = "
    const refuse = () => { throw new TypeError('<b>no more elements</b>'); };
    Document.prototype.createElement = Document.prototype.createElementNS = Node.prototype.cloneNode = refuse;";

/// A trap without a word, from a module that consists of one: `(func (export "f") unreachable)`.
const TRAP: &str = "
    const module = new WebAssembly.Module(new Uint8Array([
        0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]));
    setTimeout(new WebAssembly.Instance(module).exports.f);";

/// What a browser tells of a program that has used up its stack.
const STACK_OVERFLOW: &str = "
    const program = document.querySelector('meta[name=program]').dataset.wasm;
    dispatchEvent(new ErrorEvent('error', {
        error: new RangeError('Maximum call stack size exceeded'),
        filename: new URL(program, document.baseURI).href,
    }));";

#[test]
fn a_panic_brings_the_apology_and_a_way_out() -> Result<()> {
    visit("#lambda=0.5", async |page| {
        page.run(NO_MORE_ELEMENTS, Vec::new()).await?;
        page.click(OTHER_QUESTIONS).await?;
        let message = apology(page).await?;
        // what happened and where; markup in it is text
        for part in ["panicked at ", ".rs:", "<b>no more elements</b>"] {
            assert!(message.contains(part), "{message}");
        }
        assert!(
            page.is_there(&format!("{APP}[inert]")).await?,
            "what stopped cannot be used"
        );
        // the state is kept for who wants it
        page.click(RELOAD).await?;
        page.runs_again().await?;
        assert_eq!(page.numbers().await?.text("lambda"), "0.5");
        page.forgive().await
    })
}

#[test]
fn a_trap_without_a_panic_brings_the_apology_too() -> Result<()> {
    visit("#lambda=0.5", async |page| {
        for (cause, says) in [
            (TRAP, "unreachable"),
            (STACK_OVERFLOW, "call stack size exceeded"),
        ] {
            page.run(cause, Vec::new()).await?;
            let message = apology(page).await?;
            assert!(message.contains(says), "{message}");
            page.click(START_AFRESH).await?;
            page.runs_again().await?;
            assert_eq!(page.numbers().await?.text("lambda"), "0.4");
        }
        page.forgive().await
    })
}

/// Waits for the apology, and reads what it says went wrong.
async fn apology(page: &Page) -> Result<String> {
    page.until_shown(APOLOGY).await?;
    page.says(APOLOGY_MESSAGE).await
}

/// A copy of the page without its program, while `look` looks at it by its address.
fn visit_without_program(look: impl AsyncFnOnce(&Page, String) -> Result<()>) -> Result<()> {
    let thread = std::thread::current().id();
    let name = format!("snap-to-zero-broken-{}-{thread:?}", std::process::id());
    let broken = env::temp_dir().join(name);
    for folder in ["", "opening"] {
        fs::create_dir_all(broken.join(folder))?;
        for entry in fs::read_dir(dist().join(folder))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default();
            if path.is_file() && path.extension().is_none_or(|extension| extension != "wasm") {
                fs::copy(&path, broken.join(folder).join(name))?;
            }
        }
    }
    let server = serve(broken.clone())?;
    let result = visit("", async |page| {
        look(page, server.url(FOLDER)).await?;
        page.forgive().await?;
        page.open("").await
    });
    fs::remove_dir_all(&broken)?;
    result
}

#[test]
fn a_missing_program_is_reported_with_a_way_to_try_again() -> Result<()> {
    visit_without_program(async |page, url| {
        page.browser.goto(url).await?;
        for place in [LOAD_FAILED, TRY_AGAIN] {
            page.until_shown(place).await?;
        }
        Ok(())
    })
}

/// The picture of the opening state that stands in the page before the program runs.
const OPENING: &str = "#opening img";

#[test]
fn the_opening_state_stands_in_the_page_before_the_program_and_nothing_jumps() -> Result<()> {
    visit_without_program(async |page, url| {
        for (width, height) in WINDOWS {
            page.touch_screen(width, height, 1).await?;
            page.open_bare().await?;
            let places = [STAGE, SENTENCE];
            let mut running = Vec::new();
            for place in places {
                running.push(page.place(place).await?);
            }
            page.browser.goto(&url).await?;
            let loaded = format!("document.querySelector('{OPENING}').naturalWidth > 0");
            page.until("the picture is loaded", &loaded).await?;
            for (place, then) in places.iter().zip(running) {
                let now = page.place(place).await?;
                let moved = (0..4).any(|k| (now[k] - then[k]).abs() > 1.0);
                assert!(
                    !moved,
                    "{width}x{height}: {place} at {now:?}, then at {then:?}"
                );
            }
            // as high as the plane, so that every θ is where it will be
            let [stage, picture] = [page.place(STAGE).await?, page.place(OPENING).await?];
            near("the picture's height", picture[3], stage[3], 0.5);
            near(
                "the picture's middle",
                picture[0] + picture[2] / 2.0,
                stage[0] + stage[2] / 2.0,
                0.5,
            );
        }
        // another state's link does not show this one
        page.browser.goto(format!("{url}#lambda=0.5")).await?;
        page.browser.refresh().await?;
        let hidden = format!(
            "getComputedStyle(document.querySelector('{OPENING}')).visibility === 'hidden'"
        );
        assert!(page.holds(&hidden).await?);
        Ok(())
    })
}
