//! The step taken apart: its numbers, and whose it is.

use crate::store::{use_current, use_store};
use crate::widget::button::Button;
use crate::widget::quantity::quantity;
use lasso_path::solve::descent::Method;
use study::Action;
use study::topic::descent::{Settings, method_name, method_title};
use yew::prelude::*;

/// The numbers at the iteration looked at, and of its step.
#[component]
pub fn StepNumbers() -> Html {
    let names = use_current(|current| current.derived.solved.names.clone());
    let contours = use_current(|current| current.state.topic.descent.objective_contours);
    let store = use_store();
    let toggle = Callback::from(move |_| {
        let settings = store.state().topic.descent;
        store.dispatch(Action::SetDescent(Settings {
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
                <div><dt>{ "F(θ" }<sub>{ "k" }</sub>{ ") − F(θ*)" }</dt><dd>{ quantity("gap") }</dd></div>
                <div>
                    <dt class="loss">{ "‖∇Loss(θ" }<sub>{ "k" }</sub>{ ")‖" }</dt>
                    <dd>{ quantity("gradient-norm") }</dd>
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
                        <td>{ quantity("iterate1") }</td>
                        <td>{ quantity("iterate2") }</td>
                    </tr>
                    { line("the loss’s part", Some("loss"), [
                        quantity("step-loss1"),
                        quantity("step-loss2"),
                    ]) }
                    { line("the penalty’s part", Some("penalty"), [
                        quantity("step-penalty1"),
                        quantity("step-penalty2"),
                    ]) }
                    { line("the step", None, [
                        quantity("step1"),
                        quantity("step2"),
                    ]) }
                    <tr>
                        <th scope="row" class="ridge">{ "ridge’s −ηλθ" }<sub>{ "k" }</sub></th>
                        <td>{ quantity("step-ridge1") }</td>
                        <td>{ quantity("step-ridge2") }</td>
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
    let settings = use_current(|current| current.state.topic.descent);
    let store = use_store();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event
            .target_unchecked_into::<web_sys::HtmlSelectElement>()
            .value();
        let method = Method::ALL
            .into_iter()
            .find(|&method| method_name(method) == chosen);
        if let Some(anatomy) = method {
            let settings = store.state().topic.descent;
            store.dispatch(Action::SetDescent(Settings {
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
                    <option value={method_name(method)} selected={method == settings.anatomy} disabled={!settings.methods.contains(method)}>
                        { method_title(method) }
                    </option>
                }) }
            </select>
        </label>
    }
}
