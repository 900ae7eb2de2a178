// Kiểm tra: files are held against the law, each with its report.
import { useEffect, useState } from "preact/hooks";
import { Drop } from "../shared/drop.jsx";
import { choose, save, stem } from "../shared/files.js";
import { Findings, wrong } from "../shared/findings.jsx";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { kinds } from "../shared/papers.js";
import { useStore } from "../shared/store.js";
import { t } from "../shared/words.js";
import { claim, lead } from "../shell/incoming.js";
import { add, again, checks, commented, drop, takesComments, takesNewForm } from "./checks.js";
import { reportText, tally, unseen, whereText } from "./report.js";

const accept = ".docx,.pdf,.json,.doc,.odt,.rtf";

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
      <h1>{t("Kiểm tra thể thức", "Check the form")}</h1>
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
      <ul class="checked">
        {list.map((c) => (
          <li key={c.id}>
            <Checked {...c} names={names} alone={list.length === 1} />
          </li>
        ))}
      </ul>
    </Drop>
  );
}

function Checked({ id, file, state, report, trouble, names, alone }) {
  useEffect(() => {
    if (state === "done") say(`${file.name}: ${tally(report.counts)}`);
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
          {trouble}{" "}
          <button type="button" class="plain" onClick={() => again(id)}>
            {t("Thử lại", "Try again")}
          </button>
        </p>
      )}
      {state === "done" && <Report file={file} report={report} names={names} alone={alone} />}
    </article>
  );
}

function Report({ file, report, names, alone }) {
  const [trouble, setTrouble] = useState("");
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
        {kind ?? t("Chưa rõ loại văn bản", "Kind not recognised")}
        {profile[report.profile] && (
          <span class="quiet">
            {" "}
            · {t("theo", "by")} {profile[report.profile]}
          </span>
        )}
      </p>
      <p class={`tally ${bad[0]?.severity ?? "fine"}`}>
        <Icon name={bad[0]?.severity ?? "check"} /> {tally(report.counts)}
      </p>
      <div class="does">
        {takesComments(file) && bad.length > 0 && (
          <button type="button" onClick={comments}>
            <Icon name="down" /> {t("Tải bản Word có ghi chú", "Word file with comments")}
          </button>
        )}
        {takesNewForm(file) && (
          <button type="button" onClick={() => lead("mo-tep", [file])}>
            <Icon name="file" /> {t("Lập lại đúng thể thức", "Set it anew")}
          </button>
        )}
        <button type="button" class="plain" onClick={text}>
          <Icon name="down" /> {t("Tải báo cáo", "Report")}
        </button>
      </div>
      {trouble && <p class="fault">{trouble}</p>}
      <details open={alone}>
        <summary>{t("Chi tiết", "Details")}</summary>
        {bad.length === 0 && (
          <p class="quiet">
            {t(
              `Đúng thể thức ở ${report.counts.pass} điều đã kiểm tra.`,
              `The form is right in ${report.counts.pass} rules that were looked at.`,
            )}
          </p>
        )}
        <Findings findings={report.findings} where={Where} />
        {rest.length > 0 && (
          <>
            <h3>{t("Không kiểm tra được", "Not looked at")}</h3>
            <ul class="rest">
              {rest.map((f, i) => (
                <li key={`${f.rule} ${i}`}>{f.detail}</li>
              ))}
            </ul>
          </>
        )}
      </details>
    </>
  );
}

function Where({ place }) {
  const at = whereText(place);
  if (!at && !place?.text) return null;
  return (
    <p class="at">
      {place.text && <q>{place.text}</q>} {at && <span class="quiet">{at}</span>}
    </p>
  );
}
