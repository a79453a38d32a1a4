//! What is said to a server and what it answers, as a value.

use super::{Request, Response};
use crate::draft::Refusal;

/// What follows from a response.
pub type Next<T> = Box<dyn FnOnce(Response) -> Exchange<T>>;

/// Something asked of a server, as far as it has come: a request to send, whose response
/// leads on, or the end. Whoever has a network sends the requests; nothing here does.
pub enum Exchange<T> {
    /// A request is to be sent.
    Send(Box<Request>, Next<T>),
    /// It is over.
    Done(Result<T, Refusal>),
}

impl<T> core::fmt::Debug for Exchange<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Send(..) => "Send",
            Self::Done(Ok(_)) => "Done",
            Self::Done(Err(_)) => "Refused",
        })
    }
}

impl<T: 'static> Exchange<T> {
    /// One request, and how its response is read.
    pub fn one(
        request: Request,
        read: impl FnOnce(&Response) -> Result<T, Refusal> + 'static,
    ) -> Self {
        Self::leading(request, move |response| Self::Done(read(&response)))
    }

    /// A request, and what follows from its response.
    pub fn leading(request: Request, next: impl FnOnce(Response) -> Self + 'static) -> Self {
        Self::Send(Box::new(request), Box::new(next))
    }

    /// The end, with what was asked for.
    #[must_use]
    pub const fn done(value: T) -> Self {
        Self::Done(Ok(value))
    }

    /// The end, without it.
    #[must_use]
    pub const fn refused(refusal: Refusal) -> Self {
        Self::Done(Err(refusal))
    }

    /// What servers of this kind cannot do.
    #[must_use]
    pub const fn not_offered() -> Self {
        Self::refused(Refusal::NotAllowed)
    }

    /// Goes on with what came, whichever it is.
    pub fn then<U: 'static>(
        self,
        next: impl FnOnce(Result<T, Refusal>) -> Exchange<U> + 'static,
    ) -> Exchange<U> {
        match self {
            Self::Done(result) => next(result),
            Self::Send(request, answered) => {
                Exchange::Send(request, Box::new(move |response| answered(response).then(next)))
            }
        }
    }

    /// Goes on with what was asked for; a refusal is the end.
    pub fn and_then<U: 'static>(
        self,
        next: impl FnOnce(T) -> Exchange<U> + 'static,
    ) -> Exchange<U> {
        self.then(|result| match result {
            Ok(value) => next(value),
            Err(refusal) => Exchange::Done(Err(refusal)),
        })
    }

    /// Makes something else of what was asked for.
    pub fn map<U: 'static>(self, make: impl FnOnce(T) -> U + 'static) -> Exchange<U> {
        self.and_then(|value| Exchange::done(make(value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Body, Method};

    fn get(url: &str) -> Request {
        Request::new(Method::Get, url.to_owned())
    }

    fn status(status: u16) -> Response {
        Response { status, headers: Vec::new(), body: Body::Empty }
    }

    #[test]
    fn what_follows_is_asked_after_the_first_answer() {
        let ask = |url: &'static str| Exchange::one(get(url), |answer| Ok(answer.status));
        let both = ask("/one").and_then(move |one| ask("/two").map(move |two| (one, two)));
        let Exchange::Send(request, next) = both else { panic!("nothing is sent") };
        assert_eq!(request.url, "/one");
        let Exchange::Send(request, next) = next(status(1)) else { panic!("nothing follows") };
        assert_eq!(request.url, "/two");
        assert!(matches!(next(status(2)), Exchange::Done(Ok((1, 2)))));
    }

    #[test]
    fn a_refusal_ends_it() {
        let ask = Exchange::one(get("/"), |_| Err::<u16, _>(Refusal::Closed));
        let Exchange::Send(_, next) = ask.map(|one| one + 1) else { panic!("nothing is sent") };
        assert!(matches!(next(status(1)), Exchange::Done(Err(Refusal::Closed))));
    }
}
