// What undoes and does again (hoàn tác, làm lại), over the whole paper. A step knows the document before it; what an editor
// wrote it takes back itself, so that the caret goes where it was.
import { read, write } from "../shared/pointer.js";
import { Store } from "../shared/store.js";

const pause = 1000; // ms without a key in the same field begin a new step
const most = 200; // steps that are kept

const same = (a, b, pointer) => JSON.stringify(read(a, pointer)) === JSON.stringify(read(b, pointer));

export class History {
  /** {back, on}: the pointers of the steps that could be undone or done again next; undefined: there are none. */
  next = new Store({});
  #back = []; // {before, pointer, author, time}
  #on = []; // {after, pointer, author}
  #moving = false;

  /**
   * Notes a change at a pointer, made to a document. author: the editor that made it, {undo, redo, begins}, if it has
   * steps of its own; begins: this change is the first of one.
   */
  note(before, pointer, author, now = Date.now()) {
    if (this.#moving) return;
    const top = this.#back.at(-1);
    const more = author ? !author.begins : now - (top?.time ?? 0) < pause;
    if (top && more && this.goesOn(author) && top.pointer === pointer) top.time = now;
    else this.#back.push({ before, pointer, author, time: now });
    if (this.#back.length > most) this.#back.shift();
    this.#on = [];
    this.#tell();
  }

  /** Makes the next change a step of its own. */
  apart() {
    const top = this.#back.at(-1);
    if (top) top.time = 0;
  }

  /** Whether an author's next change may belong to the last step. */
  goesOn(author) {
    return this.#moving || (this.#on.length === 0 && this.#back.at(-1)?.author === author);
  }

  /** Takes a step back: the pointer of what changed; undefined: there is none. get and set: the document. */
  undo(get, set) {
    const e = this.#back.pop();
    if (!e) return undefined;
    this.#on.push({ ...e, after: get() });
    this.#move(e, e.author?.undo, e.before, get, set);
    return e.pointer;
  }

  /** Does again what was undone. */
  redo(get, set) {
    const e = this.#on.pop();
    if (!e) return undefined;
    this.#back.push({ ...e, before: get(), time: 0 });
    this.#move(e, e.author?.redo, e.after, get, set);
    return e.pointer;
  }

  forget() {
    this.#back = [];
    this.#on = [];
    this.#tell();
  }

  // An editor that is gone, or was filled anew since, cannot: then the document of the step is put in place.
  #move(e, own, to, get, set) {
    this.#moving = true;
    try {
      const done = own?.() && same(get(), to, e.pointer) ? read(get(), e.pointer) : undefined;
      set(done === undefined ? to : write(to, e.pointer, done)); // what the editor wrote is its own, what went along is not
    } finally {
      this.#moving = false;
    }
    this.#tell();
  }

  #tell() {
    const back = this.#back.at(-1)?.pointer;
    const on = this.#on.at(-1)?.pointer;
    if (back !== this.next.value.back || on !== this.next.value.on) this.next.set({ back, on });
  }
}
