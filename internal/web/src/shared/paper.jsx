// The paper (văn bản) beside the form: pages as pictures, with what is marked on them.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { inWords } from "../write/labels.js";
import { ofLaw } from "./findings.jsx";
import { Icon } from "./icon.jsx";
import { say } from "./live.js";
import { within } from "./pointer.js";
import { useRow } from "./row.js";
import { Said } from "./tongue.jsx";
import { soon } from "./turns.js";
import { several, t } from "./words.js";

const pixels = 96 / 72; // of a point
const room = 24; // pixels beside a page

/**
 * pages, places: of a preview. focus: the pointer whose lines carry a band. findings: those with a pointer get a dot.
 * onPick(pointer, words): a line was clicked; words is the text around the click. name(pointer): what a part is called.
 * onView(from, to): these pages are in view.
 */
export function Paper({ pages, places, findings = [], focus, onPick, name, label, behind, onView }) {
  const scroll = useRef(null);
  const bar = useRef(null);
  const arrows = useRow(bar);
  const [mode, setMode] = useState("fit"); // "fit", "all" or a number
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([e]) => setWidth(Math.floor(e.contentRect.width)));
    watch.observe(scroll.current);
    return () => watch.disconnect();
  }, []);
  const fits = (page) => Math.max(0.2, Math.min(1.5, (width - 2 * room) / (page.width * pixels)));
  const fit = fits(pages.find((p) => p.width < p.height) ?? pages[0] ?? { width: 595 });
  const zoom = mode === "fit" ? fit : mode === "all" ? Math.min(0.24, fit) : mode;
  const byPage = useMemo(() => spread(pages, places), [pages, places]);
  const dots = useMemo(() => marks(findings, places), [findings, places]);
  const step = (by) => {
    const to = Math.round(Math.max(0.25, Math.min(4, zoom * by)) * 100) / 100;
    setMode(to);
    say(`${Math.round(to * 100)}%`);
  };
  useEffect(() => show(scroll.current, focus), [focus]);
  useView(scroll, pages.length, zoom, onView);
  return (
    <section class="paper" aria-label={label ?? t("Văn bản", "Paper")}>
      <div
        class="paper-bar"
        role="toolbar"
        aria-label={t("Xem văn bản", "View of the paper")}
        ref={bar}
        onKeyDown={arrows}
      >
        <span class="count">{t(`${pages.length} trang`, several(pages.length, "page"))}</span>
        <button type="button" class="plain" aria-label={t("Thu nhỏ", "Smaller")} onClick={() => step(1 / 1.15)}>
          <Icon name="minus" />
        </button>
        <span class="zoom">{Math.round(zoom * 100)}%</span>
        <button type="button" class="plain" aria-label={t("Phóng to", "Larger")} onClick={() => step(1.15)}>
          <Icon name="plus" />
        </button>
        <button type="button" class="plain" aria-pressed={mode === "fit"} onClick={() => setMode("fit")}>
          <Icon name="wide" /> <span class="long">{t("Vừa bề ngang", "Fit width")}</span>
        </button>
        <button
          type="button"
          class="plain"
          aria-pressed={mode === "all"}
          onClick={() => setMode(mode === "all" ? "fit" : "all")}
        >
          <Icon name="grid" /> {t("Các trang", "All pages")}
        </button>
      </div>
      <div
        class={`pages${mode === "all" ? " all" : ""}`}
        ref={scroll}
        data-behind={String(!!behind)}
        data-whole={String(pages.every((p) => p.fresh !== false))}
        tabIndex={0}
        role="group"
        aria-label={t("Các trang của văn bản", "Pages of the paper")}
      >
        {pages.map((p, i) => (
          <Page
            key={i}
            number={i + 1}
            page={p}
            zoom={mode === "fit" ? Math.min(zoom, fits(p)) : zoom}
            places={byPage[i]}
            dots={dots.filter((d) => d.page === i + 1)}
            focus={focus}
            name={name}
            onPick={mode === "all" ? () => open(setMode, scroll, i) : onPick}
          />
        ))}
      </div>
    </section>
  );
}

// useView tells which pages are in view, when that changes.
function useView(scroll, count, zoom, onView) {
  useEffect(() => {
    if (!onView) return undefined;
    let timer = 0;
    const tell = () => {
      timer = 0;
      if (!scroll.current) return;
      const box = scroll.current.getBoundingClientRect();
      const top = Math.max(0, box.top);
      const bottom = Math.min(innerHeight, box.bottom);
      const seen = [...scroll.current.children].flatMap((el, i) => {
        const r = el.getBoundingClientRect();
        return r.bottom > top && r.top < bottom ? [i + 1] : [];
      });
      if (seen.length) onView(seen[0], seen.at(-1));
    };
    const soon = () => {
      timer ||= setTimeout(tell, 60);
    };
    soon();
    addEventListener("scroll", soon, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("scroll", soon, { capture: true });
    };
  }, [count, zoom, onView]);
}

// open leaves the overview for a page.
function open(setMode, scroll, i) {
  setMode("fit");
  requestAnimationFrame(() => scroll.current?.children[i]?.scrollIntoView({ block: "start" }));
}

// show brings the marked lines into view, if none of them is.
function show(scroll, focus) {
  if (!scroll || !focus) return;
  const bands = [...scroll.querySelectorAll(".band")];
  const box = scroll.getBoundingClientRect();
  const seen = bands.some((b) => {
    const r = b.getBoundingClientRect();
    return r.bottom > box.top && r.top < box.bottom;
  });
  if (bands.length === 0 || seen) return;
  scroll.scrollTop += bands[0].getBoundingClientRect().top - box.top - box.height / 3;
}

function spread(pages, places) {
  const by = pages.map(() => []);
  for (const p of places) by[p.page - 1]?.push(p);
  return by;
}

// marks are the dots of findings: each at the first line that it is about.
function marks(findings, places) {
  const dots = [];
  for (const f of findings) {
    if (!f.pointer) continue;
    const at = places.find((p) => within(p.pointer, f.pointer)) ?? places.find((p) => within(f.pointer, p.pointer));
    if (!at) continue;
    const same = dots.filter((d) => d.page === at.page && Math.abs(d.y - at.y) < 8).length;
    dots.push({
      ...f,
      severity: f.severity ?? "error",
      page: at.page,
      x: 34 - same * 12,
      y: at.y + Math.min(at.height, 18) / 2,
      to: at.pointer,
    });
  }
  return dots;
}

function Page({ number, page, zoom, places, dots, focus, name, onPick }) {
  const box = useRef(null);
  const sheet = useRef(null);
  const drawn = useRef("");
  const [near, setNear] = useState(number <= 2);
  const [over, setOver] = useState(null);
  const [asked, setAsked] = useState(null);
  const card = asked && dots.find((d) => d.pointer === asked.pointer && d.rule === asked.rule);
  useEffect(() => {
    const watch = new IntersectionObserver(([e]) => setNear(e.isIntersecting), { rootMargin: "600px" });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const draw = () => {
      if (drawn.current === page.svg || !page.svg || !sheet.current) return; // or the page is gone meanwhile
      drawn.current = page.svg;
      const picture = new DOMParser().parseFromString(page.svg, "image/svg+xml").documentElement;
      picture.setAttribute("width", "100%");
      picture.setAttribute("height", "100%");
      sheet.current.replaceChildren(document.importNode(picture, true));
    };
    addEventListener("beforeprint", draw);
    // A page out of sight keeps its old picture until it comes near, or is printed.
    const off = near && drawn.current !== page.svg && soon(draw);
    return () => {
      removeEventListener("beforeprint", draw);
      if (off) off();
    };
  }, [near, page.svg]);
  const at = (e) => {
    const r = box.current.getBoundingClientRect();
    const x = ((e.clientX - r.left) / r.width) * page.width;
    const y = ((e.clientY - r.top) / r.height) * page.height;
    return hit(places, x, y);
  };
  const click = (e) => {
    if (getSelection()?.toString()) return; // text is being taken
    const p = at(e);
    if (p) onPick?.(p.pointer, words(e));
    else if (onPick?.length === 0) onPick();
  };
  const bands = focus ? places.filter((p) => within(p.pointer, focus)) : [];
  const size = { width: `${page.width * zoom * pixels}px`, height: `${page.height * zoom * pixels}px` };
  return (
    <figure
      class={`page${page.width > page.height ? " landscape" : ""}`}
      ref={box}
      style={size}
      aria-label={t(`Trang ${number}`, `Page ${number}`)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: each place is also reached by its field, with the keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same */}
      <div
        class="sheet"
        lang="vi"
        ref={sheet}
        onClick={click}
        onMouseMove={(e) => setOver(at(e))}
        onMouseLeave={() => setOver(null)}
      />
      <svg class="over" viewBox={`0 0 ${page.width} ${page.height}`} aria-hidden="true">
        {bands.map((p) => (
          <rect
            key={`${p.pointer}${p.y}${p.x}`}
            class="band"
            x={p.x - 3}
            y={p.y}
            width={p.width + 6}
            height={p.height}
            rx="2"
          />
        ))}
        {over && <rect class="hover" x={over.x - 3} y={over.y} width={over.width + 6} height={over.height} rx="2" />}
        {dots.map((d) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list of findings has the same as buttons
          <circle
            key={`${d.pointer} ${d.rule}`}
            class={`dot ${d.severity}`}
            cx={d.x}
            cy={d.y}
            r="4"
            onClick={() => setAsked(d === card ? null : d)}
          >
            <title>{inWords(d.detail)}</title>
          </circle>
        ))}
      </svg>
      {card && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape is only one more way to close it
        <div
          class={`card ${card.severity}`}
          onKeyDown={(e) => e.key === "Escape" && setAsked(null)}
          style={{ left: `${(card.x / page.width) * 100}%`, top: `${((card.y + 8) / page.height) * 100}%` }}
        >
          <p>
            <Said text={inWords(card.detail)} />
          </p>
          {ofLaw(card.clause) && !card.detail.includes(card.clause) && (
            <p class="clause" lang="vi">
              {card.clause}
            </p>
          )}
          <button
            type="button"
            onClick={() => {
              setAsked(null);
              onPick?.(card.pointer, "");
            }}
          >
            {t("Sửa", "Fix")}
          </button>
          <button type="button" class="plain" onClick={() => setAsked(null)}>
            {t("Đóng", "Close")}
          </button>
        </div>
      )}
      {over && name && (
        <span class="part" style={{ left: `${(over.x / page.width) * 100}%`, top: `${(over.y / page.height) * 100}%` }}>
          {name(over.pointer)}
        </span>
      )}
    </figure>
  );
}

// hit is the smallest place under a point.
function hit(places, x, y) {
  let best = null;
  for (const p of places) {
    if (x < p.x - 3 || x > p.x + p.width + 3 || y < p.y || y > p.y + p.height) continue;
    if (!best || p.width * p.height < best.width * best.height) best = p;
  }
  return best;
}

// words is the text of the line up to the letter under the pointer.
function words(e) {
  const line = e.target.closest?.("text");
  if (!line?.getCharNumAtPosition) return "";
  const point = new DOMPoint(e.clientX, e.clientY).matrixTransform(line.getScreenCTM().inverse());
  const n = line.getCharNumAtPosition(point);
  return n < 0 ? "" : line.textContent.slice(0, n + 1);
}
