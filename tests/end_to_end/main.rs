//! The built page, driven like a person would, in a real browser.
//!
//! `cargo xtask test` builds the page, names it in `SNAP_DIST`, and runs this. A browser takes longer
//! to start than most tests take, so the tests share a few; that needs a runner that knows its end.

#[path = "../support/mod.rs"]
#[allow(
    dead_code,
    reason = "shared with the measurements, which use other parts"
)]
mod support;

#[path = "../../crates/study/tests/support/quantities.rs"]
#[allow(
    dead_code,
    reason = "shared with the recorded links, which use other parts"
)]
mod quantities;
#[path = "../../crates/study/tests/support/recorded.rs"]
mod recorded;

mod oracle;
mod page;

mod accessibility;
mod center;
mod depth;
mod descent;
mod field;
mod hands;
mod keyboard;
mod links;
mod moment;
mod opens;
mod path;
mod penalties;
mod picture;
mod play;
mod presets;
mod shape;
mod share;
mod sizes;
mod slice;
mod slider;
mod start;
mod theme;
mod weight;

use libtest_mimic::{Arguments, Trial};

/// What a test here returns.
type Done = support::browser::Result<()>;

/// A trial for each test, named as the compiler names it.
macro_rules! trials {
    ($($file:ident::{$($test:ident),* $(,)?})*) => {
        vec![$($(Trial::test(
            concat!(stringify!($file), "::", stringify!($test)),
            || $file::$test().map_err(|error| error.to_string().into()),
        )),*),*]
    };
}

fn main() {
    let trials = trials! {
        accessibility::{
            light_on_a_desk,
            dark_on_a_desk,
            light_on_a_phone,
            dark_on_a_phone,
        }
        center::{
            theta_hat_follows_the_pointer_and_everything_follows_it,
            arrow_keys_nudge_theta_hat,
            theta_hat_far_out_of_view_comes_back,
            the_window_moves_zooms_and_resets,
            fingers_move_theta_hat_and_pinch_the_window,
        }
        depth::{
            a_slack_constraint_says_so,
            every_panel_opens_and_is_in_the_link,
            layers_are_switched_on_one_by_one,
            samples_pile_up_on_the_axes,
            the_correlation_and_the_entries_shape_the_loss,
            the_diamond_can_be_taken_by_its_edge,
            what_was_done_can_be_undone,
        }
        descent::{
            the_iterates_on_the_page_are_those_of_the_rule,
            it_is_played_stepped_and_scrubbed,
            the_step_size_decides,
            the_start_is_dragged_and_nudged,
            methods_contours_and_the_preset_are_chosen,
            odd_links_have_an_outcome,
            a_phone_has_room_for_it,
            under_reduced_motion_it_goes_step_by_step,
        }
        field::{
            nonsense_gets_a_message_and_changes_nothing,
            a_number_is_taken_exactly,
            megabytes_pasted_into_the_field_are_survived,
        }
        keyboard::{
            tab_reaches_everything_in_order_and_shows_it,
            a_whole_visit_without_a_pointer,
            keys_with_control_are_the_browsers,
        }
        links::{
            good_and_old_links_open,
            a_broken_link_opens_and_names_each_bad_key,
            a_broken_link_followed_on_the_page_does_the_same,
            a_link_is_followed_even_while_the_page_writes_its_hash,
            what_a_link_says_is_only_ever_text,
            megabytes_of_text_open_the_page,
            recorded_links_open_as_they_did,
        }
        moment::{
            every_frame_of_a_drag_is_of_one_state,
            every_frame_of_playing_is_of_one_state,
        }
        opens::{
            the_default_state_is_the_textbook_snap,
            each_number_is_the_shortest_text_and_the_words_agree,
            the_references_are_met_through_links,
        }
        path::{
            dragging_along_the_path_moves_lambda,
            the_path_has_the_keys_of_the_slider,
        }
        penalties::{
            a_second_plane_stands_beside_the_first,
            each_penalty_takes_the_place_of_l1,
            parameters_out_of_range_say_so,
            planes_are_linked_by_the_radius,
            ridge_keeps_its_cloud_together,
        }
        picture::{
            both_figures_are_drawn,
            what_rests_is_not_drawn_again,
            extreme_problems_are_drawn_too,
        }
        play::{
            the_button_and_the_space_key_start_and_stop,
            it_turns_at_the_ends_and_yields_to_a_hand,
            under_reduced_motion_it_waits_to_be_asked,
        }
        presets::{
            each_example_loads_and_is_exact,
            lambda_sweeps_every_example_exactly,
            the_diabetes_data_is_solved_from_the_data,
        }
        shape::{
            a_contour_is_turned_and_stretched_by_its_ends,
            at_the_side_of_the_picture_the_loss_becomes_flat_and_no_more,
            arrow_keys_turn_and_stretch_and_stop_at_the_boundary,
            a_finger_takes_a_contour,
            the_slider_of_c_follows_lambda,
            the_panels_leave_the_numbers_in_sight,
            a_correlation_is_taken_exactly_or_not_at_all,
            radii_and_deviations_have_their_bounds,
            without_noise_every_sample_is_the_optimum,
            what_other_rules_reach_is_said,
        }
        share::{
            share_copies_the_state_as_it_is_now,
            without_a_clipboard_the_link_can_be_copied_by_hand,
        }
        sizes::{
            a_desk_shows_everything_at_once,
            a_phone_has_it_all,
            two_hundred_pixels_are_enough,
            it_works_at_five_hundred_percent,
            a_window_may_change_while_the_page_is_open,
            small_and_large_numbers_fit_into_their_places,
        }
        slice::{
            z_and_lambda_are_dragged_in_each_figure,
            fingers_drag_the_handles,
            the_handles_have_keys_and_say_where_they_are,
            zero_is_reached_and_left_exactly,
            the_parameter_is_chosen_and_is_in_the_link, the_slice_goes_through_the_iterate_too,
            bad_links_and_flat_losses_have_their_words,
            what_rests_stays_and_other_panels_draw_nothing_of_it,
            nothing_is_objected_to_on_any_screen,
        }
        slider::{
            the_thumb_can_be_dragged,
            every_key_does_what_it_should,
            page_keys_and_marks_land_exactly_on_the_snap,
            only_changes_of_the_support_are_announced,
            the_hash_follows_within_four_tenths_of_a_second,
            a_finger_drags_the_slider,
        }
        start::{
            it_starts_in_a_sub_folder_and_breaks_no_rule_of_its_policy,
            a_panic_brings_the_apology_and_a_way_out,
            a_trap_without_a_panic_brings_the_apology_too,
            a_missing_program_is_reported_with_a_way_to_try_again,
        }
        theme::{
            the_theme_can_be_chosen_and_is_drawn,
            the_system_is_followed_unless_one_chose,
        }
        weight::{
            the_whole_page_is_lighter_than_the_limit,
        }
    };
    let mut arguments = Arguments::from_args();
    // more than two browsers at once only wait for each other
    arguments.test_threads.get_or_insert(2);
    let conclusion = libtest_mimic::run(&arguments, trials);
    page::close_all();
    conclusion.exit();
}
