// Soạn: the form, the paper beside it, and what the bar offers for it.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
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
import { partName } from "./labels.js";
import { Office } from "./office.jsx";
import { familyOf } from "./profiles.js";
import { begin, keep, reopen, session, takeOver } from "./session.js";
import { Tools } from "./tools.jsx";

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
  const doc = useStore(session, (s) => s?.doc);
  const result = useStore(preview.result);
  const focus = useStore(focusAt);
  const [tab, setTab] = useState("form");
  const kind = list.find((k) => k.slug === doc.kind) ?? list[0];
  const family = familyOf(doc);
  useEffect(() => preview.want(doc), [doc, preview]);
  useEffect(() => findings.set(result.findings ?? []), [result.findings]);
  useEffect(() => {
    focusAt.set("");
    return () => preview.end();
  }, [preview]);
  useKeys();
  const name = (p) => partName(p, kind);
  const pick = (pointer, words) => {
    setTab("form");
    go(pointer, words);
  };
  const n = wrong(result.findings ?? []).length;
  return (
    <div class={`write ${tab}`}>
      <Tools list={list} result={result} family={family} onFindings={() => showFindings(setTab)} />
      <Notices />
      <div class="tabs" role="tablist" aria-label={t("Biểu mẫu hay văn bản", "Form or paper")}>
        <button
          type="button"
          role="tab"
          aria-selected={tab === "form"}
          aria-controls="form-side"
          onClick={() => setTab("form")}
        >
          {t("Biểu mẫu", "Form")}
        </button>
        <button
          type="button"
          role="tab"
          aria-selected={tab === "paper"}
          aria-controls="paper-side"
          onClick={() => setTab("paper")}
        >
          {t("Văn bản", "Paper")}
        </button>
      </div>
      <div class="form-side" id="form-side">
        <h1>{kind.name}</h1>
        <Office />
        <Form schema={schema} kind={kind} family={family} />
        <section class="all-findings" id="findings" tabIndex={-1} aria-label={t("Điều cần xem lại", "Findings")}>
          <h2>{n ? t(`Cần xem lại: ${n}`, `To look at: ${n}`) : <Good result={result} />}</h2>
          <Findings findings={result.findings ?? []} name={name} onGo={(f) => pick(f.pointer, "")} />
        </section>
      </div>
      <Splitter />
      <div class="paper-side" id="paper-side">
        {tab === "paper" && <h1 class="unseen">{kind.name}</h1>}
        <Paper
          pages={result.pages}
          places={result.places}
          findings={result.findings}
          focus={focus}
          behind={result.behind}
          name={name}
          onPick={pick}
        />
      </div>
    </div>
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

function useKeys() {
  useEffect(() => {
    const on = (e) => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || e.key.toLowerCase() !== "s") return;
      e.preventDefault();
      keep();
    };
    addEventListener("keydown", on);
    return () => removeEventListener("keydown", on);
  }, []);
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
