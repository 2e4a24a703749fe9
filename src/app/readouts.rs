//! The live numbers: the values of the outputs and the positions of the sliders, written once per
//! frame, and their texts, a little less often; all only where they changed.

use super::browser::{document, element};
use super::studio::{Painter, Subject, Turn};
use crate::figure::number::{compact, rounded, shortest};
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
    /// How many significant digits are shown, see [`compact()`]; `data-value` holds all.
    digits: usize,
    value: fn(&Derived) -> f64,
}

/// Every number on the page. The names are documented in the README and stay.
const QUANTITIES: [Quantity; 12] = [
    Quantity {
        name: "lambda",
        digits: 4,
        value: Derived::shown_lambda,
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

/// The numbers beside the slider of c. The names are documented too.
const MULTIPLIERS: [Quantity; 2] = [
    Quantity {
        name: "multiplier-least",
        digits: 4,
        value: |d| d.multipliers()[0],
    },
    Quantity {
        name: "multiplier-largest",
        digits: 4,
        value: |d| d.multipliers()[1],
    },
];

/// The numbers of the second plane; where there is none they are nowhere on the page.
const BESIDE: [Quantity; 5] = [
    Quantity {
        name: "beside-lambda",
        digits: 4,
        value: |d| second(d).shown_lambda(),
    },
    Quantity {
        name: "beside-theta1",
        digits: 5,
        value: |d| second(d).scene.solution.theta[0],
    },
    Quantity {
        name: "beside-theta2",
        digits: 5,
        value: |d| second(d).scene.solution.theta[1],
    },
    Quantity {
        name: "beside-radius",
        digits: 5,
        value: |d| second(d).scene.radius(),
    },
    Quantity {
        name: "beside-kkt-residual",
        digits: 2,
        value: |d| second(d).certificate.kkt_residual,
    },
];

fn second(derived: &Derived) -> &Derived {
    derived.beside.as_deref().unwrap_or(derived)
}

/// A slider, and the field that holds its number exactly.
struct Lever {
    slider: &'static str,
    field: &'static str,
    /// The number, and the slider's end.
    value: fn(&Derived) -> [f64; 2],
    words: fn(&Derived) -> String,
}

static LAMBDA: Lever = Lever {
    slider: "#lambda",
    field: "#lambda-exact",
    value: |d| [d.shown_lambda(), d.scene.lambda_end],
    words: Derived::spoken_lambda,
};

static RADIUS: Lever = Lever {
    slider: "#radius",
    field: "#radius-exact",
    value: |d| [d.bound(), d.radius_end()],
    words: Derived::spoken_radius,
};

/// Writes numbers, and moves their slider.
pub struct Readouts {
    /// The element that contains all of it.
    root: NodeRef,
    quantities: &'static [Quantity],
    lever: Option<&'static Lever>,
    parts: RefCell<Option<Parts>>,
}

struct Parts {
    outputs: Vec<Output>,
    control: Option<Control>,
    /// The text `data-value`.
    data_value: JsValue,
}

/// A lever on the page.
struct Control {
    lever: &'static Lever,
    slider: HtmlInputElement,
    field: HtmlInputElement,
    /// The slider's number and its end as they were last shown.
    shown: [f64; 2],
    /// Whether its words are older.
    stale: bool,
}

#[wasm_bindgen]
extern "C" {
    /// An element whose attributes are numbers: the browser makes their shortest texts itself, faster
    /// than they could be made and handed over here.
    #[wasm_bindgen(extends = Element)]
    pub type Numbered;

    /// Sets an attribute to a number.
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub fn set_number(this: &Numbered, name: &JsValue, value: f64);
}

struct Output {
    number: Numbered,
    /// Its only child. Changing a text node costs half of replacing it.
    content: Text,
    value: f64,
    text: String,
    /// Whether the text is older than the value.
    stale: bool,
}

impl Readouts {
    /// For λ, and the numbers that are always there, inside `root`.
    pub fn of_lambda(root: NodeRef) -> Self {
        Self::new(root, &QUANTITIES, Some(&LAMBDA))
    }

    /// For c and its multipliers inside `root`.
    pub fn of_radius(root: NodeRef) -> Self {
        Self::new(root, &MULTIPLIERS, Some(&RADIUS))
    }

    /// For the second plane inside `root`.
    pub fn of_beside(root: NodeRef) -> Self {
        Self::new(root, &BESIDE, None)
    }

    fn new(root: NodeRef, quantities: &'static [Quantity], lever: Option<&'static Lever>) -> Self {
        Readouts {
            root,
            quantities,
            lever,
            parts: RefCell::default(),
        }
    }

    fn find(&self) -> Option<Parts> {
        let root = self.root.cast::<Element>()?;
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
                stale: true,
            })
        };
        let control = |lever: &'static Lever| {
            Some(Control {
                lever,
                slider: find(lever.slider)?.dyn_into().ok()?,
                field: find(lever.field)?.dyn_into().ok()?,
                shown: [f64::NAN; 2],
                stale: true,
            })
        };
        Some(Parts {
            outputs: self.quantities.iter().map(output).collect::<Option<_>>()?,
            control: match self.lever {
                Some(lever) => Some(control(lever)?),
                None => None,
            },
            data_value: "data-value".into(),
        })
    }
}

impl Parts {
    /// What is exact in every frame.
    fn write_values(&mut self, quantities: &[Quantity], derived: &Derived) {
        for (output, quantity) in self.outputs.iter_mut().zip(quantities) {
            let value = (quantity.value)(derived);
            if output.value != value {
                output.value = value;
                output.number.set_number(&self.data_value, value);
                output.stale = true;
            }
        }
        if let Some(control) = &mut self.control {
            control.stale |= control.follow(derived);
        }
    }

    /// What is written for eyes and ears, of those whose turn it is.
    fn write_texts(&mut self, quantities: &[Quantity], subject: &Subject) {
        for (i, (output, quantity)) in self.outputs.iter_mut().zip(quantities).enumerate() {
            // λ and the equation are the first four.
            let turn = if i < 4 { Turn::First } else { Turn::Second };
            if !subject.speaks(turn) || !std::mem::take(&mut output.stale) {
                continue;
            }
            let text = compact(output.value, quantity.digits);
            if output.text != text {
                output.content.set_data(&text);
                output.text = text;
            }
        }
        if let Some(control) = &mut self.control
            && subject.speaks(Turn::First)
            && std::mem::take(&mut control.stale)
        {
            control.speak(&subject.derived);
        }
    }
}

impl Control {
    /// Moves the slider; says whether it had to.
    fn follow(&mut self, derived: &Derived) -> bool {
        let [value, end] = (self.lever.value)(derived);
        if self.shown == [value, end] {
            return false;
        }
        if self.shown[1] != end {
            self.slider.set_max(&shortest(end));
        }
        let position = value.min(end);
        // The slider that the person holds is where it should be already.
        if self.slider.value_as_number() != position {
            self.slider.set_value(&shortest(position));
        }
        self.shown = [value, end];
        true
    }

    fn speak(&self, derived: &Derived) {
        let [value, end] = self.shown;
        let words = (self.lever.words)(derived);
        let _ = self.slider.set_attribute("aria-valuetext", &words);
        // There only while its panel is shown; another slider of λ.
        if let Some(path) = element("path").filter(|_| std::ptr::eq(self.lever, &LAMBDA)) {
            let _ = path.set_attribute("aria-valuetext", &words);
            let _ = path.set_attribute("aria-valuenow", &shortest(value.min(end)));
            let _ = path.set_attribute("aria-valuemax", &shortest(end));
        }
        // What the person types, or typed and could not be used, is left alone.
        let typing = document()
            .active_element()
            .is_some_and(|active| active.id() == self.field.id());
        if !typing && self.field.get_attribute("aria-invalid").as_deref() != Some("true") {
            self.field.set_value(&rounded(value, 10));
        }
    }
}

impl Painter for Readouts {
    fn paint(&self, subject: &Subject) {
        let mut parts = self.parts.borrow_mut();
        if parts.is_none() {
            *parts = self.find();
        }
        let Some(parts) = parts.as_mut() else {
            return;
        };
        parts.write_values(self.quantities, &subject.derived);
        parts.write_texts(self.quantities, subject);
    }
}
