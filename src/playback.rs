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
/// Steps a second at first.
const SPEED: f64 = 8.0;
/// Steps a second where motion is unwanted: slow enough to be seen one by one.
const CALM: f64 = 2.0;
/// The longest time that counts as one frame, in milliseconds: a tab that was in the background does not
/// jump.
const LONGEST_FRAME: f64 = 50.0;

/// The thing that plays now.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Playing {
    /// λ.
    pub lambda: bool,
    /// The iterations of descent methods.
    pub iterations: bool,
    /// Whether λ rests on knots when it plays.
    pub rests: bool,
}

impl Playing {
    /// Whether anything does.
    pub fn any(self) -> bool {
        self.lambda || self.iterations
    }
}

/// Moves what plays on in every frame.
pub struct Playback {
    playing: Playing,
    /// The time of the frame before, while something plays.
    before: Option<f64>,
    /// Whether λ grows.
    upwards: bool,
    /// Whether λ rests on knots.
    rests: bool,
    /// How long it still rests, in milliseconds.
    rest: f64,
    /// How often it has rested since the slider's end.
    rested: u32,
    /// Steps a second.
    speed: f64,
    /// The part of a step that is due already.
    due: f64,
}

impl Default for Playback {
    fn default() -> Self {
        Playback {
            playing: Playing::default(),
            before: None,
            upwards: true,
            rests: true,
            rest: 0.0,
            rested: 0,
            speed: SPEED,
            due: 0.0,
        }
    }
}

impl Playback {
    /// The thing that plays.
    pub fn playing(&self) -> Playing {
        Playing {
            rests: self.rests,
            ..self.playing
        }
    }

    /// Lets λ rest on knots when it plays, or not.
    pub fn set_rests(&mut self, rests: bool) {
        self.rests = rests;
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
        self.speed = speed;
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
        self.playing.iterations &=
            state.panel == Panel::Descent && state.descent.iteration < state.descent.steps;
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
        let (lambda, end) = (state.lambda().value(), state.lambda_end());
        if lambda >= end || lambda <= 0.0 {
            self.upwards = lambda <= 0.0;
            self.rested = 0;
        }
        let share = if self.upwards { passed } else { -passed } / SWEEP;
        let next = lambda + share * end;
        let passes =
            |&&knot: &&f64| knot != lambda && (lambda.min(next)..=lambda.max(next)).contains(&knot);
        let may_rest = self.rests && self.rested < MOST_PAUSES;
        match knots.iter().find(passes).filter(|_| may_rest) {
            Some(&knot) => {
                self.rest = PAUSE;
                self.rested += 1;
                let knot = Lambda::new(knot).ok()?;
                Some(path::Action::SetLambda(knot).into())
            }
            None => Some(path::Action::StepLambda(share).into()),
        }
    }

    fn iterate(&mut self, passed: f64, state: &State) -> Option<Action> {
        let speed = if prefers_reduced_motion() {
            self.speed.min(CALM)
        } else {
            self.speed
        };
        let steps = self.due + passed * 1e-3 * speed;
        self.due = steps.fract();
        (steps >= 1.0)
            .then(|| descent::Action::SetIteration(state.descent.iteration + steps as u32).into())
    }
}
