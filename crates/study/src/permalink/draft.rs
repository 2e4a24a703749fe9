//! A link that is being read, before it is a state.

use crate::objective::{Link, Objective, Strength, takes_radius};
use crate::preset::{PRESETS, Preset};
use crate::problem::Problem;
use crate::state::{Appearance, State};
use crate::table::MADE;
use crate::table::keys::{DataSet, pair};
use crate::topic::{Question, Topic, Topics};
use crate::view::{View, Views};
use geometry::space::{SpaceLoss, Vector3};
use lasso_path::problem::{Hessian, Lambda};
use lasso_path::regression::Made;
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;
use solver_worker::{Features, Selection, Source, Split, Table};

/// The values read so far; `None` where the link has none, or none that is usable.
#[derive(Default)]
pub(crate) struct Draft {
    pub center: Option<[f64; 2]>,
    pub hessian: Option<Hessian>,
    /// The same of three parameters.
    pub space_center: Option<Vector3>,
    pub space_hessian: Option<[f64; 6]>,
    pub data: Option<DataSet>,
    pub features: Option<Features>,
    pub target: Option<String>,
    pub made: Option<Made>,
    pub test: Option<Split>,
    pub penalty: Option<Penalty>,
    pub beside: Option<Penalty>,
    pub link: Link,
    pub lambda: Option<Lambda>,
    pub radius: Option<Radius>,
    /// The views' settings; which is open is not known before all is read.
    pub view: Views,
    /// The features on the axes of a table's plane.
    pub axes: Vec<String>,
    /// The one that the link opens.
    pub stage: Option<View>,
    /// The topics' settings; which is open is not known before all is read.
    pub topics: Topics,
    /// The one that the link opens, or that it opens none.
    pub topic: Option<Option<Topic>>,
    pub question: Option<Question>,
    pub appearance: Appearance,
    pub presenting: bool,
}

impl Draft {
    /// Whether it is a table of many features.
    pub fn has_table(&self) -> bool {
        self.table().is_some()
    }

    /// The table, unless the data are two features of the plane, or there are none.
    fn table(&self) -> Option<Table> {
        let two = match &self.features {
            Some(Features::Only(names)) => names.len() == 2,
            Some(_) => false,
            None => true,
        };
        let source = match self.data? {
            DataSet::Diabetes if two => return None,
            DataSet::Diabetes => Source::Diabetes,
            DataSet::DiabetesSquares => Source::DiabetesSquares,
            DataSet::Linnerud => Source::Linnerud,
            DataSet::Made => Source::Made(self.made.unwrap_or(MADE)),
        };
        let selection = Selection {
            features: self.features.clone().unwrap_or_default(),
            target: self.target.clone(),
            test: self.test,
        };
        Some(Table { source, selection })
    }

    /// The loss of three parameters: where H has six numbers, or θ̂ has three and H is not there.
    fn space(&self) -> Option<SpaceLoss> {
        let plane = State::default().problem.seen_in(View::Space);
        let (Problem::Space(default), None, None) = (plane, self.hessian, self.data) else {
            return None;
        };
        let hessian = match (self.space_hessian, self.space_center) {
            (Some(hessian), _) => hessian,
            (None, Some(_)) => default.hessian(),
            (None, None) => return None,
        };
        let center = self.space_center.unwrap_or(default.center());
        SpaceLoss::new(hessian, center).ok()
    }

    /// Why θ̂ means nothing beside this H.
    pub fn misfit(&self) -> Option<String> {
        let why = |of_h: &str| format!("H is of {of_h} parameters; another θ̂ was used");
        if self.space_hessian.is_some() && self.center.is_some() {
            Some(why("three"))
        } else if self.hessian.is_some() && self.space_center.is_some() {
            Some(why("two"))
        } else {
            None
        }
    }

    /// The two features of the diabetes data that are named, or those of the example.
    fn pair(&self) -> Problem {
        let named = match &self.features {
            Some(Features::Only(names)) => pair(names).ok(),
            _ => None,
        };
        let example = || PRESETS.iter().find(|preset| preset.name == "diabetes");
        match named {
            Some(pair) => Problem::Diabetes(pair),
            None => example().map_or(State::default().problem, Preset::problem),
        }
    }

    pub(super) fn finish(self) -> State {
        let default = State::default();
        let problem = match (self.table(), self.data) {
            (Some(table), _) => Problem::Table(table),
            (None, Some(_)) => self.pair(),
            (None, None) if self.space().is_some() => {
                self.space().map_or(default.problem.clone(), Problem::Space)
            }
            (None, None) => {
                let loss = default.problem.loss();
                Problem::plane(
                    self.hessian.unwrap_or(*loss.hessian()),
                    self.center.unwrap_or(loss.center()),
                )
            }
        };
        let open = self.stage.unwrap_or(View::first(&problem));
        // The plane of three parameters would be another problem.
        let problem = if open == View::Space {
            problem.seen_in(open)
        } else {
            problem
        };
        let penalty = self.penalty.unwrap_or(default.objective.penalty);
        let strength = match (self.radius.filter(|_| takes_radius(penalty)), self.lambda) {
            (Some(radius), _) => Strength::Radius(radius),
            (None, Some(lambda)) => Strength::Lambda(lambda),
            (None, None) if problem == default.problem => default.objective.strength,
            // Half of λ_max is a place worth looking at whatever the scale of the problem.
            (None, None) => Strength::Share(0.5),
        };
        // The named topic is open, or that of the named question.
        let of_question = self.question.map(Question::topic_in_links);
        let state = State {
            problem,
            objective: Objective {
                penalty,
                strength,
                beside: self.beside,
                link: self.link,
            },
            view: Views { open, ..self.view },
            axes: self.axes,
            topic: Topics {
                open: match self.topic {
                    Some(open) => open,
                    None => Some(of_question.unwrap_or_default()),
                },
                descent: self.topics.descent.clamped(),
                ..self.topics
            },
            appearance: self.appearance,
            presenting: self.presenting,
        };
        state.within_a_link()
    }
}
