//! What a person sees first.

use crate::{
    oracle::{Problem, near},
    page::{places::*, visit},
    support::browser::Result,
};
use serde_json::json;

#[test]
fn the_default_state_is_the_textbook_snap() -> Result<()> {
    visit("", async |page| {
        let numbers = page.numbers().await?;
        for (quantity, text) in [
            ("lambda", "1.15"),
            ("theta2", "0"),
            ("theta-hat1", "2.4"),
            ("theta-hat2", "1"),
            ("lambda-max", "2.75"),
        ] {
            assert_eq!(numbers.text(quantity), text, "{quantity}");
        }
        for (quantity, value) in [
            ("theta1", 1.6),
            ("radius", 1.6),
            ("loss", 1.0),
            ("penalty", 1.84),
            ("objective", 2.84),
        ] {
            near(quantity, numbers.value(quantity), value, 2e-15);
        }
        near("KKT", numbers.value("kkt-residual"), 0.0, 1e-15);
        near("gap", numbers.value("duality-gap"), 0.0, 1e-14);
        near(
            "λ of this c",
            numbers.value("multiplier-least"),
            1.15,
            1e-15,
        );
        let there = numbers.0.values().filter(|text| !text.is_empty());
        assert_eq!(there.count(), 20, "{numbers:?}");
        Problem::DEFAULT.check(&numbers);
        assert_eq!(
            page.hash().await?,
            "#v=1&center=2.4,1&hessian=1,0.35,0.8&penalty=l1&lambda=1.15"
        );
        assert!(!page.is_there(NOTICES).await?, "a notice for no reason");
        assert_eq!(page.preset().await?, "textbook-snap");
        assert!(!page.is_pressed(PLAY).await?);
        Ok(())
    })
}

#[test]
fn the_bare_address_opens_before_the_snap() -> Result<()> {
    visit("", async |page| {
        page.open_bare().await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.text("lambda"), "0.4");
        assert!(numbers.theta().iter().all(|&x| x != 0.0));
        assert!(page.is_shown(&format!("{SLICE} .easel")).await?);
        assert!(page.is_shown(LAMBDA_HINT).await?);
        assert!(
            page.says(PURPOSE)
                .await?
                .contains("the weight of one feature")
        );
        // until one is exactly 0
        page.press_mark("θ₂ → 0").await?;
        assert!(!page.is_there(LAMBDA_HINT).await?);
        assert!(
            !page
                .says(PURPOSE)
                .await?
                .contains("the weight of one feature")
        );
        // the link of it opens the same, and an empty hash that is followed is the default
        page.undo().await?;
        let hash = page.hash().await?;
        assert!(
            hash.contains("lambda=0.4") && hash.contains("panel=slice"),
            "{hash}"
        );
        page.open(&hash).await?;
        assert_eq!(page.numbers().await?, numbers);
        page.run("location.hash = '#'", Vec::new()).await?;
        page.until_link_says("lambda=1.15").await?;
        // below a picture no question is open
        page.touch_screen(390, 844, 2).await?;
        page.open_bare().await?;
        assert!(!page.is_there(PANEL).await?);
        page.until_link_says("panel=none").await
    })
}

#[test]
fn each_number_is_the_shortest_text_and_the_words_agree() -> Result<()> {
    visit(
        "#center=0.1,0.30000000000000004&hessian=1,0.1,3&lambda=0.03",
        async |page| {
            let numbers = page.numbers().await?.0;
            for (quantity, text) in numbers.iter().filter(|(_, text)| !text.is_empty()) {
                let x: f64 = text.parse()?;
                let shortest = format!("{x:e}");
                let digits = |text: &str| {
                    let mantissa = text.split('e').next().unwrap_or_default();
                    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
                    digits.trim_matches('0').to_owned()
                };
                assert_eq!(digits(text), digits(&shortest), "{quantity} is {text}");
            }
            page.open("").await?;
            let chips = page.says(CHIPS).await?.replace('\u{a0}', " ");
            assert!(
                chips.contains("θ₂ = 0") && chips.contains("θ₁ = 1.6"),
                "{chips}"
            );
            let sentence = page.sentence().await?;
            assert!(
                sentence.contains("corner")
                    && sentence.contains("θ₂ is exactly 0")
                    && sentence.contains("1.042"),
                "{sentence}"
            );
            let picture = page.label(PICTURE).await?;
            for part in ["θ̂ at (2.40, 1.00)", "c = 1.60", "θ₂ is exactly 0"] {
                assert!(picture.contains(part), "{picture}");
            }
            assert_eq!(page.marks().await?, ["θ₂ → 0", "all zero"]);
            Ok(())
        },
    )
}

#[test]
fn the_references_are_met_through_links() -> Result<()> {
    let text = include_str!("../../crates/lasso-path/tests/references/quad2d.json");
    let references: serde_json::Value = serde_json::from_str(text)?;
    let cases = references["cases"].as_array().ok_or("cases")?;
    visit("", async |page| {
        let mut solutions = 0;
        for case in cases.iter().step_by(5) {
            let id = &case["id"];
            let (h, b) = (&case["H"], &case["b"]);
            let tolerance = case["tol"]["theta_abs"].as_f64().ok_or("tol")?;
            let of_objective = case["tol"]["objective_abs"].as_f64().ok_or("tol")?;
            let problem = format!(
                "v=1&center={},{}&hessian={},{},{}&penalty=l1&lambda=",
                b[0], b[1], h[0][0], h[0][1], h[1][1]
            );
            let expected = case["solutions"].as_array().ok_or("solutions")?;
            let links = expected
                .iter()
                .map(|solution| format!("{problem}{}", solution["lambda"]));
            for (solution, numbers) in expected.iter().zip(page.numbers_of(links).await?) {
                let lambda = &solution["lambda"];
                let kind = format!("{id}, {} λ = {lambda}", solution["kind"]);
                assert_eq!(Some(numbers.lambda()), lambda.as_f64(), "{kind}");
                let sure = solution["margin"]
                    .as_f64()
                    .is_some_and(|margin| margin > 1e-8);
                for k in 0..2 {
                    let exact = solution["theta"][k].as_f64().ok_or("theta")?;
                    near(&kind, numbers.theta()[k], exact, tolerance);
                    let text = numbers.text(["theta1", "theta2"][k]);
                    let sign = if text == "0" {
                        0
                    } else if text.starts_with('-') {
                        -1
                    } else {
                        1
                    };
                    assert!(
                        !sure || json!(sign) == solution["signs"][k],
                        "{kind}: θ{} = {text}",
                        k + 1
                    );
                }
                near(
                    &kind,
                    numbers.value("objective"),
                    solution["objective"].as_f64().ok_or("objective")?,
                    of_objective,
                );
                solutions += 1;
            }
            let largest = case["lambda_max"].as_f64().ok_or("lambda_max")?;
            near(
                "λ_max",
                page.numbers().await?.value("lambda-max"),
                largest,
                1e-14 * largest,
            );
            assert!(!page.is_there(NOTICES).await?, "{id}");
        }
        assert!(solutions > 60, "only {solutions} solutions");
        Ok(())
    })
}
