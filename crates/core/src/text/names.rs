//! Texts with numbers: the one hash table of the widget.

/// Texts, each once, numbered in the order in which they came. Finding one takes the
/// same time however many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    names: Vec<Box<str>>,
    table: Table,
}

impl Names {
    /// The number of a text that is there.
    pub(crate) fn get(&self, name: &str) -> Option<u32> {
        self.table.find(hash_of(name), &|number| self.is(number, name))
    }

    /// The number of a text, which is added if it is new.
    pub(crate) fn number(&mut self, name: &str) -> u32 {
        self.get(name).unwrap_or_else(|| {
            self.names.push(name.into());
            self.table.push(hash_of(name))
        })
    }

    fn is(&self, number: u32, name: &str) -> bool {
        self.names.get(number as usize).is_some_and(|known| **known == *name)
    }
}

/// Where things that are numbered from zero stand, by their hashes. It is not generic,
/// so that the bundle holds its code once: who has the things compares them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// How many things there are.
    length: u32,
    /// Each thing in the first slot that was free from where its hash points; their count
    /// is a power of two and at least twice that of the things.
    slots: Vec<Slot>,
    /// For each slot a byte of the hash, or [`FREE`]. Most look-ups are of what is not
    /// there, and end here: in a large table the slots themselves are far away in memory.
    tags: Vec<u8>,
}

/// The hash of a thing and its number.
type Slot = (u32, u32);

/// The tag of a slot that is free.
const FREE: u8 = 0;
const LEAST_SLOTS: usize = 16;

/// The upper bits of a hash; the lower ones choose the slot.
const fn tag_of(hash: u32) -> u8 {
    (hash >> 24) as u8 | 1
}

impl Table {
    /// The first number with this hash of which `is` is true.
    pub(crate) fn find(&self, hash: u32, is: &dyn Fn(u32) -> bool) -> Option<u32> {
        let mut at = self.first_slot(hash);
        loop {
            let tag = *self.tags.get(at)?;
            if tag == FREE {
                return None;
            }
            if tag == tag_of(hash)
                && let Some((known, number)) = self.slots.get(at).copied()
                && known == hash
                && is(number)
            {
                return Some(number);
            }
            at = self.next_slot(at);
        }
    }

    /// Adds the next number.
    pub(crate) fn push(&mut self, hash: u32) -> u32 {
        // Sizes here stay far below four thousand million; at the end of numbers, the
        // last one stands for all.
        let number = self.length;
        self.length = self.length.saturating_add(1);
        if self.length as usize * 2 > self.slots.len() {
            self.grow();
        }
        self.settle((hash, number));
        number
    }

    fn grow(&mut self) {
        let wanted = (self.slots.len() * 2).max(LEAST_SLOTS);
        let slots = core::mem::replace(&mut self.slots, vec![(0, 0); wanted]);
        let tags = core::mem::replace(&mut self.tags, vec![FREE; wanted]);
        for (slot, tag) in slots.into_iter().zip(tags) {
            if tag != FREE {
                self.settle(slot);
            }
        }
    }

    fn settle(&mut self, new: Slot) {
        let mut at = self.first_slot(new.0);
        while let (Some(slot), Some(tag)) = (self.slots.get_mut(at), self.tags.get_mut(at)) {
            if *tag == FREE {
                (*slot, *tag) = (new, tag_of(new.0));
                return;
            }
            at = self.next_slot(at);
        }
    }

    fn first_slot(&self, hash: u32) -> usize {
        hash as usize & self.slots.len().saturating_sub(1)
    }

    fn next_slot(&self, at: usize) -> usize {
        (at + 1) & self.slots.len().saturating_sub(1)
    }
}

/// A hash of a text.
pub(crate) fn hash_of(name: &str) -> u32 {
    name.bytes().fold(BASIS, |hash, byte| mixed(hash, u32::from(byte)))
}

/// FNV-1a of 32 bits (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>): short,
/// and fast for keys of a few bytes. A guard against chosen keys is not needed: they are
/// a publisher's own glossary, or the names of comments in one reader's page.
const PRIME: u32 = 0x0100_0193;
const BASIS: u32 = 0x811c_9dc5;

const fn mixed(hash: u32, part: u32) -> u32 {
    (hash ^ part).wrapping_mul(PRIME)
}

/// A hash of a number.
pub(crate) const fn hash_of_number(number: u64) -> u32 {
    let [low, high] = [number as u32, (number >> 32) as u32];
    let hash = mixed(mixed(BASIS, low), high);
    // High bits of a whole number must reach the low ones, which choose the slot.
    mixed(hash, hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn each_text_has_one_number() {
        let mut names = Names::default();
        assert_eq!(names.get("0"), None);
        for round in 0..2 {
            for number in 0..5_000_u32 {
                assert_eq!(names.number(&number.to_string()), number, "round {round}");
            }
        }
        assert_eq!(names.get("4999"), Some(4_999));
        assert_eq!(names.get("5000"), None);
    }
}
