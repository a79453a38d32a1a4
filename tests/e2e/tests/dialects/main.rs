//! The dialects against the servers that speak them, without a browser between.

mod carrier;
mod contract;
mod form;
mod isso;
mod own_server;
mod speaker;
mod spoiled;
mod table;
mod waline;
mod wordpress;
