//! Everything that plays by itself: λ, swept slowly there and back so that a class can watch the snap, and the
//! iterations of descent methods, one after the other.

use crate::action::Action;
use crate::derived::Derived;
use crate::objective::Strength;
use crate::state::State;
use crate::topic::Topic;
use lasso_path::problem::Lambda;

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
            Action::SetLambda(_) | Action::SetRadius(_) => self.playing.lambda = false,
            Action::SetIteration(_) => self.playing.iterations = false,
            _ => {}
        }
    }

    /// The actions of the frame at `time`, in milliseconds of any clock that does not go back. `calm` is for those
    /// who want no motion.
    pub fn advance(
        &mut self,
        time: f64,
        calm: bool,
        state: &State,
        derived: &Derived,
    ) -> Vec<Action> {
        // Where iterations are shown, they are what plays.
        let descent = state.topic.shows(Topic::Descent);
        self.playing.lambda &= !descent;
        self.playing.iterations &=
            descent && state.topic.descent.iteration < state.topic.descent.steps;
        let before = self.before.replace(time).unwrap_or(time);
        if !self.playing.any() {
            self.before = None;
        }
        let passed = (time - before).min(LONGEST_FRAME);
        let mut actions = Vec::new();
        if self.playing.lambda {
            actions.extend(self.sweep(passed, state, derived));
        }
        if self.playing.iterations {
            actions.extend(self.iterate(passed, calm, state));
        }
        actions
    }

    fn sweep(&mut self, passed: f64, state: &State, derived: &Derived) -> Option<Action> {
        if self.rest > 0.0 {
            self.rest -= passed;
            return None;
        }
        let end = derived.lambda_end().value();
        let lambda = match state.objective.strength {
            Strength::Lambda(lambda) => lambda.value(),
            _ => derived.lambda().value(),
        };
        let lambda = lambda.min(end);
        if lambda >= end || lambda <= 0.0 {
            self.downwards = lambda > 0.0;
            self.rested = 0;
        }
        let step = if self.downwards { -passed } else { passed } / SWEEP;
        let next = derived.slider().moved(lambda, step);
        let passes =
            |knot: &f64| *knot != lambda && (lambda.min(next)..=lambda.max(next)).contains(knot);
        let may_rest = self.playing.rests && self.rested < MOST_PAUSES;
        let knot = derived
            .outline
            .knot_lambdas()
            .into_iter()
            .find(passes)
            .filter(|_| may_rest);
        if knot.is_some() {
            self.rest = PAUSE;
            self.rested += 1;
        }
        let next = Lambda::new(knot.unwrap_or(next)).ok()?;
        Some(Action::SetLambda(next))
    }

    fn iterate(&mut self, passed: f64, calm: bool, state: &State) -> Option<Action> {
        let speed = if calm {
            self.playing.speed.min(CALM)
        } else {
            self.playing.speed
        };
        let steps = self.due + passed * 1e-3 * speed;
        self.due = steps.fract();
        (steps >= 1.0).then(|| Action::SetIteration(state.topic.descent.iteration + steps as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{derive, permalink};

    /// The state and the time after so many frames of 16 ms.
    fn played(link: &str, calm: bool, frames: u32, start: fn(&mut Playback)) -> Vec<State> {
        let mut state = permalink::read(link).0;
        let mut playback = Playback::default();
        start(&mut playback);
        let mut seen = Vec::new();
        for k in 0..frames {
            let derived = derive(&state);
            state = state.settled(&derived);
            for action in playback.advance(16.0 * f64::from(k), calm, &state, &derived) {
                state = state.reduce(action);
            }
            seen.push(state.clone());
        }
        seen
    }

    fn lambdas(states: &[State]) -> Vec<f64> {
        let lambda = |state: &State| derive(state).lambda().value();
        states.iter().map(lambda).collect()
    }

    #[test]
    fn lambda_sweeps_there_and_back_and_rests_on_knots() {
        let all = lambdas(&played("lambda=0", false, 1500, Playback::toggle_lambda));
        let derived = derive(&State::default());
        let end = derived.lambda_end().value();
        assert!(all.contains(&end) && all[all.len() - 1] < end);
        for knot in derived.outline.knot_lambdas() {
            let resting = all.iter().filter(|&&lambda| lambda == knot).count();
            assert!(resting as f64 * 16.0 >= PAUSE, "{resting} frames on {knot}");
        }
    }

    #[test]
    fn iterations_play_to_their_end_and_slowly_where_motion_is_unwanted() {
        let link = "panel=descent&steps=20";
        let last = |calm, frames| {
            let states = played(link, calm, frames, Playback::toggle_iterations);
            states.last().map(|state| state.topic.descent.iteration)
        };
        assert_eq!(last(false, 400), Some(20));
        // 2 s, the first step at once
        assert_eq!(last(true, 125), Some(4));
    }

    #[test]
    fn what_the_person_moves_stops() {
        let mut playback = Playback::default();
        playback.toggle_lambda();
        playback.yield_to(&Action::ShowTopic(Topic::Forms));
        assert!(playback.playing().lambda);
        playback.yield_to(&Action::SetLambda(Lambda::ZERO));
        assert!(!playback.playing().any());
    }
}
