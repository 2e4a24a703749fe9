//! The step taken apart: its numbers, and whose it is.

use super::looks;
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

/// L.
pub fn largest_eigenvalue() -> Html {
    quantity("largest-eigenvalue", 4, |d| {
        Some(d.solved.loss.hessian().eigenvalues()[0])
    })
}

/// All quantities of the topic, for programs that read the page while it is not open.
pub fn quantities() -> Html {
    html! {
        <>
            { largest_eigenvalue() }
            { quantity("iteration", 6, |d| Some(d.descent.as_ref()?.iteration as f64)) }
            { quantity("step-size", 4, |d| Some(d.descent.as_ref()?.runs.step_size)) }
            { quantity("gap", 4, gap) }
            { quantity("gradient-norm", 4, gradient_norm) }
            { quantity("iterate1", 4, |d| Some(iterate(d)?[0])) }
            { quantity("iterate2", 4, |d| Some(iterate(d)?[1])) }
            { quantity("step-loss1", 4, |d| Some(anatomy(d)?.step.loss[0])) }
            { quantity("step-loss2", 4, |d| Some(anatomy(d)?.step.loss[1])) }
            { quantity("step-penalty1", 4, |d| Some(anatomy(d)?.step.penalty[0])) }
            { quantity("step-penalty2", 4, |d| Some(anatomy(d)?.step.penalty[1])) }
            { quantity("step1", 4, |d| Some(anatomy(d)?.sum()[0])) }
            { quantity("step2", 4, |d| Some(anatomy(d)?.sum()[1])) }
            { quantity("step-ridge1", 4, |d| Some(anatomy(d)?.ridge[0])) }
            { quantity("step-ridge2", 4, |d| Some(anatomy(d)?.ridge[1])) }
        </>
    }
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
            <dl>
                <div><dt>{ "F(θ" }<sub>{ "k" }</sub>{ ") − F(θ*)" }</dt><dd>{ quantity("gap", 4, gap) }</dd></div>
                <div>
                    <dt class="loss">{ "‖∇Loss(θ" }<sub>{ "k" }</sub>{ ")‖" }</dt>
                    <dd>{ quantity("gradient-norm", 4, gradient_norm) }</dd>
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
                        <td>{ quantity("iterate1", 4, |d| Some(iterate(d)?[0])) }</td>
                        <td>{ quantity("iterate2", 4, |d| Some(iterate(d)?[1])) }</td>
                    </tr>
                    { line("the loss’s part", Some("loss"), [
                        quantity("step-loss1", 4, |d| Some(anatomy(d)?.step.loss[0])),
                        quantity("step-loss2", 4, |d| Some(anatomy(d)?.step.loss[1])),
                    ]) }
                    { line("the penalty’s part", Some("penalty"), [
                        quantity("step-penalty1", 4, |d| Some(anatomy(d)?.step.penalty[0])),
                        quantity("step-penalty2", 4, |d| Some(anatomy(d)?.step.penalty[1])),
                    ]) }
                    { line("the step", None, [
                        quantity("step1", 4, |d| Some(anatomy(d)?.sum()[0])),
                        quantity("step2", 4, |d| Some(anatomy(d)?.sum()[1])),
                    ]) }
                    <tr>
                        <th scope="row" class="ridge">{ "ridge’s −ηλθ" }<sub>{ "k" }</sub></th>
                        <td>{ quantity("step-ridge1", 4, |d| Some(anatomy(d)?.ridge[0])) }</td>
                        <td>{ quantity("step-ridge2", 4, |d| Some(anatomy(d)?.ridge[1])) }</td>
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
            { "Take apart the step of " }
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
