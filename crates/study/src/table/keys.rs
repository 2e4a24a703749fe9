//! The keys of tables.

use crate::diabetes;
use crate::entry::{number, shown};
use crate::permalink::codec::{whole, word, word_for};
use crate::permalink::{Draft, Key};
use crate::problem::Problem;
use figure::number::shortest;
use lasso_path::regression::{Made, MadeKind};
use solver_worker::{Features, Source, Split, Table};

/// The data sets that a link can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DataSet {
    Diabetes,
    DiabetesSquares,
    Linnerud,
    Made,
}

const DATA_SETS: [(&str, DataSet); 4] = [
    ("diabetes", DataSet::Diabetes),
    ("diabetes64", DataSet::DiabetesSquares),
    ("linnerud", DataSet::Linnerud),
    ("made", DataSet::Made),
];

const KINDS: [(&str, MadeKind); 3] = [
    ("plain", MadeKind::Plain),
    ("twin", MadeKind::Twin),
    ("decoy", MadeKind::Decoy),
];

fn of_table(state: &crate::State) -> Option<&Table> {
    match &state.problem {
        Problem::Table(table) => Some(table),
        _ => None,
    }
}

fn without_table(draft: &Draft) -> Option<String> {
    let why = "there is no table of many features; it was ignored";
    (!draft.has_table()).then(|| why.to_owned())
}

/// The key `data`.
pub(crate) const DATA: Key = Key {
    name: "data",
    instead: "no data set was used",
    read: |text, draft| {
        draft.data = Some(word(text, &DATA_SETS)?);
        Ok(())
    },
    write: |state| {
        let set = match &state.problem {
            Problem::Plane(_) | Problem::Space(_) => return None,
            Problem::Diabetes(_) => DataSet::Diabetes,
            Problem::Table(table) => match table.source {
                Source::Diabetes => DataSet::Diabetes,
                Source::DiabetesSquares => DataSet::DiabetesSquares,
                Source::Linnerud => DataSet::Linnerud,
                Source::Made(_) => DataSet::Made,
            },
        };
        word_for(&set, &DATA_SETS)
    },
    idle: |_| None,
};

/// The key `features`: two of the diabetes data for the plane; else names, `all`, or `all` without some.
pub(crate) const FEATURES: Key = Key {
    name: "features",
    instead: "all were used",
    read: |text, draft| {
        draft.features = Some(read_features(text)?);
        Ok(())
    },
    write: |state| match &state.problem {
        Problem::Plane(_) | Problem::Space(_) => None,
        Problem::Diabetes(pair) => Some(pair.names().join(",")),
        Problem::Table(table) => {
            let features = &table.selection.features;
            let implied = *features == Features::All && table.source != Source::Diabetes;
            (!implied).then(|| write_features(features))
        }
    },
    idle: |draft| match (draft.data, draft.features.as_ref()) {
        (None, _) => Some("no data set is named; it was ignored".to_owned()),
        (Some(DataSet::Diabetes), Some(Features::Only(names))) if names.len() == 2 => {
            let error = pair(names).err()?;
            Some(format!("{error}; bmi,s5 was used"))
        }
        _ => None,
    },
};

/// The two features of the diabetes data with these names.
pub(crate) fn pair(names: &[String]) -> Result<diabetes::Pair, String> {
    let index = |name: &String| {
        diabetes::feature_index(name).ok_or_else(|| {
            let all = diabetes::feature_names().join(", ");
            format!("“{}” is no feature; there are {all}", shown(name))
        })
    };
    let [first, second] = names else {
        return Err(format!("two features are needed, not {}", names.len()));
    };
    let pair = diabetes::Pair::new([index(first)?, index(second)?]);
    pair.map_err(|error| error.to_string())
}

/// The names between commas; a `\` takes what follows it as it is, so that a name can have a comma, begin with "-" or be "all".
fn read_features(text: &str) -> Result<Features, String> {
    let (mut plain, mut without, mut all) = (Vec::new(), Vec::new(), false);
    for token in tokens(text) {
        match token.strip_prefix('-') {
            _ if token == "all" => all = true,
            Some(name) => without.push(unescaped(name)),
            None => plain.push(unescaped(&token)),
        }
    }
    if plain.iter().chain(&without).any(String::is_empty) {
        return Err("a name between two commas is empty".to_owned());
    }
    match (all, plain.is_empty(), without.is_empty()) {
        (true, true, true) => Ok(Features::All),
        (true, true, false) => Ok(Features::Without(without)),
        (false, false, true) => Ok(Features::Only(plain)),
        _ => Err("it is names, or all, or all and names with a “-” before each".to_owned()),
    }
}

/// The pieces between commas that no `\` stands before; each `\` is still there.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = vec![String::new()];
    let mut escaped = false;
    for c in text.chars() {
        if c == ',' && !escaped {
            tokens.push(String::new());
            continue;
        }
        tokens.last_mut().expect("there is one").push(c);
        escaped = c == '\\' && !escaped;
    }
    tokens
}

fn unescaped(token: &str) -> String {
    let mut name = String::new();
    let mut characters = token.chars();
    while let Some(c) = characters.next() {
        name.extend(if c == '\\' {
            characters.next()
        } else {
            Some(c)
        });
    }
    name
}

fn write_features(features: &Features) -> String {
    let escaped = |name: &String| {
        let name = name.replace('\\', "\\\\").replace(',', "\\,");
        if name == "all" || name.starts_with('-') {
            format!("\\{name}")
        } else {
            name
        }
    };
    match features {
        Features::All => "all".to_owned(),
        Features::Only(names) => names.iter().map(escaped).collect::<Vec<_>>().join(","),
        Features::Without(names) => {
            let names = names.iter().map(|name| format!(",-{}", escaped(name)));
            format!("all{}", names.collect::<String>())
        }
    }
}

/// The key `axes`: the names of the two features on the axes of the plane.
pub(crate) const AXES: Key = Key {
    name: "axes",
    instead: "the two that enter first were used",
    read: |text, draft| {
        let names: Vec<String> = tokens(text).iter().map(|name| unescaped(name)).collect();
        if names.len() != 2 || names[0] == names[1] || names.iter().any(String::is_empty) {
            return Err("the names of two different features are needed".to_owned());
        }
        draft.axes = names;
        Ok(())
    },
    write: |state| {
        let some = of_table(state).is_some() && !state.axes.is_empty();
        some.then(|| write_features(&Features::Only(state.axes.clone())))
    },
    idle: without_table,
};

/// The key `target`: the column that is explained.
pub(crate) const TARGET: Key = Key {
    name: "target",
    instead: "the usual one was used",
    read: |text, draft| {
        draft.target = Some(text.to_owned());
        Ok(())
    },
    write: |state| of_table(state)?.selection.target.clone(),
    idle: without_table,
};

/// The key `made`: kind, rows, features, how many are true, their size, correlation, noise, seed.
pub(crate) const MADE: Key = Key {
    name: "made",
    instead: "the usual made data were used",
    read: |text, draft| {
        let parts: Vec<&str> = text.split(',').collect();
        let [
            kind,
            rows,
            features,
            nonzero,
            size,
            correlation,
            noise,
            seed,
        ] = parts[..]
        else {
            return Err(format!(
                "eight values are needed (kind, rows, features, true ones, size, correlation, noise, seed), not {}",
                parts.len()
            ));
        };
        let finite = |text: &str| number(text).map_err(|error| error.to_string());
        let most = |text: &str, most| whole(text, 0, most).map(|n| n as usize);
        let made = Made {
            kind: word(kind, &KINDS)?,
            rows: most(rows, 1_000_000)?,
            features: most(features, 1_000_000)?,
            nonzero: most(nonzero, 1_000_000)?,
            size: finite(size)?,
            correlation: finite(correlation)?,
            noise: finite(noise)?,
            seed: u64::from(whole(seed, 0, u32::MAX)?),
        };
        made.check().map_err(|error| error.to_string())?;
        draft.made = Some(made);
        Ok(())
    },
    write: |state| {
        let Source::Made(made) = &of_table(state)?.source else {
            return None;
        };
        Some(format!(
            "{},{},{},{},{},{},{},{}",
            word_for(&made.kind, &KINDS)?,
            made.rows,
            made.features,
            made.nonzero,
            shortest(made.size),
            shortest(made.correlation),
            shortest(made.noise),
            made.seed
        ))
    },
    idle: |draft| {
        let why = "the data are not made; it was ignored";
        (draft.data != Some(DataSet::Made)).then(|| why.to_owned())
    },
};

/// The key `test`: the share of the rows that are kept for testing, and the seed of their choice.
pub(crate) const TEST: Key = Key {
    name: "test",
    instead: "all rows were used for training",
    read: |text, draft| {
        let (share, seed) = text.split_once(',').unwrap_or((text, "0"));
        let share = number(share).map_err(|error| error.to_string())?;
        if !(share > 0.0 && share < 1.0) {
            return Err(format!("{} is no share between 0 and 1", shortest(share)));
        }
        let seed = u64::from(whole(seed, 0, u32::MAX)?);
        draft.test = Some(Split { share, seed });
        Ok(())
    },
    write: |state| {
        let split = of_table(state)?.selection.test.as_ref()?;
        Some(format!("{},{}", shortest(split.share), split.seed))
    },
    idle: without_table,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_names_are_read_back_as_they_were_written() {
        let strange = [
            "a", "-b", "all", "all,x", "\\", ",", "-", "--a", "c\\,", "ü d", "\\all",
        ];
        let names = |range: std::ops::Range<usize>| -> Vec<String> {
            strange[range]
                .iter()
                .map(|name| (*name).to_owned())
                .collect()
        };
        for k in 0..strange.len() {
            for features in [
                Features::Only(names(k..strange.len())),
                Features::Without(names(k..strange.len())),
                Features::Only(names(k..k + 1)),
            ] {
                let text = write_features(&features);
                assert_eq!(read_features(&text), Ok(features), "{text}");
            }
        }
        assert_eq!(read_features("all"), Ok(Features::All));
        for text in ["", "a,,b", "all,b", "a,-b", "-b", "all,-"] {
            assert!(read_features(text).is_err(), "{text}");
        }
    }
}
