//! The step taken apart: its numbers, and whose it is.

use super::looks;
use super::rule::UpdateRule;
use crate::store::{use_current, use_store};
use crate::widget::button::Button;
use crate::widget::quantity::quantity;
use figure::Anatomy;
use lasso_path::problem::Vector2;
use lasso_path::solve::descent::Method;
use study::Derived;
use study::topic::descent::{self, Settings, method_title};
use yew::prelude::*;

fn iterate(derived: &Derived) -> Option<Vector2> {
    Some(derived.descent.as_ref()?.present())
}

fn gap(derived: &Derived) -> Option<f64> {
    let descent = derived.descent.as_ref()?;
    Some(descent.runs.gap(descent.chosen, descent.present()))
}

fn gradient_norm(derived: &Derived) -> Option<f64> {
    let theta = iterate(derived)?;
    let [a, b] = derived.solved.loss.negative_gradient(theta);
    Some(a.hypot(b))
}

fn anatomy(derived: &Derived) -> Option<Anatomy> {
    derived.descent.as_ref()?.anatomy
}

/// A quantity of the topic: its name, and its value where there is one.
type Named = (&'static str, fn(&Derived) -> Option<f64>);

/// The quantities of the topic.
const QUANTITIES: [Named; 15] = [
    ("largest-eigenvalue", |d| {
        Some(d.solved.loss.hessian().eigenvalues()[0])
    }),
    ("iteration", |d| Some(d.descent.as_ref()?.iteration as f64)),
    ("step-size", |d| Some(d.descent.as_ref()?.runs.step_size)),
    ("gap", gap),
    ("gradient-norm", gradient_norm),
    ("iterate1", |d| Some(iterate(d)?[0])),
    ("iterate2", |d| Some(iterate(d)?[1])),
    ("step-loss1", |d| Some(anatomy(d)?.step.loss[0])),
    ("step-loss2", |d| Some(anatomy(d)?.step.loss[1])),
    ("step-penalty1", |d| Some(anatomy(d)?.step.penalty[0])),
    ("step-penalty2", |d| Some(anatomy(d)?.step.penalty[1])),
    ("step1", |d| Some(anatomy(d)?.sum()[0])),
    ("step2", |d| Some(anatomy(d)?.sum()[1])),
    ("step-ridge1", |d| Some(anatomy(d)?.ridge[0])),
    ("step-ridge2", |d| Some(anatomy(d)?.ridge[1])),
];

/// The quantity of this name.
pub fn named(name: &str) -> Html {
    let found = QUANTITIES.iter().find(|(each, _)| *each == name);
    found.map_or_else(Html::default, |&(name, value)| quantity(name, 4, value))
}

/// All quantities of the topic, for programs that read the page while it is not open.
pub fn quantities() -> Html {
    QUANTITIES
        .iter()
        .map(|&(name, value)| quantity(name, 4, value))
        .collect()
}

/// The numbers at the iteration looked at, and of its step.
#[component]
pub fn StepNumbers() -> Html {
    let names = use_current(|current| current.derived.solved.names.clone());
    let contours = use_current(|current| current.state.descent.objective_contours);
    let store = use_store();
    let toggle = Callback::from(move |_| {
        let settings = store.state().descent;
        store.dispatch(descent::Action::Set(Settings {
            objective_contours: !settings.objective_contours,
            ..settings
        }));
    });
    let line = |name: &'static str, class: Option<&'static str>, numbers: [Html; 2]| {
        html! {
            <tr>
                <th scope="row" {class}>{ name }</th>
                { for numbers.into_iter().map(|number| html! { <td>{ number }</td> }) }
            </tr>
        }
    };
    html! {
        <div class="step-numbers">
            <MethodChoice />
            <UpdateRule />
            <dl>
                <div><dt>{ "F(θ" }<sub>{ "k" }</sub>{ ") − F(θ*)" }</dt><dd>{ named("gap") }</dd></div>
                <div>
                    <dt class="loss">{ "‖∇Loss(θ" }<sub>{ "k" }</sub>{ ")‖" }</dt>
                    <dd>{ named("gradient-norm") }</dd>
                </div>
            </dl>
            <table>
                <caption>{ "The step from θ" }<sub>{ "k" }</sub></caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col" class="theta1">{ &names[0] }</th>
                        <th scope="col" class="theta2">{ &names[1] }</th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">{ "θ" }<sub>{ "k" }</sub></th>
                        <td>{ named("iterate1") }</td>
                        <td>{ named("iterate2") }</td>
                    </tr>
                    { line("the loss’s part", Some("loss"), [
                        named("step-loss1"),
                        named("step-loss2"),
                    ]) }
                    { line("the penalty’s part", Some("penalty"), [
                        named("step-penalty1"),
                        named("step-penalty2"),
                    ]) }
                    { line("the step", None, [
                        named("step1"),
                        named("step2"),
                    ]) }
                    <tr>
                        <th scope="row" class="ridge">{ "ridge’s −ηλθ" }<sub>{ "k" }</sub></th>
                        <td>{ named("step-ridge1") }</td>
                        <td>{ named("step-ridge2") }</td>
                    </tr>
                </tbody>
            </table>
            <Button id="contours" pressed={Some(contours)} onclick={toggle}>{ "Contours of Loss + λ‖θ‖₁" }</Button>
        </div>
    }
}

/// The method whose step is taken apart, one of those that are shown.
#[component]
fn MethodChoice() -> Html {
    let settings = use_current(|current| current.state.descent);
    let store = use_store();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event
            .target_unchecked_into::<web_sys::HtmlSelectElement>()
            .value();
        let method = Method::ALL
            .into_iter()
            .find(|&method| looks(method).0 == chosen);
        if let Some(anatomy) = method {
            let settings = store.state().descent;
            store.dispatch(descent::Action::Set(Settings {
                anatomy,
                ..settings
            }));
        }
    });
    html! {
        <label>
            { "Break down one step of " }
            <select id="anatomy" {onchange}>
                { for Method::ALL.into_iter().map(|method| html! {
                    <option value={looks(method).0} selected={method == settings.anatomy} disabled={!settings.methods.contains(method)}>
                        { method_title(method) }
                    </option>
                }) }
            </select>
        </label>
    }
}
