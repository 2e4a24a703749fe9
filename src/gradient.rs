//! The panel that says why a coordinate is zero: the gradient of the loss against λ.

use super::easel::Easel;
use super::layers::LayerButton;
use figure::{Figure, LayerField};
use yew::prelude::*;

/// The panel.
#[component]
pub fn GradientPanel() -> Html {
    let normal_cone: LayerField = |layers| &mut layers.normal_cone;
    html! {
        <>
            <div class="plot bars"><Easel figure={Figure::Gradient} /></div>
            <p>
                { "A coordinate stays exactly 0 while the pull of the loss on it is smaller than λ: its bar is not \
                   full. Only a full bar lets it leave 0." }
            </p>
            <LayerButton text="Show the normal cone at θ*" field={normal_cone} />
        </>
    }
}
