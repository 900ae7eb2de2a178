// Children that are drawn elsewhere in the page, as the tools of a view in the top bar.
import { createElement, render } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Draws children into the element with an id, as long as it is shown itself. */
export function Elsewhere({ id, children }) {
  const place = useRef(null);
  useEffect(() => {
    const box = document.createElement("div");
    box.className = "elsewhere";
    document.getElementById(id)?.append(box);
    place.current = box;
    return () => {
      render(null, box);
      box.remove();
    };
  }, [id]);
  useEffect(() => {
    if (place.current) render(createElement("div", { class: "tool-row" }, children), place.current);
  });
  return null;
}
