//! The colours of the figures, in light and dark, and the scale of type and strokes.
//!
//! A colour means the same in every figure, formula and sentence: blue is the loss, orange the
//! penalty, ink the optimum θ*, plum θ₁, teal θ₂, olive θ₃, green ridge, violet the elastic net.
//! `static/style/tokens.css` names the same colours; a test keeps the two equal.

use lasso_path::solve::penalty::Penalty;

/// A colour with opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
    /// Opacity, 0 to 1.
    pub alpha: f64,
}

impl Color {
    /// The opaque colour 0xRRGGBB.
    pub const fn hex(rgb: u32) -> Self {
        Color {
            red: (rgb >> 16) as u8,
            green: (rgb >> 8) as u8,
            blue: rgb as u8,
            alpha: 1.0,
        }
    }

    /// The same colour with another opacity.
    pub const fn with_alpha(self, alpha: f64) -> Self {
        Color { alpha, ..self }
    }

    /// This colour for `share` = 0, `other` for 1, evenly between.
    pub fn mix(self, other: Color, share: f64) -> Self {
        let mix =
            |a: u8, b: u8| (f64::from(a) + share * (f64::from(b) - f64::from(a))).round() as u8;
        Color {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
            alpha: self.alpha + share * (other.alpha - self.alpha),
        }
    }
}

/// The colours of one appearance, and the size of type and strokes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// By how much type, strokes and margins are larger than in a picture on a page; > 0.
    pub scale: f64,
    /// Behind everything.
    pub paper: Color,
    /// Axes, text, the optimum.
    pub ink: Color,
    /// Tick labels and other quiet text.
    pub quiet: Color,
    /// The loss: its level set, θ̂.
    pub loss: Color,
    /// The penalty: the diamond, λ.
    pub penalty: Color,
    /// θ₁, θ₂ and θ₃.
    pub coordinates: [Color; 3],
    /// Ridge, beside L1.
    pub ridge: Color,
    /// The elastic net, beside L1.
    pub elastic_net: Color,
    /// Descent methods: subgradient with constant and with diminishing steps, proximal gradient, FISTA, coordinate
    /// descent. Ridge has its own.
    pub methods: [Color; 5],
    /// The features of a table that have names in a chart.
    pub features: [Color; 10],
    /// The lowest band of the loss.
    pub band_low: Color,
    /// The highest band of the loss.
    pub band_high: Color,
    /// The lines between bands.
    pub isoline: Color,
    /// The grid.
    pub grid: Color,
}

impl Theme {
    /// The colour of a penalty's ball: orange for L1 and its relatives, green for ridge, violet for
    /// the elastic net.
    pub fn ball(&self, penalty: Penalty) -> Color {
        match penalty {
            Penalty::None | Penalty::L1 | Penalty::Bridge(_) => self.penalty,
            Penalty::Ridge => self.ridge,
            Penalty::ElasticNet(_) => self.elastic_net,
        }
    }

    /// Dark marks on light paper.
    pub const LIGHT: Theme = Theme {
        scale: 1.0,
        paper: Color::hex(0xfbfcff),
        ink: Color::hex(0x12161d),
        quiet: Color::hex(0x47505f),
        loss: Color::hex(0x1b5cb0),
        penalty: Color::hex(0xb85200),
        coordinates: [
            Color::hex(0x9b2a63),
            Color::hex(0x08745e),
            Color::hex(0x6d5f00),
        ],
        ridge: Color::hex(0x3c7a0a),
        elastic_net: Color::hex(0x6a3fc8),
        methods: [
            Color::hex(0xc4122f),
            Color::hex(0x7a5210),
            Color::hex(0x006c86),
            Color::hex(0xa31b9b),
            Color::hex(0x3f4856),
        ],
        features: [
            Color::hex(0x2563c9),
            Color::hex(0xc2185b),
            Color::hex(0x0a7658),
            Color::hex(0x8a4b00),
            Color::hex(0x7b3fc4),
            Color::hex(0x00708a),
            Color::hex(0xb8321b),
            Color::hex(0x4d6d00),
            Color::hex(0x9c2a9c),
            Color::hex(0x46505e),
        ],
        band_low: Color::hex(0x86a5d9),
        band_high: Color::hex(0xf3f7fd),
        isoline: Color::hex(0xffffff).with_alpha(0.9),
        grid: Color::hex(0x12161d).with_alpha(0.07),
    };

    /// Light marks on dark paper.
    pub const DARK: Theme = Theme {
        scale: 1.0,
        paper: Color::hex(0x0f141c),
        ink: Color::hex(0xf2f5fa),
        quiet: Color::hex(0xb4bdca),
        loss: Color::hex(0x7fb3ff),
        penalty: Color::hex(0xffa14f),
        coordinates: [
            Color::hex(0xf590c2),
            Color::hex(0x4ed2b4),
            Color::hex(0xe3d24a),
        ],
        ridge: Color::hex(0x9bd74f),
        elastic_net: Color::hex(0xb9a0ff),
        methods: [
            Color::hex(0xff7d7d),
            Color::hex(0xdcb46a),
            Color::hex(0x5ad0e8),
            Color::hex(0xf28cf0),
            Color::hex(0xc3cbd8),
        ],
        features: [
            Color::hex(0x7fb0ff),
            Color::hex(0xff86b3),
            Color::hex(0x4fd0a5),
            Color::hex(0xdcb06a),
            Color::hex(0xc0a2ff),
            Color::hex(0x5ccfe8),
            Color::hex(0xff8b6e),
            Color::hex(0xb4d255),
            Color::hex(0xef8cf0),
            Color::hex(0xc3cbd8),
        ],
        band_low: Color::hex(0x37568c),
        band_high: Color::hex(0x121a26),
        isoline: Color::hex(0x9dbdf2).with_alpha(0.28),
        grid: Color::hex(0xf2f5fa).with_alpha(0.07),
    };
}
