//! The colours of the figures (crates/figure/src/theme.rs) and of the page (static/style.css) are the
//! same, in light and dark, and text in them can be read.

use figure::Theme;
use figure::theme::Color;
use std::collections::BTreeMap;

const STYLE: &str = include_str!("../static/style.css");

/// The custom properties of the first rule with this selector.
fn properties(selector: &str) -> BTreeMap<&'static str, &'static str> {
    let head = format!("{selector} {{");
    let start = STYLE
        .match_indices(&head)
        .map(|(at, _)| at)
        .find(|&at| STYLE[..at].trim_end_matches(' ').ends_with('\n'))
        .unwrap_or_else(|| panic!("no rule for {selector}"));
    let body = &STYLE[start + head.len()..];
    let body = &body[..body.find('}').expect("the rule ends")];
    body.split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
        .filter(|(name, _)| name.starts_with("--"))
        .collect()
}

/// The colours that figures and page share, by their name on the page.
fn shared(theme: &Theme) -> [(&'static str, Color); 16] {
    let methods = theme.methods;
    [
        ("--paper", theme.paper),
        ("--ink", theme.ink),
        ("--quiet", theme.quiet),
        ("--loss", theme.loss),
        ("--penalty", theme.penalty),
        ("--theta1", theme.coordinates[0]),
        ("--theta2", theme.coordinates[1]),
        ("--ridge", theme.ridge),
        ("--elastic-net", theme.elastic_net),
        ("--subgradient", methods[0]),
        ("--diminishing", methods[1]),
        ("--proximal", methods[2]),
        ("--fista", methods[3]),
        ("--coordinate", methods[4]),
        ("--band-low", theme.band_low),
        ("--band-high", theme.band_high),
    ]
}

#[test]
fn page_and_figures_have_the_same_colours() {
    let system_dark = STYLE
        .find("@media (prefers-color-scheme: dark)")
        .expect("dark without the program");
    let undecided = STYLE
        .find(":root:not([data-theme])")
        .expect("a rule before the program runs");
    assert!(system_dark < undecided);
    for (selector, theme) in [
        (":root", &Theme::LIGHT),
        (":root[data-theme=\"dark\"]", &Theme::DARK),
        (":root:not([data-theme])", &Theme::DARK),
    ] {
        let properties = properties(selector);
        for (name, color) in shared(theme) {
            let meant = format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
            assert_eq!(
                properties.get(name).copied(),
                Some(meant.as_str()),
                "{name} in {selector}"
            );
            assert_eq!(color.alpha, 1.0, "{name} is opaque");
        }
    }
}

#[test]
fn dark_is_the_same_whoever_chose_it() {
    let chosen = properties(":root[data-theme=\"dark\"]");
    for (name, value) in properties(":root:not([data-theme])") {
        assert_eq!(chosen.get(name), Some(&value), "{name}");
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
fn text_can_be_read_on_paper() {
    for theme in [Theme::LIGHT, Theme::DARK] {
        for (name, color) in &shared(&theme)[1..9] {
            let ratio = contrast(*color, theme.paper);
            assert!(ratio >= 4.5, "{name} on paper: {ratio:.2}");
        }
    }
}
