//! Probability: the plane with its contours, and one coordinate with its densities.

use crate::easel::Easel;
use crate::store::{use_current, use_dispatch};
use crate::widget::button::Button;
use crate::widget::claim::paragraph;
use crate::widget::field::number_field;
use crate::widget::quantity::quantity;
use crate::widget::sigma::Sigma;
use figure::Figure;
use lasso_path::solve::penalty::Penalty;
use std::rc::Rc;
use study::topic::parameter::{Coordinate, Settings};
use study::topic::penalties::words as penalty_words;
use study::view::prior::{self as view, Equal, text};
use study::{Action, Typed};
use yew::prelude::*;

/// The view: one plane, or those of both priors, beside one coordinate.
#[component]
pub fn PriorView() -> Html {
    let titles = use_current(|current| {
        let derived = &current.derived;
        let planes = [Some(derived), derived.beside.as_ref()];
        let title = |plane: &Rc<study::Derived>| {
            plane.belief().map_or_else(
                || penalty_words::title(plane.solved.penalty),
                |belief| text::prior(belief.prior),
            )
        };
        let titles: Vec<&str> = planes.into_iter().flatten().map(title).collect();
        titles
    });
    let two = titles.len() == 2;
    html! {
        <div class={classes!("prior", two.then_some("two"))}>
            <div class="prior-planes">
                { for titles.iter().enumerate().map(|(k, title)| html! {
                    <section class="prior-plane" aria-label={*title}>
                        if two { <h2>{ *title }</h2> }
                        <Plane beside={k == 1} />
                    </section>
                }) }
            </div>
            <OneCoordinate />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PlaneProps {
    beside: bool,
}

/// The contours, or why there are none.
#[component]
fn Plane(props: &PlaneProps) -> Html {
    let beside = props.beside;
    let (note, drawn) = use_current(move |current| {
        let derived = current.plane(beside);
        (derived.belief_note(), derived.has_contours())
    });
    html! {
        <div class="plot">
            if drawn { <Easel figure={Figure::Beliefs} {beside} /> }
            { for note.map(paragraph) }
        </div>
    }
}

/// Which contours the plane shows, together or apart.
#[component]
fn Families() -> Html {
    let settings = use_current(|current| current.state.view.prior);
    let set = use_dispatch(Action::SetPrior);
    let toggle = |k: usize| {
        let mut shown = settings.shown;
        shown[k] = !shown[k];
        let onclick = set.reform(move |_: MouseEvent| view::Settings { shown, ..settings });
        let name = [text::LIKELIHOOD, text::PRIOR, text::POSTERIOR][k];
        html! { <Button pressed={Some(settings.shown[k])} {onclick}>{ name }</Button> }
    };
    html! {
        <div class="buttons" role="group" aria-label="Contours">{ for (0..3).map(toggle) }</div>
    }
}

/// One coordinate given the other; σ and n; and why λ is the scale of a prior.
#[component]
fn OneCoordinate() -> Html {
    let settings = use_current(|current| current.state.topic.parameter);
    let names = use_current(|current| current.derived.solved.names.clone());
    let drawn = use_current(|current| current.derived.has_density());
    let set = use_dispatch(Action::SetParameter);
    let choice = |k: usize| {
        let coordinate = [Coordinate::First, Coordinate::Second][k];
        let onclick = set.reform(move |_: MouseEvent| Settings {
            coordinate,
            ..settings
        });
        let on = settings.coordinate == coordinate;
        html! { <Button id={["prior-1", "prior-2"][k]} pressed={Some(on)} {onclick}>{ &names[k] }</Button> }
    };
    html! {
        <section class="prior-one" aria-label="One coordinate" tabindex="0">
            <Summaries />
            if drawn {
                <div class="plot density"><Easel figure={Figure::Density} /></div>
            }
            <div class="buttons" role="group" aria-label="Which coordinate">{ choice(0) }{ choice(1) }</div>
            <Noise />
            <Families />
            <Equals />
            <Derivation />
            <p class="quiet">{ text::ONLY_THE_MODE }</p>
            <p class="quiet">{ text::SOURCE }</p>
            <Numbers />
        </section>
    }
}

/// Mode, mean and median, in words.
#[component]
fn Summaries() -> Html {
    let (summaries, mean) =
        use_current(|current| (current.derived.summaries(), current.derived.joint_mean()));
    html! { <div class="summaries" aria-live="polite">{ for summaries.map(paragraph) }{ for mean.map(paragraph) }</div> }
}

/// σ and n.
#[component]
fn Noise() -> Html {
    let (rows, own) = use_current(|current| {
        let state = &current.state;
        (state.rows(), state.problem.sample_size().is_some())
    });
    let note = use_current(|current| current.derived.rows_note(&current.state));
    html! {
        <>
            <Sigma id="prior-sigma" />
            if !own {
                <div class="fields">{ number_field("rows", "n", rows.to_string(), Typed::Rows) }</div>
            }
            { for note.map(paragraph) }
        </>
    }
}

/// The other prior beside the first, and what they have in common.
#[component]
fn Equals() -> Html {
    let (penalty, beside, settings) = use_current(|current| {
        let objective = current.state.objective;
        (
            objective.penalty,
            objective.beside,
            current.state.view.prior,
        )
    });
    let note = use_current(|current| current.derived.equal_note(&current.state));
    let set_beside = use_dispatch(Action::SetBeside);
    let set = use_dispatch(Action::SetPrior);
    let other = match penalty {
        Penalty::L1 => Penalty::Ridge,
        Penalty::Ridge => Penalty::L1,
        _ => return Html::default(),
    };
    let shown = beside == Some(other);
    let toggle = set_beside.reform(move |_: MouseEvent| (!shown).then_some(other));
    let choice = |each: Equal, text: &'static str| {
        let onclick = set.reform(move |_: MouseEvent| view::Settings {
            equal: each,
            ..settings
        });
        html! { <Button pressed={Some(settings.equal == each)} {onclick}>{ text }</Button> }
    };
    let name = if other == Penalty::Ridge {
        text::BESIDE_GAUSSIAN
    } else {
        text::BESIDE_LAPLACE
    };
    html! {
        <>
            <div class="buttons" role="group" aria-label="The other prior">
                <Button id="other-prior" pressed={Some(shown)} onclick={toggle}>{ name }</Button>
                if shown {
                    { choice(Equal::Lambda, text::EQUAL_LAMBDA) }
                    { choice(Equal::Variance, text::EQUAL_VARIANCE) }
                }
            </div>
            { for note.map(paragraph) }
        </>
    }
}

/// Why the mode of the posterior is θ\*, with the present numbers.
#[component]
fn Derivation() -> Html {
    let prior = use_current(|current| current.derived.belief().map(|belief| belief.prior));
    let numbers = use_current(|current| current.derived.derivation(&current.state));
    let Some(prior) = prior else {
        return Html::default();
    };
    html! {
        <div class="derivation">
            { for text::derivation(prior).iter().map(|line| html! { <p class="formula">{ *line }</p> }) }
            { for numbers.map(paragraph) }
        </div>
    }
}

/// The numbers that have a name.
#[component]
fn Numbers() -> Html {
    html! {
        <dl class="numbers">
            <div><dt>{ text::MODE }</dt><dd>{ quantity("posterior-mode1") }{ ", " }{ quantity("posterior-mode2") }</dd></div>
            <div><dt>{ text::MEAN }</dt><dd>{ quantity("posterior-mean1") }{ ", " }{ quantity("posterior-mean2") }</dd></div>
            <div><dt>{ text::CONDITIONAL_MEAN }</dt><dd>{ quantity("conditional-mean") }</dd></div>
            <div><dt>{ text::CONDITIONAL_MEDIAN }</dt><dd>{ quantity("conditional-median") }</dd></div>
            <div><dt>{ "b" }</dt><dd>{ quantity("laplace-scale") }</dd></div>
            <div><dt>{ "τ" }</dt><dd>{ quantity("gaussian-scale") }</dd></div>
            <div><dt>{ "σ" }</dt><dd>{ quantity("sigma") }</dd></div>
            <div><dt>{ "n" }</dt><dd>{ quantity("n") }</dd></div>
        </dl>
    }
}
