//! From a trace of the browser to the main thread's CPU time per input.
//!
//! Thread time, not wall time: what other programs do on the machine in the meantime does not count.

use serde_json::Value;
use std::collections::HashMap;

/// Kinds of work that are the page's own script.
const SCRIPT: [&str; 12] = [
    "EvaluateScript",
    "FunctionCall",
    "EventDispatch",
    "TimerFire",
    "FireAnimationFrame",
    "RunMicrotasks",
    "v8.run",
    "v8.callFunction",
    "V8.Execute",
    "FireIdleCallback",
    "v8.evaluateModule",
    "HandlePostMessage",
];

/// What holds every kind of work.
const TASK: [&str; 2] = ["RunTask", "ThreadControllerImpl::RunTask"];

/// What one input costs, in milliseconds of the main thread's CPU time.
pub struct Cost {
    /// All script from the event to the end of the next animation frame's callbacks.
    pub script: f64,
    /// Everything until that frame is painted: script, style, layout, paint, collection of garbage.
    pub frame: f64,
}

/// A stretch of thread time, in microseconds.
type Span = (f64, f64);

/// The cost of each of the `inputs` that `sweep.js` marked.
pub fn costs(events: &[Value], inputs: usize) -> Vec<Cost> {
    let marks: HashMap<&str, &Value> = events
        .iter()
        .filter(|event| text(event, "cat").contains("blink.user_timing"))
        .filter(|event| text(event, "name").starts_with("M:"))
        .map(|event| (text(event, "name"), event))
        .collect();
    let Some(any) = marks.values().next() else {
        return Vec::new();
    };
    let (process, thread) = (&any["pid"], &any["tid"]);
    let spans = |names: &[&str]| -> Vec<Span> {
        let mut spans: Vec<Span> = events
            .iter()
            .filter(|e| e["ph"] == "X" && &e["pid"] == process && &e["tid"] == thread)
            .filter(|e| names.contains(&text(e, "name")))
            .filter_map(|e| Some((e["tts"].as_f64()?, e["tdur"].as_f64()?)))
            .map(|(start, length)| (start, start + length))
            .collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        spans
    };
    let (script, tasks) = (spans(&SCRIPT), spans(&TASK));
    let at = |input: usize, point: char| {
        marks.get(format!("M:{input}:{point}").as_str())?["tts"].as_f64()
    };
    (0..inputs)
        .filter_map(|input| {
            let (start, ran, end) = (at(input, 's')?, at(input, 'r')?, at(input, 'e')?);
            Some(Cost {
                script: covered(&script, start, ran) / 1e3,
                frame: covered(&tasks, start, end) / 1e3,
            })
        })
        .collect()
}

fn text<'a>(event: &'a Value, key: &str) -> &'a str {
    event[key].as_str().unwrap_or_default()
}

/// How much of the time from `start` to `end` the sorted `spans` cover together.
fn covered(spans: &[Span], start: f64, end: f64) -> f64 {
    let mut sum = 0.0;
    let mut reached = start;
    for &(from, to) in spans.iter().take_while(|span| span.0 < end) {
        let (from, to) = (from.max(reached), to.min(end));
        if to > from {
            sum += to - from;
            reached = to;
        }
    }
    sum
}
