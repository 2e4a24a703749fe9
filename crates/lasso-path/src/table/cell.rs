//! What one cell says.

use super::Decimal;

/// The words that say "missing", in any case of letters; so does an empty cell.
pub const MISSING: [&str; 8] = ["NA", "N/A", "NaN", "null", "?", "-", ".", "#N/A"];

/// What one cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    Missing,
    Number(f64),
    /// Digits whose number overflows, or underflows to 0.
    BeyondF64,
    Date,
    Text,
}

/// Whether a cell, without the blanks around it, says that its value is missing.
pub(super) fn is_missing(cell: &str) -> bool {
    cell.is_empty() || MISSING.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

pub(super) fn read_cell(cell: &str, decimal: Decimal) -> Cell {
    if is_missing(cell) {
        Cell::Missing
    } else if let Some(number) = read_number(cell, decimal) {
        number
    } else if is_date(cell) {
        Cell::Date
    } else {
        Cell::Text
    }
}

/// `[+-] digits [mark digits] [e [+-] digits]` with a digit before or after the mark, and nothing
/// else: no group of thousands, `inf` or hexadecimal digits. Rounded correctly to the nearest f64.
fn read_number(cell: &str, decimal: Decimal) -> Option<Cell> {
    let unsigned = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let (significand, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((significand, exponent)) => (significand, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = significand
        .split_once(decimal.mark())
        .unwrap_or((significand, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_is_fine = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !exponent.is_empty() && digits(exponent)
    });
    if (whole.is_empty() && fraction.is_empty())
        || !digits(whole)
        || !digits(fraction)
        || !exponent_is_fine
    {
        return None;
    }
    let number: f64 = match decimal {
        Decimal::Point => cell.parse(),
        Decimal::Comma => cell.replace(',', ".").parse(),
    }
    .ok()?;
    let is_zero = significand
        .bytes()
        .all(|byte| !(b'1'..=b'9').contains(&byte));
    Some(if number.is_finite() && (number != 0.0 || is_zero) {
        Cell::Number(number)
    } else {
        Cell::BeyondF64
    })
}

/// Whether a cell has the shape `1,234` of a number with a mark before three digits, which
/// elsewhere is one thousand.
pub(super) fn may_be_thousands(cell: &str, mark: char) -> bool {
    let unsigned = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let mut groups = unsigned.split(mark);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    (1..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_digit())
        && !first.starts_with('0')
        && rest.peek().is_some()
        && rest.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Dates such as 2024-05-22, 22/5, 22.5. (a point after each part), 22-May-2024, with or without
/// a time of day, and times such as 12:30 and 12:30:05.
fn is_date(cell: &str) -> bool {
    // The T of 2024-05-22T12:30, not that of 22-OCT-2024.
    let is_break = |&(at, mark): &(usize, &str)| {
        mark == " " || cell[..at].ends_with(|c: char| c.is_ascii_digit())
    };
    let found = cell.match_indices([' ', 'T']).find(is_break);
    let (day, time) = match found.map(|(at, _)| (&cell[..at], &cell[at + 1..])) {
        Some((day, time)) => (day, Some(time)),
        None if cell.contains(':') => return is_time(cell),
        None => (cell, None),
    };
    time.is_none_or(is_time)
        && (is_day(day, '-')
            || is_day(day, '/')
            || (day.matches('.').count() == 2 && is_day(day, '.')))
}

fn is_day(text: &str, separator: char) -> bool {
    let text = text.strip_suffix(separator).unwrap_or(text);
    let parts: Vec<&str> = text.split(separator).collect();
    if !(2..=3).contains(&parts.len()) {
        return false;
    }
    let is_month = |part: &str| {
        part.parse::<u32>().map_or_else(
            |_| MONTHS.contains(&part.to_ascii_lowercase().as_str()),
            |m| (1..=12).contains(&m),
        )
    };
    let is_part = |part: &&str| {
        is_month(part)
            || ((1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let long = parts.iter().filter(|part| part.len() == 4).count();
    parts.iter().all(is_part) && long <= 1 && parts.iter().any(|part| is_month(part))
}

fn is_time(text: &str) -> bool {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let text = text.split_once(['.', '+']).map_or(text, |(time, _)| time);
    let parts: Vec<&str> = text.split(':').collect();
    (2..=3).contains(&parts.len())
        && parts.iter().all(|part| {
            (1..=2).contains(&part.len()) && part.parse::<u8>().is_ok_and(|value| value < 60)
        })
}
