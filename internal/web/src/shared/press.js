// A click that begins on a button ends on it only if nothing moves in between.

/** Tells whether a pointer is pressed on a target, such as the window. */
export class Press {
  #down = false;
  #waiting = null;

  constructor(target) {
    target.addEventListener("pointerdown", () => this.#set(true), true);
    for (const end of ["pointerup", "pointercancel"]) target.addEventListener(end, () => this.#set(false), true);
  }

  #set(down) {
    this.#down = down;
    // The click comes behind the event that ends the press.
    if (!down) setTimeout(() => this.#down || this.#run());
  }

  #run() {
    const run = this.#waiting;
    this.#waiting = null;
    run?.();
  }

  /** Does now what moves the page or, where a pointer is pressed, when it is let go; of several that wait the last. */
  after(run) {
    this.#waiting = run;
    if (!this.#down) this.#run();
  }
}
