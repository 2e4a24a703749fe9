//! A static file server on this machine, as plain as the hosts that the page is made for.

use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
};

/// A server that runs until the process ends.
pub struct Server {
    address: String,
}

/// What is served: a folder under a path, and single pages that are in no folder.
pub struct Content {
    /// The folder.
    pub folder: PathBuf,
    /// The path that it appears under, such as `/some/where/`; begins and ends with a slash.
    pub under: &'static str,
    /// Pages and scripts by their full path.
    pub pages: Vec<(String, String)>,
}

impl Server {
    /// Serves `content` on a free port.
    pub fn start(content: Content) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = format!("http://{}", listener.local_addr()?);
        let content = Arc::new(content);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let content = Arc::clone(&content);
                // a visitor who hangs up early is no fault of the server
                thread::spawn(move || answer(stream, &content).unwrap_or_default());
            }
        });
        Ok(Self { address })
    }

    /// The address of `path`, which begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

fn answer(stream: TcpStream, content: &Content) -> io::Result<()> {
    let mut lines = BufReader::new(&stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // the headers say nothing that matters here, but must be read before answering
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let path = request.split(' ').nth(1).unwrap_or("/");
    let path = path.split(['?', '#']).next().unwrap_or("/");
    let page = content.pages.iter().find(|(name, _)| name == path);
    let (status, kind, body) = match page {
        Some((name, text)) => ("200 OK", kind(Path::new(name)), text.clone().into_bytes()),
        None => {
            match file(content, path).and_then(|file| Some((kind(&file), fs::read(file).ok()?))) {
                Some((kind, body)) => ("200 OK", kind, body),
                None => ("404 Not Found", "text/plain", b"not here".to_vec()),
            }
        }
    };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

/// The file that `path` names, if it lies inside the folder.
fn file(content: &Content, path: &str) -> Option<PathBuf> {
    let name = path.strip_prefix(content.under)?;
    let inside = Path::new(name)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let name = if name.is_empty() { "index.html" } else { name };
    inside.then(|| content.folder.join(name))
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        None | Some("html") => "text/html",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
