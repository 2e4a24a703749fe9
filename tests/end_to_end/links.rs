//! Links: good, old, broken and hostile. Each opens the page, and says what of it was not used.

use crate::{
    oracle::{Problem, near},
    page::{Numbers, Page, places::*, visit},
    recorded::{Entry, Named, changed, entries},
    support::browser::Result,
};
use thirtyfour::prelude::*;

/// Follows a link that must be usable as it is, and looks.
async fn good(page: &Page, link: &str) -> Result<Seen> {
    follow(page, "center=7,7").await?;
    let seen = follow(page, link).await?;
    assert_eq!(seen.notices, [], "{link}");
    Ok(seen)
}

const DEFAULT: &str = "#v=1&center=2.4,1&hessian=1,0.35,0.8&penalty=l1&lambda=1.15";

#[test]
fn good_and_old_links_open() -> Result<()> {
    visit("", async |page| {
        for (link, hash) in [
            ("", DEFAULT),
            (
                "v=1&center=2.4,1&hessian=1,0.35,0.8&penalty=l1&lambda=1.15",
                DEFAULT,
            ),
            (
                "lambda=0.5",
                "#v=1&center=2.4,1&hessian=1,0.35,0.8&penalty=l1&lambda=0.5",
            ),
            (
                "center=-1,2e-3&hessian=2,0,1&lambda=0.25",
                "#v=1&center=-1,0.002&hessian=2,0,1&penalty=l1&lambda=0.25",
            ),
            (
                "center=2.4%2C1&hessian=1%2C0.35%2C0.8&%6Cambda=1.15",
                DEFAULT,
            ),
            ("hessian=1,0.35,0.35,0.8", DEFAULT),
            ("lambda=1.15&v=1&penalty=l1", DEFAULT),
            ("&&lambda=1.15&", DEFAULT),
            (
                "lambda=0.5&view=0.1,0.2,3&theme=dark",
                "#v=1&center=2.4,1&hessian=1,0.35,0.8&penalty=l1&lambda=0.5&view=0.1,0.2,3&theme=dark",
            ),
            (
                "v=1&data=diabetes&features=bmi,s5&lambda=12",
                "#v=1&data=diabetes&features=bmi,s5&penalty=l1&lambda=12",
            ),
            (
                "data=diabetes&features=age,s6&lambda=0.5",
                "#v=1&data=diabetes&features=age,s6&penalty=l1&lambda=0.5",
            ),
            (
                "data=diabetes&lambda=12",
                "#v=1&data=diabetes&features=bmi,s5&penalty=l1&lambda=12",
            ),
        ] {
            assert_eq!(good(page, link).await?.hash, hash, "{link}");
        }
        // without λ: half of λ_max, whatever the scale
        let seen = good(page, "center=3e-7,1e-7&hessian=1,0,1").await?;
        near("λ", seen.numbers.lambda(), 1.5e-7, 1e-20);
        // singular losses are losses
        for link in [
            "hessian=1,1,1&lambda=0.5",
            "hessian=0,0,0&lambda=0.5",
            "hessian=1,0,0&lambda=0",
            "hessian=1,-1,1&center=0,0",
        ] {
            let kkt = good(page, link).await?.numbers.value("kkt-residual");
            assert!(kkt <= 1e-12, "{link}: {kkt}");
        }
        Ok(())
    })
}

/// What a broken link must do. Each line: the link → the `key=value` of a notice : words of it / … | the next notice …
/// ⇒ the hash that stays, where it is not the default one.
const BROKEN: &str = r#"
lambda=NaN → lambda=NaN : not a number / default
lambda=inf → lambda=inf : not a number
lambda=-Infinity → lambda=-Infinity : not a number
lambda=1e400 → lambda=1e400 : too large
lambda=-1 → lambda=-1 : negative
lambda=1,5 → lambda=1,5 : comma
lambda= → lambda= : empty
lambda → lambda= : empty
center=NaN,1&lambda=1.15 → center=NaN,1 : not a number / (2.4, 1)
center=1e400,1&lambda=1.15 → center=1e400,1 : too large
center=1&lambda=1.15 → center=1 : 2 numbers
center=1,2,3,4&lambda=1.15 → center=1,2,3,4 : numbers
center=,&lambda=1.15 → center=, : empty
hessian=1,2,1 → hessian=1,2,1 : not positive semidefinite / 3 / -1 / [1, 0.35; 0.35, 0.8]
hessian=-1,0,-2 → hessian=-1,0,-2 : not positive semidefinite / -1 / -2
hessian=1,0.2,0.3,1 → hessian=1,0.2,0.3,1 : not symmetric / 0.2 / 0.3
hessian=1,inf,1 → hessian=1,inf,1 : not a number
hessian=1e200,0,1 → hessian=1e200,0,1 : too large
hessian= → hessian= : empty
=5 → =5 : not known
foo=bar&lambda=1.15 → foo=bar : not known / ignored
Lambda=2 → Lambda=2 : not known
lambda=1.15&lambda=2 → lambda=2 : twice
v=2 → v=2 : version 1
penalty=l2 → penalty=l2 : l1
theme=pink → theme=pink : light, dark, system
view=0,0,0 → view=0,0,0 : not positive / fits
view=0,0,-3 → view=0,0,-3 : not positive
view=0,NaN,1 → view=0,NaN,1 : not a number
data=boston → data=boston : diabetes
features=bmi,s5 → features=bmi,s5 : no data set
data=diabetes&features=bmi,shoe&lambda=12 → features=bmi,shoe : shoe / no feature / bmi,s5 ⇒ #v=1&data=diabetes&features=bmi,s5&penalty=l1&lambda=12
radius=-1&draws=1000000&layers=fog → radius=-1 : negative | draws=1000000 : whole number | layers=fog : no layer
data=diabetes&center=1,1&lambda=12 → center=1,1 : its own ⇒ #v=1&data=diabetes&features=bmi,s5&penalty=l1&lambda=12
lambda=NaN&hessian=1,2,1&x=y → lambda=NaN : not a number | hessian=1,2,1 : semidefinite | x=y : not known
%E0%A4%A&lambda=1.15 → = : not known
just some text → just some text= : not known
"#;

/// Each link of it, and what it must do.
fn broken() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = BROKEN.trim().lines();
    lines.map(|line| line.split_once(" → ").expect(line))
}

/// What is seen of the page after a link.
#[derive(Debug)]
struct Seen {
    notices: Vec<(String, String)>,
    numbers: Numbers,
    hash: String,
    /// Elements of the notices that are none of theirs, and elements elsewhere.
    strangers: Vec<String>,
    elements: u32,
    hacked: bool,
}

/// Follows a link on the page, and looks.
async fn follow(page: &Page, link: &str) -> Result<Seen> {
    page.follow(link).await?;
    look(page).await
}

/// Looks at the page as it is.
async fn look(page: &Page) -> Result<Seen> {
    let seen = page.value("afterALink()").await?;
    let (notices, numbers, hash, strangers, elements, hacked) = serde_json::from_value(seen)?;
    Ok(Seen {
        notices,
        numbers: Numbers(numbers),
        hash,
        strangers,
        elements,
        hacked,
    })
}

fn is_broken_as_told(seen: &Seen, link: &str, told: &str) {
    let (told, hash) = told.split_once(" ⇒ ").unwrap_or((told, DEFAULT));
    let told = told.split(" | ").map(|notice| notice.split_once(" : "));
    let expected: Option<Vec<(&str, &str)>> = told.collect();
    let expected = expected.expect(link);
    let notices = &seen.notices;
    assert_eq!(notices.len(), expected.len(), "{link}: {notices:?}");
    for ((code, text), (pair, words)) in notices.iter().zip(expected) {
        assert!(
            code == pair || code.ends_with(pair) && pair == "=",
            "{link}: {code}, not {pair}"
        );
        for word in words.split(" / ") {
            assert!(text.contains(word), "{link}: “{word}” is not in {text}");
        }
    }
    assert_eq!(seen.hash, hash, "{link}");
    if hash == DEFAULT {
        Problem::DEFAULT.check(&seen.numbers);
    }
}

#[test]
fn a_broken_link_opens_and_names_each_bad_key() -> Result<()> {
    visit("", async |page| {
        // each of them is followed on the page below; loading it afresh takes longer
        for (link, told) in broken().step_by(3) {
            page.open(&format!("#{link}")).await?;
            is_broken_as_told(&look(page).await?, link, told);
        }
        page.open("#lambda=NaN").await?;
        page.click(&format!("{NOTICES} button")).await?;
        assert!(!page.is_there(NOTICES).await?, "a notice can be closed");
        Ok(())
    })
}

#[test]
fn a_broken_link_followed_on_the_page_does_the_same() -> Result<()> {
    visit("", async |page| {
        for (link, told) in broken() {
            let seen = follow(page, "lambda=0.7&center=1,1").await?;
            assert_eq!(seen.notices, [], "a good link clears the notices");
            is_broken_as_told(&follow(page, link).await?, link, told);
        }
        // the hash is the state, also where a broken link changes nothing
        page.open("").await?;
        page.hash().await?;
        page.follow("lambda=NaN").await?;
        assert_eq!(page.notices().await?.len(), 1);
        page.until(
            "the hash is the state, after a broken link that leaves the state as it is",
            &format!("location.hash === '{DEFAULT}'"),
        )
        .await?;
        Ok(())
    })
}

#[test]
fn a_link_is_followed_even_while_the_page_writes_its_hash() -> Result<()> {
    visit("", async |page| {
        // one link after the other, so that one meets the moment in which the page writes the last
        let lambdas: Vec<String> = (1..=100).map(|k| format!("{k}")).collect();
        let links = lambdas.iter().map(|lambda| format!("lambda={lambda}"));
        let seen = page.numbers_of(links).await?;
        let seen: Vec<&str> = seen.iter().map(|numbers| numbers.text("lambda")).collect();
        assert_eq!(seen, lambdas, "links are lost");
        Ok(())
    })
}

#[test]
fn what_a_link_says_is_only_ever_text() -> Result<()> {
    visit("", async |page| {
        let usual = look(page).await?.elements;
        let evil = "<img src=x onerror=\"window.hacked=1\">";
        let script = "<script>window.hacked=1</script>";
        for text in [
            evil,
            script,
            "javascript:hacked=1",
            "\"'><svg onload=hacked=1>",
            "${hacked=1}",
            "{{hacked=1}}",
        ] {
            // written by a careful and by a careless hand
            let careful: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
            for (k, key) in [
                "",
                "lambda=",
                "center=1,",
                "hessian=",
                "theme=",
                "data=diabetes&features=bmi,",
            ]
            .into_iter()
            .enumerate()
            {
                let written = if k % 2 == 0 { careful.as_str() } else { text };
                let link = format!("{key}{written}");
                let seen = follow(page, &link).await?;
                // “=” ends a key, and long texts are cut
                let start: String = text.chars().take_while(|c| *c != '=').take(12).collect();
                assert!(
                    seen.notices.iter().any(|(code, _)| code.contains(&start)),
                    "{link}: {seen:?}"
                );
                assert_eq!(seen.strangers, [""; 0], "{link}");
                assert!(!seen.hacked, "{link}");
                assert!(seen.elements == usual || link.starts_with("data"), "{link}");
            }
        }
        page.open(&format!("#lambda={evil}")).await?;
        assert!(page.notices().await?[0].0.contains("<img"));
        assert!(!page.holds("window.hacked").await?);
        Ok(())
    })
}

#[test]
fn megabytes_of_text_open_the_page() -> Result<()> {
    visit("", async |page| {
        // browsers themselves refuse addresses beyond two million characters
        for link in [
            format!("#lambda={}", "9".repeat(1_900_000)),
            format!("#{}", "a=b&".repeat(40_000)),
            format!("#lambda=0.5&center={}", "1,".repeat(3_000)),
        ] {
            page.open(&link).await?;
            let seen = page.notices().await?;
            let start: String = link.chars().take(40).collect();
            assert_eq!(seen.len(), 1, "{start}: {}", seen.len());
            assert!(
                seen[0].1.contains("4096") && seen[0].1.len() < 400,
                "{start}: {}",
                seen[0].1
            );
            Problem::DEFAULT.check(&page.numbers().await?);
            assert_eq!(page.hash().await?, DEFAULT, "{start}");
        }
        // three megabytes, from a script: whatever the browser makes of them, the page lives
        page.run(
            "try { location.hash = 'lambda=' + '1'.repeat(3e6) } catch {}",
            Vec::new(),
        )
        .await?;
        page.settle().await?;
        Problem::DEFAULT.check(&page.numbers().await?);
        page.press_on(LAMBDA, Key::End).await?;
        assert_eq!(page.numbers().await?.text("theta1"), "0");
        // many bad keys in a short link are counted
        page.open(&format!("#{}", "a=b&".repeat(500))).await?;
        let seen = page.notices().await?;
        assert!(
            seen.len() <= 9 && seen.iter().any(|(_, text)| text.contains("492 more")),
            "{seen:?}"
        );
        Ok(())
    })
}

/// What of the page is not as it is recorded.
fn differences(seen: Seen, entry: &Entry) -> Vec<String> {
    // The page has the numbers of all topics; the record, those of the one that is open.
    let recorded = |name: &str| entry.numbers.iter().any(|(known, _)| known == name);
    let numbers = seen.numbers.0.into_iter();
    let numbers: Vec<Named> = numbers.filter(|(name, _)| recorded(name)).collect();
    // The record is of the native program, and the browser has other functions.
    let mut differences = changed(entry, &entry.numbers, &numbers, false, 1e-12);
    if seen.hash != format!("#{}", entry.opens) {
        differences.push(format!("the hash is {}", seen.hash));
    }
    // The last notice may count those that are not listed, and names no key.
    let names = |(code, key): (&(String, String), &String)| {
        code.0.is_empty() || code.0.starts_with(&format!("{key}="))
    };
    let mut notices = seen.notices.iter().zip(&entry.notices);
    if seen.notices.len() != entry.notices.len() || !notices.all(names) {
        differences.push(format!("the notices are {:?}", seen.notices));
    }
    differences
}

#[test]
fn recorded_links_open_as_they_did() -> Result<()> {
    visit("", async |page| {
        let mut report = String::new();
        // those that the solver's program answers, or that show no numbers, have tests of their own
        let at_once = |entry: &Entry| {
            let (state, _) = study::permalink::read(&entry.link);
            let third = state.problem.is_planar() || state.objective.beside.is_none();
            !matches!(state.problem, study::Problem::Table(_)) && !state.presenting && third
        };
        for (i, entry) in entries().into_iter().filter(at_once).enumerate() {
            // a browser follows a few hundred links in ten seconds on one page, and then refuses
            if i % 60 == 0 {
                page.open("").await?;
            }
            page.follow(&entry.link).await?;
            let differences = differences(look(page).await?, &entry);
            if !differences.is_empty() {
                report += &format!("{}: {}\n", entry.link, differences.join("; "));
            }
        }
        assert!(report.is_empty(), "other than recorded:\n{report}");
        Ok(())
    })
}
