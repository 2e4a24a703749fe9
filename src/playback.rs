//! Everything that plays by itself: λ, swept slowly there and back so that a class can watch the snap, and the
//! iterations of descent methods, one after the other.

use crate::browser::prefers_reduced_motion;
use lasso_path::problem::Lambda;
use study::topic::{descent, path};
use study::{Action, Panel, State};

/// Milliseconds from one end of λ's slider to the other.
const SWEEP: f64 = 9000.0;
/// Milliseconds that λ rests on a knot.
const PAUSE: f64 = 500.0;
/// The most rests in one sweep.
const MOST_PAUSES: u32 = 6;
/// Steps a second to choose from.
pub const SPEEDS: [f64; 4] = [2.0, 8.0, 30.0, 120.0];
/// Steps a second where motion is unwanted: slow enough to be seen one by one.
const CALM: f64 = 2.0;
/// The longest time that counts as one frame, in milliseconds: a tab that was in the background does not
/// jump.
const LONGEST_FRAME: f64 = 50.0;

/// What plays now, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playing {
    /// Whether λ does.
    pub lambda: bool,
    /// Whether the iterations of descent methods do.
    pub iterations: bool,
    /// Whether λ rests on knots when it plays.
    pub rests: bool,
    /// Iterations a second.
    pub speed: f64,
}

impl Default for Playing {
    fn default() -> Self {
        Playing {
            lambda: false,
            iterations: false,
            rests: true,
            speed: SPEEDS[1],
        }
    }
}

impl Playing {
    /// Whether anything does.
    pub fn any(self) -> bool {
        self.lambda || self.iterations
    }
}

/// Moves what plays on in every frame.
#[derive(Default)]
pub struct Playback {
    playing: Playing,
    /// The time of the frame before, while something plays.
    before: Option<f64>,
    /// Whether λ falls.
    downwards: bool,
    /// How long λ still rests, in milliseconds.
    rest: f64,
    /// How often it has rested since the slider's end.
    rested: u32,
    /// The part of a step that is due already.
    due: f64,
}

impl Playback {
    /// What plays, and how.
    pub fn playing(&self) -> Playing {
        self.playing
    }

    /// Lets λ rest on knots when it plays, or not.
    pub fn set_rests(&mut self, rests: bool) {
        self.playing.rests = rests;
    }

    /// Plays or pauses λ.
    pub fn toggle_lambda(&mut self) {
        self.playing.lambda ^= true;
        self.rest = 0.0;
    }

    /// Plays or pauses the iterations; the first step comes at once.
    pub fn toggle_iterations(&mut self) {
        self.playing.iterations ^= true;
        self.due = 1.0;
    }

    /// Plays this many iterations a second from now on.
    pub fn set_speed(&mut self, speed: f64) {
        self.playing.speed = speed;
    }

    /// Stops everything.
    pub fn stop(&mut self) {
        self.playing.lambda = false;
        self.playing.iterations = false;
    }

    /// Stops what the person moves.
    pub fn yield_to(&mut self, action: &Action) {
        match action {
            Action::Path(_) | Action::Forms(_) => self.playing.lambda = false,
            Action::Descent(descent::Action::SetIteration(_)) => self.playing.iterations = false,
            _ => {}
        }
    }

    /// The actions of the frame at `time`, in milliseconds, on a state.
    pub fn advance(&mut self, time: f64, state: &State, knots: &[f64]) -> Vec<Action> {
        // Where iterations are shown, they are what plays.
        let descent = state.panel == Panel::Descent;
        self.playing.lambda &= !descent;
        self.playing.iterations &= descent && state.descent.iteration < state.descent.steps;
        let before = self.before.replace(time).unwrap_or(time);
        if !self.playing.any() {
            self.before = None;
        }
        let passed = (time - before).min(LONGEST_FRAME);
        let mut actions = Vec::new();
        if self.playing.lambda {
            actions.extend(self.sweep(passed, state, knots));
        }
        if self.playing.iterations {
            actions.extend(self.iterate(passed, state));
        }
        actions
    }

    fn sweep(&mut self, passed: f64, state: &State, knots: &[f64]) -> Option<Action> {
        if self.rest > 0.0 {
            self.rest -= passed;
            return None;
        }
        let end = state.lambda_end();
        let lambda = state.lambda().value().min(end);
        if lambda >= end || lambda <= 0.0 {
            self.downwards = lambda > 0.0;
            self.rested = 0;
        }
        let step = if self.downwards { -passed } else { passed } / SWEEP * end;
        let next = (lambda + step).clamp(0.0, end);
        let passes =
            |knot: &f64| *knot != lambda && (lambda.min(next)..=lambda.max(next)).contains(knot);
        let may_rest = self.playing.rests && self.rested < MOST_PAUSES;
        let knot = knots.iter().copied().find(passes).filter(|_| may_rest);
        if knot.is_some() {
            self.rest = PAUSE;
            self.rested += 1;
        }
        let next = Lambda::new(knot.unwrap_or(next)).ok()?;
        Some(path::Action::SetLambda(next).into())
    }

    fn iterate(&mut self, passed: f64, state: &State) -> Option<Action> {
        let speed = if prefers_reduced_motion() {
            self.playing.speed.min(CALM)
        } else {
            self.playing.speed
        };
        let steps = self.due + passed * 1e-3 * speed;
        self.due = steps.fract();
        (steps >= 1.0)
            .then(|| descent::Action::SetIteration(state.descent.iteration + steps as u32).into())
    }
}
