//! The live numbers: the values of the outputs and the positions of the sliders, written once per
//! frame, and their texts, a little less often; all only where they changed.

use super::browser::{document, element};
use super::studio::{Painter, Subject};
use crate::figure::number::{rounded, shortest, significant};
use crate::study::Derived;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, Text};
use yew::prelude::*;

/// A number on the page.
struct Quantity {
    /// Its `data-quantity`.
    name: &'static str,
    /// How many significant digits are shown; `data-value` holds all.
    digits: usize,
    value: fn(&Derived) -> f64,
}

/// Every number on the page. The names are documented in the README and stay.
const QUANTITIES: [Quantity; 12] = [
    Quantity {
        name: "lambda",
        digits: 4,
        value: |d| d.scene.lambda,
    },
    Quantity {
        name: "loss",
        digits: 4,
        value: |d| d.loss,
    },
    Quantity {
        name: "penalty",
        digits: 4,
        value: |d| d.penalty,
    },
    Quantity {
        name: "objective",
        digits: 4,
        value: Derived::objective,
    },
    Quantity {
        name: "theta1",
        digits: 5,
        value: |d| d.scene.solution.theta[0],
    },
    Quantity {
        name: "theta2",
        digits: 5,
        value: |d| d.scene.solution.theta[1],
    },
    Quantity {
        name: "theta-hat1",
        digits: 5,
        value: |d| d.scene.loss.center()[0],
    },
    Quantity {
        name: "theta-hat2",
        digits: 5,
        value: |d| d.scene.loss.center()[1],
    },
    Quantity {
        name: "radius",
        digits: 5,
        value: |d| d.scene.radius(),
    },
    Quantity {
        name: "lambda-max",
        digits: 5,
        value: |d| d.scene.lambda_max.unwrap_or(f64::INFINITY),
    },
    Quantity {
        name: "kkt-residual",
        digits: 2,
        value: |d| d.certificate.kkt_residual,
    },
    Quantity {
        name: "duality-gap",
        digits: 2,
        value: |d| d.certificate.gap,
    },
];

/// Writes the numbers, and moves the sliders.
pub struct Readouts {
    /// The element that contains all of it.
    root: NodeRef,
    parts: RefCell<Option<Parts>>,
}

struct Parts {
    outputs: Vec<Output>,
    slider: HtmlInputElement,
    /// The field for an exact λ.
    field: HtmlInputElement,
    /// λ and the slider's end as they were last shown.
    shown: [f64; 2],
    /// Whether a text is older than its value.
    stale: bool,
    /// The text `data-value`.
    data_value: JsValue,
}

#[wasm_bindgen]
extern "C" {
    /// An element whose attributes are numbers: the browser makes their shortest texts itself, faster
    /// than they could be made and handed over here.
    #[wasm_bindgen(extends = Element)]
    type Numbered;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Numbered, name: &JsValue, value: f64);
}

struct Output {
    number: Numbered,
    /// Its only child. Changing a text node costs half of replacing it.
    content: Text,
    value: f64,
    text: String,
}

impl Readouts {
    /// For the outputs and sliders inside `root`.
    pub fn new(root: NodeRef) -> Self {
        Readouts {
            root,
            parts: RefCell::default(),
        }
    }
}

impl Parts {
    fn find(root: &Element) -> Option<Self> {
        let find = |selector: &str| root.query_selector(selector).ok().flatten();
        let output = |quantity: &Quantity| {
            let element = find(&format!("[data-quantity={}]", quantity.name))?;
            let number = element.clone().unchecked_into();
            let content = Text::new().ok()?;
            element.append_child(&content).ok()?;
            // No number equals this, so that the first one is written.
            let (value, text) = (f64::NAN, String::new());
            Some(Output {
                number,
                content,
                value,
                text,
            })
        };
        Some(Parts {
            outputs: QUANTITIES.iter().map(output).collect::<Option<_>>()?,
            slider: find("#lambda")?.dyn_into().ok()?,
            field: find("#lambda-exact")?.dyn_into().ok()?,
            shown: [f64::NAN; 2],
            stale: true,
            data_value: "data-value".into(),
        })
    }

    /// What is exact in every frame.
    fn write_values(&mut self, derived: &Derived) {
        for (output, quantity) in self.outputs.iter_mut().zip(&QUANTITIES) {
            let value = (quantity.value)(derived);
            if output.value != value {
                output.value = value;
                output.number.set_attribute(&self.data_value, value);
                self.stale = true;
            }
        }
        let (lambda, end) = (derived.scene.lambda, derived.scene.lambda_end);
        if self.shown == [lambda, end] {
            return;
        }
        self.stale = true;
        if self.shown[1] != end {
            let text = shortest(end);
            self.slider.set_max(&text);
        }
        let position = lambda.min(end);
        // The slider that the person holds is where it should be already.
        if self.slider.value_as_number() != position {
            self.slider.set_value(&shortest(position));
        }
        self.shown = [lambda, end];
    }

    /// What is written for eyes and ears.
    fn write_texts(&mut self, derived: &Derived) {
        for (output, quantity) in self.outputs.iter_mut().zip(&QUANTITIES) {
            let text = significant(output.value, quantity.digits);
            if output.text != text {
                output.content.set_data(&text);
                output.text = text;
            }
        }
        let [lambda, end] = self.shown;
        let words = derived.spoken_lambda();
        let _ = self.slider.set_attribute("aria-valuetext", &words);
        // There only while its panel is shown.
        if let Some(path) = element("path") {
            let _ = path.set_attribute("aria-valuetext", &words);
            let _ = path.set_attribute("aria-valuenow", &shortest(lambda.min(end)));
            let _ = path.set_attribute("aria-valuemax", &shortest(end));
        }
        // What the person types, or typed and could not be used, is left alone.
        let typing = document()
            .active_element()
            .is_some_and(|active| active.id() == self.field.id());
        if !typing && self.field.get_attribute("aria-invalid").as_deref() != Some("true") {
            self.field.set_value(&rounded(lambda, 10));
        }
    }
}

impl Painter for Readouts {
    fn paint(&self, subject: &Subject) {
        let mut parts = self.parts.borrow_mut();
        if parts.is_none() {
            *parts = self
                .root
                .cast::<Element>()
                .and_then(|root| Parts::find(&root));
        }
        let Some(parts) = parts.as_mut() else {
            return;
        };
        parts.write_values(&subject.derived);
        if parts.stale && subject.speaks() {
            parts.stale = false;
            parts.write_texts(&subject.derived);
        }
    }
}
