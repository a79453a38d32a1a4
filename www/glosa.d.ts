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
  /** How marks are made visible: as links, or painted over the untouched text. @default "links" */
  paint?: "links" | "highlight";
  /** CSS selector of parts that are not marked. */
  skip?: string;
  /** Base address of the comment server; without it there is no comment part. */
  endpoint?: string;
  /**
   * How the comment server is spoken to: `glosa`, `isso`, `wordpress`, `waline`, `artalk`,
   * `cusdis`, `post` (one request a comment to any address), or a name given to
   * `Glosa.dialect`. @default "glosa"
   */
  dialect?: string;
  /** The name of this site at the server: `site_name` of Artalk, `appId` of Cusdis. */
  project?: string;
  /** What the receiver of `dialect="post"` calls our fields: pairs such as `text=message author=name`. */
  fields?: string;
  /** Whether `dialect="post"` sends JSON or a form. @default "json" */
  encoding?: "json" | "form";
  /** Which thread belongs to this article. @default the path of the canonical URL; with `src`, that of the source */
  thread?: string;
  /** When comments are loaded. @default "lazy" */
  comments?: "lazy" | "eager" | "off";
  /** Language of the interface, a BCP 47 tag. */
  lang?: string;
  /** Colours. @default "auto" */
  theme?: "auto" | "light" | "dark";
  /** Which marks a screen reader reads the definition of when their tooltip opens. @default "first" */
  describe?: "first" | "all" | "none";
  /** Whether the terms found are written into the page as JSON-LD; `auto` does so with `src`. @default "auto" */
  jsonld?: "auto" | "on" | "off";
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

/** A comment, as the `glosa` protocol has it. */
export interface GlosaComment {
  id: string | number;
  parent?: string | number | null;
  author?: { name?: string | null; url?: string | null; badge?: string | null };
  /** HTML; it is sanitised before it is shown. */
  html: string;
  /** RFC 3339. */
  created: string;
  edited?: string | null;
  state?: "shown" | "held" | "deleted";
  votes?: number;
  replies?: { count?: number; comments?: GlosaComment[]; next?: string | null };
}

/**
 * A dialect of the publisher's own. What it has no function for is not offered to readers.
 * A function that throws an error with a `code` refuses, and readers are told why: such as
 * `too_fast` (with `retryAfter`, in seconds), `duplicate`, `closed`, `blocked`, `needs_name`,
 * `needs_email`, `needs_login`, `too_long`, `not_allowed`, `not_found`, `gone`, `unknown`, or
 * `rejected`, whose `message` is shown. An error without a `code` counts as no answer: the
 * text is kept and sent again.
 */
export interface GlosaDialect {
  /** What the functions below do not tell. */
  can?: {
    sorts?: ("oldest" | "newest" | "top")[];
    reply?: boolean;
    markdown?: boolean;
    moderated?: boolean;
    needName?: boolean;
    needEmail?: boolean;
    textMin?: number;
    textMax?: number;
    /** Whether `post` knows a `key` that it has seen and answers as at the first time. */
    idempotent?: boolean;
  };
  list?(ask: { endpoint: string; thread: string; sort: string; parent: string | null; after: string | null }): Promise<{
    thread?: { count?: number; closed?: boolean; moderated?: boolean };
    comments: GlosaComment[];
    next?: string | null;
  }>;
  /** `again` is when it was first sent, where that attempt may have arrived. */
  post(ask: {
    endpoint: string;
    key: string;
    again: string | null;
    thread: string;
    title: string;
    url: string;
    parent: string | null;
    author: { name: string; email: string; url: string };
    text: string;
    quote: string | null;
  }): Promise<GlosaComment | { comment: GlosaComment; token?: string }>;
  find?(ask: { endpoint: string; thread: string; id: string; token: string | null }): Promise<{
    comment: GlosaComment & { text?: string };
    ancestors?: GlosaComment[];
  }>;
  edit?(ask: { endpoint: string; id: string; token: string; text: string }): Promise<GlosaComment>;
  remove?(ask: { endpoint: string; id: string; token: string }): Promise<unknown>;
  vote?(ask: { endpoint: string; id: string; voter: string; stands: boolean }): Promise<{ votes: number }>;
  preview?(ask: { endpoint: string; text: string }): Promise<{ html: string }>;
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
  /**
   * Says why words are marked, once they are: a row for each place of a term, in the order
   * of the text, then one for each term that stands nowhere; the console shows them as a
   * table. `target` is a `<glosa-article>`, or an article that was mounted as an element;
   * without one it is the first `<glosa-article>` of the page.
   */
  explain(target?: Element | string): Promise<GlosaRow[]>;
  /** Gives a name to a dialect of your own, for the option `dialect`. */
  dialect(name: string, speaker: GlosaDialect): void;
}

/** A place where a term stands, or, without a text, a term that stands nowhere. */
export interface GlosaRow {
  /** The words of the article. */
  readonly text: string | null;
  /** The identifier of the term. */
  readonly term: string;
  /** The term as it is shown. */
  readonly label: string;
  /** The alias or hidden spelling that stands there instead of the term. */
  readonly alias: string | null;
  /** What made the words the term; `glosa-cli explain` uses the same names. */
  readonly rule: "exact" | "clitic" | "plural" | "possessive" | "case" | "derived" | "doubled" | "name-pair" | null;
  /** The language of the entry, where it names one. */
  readonly language: string | null;
  /** Where the words begin in the `textContent` of the article. */
  readonly start: number | null;
  /** Whether they are marked. */
  readonly marked: boolean;
  /** The identifiers of all entries that have this spelling, where there are several. */
  readonly shared: readonly string[];
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
