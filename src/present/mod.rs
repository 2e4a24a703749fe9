//! What a teacher needs in front of a class: presenting, and pictures to take away.

mod file;
pub mod print;
pub mod stand;
mod take_away;

use crate::widget::dialog::Dialog;
use study::present::text;
use take_away::TakeAway;
use yew::prelude::*;

/// The properties of the panel.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Is told when it is closed.
    pub close: Callback<()>,
}

/// The panel, while it is open.
#[component]
pub fn Panel(props: &Props) -> Html {
    html! {
        <Dialog id="take-away" title={text::TAKE_AWAY} close={props.close.clone()}>
            <TakeAway />
        </Dialog>
    }
}
