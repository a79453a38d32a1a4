//! Votes.

use glosa_core::draft::Refusal;
use glosa_core::thread::CommentId;
use glosa_core::wire::Votes;

use super::clerk::Clerk;
use super::talk::Turn;
use super::{Trouble, use_votes};
use crate::host::{log, task};

impl Clerk {
    /// Votes for a comment; where a vote can be taken back, the second time takes it back.
    pub(super) fn vote(&self, id: CommentId) {
        let stands = !self.votes.ids().contains(&id);
        if self.is_pending(&id) || (!stands && self.can.votes != Votes::Free) {
            return;
        }
        let voter = match use_votes::voter() {
            Ok(voter) => voter,
            Err(error) => {
                log::error(&error.to_string());
                return self.fail(id, &Refusal::Other(0).into());
            }
        };
        self.turn(Turn::Trouble(None));
        self.turn(Turn::Pending(id.clone(), true));
        let clerk = self.clone();
        task::spawn(async move {
            let voted = clerk.desk.vote(id.clone(), voter, stands).await;
            clerk.turn(Turn::Pending(id.clone(), false));
            match voted {
                Ok(votes) => {
                    clerk.votes.note(&id, stands);
                    clerk.thread.voted(id, votes);
                    clerk.say(if stands { "comments.said.voted" } else { "comments.said.unvoted" });
                }
                // It was counted before, from this device or one beside it.
                Err(Trouble::Refused(Refusal::Duplicate)) => {
                    clerk.votes.note(&id, true);
                    clerk.say("comments.said.voted");
                }
                Err(trouble) => clerk.fail(id, &trouble),
            }
        });
    }
}
