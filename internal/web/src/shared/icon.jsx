// Small line drawings; beside each stands a word, or the button has a name.

const paths = {
  error: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M8 4.5v4.2M8 11v.4",
  warning: "M8 2L15 14H1zM8 6.5v3.5M8 12v.2",
  hint: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M8 7v4.5M8 4.5v.4",
  search: "M7 2a5 5 0 1 0 0 10a5 5 0 0 0 0-10M10.8 10.8L14.5 14.5",
  open: "M1.5 13V3.5h4.5l1.5 2h7V13z",
  down: "M8 2v8.5M4.5 7.5L8 11l3.5-3.5M2.5 14h11",
  print: "M4 5V2h8v3M4 11H2V5.5h12V11h-2M4 9h8v5H4z",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  fold: "M4 6l4 4l4-4",
  close: "M4 4l8 8M12 4l-8 8",
  wide: "M2 3v10M14 3v10M4.5 8h7M6.5 6l-2 2l2 2M9.5 6l2 2l-2 2",
  grid: "M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z",
  up: "M8 13V3.5M4.5 7L8 3.5L11.5 7",
  trash: "M2.5 4h11M6 4V2.5h4V4M4 4l.7 9.5h6.6L12 4",
  file: "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3",
  left: "M10 3L5 8l5 5",
  in: "M2 3h12M7 6.5h7M7 9.5h7M2 13h12M2 6l2.5 2L2 10",
  out: "M2 3h12M7 6.5h7M7 9.5h7M2 13h12M4.5 6L2 8l2.5 2",
  undo: "M5.5 3L2 6.5L5.5 10M2 6.5h7.5a4 4 0 0 1 0 8H7",
  redo: "M10.5 3L14 6.5L10.5 10M14 6.5H6.5a4 4 0 0 0 0 8H9",
  table: "M2 3h12v10H2zM2 6.3h12M2 9.7h12M6.5 3v10",
  form: "M2 4h4M8 4.5h6M2 8h4M8 8.5h6M2 12h4M8 12.5h6",
  break: "M3 2v4h10V2M3 14v-4h10v4M1 8h2M5 8h2M9 8h2M13 8h2",
  image: "M2 3h12v10H2zM2 11l3.5-3.5L9 11l2-2l3 3M10.5 6h.01",
  check: "M3 8.5L6.5 12L13 4.5",
};

export function Icon({ name }) {
  return (
    <svg
      class={`icon ${name}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
