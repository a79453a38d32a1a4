//! A text box as high as its text.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::ui::kit::use_effect_with;

/// Makes the box of `node` as high as `text` needs, by way of the object model, since
/// a policy of the page may forbid style attributes. The style sheet sets the bounds.
#[hook]
pub fn use_autosize(node: &NodeRef, text: &str) {
    let node = node.clone();
    use_effect_with(text.len(), move |_| {
        let Some(area) = node.cast::<HtmlElement>() else { return };
        let style = area.style();
        // The height of the text shows only when the box does not already stand higher.
        let borders = area.offset_height() - area.client_height();
        let sized = style.set_property("block-size", "auto").and_then(|()| {
            let height = area.scroll_height() + borders;
            style.set_property("block-size", &format!("{height}px"))
        });
        if sized.is_err() {
            // It scrolls then, as any text box does.
            let _ = style.remove_property("block-size");
        }
    });
}
