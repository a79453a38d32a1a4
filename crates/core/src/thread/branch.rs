//! The thread as nested branches to show.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::{Comment, CommentId, Sort, Thread};

/// Roots and replies: the least depth that can show who answers whom.
const LEAST_DEPTH: usize = 2;

/// A comment with what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The comment.
    pub comment: Comment,
    /// Whom it answers, where its place does not say so: by name, which may be empty,
    /// and by identifier.
    pub in_reply_to: Option<(CommentId, String)>,
    /// The replies, in the order of the conversation.
    pub replies: Branches,
    /// Levels of this branch that go on at the server: the comment whose replies they
    /// are, and how many are not loaded (0 where the server does not say).
    pub more: Vec<(CommentId, u32)>,
}

/// Branches of a thread, shared so that a view can hold one of them.
pub type Branches = Vec<Rc<Branch>>;

impl Thread {
    /// The branches, nested to `depth` levels (at least 2): what lies deeper is shown
    /// flat at the last level, in the order of the conversation, with a word on
    /// whom it answers. A comment whose parent is not loaded stands with the roots; a
    /// circle of parents is cut at its first comment.
    #[must_use]
    pub fn branches(&self, depth: usize) -> Branches {
        let mut builder = Builder { thread: self, children: HashMap::new(), seen: HashSet::new() };
        builder.index();
        let mut roots = builder.children.remove(&None).unwrap_or_default();
        self.order_roots(&mut roots);
        let mut branches: Branches = roots
            .into_iter()
            .filter_map(|at| builder.branch(at, depth.max(LEAST_DEPTH)))
            .map(Rc::new)
            .collect();
        // What no root leads to lies on a circle.
        for at in 0..self.comments().len() {
            branches.extend(builder.branch(at, depth.max(LEAST_DEPTH)).map(Rc::new));
        }
        branches
    }

    fn order_roots(&self, roots: &mut [usize]) {
        let created = |at: &usize| self.comments().get(*at).map(|comment| comment.created);
        match self.sort {
            Sort::Oldest => roots.sort_by_key(created),
            Sort::Newest => roots.sort_by_key(|at| core::cmp::Reverse(created(at))),
            // The server's order: votes cast since must not move what one reads.
            Sort::Top => {}
        }
    }
}

struct Builder<'a> {
    thread: &'a Thread,
    /// Positions of comments by parent; `None` for roots and orphans.
    children: HashMap<Option<&'a CommentId>, Vec<usize>>,
    seen: HashSet<usize>,
}

impl<'a> Builder<'a> {
    fn index(&mut self) {
        for (at, comment) in self.thread.comments().iter().enumerate() {
            let parent = comment.parent.as_ref().filter(|id| self.thread.get(id).is_some());
            self.children.entry(parent).or_default().push(at);
        }
        for (parent, positions) in &mut self.children {
            if parent.is_some() {
                positions.sort_by_key(|at| self.thread.comments().get(*at).map(|c| c.created));
            }
        }
    }

    fn branch(&mut self, at: usize, depth: usize) -> Option<Branch> {
        let comment = self.thread.comments().get(at)?;
        if !self.seen.insert(at) {
            return None;
        }
        let orphaned = comment.parent.as_ref().filter(|id| self.thread.get(id).is_none());
        let mut branch = Branch {
            comment: comment.clone(),
            in_reply_to: orphaned.map(|id| (id.clone(), String::new())),
            replies: Vec::new(),
            more: Vec::new(),
        };
        if depth > 1 {
            let below = self.children.get(&Some(&comment.id)).cloned().unwrap_or_default();
            self.note_more(comment, below.len(), &mut branch.more);
            let replies = below.into_iter().filter_map(|child| self.branch(child, depth - 1));
            let replies: Vec<Branch> = replies.collect();
            branch.replies = if depth == LEAST_DEPTH {
                self.flatten(replies, &mut branch.more)
            } else {
                replies.into_iter().map(Rc::new).collect()
            };
        }
        Some(branch)
    }

    /// Brings all that lies below `replies` up to their level.
    fn flatten(&mut self, replies: Vec<Branch>, more: &mut Vec<(CommentId, u32)>) -> Branches {
        let mut flat = Vec::new();
        let mut stack = replies;
        stack.reverse();
        while let Some(reply) = stack.pop() {
            let parent = &reply.comment;
            let below = self.children.get(&Some(&parent.id)).cloned().unwrap_or_default();
            self.note_more(parent, below.len(), more);
            let named = (parent.id.clone(), parent.author.name.clone());
            for child in below.into_iter().rev() {
                if let Some(mut deeper) = self.branch(child, 1) {
                    deeper.in_reply_to = Some(named.clone());
                    stack.push(deeper);
                }
            }
            flat.push(Rc::new(reply));
        }
        flat
    }

    fn note_more(&self, comment: &Comment, loaded: usize, more: &mut Vec<(CommentId, u32)>) {
        if self.thread.next(Some(&comment.id)).is_some() {
            let loaded = u32::try_from(loaded).unwrap_or(u32::MAX);
            more.push((comment.id.clone(), comment.replies.saturating_sub(loaded)));
        }
    }
}
