// A file as it was read (bản đọc được): of Word its text, of a PDF its pages, with what is marked in it.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { language, t } from "./words.js";

/** The marks of findings that have a place: [{n, severity, detail, place}], n from 1 in the order of the list. */
export const marksOf = (list) =>
  list.map((f, i) => ({ ...f, n: i + 1 })).filter((f) => f.place?.paragraph || f.place?.page);

/** The marks that a block of the file carries: of Word by the number of its paragraph, of a PDF by where it stands. */
const at = (marks, b) =>
  marks.filter(({ place: p }) =>
    b.paragraph ? p.paragraph === b.paragraph : b.page && p.page === b.page && inside(p, b),
  );

const inside = (p, b) => p.y > b.y - 1 && p.y < b.y + b.height && p.x > b.x - 1 && p.x < b.x + b.width;

/**
 * shown: what the server read. marks: see marksOf. focus: the n of one of them. onPick(n): it was clicked. named: the names
 * of parts stand beside the lines.
 */
export function Facsimile({ shown, marks = [], focus, onPick, named, label }) {
  const box = useRef(null);
  useEffect(() => {
    const mark = focus && box.current?.querySelector(`[data-mark="${focus}"]`);
    if (mark) middle(box.current, mark);
  }, [focus]);
  return (
    <div
      class={`facsimile${named ? " named" : ""}`}
      ref={box}
      tabIndex={0}
      role="group"
      aria-label={label ?? t("Tệp như đã đọc", "The file as it was read")}
    >
      {shown.pages && !named ? (
        <Pages shown={shown} marks={marks} focus={focus} onPick={onPick} />
      ) : (
        <div class="text-sheet" lang="vi">
          <Blocks list={shown.blocks} marks={marks} focus={focus} onPick={onPick} named={named} />
        </div>
      )}
    </div>
  );
}

// middle scrolls a box so far that something in it is well in view.
function middle(box, el) {
  const b = box.getBoundingClientRect();
  const r = el.getBoundingClientRect();
  if (r.top < b.top + 16 || r.bottom > b.bottom - 16) box.scrollTop += r.top - b.top - b.height / 3;
  if (b.top < 0 || b.top > innerHeight - 120) box.scrollIntoView({ block: "start" });
}

/** The button of a mark, with its number; name: what it is called where its sentence stands beside it. */
export function Mark({ mark, focus, onPick, name }) {
  return (
    <button
      type="button"
      class={`mark-no ${mark.severity}${focus === mark.n ? " on" : ""}`}
      data-mark={mark.n}
      lang={language.value}
      title={name ?? mark.detail}
      aria-label={name ?? t(`Điều ${mark.n}: ${mark.detail}`, `Finding ${mark.n}: ${mark.detail}`)}
      onClick={(e) => {
        e.stopPropagation();
        onPick?.(mark.n);
      }}
    >
      {mark.n}
    </button>
  );
}

// Blocks are paragraphs below each other; those of a head or a signature beside each other.
function Blocks({ list, named, ...rest }) {
  const groups = useMemo(() => sideBySide(list), [list]);
  let last = "";
  return groups.map((g, i) => {
    if (!Array.isArray(g)) {
      const name = named && g.part && g.part !== last ? g : null;
      last = g.part ?? (g.rows ? "" : last);
      return <Block key={i} block={g} name={name} named={named} {...rest} />;
    }
    last = "";
    return (
      <div class="beside" key={i}>
        {g.map((column, c) => (
          <div key={c}>
            <Blocks list={column} named={named} {...rest} />
          </div>
        ))}
      </div>
    );
  });
}

function sideBySide(list) {
  const out = [];
  for (const b of list) {
    if (!b.column) {
      out.push(b);
      continue;
    }
    let g = out.at(-1);
    // What goes back to the left begins a new row of columns only behind something that stands alone.
    if (!Array.isArray(g)) out.push((g = []));
    while (g.length < b.column) g.push([]);
    g[b.column - 1].push({ ...b, column: 0 });
  }
  return out;
}

function Block({ block: b, name, named, marks, focus, onPick }) {
  const here = at(marks, b);
  if (b.rows) {
    return (
      <div class="table-scroll">
        <table>
          <tbody>
            {b.rows.map((row, i) => (
              <tr key={i}>
                {row.map((c, j) => (
                  <td key={j} colSpan={c.span} rowSpan={c.rows}>
                    <Blocks list={c.blocks} marks={marks} focus={focus} onPick={onPick} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  if (b.stroke) return <hr />;
  if (b.picture) return <p class="picture-room">{b.picture}</p>;
  if (!b.text?.length && here.length === 0) return <p class="blank" />;
  const worst = here[0]?.severity ?? "";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same
    <p
      class={`line ${b.align ?? ""} ${here.length ? `marked ${worst}` : ""}${here.some((m) => m.n === focus) ? " on" : ""} ${named ? partClass(b) : ""}`}
      data-paragraph={b.paragraph}
      style={{ paddingLeft: indent(b.left), textIndent: indent(b.first) }}
      onClick={() => here.length && onPick?.(here[0].n)}
    >
      {name && (
        <span class="part-name">
          {name.name}
          {name.unsure && <b title={t("chưa chắc", "not certain")}> ?</b>}
        </span>
      )}
      {here.map((m) => (
        <Mark key={m.n} mark={m} focus={focus} onPick={onPick} />
      ))}
      <Runs list={b.text} />
    </p>
  );
}

const indent = (points) => (points ? `${Math.max(-4, Math.min(8, points / 14))}em` : undefined);

function Runs({ list = [] }) {
  return list.map((r, i) => (
    <span
      key={i}
      class={[r.bold && "b", r.italic && "i", r.underline && "u", r.raised === 1 && "up", r.raised === -1 && "low"]
        .filter(Boolean)
        .join(" ")}
      style={r.size && r.size !== 14 ? { fontSize: `${Math.max(0.6, Math.min(1.6, r.size / 14))}em` } : undefined}
    >
      {r.text.split(/(\u00a0{2,}|^\u00a0)/).map((part, n) => (n % 2 ? <Room key={n}>{part}</Room> : part))}
    </span>
  ));
}

// Room is blanks that were typed to push a text aside: a line that is justified must not stretch them.
const Room = ({ children }) => <span class="room">{children}</span>;

const sorts = [
  ["head", ["national_title", "motto", "parent_agency", "issuer", "issuer_star"]],
  ["ref", ["reference", "place_date", "secrecy_mark", "urgency_mark", "circulation_note", "draft_note"]],
  ["title", ["type_name", "subject", "letter_subject", "subject_separator", "author_line", "competence", "resolution"]],
  ["to", ["addressees_label", "addressees", "recipients_label", "recipients", "drafter_code", "contact"]],
  ["sign", ["authority", "position", "signer_name", "signature_text"]],
  ["annex", ["annex_label", "annex_title", "annex_subtitle", "annex_reference"]],
  ["part", ["heading_1", "heading_2", "heading_3", "part_label", "part_title", "legal_basis"]],
];

const partClass = (b) =>
  `of-${sorts.find(([, parts]) => parts.includes(b.part))?.[0] ?? "text"}${b.unsure ? " unsure" : ""}`;

// Pages are those of a PDF: text at its place. Pictures and seals are not drawn.
function Pages({ shown, marks, focus, onPick }) {
  const pages = useMemo(() => spread(shown), [shown]);
  return pages.map((p, i) => (
    <PdfPage
      key={i}
      number={i + 1}
      {...p}
      marks={marks.filter((m) => m.place.page === i + 1)}
      focus={focus}
      onPick={onPick}
    />
  ));
}

function spread(shown) {
  const pages = shown.pages.map((p) => ({ page: p, lines: [], tables: [], strokes: [], pictures: [] }));
  const walk = (list) => {
    for (const b of list) {
      for (const l of b.lines ?? []) pages[l.page - 1]?.lines.push(l);
      const p = pages[b.page - 1];
      if (b.rows) {
        p?.tables.push(b);
        for (const row of b.rows) for (const c of row) walk(c.blocks);
      } else if (b.stroke) p?.strokes.push(b);
      else if (b.picture) p?.pictures.push(b);
    }
  };
  walk(shown.blocks);
  walk(shown.margins ?? []);
  return pages;
}

function PdfPage({ number, page, lines, tables, strokes, pictures, marks, focus, onPick }) {
  const box = useRef(null);
  const [near, setNear] = useState(number <= 2);
  useEffect(() => {
    const watch = new IntersectionObserver(([e]) => e.isIntersecting && setNear(true), { rootMargin: "800px" });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const percent = (n, of) => `${(n / of) * 100}%`;
  return (
    <figure
      class="pdf-page"
      ref={box}
      style={{ aspectRatio: `${page.width} / ${page.height}` }}
      aria-label={t(`Trang ${number}`, `Page ${number}`)}
    >
      {near && <Drawn page={page} lines={lines} tables={tables} strokes={strokes} pictures={pictures} />}
      {marks.map((m, i) => (
        <div key={m.n}>
          {m.place.width > 0 && (
            // biome-ignore lint/a11y/noStaticElementInteractions: its button is beside it
            // biome-ignore lint/a11y/useKeyWithClickEvents: the same
            <div
              class={`spot ${m.severity}${focus === m.n ? " on" : ""}`}
              style={{
                left: percent(m.place.x - 3, page.width),
                top: percent(m.place.y - 1, page.height),
                width: percent(m.place.width + 6, page.width),
                height: percent(m.place.height + 2, page.height),
              }}
              onClick={() => onPick?.(m.n)}
            />
          )}
          <div
            class="spot-no"
            style={{ top: percent(m.place.y ?? 20, page.height), left: percent(8 + 22 * beside(marks, i), page.width) }}
          >
            <Mark mark={m} focus={focus} onPick={onPick} />
          </div>
        </div>
      ))}
    </figure>
  );
}

// beside is how many marks before one stand on the same line.
const beside = (marks, i) =>
  marks.slice(0, i).filter((m) => Math.abs((m.place.y ?? 20) - (marks[i].place.y ?? 20)) < 14).length;

const sans = /arial|helvet|calibri|tahoma|verdana|segoe|sans|roboto/i;

// Drawn is the text of a page as a picture: each line as wide as it is in the file.
function Drawn({ page, lines, tables, strokes, pictures }) {
  const ref = useRef(null);
  useLayoutEffect(() => {
    for (const el of ref.current.querySelectorAll("text")) {
      const wide = Number(el.dataset.width);
      if (wide > 4) el.setAttribute("textLength", wide);
    }
  }, [lines]);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its lines are read as text
    <svg ref={ref} viewBox={`0 0 ${page.width} ${page.height}`} lang="vi">
      {tables.map((b, i) => (
        <rect key={i} class="table-edge" x={b.x} y={b.y} width={b.width} height={b.height} />
      ))}
      {pictures.map((b, i) => (
        <rect key={i} class="picture-edge" x={b.x} y={b.y} width={b.width} height={b.height} />
      ))}
      {strokes.map((b, i) => (
        <path key={i} class="rule" d={`M${b.x} ${b.y}h${b.width}`} />
      ))}
      {lines.map((l, i) => (
        <text
          key={i}
          x={l.x}
          y={l.y + l.height * 0.78}
          data-width={l.width}
          lengthAdjust="spacingAndGlyphs"
          font-family={sans.test(l.text[0]?.face) ? "Arial, sans-serif" : undefined}
        >
          {l.text.map((r, j) => (
            <tspan
              key={j}
              font-size={r.size || 12}
              font-weight={r.bold ? "700" : undefined}
              font-style={r.italic ? "italic" : undefined}
              text-decoration={r.underline ? "underline" : undefined}
            >
              {r.text}
            </tspan>
          ))}
        </text>
      ))}
    </svg>
  );
}
