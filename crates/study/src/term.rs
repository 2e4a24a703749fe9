//! The words of the field that stand on the page, each with what it means.

/// A word of the field.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name, a part of ids.
    pub name: &'static str,
    /// How it stands in texts, also with an s at its end.
    pub words: &'static [&'static str],
    /// What it means.
    pub meaning: &'static str,
}

const fn term(name: &'static str, words: &'static [&'static str], meaning: &'static str) -> Term {
    Term {
        name,
        words,
        meaning,
    }
}

/// All of them.
pub const TERMS: [Term; 20] = [
    term(
        "contour",
        &["contour"],
        "A curve along which the loss is the same, like a line of equal height on a map.",
    ),
    term(
        "diamond",
        &["diamond"],
        "All θ with |θ₁| + |θ₂| ≤ c. Its four corners lie on the axes, where one parameter is 0.",
    ),
    term(
        "ball",
        &["ball"],
        "All θ whose penalty is no larger than that of (c, 0): a diamond with L1, a disc with ridge.",
    ),
    term(
        "budget",
        &["budget"],
        "A limit on how large the parameters may be together. Within it, the loss is made as small as it can be.",
    ),
    term(
        "least-squares",
        &["least-squares point", "least squares"],
        "The θ̂ where the loss alone is least: what one would take without a penalty.",
    ),
    term(
        "optimum",
        &["optimum"],
        "The θ where the loss and λ times the penalty are least together: θ*.",
    ),
    term(
        "minimiser",
        &["minimiser"],
        "A point where the loss and λ times the penalty are least together. There can be more than one.",
    ),
    term(
        "slack",
        &["slack"],
        "A constraint is slack where it changes nothing: the best point without it already keeps it.",
    ),
    term(
        "convex",
        &["convex"],
        "A function is convex where no chord of it runs below it. Then each local minimum is a global one.",
    ),
    term(
        "local-minimum",
        &["local minimum", "local minima"],
        "A point that no point near it is better than. A point farther away may be better.",
    ),
    term(
        "certified",
        &["certified"],
        "Checked by a calculation that does not know how the point was found.",
    ),
    term(
        "ridge",
        &["ridge"],
        "The penalty ½(θ₁² + θ₂²), also called L2. Its pull fades near 0, so it makes parameters small, but not 0.",
    ),
    term(
        "elastic-net",
        &["elastic net"],
        "A mixture of two penalties: the share r of L1, and the rest of ridge.",
    ),
    term(
        "subgradient",
        &["subgradient"],
        "At a kink a function has no slope. Each slope of a line that touches it there from below is a subgradient.",
    ),
    term(
        "gradient-step",
        &["gradient step", "gradient descent"],
        "A step straight downhill on the loss, η times as long as the loss is steep there.",
    ),
    term(
        "thresholding",
        &["soft-thresholding", "hard thresholding"],
        "Both set to 0 what is within a limit of 0. Soft also moves the rest towards 0 by that limit; hard leaves it.",
    ),
    term(
        "ista",
        &["ISTA"],
        "A gradient step on the loss, then soft-thresholding by ηλ, again and again. Also called proximal gradient.",
    ),
    term(
        "fista",
        &["FISTA"],
        "ISTA with momentum: each step begins a little beyond the last point, in the direction of the step before.",
    ),
    term(
        "coordinate-descent",
        &["coordinate descent"],
        "One parameter at a time goes to its best value while the other stays, again and again.",
    ),
    term(
        "standardized",
        &["standardized"],
        "Shifted and scaled so that its mean is 0 and its variance 1. Then features in any units can be compared.",
    ),
];

/// A text in pieces, one after the other: where a term first stands in it, its words are a piece with it.
#[must_use]
pub fn pieces(text: &str) -> Vec<(&str, Option<&'static Term>)> {
    let mut found: Vec<(usize, usize, &'static Term)> = TERMS
        .iter()
        .filter_map(|term| {
            let all = term.words.iter().filter_map(|word| first(text, word));
            all.min().map(|(from, to)| (from, to, term))
        })
        .collect();
    found.sort_by_key(|&(from, to, _)| (from, usize::MAX - to));
    let mut pieces = Vec::new();
    let mut at = 0;
    for (from, to, term) in found.into_iter() {
        if from >= at {
            pieces.push((&text[at..from], None));
            pieces.push((&text[from..to], Some(term)));
            at = to;
        }
    }
    pieces.push((&text[at..], None));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// Where a word, or its plural, first stands by itself, in capital letters or small ones.
fn first(text: &str, word: &str) -> Option<(usize, usize)> {
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let (all, word) = (text.as_bytes(), word.as_bytes());
    (0..all.len().saturating_sub(word.len() - 1)).find_map(|from| {
        let mut to = from + word.len();
        let same = all[from..to].eq_ignore_ascii_case(word);
        if !same || from > 0 && letter(all.get(from - 1)) {
            return None;
        }
        if all.get(to) == Some(&b's') {
            to += 1;
        }
        (!letter(all.get(to))).then_some((from, to))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, claims, derive, permalink, text, topic};
    use std::collections::BTreeSet;

    /// Words of the field: whoever does not know them cannot read a text that has them.
    const FIELD: [&str; 22] = [
        "contour",
        "diamond",
        "ball",
        "budget",
        "least-squares",
        "least squares",
        "optimum",
        "minimiser",
        "slack",
        "convex",
        "local minim",
        "certified",
        "ridge",
        "elastic net",
        "subgradient",
        "gradient step",
        "gradient descent",
        "thresholding",
        "ista",
        "fista",
        "coordinate descent",
        "standardized",
    ];

    /// What the page says in states that meet every kind of words.
    fn texts() -> Vec<String> {
        let links = [
            "",
            "lambda=0",
            "radius=9",
            "hessian=1,1,1&center=1,1&layers=solution-set",
            "penalty=bridge,0.5",
            "penalty=elastic-net,0.5&beside=ridge",
            "panel=forms&penalty=none",
            "panel=slice",
            "panel=loss",
            "panel=descent&methods=subgradient,diminishing,proximal,fista,coordinate,ridge&eta=0.9",
            "panel=descent&methods=proximal&lambda=0",
            "panel=descent&methods=fista&steps=40",
        ];
        let mut all: Vec<String> = [text::HOW_TO_READ, topic::correlation::text::HANDLES]
            .iter()
            .chain(&topic::descent::text::FINE_PRINT)
            .map(|&text| text.to_owned())
            .collect();
        for link in links {
            let (state, notices) = permalink::read(link);
            assert!(notices.is_empty(), "{link}");
            let derived = derive(&state);
            all.extend(
                claims(&state, &derived)
                    .into_iter()
                    .map(|(_, claim)| claim.text),
            );
        }
        assert!(State::default() == permalink::read("").0 && all.len() > 200);
        all
    }

    #[test]
    fn each_term_that_stands_on_the_page_is_explained_and_none_is_explained_in_vain() {
        let mut used = BTreeSet::new();
        for text in texts() {
            let pieces = pieces(&text);
            let whole: String = pieces.iter().map(|(piece, _)| *piece).collect();
            assert_eq!(whole, text);
            let explained: Vec<String> = pieces
                .iter()
                .filter_map(|(piece, term)| term.map(|_| piece.to_lowercase()))
                .collect();
            used.extend(
                pieces
                    .iter()
                    .filter_map(|(_, term)| term.map(|term| term.name)),
            );
            for word in FIELD {
                let stands = text.to_lowercase().match_indices(word).any(|(at, _)| {
                    let before = text.to_lowercase()[..at].chars().next_back();
                    !before.is_some_and(char::is_alphanumeric)
                });
                let known = explained.iter().any(|term| term.contains(word));
                assert!(!stands || known, "“{word}” in “{text}”");
            }
        }
        for term in &TERMS {
            assert!(used.contains(term.name), "{} stands nowhere", term.name);
        }
    }

    #[test]
    fn a_meaning_is_short_and_has_no_word_that_is_explained_by_it() {
        let names: BTreeSet<&str> = TERMS.iter().map(|term| term.name).collect();
        assert_eq!(names.len(), TERMS.len());
        for term in &TERMS {
            let count = term.meaning.chars().count();
            assert!((20..=120).contains(&count), "{}: {count}", term.name);
            let circular = term
                .words
                .iter()
                .any(|word| first(term.meaning, word).is_some() && term.words.len() == 1);
            assert!(
                !circular || ["convex", "slack", "subgradient"].contains(&term.name),
                "{}",
                term.name
            );
        }
    }

    #[test]
    fn a_term_is_a_word_and_not_a_part_of_one() {
        let of = |text: &'static str| -> Vec<&str> {
            pieces(text)
                .into_iter()
                .filter_map(|(piece, term)| term.map(|_| piece))
                .collect()
        };
        assert_eq!(
            of("Contours are contours; FISTA is not ISTA"),
            ["Contours", "FISTA", "ISTA"]
        );
        assert_eq!(of("a football, and a barista"), [""; 0]);
        assert_eq!(of("ridge’s budget"), ["ridge", "budget"]);
        assert_eq!(of("no gradient step of θ̂"), ["gradient step"]);
    }
}
