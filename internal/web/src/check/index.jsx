// Kiểm tra: files are held against the law, each with its report.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Drop } from "../shared/drop.jsx";
import { Facsimile, Mark, marksOf } from "../shared/facsimile.jsx";
import { choose, save, stem, wordFiles } from "../shared/files.js";
import { Findings, wrong } from "../shared/findings.jsx";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { kinds } from "../shared/papers.js";
import { useStore } from "../shared/store.js";
import { Title } from "../shared/title.jsx";
import { Said, Vi } from "../shared/tongue.jsx";
import { t } from "../shared/words.js";
import { claim, lead } from "../shell/incoming.js";
import { add, again, checks, commented, drop, takesComments, takesNewForm } from "./checks.js";
import { blind, inShort, reportText, unseen, whereText } from "./report.js";

const accept = [...wordFiles, ".pdf", ".json"];

export default function Check({ here }) {
  const list = useStore(checks);
  const [names, setNames] = useState([]);
  useEffect(() => {
    kinds().then(setNames, () => {});
  }, []);
  useEffect(() => {
    const files = claim();
    if (files.length) add(files);
  }, [here.rest]);
  const pick = async () => {
    const files = await choose(accept, true);
    if (files.length) add(files);
  };
  return (
    <Drop onFiles={add} label={t("Thả để kiểm tra", "Drop to check")} class="check-view">
      <Title>{t("Kiểm tra thể thức", "Check the form")}</Title>
      <div class={list.length ? "call small" : "call"}>
        <p>
          {t(
            "Thả một hay nhiều tệp Word, PDF vào đây. Tệp được đọc, không bị sửa, và máy chủ không giữ lại.",
            "Drop one or more Word or PDF files here. They are read, never changed, and the server keeps nothing.",
          )}
        </p>
        <button type="button" class="main" onClick={pick}>
          <Icon name="open" /> {t("Chọn tệp", "Choose files")}
        </button>
      </div>
      {list.length > 0 && (
        <ul class="checked">
          {list.map((c) => (
            <li key={c.id}>
              <Checked {...c} names={names} alone={list.length === 1} />
            </li>
          ))}
        </ul>
      )}
    </Drop>
  );
}

function Checked({ id, file, state, report, trouble, refused, names, alone }) {
  const was = useRef(state === "wait" || state === "busy" ? "" : state); // who comes back here has heard it
  useEffect(() => {
    if (was.current === state) return;
    was.current = state;
    if (state === "busy") say(t(`Đang đọc ${file.name}…`, `Reading ${file.name}…`));
    if (state === "done") say(`${file.name}: ${inShort(report)}`);
    if (state === "failed") say(`${file.name}: ${trouble}`);
  }, [state, file, report, trouble]);
  return (
    <article aria-label={file.name} aria-busy={state === "busy"}>
      <header>
        <h2>{file.name}</h2>
        <button
          type="button"
          class="plain"
          aria-label={t(`Bỏ ${file.name}`, `Remove ${file.name}`)}
          onClick={() => drop(id)}
        >
          <Icon name="close" />
        </button>
      </header>
      {state === "wait" && <p class="quiet">{t("Đang chờ", "Waiting")}</p>}
      {state === "busy" && <p class="quiet">{t("Đang đọc…", "Reading…")}</p>}
      {state === "failed" && (
        <p class="fault">
          <Said text={trouble} />
        </p>
      )}
      {state === "failed" && !refused && (
        <button type="button" class="again" onClick={() => again(id)}>
          {t("Thử lại", "Try again")}
        </button>
      )}
      {state === "done" && <Report file={file} report={report} names={names} alone={alone} />}
    </article>
  );
}

function Report({ file, report, names, alone }) {
  const [trouble, setTrouble] = useState("");
  const [open, setOpen] = useState(alone);
  const kind = names.find((k) => k.slug === report.kind)?.name;
  const bad = wrong(report.findings);
  const rest = unseen(report);
  const profile = {
    nd30: t("Nghị định 30/2020/NĐ-CP", "Decree 30/2020"),
    "dang-2018": "36-HD/VPTW",
    "dang-2026": "05-HD/VPTW",
  };
  const comments = async () => {
    try {
      const { blob, name } = await commented(file);
      save(blob, name);
    } catch (e) {
      setTrouble(e.errors?.[0]?.detail ?? e.message);
    }
  };
  const text = () =>
    save(
      new Blob(["\ufeff", reportText(file.name, report)], { type: "text/plain;charset=utf-8" }),
      `${stem(file.name)}-ket-qua.txt`,
    );
  return (
    <>
      <p class="known">
        {kind ? <Vi>{kind}</Vi> : t("Chưa rõ loại văn bản", "Kind not recognised")}
        {[report.head.reference, report.head.issuer].filter(Boolean).map((said) => (
          <span key={said} lang="vi">
            {" "}
            · {said}
          </span>
        ))}
        {!blind(report) && profile[report.profile] && (
          <span class="quiet">
            {" "}
            · {t("theo", "by")} {profile[report.profile]}
          </span>
        )}
      </p>
      {report.head.subject && (
        <p class="quiet about" lang="vi">
          {report.head.subject}
        </p>
      )}
      <p class={`tally ${bad[0]?.severity ?? "fine"}`}>
        <Icon name={bad[0]?.severity ?? "check"} /> <Said text={inShort(report)} />
      </p>
      <div class="does">
        {takesComments(file) && bad.length > 0 && (
          <button type="button" onClick={comments}>
            <Icon name="down" /> {t("Tải bản Word có ghi chú", "Word file with comments")}
          </button>
        )}
        {takesNewForm(file) && !blind(report) && (
          <button type="button" onClick={() => lead("mo-tep", [file])}>
            <Icon name="file" /> {t("Lập lại đúng thể thức", "Set it anew")}
          </button>
        )}
        <button type="button" class="plain" onClick={text}>
          <Icon name="down" /> {t("Tải báo cáo", "Report")}
        </button>
      </div>
      {trouble && (
        <p class="fault" role="alert">
          {trouble}
        </p>
      )}
      <details open={alone} onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>{t("Chi tiết", "Details")}</summary>
        {open && <Details report={report} bad={bad} rest={rest} />}
      </details>
    </>
  );
}

// Details are the list of findings and the file beside it; a number leads from one to the other.
function Details({ report, bad, rest }) {
  const list = useRef(null);
  const [focus, setFocus] = useState(0);
  const marks = useMemo(() => marksOf(bad), [report]);
  const placed = new Map(marks.map((m) => [m.n, m]));
  const fromFile = (n) => {
    setFocus(n);
    list.current?.querySelector(`[data-n="${n}"]`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <div class={report.facsimile ? "report-sides" : ""}>
      <div class="report-list" ref={list}>
        {bad.length === 0 && (
          <p class="quiet">
            {t(
              `Đúng thể thức ở ${report.counts.pass} điều đã kiểm tra.`,
              `The form is right in ${report.counts.pass} rules that were looked at.`,
            )}
          </p>
        )}
        <Findings
          findings={report.findings}
          where={Where}
          on={focus}
          lead={(f, n) =>
            report.facsimile && placed.has(n) ? (
              <Mark
                mark={{ ...f, n }}
                name={t(`Xem chỗ ${n} trong tệp`, `Show place ${n} in the file`)}
                focus={focus}
                onPick={setFocus}
              />
            ) : undefined
          }
        />
        {rest.length > 0 && (
          <>
            <h3>{t("Không kiểm tra được", "Not looked at")}</h3>
            <ul class="rest">
              {rest.map((f, i) => (
                <li key={`${f.rule} ${i}`}>
                  <Said text={f.detail} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {report.facsimile && (
        <div class="report-file">
          <p class="help">
            {report.facsimile.pages
              ? t(
                  "Chữ của tệp ở đúng chỗ trên trang; hình, dấu và đường kẻ bảng không vẽ lại.",
                  "The file's text at its place on the page; pictures, seals and lines of tables are not drawn.",
                )
              : t(
                  "Chữ của tệp Word, theo thứ tự; chỗ xuống dòng, sang trang do Word quyết khi mở.",
                  "The text of the Word file, in order; where lines and pages break Word decides when it opens it.",
                )}
          </p>
          <Facsimile shown={report.facsimile} marks={marks} focus={focus} onPick={fromFile} />
        </div>
      )}
    </div>
  );
}

function Where({ place }) {
  const at = whereText(place);
  if (!at && !place?.text) return null;
  return (
    <p class="at">
      {place.text && <q lang="vi">{place.text}</q>} {at && <span class="quiet">{at}</span>}
    </p>
  );
}
