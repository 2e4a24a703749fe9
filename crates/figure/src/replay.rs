//! The one way from marks to pixels: through the backends of plotters.
//!
//! plotters' backend coordinates are integers, so that a curve would wobble by whole pixels while
//! it is dragged. Backends are therefore told to be [`STEPS`] times as large; whoever owns one scales
//! it back (a transform on the canvas, a view box in SVG). Marks are then placed to 1/[`STEPS`] of a
//! CSS pixel, and sharp at every device pixel ratio.

use super::mark::{Lettering, Mark, SOLID};
use super::theme::Color;
use lasso_path::problem::Vector2;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};

/// How many steps a CSS pixel is divided into.
pub const STEPS: u32 = 16;

/// The fonts of the page, for text inside figures.
pub const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/// The errors of a medium.
pub type DrawingError<M> = DrawingErrorKind<<<M as Medium>::Backend as DrawingBackend>::ErrorType>;

/// What marks are drawn on: a plotters backend, and its own way to set text and dashes.
///
/// A canvas keeps its font from one text to the next; plotters tells it anew each time, which is most
/// of a label's cost. And it dashes by itself, while to plotters each dash would be a line.
pub trait Medium {
    /// The backend.
    type Backend: DrawingBackend;

    /// The backend, whose own units are steps.
    fn backend(&mut self) -> &mut Self::Backend;

    /// Sets a line of text, vertically centred at a point in steps.
    ///
    /// # Errors
    /// The error that the backend reports.
    fn text(
        &mut self,
        text: &str,
        at: BackendCoord,
        lettering: &Lettering,
    ) -> Result<(), DrawingError<Self>>;

    /// Makes lines from now on of dashes and gaps, on and off, of two lengths in CSS pixels; [`SOLID`] ends it. Whether
    /// the medium can; if not, each dash is drawn as a line.
    fn dash(&mut self, lengths: [f64; 2]) -> bool;
}

/// A colour, and the width of a line in steps.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ink {
    color: Color,
    width: u32,
}

impl BackendStyle for Ink {
    fn color(&self) -> BackendColor {
        backend_color(self.color)
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

fn backend_color(color: Color) -> BackendColor {
    BackendColor {
        alpha: color.alpha,
        rgb: (color.red, color.green, color.blue),
    }
}

/// Draws marks in a picture of `size` = (width, height) CSS pixels. A mark that fails is left out.
///
/// # Errors
/// The first that the medium reports.
pub fn replay<M: Medium>(
    marks: &[Mark],
    size: [f64; 2],
    medium: &mut M,
) -> Result<(), DrawingError<M>> {
    let mut outcome = Ok(());
    let mut pencil = Pencil {
        medium,
        end: size.map(step),
        points: Vec::new(),
    };
    for mark in marks {
        let drawn = pencil.draw(mark);
        outcome = outcome.and(drawn);
    }
    outcome
}

struct Pencil<'a, M> {
    medium: &'a mut M,
    /// The picture's size.
    end: [i32; 2],
    /// Room for the points of a mark, used again for the next.
    points: Vec<BackendCoord>,
}

impl<M: Medium> Pencil<'_, M> {
    fn draw(&mut self, mark: &Mark) -> Result<(), DrawingError<M>> {
        match mark {
            Mark::Line {
                points,
                stroke,
                dash,
            } => {
                let ink = Ink {
                    color: stroke.color,
                    width: step(stroke.width) as u32,
                };
                if dash[1] == 0.0 {
                    return self.line(points, ink);
                }
                if self.medium.dash(*dash) {
                    let drawn = self.line(points, ink);
                    self.medium.dash(SOLID);
                    return drawn;
                }
                let mut dashes = dashes(points, *dash).into_iter();
                dashes.try_for_each(|dash| self.line(&dash, ink))
            }
            Mark::Polygon { points, paint } => {
                self.take(points);
                self.fill(*paint)
            }
            Mark::Polygons {
                points,
                corners,
                paint,
            } => {
                self.join(points, *corners);
                self.fill(*paint)
            }
            Mark::Disc {
                center,
                radius,
                paint,
            } => {
                let (center, radius) = (self.place(*center), step(*radius).max(0) as u32);
                let ink = Ink {
                    color: *paint,
                    width: 0,
                };
                let backend = self.medium.backend();
                backend.draw_circle(center, radius, &ink, true)
            }
            Mark::Text {
                text,
                at,
                lettering,
            } => {
                let at = self.place(*at);
                self.medium.text(text, at, lettering)
            }
        }
    }

    /// A point in steps. One that rounding puts beyond the picture's side is put onto it.
    fn place(&self, point: Vector2) -> BackendCoord {
        let [x, y] = [0, 1].map(|k| step(point[k]).min(self.end[k]).max(0));
        (x, y)
    }

    fn take(&mut self, points: &[Vector2]) {
        let mut taken = std::mem::take(&mut self.points);
        taken.clear();
        taken.extend(points.iter().map(|&point| self.place(point)));
        self.points = taken;
    }

    /// Takes polygons as one outline: they are joined by lines that are walked forth and back, which enclose nothing.
    fn join(&mut self, points: &[Vector2], corners: usize) {
        let mut outline = std::mem::take(&mut self.points);
        outline.clear();
        for polygon in points.chunks_exact(corners) {
            outline.extend(polygon.iter().map(|&point| self.place(point)));
            outline.push(self.place(polygon[0]));
        }
        let joints = points.chunks_exact(corners).rev().skip(1);
        outline.extend(joints.map(|polygon| self.place(polygon[0])));
        self.points = outline;
    }

    fn line(&mut self, points: &[Vector2], ink: Ink) -> Result<(), DrawingError<M>> {
        self.take(points);
        let points = self.points.iter().copied();
        self.medium.backend().draw_path(points, &ink)
    }

    fn fill(&mut self, paint: Color) -> Result<(), DrawingError<M>> {
        let points = self.points.iter().copied();
        let color = backend_color(paint);
        self.medium.backend().fill_polygon(points, &color)
    }
}

/// The dashes of a line, which begins with one.
fn dashes(points: &[Vector2], [on, off]: [f64; 2]) -> Vec<Vec<Vector2>> {
    let (mut drawn, mut left) = (true, on);
    let mut dash: Vec<Vector2> = points.iter().take(1).copied().collect();
    let mut dashes = Vec::new();
    for pair in points.windows(2) {
        let along = [0, 1].map(|k| pair[1][k] - pair[0][k]);
        let length = along[0].hypot(along[1]);
        let mut at = 0.0;
        while length - at > left {
            at += left;
            dash.push([0, 1].map(|k| pair[0][k] + at / length * along[k]));
            if drawn {
                dashes.push(std::mem::take(&mut dash));
            }
            drawn = !drawn;
            left = if drawn { on } else { off };
        }
        left -= length - at;
        if drawn {
            dash.push(pair[1]);
        }
    }
    if dash.len() > 1 {
        dashes.push(dash);
    }
    dashes
}

/// WebAssembly has an instruction for `floor`, but none for Rust's `round`.
fn step(length: f64) -> i32 {
    (length * f64::from(STEPS) + 0.5).floor() as i32
}

#[cfg(test)]
mod tests {
    use super::super::mark::{Face, Stroke};
    use super::*;
    use std::fmt;

    /// Draws nothing, and fails with the colour it should have drawn in.
    struct Broken;

    #[derive(Debug)]
    struct Failure(u8);

    impl fmt::Display for Failure {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "failure {}", self.0)
        }
    }

    impl std::error::Error for Failure {}

    impl DrawingBackend for Broken {
        type ErrorType = Failure;

        fn get_size(&self) -> (u32, u32) {
            (100, 100)
        }

        fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Failure>> {
            Ok(())
        }

        fn present(&mut self) -> Result<(), DrawingErrorKind<Failure>> {
            Ok(())
        }

        fn draw_pixel(
            &mut self,
            _: BackendCoord,
            color: BackendColor,
        ) -> Result<(), DrawingErrorKind<Failure>> {
            Err(DrawingErrorKind::DrawingError(Failure(color.rgb.0)))
        }
    }

    impl Medium for Broken {
        type Backend = Broken;

        fn backend(&mut self) -> &mut Broken {
            self
        }

        fn text(
            &mut self,
            _: &str,
            _: BackendCoord,
            lettering: &Lettering,
        ) -> Result<(), DrawingError<Self>> {
            Err(DrawingErrorKind::DrawingError(Failure(lettering.color.red)))
        }

        fn dash(&mut self, _: [f64; 2]) -> bool {
            false
        }
    }

    #[test]
    fn the_first_error_is_handed_out() {
        let text = |red: u32| Mark::Text {
            text: "a".to_owned(),
            at: [50.0; 2],
            lettering: Lettering {
                color: Color::hex(red << 16),
                size: 12.0,
                face: Face::Regular,
                align: 0,
            },
        };
        let disc = Mark::Disc {
            center: [50.0; 2],
            radius: 9.0,
            paint: Color::hex(0x08_0000),
        };
        let failure = |marks: &[Mark]| {
            let outcome = replay(marks, [100.0; 2], &mut Broken);
            outcome.err().map(|error| error.to_string())
        };
        assert_eq!(failure(&[]), None);
        let first = failure(&[text(7), disc.clone(), text(9)]).unwrap_or_default();
        assert!(first.contains("failure 7"), "{first}");
        let first = failure(&[disc, text(9)]).unwrap_or_default();
        assert!(first.contains("failure 8"), "{first}");
    }

    #[test]
    fn a_dashed_line_is_its_dashes() {
        let corner = [[0.0, 5.0], [20.0, 5.0], [20.0, 25.0]];
        // on from 0 to 7, 10 to 17, 20 to 27, 30 to 37 of 40 pixels
        let pieces = dashes(&corner, [7.0, 3.0]);
        assert_eq!(pieces.len(), 4);
        assert_eq!(pieces[3], [[20.0, 15.0], [20.0, 22.0]]);
    }

    #[test]
    fn a_thicker_theme_is_a_smaller_picture_enlarged() {
        use super::super::mark::Painter;
        use super::super::theme::Theme;
        let theme = Theme {
            scale: 2.0,
            ..Theme::LIGHT
        };
        let painter = Painter::new(&theme, [300.0, 200.0]);
        assert_eq!(painter.size, [150.0, 100.0]);
        let stroke = Stroke {
            color: theme.ink,
            width: 1.5,
        };
        painter.dashed([[0.0, 0.0], [150.0, 100.0]], stroke, [2.0, 3.0]);
        let Some(Mark::Line {
            points,
            stroke,
            dash,
        }) = painter.marks().pop()
        else {
            unreachable!("a line was drawn");
        };
        assert_eq!(points, [[0.0, 0.0], [300.0, 200.0]]);
        assert_eq!((stroke.width, dash), (3.0, [4.0, 6.0]));
    }
}
