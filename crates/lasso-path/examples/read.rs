//! Reads a table, says what was found, and prints the lasso's path and the two λ of ten-fold cross-validation:
//! `cargo run -p lasso-path --example read -- FILE [TARGET]`.
//! Text columns with few levels are left out, as proposed; TARGET is the name of another target.

use anyhow::{Context, Result};

use lasso_path::regression::{CrossValidation, Design, LassoPath, interleaved_folds};
use lasso_path::table::{Choice, Kind, Proposal, Role, read};

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().context("say which file to read")?;
    let bytes = std::fs::read(&file).with_context(|| file.clone())?;
    let proposal = read(&bytes)?;
    let choice = match arguments.next() {
        Some(target) => with_target(&proposal, &target)?,
        None => proposal.choice.clone(),
    };
    show(&proposal, &choice);
    let numbers = proposal.table.numbers(&choice)?;
    println!(
        "\nX is {} × {}, y is {:?}.",
        numbers.target.len(),
        numbers.columns.len(),
        numbers.target_name,
    );
    let (x, y) = (numbers.matrix()?, &numbers.target);
    let design = Design::new(&x, y)?;
    let path = LassoPath::new(&design);
    println!(
        "\nThe path, from λ_max = {:.4} down (standardized columns):",
        path.lambda_max()
    );
    let list = |columns: &[usize]| {
        columns
            .iter()
            .map(|&j| numbers.names[j].as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    for knot in path.knots() {
        if !knot.entered.is_empty() {
            println!(
                "  λ = {:<10.4} {} comes in",
                knot.lambda,
                list(&knot.entered)
            );
        }
        if !knot.left.is_empty() {
            println!("  λ = {:<10.4} {} goes out", knot.lambda, list(&knot.left));
        }
    }
    let validation = CrossValidation::new(&x, y, &interleaved_folds(y.len(), 10.min(y.len())))?;
    for (name, lambda) in [
        ("λ_min", validation.lambda_min()),
        ("λ_1se", validation.lambda_1se()),
    ] {
        let mean = validation.mean(lambda);
        println!(
            "\n{name} = {lambda:.4}: mean squared error {mean:.4} on rows that were held out."
        );
        let Some(theta) = path.theta(lambda) else {
            continue;
        };
        let (coefficients, intercept) = design.in_own_units(&theta);
        println!("  {} = {intercept:.4}", numbers.target_name);
        for (name, value) in numbers
            .names
            .iter()
            .zip(coefficients)
            .filter(|(_, value)| *value != 0.0)
        {
            println!("    {value:+.4} · {name}");
        }
    }
    Ok(())
}

/// The proposed choice with another target; the proposed target becomes a feature.
fn with_target(proposal: &Proposal, target: &str) -> Result<Choice> {
    let columns = proposal.table.columns();
    let index = columns
        .iter()
        .position(|column| column.name == target)
        .with_context(|| format!("no column is named {target:?}"))?;
    let mut choice = proposal.choice.clone();
    for role in &mut choice.roles {
        if *role == Role::Target {
            *role = Role::Feature;
        }
    }
    choice.roles[index] = Role::Target;
    Ok(choice)
}

fn show(proposal: &Proposal, choice: &Choice) {
    let format = proposal.format;
    println!(
        "{} rows of {} columns; {} between cells, decimal {}, {}.\n",
        proposal.table.row_count(),
        proposal.table.columns().len(),
        format.delimiter,
        format.decimal,
        if format.header {
            "a header"
        } else {
            "no header"
        },
    );
    for (column, role) in proposal.table.columns().iter().zip(&choice.roles) {
        let kind = match column.kind {
            Kind::Number => "numbers".to_owned(),
            Kind::Text { levels } => format!("text, {levels} levels"),
            Kind::Date => "dates".to_owned(),
            Kind::Identifier => "identifier".to_owned(),
            Kind::Constant => "constant".to_owned(),
            Kind::Empty => "empty".to_owned(),
        };
        let role = match role {
            Role::Target => "target",
            Role::Feature => "feature",
            Role::OneHot { .. } => "one-hot",
            Role::Out => "left out",
        };
        println!(
            "{:<16} {kind:<18} {role:<9} {} missing, {} unreadable",
            column.name, column.missing, column.unreadable,
        );
    }
    if !proposal.doubts.is_empty() {
        println!("\nIn doubt:");
    }
    for doubt in &proposal.doubts {
        println!("- {doubt}");
    }
}
