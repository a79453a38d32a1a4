//! Mouse, touch and keyboard, through WebDriver's actions.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::{Key, Locator, Page};
use crate::browser::Engine;

/// A place in the viewport, in CSS pixels from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Pixels from the left edge.
    pub x: f64,
    /// Pixels from the top edge.
    pub y: f64,
}

impl Page {
    /// The middle of the element's first line box, after it was scrolled to and stood still.
    ///
    /// # Errors
    /// When it does not come, or has no box.
    pub async fn middle(&self, locator: impl Into<Locator>) -> Result<Point> {
        let body = "node.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});\
            const box = [...node.getClientRects()].find((box) => box.width > 0);\
            return box && [box.left + box.width / 2, box.top + box.height / 2];";
        let locator = locator.into();
        self.wait_visible(&locator).await?;
        self.wait_still(&locator).await?;
        point(&self.with(&locator, body).await?).with_context(|| format!("no box: {locator}"))
    }

    /// Scrolls to the element and waits until it has not moved from one frame to the
    /// next: while a page is loading, things slip away from under a hand.
    async fn wait_still(&self, locator: &Locator) -> Result<()> {
        // A page in the background has no frames, so a timer counts as one too.
        let body = "const frame = () => new Promise((next) => { requestAnimationFrame(next); setTimeout(next, 100); });\
            const place = () => {\
              const node = need(arguments_[0]);\
              node.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});\
              const box = node.getBoundingClientRect();\
              return [box.left, box.top, box.width, box.height].join();\
            };\
            let before = '';\
            for (let frames = 0; frames < 60; frames += 1) {\
              const now = place();\
              if (now === before) return true;\
              before = now;\
              await frame();\
            }\
            return false;";
        let still = self.script_async(body, &[locator.value()]).await?;
        ensure!(still == true, "it does not stand still: {locator}");
        Ok(())
    }

    /// Moves the mouse to a point, in about `duration`.
    ///
    /// # Errors
    /// When the point is outside the viewport.
    pub async fn move_to(&self, point: Point, duration: Duration) -> Result<()> {
        self.mouse(&[travel(point, duration)]).await
    }

    /// Moves the mouse through points, resting `pause` after each: a hand's slow way.
    ///
    /// # Errors
    /// When a point is outside the viewport.
    pub async fn move_along(&self, points: &[Point], pause: Duration) -> Result<()> {
        let rest = json!({"type": "pause", "duration": pause.as_millis()});
        let steps: Vec<Value> =
            points.iter().flat_map(|to| [travel(*to, Duration::ZERO), rest.clone()]).collect();
        self.mouse(&steps).await
    }

    /// Rests the mouse on the element.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn hover(&self, locator: impl Into<Locator>) -> Result<Point> {
        let point = self.middle(locator).await?;
        // In two moves: after a scroll the pointer may lie on the very point, and a
        // pointer that does not move makes no event.
        let beside = Point { x: point.x + 2.0, ..point };
        self.move_along(&[beside, point], Duration::from_millis(10)).await?;
        Ok(point)
    }

    /// Clicks in the middle of the element with the mouse.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn click(&self, locator: impl Into<Locator>) -> Result<()> {
        let locator = locator.into();
        self.middle(&locator).await?;
        // By its name and not by its place, which may change until the driver comes to it.
        let element = self.element(locator).await?;
        let onto = json!({"type": "pointerMove", "x": 0, "y": 0, "duration": 0,
            "origin": {super::ELEMENT: element}});
        self.press_and_release(onto).await
    }

    /// Clicks at a point.
    ///
    /// # Errors
    /// When it is outside the viewport.
    pub async fn click_at(&self, point: Point) -> Result<()> {
        self.press_and_release(travel(point, Duration::ZERO)).await
    }

    /// Clicks twice at a point, fast enough for a double click.
    ///
    /// # Errors
    /// When it is outside the viewport.
    pub async fn double_click_at(&self, point: Point) -> Result<()> {
        let press = json!({"type": "pointerDown", "button": 0});
        let release = json!({"type": "pointerUp", "button": 0});
        let steps = [travel(point, Duration::ZERO), press.clone(), release.clone(), press, release];
        self.mouse(&steps).await
    }

    async fn press_and_release(&self, travel: Value) -> Result<()> {
        let (down, up) = ("pointerDown", "pointerUp");
        self.mouse(&[travel, json!({"type": down, "button": 0}), json!({"type": up, "button": 0})])
            .await
    }

    /// Taps the element with a finger.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn tap(&self, locator: impl Into<Locator>) -> Result<()> {
        let point = self.middle(locator).await?;
        self.tap_at(point).await
    }

    /// Taps a point.
    ///
    /// # Errors
    /// When it is outside the viewport.
    pub async fn tap_at(&self, point: Point) -> Result<()> {
        if self.engine() == Engine::WebKit {
            return self.dispatched_tap(point).await;
        }
        let steps = json!([
            travel(point, Duration::ZERO),
            {"type": "pointerDown", "button": 0},
            {"type": "pause", "duration": 40},
            {"type": "pointerUp", "button": 0},
        ]);
        let finger = json!({"type": "pointer", "id": "finger",
            "parameters": {"pointerType": "touch"}, "actions": steps});
        self.perform(&[finger]).await
    }

    /// WebKitWebDriver of webkit2gtk refuses touch sources, so the events that a finger
    /// makes are dispatched by script, in the order of the Pointer Events standard.
    async fn dispatched_tap(&self, point: Point) -> Result<()> {
        let body = "const [x, y] = arguments;\
            let node = document.elementFromPoint(x, y);\
            while (node?.shadowRoot?.elementFromPoint(x, y) && node.shadowRoot.elementFromPoint(x, y) !== node)\
              node = node.shadowRoot.elementFromPoint(x, y);\
            const shared = {bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y,\
              pointerType: 'touch', pointerId: 7, isPrimary: true, detail: 1};\
            for (const type of ['pointerover', 'pointerenter', 'pointerdown', 'pointerup', 'pointerout', 'pointerleave'])\
              node.dispatchEvent(new PointerEvent(type, {...shared, bubbles: !/enter|leave/.test(type)}));\
            node.closest?.('input,textarea,select')?.focus();\
            node.dispatchEvent(new PointerEvent('click', shared));";
        self.script(body, &[json!(point.x), json!(point.y)]).await?;
        Ok(())
    }

    /// Writes into a control with the keyboard, after what is there.
    ///
    /// # Errors
    /// When it is not there or cannot be written to.
    pub async fn write(&self, locator: impl Into<Locator>, text: &str) -> Result<()> {
        let element = self.element(locator.into()).await?;
        self.session.post(&format!("element/{element}/value"), &json!({"text": text})).await?;
        Ok(())
    }

    /// Empties a control and puts `text` in, as a paste does.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn paste(&self, locator: impl Into<Locator>, text: &str) -> Result<()> {
        let body = "const node = need(arguments[0]); node.focus(); node.select();\
            document.execCommand('insertText', false, arguments[1]);";
        self.script(body, &[locator.into().value(), json!(text)]).await?;
        Ok(())
    }

    /// Strikes a key, wherever the focus is.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.strike(&[key.code()]).await
    }

    /// Strikes a key while `held` is down.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn press_with(&self, held: Key, key: Key) -> Result<()> {
        self.strike(&[held.code(), key.code()]).await
    }

    async fn strike(&self, keys: &[char]) -> Result<()> {
        let down = keys.iter().map(|key| json!({"type": "keyDown", "value": key}));
        let up = keys.iter().rev().map(|key| json!({"type": "keyUp", "value": key}));
        let actions: Vec<Value> = down.chain(up).collect();
        self.perform(&[json!({"type": "key", "id": "keyboard", "actions": actions})]).await
    }

    async fn mouse(&self, steps: &[Value]) -> Result<()> {
        let mouse = json!({"type": "pointer", "id": "mouse",
            "parameters": {"pointerType": "mouse"}, "actions": steps});
        self.perform(&[mouse]).await
    }

    async fn perform(&self, sources: &[Value]) -> Result<()> {
        self.session.post("actions", &json!({"actions": sources})).await?;
        Ok(())
    }

    /// Turns the wheel over a point, by `pixels` downwards.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn wheel(&self, at: Point, pixels: i32) -> Result<()> {
        let step = json!({"type": "scroll", "x": at.x.round(), "y": at.y.round(),
            "deltaX": 0, "deltaY": pixels, "duration": 0, "origin": "viewport"});
        self.perform(&[json!({"type": "wheel", "id": "wheel", "actions": [step]})]).await
    }
}

/// WebDriver wants whole pixels.
fn travel(to: Point, duration: Duration) -> Value {
    json!({"type": "pointerMove", "x": to.x.round(), "y": to.y.round(),
        "duration": duration.as_millis(), "origin": "viewport"})
}

fn point(value: &Value) -> Option<Point> {
    Some(Point { x: value.get(0)?.as_f64()?, y: value.get(1)?.as_f64()? })
}
