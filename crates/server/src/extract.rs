//! What requests carry, read strictly: what cannot be used is a problem document.

use std::convert::Infallible;
use std::marker::PhantomData;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Path, Request};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use percent_encoding::percent_decode_str;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::error::{Error, FieldCode, FieldError};
use crate::id::is_id;
use crate::secret::digest;
use crate::state::AppState;

/// How long bodies that are under way have to arrive once the server stops.
const BODY_GRACE: Duration = Duration::from_secs(2);

/// The parameters of a query, in UTF-8.
#[derive(Debug)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    fn parse(query: &str) -> Option<Self> {
        let decode = |text: &str| {
            let spaced = text.replace('+', " ");
            percent_decode_str(&spaced).decode_utf8().ok().map(std::borrow::Cow::into_owned)
        };
        query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Some((decode(name)?, decode(value)?))
            })
            .collect::<Option<_>>()
            .map(Self)
    }

    /// The first value of a name; an empty one counts as none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut pairs = self.0.iter();
        pairs.find(|pair| pair.0 == name).map(|pair| pair.1.as_str()).filter(|v| !v.is_empty())
    }

    /// Every value of a name.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|pair| pair.0 == name).map(|pair| pair.1.clone()).collect()
    }

    /// The value of a name that must be there.
    ///
    /// # Errors
    /// When it is not.
    pub fn required(&self, name: &str) -> Result<&str, Error> {
        self.get(name).ok_or_else(|| Error::parameter(name, FieldCode::Required))
    }

    /// A whole number within bounds, `default` when it is not there.
    ///
    /// # Errors
    /// When it is something else.
    pub fn number(&self, name: &str, default: i64, least: i64, most: i64) -> Result<i64, Error> {
        let Some(text) = self.get(name) else { return Ok(default) };
        match text.parse() {
            Ok(number) if (least..=most).contains(&number) => Ok(number),
            _ => Err(Error::parameter(name, FieldCode::Invalid)),
        }
    }
}

impl FromRequestParts<AppState> for Parameters {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Error> {
        Self::parse(parts.uri.query().unwrap_or_default())
            .ok_or_else(|| Error::Unreadable("The query is not UTF-8.".to_owned()))
    }
}

/// A body of JSON, with the hash of its bytes.
#[derive(Debug)]
pub struct Body<T> {
    /// What it says.
    pub value: T,
    /// Hash of the bytes.
    pub hash: String,
}

impl<T: DeserializeOwned> FromRequest<AppState> for Body<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Error> {
        if !is_json(request.headers()) {
            return Err(Error::NotJson);
        }
        let mut stopping = state.stopping();
        let bytes = tokio::select! {
            bytes = Bytes::from_request(request, state) => bytes,
            () = stopping.wait_and(BODY_GRACE) => {
                return Err(Error::Unavailable("stopped before a body had come".to_owned()));
            }
        };
        let bytes = bytes.map_err(|rejection| match rejection.into_response().status() {
            StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
            _ => Error::Unreadable("The body broke off.".to_owned()),
        })?;
        let Object(value) = parse(&bytes)?;
        Ok(Self { value, hash: digest(&bytes) })
    }
}

/// A value that was written as a JSON object. By itself serde takes an array of the
/// members in their order too, which nobody means.
#[derive(Clone, Copy, Debug, Default)]
pub struct Object<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData)).map(Self)
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(members))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let unreadable =
        |cause: &serde_json::Error| Error::Unreadable(format!("The body is not JSON: {cause}."));
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let cause = error.into_inner();
        if !cause.is_data() {
            return unreadable(&cause);
        }
        let detail = format!("The body does not have the right form: {cause}.");
        // A member that is missing stands at no path.
        let missing = ["thread", "text"]
            .into_iter()
            .find(|name| cause.to_string().contains(&format!("missing field `{name}`")));
        let error = match missing {
            Some(name) => FieldError::new(name, FieldCode::Required),
            None => FieldError::new(path, FieldCode::Invalid),
        };
        Error::Invalid(vec![error], detail)
    })?;
    reader.end().map_err(|cause| unreadable(&cause))?;
    Ok(value)
}

/// The token of an `Authorization` header, if there is one.
#[derive(Clone, Debug)]
pub struct Bearer(pub Option<String>);

impl FromRequestParts<AppState> for Bearer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Infallible> {
        let value = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = value.and_then(|value| {
            let (scheme, token) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
        });
        Ok(Self(token.filter(|token| !token.is_empty())))
    }
}

/// The name of a comment in the path.
#[derive(Debug)]
pub struct CommentId(pub String);

impl FromRequestParts<AppState> for CommentId {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(id)) if is_id(&id) => Ok(Self(id)),
            _ => Err(Error::NotFound),
        }
    }
}

/// The address of the one who asks.
#[derive(Clone, Copy, Debug)]
pub struct Client(pub IpAddr);

impl FromRequestParts<AppState> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        // Without a socket, as when the router is called directly, all are one.
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0.ip());
        Ok(Self(forwarded(&parts.headers, state.config().trust_proxy).unwrap_or(peer)))
    }
}

/// The address that the outermost of so many trusted proxies wrote down: each appends
/// the one that it was asked by, so it is counted from the end, and what the client
/// itself claimed stands before it.
fn forwarded(headers: &HeaderMap, proxies: u8) -> Option<IpAddr> {
    let place = usize::from(proxies).checked_sub(1)?;
    let values = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let addresses: Vec<&str> = values.flat_map(|value| value.split(',')).collect();
    address(addresses.iter().rev().nth(place)?.trim())
}

/// An address as proxies write it: some add the port, and brackets around IPv6.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let with_port = || text.parse::<SocketAddr>().ok().map(|socket| socket.ip());
    bare.parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_the_one_that_the_outermost_trusted_proxy_saw() {
        let cases = [
            (0, "192.0.2.1", None),
            (1, "192.0.2.1", Some("192.0.2.1")),
            (1, "203.0.113.9, 192.0.2.1", Some("192.0.2.1")),
            (2, "203.0.113.9, 192.0.2.1, 10.0.0.1", Some("192.0.2.1")),
            (2, "192.0.2.1", None),
            (1, "nonsense", None),
            (1, "2001:db8::1", Some("2001:db8::1")),
            (1, "192.0.2.1:51234", Some("192.0.2.1")),
            (1, "[2001:db8::1]:51234", Some("2001:db8::1")),
            (1, "[2001:db8::1]", Some("2001:db8::1")),
            (1, "unknown:1", None),
        ];
        for (proxies, header, expected) in cases {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", header.parse().unwrap());
            let expected = expected.map(|address| address.parse::<IpAddr>().unwrap());
            assert_eq!(forwarded(&headers, proxies), expected, "{proxies} {header}");
        }
    }

    #[test]
    fn a_query_is_read_as_utf_8_or_not_at_all() {
        let query = Parameters::parse("thread=%2Fa%20b&thread=c+d&sort=&x").unwrap();
        assert_eq!(query.get("thread"), Some("/a b"));
        assert_eq!(query.all("thread"), ["/a b", "c d"]);
        assert_eq!(query.get("sort"), None);
        assert!(Parameters::parse("thread=%FF").is_none());
    }
}
