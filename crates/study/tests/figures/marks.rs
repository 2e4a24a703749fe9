//! The elements of a picture, read back from its SVG.

use figure::STEPS;
use figure::theme::Color;
use lasso_path::problem::Vector2;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// An element of an SVG document.
pub struct Mark {
    pub tag: String,
    pub attributes: BTreeMap<String, String>,
    /// What a text says.
    pub text: String,
    /// In steps of 1/16 pixel.
    pub points: Vec<Vector2>,
}

/// The elements of a document, in the order in which they are drawn.
///
/// # Panics
/// Where it is not well-formed.
pub fn marks(svg: &str) -> Vec<Mark> {
    let document = Document::parse(svg).expect("well-formed");
    let elements = document.descendants().filter(Node::is_element);
    elements.map(|element| Mark::of(&element)).collect()
}

/// A colour as an attribute has it.
pub fn hex(color: Color) -> String {
    format!("#{:02X}{:02X}{:02X}", color.red, color.green, color.blue)
}

/// The polygons that are filled with a colour of this opacity.
pub fn filled<'a>(all: &'a [Mark], color: Color, opacity: &str) -> Vec<&'a Mark> {
    all.iter()
        .filter(|mark| mark.tag == "polygon" && mark.has("fill", &hex(color)))
        .filter(|mark| mark.has("opacity", opacity))
        .collect()
}

impl Mark {
    fn of(element: &Node) -> Self {
        let number = |name: &str| -> Option<f64> { element.attribute(name)?.parse().ok() };
        let points = match (element.attribute("points"), number("x"), number("cx")) {
            (Some(list), ..) => list
                .split_whitespace()
                .map(|pair| {
                    let (x, y) = pair.split_once(',').expect("x,y");
                    [x, y].map(|text| text.parse().expect("a number"))
                })
                .collect(),
            (_, Some(x), _) => vec![[x, number("y").expect("x has a y")]],
            (.., Some(x)) => vec![[x, number("cy").expect("cx has a cy")]],
            _ => Vec::new(),
        };
        let attributes = element.attributes();
        Mark {
            tag: element.tag_name().name().to_owned(),
            attributes: attributes
                .map(|each| (each.name().to_owned(), each.value().to_owned()))
                .collect(),
            text: element.text().unwrap_or_default().trim().to_owned(),
            points,
        }
    }

    /// Whether an attribute has this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.attributes.get(name).is_some_and(|own| own == value)
    }

    /// Whether this is a line of a colour and width (CSS pixels).
    pub fn is_line(&self, color: Color, width: f64) -> bool {
        self.tag == "polyline"
            && self.has("stroke", &hex(color))
            && self.has("stroke-width", &(width * f64::from(STEPS)).to_string())
    }

    pub fn pixels(&self) -> impl Iterator<Item = Vector2> {
        self.points
            .iter()
            .map(|point| point.map(|x| x / f64::from(STEPS)))
    }
}
