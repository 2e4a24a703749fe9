//! The elements of a picture, read back from its SVG.

use figure::STEPS;
use figure::theme::Color;
use lasso_path::problem::Vector2;
use std::collections::BTreeMap;

/// An element of an SVG document.
pub struct Mark {
    pub tag: String,
    pub attributes: BTreeMap<String, String>,
    /// In steps of 1/16 pixel.
    pub points: Vec<Vector2>,
}

/// The elements of a document that plotters wrote. It has no entities in attributes and no
/// comments.
pub fn marks(svg: &str) -> Vec<Mark> {
    svg.split('<')
        .skip(1)
        .filter(|element| !element.starts_with('/'))
        .map(|element| {
            let (tag, rest) = element.split_once(' ').unwrap_or((element, ""));
            let pieces: Vec<&str> = rest.split('"').collect();
            let attributes: BTreeMap<String, String> = pieces
                .chunks_exact(2)
                .map(|pair| {
                    (
                        pair[0].trim().trim_end_matches('=').to_owned(),
                        pair[1].to_owned(),
                    )
                })
                .collect();
            let number = |name: &str| -> Option<f64> { attributes.get(name)?.parse().ok() };
            let points = match (attributes.get("points"), number("x"), number("cx")) {
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
            Mark {
                tag: tag.to_owned(),
                attributes,
                points,
            }
        })
        .collect()
}

impl Mark {
    /// Whether this is a line of a colour and width (CSS pixels).
    pub fn is_line(&self, color: Color, width: f64) -> bool {
        let hex = format!("#{:02X}{:02X}{:02X}", color.red, color.green, color.blue);
        self.tag == "polyline"
            && self.attributes.get("stroke") == Some(&hex)
            && self.attributes.get("stroke-width") == Some(&format!("{}", width * f64::from(STEPS)))
    }

    pub fn pixels(&self) -> impl Iterator<Item = Vector2> {
        self.points
            .iter()
            .map(|point| point.map(|x| x / f64::from(STEPS)))
    }
}
