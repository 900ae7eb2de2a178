// The tools of the open paper in the top bar: name, saved, findings, open, download, print, more.
import { useEffect, useRef, useState } from "preact/hooks";
import { Away, askFile, back, Problem } from "../shared/api.js";
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
import { Office } from "./office.jsx";
import { begin, close, rename, session } from "./session.js";

const media = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** onFindings shows what is to be mended; onTrouble(text) tells why something was not done, "": no more. */
export function Tools({ list, preview, onFindings, onTrouble }) {
  const s = useStore(session);
  const told = count(useStore(findings));
  const [busy, setBusy] = useState("");
  useEffect(() => {
    if (told.error === 0) onTrouble("");
  }, [told.error]);
  if (!s) return null;
  const name = s.name || paperName(s.doc, list);
  const download = async (format) => {
    if (busy) return;
    setBusy(format);
    onTrouble("");
    say(t("Đang lập tệp…", "Making the file…"));
    try {
      const file = await askFile("/v1/documents", {
        method: "POST",
        body: s.doc,
        accept: `${media[format]}, application/zip;q=0.9`,
      });
      save(file.blob, file.name || `${plainName(name)}.${format}`);
      remember(s.doc);
      say(t("Đã tải tệp", "File downloaded"));
    } catch (e) {
      if (e instanceof Problem && e.errors.length) {
        const others = findings.value.filter((f) => f.severity && f.severity !== "error");
        findings.set([...e.errors.map((f) => ({ severity: "error", ...f })), ...others]);
        onTrouble(t("Còn lỗi phải sửa trước khi lập tệp.", "There are errors to fix before the file can be made."));
        onFindings();
      } else if (e instanceof Away) {
        onTrouble(
          t(
            "Chưa lập được tệp: máy chủ trả lời thì hãy bấm tải lại.",
            "The file is not made: press again when the server answers.",
          ),
        );
        back().then(() => onTrouble(""));
      } else onTrouble(e.message);
    } finally {
      setBusy("");
    }
  };
  const n = countText({ ...told, hint: 0 });
  return (
    <Elsewhere id="tools">
      <Office />
      <span class="paper-of">
        <span class="paper-name" title={name} lang="vi">
          {name}
        </span>
        <span class="saved">{savedText(s)}</span>
      </span>
      {n && (
        <button type="button" class={`plain findings-count${told.error ? " error" : ""}`} onClick={onFindings}>
          {n}
        </button>
      )}
      <div class="paper-does">
        <button
          type="button"
          class="plain"
          onClick={async () => take(await choose(openable)).catch((e) => onTrouble(e.message))}
        >
          <Icon name="open" /> {t("Mở", "Open")}
        </button>
        <button key="docx" type="button" aria-disabled={busy !== ""} onClick={() => download("docx")}>
          <Icon name="down" /> <Long />
          DOCX
        </button>
        <button key="pdf" type="button" class="main" aria-disabled={busy !== ""} onClick={() => download("pdf")}>
          <Icon name="down" /> <Long />
          PDF
        </button>
        <button type="button" class="plain" onClick={() => printWhole(preview)}>
          <Icon name="print" /> {t("In", "Print")}
        </button>
        <Menu name={name} />
      </div>
    </Elsewhere>
  );
}

/** Prints, when all pages are there. */
export async function printWhole(preview) {
  await preview.complete();
  print();
}

const savedText = ({ saved }) => (saved ? t(`Đã lưu ${clock(saved)}`, `Saved ${clock(saved)}`) : "");

// Long is a word that a narrow bar leaves out.
const Long = () => <span class="long">{t("Tải ", "Download ")}</span>;

// Menu is what is done more seldom. It closes when something is chosen, at Escape, and when the focus or a click goes elsewhere.
function Menu({ name }) {
  const box = useRef(null);
  const button = useRef(null);
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const fold = () => {
    setOpen(false);
    setAsking(false);
  };
  useEffect(() => {
    const away = (e) => !box.current?.contains(e.target) && fold();
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, []);
  const s = session.value;
  const shut = () => {
    button.current.focus();
    fold();
  };
  const done = (f) => async () => {
    shut();
    await f();
  };
  const saveFile = () => {
    save(new Blob([`${JSON.stringify(s.doc, null, 2)}\n`], { type: "application/json" }), `${plainName(name)}.json`);
    say(t("Đã lưu ra tệp", "Saved to a file"));
  };
  const twin = async () => {
    const { number, date, ...rest } = s.doc;
    goTo("soan", await begin(rest));
    say(t("Đã mở một bản mới", "A new one is open"));
  };
  const key = (e) => {
    if (e.key === "Escape" && open) shut();
    if (e.key === "Enter" && e.repeat) e.preventDefault(); // a key held down is no second answer
  };
  const ask = () => {
    setAsking(true);
    say(t("Bấm lần nữa để xóa hẳn, không lấy lại được", "Press again to delete for good"));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is only one more way to close it
    <div
      class="menu"
      ref={box}
      onKeyDown={key}
      onFocusOut={(e) => e.relatedTarget && !box.current.contains(e.relatedTarget) && fold()}
    >
      <button
        type="button"
        class="plain"
        ref={button}
        aria-expanded={open}
        aria-controls="menu"
        aria-label={t("Việc khác", "More")}
        title={t("Việc khác", "More")}
        onClick={() => (open ? fold() : setOpen(true))}
      >
        <Icon name="more" />
      </button>
      <div class="menu-list" id="menu" hidden={!open}>
        <label>
          {t("Tên bản nháp", "Name of the draft")}
          <input value={s.name} placeholder={name} lang="vi" onInput={(e) => rename(e.currentTarget.value)} />
        </label>
        <p class="saved">{savedText(s)}</p>
        <button type="button" class="plain" onClick={done(() => goTo(""))}>
          <Icon name="plus" /> {t("Văn bản mới", "New paper")}
        </button>
        <button type="button" class="plain" onClick={done(saveFile)}>
          <Icon name="down" /> {t("Lưu ra tệp để mở lại sau", "Save to a file")}
        </button>
        <button type="button" class="plain" onClick={done(twin)}>
          <Icon name="file" /> {t("Nhân bản thành văn bản mới", "Make a new one from this")}
        </button>
        {asking ? (
          <button type="button" class="plain danger" onClick={done(() => discard(s.id))}>
            <Icon name="trash" /> {t("Xóa hẳn, không lấy lại được", "Delete for good")}
          </button>
        ) : (
          <button type="button" class="plain" onClick={ask}>
            <Icon name="trash" /> {t("Xóa bản nháp", "Delete the draft")}
          </button>
        )}
      </div>
    </div>
  );
}

async function discard(id) {
  await close();
  await drafts.remove(id);
  say(t("Đã xóa bản nháp", "Draft deleted"));
  goTo("");
}
