//! How a job and its answer are said: as bytes, by postcard.
//!
//! Page and solver are of one build ([`VERSION`](crate::VERSION)); nothing else is ever decoded.

use crate::{Answer, Job};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Stands in each reply.
    pub id: u32,
    /// What is wanted.
    pub job: Job,
}

/// What the solver says of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// That of the request.
    pub id: u32,
    /// What there is to say.
    pub outcome: Outcome,
}

/// How far a request is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// The share of the work that is done, an estimate from 0 to 1.
    Progress(f64),
    /// All of it.
    Done(Answer),
    /// There will be no answer: why, for a person.
    Failed(String),
}

/// A message as bytes.
///
/// # Errors
/// None for the messages of this crate; postcard's own otherwise.
pub fn encode(message: &impl Serialize) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(message)
}

/// The message that [`encode`] wrote.
///
/// # Errors
/// The bytes are no such message.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, postcard::Error> {
    postcard::from_bytes(bytes)
}
