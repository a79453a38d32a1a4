//! The thread as nested branches to show.

use core::ops::Range;
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
        let mut builder = Builder::new(self);
        let depth = depth.max(LEAST_DEPTH);
        let mut branches = Branches::new();
        let roots = builder.children(self.comments().len());
        // What no root leads to lies on a circle.
        for at in builder.listed(roots).into_iter().chain(0..self.comments().len()) {
            branches.extend(builder.branch(at, depth).map(Rc::new));
        }
        branches
    }
}

struct Builder<'a> {
    thread: &'a Thread,
    /// The positions of comments, in the order to show them in within a level.
    order: Vec<usize>,
    /// By position of a parent: where its replies begin in `order`. Behind the last one,
    /// where the roots and orphans begin, and where they end.
    starts: Vec<usize>,
    /// By position: whether the comment has its place.
    seen: Vec<bool>,
}

impl<'a> Builder<'a> {
    fn new(thread: &'a Thread) -> Self {
        let count = thread.comments().len();
        let parent = |comment: &Comment| {
            comment.parent.as_ref().and_then(|id| thread.position(id)).unwrap_or(count)
        };
        let mut keys: Vec<(usize, i64, usize)> = Vec::with_capacity(count);
        for (at, comment) in thread.comments().iter().enumerate() {
            let parent = parent(comment);
            let time = match thread.sort {
                Sort::Newest if parent == count => comment.created.0.saturating_neg(),
                // The server's order: votes cast since must not move what one reads.
                Sort::Top if parent == count => 0,
                _ => comment.created.0,
            };
            keys.push((parent, time, at));
        }
        keys.sort_unstable();
        let mut starts = Vec::with_capacity(count + 2);
        for (place, (parent, _, _)) in keys.iter().enumerate() {
            if *parent >= starts.len() {
                starts.resize(*parent + 1, place);
            }
        }
        starts.resize(count + 2, keys.len());
        let order = keys.into_iter().map(|(_, _, at)| at).collect();
        Self { thread, order, starts, seen: vec![false; count] }
    }

    /// Where the comments below a parent stand in the order; the roots stand below the
    /// position behind the last comment.
    fn children(&self, parent: usize) -> Range<usize> {
        let start = |at: usize| self.starts.get(at).copied().unwrap_or_default();
        start(parent)..start(parent + 1)
    }

    /// The positions of the comments in a part of the order.
    fn listed(&self, part: Range<usize>) -> Vec<usize> {
        self.order.get(part).unwrap_or_default().to_vec()
    }

    fn branch(&mut self, at: usize, depth: usize) -> Option<Branch> {
        let comment = self.thread.comments().get(at)?;
        let seen = self.seen.get_mut(at).filter(|seen| !**seen)?;
        *seen = true;
        let orphaned = comment.parent.as_ref().filter(|id| self.thread.get(id).is_none());
        let mut branch = Branch {
            comment: comment.clone(),
            in_reply_to: orphaned.map(|id| (id.clone(), String::new())),
            replies: Vec::new(),
            more: Vec::new(),
        };
        if depth > 1 {
            let below = self.children(at);
            self.note_more(at, below.len(), &mut branch.more);
            for child in self.listed(below) {
                let Some(reply) = self.branch(child, depth - 1) else { continue };
                if depth == LEAST_DEPTH {
                    self.flatten(reply, child, &mut branch);
                } else {
                    branch.replies.push(Rc::new(reply));
                }
            }
        }
        Some(branch)
    }

    /// Brings all that lies below `reply` up to its level.
    fn flatten(&mut self, reply: Branch, at: usize, branch: &mut Branch) {
        let mut stack = vec![(reply, at)];
        while let Some((reply, at)) = stack.pop() {
            let parent = &reply.comment;
            let below = self.children(at);
            self.note_more(at, below.len(), &mut branch.more);
            let named = (parent.id.clone(), parent.author.name.clone());
            for child in self.listed(below).into_iter().rev() {
                if let Some(mut deeper) = self.branch(child, 1) {
                    deeper.in_reply_to = Some(named.clone());
                    stack.push((deeper, child));
                }
            }
            branch.replies.push(Rc::new(reply));
        }
    }

    fn note_more(&self, at: usize, loaded: usize, more: &mut Vec<(CommentId, u32)>) {
        if let (Some(_), Some(comment)) = (self.thread.next_at(at), self.thread.comments().get(at))
        {
            let loaded = u32::try_from(loaded).unwrap_or(u32::MAX);
            more.push((comment.id.clone(), comment.replies.saturating_sub(loaded)));
        }
    }
}
