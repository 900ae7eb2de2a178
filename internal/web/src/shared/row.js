// A row of buttons is one stop of the Tab key; inside it the arrows go on (the toolbar of ARIA's practices).
import { useLayoutEffect } from "preact/hooks";

const buttons = (box) => [...box.querySelectorAll("button:not(:disabled)")];

// only makes one button of a row the one that Tab comes to.
function only(list, one) {
  for (const b of list) b.tabIndex = b === one ? 0 : -1;
}

/** Makes the buttons in an element one stop; the answer is the handler of its keys. */
export function useRow(ref) {
  useLayoutEffect(() => {
    const list = ref.current ? buttons(ref.current) : [];
    only(list, list.find((b) => b === document.activeElement) ?? list.find((b) => b.tabIndex === 0) ?? list[0]);
  });
  return (e) => {
    const list = buttons(e.currentTarget);
    const at = list.indexOf(e.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: list.length - 1 }[e.key];
    if (at < 0 || to === undefined || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    const next = list.at(to % list.length);
    only(list, next);
    next.focus();
  };
}
