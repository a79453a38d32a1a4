import { createApp, h, nextTick, shallowRef } from "vue";
import * as model from "MODEL";

const state = shallowRef(model.start);
const texts = (all) => all.map((text) => String(text));

const app = createApp({
  render() {
    const now = state.value;
    return h("article", { id: "post", lang: "en" }, [
      h("p", { key: now.round }, texts(model.count(now))),
      h("div", null, [now.isMore ? model.more : null, h("b", null, "The end.")]),
      h("ul", null, model.shownItems(now).map((name) => h("li", { key: name }, texts(model.item(name))))),
    ]);
  },
});
app.mount("#app");
window.app = {
  steps: model.steps,
  text: () => model.text(state.value),
  take(step) { state.value = model.next(state.value, step); return nextTick(); },
  end() { app.unmount(); },
};
