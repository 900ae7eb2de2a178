// Soạn: the form, the paper beside it, and what the bar offers for it.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { askOnce } from "../shared/api.js";
import { Newer } from "../shared/drafts.js";
import { Drop } from "../shared/drop.jsx";
import { count, countText, Findings, wrong } from "../shared/findings.jsx";
import { saySoon } from "../shared/live.js";
import { Paper } from "../shared/paper.jsx";
import { kinds } from "../shared/papers.js";
import { write as put } from "../shared/pointer.js";
import { Press } from "../shared/press.js";
import { Preview } from "../shared/preview.js";
import { useStore } from "../shared/store.js";
import { t } from "../shared/words.js";
import { take } from "../shell/incoming.js";
import { at, goTo } from "../shell/route.js";
import { findings, focusAt, unfinished } from "./fields.jsx";
import { Form, go } from "./form.jsx";
import { Head, step } from "./head.jsx";
import { inWords, partName } from "./labels.js";
import { familyOf } from "./profiles.js";
import { goOnApart, keep, redo, reopen, session, takeOver, undo } from "./session.js";
import { printWhole, Tools } from "./tools.jsx";

// What findings say stands among the fields, and moves those below.
const press = new Press(window);

export default function Write({ here }) {
  const [given, setGiven] = useState(null);
  const open = useStore(session, (s) => s?.id);
  const [lost, setLost] = useState("");
  useEffect(() => {
    Promise.all([askOnce("/v1/schema"), kinds()]).then(
      ([schema, list]) => setGiven({ schema, list }),
      () => {},
    );
  }, []);
  useEffect(() => {
    at.soan = `#/soan/${here.rest}`;
    setLost("");
    reopen(here.rest).then(
      (found) => !found && setLost("gone"),
      (e) => session.value?.id !== here.rest && setLost(e instanceof Newer ? "newer" : "gone"),
    );
  }, [here.rest]);
  if (lost) {
    return (
      <p class="notice" role="alert">
        {lost === "newer"
          ? t(
              "Bản nháp này do bàn soạn bản mới hơn lưu, nên chưa mở được ở đây; nó vẫn được giữ nguyên. Tải lại trang để có bản mới.",
              "A newer edition of the desk saved this draft, so it cannot be opened here; it is kept as it is. Reload the page to get that edition.",
            )
          : t("Bản nháp này không còn trong trình duyệt.", "This draft is no longer in the browser.")}{" "}
        <a href="#/">{t("Về trang đầu", "Home")}</a>
      </p>
    );
  }
  if (!given || open !== here.rest) return <p class="notice quiet">{t("Đang mở…", "Opening…")}</p>;
  return <Desk key={open} {...given} />;
}

function Desk({ schema, list }) {
  const preview = useMemo(() => new Preview(), []);
  const slug = useStore(session, (s) => s?.doc.kind);
  const family = useStore(session, (s) => familyOf(s?.doc));
  const [tab, setTab] = useTabs();
  const [trouble, setTrouble] = useState("");
  const kind = list.find((k) => k.slug === slug) ?? list[0];
  useEffect(() => {
    focusAt.set("");
    let last;
    const show = () => {
      const now = [session.value?.doc, unfinished.value];
      if (now[0] && now.some((v, i) => v !== last?.[i])) preview.want(readable(...now)); // that it was kept changes no page
      last = now;
    };
    show();
    const offs = [
      session.on(show),
      unfinished.on(show),
      preview.result.on((r) => press.after(() => findings.set(r.findings ?? []))),
      tellCounts(),
    ];
    return () => {
      for (const off of offs) off();
      preview.end();
    };
  }, [preview]);
  useKeys(kind, preview);
  useEffect(beginAtFirst, []);
  const pick = useCallback((pointer, words) => {
    setTab("form");
    go(pointer, words);
  }, []);
  // Parts that a keystroke does not change are kept as they are.
  const form = useMemo(() => <Form schema={schema} kind={kind} family={family} />, [schema, kind, family]);
  const paper = useMemo(() => <Shown preview={preview} kind={kind} onPick={pick} />, [preview, kind, pick]);
  const files = (all) =>
    take(all).then(
      () => setTrouble(""),
      (e) => setTrouble(e.message),
    );
  return (
    <Drop onFiles={files} label={t("Thả để mở", "Drop to open")} class={`write on-${tab}`}>
      <Tools list={list} preview={preview} onFindings={() => showFindings(setTab)} onTrouble={setTrouble} />
      <Notices refused={trouble} />
      <div class="tabs" role="tablist" aria-label={t("Biểu mẫu hay văn bản", "Form or paper")}>
        <Tab id="form" now={tab} onPick={setTab} name={t("Biểu mẫu", "Form")} />
        <Tab id="paper" now={tab} onPick={setTab} name={t("Văn bản", "Paper")} />
      </div>
      <div class="form-side" id="form-side">
        <Head list={list} kind={kind} family={family} />
        <p class="help keys">
          {t(
            "Ctrl+Enter sang ô sau, F1 xem quy định của ô đang điền.",
            "Ctrl+Enter leads to the next field, F1 shows the rule for the one you are in.",
          )}
        </p>
        {form}
        <All preview={preview} kind={kind} onPick={pick} />
      </div>
      <Splitter />
      <div class="paper-side" id="paper-side">
        {tab === "paper" && (
          <h1 class="unseen" lang="vi">
            {kind.name}
          </h1>
        )}
        {paper}
      </div>
    </Drop>
  );
}

// readable is a document without what is being typed and cannot be read yet.
const readable = (doc, half) => (half ? (put(doc, half, undefined) ?? {}) : doc);

// useTabs is which of two tabs is shown, where the window has room for one; each keeps its place.
function useTabs() {
  const [tab, setTab] = useState("form");
  const places = useRef({ form: 0, paper: 0 });
  const turn = useCallback((to) => {
    setTab((from) => {
      if (from !== to) places.current[from] = scrollY;
      return to;
    });
  }, []);
  useLayoutEffect(() => {
    scrollTo(0, places.current[tab]);
  }, [tab]);
  return [tab, turn];
}

// beginAtFirst gives the first field of a new paper the focus; what the office says in its head needs no typing. Where there is
// no keyboard, one would come up over the form.
function beginAtFirst() {
  const { office, issuer, issuers, subject, sections, opening } = session.value.doc;
  if (subject || sections || opening || !document.activeElement.matches("body, h1")) return;
  if (matchMedia("(pointer: coarse)").matches) return;
  go(office || issuer?.name || issuers ? "/subject" : "/issuer/parent", "");
}

// tellCounts says how many errors and warnings there are, each time that there are more or less; not while keys follow each
// other, and not of a paper that was only just opened.
function tellCounts() {
  let last;
  return findings.on((list) => {
    const now = countText({ ...count(list), hint: 0 }, ", ");
    if (last !== undefined && now !== last)
      saySoon("counts", now || t("Không còn lỗi hay cảnh báo", "No errors or warnings left"), 1500);
    last = now;
  });
}

function Tab({ id, now, onPick, name }) {
  return (
    <button type="button" role="tab" aria-selected={now === id} aria-controls={`${id}-side`} onClick={() => onPick(id)}>
      {name}
    </button>
  );
}

// Shown is the paper of the document.
function Shown({ preview, kind, onPick }) {
  const result = useStore(preview.result);
  const focus = useStore(focusAt);
  const name = useCallback((p) => partName(p, kind), [kind]);
  const view = useCallback((from, to) => preview.look(from, to), [preview]);
  return (
    <Paper
      pages={result.pages}
      places={result.places}
      findings={result.findings}
      focus={focus}
      behind={result.behind}
      name={name}
      onPick={onPick}
      onView={view}
    />
  );
}

// All is the list of findings under the form.
function All({ preview, kind, onPick }) {
  const list = useStore(findings);
  const result = useStore(preview.result);
  const n = wrong(list).length;
  return (
    <section class="all-findings" id="findings" tabIndex={-1} aria-label={t("Điều cần xem lại", "Findings")}>
      <h2>{n ? t(`Cần xem lại: ${n}`, `To look at: ${n}`) : <Good result={result} />}</h2>
      <Findings findings={list} name={(p) => partName(p, kind)} onGo={(f) => onPick(f.pointer, "")} />
    </section>
  );
}

// Good is what may be said when nothing is wrong: how much was looked at and what was not, never more.
function Good({ result }) {
  const c = result.counts;
  if (result.behind || !result.pages.length) return t("Đang dựng trang…", "Setting the page…");
  if (!c) return t("Chưa thấy điều gì cần sửa.", "Nothing to fix so far.");
  const not = result.findings.filter((f) => f.status === "not_evaluated");
  return (
    <>
      {t(`Đúng thể thức ở ${c.pass} điều đã kiểm tra.`, `${c.pass} rules hold.`)}
      {not.length > 0 &&
        t(` ${not.length} điều không kiểm tra được: `, ` ${not.length} could not be checked: `) +
          not.map((f) => inWords(f.detail)).join(" ")}
    </>
  );
}

function showFindings(setTab) {
  setTab("form");
  requestAnimationFrame(() => {
    const box = document.getElementById("findings");
    box?.scrollIntoView({ block: "nearest" });
    box?.focus({ preventScroll: true });
  });
}

// keyOf is what a key with Ctrl does, if anything; undoing is left alone in controls that are no part of the paper.
function keyOf(e, kind, preview) {
  const own = e.target.closest?.(".menu, dialog");
  const shift = e.shiftKey ? "shift " : "";
  const paper = own
    ? {}
    : {
        z: () => step(undo, kind),
        y: () => step(redo, kind),
        "shift z": () => step(redo, kind),
      };
  return { ...paper, s: keep, p: () => printWhole(preview) }[shift + e.key.toLowerCase()];
}

function useKeys(kind, preview) {
  useEffect(() => {
    const on = (e) => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || e.isComposing) return;
      const work = keyOf(e, kind, preview);
      if (!work) return;
      e.preventDefault();
      work();
    };
    addEventListener("keydown", on);
    return () => removeEventListener("keydown", on);
  }, [kind, preview]);
}

// Notices are what the clerk must know of the draft. refused: why a file is not open, or could not be made.
function Notices({ refused }) {
  const { trouble, elsewhere } = useStore(session) ?? {};
  const copy = async () => goTo("soan", await goOnApart());
  return (
    <div class="notices" role="status" aria-live="polite">
      {trouble && <p class="bar warning">{trouble}</p>}
      {refused && <p class="bar warning">{refused}</p>}
      {elsewhere && (
        <p class="bar warning">
          <span>
            {elsewhere === "open"
              ? t(
                  "Bản nháp này đang mở ở một thẻ khác; sửa ở đây được giữ thành một bản nháp riêng.",
                  "This draft is open in another tab; changes here are kept as a draft of their own.",
                )
              : t(
                  "Bản nháp này đã được soạn tiếp ở một thẻ khác; sửa ở đây được giữ thành một bản nháp riêng.",
                  "This draft goes on in another tab; changes here are kept as a draft of their own.",
                )}
          </span>
          <button type="button" onClick={takeOver}>
            {t("Soạn ở đây", "Write here")}
          </button>
          <button type="button" onClick={copy}>
            {t("Mở một bản sao", "Open a copy")}
          </button>
        </p>
      )}
    </div>
  );
}

const narrow = 420;
const widest = 860;

// Splitter is the handle between form and paper.
function Splitter() {
  const ref = useRef(null);
  const [width, setWidth] = useState(() => Number(localStorageGet("form-width")) || 540);
  useEffect(() => {
    document.documentElement.style.setProperty("--form", `${width}px`);
  }, [width]);
  const to = (w) => {
    const next = Math.round(Math.max(narrow, Math.min(widest, w)));
    setWidth(next);
    try {
      localStorage.setItem("form-width", next);
    } catch {
      // It holds until the page is closed.
    }
  };
  const move = (e) => ref.current?.hasPointerCapture(e.pointerId) && to(e.clientX);
  const key = (e) => {
    if (e.key === "ArrowLeft") to(width - 24);
    if (e.key === "ArrowRight") to(width + 24);
  };
  return (
    <div
      class="splitter"
      ref={ref}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t("Bề ngang biểu mẫu", "Width of the form")}
      aria-valuenow={width}
      aria-valuemin={narrow}
      aria-valuemax={widest}
      onPointerDown={(e) => ref.current.setPointerCapture(e.pointerId)}
      onPointerMove={move}
      onKeyDown={key}
    />
  );
}

function localStorageGet(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
