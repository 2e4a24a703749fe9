//! Files that the page makes: pictures and texts, saved or copied.

use crate::browser::{document, has, window};
use crate::canvas::Canvas;
use figure::replay;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect};
use study::present::picture::TakenAway;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardItem, HtmlAnchorElement, HtmlCanvasElement, Url};

/// How long a file stays in memory for the browser to save it, in milliseconds.
const KEPT: u32 = 60_000;

/// A text as a file; `None` where the browser has no memory for it.
pub fn text_file(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&text.into());
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// Saves a file under a name; whether the browser was asked.
pub fn save(file: &Blob, name: &str) -> bool {
    let Ok(address) = Url::create_object_url_with_blob(file) else {
        return false;
    };
    let link = document().create_element("a");
    let link = link.ok().and_then(|link| link.dyn_into().ok());
    let asked = link.is_some_and(|link: HtmlAnchorElement| {
        link.set_href(&address);
        link.set_download(name);
        link.click();
        true
    });
    Timeout::new(KEPT, move || {
        // Fails for no address.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    asked
}

/// A picture as a PNG of `ratio` pixels for each CSS pixel; rejected where the browser cannot make one.
pub fn png(picture: &TakenAway, ratio: f64) -> Promise {
    Promise::new(&mut |resolve, reject| {
        if draw(picture, ratio, &resolve, &reject).is_none() {
            // Fails for no function.
            let _ = reject.call0(&JsValue::NULL);
        }
    })
}

fn draw(picture: &TakenAway, ratio: f64, resolve: &Function, reject: &Function) -> Option<()> {
    let element = document().create_element("canvas").ok()?;
    let element: HtmlCanvasElement = element.dyn_into().ok()?;
    let mut canvas = Canvas::new(&element, picture.size, ratio)?;
    replay(&picture.marks, picture.size, &mut canvas).ok()?;
    let (resolve, reject) = (resolve.clone(), reject.clone());
    let done = Closure::once_into_js(move |blob: JsValue| {
        let tell = if blob.is_null() { reject } else { resolve };
        // Fails for no function.
        let _ = tell.call1(&JsValue::NULL, &blob);
    });
    element.to_blob(done.unchecked_ref()).ok()
}

/// What became of a promised PNG: saved or not.
pub async fn save_promised(file: Promise, name: String) -> bool {
    let file = JsFuture::from(file).await.ok();
    let file = file.and_then(|file| file.dyn_into().ok());
    file.is_some_and(|file: Blob| save(&file, &name))
}

/// Puts a promised PNG on the clipboard: it is asked for at once, as browsers allow it only while a button is being pressed.
/// `None` where the browser does not allow it.
pub fn copy(file: &Promise) -> Option<Promise> {
    let navigator = window().navigator();
    if !has(navigator.as_ref(), "clipboard") || !has(&window(), "ClipboardItem") {
        return None;
    }
    let kinds = Object::new();
    Reflect::set(&kinds, &"image/png".into(), file).ok()?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds).ok()?;
    Some(navigator.clipboard().write(&Array::of1(&item)))
}
