import { createElement as h, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import * as model from "MODEL";

let state = model.start;
let set;

function App() {
  const [now, setNow] = useState(state);
  set = setNow;
  return h("article", { id: "post", lang: "en" },
    h("p", { key: now.round }, ...model.count(now)),
    // A text that comes and goes, before another that stays.
    h("div", null, now.isMore && model.more, h("b", null, "The end.")),
    h("ul", null, model.shownItems(now).map((name) => h("li", { key: name }, ...model.item(name)))));
}

const root = createRoot(document.querySelector("#app"));
flushSync(() => root.render(h(App)));
window.app = {
  steps: model.steps,
  text: () => model.text(state),
  take(step) { state = model.next(state, step); flushSync(() => set(state)); },
  end() { flushSync(() => root.unmount()); },
};
