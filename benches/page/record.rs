//! Recording a trace of the browser, through its own protocol.

use crate::support::browser::Result;
use serde_json::{Value, json};
use std::{fs, net::TcpStream, path::Path};
use thirtyfour::WebDriver;
use tungstenite::{Message, WebSocket};

/// Kinds of events that tell script from layout from painting.
const TRACED: [&str; 5] = [
    "devtools.timeline",
    "toplevel",
    "blink.user_timing",
    "v8.execute",
    "disabled-by-default-v8.compile",
];

/// A trace being recorded.
pub struct Recording {
    socket: WebSocket<TcpStream>,
    /// How many commands have been sent.
    sent: u64,
}

impl Recording {
    /// Starts to record.
    pub fn start(browser: &WebDriver) -> Result<Self> {
        // the browser writes its port and its own path into its profile
        let profile = browser
            .capabilities()
            .get("chrome")
            .and_then(|chrome| chrome["userDataDir"].as_str())
            .ok_or("ChromeDriver names no profile of the browser")?;
        let address = fs::read_to_string(Path::new(profile).join("DevToolsActivePort"))?;
        let (port, path) = address
            .split_once('\n')
            .ok_or("the browser names no address for its protocol")?;
        let host = format!("127.0.0.1:{port}");
        let stream = TcpStream::connect(&host)?;
        let (socket, _) = tungstenite::client(format!("ws://{host}{}", path.trim()), stream)?;
        let mut recording = Self { socket, sent: 0 };
        let how = json!({
            // one handle at the end, instead of thousands of events meanwhile
            "transferMode": "ReturnAsStream",
            "traceConfig": { "recordMode": "recordAsMuchAsPossible", "includedCategories": TRACED },
        });
        recording.command("Tracing.start", &how)?;
        Ok(recording)
    }

    /// Stops, and hands out the events.
    pub fn end(mut self) -> Result<Vec<Value>> {
        self.command("Tracing.end", &json!({}))?;
        let stream = loop {
            let event = self.next()?;
            if event["method"] == "Tracing.tracingComplete" {
                break event["params"]["stream"].clone();
            }
        };
        let part = json!({ "handle": stream, "size": 1 << 20 });
        let mut text = String::new();
        loop {
            let answer = self.command("IO.read", &part)?;
            text.push_str(answer["data"].as_str().unwrap_or_default());
            if answer["eof"] == true {
                break;
            }
        }
        let mut trace: Value = serde_json::from_str(&text)?;
        match trace["traceEvents"].take() {
            Value::Array(events) => Ok(events),
            _ => Err("the browser's trace holds no events".into()),
        }
    }

    /// Sends a command and waits for its result.
    fn command(&mut self, method: &str, params: &Value) -> Result<Value> {
        self.sent += 1;
        let command = json!({ "id": self.sent, "method": method, "params": params });
        self.socket.send(Message::text(command.to_string()))?;
        loop {
            let mut answer = self.next()?;
            if answer["id"] == self.sent {
                return match answer["error"].take() {
                    Value::Null => Ok(answer["result"].take()),
                    error => Err(format!("{method}: {error}").into()),
                };
            }
        }
    }

    fn next(&mut self) -> Result<Value> {
        Ok(serde_json::from_str(self.socket.read()?.to_text()?)?)
    }
}
