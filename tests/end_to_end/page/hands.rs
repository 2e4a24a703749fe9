//! What a person does to a page with hands: pointer, wheel, keys and fingers.

use super::{Page, places::*};
use crate::support::browser::Result;
use serde_json::{Value, json};
use std::time::Duration;
use study::Topic;
use thirtyfour::prelude::*;

impl Page {
    /// A command of the browser's own protocol, for what WebDriver cannot ask.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        Ok(self.browser.cdp().send_raw(command, parameters).await?)
    }

    /// The first element that a selector finds.
    pub async fn find(&self, selector: &str) -> Result<WebElement> {
        Ok(self.browser.find(By::Css(selector)).await?)
    }

    /// Left, top, width and height in the window, after scrolling to it.
    pub async fn place(&self, selector: &str) -> Result<[f64; 4]> {
        let script = "
            const element = document.querySelector(arguments[0]);
            element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const { left, top, width, height } = element.getBoundingClientRect();
            return [left, top, width, height];";
        Ok(serde_json::from_value(
            self.run(script, vec![json!(selector)]).await?,
        )?)
    }

    /// The middle of an element.
    pub async fn middle(&self, selector: &str) -> Result<[f64; 2]> {
        let [left, top, width, height] = self.place(selector).await?;
        Ok([left + 0.5 * width, top + 0.5 * height])
    }

    /// A press of the mouse on an element.
    pub async fn click(&self, selector: &str) -> Result<()> {
        // WebDriver would not scroll to what is in the window, under something that stays
        self.place(selector).await?;
        self.find(selector).await?.click().await?;
        self.settle().await
    }

    /// A press of the mouse on the element with this text.
    pub async fn click_text(&self, within: &str, text: &str) -> Result<()> {
        for element in self.browser.find_all(By::Css(within)).await? {
            if element.text().await?.contains(text) {
                element.click().await?;
                return self.settle().await;
            }
        }
        Err(format!("{within} with “{text}” is not there").into())
    }

    /// Chooses an option of a select by its value.
    pub async fn choose(&self, select: &str, value: &str) -> Result<()> {
        self.click(&format!("{select} option[value='{value}']"))
            .await
    }

    /// Gives the keyboard to an element.
    pub async fn focus(&self, place: &str) -> Result<()> {
        let script = "document.querySelector(arguments[0]).focus()";
        self.run(script, vec![json!(place)]).await?;
        Ok(())
    }

    /// Presses a key on an element.
    pub async fn press_on(&self, place: &str, key: impl Into<char>) -> Result<()> {
        self.focus(place).await?;
        self.press(key).await
    }

    /// Replaces a field's text by typing.
    pub async fn fill(&self, field: &str, text: &str) -> Result<()> {
        self.focus(field).await?;
        self.press_with(&[Key::Control], 'a').await?;
        self.press(Key::Delete).await?;
        self.type_text(text).await
    }

    /// Replaces a field's text by typing, and Enter.
    pub async fn enter(&self, field: &str, text: &str) -> Result<()> {
        self.fill(field, text).await?;
        self.press(Key::Enter).await
    }

    /// Presses a key where the keyboard is.
    pub async fn press(&self, key: impl Into<char>) -> Result<()> {
        self.press_with(&[], key).await
    }

    /// Presses a key while others are held.
    pub async fn press_with(&self, held: &[Key], key: impl Into<char>) -> Result<()> {
        let key = key.into();
        let mut chain = self.chain(0);
        for modifier in held {
            chain = chain.key_down(modifier.value());
        }
        chain = chain.key_down(key).key_up(key);
        for modifier in held {
            chain = chain.key_up(modifier.value());
        }
        chain.perform().await?;
        self.settle().await
    }

    /// Types a text where the keyboard is.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        self.chain(0).send_keys(text).perform().await?;
        self.settle().await
    }

    /// Drags with the mouse, through the points given.
    pub async fn drag(&self, points: &[[f64; 2]]) -> Result<()> {
        let whole = |p: &[f64; 2]| p.map(|x| x.round() as i64);
        let [x, y] = points.first().map(whole).ok_or("a drag begins somewhere")?;
        let mut chain = self.chain(8).move_to(x, y).click_and_hold();
        for point in &points[1..] {
            let [x, y] = whole(point);
            chain = chain.move_to(x, y);
        }
        chain.release().perform().await?;
        self.settle().await
    }

    /// Turns the wheel over a point; down is positive.
    pub async fn wheel(&self, [x, y]: [f64; 2], by: f64) -> Result<()> {
        let event = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by });
        self.cdp("Input.dispatchMouseEvent", event).await?;
        self.settle().await
    }

    /// One moment of a touch: where each finger is.
    pub async fn touch(&self, kind: &str, fingers: &[[f64; 2]]) -> Result<()> {
        let points: Vec<Value> = fingers
            .iter()
            .enumerate()
            .map(|(id, [x, y])| json!({ "x": x, "y": y, "id": id }))
            .collect();
        let event = json!({ "type": kind, "touchPoints": points });
        self.cdp("Input.dispatchTouchEvent", event).await?;
        Ok(())
    }

    /// Drags with a finger.
    pub async fn touch_drag(&self, points: &[[f64; 2]]) -> Result<()> {
        let kinds = std::iter::once("touchStart").chain(std::iter::repeat("touchMove"));
        for (kind, point) in kinds.zip(points) {
            self.touch(kind, &[*point]).await?;
        }
        self.touch("touchEnd", &[]).await?;
        self.settle().await
    }

    /// A phone's screen, or any that is touched.
    pub async fn touch_screen(&self, width: u32, height: u32, density: u32) -> Result<()> {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": true });
        self.cdp("Emulation.setDeviceMetricsOverride", screen)
            .await?;
        let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
        self.cdp("Emulation.setTouchEmulationEnabled", touch)
            .await?;
        Ok(())
    }

    /// What the system prefers, such as `("prefers-color-scheme", "dark")`.
    pub async fn system_prefers(&self, feature: &str, value: &str) -> Result<()> {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.cdp("Emulation.setEmulatedMedia", features).await?;
        self.settle().await
    }

    fn chain(&self, pause: u64) -> thirtyfour::action_chain::ActionChain {
        self.browser.action_chain_with_delay(
            Some(Duration::from_millis(pause)),
            Some(Duration::from_millis(pause)),
        )
    }
}

// ---- what is done to the parts of this page ----

impl Page {
    /// Opens the drawer of the problem, if it is not open.
    pub async fn open_problem(&self) -> Result<()> {
        if self.is_there(DRAWER).await? {
            return Ok(());
        }
        self.click(PROBLEM).await
    }

    /// Closes it, if it is open.
    pub async fn close_problem(&self) -> Result<()> {
        if !self.is_there(DRAWER).await? {
            return Ok(());
        }
        self.click(&format!("{DRAWER} .close")).await
    }

    /// Loads an example.
    pub async fn choose_preset(&self, name: &str) -> Result<()> {
        self.open_problem().await?;
        self.click(&example(name)).await?;
        self.close_problem().await
    }

    /// Chooses a feature of the data, counted from 0.
    pub async fn choose_feature(&self, k: usize, name: &str) -> Result<()> {
        self.open_problem().await?;
        self.choose(FEATURES[k], name).await?;
        self.close_problem().await
    }

    /// Opens the fields of H and θ̂.
    pub async fn open_advanced(&self) -> Result<()> {
        self.open_problem().await?;
        if self.is_there(&format!("{ADVANCED}[open]")).await? {
            return Ok(());
        }
        self.click(&format!("{ADVANCED} > summary")).await
    }

    /// Presses a tool of the page's head, wherever the window has room for it.
    pub async fn press_tool(&self, tool: &str) -> Result<()> {
        self.reach_tools().await?;
        self.click(tool).await
    }

    /// Light, dark, or as the system says.
    pub async fn choose_theme(&self, theme: &str) -> Result<()> {
        self.reach_tools().await?;
        self.choose(THEME, theme).await
    }

    async fn reach_tools(&self) -> Result<()> {
        if self.is_shown(UNDO).await? {
            return Ok(());
        }
        self.click(MENU).await
    }

    /// Presses an arrow key on the handle of a point: those to the sides move its first coordinate, the others its
    /// second one.
    pub async fn nudge(&self, handle: &str, held: &[Key], key: Key) -> Result<()> {
        let second = matches!(key, Key::Up | Key::Down);
        self.focus(&coordinate(handle, usize::from(second))).await?;
        self.press_with(held, key).await
    }

    /// Presses one of λ's marks.
    pub async fn press_mark(&self, text: &str) -> Result<()> {
        self.click_text(&format!("{MARKS} button"), text).await
    }

    /// Presses one of the marks of the step size.
    pub async fn press_eta_mark(&self, text: &str) -> Result<()> {
        self.click_text(&format!("{ETA_MARKS} button"), text).await
    }

    /// Presses a button in the question that is open.
    pub async fn press_in_panel(&self, text: &str) -> Result<()> {
        self.click_text(&format!("{PANEL} button"), text).await
    }

    /// Presses a button of the window on the plane.
    pub async fn press_view_tool(&self, text: &str) -> Result<()> {
        self.click_text(&format!("{VIEW_TOOLS} button"), text).await
    }

    /// Opens a topic, by its question.
    pub async fn open_panel(&self, panel: Topic) -> Result<()> {
        let (question, further) = way_to(panel);
        self.click(question).await?;
        let open = "[id^=topic-][aria-expanded=true]";
        match further {
            Some(further) if !self.is_there(&format!("{further}{open}")).await? => {
                self.click(further).await
            }
            // the main topic alone
            None if self.is_there(open).await? => self.click(open).await,
            _ => Ok(()),
        }
    }

    /// Opens the choice of layers.
    pub async fn open_layers(&self) -> Result<()> {
        self.click(LAYERS).await
    }

    /// Switches a layer on or off, counted from 0.
    pub async fn switch_layer(&self, place: usize) -> Result<()> {
        self.click(&format!(".layers label:nth-child({})", place + 1))
            .await
    }

    /// Takes back the last step.
    pub async fn undo(&self) -> Result<()> {
        self.press_tool(UNDO).await
    }

    /// Does again what was taken back last.
    pub async fn redo(&self) -> Result<()> {
        self.press_tool(REDO).await
    }

    /// What is done next is a step of its own: the pause that joins actions is over.
    pub async fn wait_out_the_pause(&self) -> Result<()> {
        self.run("ahead += 1000", Vec::new()).await?;
        Ok(())
    }

    /// The pixel of the thumb's middle where λ is this share of the slider.
    pub async fn lambda_at(&self, share: f64) -> Result<[f64; 2]> {
        let [left, top, width, height] = self.place(LAMBDA).await?;
        let x = left + 0.5 * THUMB + share * (width - THUMB);
        Ok([self.within(x).await?, top + 0.5 * height])
    }

    /// The nearest x in the window: a pointer stays there.
    pub async fn within(&self, x: f64) -> Result<f64> {
        Ok(x.clamp(0.0, self.number("innerWidth").await? - 1.0))
    }

    /// How much of λ's slider a pixel is.
    pub async fn lambda_pixel(&self) -> Result<f64> {
        Ok(1.0 / (self.place(LAMBDA).await?[2] - THUMB))
    }

    /// Drags λ to a share of the slider, which may be beyond its ends.
    pub async fn drag_lambda(&self, to: f64) -> Result<()> {
        let [now, _, end] = self.slider(LAMBDA).await?;
        let from = self.lambda_at(now / end).await?;
        let to = self.lambda_at(to).await?;
        let between = [0.5 * (from[0] + to[0]), from[1] + 20.0];
        self.drag(&[from, between, to]).await
    }

    /// Drags θ̂ by pixels; returns where the pointer was at the end.
    pub async fn drag_center(&self, [dx, dy]: [f64; 2]) -> Result<[f64; 2]> {
        let start = self.middle(THETA_HAT).await?;
        let to = [(start[0] + dx).round(), (start[1] + dy).round()];
        self.drag(&[start, [start[0] + 5.0, start[1] + 30.0], to])
            .await?;
        Ok(to)
    }
}

/// The width of a slider's thumb: 1.6 rem, as in the style sheet. Half of it lies beyond either end of the range.
const THUMB: f64 = 25.6;
