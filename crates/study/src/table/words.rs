//! What is said of a table.

use super::fitted::Fitted;
use super::shelf::Part;
use crate::claim::Claim;
use crate::derived::Derived;
use crate::phrase::{listed, short};
use crate::words::{at, from};
use figure::number::{compact, significant};
use lasso_path::problem::Lambda;

/// So many survivors are named in the sentence.
const MOST_NAMES: usize = 6;

/// Everything that is said of a table, whatever is open.
pub fn claims(derived: &Derived) -> Vec<Claim> {
    let Some(fitted) = derived.fitted() else {
        return derived.outline.status.words().into_iter().collect();
    };
    let mut claims = vec![fitted.sentence(derived), fitted.title(), fitted.exactness()];
    claims.extend(fitted.notes());
    claims.extend(fitted.section_words());
    claims.extend(fitted.validation_words());
    claims.extend(fitted.errors());
    claims.push(fitted.bounds_note());
    claims.extend(fitted.ridge_note());
    claims.push(fitted.runs_note());
    claims.extend((0..fitted.count()).map(|k| derived.outline.coordinate(k)));
    claims
}

fn features(count: usize) -> String {
    match count {
        1 => "1 feature".to_owned(),
        count => format!("{count} features"),
    }
}

impl Fitted {
    /// Which features survive, the largest first.
    pub fn sentence(&self, derived: &Derived) -> Claim {
        let (all, lambda) = (self.count(), self.lambda.value());
        let mut survivors = self.theta.nonzero().to_vec();
        survivors.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let count = survivors.len();
        if count == 0 {
            let end = self.fit.path().lambda_max().value();
            return Claim::new(
                "table-none",
                format!(
                    "No feature survives: all {all} coefficients are exactly 0 {}.",
                    from(end, lambda)
                ),
            )
            .unbroken();
        }
        let names: Vec<&str> = survivors
            .iter()
            .map(|(j, _)| &*self.fit.names[*j])
            .collect();
        let listed = if count <= MOST_NAMES {
            listed(&names)
        } else {
            let rest = count - MOST_NAMES + 1;
            format!("{} and {rest} others", names[..MOST_NAMES - 1].join(", "))
        };
        if lambda == 0.0 {
            let unique = if self.fit.rank == all {
                "λ = 0: no penalty, so this is least squares."
            } else {
                "λ = 0: no penalty. Many coefficients fit as well; these are the limit as λ falls to 0."
            };
            return Claim::new(
                "table-least-squares",
                format!("{unique} {count} of {all} coefficients are not 0: {listed}."),
            )
            .unbroken();
        }
        let (_, to) = derived.outline.neighbours();
        let next = derived.outline.knot_labels();
        let next = next.iter().find(|mark| mark.knot.lambda.value() == to);
        let next = next.map_or_else(String::new, |mark| {
            format!(" Next: {} {}.", mark.text, at(to, lambda))
        });
        Claim::new(
            "table-survivors",
            format!(
                "{count} of {} survive at this λ: {listed}.{next}",
                features(all)
            ),
        )
        .unbroken()
    }

    /// What the paths are, and how far they are exact.
    pub fn title(&self) -> Claim {
        let path = self.fit.path();
        let mut knots: Vec<f64> = path
            .knots()
            .iter()
            .map(|knot| knot.lambda.value())
            .collect();
        knots.retain(|lambda| *lambda > 0.0);
        knots.dedup();
        let from = path.exact_from();
        let exact = if from == Lambda::ZERO {
            "exactly".to_owned()
        } else {
            format!(
                "exactly for λ ≥ {}, below that within a gap",
                significant(from.value(), 3)
            )
        };
        let corners = match knots.len() {
            1 => "1 corner".to_owned(),
            count => format!("{count} corners"),
        };
        Claim::new(
            "paths-title",
            format!(
                "Every coefficient against λ, {exact}: {}, {corners}",
                features(self.count())
            ),
        )
        .unbroken()
    }

    /// How exact it is at this λ.
    pub fn exactness(&self) -> Claim {
        match self.gap {
            None => Claim::new("exact", "exact"),
            // Rounded up: 5 % more is no less when it is rounded to two digits.
            Some(gap) => Claim::new(
                "within-share",
                format!("within {} of F(0)", significant(1.05 * gap, 2)),
            ),
        }
    }

    /// What is worth knowing of these features.
    pub fn notes(&self) -> Vec<Claim> {
        let mut notes = Vec::new();
        let (all, rank) = (self.count(), self.fit.rank);
        if rank < all {
            notes.push(Claim::new(
                "rank",
                format!(
                    "The {} of {} rows have rank {rank}: at each λ some solution has at most {rank} coefficients that \
                     are not 0. This one has {}.",
                    features(all),
                    self.fit.rows,
                    self.theta.nonzero().len()
                ),
            ));
        }
        for group in self.fit.path().groups() {
            let names: Vec<&str> = group.columns.iter().map(|&j| &*self.fit.names[j]).collect();
            let signs = group.signs.iter().any(|sign| *sign < 0.0);
            let what = if signs { "equal or opposite" } else { "equal" };
            notes.push(Claim::new(
                "equal-columns",
                format!(
                    "The columns {} are {what}: only what they have together is determined. Here each has the same \
                     share of it.",
                    listed(&names)
                ),
            ));
        }
        let constant = self.fit.units.constant_columns();
        if !constant.is_empty() {
            let names: Vec<&str> = constant.iter().map(|&j| &*self.fit.names[j]).collect();
            notes.push(Claim::new(
                "constant-columns",
                format!(
                    "The same in all rows, and so 0 at every λ: {}.",
                    listed(&names)
                ),
            ));
        }
        if let Some([found, missed]) = self.truth() {
            let wrong = self.theta.nonzero().len() - found;
            let of = found + missed;
            notes.push(Claim::new(
                "truth",
                format!("Truly not 0: {of}. Selected of them: {found}. Missed: {missed}. Selected and truly 0: {wrong}."),
            ));
        }
        notes
    }

    /// What the folds say, or why they do not.
    pub fn validation_words(&self) -> Vec<Claim> {
        let mut said = Vec::new();
        match &self.validation {
            Part::Unasked => {}
            Part::Waiting => said.push(Claim::new("validating", "The folds are being computed …")),
            Part::Failed(why) => said.push(Claim::new(
                "not-validated",
                format!("There is no validation: {why}."),
            )),
            Part::Ready(validation) => {
                let [least, simple] = [validation.lambda_min(), validation.lambda_1se()];
                let survivors =
                    |lambda| self.fit.path().support(lambda).map(|support| support.len());
                let count = |lambda| {
                    survivors(lambda)
                        .map_or_else(String::new, |count| format!(" ({})", features(count)))
                };
                said.push(
                    Claim::new(
                        "validated",
                        format!(
                            "The error on held-out rows is least at λ = {}{}. Up to λ = {}{} it is within one standard \
                             error of that.",
                            short(least.value()),
                            count(least),
                            short(simple.value()),
                            count(simple)
                        ),
                    )
                    .unbroken(),
                );
                if let Some([error, deviation]) = self.validation_error() {
                    said.push(
                        Claim::new(
                            "validated-here",
                            format!(
                                "At this λ it is {} ± {}.",
                                compact(error, 4),
                                compact(deviation, 3)
                            ),
                        )
                        .unbroken(),
                    );
                }
            }
        }
        if let Some(seeds) = self.seeds.ready() {
            let least = seeds.iter().map(|each| each.lambda_min().value());
            let (from, to) = least.fold((f64::INFINITY, 0.0_f64), |(a, b), x| (a.min(x), b.max(x)));
            said.push(
                Claim::new(
                    "other-seeds",
                    format!(
                        "With {} other orders of the rows the least error is at λ from {} to {}.",
                        seeds.len(),
                        short(from),
                        short(to)
                    ),
                )
                .unbroken(),
            );
        }
        said
    }

    /// The mean squared error on the rows of the path, and on those that were kept for a test.
    pub fn errors(&self) -> Option<Claim> {
        let (training, test) = (self.training_error()?, self.test_error()?);
        Some(
            Claim::new(
                "errors",
                format!(
                    "Mean squared error: {} on the {} rows that the path is of, {} on the {} rows kept for a test.",
                    compact(training, 4),
                    self.fit.rows,
                    compact(test, 4),
                    self.fit.test_rows
                ),
            )
            .unbroken(),
        )
    }

    /// How the descent methods run here.
    pub fn runs_note(&self) -> Claim {
        let Some(runs) = &self.runs else {
            return Claim::new(
                "runs-none",
                "The methods are shown for up to 200 features, where θ* is known exactly.",
            );
        };
        let cut = if runs.cut {
            " With so many features they take fewer steps here than were asked for."
        } else {
            ""
        };
        Claim::new(
            "runs",
            format!(
                "All start at 0, with the step size {} and {} steps.{cut} The dashed line is the number of zeros of θ*.",
                significant(runs.step_size, 3),
                runs.traces.steps
            ),
        )
        .unbroken()
    }

    /// What ridge does at the same λ.
    pub fn ridge_note(&self) -> Option<Claim> {
        Some(match &self.ridge {
            Part::Unasked => return None,
            Part::Waiting => Claim::new("ridge-waiting", "Ridge's paths are being computed …"),
            Part::Failed(why) => Claim::new(
                "ridge-failed",
                format!("Ridge's paths could not be computed: {why}."),
            ),
            Part::Ready(ridge) => {
                let zeros = ridge
                    .theta(self.lambda)
                    .iter()
                    .filter(|x| **x == 0.0)
                    .count();
                let own = self.count() - self.theta.nonzero().len();
                Claim::new(
                    "ridge-zeros",
                    format!(
                        "At this λ exactly 0: {own} of {} with L1, {zeros} with ridge.",
                        features(self.count())
                    ),
                )
                .unbroken()
            }
        })
    }

    /// What the bars of the pulls show.
    pub fn bounds_note(&self) -> Claim {
        let Some(pulls) = self.pulls() else {
            return Claim::new(
                "bounds-unknown",
                "Below the λ to which the path is exact the bars are not known.",
            );
        };
        let zeros = pulls.iter().filter(|(_, zero)| *zero).count();
        let reach = pulls.len() - zeros;
        if self.lambda == Lambda::ZERO {
            return Claim::new(
                "bounds-zero",
                "λ = 0: the loss pulls on no coefficient any more, so that nothing holds one at 0.",
            );
        }
        Claim::new(
            "bounds",
            format!(
                "The loss pulls on {reach} of {} with exactly λ: these are not 0. On the other {zeros} it pulls with \
                 at most λ, and they are exactly 0.",
                features(self.count())
            ),
        )
    }
}

impl Derived {
    /// The chart of the paths in words.
    pub(crate) fn paths_description(&self) -> String {
        let title = self
            .fitted()
            .map_or_else(String::new, |fitted| fitted.title().text);
        format!(
            "{title}. At λ = {} {}.",
            significant(self.outline.shown_lambda(), 4),
            self.outline.support().text
        )
    }

    /// The bars of the pulls in words.
    pub(crate) fn bars_description(&self) -> String {
        let said = self
            .fitted()
            .map_or_else(String::new, |fitted| fitted.bounds_note().text);
        format!("The size of the loss's pull on each coefficient, against λ. {said}")
    }

    /// The chart of the errors in words.
    pub(crate) fn errors_description(&self) -> String {
        let said = self.fitted().map_or_else(Vec::new, |fitted| {
            let mut said = fitted.validation_words();
            said.extend(fitted.errors());
            said
        });
        let said: Vec<String> = said.into_iter().map(|claim| claim.text).collect();
        format!("Mean squared error against λ. {}", said.join(" "))
    }
}
