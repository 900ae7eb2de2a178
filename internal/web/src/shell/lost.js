// Where the focus goes when a button takes away what it stands in: to what comes next there, for who has no pointer.

const control = "a[href], button, input, select, textarea, summary, [tabindex='0']";
const looks = [0, 100, 400, 1200]; // ms after a press; what is taken away may be stored elsewhere first

const seen = (el) => !el.disabled && el.getClientRects().length > 0;

const controls = (box) => [...box.querySelectorAll(control)].filter(seen);

/** Watches the page from now on. */
export function keepFocus() {
  const note = (e) => {
    const from = document.activeElement;
    if (!e.isTrusted || !from || from === document.body) return;
    const places = [];
    for (let part = from; part.parentElement; part = part.parentElement) places.push(placeOf(part));
    for (const ms of looks) setTimeout(() => refind(from, places), ms);
  };
  addEventListener("click", note, true);
}

// placeOf is what holds a part, and how many controls stand in it before that part.
function placeOf(part) {
  const box = part.parentElement;
  const all = controls(box);
  const n = all.findIndex((el) => part.contains(el));
  return { box, n: n < 0 ? all.length : n };
}

function refind(from, places) {
  if (document.activeElement !== document.body || (from.isConnected && seen(from))) return;
  for (const { box, n } of places) {
    const left = box.isConnected ? controls(box) : [];
    if (left.length === 0) continue;
    left[Math.min(n, left.length - 1)].focus();
    return;
  }
}
