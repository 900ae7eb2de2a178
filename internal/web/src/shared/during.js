// Work on the open paper that is still going on, as a picture that is being read into it.

const going = new Set();

/** Has the paper put away only when some work on it is done. */
export function during(work) {
  going.add(work);
  const over = () => going.delete(work);
  work.then(over, over);
  return work;
}

/** Waits for that. */
export const over = () => Promise.allSettled(going);
