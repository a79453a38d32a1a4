//! A text as the server will show it.

use glosa_core::draft::{Code, Field, Problem, Target, is_blank};

use super::Preview;
use super::clerk::Clerk;
use super::sentences::failure;
use super::talk::Turn;
use crate::host::task;

impl Clerk {
    /// Asks for the text of a box as it would be shown; without a text, shows it no more.
    pub(super) fn preview(&self, target: Target, text: Option<String>) {
        let Some(text) = text else { return self.turn(Turn::Preview(target, None)) };
        if is_blank(&text) {
            let nothing = Problem { field: Field::Text, code: Code::Required };
            return self.point_out(target, nothing, vec![nothing]);
        }
        let asking = Preview::Asking(text.clone().into());
        self.turn(Turn::Preview(target.clone(), Some(asking.clone())));
        let clerk = self.clone();
        task::spawn(async move {
            let answer = clerk.desk.preview(text).await;
            let state = clerk.talk.get();
            // The text may have changed since, or the reader may have seen enough.
            if state.find(&target).and_then(|open| open.preview.as_ref()) != Some(&asking) {
                return;
            }
            let preview = match answer {
                Ok(html) => {
                    clerk.say("comments.said.preview");
                    Preview::Shown(html.into())
                }
                Err(trouble) => {
                    let sentence = failure(&clerk.words, &trouble, &clerk.can);
                    clerk.warn(sentence.clone());
                    Preview::Failed(sentence.into())
                }
            };
            clerk.turn(Turn::Preview(target, Some(preview)));
        });
    }
}
