// The tools of the open paper in the top bar: name, saved, findings, open, download, print, more.
import { useEffect, useRef, useState } from "preact/hooks";
import { askFile, Problem } from "../shared/api.js";
import * as drafts from "../shared/drafts.js";
import { choose, plainName, save } from "../shared/files.js";
import { count, countText } from "../shared/findings.jsx";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { paperName } from "../shared/papers.js";
import { useStore } from "../shared/store.js";
import { clock, t } from "../shared/words.js";
import { openable, take } from "../shell/incoming.js";
import { Elsewhere } from "../shell/portal.js";
import { goTo } from "../shell/route.js";
import { findings } from "./fields.jsx";
import { remember } from "./last.js";
import { begin, close, rename, session } from "./session.js";

const media = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

export function Tools({ list, family, preview, onFindings }) {
  const s = useStore(session);
  const told = count(useStore(findings));
  const [busy, setBusy] = useState("");
  const [trouble, setTrouble] = useState("");
  if (!s) return null;
  const name = s.name || paperName(s.doc, list);
  const download = async (format) => {
    setBusy(format);
    setTrouble("");
    try {
      const file = await askFile("/v1/documents", {
        method: "POST",
        body: s.doc,
        accept: `${media[format]}, application/zip;q=0.9`,
      });
      save(file.blob, file.name || `${plainName(name)}.${format}`);
      remember(s.doc.organization === "doan" ? "doan" : family, s.doc);
      say(t("Đã tải tệp", "File downloaded"));
    } catch (e) {
      if (e instanceof Problem && e.errors.length) {
        findings.set(e.errors.map((f) => ({ severity: "error", ...f })));
        setTrouble(t("Còn lỗi phải sửa trước khi lập tệp.", "There are errors to fix before the file can be made."));
        onFindings();
      } else setTrouble(e.message);
    } finally {
      setBusy("");
    }
  };
  const n = countText({ ...told, hint: 0 });
  return (
    <Elsewhere id="tools">
      <span class="paper-name" title={name}>
        {name}
      </span>
      <span class="saved">{s.saved ? t(`Đã lưu ${clock(s.saved)}`, `Saved ${clock(s.saved)}`) : ""}</span>
      {n && (
        <button type="button" class={`plain findings-count${told.error ? " error" : ""}`} onClick={onFindings}>
          {n}
        </button>
      )}
      {trouble && (
        <span class="fault" role="alert">
          {trouble}
        </span>
      )}
      <button
        type="button"
        class="plain"
        onClick={async () => take(await choose(openable)).catch((e) => setTrouble(e.message))}
      >
        <Icon name="open" /> {t("Mở", "Open")}
      </button>
      <button key="docx" type="button" disabled={busy !== ""} onClick={() => download("docx")}>
        <Icon name="down" /> <Long />
        DOCX
      </button>
      <button key="pdf" type="button" class="main" disabled={busy !== ""} onClick={() => download("pdf")}>
        <Icon name="down" /> <Long />
        PDF
      </button>
      <button type="button" class="plain" onClick={() => printWhole(preview)}>
        <Icon name="print" /> {t("In", "Print")}
      </button>
      <Menu name={name} />
    </Elsewhere>
  );
}

/** Prints, when all pages are there. */
export async function printWhole(preview) {
  await preview.complete();
  print();
}

// Long is a word that a narrow bar leaves out.
const Long = () => <span class="long">{t("Tải ", "Download ")}</span>;

function Menu({ name }) {
  const box = useRef(null);
  const [asking, setAsking] = useState("");
  useEffect(() => {
    const away = (e) => box.current?.open && !box.current.contains(e.target) && (box.current.open = false);
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, []);
  const s = session.value;
  const done = (f) => async () => {
    box.current.open = false;
    setAsking("");
    await f();
  };
  const key = (e) => {
    if (e.key !== "Escape") return;
    box.current.open = false;
    box.current.firstElementChild.focus();
  };
  const saveFile = () =>
    save(new Blob([`${JSON.stringify(s.doc, null, 2)}\n`], { type: "application/json" }), `${plainName(name)}.json`);
  const twin = async () => {
    const { number, date, ...rest } = s.doc;
    goTo("soan", await begin(rest));
  };
  const remove = async () => {
    const { id } = s;
    await close();
    await drafts.remove(id);
    goTo("");
  };
  return (
    <details class="menu" ref={box} onKeyDown={key}>
      <summary aria-label={t("Việc khác", "More")}>
        <Icon name="more" />
      </summary>
      <div class="menu-list">
        <label>
          {t("Tên bản nháp", "Name of the draft")}
          <input value={s.name} placeholder={name} onInput={(e) => rename(e.currentTarget.value)} />
        </label>
        <button type="button" class="plain" onClick={done(saveFile)}>
          <Icon name="file" /> {t("Lưu ra tệp để mở lại sau", "Save to a file")}
        </button>
        <button type="button" class="plain" onClick={done(twin)}>
          <Icon name="plus" /> {t("Nhân bản thành văn bản mới", "Make a new one from this")}
        </button>
        {asking === "remove" ? (
          <button type="button" class="plain danger" onClick={done(remove)}>
            <Icon name="trash" /> {t("Xóa hẳn, không lấy lại được", "Delete for good")}
          </button>
        ) : (
          <button type="button" class="plain" onClick={() => setAsking("remove")}>
            <Icon name="trash" /> {t("Xóa bản nháp", "Delete the draft")}
          </button>
        )}
      </div>
    </details>
  );
}
