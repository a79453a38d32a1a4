/** Options of a widget; each is also an attribute of `<glosa-article>` and `data-NAME` on the script tag. */
export interface GlosaOptions {
  /** CSS selector of an article of the page itself, marked in place and never moved. */
  for?: string;
  /** Address of an article to fetch: HTML, plain text, JSON Feed 1.1 or WordPress post JSON. */
  src?: string;
  /** Addresses of term lists, or `#id` of a `<dl>` or JSON script in the page, separated by spaces. */
  glossary?: string;
  /**
   * Where words without a definition, and words that the reader selects and asks for, are
   * looked up: an address with `{term}` and perhaps `{lang}`, and after it addresses of
   * further hosts that pictures may come from.
   */
  lookup?: string;
  /** Which occurrences of a term are marked. @default "first" */
  mark?: "first" | "section" | "all" | "none";
  /** CSS selector of parts that are not marked. */
  skip?: string;
  /** Base address of the comment server; without it there is no comment part. */
  endpoint?: string;
  /** How the comment server is spoken to. @default "glosa" */
  dialect?: "glosa" | "isso" | "wordpress" | "waline" | "artalk" | "cusdis" | "post";
  /** Which thread belongs to this article. @default the path of the canonical URL; with `src`, that of the source */
  thread?: string;
  /** When comments are loaded. @default "lazy" */
  comments?: "lazy" | "eager" | "off";
  /** Language of the interface, a BCP 47 tag. */
  lang?: string;
  /** Colours. @default "auto" */
  theme?: "auto" | "light" | "dark";
}

/** A mounted widget. */
export interface GlosaHandle {
  /** The `<glosa-article>` element. */
  readonly element: HTMLElement;
  /** Changes options; those not named stay. */
  update(options: GlosaOptions): void;
  /** Takes the widget down and gives the page back node for node; it stays away until `mount`. */
  destroy(): void;
}

/** The global `Glosa`, and what `glosa.js` puts there. */
export interface GlosaApi {
  /** The version of the loader. */
  readonly version: string;
  /**
   * Mounts a widget: on a `<glosa-article>`; after an element that is itself the article;
   * or, with `for` or `src`, inside the element. An article that has a widget keeps that
   * one: it follows the new options, and the same handle comes back. A `<glosa-article>`
   * that is not in the page yet starts when it is put there. Rejects when the element is
   * not in the page, or when the widget could not be loaded; the page is then as it was,
   * and a second call tries again.
   */
  mount(target: Element | string, options?: GlosaOptions): Promise<GlosaHandle>;
}

/** Details of the events that a `<glosa-article>` dispatches; all bubble and are composed. */
export interface GlosaEvents {
  "glosa:ready": CustomEvent<{ terms: number; marks: number }>;
  "glosa:term": CustomEvent<{ id: string; open: boolean }>;
  /** `id` names one text in each of its states; `comment` is the server's name for it. */
  "glosa:comment": CustomEvent<{
    id: string;
    state: "queued" | "sent" | "held" | "refused";
    comment: string | null;
  }>;
  "glosa:warning": CustomEvent<{ option: string; message: string }>;
  "glosa:error": CustomEvent<{ part: string; message: string }>;
}

declare global {
  interface Window {
    readonly Glosa: GlosaApi;
  }
  interface HTMLElementTagNameMap {
    "glosa-article": HTMLElement;
  }
  interface HTMLElementEventMap extends GlosaEvents {}
}
