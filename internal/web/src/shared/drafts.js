// Drafts (bản nháp) in this browser's IndexedDB. Nothing of them leaves the computer.

const version = 1; // of a draft; raised when what is in one changes its shape

let opening = null;

function open() {
  opening ??= connect().then(async (db) => {
    await takeIn(db);
    return db;
  });
  opening.catch(again);
  return opening;
}

function again() {
  opening = null;
}

const connect = () =>
  new Promise((resolve, reject) => {
    const r = indexedDB.open("vanthu", 1);
    r.onupgradeneeded = () => r.result.createObjectStore("drafts", { keyPath: "id" });
    r.onsuccess = () => {
      const db = r.result;
      db.onclose = again; // the browser has let it go
      db.onversionchange = () => {
        // A newer edition of the desk waits for it.
        db.close();
        again();
      };
      resolve(db);
    };
    r.onerror = () => reject(r.error);
    r.onblocked = () => reject(new Error("blocked"));
  });

const run = async (mode, work) => inside(await open(), mode, work);

function inside(db, mode, work) {
  return new Promise((resolve, reject) => {
    const tx = db.transaction("drafts", mode, { durability: "strict" });
    const request = work(tx.objectStore("drafts"), (e) => {
      reject(e);
      tx.abort();
    });
    tx.oncomplete = () => resolve(request?.result);
    tx.onabort = tx.onerror = () => reject(tx.error ?? new Error("aborted"));
  });
}

/** A newer edition of the desk has written there; that stays as it is. */
export class Newer extends Error {}

/** An id that no other draft has. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

// Drafts that the browser could not keep: here as long as the page.
const unkept = new Map();

// Places whose work the browser could not keep.
const unkeptWork = new Set();

/** Whether closing the page would lose a draft, or what a place works with. */
export const losing = () => unkept.size + unkeptWork.size > 0;

/**
 * Keeps what a place of the desk works with before it is a paper, {key, …}, files among it: one for each place, and no draft. key: of
 * whose it is, as two tabs may have two.
 */
export async function keepWork(place, work) {
  try {
    await run("readwrite", (s, fail) => attempt(() => s.put({ id: workOf(place), work }), fail));
    unkeptWork.delete(place);
  } catch {
    unkeptWork.add(place); // it is here as long as the page, which asks before it closes
  }
}

/** What was kept of a place; undefined: nothing. */
export const findWork = async (place) =>
  (await run("readonly", (s) => s.get(workOf(place))).catch(() => undefined))?.work;

/** Takes it out, if it is that of the key. */
export async function dropWork(place, key) {
  unkeptWork.delete(place);
  await run("readwrite", (s) => {
    const there = s.get(workOf(place));
    there.onsuccess = () => there.result?.work.key === key && s.delete(workOf(place));
  }).catch(() => {});
}

// It has no version, and is read as no draft by any edition of the desk.
const workOf = (place) => `work ${place}`;

/**
 * Keeps a draft {id, name, doc, open, created, changed, beside}. beside: it holds what was changed in a second tab. An error:
 * the browser has no room or does not allow it; or Newer.
 */
export async function keep(draft) {
  try {
    await run("readwrite", (s, fail) => {
      const there = s.get(draft.id);
      there.onsuccess = () => {
        if (newer(there.result)) fail(new Newer());
        else attempt(() => s.put({ ...draft, version }), fail);
      };
    });
  } catch (e) {
    if (e instanceof Newer) throw e;
    unkept.set(draft.id, draft);
    keepWords(draft);
    throw e;
  }
  unkept.delete(draft.id);
  forgetWords(draft);
}

function attempt(work, fail) {
  try {
    work();
  } catch (e) {
    fail(e);
  }
}

/** The draft with an id; undefined: there is none, or one that cannot be read. An error is Newer: see there. */
export async function find(id) {
  if (unkept.has(id)) return unkept.get(id);
  const draft = await run("readonly", (s) => s.get(id)).catch((e) => {
    throw e.name === "VersionError" ? new Newer() : e;
  });
  if (newer(draft)) throw new Newer();
  return readable(draft) ? draft : undefined;
}

/** All drafts, the last changed first; newer: with those of a newer edition, {id, name, changed, newer: true}. */
export async function all({ newer: too = false } = {}) {
  const kept = await run("readonly", (s) => s.getAll()).catch((e) => {
    if (unkept.size === 0) throw e;
    return [];
  });
  const list = kept.filter((d) => readable(d) && !unkept.has(d.id));
  const others = too ? kept.filter(newer).map(({ id, name, changed }) => ({ id, name, changed, newer: true })) : [];
  return [...unkept.values(), ...list, ...others].sort((a, b) => b.changed - a.changed);
}

/**
 * Changes the document of a draft that is not open here: change(doc) gives the new one, undefined: none. What another tab has typed into
 * it meanwhile stays, and counts as later.
 */
export async function amend(id, change) {
  if (unkept.has(id)) {
    const draft = unkept.get(id);
    const doc = change(draft.doc);
    if (doc) await keep({ ...draft, doc });
    return;
  }
  await run("readwrite", (s, fail) => {
    const there = s.get(id);
    there.onsuccess = () =>
      attempt(() => {
        const doc = readable(there.result) ? change(there.result.doc) : undefined;
        if (doc) s.put({ ...there.result, doc });
      }, fail);
  });
}

/** Takes a draft out. */
export async function remove(id) {
  unkept.delete(id);
  forgetWords({ id, changed: Number.POSITIVE_INFINITY });
  await run("readwrite", (s) => s.delete(id));
}

// A draft of an older edition is read as it is: the form takes any document, and unknown keys stay in it.
const readable = (draft) => draft?.version <= version && draft.doc && typeof draft.doc === "object";

const newer = (draft) => draft?.version > version;

const words = "draft "; // the names in localStorage of what was typed last

/** Keeps a draft at once, for a page that may be gone before the browser has stored it: open() takes it in. */
export function keepWords(draft) {
  try {
    localStorage.setItem(words + draft.id, JSON.stringify(draft));
  } catch {
    // There is no room; the store may still have the time.
  }
}

function forgetWords({ id, changed }) {
  try {
    const last = localStorage.getItem(words + id);
    if (last !== null && JSON.parse(last).changed <= changed) localStorage.removeItem(words + id);
  } catch {
    // They are older than the draft, and taken for that.
  }
}

// takeIn stores what pages could keep in localStorage alone.
async function takeIn(db) {
  const list = lastWords();
  if (list.length === 0) return;
  try {
    await inside(db, "readwrite", (s) => {
      for (const draft of list) {
        const there = s.get(draft.id);
        there.onsuccess = () => {
          if (newer(there.result)) s.put({ ...draft, id: newId(), beside: draft.id, version });
          else if (!(there.result?.changed >= draft.changed)) s.put({ ...draft, version });
        };
      }
    });
    list.forEach(forgetWords);
  } catch {
    for (const draft of list) unkept.set(draft.id, draft);
  }
}

function lastWords() {
  try {
    return Object.keys(localStorage)
      .filter((k) => k.startsWith(words))
      .map((k) => JSON.parse(localStorage.getItem(k)));
  } catch {
    return [];
  }
}

/**
 * Tells other tabs which draft this one has. onTaken is called when another tab takes it over, and keeps it first; onLate, when
 * another tab tells late that it has the draft.
 */
export class Hold {
  #channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("vanthu-drafts");
  #me = newId();
  #id = "";
  #taken;
  #late;
  #others;
  #given;

  constructor(onTaken, onLate) {
    this.#taken = onTaken;
    this.#late = onLate;
    this.#channel?.addEventListener("message", ({ data }) => this.#hear(data));
  }

  #hear({ what, id, to, from }) {
    if (id !== this.#id || from === this.#me) return;
    if (what === "who") this.#send("mine", id, from);
    if (what === "mine" && to === this.#me) this.#others?.();
    if (what === "take") Promise.resolve(this.#taken()).then(() => this.#send("given", id, from));
    if (what === "given" && to === this.#me) this.#given?.();
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
      setTimeout(() => {
        this.#others = this.#late;
        resolve(false);
      }, 150);
    });
    this.#send("who", id);
    return other;
  }

  /** Makes other tabs let the draft go; they keep first what was typed last, as far as they still can. */
  async claim() {
    if (!this.#channel) return;
    const given = new Promise((resolve) => {
      this.#given = resolve;
      setTimeout(resolve, 2000); // it may be busy; what it typed last is worth the wait
    });
    this.#others = undefined;
    this.#send("take", this.#id);
    await given;
  }

  release() {
    this.#id = "";
  }
}
