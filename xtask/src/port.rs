//! Choosing a free port.

use crate::failure::{Failure, Result};
use std::net::{Ipv4Addr, TcpListener};

/// The first free port from `wanted` on.
pub fn free(wanted: u16) -> Result<u16> {
    first_free(wanted, |port| {
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
    })
}

fn first_free(wanted: u16, is_free: impl Fn(u16) -> bool) -> Result<u16> {
    const TRIES: u16 = 100;
    (wanted..=wanted.saturating_add(TRIES))
        .find(|&port| is_free(port))
        .ok_or_else(|| {
            Failure::Missing(format!(
                "No port from {wanted} on is free: choose another one with --port."
            ))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_wanted_port_or_the_next() {
        assert_eq!(first_free(8080, |_| true).ok(), Some(8080));
        assert_eq!(first_free(8080, |port| port > 8082).ok(), Some(8083));
        assert_eq!(first_free(u16::MAX, |_| true).ok(), Some(u16::MAX));
        assert!(first_free(8080, |_| false).is_err());
    }

    #[test]
    fn a_port_in_use_is_passed_over() -> std::io::Result<()> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = taken.local_addr()?.port();
        assert_ne!(free(port).ok(), Some(port));
        Ok(())
    }
}
