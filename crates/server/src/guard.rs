//! How much one address may do in which time.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use crate::error::Error;

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Reading threads.
    Read,
    /// Posting a comment.
    Post,
    /// Editing or deleting one's own.
    Edit,
    /// Voting.
    Vote,
    /// Previewing a text, which costs the server as much as a post.
    Preview,
    /// Opening a stream of events.
    Listen,
    /// Naming a token that is not the right one.
    Guess,
}

impl Action {
    /// How many a second in the long run.
    fn rate(self) -> f64 {
        match self {
            Self::Read => 20.0,
            // A person who writes a comment takes longer than this to think.
            Self::Post => 0.1,
            Self::Edit => 0.5,
            Self::Vote => 1.0,
            Self::Preview | Self::Listen => 2.0,
            Self::Guess => 0.2,
        }
    }

    /// How many at once after a rest.
    fn burst(self) -> f64 {
        match self {
            Self::Read => 200.0,
            // What an outbox sends that was offline for a while.
            Self::Post => 6.0,
            Self::Edit | Self::Guess => 10.0,
            Self::Vote => 20.0,
            Self::Preview | Self::Listen => 30.0,
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::Read => "Too many requests in a short time.",
            Self::Post => "Too many comments in a short time.",
            Self::Edit => "Too many edits in a short time.",
            Self::Vote => "Too many votes in a short time.",
            Self::Preview => "Too many previews in a short time.",
            Self::Listen => "Too many streams opened in a short time.",
            Self::Guess => "Too many wrong tokens in a short time.",
        }
    }
}

/// Above this many buckets those that are full again are thrown away: they say no more
/// than a missing one.
const BUCKETS: usize = 10_000;

#[derive(Clone, Copy, Debug)]
struct Bucket {
    tokens: f64,
    filled: Instant,
}

/// A token bucket for each action and address.
#[derive(Debug)]
pub struct Guard {
    scale: f64,
    buckets: Mutex<HashMap<(Action, IpAddr), Bucket>>,
}

impl Guard {
    /// Limits multiplied by `scale`; 0 for none.
    #[must_use]
    pub fn new(scale: f64) -> Self {
        Self { scale, buckets: Mutex::default() }
    }

    /// Takes one token.
    ///
    /// # Errors
    /// [`Error::TooFast`] when there is none.
    pub fn take(&self, action: Action, address: IpAddr, now: Instant) -> Result<(), Error> {
        if self.scale <= 0.0 {
            return Ok(());
        }
        let (rate, burst) = (action.rate() * self.scale, (action.burst() * self.scale).max(1.0));
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= BUCKETS {
            buckets.retain(|(action, _), bucket| {
                let burst = (action.burst() * self.scale).max(1.0);
                filled(bucket, action.rate() * self.scale, burst, now) < burst
            });
        }
        let key = (action, network(address));
        let bucket = buckets.entry(key).or_insert(Bucket { tokens: burst, filled: now });
        bucket.tokens = filled(bucket, rate, burst, now);
        bucket.filled = now;
        if bucket.tokens >= 1.0 {
            bucket.tokens -= 1.0;
            return Ok(());
        }
        let wait = ((1.0 - bucket.tokens) / rate).ceil();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "`as` saturates"
        )]
        Err(Error::TooFast { seconds: (wait as u64).max(1), message: action.message() })
    }
}

impl Guard {
    /// Gives a token back that was taken and, as it turned out, need not have been.
    pub fn give_back(&self, action: Action, address: IpAddr) {
        let burst = (action.burst() * self.scale).max(1.0);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bucket) = buckets.get_mut(&(action, network(address))) {
            bucket.tokens = (bucket.tokens + 1.0).min(burst);
        }
    }
}

fn filled(bucket: &Bucket, rate: f64, burst: f64, now: Instant) -> f64 {
    let seconds = now.saturating_duration_since(bucket.filled).as_secs_f64();
    seconds.mul_add(rate, bucket.tokens).min(burst)
}

/// The address that stands for a subscriber: with IPv6 each has at least a /64
/// (RFC 6177), so single addresses mean nothing.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => IpAddr::V4(v4),
            None => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        },
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const ALL: [Action; 7] = [
        Action::Read,
        Action::Post,
        Action::Edit,
        Action::Vote,
        Action::Preview,
        Action::Listen,
        Action::Guess,
    ];

    fn spend(guard: &Guard, action: Action, address: &str, now: Instant) -> usize {
        let address = address.parse().unwrap();
        (0..1_000).take_while(|_| guard.take(action, address, now).is_ok()).count()
    }

    #[test]
    fn a_burst_passes_then_the_rate_counts() {
        for action in ALL {
            let (guard, now) = (Guard::new(1.0), Instant::now());
            assert_eq!(spend(&guard, action, "192.0.2.1", now) as f64, action.burst());
            let refused = guard.take(action, "192.0.2.1".parse().unwrap(), now);
            let Err(Error::TooFast { seconds, .. }) = refused else { panic!("{refused:?}") };
            let later = now + Duration::from_secs(seconds);
            assert!(spend(&guard, action, "192.0.2.1", later) >= 1, "{action:?}");
        }
    }

    #[test]
    fn what_is_given_back_can_be_taken_again_and_no_more() {
        let (guard, now) = (Guard::new(1.0), Instant::now());
        let address = "192.0.2.1".parse().unwrap();
        for _ in 0..100 {
            guard.take(Action::Guess, address, now).unwrap();
            guard.give_back(Action::Guess, address);
        }
        guard.give_back(Action::Guess, address);
        let burst = Action::Guess.burst();
        assert_eq!(spend(&guard, Action::Guess, "192.0.2.1", now) as f64, burst);
    }

    #[test]
    fn one_subscriber_has_one_bucket() {
        let cases = [
            ("192.0.2.1", "192.0.2.2", false),
            ("2001:db8::1", "2001:db8::ffff", true),
            ("2001:db8::1", "2001:db8:0:1::1", false),
            ("::ffff:192.0.2.1", "192.0.2.1", true),
        ];
        for (first, second, shared) in cases {
            let (guard, now) = (Guard::new(1.0), Instant::now());
            spend(&guard, Action::Post, first, now);
            assert_eq!(spend(&guard, Action::Post, second, now) == 0, shared, "{first} {second}");
        }
    }

    #[test]
    fn the_scale_widens_and_switches_off() {
        let now = Instant::now();
        assert_eq!(spend(&Guard::new(2.0), Action::Post, "192.0.2.1", now), 12);
        assert_eq!(spend(&Guard::new(0.0), Action::Post, "192.0.2.1", now), 1_000);
        assert_eq!(spend(&Guard::new(0.01), Action::Post, "192.0.2.1", now), 1);
    }
}
