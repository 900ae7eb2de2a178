// Soạn: the form, the paper beside it, and what the bar offers for it.
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { askOnce } from "../shared/api.js";
import { Findings, wrong } from "../shared/findings.jsx";
import { Paper } from "../shared/paper.jsx";
import { kinds } from "../shared/papers.js";
import { Preview } from "../shared/preview.js";
import { useStore } from "../shared/store.js";
import { t } from "../shared/words.js";
import { at, goTo } from "../shell/route.js";
import { findings, focusAt } from "./fields.jsx";
import { Form, go } from "./form.jsx";
import { Head, step } from "./head.jsx";
import { partName } from "./labels.js";
import { Office } from "./office.jsx";
import { familyOf } from "./profiles.js";
import { begin, keep, redo, reopen, session, takeOver, undo } from "./session.js";
import { printWhole, Tools } from "./tools.jsx";

export default function Write({ here }) {
  const [given, setGiven] = useState(null);
  const open = useStore(session, (s) => s?.id);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    Promise.all([askOnce("/v1/schema"), kinds()]).then(
      ([schema, list]) => setGiven({ schema, list }),
      () => {},
    );
  }, []);
  useEffect(() => {
    at.soan = `#/soan/${here.rest}`;
    setLost(false);
    reopen(here.rest).then(
      (found) => !found && setLost(true),
      () => setLost(session.value?.id !== here.rest),
    );
  }, [here.rest]);
  if (lost) {
    return (
      <p class="notice">
        {t("Bản nháp này không còn trong trình duyệt.", "This draft is no longer in the browser.")}{" "}
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
  const [tab, setTab] = useState("form");
  const kind = list.find((k) => k.slug === slug) ?? list[0];
  useEffect(() => {
    focusAt.set("");
    const show = () => session.value && preview.want(session.value.doc);
    show();
    const offs = [session.on(show), preview.result.on((r) => findings.set(r.findings ?? []))];
    return () => {
      for (const off of offs) off();
      preview.end();
    };
  }, [preview]);
  useKeys(kind, preview);
  const pick = useCallback((pointer, words) => {
    setTab("form");
    go(pointer, words);
  }, []);
  // Parts that a keystroke does not change are kept as they are.
  const form = useMemo(() => <Form schema={schema} kind={kind} family={family} />, [schema, kind, family]);
  const paper = useMemo(() => <Shown preview={preview} kind={kind} onPick={pick} />, [preview, kind, pick]);
  return (
    <div class={`write ${tab}`}>
      <Tools list={list} family={family} preview={preview} onFindings={() => showFindings(setTab)} />
      <Notices />
      <div class="tabs" role="tablist" aria-label={t("Biểu mẫu hay văn bản", "Form or paper")}>
        <Tab id="form" now={tab} onPick={setTab} name={t("Biểu mẫu", "Form")} />
        <Tab id="paper" now={tab} onPick={setTab} name={t("Văn bản", "Paper")} />
      </div>
      <div class="form-side" id="form-side">
        <Head list={list} kind={kind} family={family} />
        <Office />
        {form}
        <All preview={preview} kind={kind} onPick={pick} />
      </div>
      <Splitter />
      <div class="paper-side" id="paper-side">
        {tab === "paper" && <h1 class="unseen">{kind.name}</h1>}
        {paper}
      </div>
    </div>
  );
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

// Good is what may be said when nothing is wrong: how much was looked at, never more.
function Good({ result }) {
  const c = result.counts ?? result.rules;
  if (result.behind || !result.pages.length) return t("Đang dựng trang…", "Setting the page…");
  if (!c) return t("Chưa thấy điều gì cần sửa.", "Nothing to fix so far.");
  const passed = c.pass ?? c.passed ?? 0;
  const not = c.not_evaluated ?? 0;
  return t(
    `Đúng thể thức ở ${passed} điều đã kiểm tra.${not ? ` ${not} điều không kiểm tra được.` : ""}`,
    `${passed} rules hold.${not ? ` ${not} could not be checked.` : ""}`,
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
  const own = e.target.closest?.(".menu, dialog, .top");
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

// Notices are what the clerk must know of the draft.
function Notices() {
  const { trouble, elsewhere } = useStore(session) ?? {};
  const copy = async () => goTo("soan", await begin(session.value.doc));
  return (
    <div class="notices" role="status" aria-live="polite">
      {trouble && <p class="bar warning">{trouble}</p>}
      {elsewhere && (
        <p class="bar warning">
          {elsewhere === "open"
            ? t(
                "Bản nháp này đang mở ở một thẻ khác; sửa ở đây chưa được giữ.",
                "This draft is open in another tab; changes here are not kept.",
              )
            : t(
                "Bản nháp này đã được soạn tiếp ở một thẻ khác; sửa ở đây không được giữ.",
                "This draft goes on in another tab; changes here are not kept.",
              )}{" "}
          <button type="button" onClick={takeOver}>
            {t("Soạn ở đây", "Write here")}
          </button>{" "}
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
