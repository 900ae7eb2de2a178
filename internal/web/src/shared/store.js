// A value that views look at, and documents that are changed without touching the old ones.
import { useEffect, useReducer } from "preact/hooks";

/** A value with those who look at it. set(same) tells nobody. */
export class Store {
  #value;
  #seen = new Set();

  constructor(value) {
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  set(value) {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const f of [...this.#seen]) f(value);
  }

  /** Lays parts over an object's. */
  patch(parts) {
    this.set({ ...this.#value, ...parts });
  }

  /** Calls f on each change; the answer ends that. */
  on(f) {
    this.#seen.add(f);
    return () => this.#seen.delete(f);
  }
}

/** What pick takes from a store; the component is drawn again when that changes. */
export function useStore(store, pick = (v) => v) {
  const [, again] = useReducer((n) => n + 1, 0);
  const now = pick(store.value);
  useEffect(() => {
    let last = pick(store.value);
    if (!Object.is(last, now)) again();
    return store.on((v) => {
      const next = pick(v);
      if (Object.is(next, last)) return;
      last = next;
      again();
    });
  });
  return now;
}
