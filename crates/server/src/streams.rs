//! How many event streams are open, in all and for one address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::descriptors;
use crate::guard::network;

/// Streams at once: each holds a socket and some kilobytes.
const ALL: usize = 16_384;
/// Of what the process may have open, streams take three parts of four at most: the
/// requests of those who have none must find a socket too.
const PARTS: (usize, usize) = (3, 4);
/// Streams at once of one address: the tabs of an office, and not all the places there
/// are.
const EACH: usize = 128;

/// Where streams are counted; a clone counts the same ones.
#[derive(Clone, Debug)]
pub struct Streams {
    each: usize,
    all: usize,
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// Why there is no place for one more stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlace {
    /// The server has no room left.
    Full,
    /// This address has as many as it may.
    TooMany,
}

impl Streams {
    /// None yet; `limited` says whether one address may have only so many.
    #[must_use]
    pub fn new(limited: bool) -> Self {
        let sockets = usize::try_from(descriptors::allowed()).unwrap_or(usize::MAX);
        let all = ALL.min(sockets / PARTS.1 * PARTS.0);
        Self { each: if limited { EACH } else { all }, all, open: Arc::default() }
    }

    /// A place for a stream, until it is dropped.
    ///
    /// # Errors
    /// When there is none.
    pub fn enter(&self, address: IpAddr) -> Result<Place, NoPlace> {
        let address = network(address);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.values().sum::<usize>() >= self.all {
            return Err(NoPlace::Full);
        }
        let count = open.entry(address).or_default();
        if *count >= self.each {
            return Err(NoPlace::TooMany);
        }
        *count += 1;
        Ok(Place { address, streams: self.clone() })
    }
}

/// The place of a stream.
#[derive(Debug)]
pub struct Place {
    address: IpAddr,
    streams: Streams,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.streams.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(streams: &Streams, address: &str) -> (Vec<Place>, NoPlace) {
        let mut places = Vec::new();
        loop {
            match streams.enter(address.parse().unwrap()) {
                Ok(place) => places.push(place),
                Err(reason) => return (places, reason),
            }
        }
    }

    #[test]
    fn one_address_leaves_room_for_others_and_gets_its_own_back() {
        let streams = Streams::new(true);
        let (places, reason) = fill(&streams, "2001:db8::1");
        assert_eq!((places.len(), reason), (EACH, NoPlace::TooMany));
        assert_eq!(fill(&streams, "2001:db8::2").0.len(), 0, "the same subscriber");
        assert_eq!(fill(&streams, "192.0.2.1").0.len(), EACH);
        drop(places);
        assert_eq!(fill(&streams, "2001:db8::2").0.len(), EACH);
        assert!(streams.open.lock().unwrap().is_empty());
    }

    #[test]
    fn the_room_in_all_is_bounded_too() {
        let streams = Streams::new(false);
        let (places, reason) = fill(&streams, "192.0.2.1");
        assert_eq!((places.len(), reason), (streams.all, NoPlace::Full));
        assert!((1..descriptors::allowed()).contains(&(places.len() as u64)));
    }
}
