// The batches of this key, and those of this browser: progress, faults by Excel's row and column, files.
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { useStore } from "../shared/store.js";
import { Said, Vi } from "../shared/tongue.jsx";
import { clock, language, several, t } from "../shared/words.js";
import { inWords, ofValue } from "../write/labels.js";
import { alike } from "./faults.js";
import { bring, clear, drop, earlier, fetchFile, follow, jobs, left, over, remove } from "./jobs.js";

const most = 200; // faults that are shown

export function Jobs() {
  const all = useStore(jobs);
  const list = all.filter((j) => j.dropped !== "away");
  useEffect(() => {
    for (const j of list) if (!j.here && !j.gone && !(over(j) && (j.faults || j.state.failed === 0))) follow(j.id);
    clear().then(earlier);
    return () => {
      clear();
    };
  }, []);
  if (list.length === 0) return null;
  return (
    <section class="jobs" aria-labelledby="jobs">
      <h2 id="jobs">{t("Các lần lập", "Batches")}</h2>
      <ul>{list.map((j) => (j.dropped ? <Gone key={j.id} job={j} /> : <Job key={j.id} job={j} />))}</ul>
    </section>
  );
}

const named = {
  queued: () => t("Đang chờ", "Waiting"),
  running: () => t("Đang lập", "Being made"),
  paused: () => t("Tạm dừng", "Paused"),
  done: () => t("Đã lập xong", "Done"),
  failed: () => t("Không lập được", "Failed"),
  canceled: () => t("Đã hủy", "Cancelled"),
};

const nameOf = (job) => job.name.replace(/\.json$/i, "");

// Gone stands in place of a batch that was deleted, as long as the view is shown.
function Gone({ job }) {
  const back = () => {
    bring(job.id);
    say(t("Đã lấy lại", "It is back"));
  };
  return (
    <li class="job gone">
      <span>
        {t("Đã xóa: ", "Removed: ")}
        <Vi>
          {nameOf(job)} {job.list}
        </Vi>
      </span>
      <button type="button" class="plain" onClick={back}>
        <Icon name="undo" /> {t("Lấy lại", "Bring it back")}
      </button>
    </li>
  );
}

function Job({ job }) {
  const { state: s } = job;
  const [asking, setAsking] = useState(false); // whether the batch is to be stopped, which nothing brings back
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState("");
  const run = async (what, work, end) => {
    if (busy) return;
    setBusy(what);
    setTrouble("");
    try {
      await work();
      say(end);
    } catch (e) {
      setTrouble(e.message);
    } finally {
      setBusy("");
    }
  };
  const done = s.state === "done";
  const saved = t("Đã tải tệp", "File downloaded");
  const discard = () => {
    drop(job.id);
    say(t("Đã xóa", "Removed"));
  };
  const ask = () => {
    setAsking(true);
    say(t("Bấm lần nữa để thôi lập, không lập tiếp được", "Press again to stop for good"));
  };
  const stop = () => run("remove", () => remove(job.id), t("Đã thôi lập", "Stopped"));
  return (
    <li class="job">
      <div class="job-head">
        <strong lang="vi">{nameOf(job)}</strong>{" "}
        {job.list && (
          <span class="quiet" lang="vi">
            {job.list} ·{" "}
          </span>
        )}
        <time dateTime={new Date(job.sent).toISOString()}>{clock(job.sent)}</time>
      </div>
      {!over(job) && <Progress job={job} />}
      {over(job) && <p class="job-told">{toldOf(s)}</p>}
      {s.detail && <p class="quiet">{s.detail}</p>}
      {(trouble || job.trouble) && (
        <p class="fault" role="alert">
          {trouble || job.trouble}
        </p>
      )}
      <p class="row">
        {done && !job.gone && (
          <button
            type="button"
            aria-disabled={busy !== ""}
            onClick={() => run("zip", () => fetchFile(job.id, "zip"), saved)}
          >
            <Icon name="down" /> {t("Tải ZIP", "Download ZIP")}
          </button>
        )}
        {done && !job.gone && (job.merge || job.merged) && (
          <button
            type="button"
            aria-disabled={busy !== ""}
            onClick={() => run("pdf", () => fetchFile(job.id, "pdf"), saved)}
          >
            <Icon name="print" /> {t("Tải PDF gộp để in", "Download the PDF to print")}
          </button>
        )}
        {over(job) ? (
          <button type="button" class="plain" aria-disabled={busy !== ""} onClick={discard}>
            <Icon name="trash" /> {t("Xóa", "Remove")}
          </button>
        ) : asking ? (
          <>
            <button type="button" class="plain danger" aria-disabled={busy !== ""} onClick={stop}>
              <Icon name="trash" /> {t("Thôi lập, bỏ những văn bản đã lập", "Stop, and drop what is made")}
            </button>
            <button type="button" class="plain" onClick={() => setAsking(false)}>
              {t("Lập tiếp", "Go on")}
            </button>
          </>
        ) : (
          <button type="button" class="plain" onClick={ask}>
            <Icon name="close" /> {t("Thôi lập", "Stop")}
          </button>
        )}
      </p>
      {job.faults?.length > 0 && <Faults job={job} />}
    </li>
  );
}

function toldOf(s) {
  const bad = s.failed > 0 ? t(` · ${s.failed} hàng có lỗi`, ` · ${several(s.failed, "row")} at fault`) : "";
  const files = s.files ? t(` · ${s.files} tệp`, ` · ${several(s.files, "file")}`) : "";
  if (s.state === "done" && s.rows > 0 && s.failed === s.rows)
    return t(`Không lập được văn bản nào${bad}`, `No paper could be made${bad}`);
  return s.state === "done"
    ? `${named.done()}: ${t(`${s.rows - s.failed} văn bản`, several(s.rows - s.failed, "paper"))}${files}${bad}`
    : named[s.state]?.();
}

function Progress({ job }) {
  const { state: s } = job;
  const seconds = left(job);
  return (
    <div class="progress">
      <progress max={s.rows} value={s.done} aria-label={t("Đã lập", "Made")} />
      <span>
        {named[s.state]?.()}: {s.done} / {s.rows}
        {s.failed > 0 && t(` · ${s.failed} hàng có lỗi`, ` · ${several(s.failed, "row")} at fault`)}
        {seconds !== undefined && ` · ${remaining(seconds)}`}
      </span>
    </div>
  );
}

function remaining(seconds) {
  if (seconds < 60) return t(`còn khoảng ${Math.ceil(seconds)} giây`, `about ${Math.ceil(seconds)} s left`);
  return t(`còn khoảng ${Math.ceil(seconds / 60)} phút`, `about ${Math.ceil(seconds / 60)} min left`);
}

// Detail is what is wrong, in the page's language; of a batch of an earlier edition there is Vietnamese alone.
function Detail({ fault }) {
  const english = language.value === "en" && fault.detail_en;
  const text = english || fault.detail;
  return (
    <td lang={english ? undefined : "vi"}>
      <Said text={fault.column ? ofValue(text) : inWords(text)} />
    </td>
  );
}

function Faults({ job }) {
  const all = alike(job.faults);
  const shown = all.slice(0, most);
  return (
    <div class="rows" tabIndex={0} role="group" aria-label={t("Các hàng có lỗi", "Rows at fault")}>
      <table class="row-faults">
        <caption>{t("Hàng có lỗi, như trong bảng Excel", "Rows at fault, as in Excel")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("Hàng", "Row")}</th>
            <th scope="col">{t("Cột", "Column")}</th>
            <th scope="col">{t("Lỗi", "Fault")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ fault: f, rows }) => (
            <tr key={rows + f.column + f.detail}>
              <th scope="row">{rows}</th>
              <td lang="vi">
                {job.letters?.[f.column] && <span class="letter">{job.letters[f.column]}</span>} {f.column}
              </td>
              <Detail fault={f} />
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > most && (
        <p class="quiet">
          {t(`và ${all.length - most} lỗi nữa, ghi trong tệp ZIP`, `and ${all.length - most} more, in the ZIP`)}
        </p>
      )}
    </div>
  );
}
