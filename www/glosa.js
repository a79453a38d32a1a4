// Glosa's loader: defines <glosa-article>, turns a script tag's data-* options into one,
// and fetches the WebAssembly after the page has painted. Plain JavaScript, because a
// Rust type cannot be a custom element's class. It runs as a classic script and as a
// module, so neither `import.meta` nor `document.currentScript` alone can be relied on.
(() => {
  "use strict";
  // What stands beside this file; `cargo xtask dist` puts in the hashed names.
  const files = /*files*/{"glue":"../glosa.js","wasm":"../glosa_bg.wasm","locales":{"en":"locales/en.json","id":"locales/id.json"}}/*files*/;
  // A page can name an element "currentScript" (DOM clobbering), hence the check; a
  // module has no current script, but its stack trace names its address.
  const current = document.currentScript;
  const self = current instanceof HTMLScriptElement && current.src
    ? current.src
    : (/(?:https?|file):\/\/[^\s)]+?(?=:\d+:\d+)/.exec(new Error().stack) || [""])[0];
  const beside = (file) => new URL(file, self).href;
  const TAG = "glosa-article";
  const OPTIONS = ["for", "src", "glossary", "lookup", "mark", "paint", "skip", "endpoint", "dialect", "project", "fields", "encoding", "thread", "comments", "lang", "theme", "describe", "jsonld"];

  if (!window.Glosa) {
    const parsed = new Promise((resolve) => document.readyState === "loading"
      ? document.addEventListener("DOMContentLoaded", resolve, { once: true })
      : resolve());
    // A hidden page gets no animation frame, so a timer runs beside it.
    const painted = new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, 300);
    });
    const locales = Object.fromEntries(Object.entries(files.locales).map(([tag, file]) => [tag, beside(file)]));

    let loading = null;
    let tries = 0;
    // A rejected load is forgotten, so that the next call tries again; a fresh query
    // gets round browsers that remember a module that failed.
    const load = () => loading ||= (async () => {
      try {
        if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
        const glue = await import(beside(files.glue) + (tries++ ? "?try=" + tries : ""));
        await glue.default({ module_or_path: beside(files.wasm) });
        return glue;
      } catch (error) {
        loading = null;
        throw error;
      }
    })();

    // What belongs to an element: its handle in WebAssembly, what JavaScript asked for,
    // and whether JavaScript ended it: then it stays away until it is mounted again.
    const states = new WeakMap();
    const stateOf = (element) => {
      if (!states.has(element)) states.set(element, { extra: {} });
      return states.get(element);
    };
    // The element of an article that was handed over.
    const widgetOf = new WeakMap();
    const optionsOf = (element) => {
      const options = {};
      for (const name of OPTIONS) if (element.hasAttribute(name)) options[name] = element.getAttribute(name);
      return Object.assign(options, element.glosaUnknown, stateOf(element).extra);
    };
    const tell = (element, name, detail) =>
      element.dispatchEvent(new CustomEvent("glosa:" + name, { bubbles: true, composed: true, detail }));
    const warn = (element, option, message) => {
      console.warn("glosa: " + message);
      tell(element, "warning", { option, message });
    };
    const fail = (element, error) => {
      const message = String(error && error.message || error);
      console.warn("glosa: not started, the page stays as it is: " + message);
      tell(element, "error", { part: "load", message });
      addEventListener("online", () => element.isConnected && start(element).catch(() => {}), { once: true });
    };
    const start = (element) => {
      const state = stateOf(element);
      return state.starting ||= (async () => {
        try {
          await Promise.all([parsed, painted]);
          const glue = await load();
          if (element.isConnected && !state.handle && !state.ended) state.handle = glue.mount(element, optionsOf(element), state.article, locales);
        } catch (error) {
          fail(element, error);
          throw error;
        } finally {
          state.starting = null;
        }
      })();
    };
    const stop = (element) => {
      const state = stateOf(element);
      const handle = state.handle;
      state.handle = null;
      if (handle) handle.destroy();
    };
    const update = (element) => {
      const { handle } = stateOf(element);
      if (handle) handle.update(optionsOf(element));
    };

    customElements.define(TAG, class extends HTMLElement {
      static observedAttributes = OPTIONS;
      // One that has moved may stand in a tree without its style sheet.
      connectedCallback() { update(this); start(this).catch(() => {}); }
      // Moving an element disconnects and connects it at once: only one that stays
      // away is taken down.
      disconnectedCallback() { queueMicrotask(() => this.isConnected || stop(this)); }
      connectedMoveCallback() { update(this); }
      // A listener may set one while the widget starts: whether there is a handle is asked
      // when that is over.
      attributeChangedCallback() {
        const state = stateOf(this);
        if (state.updating) return;
        state.updating = true;
        queueMicrotask(() => {
          state.updating = false;
          update(this);
        });
      }
    });

    const find = (target) => {
      const place = typeof target === "string" ? document.querySelector(target) : target;
      if (!(place instanceof Element)) throw new TypeError("glosa: no element at " + target);
      return place;
    };

    window.Glosa = Object.freeze({
      version: "0.1.0",
      dialects: Object.create(null),
      dialect(name, speaker) { this.dialects[name] = speaker; },
      async explain(target = TAG) {
        const place = find(target);
        const element = place.localName === TAG ? place : widgetOf.get(place)
          || [...document.querySelectorAll(TAG + "[for]")].find((one) => place.matches(one.getAttribute("for")));
        if (element) await start(element);
        const handle = element && stateOf(element).handle;
        if (!handle) throw new TypeError("glosa: no widget at " + target);
        return handle.explain();
      },
      async mount(target, options = {}) {
        const place = find(target);
        const made = place.localName !== TAG;
        if (made && !place.isConnected) throw new TypeError("Glosa.mount: the element is not in the page");
        const adopted = made && !options.for && !options.src;
        let known = adopted && widgetOf.get(place);
        // The page may have taken it away without a word to us.
        if (known && !known.isConnected) known = null;
        const element = known || (made ? document.createElement(TAG) : place);
        const state = stateOf(element);
        Object.assign(state.extra, options);
        state.ended = false;
        if (known) warn(element, "for", "this article has a widget already; it follows the new options");
        if (known || !made) update(element);
        else if (adopted) {
          state.article = place;
          widgetOf.set(place, element);
          place.after(element);
        } else place.append(element);
        const destroy = () => {
          state.ended = true;
          stop(element);
          state.extra = {};
          if (made) element.remove();
          if (adopted) widgetOf.delete(place);
        };
        try {
          if (!state.handle) await start(element);
        } catch (error) {
          if (made) destroy();
          throw error;
        }
        return state.api ||= {
          element,
          update(more) {
            Object.assign(state.extra, more);
            update(element);
          },
          destroy,
        };
      },
    });
  }

  // A tag with options asks for an element: after the article it names, else where it stands.
  const insert = () => {
    for (const script of document.querySelectorAll("script[src]")) {
      if (script.src !== self || script.glosaDone) continue;
      script.glosaDone = true;
      // Others put their data-* on script tags too: those alone ask for nothing, and
      // beside options they are named as unknown.
      const options = Object.entries(script.dataset);
      if (!options.some(([name]) => OPTIONS.includes(name))) continue;
      const element = document.createElement(TAG);
      for (const [name, value] of options) {
        if (OPTIONS.includes(name)) element.setAttribute(name, value);
        else (element.glosaUnknown ||= {})[name] = value;
      }
      let article = null;
      try { article = script.dataset.for && document.querySelector(script.dataset.for); } catch { /* said by the widget */ }
      if (article) article.after(element);
      else if (script.closest("body")) script.after(element);
      else document.body.append(element);
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", insert, { once: true });
  else insert();
})();
