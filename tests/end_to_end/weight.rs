//! The page stays light.

use crate::page::{dist, visit};
use crate::support::browser::Result;
use crate::support::size::{LIMIT, REQUESTED, of_requested, total};

#[test]
fn the_opening_page_is_lighter_than_the_limit() -> Result<()> {
    visit("", async |page| {
        let mut addresses: Vec<String> = serde_json::from_value(page.value(REQUESTED).await?)?;
        // the tests' own script
        addresses.retain(|address| !address.ends_with("/watch.js"));
        let files = of_requested(&dist(), &page.url(""), &addresses)?;
        for (name, size) in &files {
            println!("{name}: {size:?}");
        }
        for kind in [".html", ".js", ".css", ".wasm", ".svg", ".png"] {
            assert!(
                files.iter().any(|(name, _)| name.ends_with(kind)),
                "no {kind}"
            );
        }
        let sum = total(&files).brotli;
        assert!(
            sum <= LIMIT,
            "{sum} bytes with Brotli; the limit is {LIMIT}"
        );
        Ok(())
    })
}
