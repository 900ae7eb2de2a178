// Files that are dropped anywhere in a view.
import { useEffect, useRef, useState } from "preact/hooks";

/** Calls onFiles with what is dropped on its children; says so while something hovers. */
export function Drop({ onFiles, label, children, class: name = "" }) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const holds = (e) => [...(e.dataTransfer?.types ?? [])].includes("Files");
  const enter = (e) => {
    if (!holds(e)) return;
    e.preventDefault();
    depth.current++;
    setOver(true);
  };
  const leave = (e) => {
    if (!holds(e)) return;
    depth.current = Math.max(0, depth.current - 1);
    if (depth.current === 0) setOver(false);
  };
  const drop = (e) => {
    if (!holds(e)) return;
    depth.current = 0;
    setOver(false);
    if (e.defaultPrevented) return; // something inside has taken them
    e.preventDefault();
    onFiles([...e.dataTransfer.files]);
  };
  useEffect(() => {
    // A file that misses must not take the place of the page.
    const stop = (e) => holds(e) && e.preventDefault();
    window.addEventListener("dragover", stop);
    window.addEventListener("drop", stop);
    return () => {
      window.removeEventListener("dragover", stop);
      window.removeEventListener("drop", stop);
    };
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: who has no pointer chooses files with a button
    <div
      class={`drop ${name}`}
      onDragEnter={enter}
      onDragOver={(e) => holds(e) && e.preventDefault()}
      onDragLeave={leave}
      onDrop={drop}
    >
      {children}
      {over && <div class="drop-over">{label}</div>}
    </div>
  );
}
