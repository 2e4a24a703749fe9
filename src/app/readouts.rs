//! The live numbers: the texts of the outputs and the positions of the sliders, written once per
//! frame, and only where they changed.

use super::studio::Painter;
use crate::figure::Theme;
use crate::figure::number::{shortest, significant};
use crate::study::Derived;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Text};
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
        value: |d| d.scene.path.lambda_max().value(),
    },
    Quantity {
        name: "kkt-residual",
        digits: 2,
        value: |d| d.certificate.kkt_residual,
    },
    Quantity {
        name: "duality-gap",
        digits: 2,
        value: |d| d.certificate.duality_gap,
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
    fill: HtmlElement,
    path: Element,
    /// What was last said of λ: its position, the end of the slider, and both in words.
    said: (f64, f64, String),
}

struct Output {
    element: Element,
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
            let content = Text::new().ok()?;
            element.append_child(&content).ok()?;
            // No number equals this, so that the first one is written.
            let (value, text) = (f64::NAN, String::new());
            Some(Output {
                element,
                content,
                value,
                text,
            })
        };
        Some(Parts {
            outputs: QUANTITIES.iter().map(output).collect::<Option<_>>()?,
            slider: find("#lambda")?.dyn_into().ok()?,
            fill: find(".fill")?.dyn_into().ok()?,
            path: find("#path")?,
            said: (f64::NAN, f64::NAN, String::new()),
        })
    }

    fn say_lambda(&mut self, derived: &Derived) {
        let (lambda, end) = (derived.scene.lambda, derived.scene.lambda_end);
        if self.said.0 == lambda && self.said.1 == end {
            return;
        }
        let position = lambda.min(end);
        if self.said.1 != end {
            let text = shortest(end);
            self.slider.set_max(&text);
            let _ = self.path.set_attribute("aria-valuemax", &text);
        }
        // The slider that the person holds is where it should be already.
        if self.slider.value_as_number() != position {
            self.slider.set_value(&shortest(position));
        }
        let _ = self
            .fill
            .style()
            .set_property("transform", &format!("scaleX({:.4})", position / end));
        let words = derived.spoken_lambda();
        if self.said.2 != words {
            let _ = self.slider.set_attribute("aria-valuetext", &words);
            let _ = self.path.set_attribute("aria-valuetext", &words);
            let _ = self
                .path
                .set_attribute("aria-valuenow", &shortest(position));
        }
        self.said = (lambda, end, words);
    }
}

impl Painter for Readouts {
    fn paint(&self, derived: &Rc<Derived>, _: &Theme) {
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
        for (output, quantity) in parts.outputs.iter_mut().zip(&QUANTITIES) {
            let value = (quantity.value)(derived);
            if output.value == value {
                continue;
            }
            output.value = value;
            let _ = output.element.set_attribute("data-value", &shortest(value));
            let text = significant(value, quantity.digits);
            if output.text != text {
                output.content.set_data(&text);
                output.text = text;
            }
        }
        parts.say_lambda(derived);
    }
}
