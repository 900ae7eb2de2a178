// The paper as the server sets it, while somebody writes: one request in flight, the newest document wins.
import { Away, askJSON, link, Problem, pause } from "./api.js";
import { Store } from "./store.js";

const rest = 100; // ms without a key before the paper is asked for
const long = 8; // pages: of a longer paper those in view come first
const quiet = 1200; // ms after which the others are asked for

/** {pages: [{width, height, svg}], places: [{pointer, page, x, y, width, height}], findings, …} and whether it is behind. */
const nothing = { pages: [], places: [], findings: [], behind: true };

export class Preview {
  result = new Store(nothing);
  #wanted = null;
  #timer = 0;
  #busy = false;
  #off;
  #view = { from: 1, to: 4 };
  #shown = null; // the document that is shown
  #later = 0;

  constructor() {
    // A server that is back gets what it missed.
    this.#off = link.on((l) => {
      if (l.state !== "ok" || this.#busy) return;
      if (this.#wanted) this.#send();
      else this.#next();
    });
  }

  /** Shows a document, soon. */
  want(doc) {
    this.#wanted = doc;
    if (!this.result.value.behind) this.result.patch({ behind: true });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => !this.#busy && this.#send(), rest);
  }

  /** Tells which pages are in view. While an answer is on its way they wait for it. */
  look(from, to) {
    this.#view = { from, to };
    if (!this.#busy && this.#shown && this.#behind(from, to)) this.want(this.#wanted ?? this.#shown);
  }

  // #behind tells whether a page between two has no picture, or an old one.
  #behind(from, to) {
    return this.result.value.pages.slice(from - 1, to).some((p) => !p.fresh);
  }

  end() {
    clearTimeout(this.#timer);
    clearTimeout(this.#later);
    this.#off();
  }

  async #send(all = false) {
    const doc = this.#wanted;
    const view = this.#view;
    if (!doc) return;
    clearTimeout(this.#timer); // or it would send again what is on its way
    clearTimeout(this.#later);
    this.#busy = true;
    try {
      const answer = await this.#ask(doc, all);
      this.#shown = doc;
      this.#done(doc);
      this.result.set({ ...answer, behind: this.#wanted !== null });
    } catch (e) {
      if (e instanceof Problem) {
        this.#done(doc);
        this.#shown = null; // what stands there is of another document
        const findings = e.errors.length ? e.errors : [{ detail: e.message, severity: "error" }];
        this.result.patch({ findings, behind: this.#wanted !== null });
      } else if (!(e instanceof Away)) throw e;
    } finally {
      this.#busy = false;
      this.#next(view);
    }
  }

  // #next asks for what there is still to ask for: a newer document, pages that came into view since `view` was asked
  // for, the rest. A server that is away is asked when it is back.
  #next(view = this.#view) {
    clearTimeout(this.#later);
    if (link.value.state !== "ok") return;
    const { from, to } = this.#view;
    if (this.#wanted) this.want(this.#wanted);
    else if (!this.#shown) return;
    else if (view !== this.#view && this.#behind(from, to)) this.want(this.#shown);
    else if (this.#behind(1, this.result.value.pages.length)) this.#later = setTimeout(() => this.#rest(), quiet);
  }

  /** Waits, some seconds at most, until all pages are there: to print them. */
  async complete() {
    for (let n = 0; n < 100; n++) {
      const { pages, behind } = this.result.value;
      if (!behind && !(this.#shown && this.#behind(1, pages.length))) return;
      this.#rest();
      await pause(100);
    }
  }

  // #rest asks for the pages that nobody has looked at, so that all are there to be printed.
  #rest() {
    if (this.#busy || this.#wanted || !this.#shown || link.value.state !== "ok") return;
    this.#wanted = this.#shown;
    this.#send(true);
  }

  // ask gets the pages that changed; those that are here already are named by their hashes. Of a long paper it asks for
  // the pages in view and those beside them; the others keep their old pictures until they come near.
  async #ask(doc, all) {
    const old = this.result.value.pages;
    const known = new Map(old.map((p) => [p.hash, p.svg]));
    const headers = { "Vanthu-Known-Pages": [...known.keys()].filter(Boolean).join(",") };
    if (!all && old.length > long) {
      const { from, to } = this.#view;
      headers["Vanthu-Pages"] = `${Math.max(1, from - 1)}-${to + 1}`;
    } else if (!all && old.length === 0) headers["Vanthu-Pages"] = `1-${long}`; // it may be long
    const answer = await askJSON("/v1/preview", { method: "POST", body: doc, headers, patience: 50 });
    const pages = answer.pages.map((p, i) =>
      p.hash
        ? { ...p, svg: p.svg ?? known.get(p.hash), fresh: true }
        : { ...p, hash: old[i]?.hash, svg: old[i]?.svg ?? "", fresh: false },
    );
    return { ...answer, pages };
  }

  #done(doc) {
    if (this.#wanted === doc) this.#wanted = null;
  }
}
