//! Losses, penalties and data sets: everything else in the house stands on them.
