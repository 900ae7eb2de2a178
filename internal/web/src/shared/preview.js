// The paper as the server sets it, while somebody writes: one request in flight, the newest document wins.
import { Away, askJSON, link, Problem } from "./api.js";
import { Store } from "./store.js";

const rest = 100; // ms without a key before the paper is asked for

/** {pages: [{width, height, svg}], places: [{pointer, page, x, y, width, height}], findings, …} and whether it is behind. */
const nothing = { pages: [], places: [], findings: [], behind: true };

export class Preview {
  result = new Store(nothing);
  #wanted = null;
  #timer = 0;
  #busy = false;
  #off;

  constructor() {
    // A server that is back gets what it missed.
    this.#off = link.on((l) => l.state === "ok" && this.#wanted && !this.#busy && this.#send());
  }

  /** Shows a document, soon. */
  want(doc) {
    this.#wanted = doc;
    if (!this.result.value.behind) this.result.patch({ behind: true });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => !this.#busy && this.#send(), rest);
  }

  end() {
    clearTimeout(this.#timer);
    this.#off();
  }

  async #send() {
    const doc = this.#wanted;
    this.#busy = true;
    try {
      const answer = await this.#ask(doc);
      this.#done(doc);
      this.result.set({ ...answer, behind: this.#wanted !== null });
    } catch (e) {
      if (e instanceof Problem) {
        this.#done(doc);
        const findings = e.errors.length ? e.errors : [{ detail: e.message, severity: "error" }];
        this.result.patch({ findings, behind: this.#wanted !== null });
      } else if (!(e instanceof Away)) throw e;
    } finally {
      this.#busy = false;
      if (this.#wanted && link.value.state === "ok") this.want(this.#wanted);
    }
  }

  // ask gets the pages that changed; those that are here already are named by their hashes.
  async #ask(doc) {
    const known = new Map(this.result.value.pages.map((p) => [p.hash, p.svg]));
    const headers = { "Vanthu-Known-Pages": [...known.keys()].filter(Boolean).join(",") };
    const answer = await askJSON("/v1/preview", { method: "POST", body: doc, headers, patience: 50 });
    return { ...answer, pages: answer.pages.map((p) => ({ ...p, svg: p.svg ?? known.get(p.hash) })) };
  }

  #done(doc) {
    if (this.#wanted === doc) this.#wanted = null;
  }
}
