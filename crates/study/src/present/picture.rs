//! A figure as a picture of its own, to be taken away: the marks that the page draws, on paper, with a caption.

use figure::{Document, DrawingError, Face, Lettering, Mark, Painter, Picture, Theme, text_width};
use std::ops::RangeInclusive;

/// The widths that can be chosen, in points: 1 cm to five columns of a journal.
pub const POINTS: RangeInclusive<f64> = 28.0..=1440.0;

/// How many CSS pixels a point is.
const PIXELS: f64 = 4.0 / 3.0;

/// The caption's font size, and the distance of its lines and of its sides, in CSS pixels.
const TYPE: f64 = 12.0;
const LINE: f64 = 17.0;
const MARGIN: f64 = 10.0;

/// How a picture is taken away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Format {
    /// The width in points; what is outside of [`POINTS`] is clamped, what is no number is 360.
    pub points: f64,
    /// The height of the figure as a share of its width; clamped to 1/10 … 10, and 1 where it is no number.
    pub shape: f64,
    /// Light marks on dark paper.
    pub dark: bool,
}

/// A picture with its caption, as marks.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenAway {
    /// The marks: paper, the figure, the caption.
    pub marks: Vec<Mark>,
    /// (width, height) in CSS pixels.
    pub size: [f64; 2],
    title: String,
    description: String,
}

impl TakenAway {
    /// A figure's picture in a format. The caption stands below, a paragraph each; none if it is empty.
    #[must_use]
    pub fn new(
        picture: &Picture,
        format: Format,
        title: &str,
        description: &str,
        caption: &[String],
    ) -> Self {
        let clamped = |x: f64, ends: RangeInclusive<f64>, instead: f64| {
            if x.is_finite() {
                x.clamp(*ends.start(), *ends.end())
            } else {
                instead
            }
        };
        let width = PIXELS * clamped(format.points, POINTS, 360.0);
        let figure = [width, width * clamped(format.shape, 0.1..=10.0, 1.0)];
        let theme = if format.dark {
            Theme::DARK
        } else {
            Theme::LIGHT
        };
        let lines: Vec<&str> = caption
            .iter()
            .flat_map(|paragraph| wrapped(paragraph, width - 2.0 * MARGIN))
            .collect();
        let below = if lines.is_empty() {
            0.0
        } else {
            LINE * lines.len() as f64 + 2.0 * MARGIN
        };
        let size = [width, figure[1] + below];
        let paper = Painter::new(&theme, size);
        paper.paper();
        let mut marks = paper.marks();
        marks.extend(picture.marks(&theme, figure));
        let lettering = Lettering {
            color: theme.ink,
            size: TYPE,
            face: Face::Regular,
            align: -1,
        };
        marks.extend(lines.into_iter().enumerate().map(|(i, line)| Mark::Text {
            text: line.to_owned(),
            at: [MARGIN, figure[1] + MARGIN + LINE * (i as f64 + 0.5)],
            lettering,
        }));
        TakenAway {
            marks,
            size,
            title: title.to_owned(),
            description: description.to_owned(),
        }
    }

    /// As an SVG document whose texts are texts, with a title and a description for those who do not see it, and its
    /// size in points.
    ///
    /// # Errors
    /// None in practice: the document is written into memory.
    pub fn svg(&self) -> Result<String, DrawingError<Document<'static>>> {
        figure::described_svg(
            &self.marks,
            self.size,
            self.size.map(|side| side / PIXELS),
            [&self.title, &self.description],
        )
    }
}

/// A text in lines that are no wider than `width` CSS pixels, as far as it has places to break: after a space, and
/// after the “&” and “#” of links. What has none is cut.
fn wrapped(text: &str, width: f64) -> Vec<&str> {
    let wide = |text: &str| text_width(text.trim_end(), TYPE, false) > width;
    let mut lines = Vec::new();
    let mut rest = text;
    while wide(rest) {
        let mut cut = rest.chars().next().map_or(0, char::len_utf8);
        let mut place = None;
        for (at, character) in rest.char_indices() {
            let end = at + character.len_utf8();
            if wide(&rest[..end]) {
                break;
            }
            cut = cut.max(end);
            if matches!(character, ' ' | '&' | '#') {
                place = Some(end);
            }
        }
        let (line, after) = rest.split_at(place.unwrap_or(cut));
        lines.push(line.trim_end());
        rest = after;
    }
    if !rest.is_empty() {
        lines.push(rest.trim_end());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_wider_than_the_picture_and_lose_nothing() {
        let link =
            "https://example.org/#v=1&center=2.4,1&hessian=1,0.35,0.8&lambda=1.152&panel=gradient";
        for text in [
            "a sentence of several words that goes over lines",
            link,
            "ΣΣΣΣΣΣΣΣΣΣΣΣΣΣ",
            "",
        ] {
            for width in [1.0, 60.0, 200.0, 5000.0] {
                let lines = wrapped(text, width);
                let all: String = lines.concat().replace(' ', "");
                assert_eq!(all, text.replace(' ', ""), "at {width}");
                for line in &lines {
                    let one = line.chars().count() == 1;
                    assert!(one || text_width(line, TYPE, false) <= width, "{line}");
                }
            }
        }
        assert!(wrapped(link, 400.0)[0].ends_with(['&', '#']));
    }
}
