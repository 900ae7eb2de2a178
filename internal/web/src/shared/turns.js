// Work that waits for its turn, one piece at a time, so that keys are heard in between.

const due = [];

/** Does some work when its turn comes; the answer calls it off. */
export function soon(work) {
  due.push(work);
  if (due.length === 1) setTimeout(next);
  return () => {
    const at = due.indexOf(work);
    if (at > 0) due.splice(at, 1);
    else if (at === 0) due[0] = () => {};
  };
}

function next() {
  try {
    due[0]();
  } finally {
    due.shift(); // what fails keeps nothing else from its turn
    if (due.length) setTimeout(next);
  }
}
