//! The elements of a picture, read back from its SVG.

use lasso_path::problem::Vector2;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// An element of an SVG document.
pub struct Element {
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
pub fn elements(svg: &str) -> Vec<Element> {
    let document = Document::parse(svg).expect("well-formed");
    let elements = document.descendants().filter(Node::is_element);
    elements.map(|element| Element::of(&element)).collect()
}

impl Element {
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
        Element {
            tag: element.tag_name().name().to_owned(),
            attributes: attributes
                .map(|each| (each.name().to_owned(), each.value().to_owned()))
                .collect(),
            text: element.text().unwrap_or_default().trim().to_owned(),
            points,
        }
    }
}
