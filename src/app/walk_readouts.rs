//! The live numbers of the descent methods, and what their sliders and switches are set to.

use super::browser::Sight;
use super::readouts::Numbered;
use super::studio::{Painter, Subject, Turn};
use crate::figure::Descent;
use crate::figure::number::{compact, shortest};
use crate::problem::Vector2;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, Text};
use yew::prelude::*;

/// The name of a number, and its value where there is one.
type Quantity = (&'static str, fn(&Descent) -> Option<f64>);

fn iterate(descent: &Descent) -> Vector2 {
    let run = descent.subject();
    run.map_or(descent.course.start, |run| run.at(descent.iteration))
}

/// Every number of the panel. The names are documented in the README and stay.
const QUANTITIES: [Quantity; 15] = [
    ("iteration", |d| Some(d.iteration as f64)),
    ("step-size", |d| Some(d.course.step_size)),
    ("largest-eigenvalue", |d| {
        Some(d.course.objective.loss().hessian().eigenvalues()[0])
    }),
    ("iterate1", |d| Some(iterate(d)[0])),
    ("iterate2", |d| Some(iterate(d)[1])),
    ("gap", |d| Some(d.course.gap(d.chosen, iterate(d)))),
    ("gradient-norm", |d| {
        let [a, b] = d.course.objective.loss().negative_gradient(iterate(d));
        Some(a.hypot(b))
    }),
    ("step-loss1", |d| Some(d.anatomy?.step.loss[0])),
    ("step-loss2", |d| Some(d.anatomy?.step.loss[1])),
    ("step-penalty1", |d| Some(d.anatomy?.step.penalty[0])),
    ("step-penalty2", |d| Some(d.anatomy?.step.penalty[1])),
    ("step1", |d| Some(d.anatomy?.sum()[0])),
    ("step2", |d| Some(d.anatomy?.sum()[1])),
    ("step-ridge1", |d| Some(d.anatomy?.ridge[0])),
    ("step-ridge2", |d| Some(d.anatomy?.ridge[1])),
];

/// The slider of η shows η·L; where the loss is constant, η.
pub fn slider_scale(descent: &Descent) -> f64 {
    descent.course.stable().unwrap_or(1.0)
}

/// Writes the numbers, and moves the sliders.
pub struct WalkReadouts {
    /// The element that contains all of it.
    root: NodeRef,
    parts: RefCell<Option<Parts>>,
}

struct Parts {
    /// Above the two columns of coordinates.
    heads: Vec<Element>,
    /// Each with its value, and whether its text is of an older one.
    outputs: Vec<(Numbered, Option<f64>, bool)>,
    /// The text `data-value`.
    data_value: JsValue,
    timeline: HtmlInputElement,
    pace: HtmlInputElement,
    /// The buttons of the methods, in their order, and that of the contours.
    switches: Vec<Element>,
    anatomy: HtmlSelectElement,
    /// Of the numbers below the charts: all but the first three.
    sight: Sight,
    /// What the switches and the choice were last set to.
    set: Option<([bool; 7], usize)>,
}

impl WalkReadouts {
    /// For the outputs and sliders inside `root`.
    pub fn new(root: NodeRef) -> Self {
        WalkReadouts {
            root,
            parts: RefCell::default(),
        }
    }
}

impl Parts {
    fn find(root: &Element) -> Option<Self> {
        let find = |selector: &str| root.query_selector(selector).ok().flatten();
        let output = |(name, _): &Quantity| {
            let element = find(&format!("[data-quantity={name}]"))?;
            // No number equals this, so that the first one is written.
            Some((element.unchecked_into(), Some(f64::NAN), true))
        };
        let mut switches = (0..6)
            .map(|place| find(&format!("[data-do='{place}']")))
            .collect::<Option<Vec<_>>>()?;
        switches.push(find("#contours")?);
        Some(Parts {
            heads: vec![find("th.theta1")?, find("th.theta2")?],
            switches,
            anatomy: find("#anatomy")?.dyn_into().ok()?,
            sight: Sight::of(&find(".walk-numbers")?),
            set: None,
            outputs: QUANTITIES.iter().map(output).collect::<Option<_>>()?,
            data_value: "data-value".into(),
            timeline: find("#iteration")?.dyn_into().ok()?,
            pace: find("#eta")?.dyn_into().ok()?,
        })
    }

    fn write_values(&mut self, descent: &Descent) {
        for ((element, shown, stale), (_, value)) in self.outputs.iter_mut().zip(&QUANTITIES) {
            let value = value(descent);
            if *shown != value {
                *shown = value;
                match value {
                    Some(value) => element.set_number(&self.data_value, value),
                    None => drop(element.set_attribute("data-value", "")),
                }
                *stale = true;
            }
        }
        let steps = descent.course.steps.to_string();
        if self.timeline.max() != steps {
            self.timeline.set_max(&steps);
        }
        move_to(&self.timeline, descent.iteration as f64);
        // Rounded to the slider's own steps.
        let pace = descent.course.step_size / slider_scale(descent);
        move_to(&self.pace, (100.0 * pace.clamp(0.01, 3.0)).round() / 100.0);
    }

    /// The switches, and the choice among the methods that are shown.
    fn set_switches(&mut self, descent: &Descent) {
        let mut on = [false; 7];
        for run in &descent.course.runs {
            on[run.method as usize] = true;
        }
        on[6] = descent.objective_contours;
        let chosen = descent.chosen as usize;
        if self.set.replace((on, chosen)) == Some((on, chosen)) {
            return;
        }
        for (switch, on) in self.switches.iter().zip(on) {
            let _ = switch.set_attribute("aria-pressed", if on { "true" } else { "false" });
        }
        let options = self.anatomy.children();
        for (place, on) in on.into_iter().take(6).enumerate() {
            if let Some(option) = options.item(place as u32) {
                let _ = option.toggle_attribute_with_force("disabled", !on);
            }
        }
        self.anatomy.set_selected_index(chosen as i32);
    }

    fn write_texts(&mut self, subject: &Subject) {
        if subject.speaks(Turn::First) {
            for (head, name) in self.heads.iter().zip(&subject.derived.scene.names) {
                write(head, name);
            }
        }
        let is_away = subject.passes() && !self.sight.is_clear();
        for (i, (element, value, stale)) in self.outputs.iter_mut().enumerate() {
            // The anatomy follows the first seven.
            let turn = if i < 7 { Turn::Second } else { Turn::Third };
            if !subject.speaks(turn) || is_away && i > 2 || !std::mem::take(stale) {
                continue;
            }
            let text = match value {
                // k is a whole number.
                Some(k) if i == 0 => shortest(*k),
                Some(value) => compact(*value, 4),
                None => "–".to_owned(),
            };
            write(element, &text);
            if let Some((slider, name)) = [(&self.timeline, "k"), (&self.pace, "η")].get(i) {
                let _ = slider.set_attribute("aria-valuetext", &format!("{name} = {text}"));
            }
        }
    }
}

/// Puts another text into the text that is there: a new one would have to be styled first.
fn write(element: &Element, text: &str) {
    match element.last_child() {
        Some(content) => content.unchecked_into::<Text>().set_data(text),
        None => element.set_text_content(Some(text)),
    }
}

/// A slider that the person holds is where it should be already.
fn move_to(slider: &HtmlInputElement, value: f64) {
    if slider.value_as_number() != value {
        slider.set_value(&shortest(value));
    }
}

impl Painter for WalkReadouts {
    fn paint(&self, subject: &Subject) {
        let Some(descent) = &subject.derived.scene.descent else {
            return;
        };
        let mut parts = self.parts.borrow_mut();
        if parts.is_none() {
            let root = self.root.cast::<Element>();
            *parts = root.and_then(|root| Parts::find(&root));
        }
        let Some(parts) = parts.as_mut() else {
            return;
        };
        parts.write_values(descent);
        parts.set_switches(descent);
        parts.write_texts(subject);
    }
}
