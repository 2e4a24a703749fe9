//! The page stays light.

use crate::page::dist;
use crate::support::browser::Result;
use crate::support::size::{LIMIT, of_page, total};

#[test]
fn the_whole_page_is_lighter_than_the_limit() -> Result<()> {
    let files = of_page(&dist()).expect("the built page can be read");
    let sum = total(&files);
    for (name, size) in &files {
        println!("{name}: {size:?}");
    }
    assert!(sum.brotli > 0, "the page is there");
    assert!(
        sum.brotli <= LIMIT,
        "the page weighs {} bytes with brotli; the limit is {LIMIT}",
        sum.brotli
    );
    Ok(())
}
