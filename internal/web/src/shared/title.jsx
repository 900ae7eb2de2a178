// The heading of a view. It names the window too, and whoever came here from another view goes on reading from it.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { route } from "../shell/route.js";

let known = null; // where the last heading stood
let start = null; // a ref to what had the focus first

/** Gives the focus to where reading begins, if nothing has it. */
export function toStart() {
  if (document.activeElement === document.body) start?.current?.focus();
}

/** lang: of a heading that is not in the page's language. first: a ref to the control that takes the focus in the heading's place, when the page is opened too. */
export function Title({ children, first, lang, class: name }) {
  const own = useRef(null);
  useEffect(() => {
    document.title = `${children} – Vanthu`;
  }, [children]);
  useLayoutEffect(() => {
    start = first ?? own;
    // Not at the end of the drawing: that comes late where the machine is busy.
    if (route.value !== known && (known || first)) (first ?? own).current.focus();
    known = route.value;
  }, []);
  return (
    <h1 ref={own} tabIndex={-1} class={name} lang={lang}>
      {children}
    </h1>
  );
}
