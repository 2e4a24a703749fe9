//! θ* of many redrawn data sets: a dot each, those exactly on an axis piled up along it.

use super::*;

/// Half the side of a dot off the axes, and of one on an axis, in CSS pixels.
const DOT: f64 = 1.5;
const DOT_ON_AXIS: f64 = 2.6;
/// Dots are thinned to one in each cell of this side, in CSS pixels: more cannot be told apart.
const CELL: f64 = 1.5;
/// The width of a bar of the piles, and how far the highest reaches to either side of its axis.
const BIN: f64 = 6.0;
const PILE: f64 = 26.0;

impl Pen<'_, Foreground> {
    pub(super) fn samples(&self) {
        let frame = self.frame();
        let mut groups: [Vec<Vector2>; 4] = Default::default();
        for &theta in self.input.samples.iter() {
            let pixel = self.transform.to_pixel(theta);
            if frame.grown(-DOT_ON_AXIS).contains(pixel) {
                groups[usize::from(theta[0] == 0.0) + 2 * usize::from(theta[1] == 0.0)].push(pixel);
            }
        }
        let [off, first, second, origin] = groups;
        let paper = self.painter.theme.paper.with_alpha(0.8);
        self.dots(off, DOT, self.painter.theme.ink.with_alpha(0.5), CELL);
        // θ₁ = 0 lies on the vertical axis, so those dots differ in the second pixel coordinate.
        let axes = [(first, 1), (second, 0)];
        let piles = axes
            .each_ref()
            .map(|(group, along)| self.counts(group, *along));
        // One scale for both axes; a few dots are no pile.
        let full = piles.iter().flatten().fold(1, |a, &b| b.max(a)) as f64;
        let full = full.max(0.02 * self.input.samples.len() as f64);
        for ((group, along), counts) in axes.into_iter().zip(piles) {
            let color = self.painter.theme.coordinates[1 - along];
            self.pile(&group, &counts, full, along);
            let runs = runs(group, along, self.transform.size()[along]);
            for (half, paint) in [(DOT_ON_AXIS + 0.8, paper), (DOT_ON_AXIS, color)] {
                let frame = self.frame();
                let dots: Vec<[Vector2; 4]> = runs
                    .iter()
                    .map(|run| run.grown(half).corners().map(|p| frame.nearest(p)))
                    .collect();
                self.painter.fill_all(dots.as_flattened(), 4, paint);
            }
        }
        if let Some(&at) = origin.first() {
            let share = origin.len() as f64 / self.input.samples.len() as f64;
            let ring = Stroke {
                color: self.painter.theme.paper,
                width: 1.5,
            };
            let radius = 5.0 + 16.0 * share.sqrt();
            let radius = radius.min(
                (0..2)
                    .map(|k| at[k].min(frame.max[k] - at[k]))
                    .fold(radius, f64::min),
            );
            self.painter
                .ringed_disc(at, radius, self.painter.theme.ink.with_alpha(0.75), ring);
        }
    }

    /// Square dots, at most one in each cell.
    pub(super) fn dots(&self, mut pixels: Vec<Vector2>, half: f64, paint: Color, cell: f64) {
        self.thin(&mut pixels, cell);
        let squares: Vec<[Vector2; 4]> =
            pixels.iter().map(|&p| around(p, half).corners()).collect();
        self.painter.fill_all(squares.as_flattened(), 4, paint);
    }

    /// Takes out points that are outside the picture or in the cell of an earlier one; cells are squares.
    pub(super) fn thin(&self, pixels: &mut Vec<Vector2>, cell: f64) {
        let size = self.transform.size();
        let [columns, rows] = size.map(|length| (length / cell) as usize + 1);
        let mut taken = vec![false; columns * rows];
        let frame = self.frame().grown(-DOT_ON_AXIS);
        pixels.retain(|p| {
            let [column, row] = p.map(|x| (x / cell) as usize);
            frame.contains(*p) && !std::mem::replace(&mut taken[row * columns + column], true)
        });
    }

    /// How many dots lie on an axis in each bin of it.
    fn counts(&self, pixels: &[Vector2], along: usize) -> Vec<u32> {
        let mut counts = vec![0; (self.transform.size()[along] / BIN) as usize + 1];
        for pixel in pixels {
            counts[(pixel[along] / BIN) as usize] += 1;
        }
        counts
    }

    /// A histogram along an axis, to both sides of it.
    fn pile(&self, pixels: &[Vector2], counts: &[u32], full: f64, along: usize) {
        let size = self.transform.size();
        let middle = pixels.first().map_or(0.0, |p| p[1 - along]);
        let reach = PILE.min(middle).min(size[1 - along] - middle);
        let bars: Vec<[Vector2; 4]> = counts
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
            .map(|(i, count)| {
                let half = reach * f64::from(*count) / full;
                let mut bar = Rectangle {
                    min: [middle - half; 2],
                    max: [middle + half; 2],
                };
                bar.min[along] = (i as f64 * BIN).max(0.0);
                bar.max[along] = ((i + 1) as f64 * BIN).min(size[along]);
                bar.corners()
            })
            .collect();
        let paint = self.painter.theme.coordinates[1 - along].with_alpha(0.42);
        self.painter.fill_all(bars.as_flattened(), 4, paint);
    }

    /// How many have which zero, in the corner of the picture that is most free.
    pub(super) fn sample_counts(&self, obstacles: &mut Vec<Rectangle>) {
        let samples = &self.input.samples;
        if samples.is_empty() {
            return;
        }
        let total = thousands(samples.len());
        let texts: Vec<String> = (0..2)
            .map(|k| {
                let zeros = samples.iter().filter(|theta| theta[k] == 0.0).count();
                let share = percent(zeros as f64 / samples.len() as f64);
                let name = &self.input.names.coordinates[k];
                if self.transform.size()[0] < 480.0 {
                    format!("{name} = 0 in {share}")
                } else {
                    format!("{name} = 0 in {share} of {total} samples")
                }
            })
            .collect();
        let label = Label {
            lines: (0..2)
                .map(|k| {
                    (
                        texts[k].as_str(),
                        self.painter.theme.coordinates[k],
                        Face::Bold,
                    )
                })
                .collect(),
            size: LABEL,
        };
        let [x, y] = self.transform.size();
        // The page has its tools at the bottom.
        let corners = [[-1.0, -1.0], [1.0, -1.0]];
        self.name(
            &label,
            [0.5 * x, 0.5 * y],
            0.5 * x.max(y),
            &corners,
            obstacles,
        );
    }
}

/// Points on a line along an axis, those whose dots touch joined to one.
fn runs(pixels: Vec<Vector2>, along: usize, length: f64) -> Vec<Rectangle> {
    // The first and the last dot on each pixel: nearer to each other than dots that touch.
    let mut ends: Vec<Option<Rectangle>> = vec![None; length as usize + 1];
    for pixel in pixels {
        let end = ends[pixel[along] as usize].get_or_insert(Rectangle {
            min: pixel,
            max: pixel,
        });
        if pixel[along] < end.min[along] {
            end.min = pixel;
        }
        if pixel[along] > end.max[along] {
            end.max = pixel;
        }
    }
    let mut runs: Vec<Rectangle> = Vec::new();
    for end in ends.into_iter().flatten() {
        match runs.last_mut() {
            Some(run) if end.min[along] <= run.max[along] + 2.0 * DOT_ON_AXIS => run.max = end.max,
            _ => runs.push(end),
        }
    }
    runs
}

/// 2000 as "2,000".
fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(thousands(7), "7");
        assert_eq!(thousands(2000), "2,000");
        assert_eq!(thousands(1234567), "1,234,567");
    }
}
