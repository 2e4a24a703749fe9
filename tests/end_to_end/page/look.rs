//! What a person sees of the page, and what its link says.

use super::{Page, places::*};
use crate::support::browser::Result;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use study::PRESETS;

impl Page {
    /// What an element says.
    pub async fn says(&self, place: &str) -> Result<String> {
        self.text(&format!("{}.textContent", found(place))).await
    }

    /// Waits until an element says this.
    pub async fn until_says(&self, place: &str, part: &str) -> Result<()> {
        let says = format!("{}?.textContent.includes({})", found(place), json!(part));
        self.until(&format!("{place} says “{part}”"), &says).await
    }

    /// What a field or a choice holds.
    pub async fn content(&self, place: &str) -> Result<String> {
        self.text(&format!("{}.value", found(place))).await
    }

    /// What is wrong with what was typed into a field; empty where nothing is.
    pub async fn problem_of(&self, field: &str) -> Result<String> {
        self.says(&format!("{field}-problem")).await
    }

    /// The example that is shown, by its name in links; or what the problem is called that is none.
    pub async fn preset(&self) -> Result<String> {
        let title = self.says(&format!("{PROBLEM} b")).await?;
        let preset = PRESETS.iter().find(|preset| preset.title == title);
        Ok(preset.map_or(title, |preset| preset.name.to_owned()))
    }

    /// The two features of the data.
    pub async fn features(&self) -> Result<[String; 2]> {
        self.open_problem().await?;
        let features = [
            self.content(FEATURES[0]).await?,
            self.content(FEATURES[1]).await?,
        ];
        self.close_problem().await?;
        Ok(features)
    }

    /// Whether the drawer of the problem offers features.
    pub async fn has_features(&self) -> Result<bool> {
        self.open_problem().await?;
        let there = self.is_there(FEATURES[0]).await?;
        self.close_problem().await?;
        Ok(there)
    }

    /// What an element is called for those who do not see it.
    pub async fn label(&self, place: &str) -> Result<String> {
        self.text(&format!("{}.ariaLabel", found(place))).await
    }

    /// Whether there is such an element.
    pub async fn is_there(&self, place: &str) -> Result<bool> {
        self.holds(&found(place)).await
    }

    /// Whether there is one that can be seen.
    pub async fn is_shown(&self, place: &str) -> Result<bool> {
        self.holds(&format!("{}?.checkVisibility()", found(place)))
            .await
    }

    /// Waits until it can be seen.
    pub async fn until_shown(&self, place: &str) -> Result<()> {
        let shown = format!("{}?.checkVisibility()", found(place));
        self.until(&format!("{place} is shown"), &shown).await
    }

    /// Whether a button is pressed.
    pub async fn is_pressed(&self, button: &str) -> Result<bool> {
        self.holds(&format!("{}.ariaPressed === 'true'", found(button)))
            .await
    }

    /// The numbers of a slider of any kind: where it is, and its ends.
    pub async fn slider(&self, place: &str) -> Result<[f64; 3]> {
        let script = "const s = document.querySelector(arguments[0]);
            return (s.localName === 'input' ? [s.value, s.min, s.max] : [s.ariaValueNow, s.ariaValueMin, s.ariaValueMax]).map(Number);";
        Ok(serde_json::from_value(
            self.run(script, vec![json!(place)]).await?,
        )?)
    }

    /// What a slider says it is at.
    pub async fn spoken(&self, slider: &str) -> Result<String> {
        self.text(&format!("{}.ariaValueText", found(slider))).await
    }

    /// The largest λ of the slider.
    pub async fn lambda_end(&self) -> Result<f64> {
        Ok(self.slider(LAMBDA).await?[2])
    }

    /// The sentence on the picture.
    pub async fn sentence(&self) -> Result<String> {
        self.says(SENTENCE).await
    }

    /// Whether an element has the keyboard.
    pub async fn has_keyboard(&self, place: &str) -> Result<bool> {
        self.holds(&format!("document.activeElement === {}", found(place)))
            .await
    }

    /// The part of a field's text that is selected.
    pub async fn selected_in(&self, field: &str) -> Result<String> {
        let script = "(f => f.value.slice(f.selectionStart, f.selectionEnd))";
        self.text(&format!("{script}({})", found(field))).await
    }

    /// Light or dark.
    pub async fn theme(&self) -> Result<String> {
        self.text("document.documentElement.dataset.theme").await
    }

    /// Waits until it is so.
    pub async fn until_theme(&self, theme: &str) -> Result<()> {
        let there = format!("document.documentElement.dataset.theme === '{theme}'");
        self.until(&format!("the page is {theme}"), &there).await
    }

    /// The notices on a link: the `key=value` as shown, and the whole text.
    pub async fn notices(&self) -> Result<Vec<(String, String)>> {
        Ok(serde_json::from_value(self.value("notices()").await?)?)
    }

    /// How many such elements there are.
    pub async fn count(&self, place: &str) -> Result<usize> {
        let count = format!("document.querySelectorAll({}).length", json!(place));
        Ok(self.number(&count).await? as usize)
    }

    /// The texts of λ's marks.
    pub async fn marks(&self) -> Result<Vec<String>> {
        let all = format!(
            "[...document.querySelectorAll('{MARKS} button')].map(e => e.textContent.trim())"
        );
        Ok(serde_json::from_value(self.value(&all).await?)?)
    }

    /// Draws a stroke of another's on a canvas: drawing it again removes it.
    pub async fn scribble_on(&self, within: &str, layer: usize) -> Result<()> {
        let script = "
            const context = document.querySelectorAll(arguments[0] + ' canvas')[arguments[1]].getContext('2d');
            context.save(); context.resetTransform(); context.fillStyle = '#f0f'; context.fillRect(3, 3, 40, 40); context.restore();";
        self.run(script, vec![json!(within), json!(layer)]).await?;
        Ok(())
    }

    /// How many colours a canvas shows, and which share of it is drawn on.
    pub async fn ink(&self, within: &str, layer: usize) -> Result<[f64; 2]> {
        self.settle().await?;
        let script = "
            const canvas = document.querySelectorAll(arguments[0] + ' canvas')[arguments[1]];
            const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
            copy.drawImage(canvas, 0, 0);
            const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
            return [new Set(pixels).size, pixels.reduce((n, p) => n + (p >>> 24 ? 1 : 0), 0) / pixels.length];";
        let ink = self.run(script, vec![json!(within), json!(layer)]).await?;
        Ok(serde_json::from_value(ink)?)
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

    /// How wide the page is, with what can only be scrolled to.
    pub async fn scroll_width(&self) -> Result<f64> {
        self.number("document.documentElement.scrollWidth").await
    }

    /// The elements within a place that go beyond the window's right side; a formula is scrolled in a box of its own.
    pub async fn beyond_the_right(&self, within: &str) -> Result<Vec<String>> {
        let wide = format!(
            "[...document.querySelectorAll('{within} *')].filter(e => e.checkVisibility() && !e.closest('math') && e.getBoundingClientRect().right > innerWidth + 0.5)
                .map(e => `${{e.localName}}#${{e.id}}.${{e.className}} ${{Math.round(e.getBoundingClientRect().right)}}`).slice(0, 8)"
        );
        Ok(serde_json::from_value(self.value(&wide).await?)?)
    }

    /// Those of the elements that a selector finds which end below the window.
    pub async fn below_the_window(&self, selector: &str) -> Result<Vec<String>> {
        let below = format!(
            "[...document.querySelectorAll('{selector}')].filter(e => e.getBoundingClientRect().bottom > innerHeight)
                .map(e => e.dataset.quantity ?? e.className)"
        );
        Ok(serde_json::from_value(self.value(&below).await?)?)
    }
}

/// The element that a selector finds first.
fn found(place: &str) -> String {
    format!("document.querySelector({})", json!(place))
}

// ---- the link ----

impl Page {
    /// The hash, as it is when the page is left: then it is written at once, not a moment later.
    pub async fn hash(&self) -> Result<String> {
        self.settle().await?;
        self.text("(dispatchEvent(new Event('pagehide')), location.hash)")
            .await
    }

    /// Waits until the link says this.
    pub async fn until_link_says(&self, part: &str) -> Result<()> {
        self.until(
            &format!("the link says “{part}”"),
            &format!("location.hash.includes('{part}')"),
        )
        .await
    }

    /// The numbers that the link says for a key, if it says any.
    pub async fn in_link<const N: usize>(&self, key: &str) -> Result<Option<[f64; N]>> {
        numbers_in(&self.hash().await?, key)
    }

    /// The window on the plane that the link says, if it says one: its middle and its radius.
    pub async fn view(&self) -> Result<Option<[f64; 3]>> {
        self.in_link("view").await
    }

    /// The window that the link must say.
    pub async fn own_view(&self) -> Result<[f64; 3]> {
        Ok(self.view().await?.ok_or("the link says no view")?)
    }

    /// h₁₁, h₁₂ and h₂₂ of the link.
    pub async fn hessian(&self) -> Result<[f64; 3]> {
        Ok(self.in_link("hessian").await?.ok_or("no hessian")?)
    }

    /// The plane with this window.
    pub async fn plane(&self, view: [f64; 3]) -> Result<Plane> {
        let [left, top, ..] = self.place(STAGE).await?;
        // the picture has whole pixels, whatever is left of one beside it
        let side = async |name: &str| self.number(&format!("{}.{name}", found(STAGE))).await;
        let (width, height) = (side("clientWidth").await?, side("clientHeight").await?);
        Ok(Plane {
            middle: [left + 0.5 * width, top + 0.5 * height],
            unit: 0.5 * width.min(height) / view[2],
            view,
        })
    }
}

/// The numbers of a key in a hash.
pub fn numbers_in<const N: usize>(hash: &str, key: &str) -> Result<Option<[f64; N]>> {
    let mut pairs = hash.trim_start_matches('#').split('&');
    let Some(text) = pairs.find_map(|pair| pair.strip_prefix(key)?.strip_prefix('=')) else {
        return Ok(None);
    };
    let numbers: Vec<f64> = text.split(',').filter_map(|x| x.parse().ok()).collect();
    let numbers = numbers.try_into();
    Ok(Some(
        numbers.map_err(|_| format!("{N} numbers, not {text}"))?,
    ))
}

/// Where the plane's points are in the browser's window.
pub struct Plane {
    middle: [f64; 2],
    /// Pixels per unit.
    pub unit: f64,
    view: [f64; 3],
}

impl Plane {
    /// The pixel of a θ.
    pub fn pixel(&self, theta: [f64; 2]) -> [f64; 2] {
        [
            self.middle[0] + (theta[0] - self.view[0]) * self.unit,
            self.middle[1] - (theta[1] - self.view[1]) * self.unit,
        ]
    }

    /// The θ at a pixel.
    pub fn theta(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [
            self.view[0] + (x - self.middle[0]) / self.unit,
            self.view[1] - (y - self.middle[1]) / self.unit,
        ]
    }
}

// ---- the numbers ----

impl Page {
    /// All numbers on the page, once it has settled.
    pub async fn numbers(&self) -> Result<Numbers> {
        let numbers = self
            .run("return frames2().then(numbers)", Vec::new())
            .await?;
        Ok(Numbers(serde_json::from_value(numbers)?))
    }

    /// How many pixels a unit of θ is in the figures of one parameter.
    pub async fn slice_unit(&self) -> Result<f64> {
        let [_, least, most] = self.slider(&grip("slice", "z")).await?;
        let width = self
            .number(&format!("{}.clientWidth", found(SLICE)))
            .await?;
        // what the figures leave beside the plot
        Ok((width - 58.0) / (most - least))
    }

    /// A number on the page as it is now.
    pub async fn shown(&self, quantity: &str) -> Result<f64> {
        self.number(&format!("shown('{quantity}')")).await
    }

    /// Waits until a number is as a condition says, such as `> 2`.
    pub async fn until_number(&self, quantity: &str, is: &str) -> Result<()> {
        self.until(
            &format!("{quantity} {is}"),
            &format!("shown('{quantity}') {is}"),
        )
        .await
    }

    /// What an expression is in each of some frames, in which a slider is moved on.
    pub async fn in_each_frame(
        &self,
        slider: &str,
        values: &[f64],
        expression: &str,
    ) -> Result<Vec<Value>> {
        let script =
            format!("return inEachFrame(arguments[0], arguments[1], () => ({expression}))");
        let seen = self
            .run(&script, vec![json!(slider), json!(values)])
            .await?;
        Ok(serde_json::from_value(seen)?)
    }

    /// All numbers that each of these hashes leads to, one after the other.
    pub async fn numbers_of(&self, hashes: impl Iterator<Item = String>) -> Result<Vec<Numbers>> {
        let script = "return (async () => {
                const all = [];
                for (const hash of arguments[0]) { await follow(hash); all.push(numbers()); }
                return all;
            })()";
        // an arrow function has the arguments of the function around it
        let hashes: Vec<String> = hashes.collect();
        let all = self.run(script, vec![json!(hashes)]).await?;
        let all: Vec<BTreeMap<String, String>> = serde_json::from_value(all)?;
        Ok(all.into_iter().map(Numbers).collect())
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

    /// Fails unless every number is one, and finite. Some are not there: those of the second plane and of descent.
    /// No λ is the largest of those that lead to 0.
    pub fn are_finite(&self, what: &str) {
        for (quantity, text) in &self.0 {
            if text.is_empty() || (quantity == "multiplier-largest" && text == "Infinity") {
                continue;
            }
            let finite = text.parse::<f64>().is_ok_and(f64::is_finite);
            assert!(finite, "{what}: {quantity} is {text}");
        }
    }
}
