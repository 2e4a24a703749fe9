//! What a person does to a page with hands: pointer, wheel, keys and fingers.

use crate::page::Page;
use crate::support::browser::Result;
use serde_json::{Value, json};
use std::time::Duration;
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
    pub async fn focus(&self, selector: &str) -> Result<()> {
        self.run(
            "document.querySelector(arguments[0]).focus()",
            vec![json!(selector)],
        )
        .await?;
        Ok(())
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
