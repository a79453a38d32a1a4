//! What a journey is given.

use std::sync::{Mutex, PoisonError};

use crate::browser::Engine;
use crate::page::Page;

/// A page in one browser, and what its console may say.
#[derive(Debug)]
pub struct World {
    page: Page,
    allowed: Mutex<Vec<String>>,
}

impl World {
    /// A world around a page.
    pub fn new(page: Page) -> Self {
        Self { page, allowed: Mutex::default() }
    }

    /// The page.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The engine that shows it.
    pub fn engine(&self) -> Engine {
        self.page.engine()
    }

    /// Lets the console say lines that hold `part`; every other line fails the
    /// journey. For journeys in which a failed request is the point.
    pub fn allow_console(&self, part: &str) {
        self.allowed.lock().unwrap_or_else(PoisonError::into_inner).push(part.to_owned());
    }

    /// The lines that nothing allowed.
    pub fn unexpected(&self, lines: Vec<String>) -> Vec<String> {
        let allowed = self.allowed.lock().unwrap_or_else(PoisonError::into_inner);
        let expected = |line: &String| allowed.iter().any(|part| line.contains(part));
        lines.into_iter().filter(|line| !expected(line)).collect()
    }
}
