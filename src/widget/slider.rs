//! Sliders.

use figure::number::shortest;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Which numbers a slider can take.
#[derive(Clone, Copy, PartialEq)]
pub enum Stops {
    /// Any.
    Any,
    /// Multiples of a number, from the least one on.
    By(f64),
    /// So many equal steps from end to end.
    Parts(f64),
}

/// The properties of a slider.
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The element's id.
    pub id: AttrValue,
    /// The least and the largest number.
    pub ends: [f64; 2],
    /// Which numbers between them can be chosen.
    pub step: Stops,
    /// The number now; the thumb stays within the ends.
    pub value: f64,
    /// The number in words.
    pub text: AttrValue,
    /// Takes a new number.
    pub take: Callback<f64>,
    /// Is told of keys first.
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
}

/// A slider alone: its label is elsewhere.
#[component]
pub fn Slider(props: &Props) -> Html {
    let Props {
        id,
        ends: [least, most],
        step,
        value,
        text,
        take,
        onkeydown,
    } = props.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        take.emit(
            event
                .target_unchecked_into::<HtmlInputElement>()
                .value_as_number(),
        );
    });
    html! {
        <input
            type="range"
            {id}
            min={shortest(least)}
            max={shortest(most)}
            step={match step {
                Stops::Any => "any".to_owned(),
                Stops::By(step) => shortest(step),
                Stops::Parts(count) => shortest((most - least) / count),
            }}
            value={shortest(value.max(least).min(most))}
            aria-valuetext={text}
            {oninput}
            {onkeydown}
        />
    }
}

/// A slider between its name and its number, or what stands in place of the number.
pub fn row(label: &'static str, slider: Props, number: Html) -> Html {
    html! {
        <div class="row">
            <label for={slider.id.clone()}>{ label }</label>
            <Slider ..slider />
            { number }
        </div>
    }
}
