//! Texts on their way: kept before the first attempt, until the server has them.
