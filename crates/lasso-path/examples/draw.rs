//! Draws the path of the diabetes data as SVG, on standard output.
//!
//! `cargo run -p lasso-path --example draw > path.svg`

use lasso_path::regression::{Design, LassoPath};
use lasso_path::table::{DIABETES, read};
use std::error::Error;

const WIDTH: f64 = 800.0;
const HEIGHT: f64 = 500.0;

fn main() -> Result<(), Box<dyn Error>> {
    let numbers = read(DIABETES.as_bytes())?.numbers()?;
    let design = Design::new(&numbers.matrix()?, &numbers.target)?;
    let path = LassoPath::new(&design);
    let points = path.points(&design);
    // θⱼ is linear in λ between knots, so that the knots are all there is to draw
    let sizes = points.iter().flat_map(|point| point.theta.nonzero());
    let largest = sizes.fold(1.0, |most: f64, (_, t)| most.max(t.abs()));
    println!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">");
    for (j, name) in numbers.names.iter().enumerate() {
        let at = |lambda: f64, t: f64| {
            let x = WIDTH * lambda / path.lambda_max().value();
            format!("{x:.2},{:.2}", HEIGHT / 2.0 * (1.0 - 0.95 * t / largest))
        };
        let line: Vec<String> = (points.iter())
            .map(|point| at(point.lambda.value(), point.theta.get(j)))
            .collect();
        let hue = 36 * j;
        println!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"hsl({hue} 60% 45%)\" stroke-width=\"2\"><title>{name}</title></polyline>",
            line.join(" ")
        );
    }
    println!("</svg>");
    Ok(())
}
