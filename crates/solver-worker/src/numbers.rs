//! From a table's name to its numbers.

use crate::{Features, SolveError, Source, Split, Table};
use lasso_path::regression::{Design, Drawn, Matrix, shuffled_folds};
use lasso_path::table::{self, DIABETES, Role};

/// A table's numbers, ready to be solved.
pub(crate) struct Numbers {
    /// The names of the p columns.
    pub names: Vec<String>,
    /// The name of y.
    pub target: String,
    /// The true coefficients, in own units.
    pub truth: Option<Vec<f64>>,
    /// The rows of the path, in their own units.
    pub training: (Matrix, Vec<f64>),
    /// The rows for a test.
    pub test: Option<(Matrix, Vec<f64>)>,
    /// The rows of the path, standardized.
    pub design: Design,
}

impl Numbers {
    pub(crate) fn of(table: &Table) -> Result<Self, SolveError> {
        let selection = &table.selection;
        let target = target(&table.source, selection.target.as_deref())?;
        let all = all(&table.source, target)?;
        let places = places(&all.names, &selection.features)?;
        let columns = places.iter().flat_map(|&j| all.x.column(j)).copied();
        let x = Matrix::from_columns(all.x.rows(), places.len(), columns.collect())
            .map_err(|_| SolveError::NoFeature)?;
        let ((training, test), y) = match selection.test {
            Some(split) => {
                let (training, test) = split.rows(x.rows())?;
                let part = |rows: &[usize]| {
                    (
                        x.select_rows(rows),
                        rows.iter().map(|&i| all.y[i]).collect(),
                    )
                };
                let (x, y) = part(&training);
                ((x, Some(part(&test))), y)
            }
            None => ((x, None), all.y),
        };
        if y.iter().all(|value| *value == y[0]) {
            return Err(SolveError::ConstantTarget(target.to_owned()));
        }
        Ok(Self {
            names: places.iter().map(|&j| all.names[j].clone()).collect(),
            target: target.to_owned(),
            truth: all
                .truth
                .map(|truth| places.iter().map(|&j| truth[j]).collect()),
            design: Design::new(&training, &y)?,
            training: (training, y),
            test,
        })
    }
}

/// All columns of a source.
struct All {
    names: Vec<String>,
    x: Matrix,
    y: Vec<f64>,
    truth: Option<Vec<f64>>,
}

fn all(source: &Source, target: &str) -> Result<All, SolveError> {
    match source {
        Source::Diabetes => file(DIABETES, target, &[]),
        Source::DiabetesSquares => {
            let ten = file(DIABETES, target, &[])?;
            let (names, x) = Design::new(&ten.x, &ten.y)?.squares_and_products(&ten.names);
            Ok(All { names, x, ..ten })
        }
        Source::Linnerud => file(include_str!("linnerud.csv"), target, source.targets()),
        Source::Made(made) => {
            let Drawn {
                x,
                y,
                names,
                coefficients,
            } = made.draw()?;
            let truth = Some(coefficients);
            Ok(All { names, x, y, truth })
        }
    }
}

/// The columns of a file but those that are `out`, and the target.
fn file(text: &str, target: &str, out: &[&str]) -> Result<All, SolveError> {
    let proposal = table::read(text.as_bytes())?;
    let mut choice = proposal.choice;
    for (role, column) in choice.roles.iter_mut().zip(proposal.table.columns()) {
        *role = match &column.name[..] {
            name if name == target => Role::Target,
            name if out.contains(&name) => Role::Out,
            _ => Role::Feature,
        };
    }
    let numbers = proposal.table.numbers(&choice)?;
    let (rows, columns) = (numbers.target.len(), numbers.columns.len());
    let x = Matrix::from_columns(rows, columns, numbers.columns.concat());
    Ok(All {
        x: x.map_err(|_| SolveError::NoFeature)?,
        names: numbers.names,
        y: numbers.target,
        truth: None,
    })
}

fn target(source: &Source, wanted: Option<&str>) -> Result<&'static str, SolveError> {
    let known = source.targets();
    let Some(name) = wanted else {
        return Ok(known[0]);
    };
    let found = known.iter().find(|known| known.eq_ignore_ascii_case(name));
    found.copied().ok_or_else(|| SolveError::UnknownTarget {
        name: name.to_owned(),
        known: known.join(", "),
    })
}

/// The places of the chosen names, ascending.
fn places(names: &[String], features: &Features) -> Result<Vec<usize>, SolveError> {
    let (listed, keeps) = match features {
        Features::All => return Ok((0..names.len()).collect()),
        Features::Only(listed) => (listed, true),
        Features::Without(listed) => (listed, false),
    };
    let mut is_listed = vec![false; names.len()];
    for name in listed {
        let place = names.iter().position(|known| known == name);
        let place = place.ok_or_else(|| SolveError::UnknownFeature {
            name: name.clone(),
            known: some(names),
        })?;
        if is_listed[place] {
            return Err(SolveError::NamedTwice(name.clone()));
        }
        is_listed[place] = true;
    }
    let chosen: Vec<usize> = (0..names.len())
        .filter(|&j| is_listed[j] == keeps)
        .collect();
    if chosen.is_empty() {
        return Err(SolveError::NoFeature);
    }
    Ok(chosen)
}

/// As many names as can be read at a glance.
fn some(names: &[String]) -> String {
    const MOST: usize = 12;
    let shown = names[..names.len().min(MOST)].join(", ");
    if names.len() > MOST {
        format!("{shown} … {}", names[names.len() - 1])
    } else {
        shown
    }
}

impl Split {
    /// The rows to train on, and those for the test, ascending.
    pub(crate) fn rows(self, rows: usize) -> Result<(Vec<usize>, Vec<usize>), SolveError> {
        if !(self.share > 0.0 && self.share < 1.0) {
            return Err(SolveError::Share(self.share));
        }
        let test = ((self.share * rows as f64).round() as usize).max(1);
        if rows < test + 2 {
            return Err(SolveError::TooFewRows { rows, test });
        }
        let order = shuffled_folds(rows, rows, self.seed);
        Ok((0..rows).partition(|&i| order[i] >= test))
    }
}
