//! From bytes to text.

use super::{MAX_BYTES, ReadError};

/// How the characters are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the low byte first; recognised by its byte order mark.
    Utf16LittleEndian,
    /// UTF-16, the high byte first; recognised by its byte order mark.
    Utf16BigEndian,
    /// ISO 8859-1: taken where the bytes are no UTF-8, and always in doubt.
    Latin1,
}

pub(super) struct Decoded {
    pub text: String,
    pub encoding: Encoding,
    pub byte_order_mark: bool,
}

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLong { found: bytes.len() });
    }
    let (text, encoding, byte_order_mark) = match bytes {
        [0xff, 0xfe, rest @ ..] => {
            let text = utf16(rest, u16::from_le_bytes)?;
            (text, Encoding::Utf16LittleEndian, true)
        }
        [0xfe, 0xff, rest @ ..] => {
            let text = utf16(rest, u16::from_be_bytes)?;
            (text, Encoding::Utf16BigEndian, true)
        }
        _ => {
            let rest = bytes.strip_prefix(b"\xef\xbb\xbf");
            let body = rest.unwrap_or(bytes);
            match std::str::from_utf8(body) {
                Ok(text) => (text.to_owned(), Encoding::Utf8, rest.is_some()),
                Err(_) => (
                    body.iter().map(|&byte| char::from(byte)).collect(),
                    Encoding::Latin1,
                    rest.is_some(),
                ),
            }
        }
    };
    match text.find('\0') {
        Some(byte) => Err(ReadError::NotText { byte }),
        None => Ok(Decoded {
            text,
            encoding,
            byte_order_mark,
        }),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::new();
    let mut characters = 0;
    for character in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        text.push(character.map_err(|_| ReadError::BrokenUtf16 { characters })?);
        characters += 1;
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(ReadError::BrokenUtf16 { characters })
    }
}
