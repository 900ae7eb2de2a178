// Drafts (bản nháp) in this browser's IndexedDB. Nothing of them leaves the computer.

const version = 1; // of a draft; raised when what is in one changes its shape

let opening = null;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const r = indexedDB.open("vanthu", 1);
    r.onupgradeneeded = () => r.result.createObjectStore("drafts", { keyPath: "id" });
    r.onsuccess = () => resolve(r.result);
    r.onerror = () => reject(r.error);
    r.onblocked = () => reject(new Error("blocked"));
  });
  opening.catch(() => {
    opening = null;
  });
  return opening;
}

async function run(mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const tx = db.transaction("drafts", mode, { durability: "strict" });
    const request = work(tx.objectStore("drafts"));
    tx.oncomplete = () => resolve(request?.result);
    tx.onabort = tx.onerror = () => reject(tx.error ?? new Error("aborted"));
  });
}

/** An id that no other draft has. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

/** Keeps a draft {id, name, doc, open, created, changed}. An error: the browser has no room or does not allow it. */
export function keep(draft) {
  return run("readwrite", (s) => s.put({ ...draft, version }));
}

/** The draft with an id; undefined: there is none, or a newer edition of the desk wrote it. */
export async function find(id) {
  return readable(await run("readonly", (s) => s.get(id)));
}

/** All drafts, the last changed first. */
export async function all() {
  const list = (await run("readonly", (s) => s.getAll())).map(readable).filter(Boolean);
  return list.sort((a, b) => b.changed - a.changed);
}

/** Takes a draft out. */
export function remove(id) {
  return run("readwrite", (s) => s.delete(id));
}

// A draft of an older edition is read as it is: the form takes any document, and unknown keys stay in it.
function readable(draft) {
  return draft && draft.version <= version && draft.doc && typeof draft.doc === "object" ? draft : undefined;
}

/** Tells other tabs which draft this one has. onTaken is called when another tab takes it over. */
export class Hold {
  #channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("vanthu-drafts");
  #me = newId();
  #id = "";
  #taken;
  #others;

  constructor(onTaken) {
    this.#taken = onTaken;
    this.#channel?.addEventListener("message", ({ data }) => this.#hear(data));
  }

  #hear({ what, id, to, from }) {
    if (id !== this.#id || from === this.#me) return;
    if (what === "who") this.#send("mine", id, from);
    if (what === "mine" && to === this.#me) this.#others?.();
    if (what === "take") this.#taken();
  }

  #send(what, id, to) {
    this.#channel?.postMessage({ what, id, to, from: this.#me });
  }

  /** Holds a draft; the answer tells whether another tab has it open. */
  async take(id) {
    this.#id = id;
    if (!this.#channel) return false;
    const other = new Promise((resolve) => {
      this.#others = () => resolve(true);
      setTimeout(() => resolve(false), 150);
    });
    this.#send("who", id);
    return other;
  }

  /** Makes other tabs let the draft go. */
  claim() {
    this.#send("take", this.#id);
  }

  release() {
    this.#id = "";
  }
}
