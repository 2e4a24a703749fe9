//! The sparsity map: which θ̂ of the plane lead to which exact zeros of θ*.
//!
//! Told apart by colour, by name and by hatching. The hatching is exact too: all θ̂ on one of its
//! lines have the same θ*.

use super::*;
use geometry::{SparsityMap, SparsityRegion, ZeroMap};

/// The least distance between two hatching lines, in CSS pixels along θ*'s axis; at most twice it.
const HATCH: f64 = 9.0;
const HATCH_WIDTH: f64 = 1.1;
const BORDER: f64 = 2.2;

impl Pen<'_, Foreground> {
    pub(super) fn map(&self) -> ZeroMap {
        let (hessian, window) = (self.input.loss.hessian(), self.transform.window());
        ZeroMap::new(
            self.input.penalty,
            hessian,
            self.input.lambda,
            &window,
            self.tolerance(),
        )
    }

    fn zero_color(&self, zeros: [bool; 2]) -> Color {
        match zeros {
            [true, false] => self.painter.theme.coordinates[0],
            [false, true] => self.painter.theme.coordinates[1],
            _ => self.painter.theme.ink,
        }
    }

    pub(super) fn sparsity_map(&self, map: &ZeroMap) {
        match map {
            ZeroMap::Regions(map) => {
                for region in map.regions.iter().filter(|r| r.zeros() != [false; 2]) {
                    self.region(map, region);
                }
                for region in map.regions.iter().filter(|r| r.zeros() != [false; 2]) {
                    self.border(region);
                }
                if let Some([a, b]) = self.fiber_of_center(map) {
                    let stroke = Stroke {
                        color: self.zero_color(self.input.solution.theta.map(|x| x == 0.0)),
                        width: 3.4,
                    };
                    self.painter.line([a, b], stroke);
                }
            }
            ZeroMap::Unknown => {}
            ZeroMap::Lines(lines) => {
                for (k, pieces) in lines.iter().enumerate() {
                    let stroke = |color, width| Stroke { color, width };
                    for piece in pieces {
                        let pixels = self.pixels(piece);
                        let under = stroke(self.painter.theme.paper.with_alpha(0.8), 6.0);
                        self.painter.line(&*pixels, under);
                        self.painter
                            .line(pixels, stroke(self.painter.theme.coordinates[k], 3.4));
                    }
                }
            }
        }
        // θ̂ is what the map is about: not under its tints.
        self.least_squares(self.input.names.center);
    }

    fn region(&self, map: &SparsityMap, region: &SparsityRegion) {
        let color = self.zero_color(region.zeros());
        let pixels = self.pixels(&region.polygon);
        self.painter.fill(pixels, color.with_alpha(0.17));
        let scale = self.transform.scale();
        let step = 2.0_f64.powi((HATCH / scale).log2().ceil() as i32);
        let lines: Vec<[Vector2; 4]> = map
            .fibers(region, step)
            .iter()
            .filter_map(|fiber| {
                let [a, b] = fiber.map(|end| self.transform.to_pixel(end));
                let length = far(a, b);
                let half = 0.5 * HATCH_WIDTH / length;
                let across = [half * (a[1] - b[1]), half * (b[0] - a[0])];
                let [c, d] = across;
                let frame = self.frame();
                (length > 1.0).then(|| {
                    [
                        [a[0] + c, a[1] + d],
                        [a[0] - c, a[1] - d],
                        [b[0] - c, b[1] - d],
                        [b[0] + c, b[1] + d],
                    ]
                    .map(|p| frame.nearest(p))
                })
            })
            .collect();
        self.painter
            .fill_all(lines.as_flattened(), 4, color.with_alpha(0.34));
    }

    /// The fibre through θ̂ in pixels: θ* stays while θ̂ moves along it.
    fn fiber_of_center(&self, map: &SparsityMap) -> Option<[Vector2; 2]> {
        let solution = &self.input.solution;
        if !self.transform.window().contains(self.input.names.center) {
            return None;
        }
        let region = map.regions.iter().find(|r| r.signs == solution.signs)?;
        let [a, b] = solution.theta;
        // One of the two is 0, and the first fibre at a multiple of the other is its own.
        let fiber = map.fibers(region, a.abs() + b.abs()).into_iter().next()?;
        Some(fiber.map(|end| self.transform.to_pixel(end)))
    }

    /// The region's border, except where the picture's sides cut it.
    fn border(&self, region: &SparsityRegion) {
        let window = self.transform.window();
        let margin = 1e-6 * (window.max[0] - window.min[0]);
        let inner = window.grown(-margin);
        let stroke = Stroke {
            color: self.zero_color(region.zeros()),
            width: BORDER,
        };
        for (i, &b) in region.polygon.iter().enumerate() {
            let a = region.polygon[(i + region.polygon.len() - 1) % region.polygon.len()];
            let cut =
                (0..2).any(|k| a[k].max(b[k]) < inner.min[k] || a[k].min(b[k]) > inner.max[k]);
            if !cut {
                self.painter.line(self.pixels(&[a, b]), stroke);
            }
        }
    }

    pub(super) fn sparsity_map_names(&self, map: &ZeroMap, obstacles: &mut Vec<Rectangle>) {
        match map {
            ZeroMap::Regions(map) => self.region_names(map, obstacles),
            ZeroMap::Lines(lines) => self.line_names(lines, obstacles),
            ZeroMap::Unknown => {
                let label = self.line_label(&self.input.map.unknown, self.painter.theme.ink);
                self.name(&label, [0.0; 2], EDGE, &[[1.0, 1.0]], obstacles);
            }
        }
    }

    /// Each set of zeros is named once, in the largest of its regions that has room.
    fn region_names(&self, map: &SparsityMap, obstacles: &mut Vec<Rectangle>) {
        if let Some([a, b]) = self.fiber_of_center(map)
            && !self.small()
        {
            let zeros = self.input.solution.theta.map(|x| x == 0.0);
            let mut label = self.line_label(&self.input.map.fiber, self.zero_color(zeros));
            label.lines[0].2 = Face::Italic;
            // Near the end that is farther from θ̂.
            let center = self.transform.to_pixel(self.input.names.center);
            let far = |p: Vector2| far(p, center);
            let (far, near) = if far(a) > far(b) { (a, b) } else { (b, a) };
            let at = between(far, near, 0.12);
            self.name_if_free(&label, at, [b[0] - a[0], b[1] - a[1]], obstacles);
        }
        // The origin, with the names of its axes' ticks, stays in sight.
        obstacles.push(around(self.transform.to_pixel([0.0; 2]), 12.0));
        let frame = self.frame().grown(-EDGE);
        let [first, second] = &self.input.names.coordinates;
        for (zeros, name) in [
            ([true, true], format!("{first} = {second} = 0")),
            ([true, false], format!("{first} = 0")),
            ([false, true], format!("{second} = 0")),
            ([false, false], "no zeros".to_owned()),
        ] {
            let mut regions: Vec<&SparsityRegion> =
                map.regions.iter().filter(|r| r.zeros() == zeros).collect();
            regions.sort_by(|a, b| b.share.total_cmp(&a.share));
            if regions.is_empty() {
                continue;
            }
            let label = self.line_label(&name, self.zero_color(zeros));
            let place = regions
                .iter()
                .find_map(|region| room(&label, &self.pixels(&region.polygon), &frame, obstacles));
            let patch = self.painter.theme.paper.with_alpha(0.82);
            match place {
                Some(place) => {
                    label.draw(self.painter, &place, patch);
                    obstacles.push(place);
                }
                None => {
                    let at = middle(&self.pixels(&regions[0].polygon));
                    self.name(&label, at, 14.0, &sides_from([-1.0, 1.0]), obstacles);
                }
            }
        }
    }

    fn line_names(&self, lines: &[Vec<Vec<Vector2>>; 2], obstacles: &mut Vec<Rectangle>) {
        // The labels keep clear of both lines.
        for piece in lines.iter().flatten() {
            for pair in self.pixels(piece).windows(2) {
                let pieces = (far(pair[0], pair[1]) / 14.0).ceil();
                for i in 0..pieces as usize {
                    let share = i as f64 / pieces;
                    let at = between(pair[0], pair[1], share);
                    obstacles.push(around(at, 5.0));
                }
            }
        }
        for (k, pieces) in lines.iter().enumerate() {
            let Some(longest) = pieces.iter().max_by_key(|piece| piece.len()) else {
                continue;
            };
            let text = format!("{} = 0", self.input.names.coordinates[k]);
            let color = self.painter.theme.coordinates[k];
            let mut label = self.line_label(&text, color);
            label
                .lines
                .push((&self.input.map.only, color, Face::Regular));
            // Far from the origin, where both lines cross, and not at the very end.
            let pixels = self.pixels(longest);
            let origin = self.transform.to_pixel([0.0; 2]);
            let far = |p: Vector2| far(p, origin);
            let (mut a, mut b) = (pixels[0], pixels[pixels.len() - 1]);
            if far(a) > far(b) {
                (a, b) = (b, a);
            }
            let wanted = 0.75 * far(b);
            let bend = pixels.iter().copied().min_by(|p, q| {
                (far(*p) - wanted)
                    .abs()
                    .total_cmp(&(far(*q) - wanted).abs())
            });
            let straight = between(a, b, 0.85);
            let at = bend.filter(|_| pixels.len() > 2).unwrap_or(straight);
            let sides = beside([b[0] - a[0], b[1] - a[1]]);
            let above = vec![[0.0, -1.6], [0.0, 1.6], [0.0, -2.4], [0.0, 2.4]];
            let sides = [sides.to_vec(), sides_from([1.0, 0.0]), above].concat();
            self.name(&label, at, 9.0, &sides, obstacles);
        }
    }
}
