//! The colours of the figures (crates/figure/src/theme.rs) and of the page (static/style/tokens.css) are the
//! same, in light and dark, and text in them can be read.

use figure::Theme;
use figure::theme::Color;
use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../static/style/tokens.css");

/// The colours of the page by their names, each in light and dark.
fn tokens() -> BTreeMap<&'static str, [&'static str; 2]> {
    TOKENS
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": light-dark("))
        .filter_map(|(name, rest)| {
            let (light, dark) = rest.strip_suffix(");")?.split_once(", ")?;
            Some((name, [light, dark]))
        })
        .collect()
}

/// The colours that figures and page share, by their name on the page.
fn shared(theme: &Theme) -> Vec<(&'static str, Color)> {
    let methods = theme.methods;
    let features = [
        "feature1",
        "feature2",
        "feature3",
        "feature4",
        "feature5",
        "feature6",
        "feature7",
        "feature8",
        "feature9",
        "feature10",
    ];
    let mut colors = vec![
        ("paper", theme.paper),
        ("ink", theme.ink),
        ("quiet", theme.quiet),
        ("loss", theme.loss),
        ("penalty", theme.penalty),
        ("theta1", theme.coordinates[0]),
        ("theta2", theme.coordinates[1]),
        ("theta3", theme.coordinates[2]),
        ("ridge", theme.ridge),
        ("elastic-net", theme.elastic_net),
        ("subgradient", methods[0]),
        ("diminishing", methods[1]),
        ("proximal", methods[2]),
        ("fista", methods[3]),
        ("coordinate", methods[4]),
        ("band-low", theme.band_low),
        ("band-high", theme.band_high),
    ];
    colors.extend(features.into_iter().zip(theme.features));
    colors
}

#[test]
fn page_and_figures_have_the_same_colours() {
    let tokens = tokens();
    for (k, theme) in [Theme::LIGHT, Theme::DARK].iter().enumerate() {
        for (name, color) in shared(theme) {
            let meant = format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
            let found = tokens.get(name).map(|both| both[k]);
            assert_eq!(found, Some(meant.as_str()), "{name}");
            assert_eq!(color.alpha, 1.0, "{name} is opaque");
        }
    }
}

#[test]
fn the_person_decides_between_light_and_dark_and_else_the_system() {
    for (selector, scheme) in [
        (":root", "light dark"),
        (":root[data-theme=\"light\"]", "light"),
        (":root[data-theme=\"dark\"]", "dark"),
    ] {
        let rule = format!("\n{selector} {{\n  color-scheme: {scheme};");
        assert!(TOKENS.contains(&rule), "{selector}");
    }
}

/// WCAG 2.2, "relative luminance".
fn luminance(color: Color) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
}

/// WCAG 2.2, "contrast ratio".
fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_contrast_of_black_on_white_is_21() {
    let ratio = contrast(Color::hex(0), Color::hex(0xffffff));
    assert!((ratio - 21.0).abs() < 1e-9);
    // a well-known pair: the lightest grey that passes on white
    assert!((contrast(Color::hex(0x767676), Color::hex(0xffffff)) - 4.54).abs() < 0.01);
}

#[test]
fn the_line_of_a_slider_can_be_seen() {
    let color = |text: &str| {
        let hex = u32::from_str_radix(text.trim_start_matches('#'), 16).expect("six digits");
        Color::hex(hex)
    };
    let track = tokens()["track"].map(color);
    for (track, theme) in track.into_iter().zip([Theme::LIGHT, Theme::DARK]) {
        // WCAG 2.2, "non-text contrast"
        let ratio = contrast(track, theme.paper);
        assert!(ratio >= 3.0, "{ratio:.2}");
    }
}

#[test]
fn text_can_be_read_on_paper() {
    for theme in [Theme::LIGHT, Theme::DARK] {
        let shared = shared(&theme);
        let features = shared
            .iter()
            .filter(|(name, _)| name.starts_with("feature"));
        for (name, color) in shared[1..10].iter().chain(features) {
            let ratio = contrast(*color, theme.paper);
            assert!(ratio >= 4.5, "{name} on paper: {ratio:.2}");
        }
    }
}
