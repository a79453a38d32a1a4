//! The tools above a box.

use glosa_core::markdown::Tool;
use yew::prelude::*;

use crate::ui::hooks::Words;
use crate::ui::hooks::comments::{apply_tool, step_along};
use crate::ui::kit::use_state_eq;

#[derive(Properties, PartialEq)]
pub(super) struct ToolbarProps {
    /// The text that they work on.
    pub(super) area: NodeRef,
    /// Its identifier.
    pub(super) controls: String,
    /// The words of the interface.
    pub(super) words: Words,
}

/// One stop of the Tab key, with arrow keys between the tools.
#[component]
pub(super) fn Toolbar(props: &ToolbarProps) -> Html {
    let ToolbarProps { area, controls, words } = props;
    let bar = use_node_ref();
    let current = use_state_eq(|| Tool::Bold);
    let onkeydown = {
        let (bar, current) = (bar.clone(), current.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(tool) = step_along(&bar, *current.get(), &event) {
                current.set(tool);
            }
        })
    };
    // The text keeps its focus and what is selected in it.
    let onmousedown = Callback::from(|press: MouseEvent| press.prevent_default());
    let buttons = Tool::ALL.into_iter().map(|tool| {
        let onclick = {
            let (area, current) = (area.clone(), current.clone());
            Callback::from(move |_: MouseEvent| {
                current.set(tool);
                apply_tool(&area, tool);
            })
        };
        let name = words.text(&["comments.tool.", tool.name()].concat());
        let keys = tool.key().map(str::to_uppercase);
        let keys = keys.map(|key| ["Control+", &key, " Meta+", &key].concat());
        html! {
            <button type="button" data-tool={tool.name()} title={name.clone()} aria-label={name}
                aria-keyshortcuts={keys} tabindex={if tool == *current.get() { "0" } else { "-1" }}
                {onclick}>
                { icon(tool) }
            </button>
        }
    });
    html! {
        <div role="toolbar" class="tools" ref={bar} aria-label={words.text("comments.tools")}
            aria-controls={controls.clone()} {onkeydown} {onmousedown}>
            { for buttons }
        </div>
    }
}

/// A drawing of what a tool does; its name stands beside it for who does not see it.
fn icon(tool: Tool) -> Html {
    let path = match tool {
        Tool::Bold => return html! { <b aria-hidden="true">{"B"}</b> },
        Tool::Italic => return html! { <i aria-hidden="true">{"I"}</i> },
        Tool::Link => {
            "M7 9a3 3 0 0 0 4.2 0l2-2A3 3 0 0 0 9 2.8l-1 1M9 7a3 3 0 0 0-4.2 0l-2 2A3 3 0 0 0 7 13.2l1-1"
        }
        Tool::Quote => "M2 3v10M6 4h8M6 8h8M6 12h5",
        Tool::Code => "M5 4 1 8l4 4M11 4l4 4-4 4",
        Tool::List => "M2 4h1M2 8h1M2 12h1M6 4h8M6 8h8M6 12h8",
    };
    html! {
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}
