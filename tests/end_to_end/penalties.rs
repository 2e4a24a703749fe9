//! Other penalties than L1, alone and beside each other.

use crate::{
    oracle::{Problem, near},
    page::{Page, visit},
    support::browser::Result,
};
use thirtyfour::prelude::*;

const H: [[f64; 2]; 2] = [[1.0, 0.35], [0.35, 0.8]];
const CENTER: [f64; 2] = [2.4, 1.0];

/// (H + λI)⁻¹Hθ̂.
fn ridge(lambda: f64) -> [f64; 2] {
    let q = H.map(|row| row[0] * CENTER[0] + row[1] * CENTER[1]);
    let [a, b, c] = [H[0][0] + lambda, H[0][1], H[1][1] + lambda];
    let determinant = a * c - b * b;
    [
        (c * q[0] - b * q[1]) / determinant,
        (a * q[1] - b * q[0]) / determinant,
    ]
}

async fn panel(page: &Page) -> Result<String> {
    page.text("document.querySelector('#panel').textContent")
        .await
}

pub fn a_second_plane_stands_beside_the_first() -> crate::Done {
    visit("#panel=penalties", async |page| {
        page.choose("#beside", "ridge").await?;
        page.until("the link", "location.hash.includes('beside=ridge')")
            .await?;
        assert_eq!(
            page.number("document.querySelectorAll('.stage').length")
                .await?,
            2.0
        );
        let numbers = page.numbers().await?;
        Problem::DEFAULT.check(&numbers);
        let there = ridge(1.15);
        for (k, exact) in there.into_iter().enumerate() {
            near(
                "ridge",
                numbers.value(&format!("beside-theta{}", k + 1)),
                exact,
                1e-14,
            );
        }
        assert!(numbers.value("beside-kkt-residual") < 1e-14);
        // λ moves both
        page.focus("#lambda").await?;
        page.press(Key::Home).await?;
        page.press(Key::PageUp).await?;
        page.settle().await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.theta()[1], 0.0);
        assert_eq!(numbers.value("beside-lambda"), numbers.lambda());
        near(
            "ridge",
            numbers.value("beside-theta2"),
            ridge(numbers.lambda())[1],
            1e-14,
        );
        // θ̂ can be taken in the second plane too
        page.focus("#theta-hat-beside").await?;
        page.press(Key::Right).await?;
        page.settle().await?;
        assert!(page.numbers().await?.center()[0] > CENTER[0]);
        // and away with it
        page.choose("#beside", "").await?;
        page.until(
            "one plane",
            "document.querySelectorAll('.stage').length === 1",
        )
        .await
    })
}

pub fn planes_are_linked_by_the_radius() -> crate::Done {
    visit("#panel=penalties&beside=ridge", async |page| {
        page.click_text("#panel button", "Equal radius").await?;
        page.until("the link", "location.hash.includes('linked=radius')")
            .await?;
        let numbers = page.numbers().await?;
        near(
            "c",
            numbers.value("beside-radius"),
            numbers.value("radius"),
            1e-12,
        );
        let lambda = numbers.value("beside-lambda");
        let [a, b] = ridge(lambda);
        near("‖θ‖₂", a.hypot(b), 1.6, 1e-12);
        // what has no radius to choose has λ in common
        page.choose("#beside", "bridge").await?;
        page.settle().await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.value("beside-lambda"), numbers.lambda());
        assert!(panel(page).await?.contains("cannot be linked by a radius"));
        Ok(())
    })
}

pub fn each_penalty_takes_the_place_of_l1() -> crate::Done {
    visit("#panel=penalties", async |page| {
        page.choose("#penalty", "ridge").await?;
        page.settle().await?;
        let numbers = page.numbers().await?;
        let there = ridge(1.15);
        for (seen, exact) in numbers.theta().into_iter().zip(there) {
            near("ridge", seen, exact, 1e-14);
        }
        assert_eq!(numbers.text("lambda-max"), "Infinity");
        near(
            "λP",
            numbers.value("penalty"),
            0.5 * 1.15 * (there[0] * there[0] + there[1] * there[1]),
            1e-13,
        );
        // no λ leads to the origin
        page.open("#penalty=ridge&radius=0&panel=penalties").await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.theta(), [0.0; 2]);
        assert_eq!(numbers.text("lambda"), "Infinity");
        page.open("#panel=penalties").await?;
        page.choose("#penalty", "none").await?;
        page.settle().await?;
        assert_eq!(page.numbers().await?.theta(), CENTER);
        // r = 1 is L1
        page.choose("#penalty", "elastic-net").await?;
        page.focus("#penalty-parameter").await?;
        page.press(Key::End).await?;
        page.settle().await?;
        Problem::DEFAULT.check(&page.numbers().await?);
        page.until(
            "the link",
            "location.hash.includes('penalty=elastic-net,1')",
        )
        .await?;
        // the star: a zero at once, a certificate, and hollow points
        page.choose("#penalty", "bridge").await?;
        page.settle().await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.theta()[1], 0.0);
        assert!(numbers.value("duality-gap") < 1e-8, "{numbers:?}");
        assert!(panel(page).await?.contains("not convex"));
        // through the diamond, where it is L1, to the square
        page.focus("#penalty-parameter").await?;
        page.press(Key::End).await?;
        page.settle().await?;
        let [a, b] = page.numbers().await?.theta();
        assert_eq!(a, b, "a corner of the square");
        Ok(())
    })
}

pub fn parameters_out_of_range_say_so() -> crate::Done {
    visit("#panel=penalties&penalty=bridge,0.5", async |page| {
        for (text, says) in [
            ("0", "not between 0.05"),
            ("-1", "not between 0.05"),
            ("abc", "not a number"),
            ("1,5", "comma"),
            ("", "empty"),
        ] {
            page.focus("#penalty-exact").await?;
            page.press_with(&[Key::Control], 'a').await?;
            page.press(Key::Backspace).await?;
            page.type_text(text).await?;
            page.press(Key::Enter).await?;
            page.until(
                &format!("the message about “{text}”"),
                &format!("document.querySelector('#penalty-exact-problem').textContent.includes('{says}')"),
            )
            .await?;
            page.press(Key::Escape).await?;
        }
        page.until("the link", "location.hash.includes('penalty=bridge,0.5')")
            .await?;
        page.focus("#penalty-exact").await?;
        page.press_with(&[Key::Control], 'a').await?;
        page.type_text("inf").await?;
        page.press(Key::Enter).await?;
        page.until("the square", "location.hash.includes('penalty=bridge,inf')")
            .await?;
        for (link, key) in [
            ("#penalty=elastic-net,1.5", "between 0 and 1"),
            ("#penalty=elastic-net,-0.1", "between 0 and 1"),
            ("#penalty=bridge,0", "0.05"),
            ("#penalty=bridge,NaN", "not a number"),
            ("#penalty=l1,2", "no parameter"),
            ("#penalty=bridge,0.5&radius=1", "cannot be chosen"),
            ("#beside=l0", "it is one of"),
        ] {
            page.open(link).await?;
            let notices = page
                .text("document.querySelector('#notices').textContent")
                .await?;
            assert!(notices.contains(key), "{link}: {notices}");
        }
        Ok(())
    })
}

pub fn ridge_keeps_its_cloud_together() -> crate::Done {
    visit(
        "#center=1.8,0.4&hessian=1,0.9,1&lambda=1&beside=ridge&layers=samples,sparsity-map&panel=penalties",
        async |page| {
            let first = page.picture(".stage", 1).await?;
            assert_ne!(first, page.picture(".stage ~ .stage", 1).await?);
            let described = page
                .text("document.querySelectorAll('.stage .easel')[1].getAttribute('aria-label')")
                .await?;
            assert!(described.contains("Disc"), "{described}");
            Ok(())
        },
    )
}
