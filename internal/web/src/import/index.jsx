// Mở một tệp Word cũ: the old file becomes a paper in the lawful form, what is uncertain beside it.
import { useEffect, useMemo, useState } from "preact/hooks";
import { askJSON } from "../shared/api.js";
import { Drop } from "../shared/drop.jsx";
import { choose, mediaType, stem } from "../shared/files.js";
import { Findings, wrong } from "../shared/findings.jsx";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { Paper } from "../shared/paper.jsx";
import { kinds } from "../shared/papers.js";
import { Preview } from "../shared/preview.js";
import { Store, useStore } from "../shared/store.js";
import { t } from "../shared/words.js";
import { claim, lead } from "../shell/incoming.js";
import { goTo } from "../shell/route.js";
import { partName } from "../write/labels.js";
import { begin } from "../write/session.js";

const accept = ".docx,.doc,.odt,.rtf,.txt,.md,.html,.pdf";

/** The file that is open: {file, state: "busy" | "done" | "failed", read, trouble}; null: none. */
const opened = new Store(null);

async function open(file) {
  opened.set({ file, state: "busy" });
  let end;
  try {
    const read = await askJSON("/v1/import", { method: "POST", body: file, type: mediaType(file), patience: 20 });
    end = { state: "done", read };
    say(t(`Đã đọc ${file.name}`, `Read ${file.name}`));
  } catch (e) {
    end = { state: "failed", trouble: e.errors?.[0]?.detail ?? e.message };
    say(end.trouble);
  }
  if (opened.value?.file === file) opened.set({ file, ...end });
}

export default function Import({ here }) {
  const now = useStore(opened);
  useEffect(() => {
    const [file] = claim();
    if (file) open(file);
  }, [here.rest]);
  const pick = async () => {
    const [file] = await choose(accept);
    if (file) open(file);
  };
  return (
    <Drop onFiles={([file]) => file && open(file)} label={t("Thả để mở", "Drop to open")} class="import">
      <header class="import-head">
        <h1>{t("Mở một tệp cũ", "Open an old file")}</h1>
        {now && (
          <button type="button" onClick={pick}>
            <Icon name="open" /> {t("Tệp khác", "Another file")}
          </button>
        )}
      </header>
      {!now && (
        <div class="call">
          <p>
            {t(
              "Thả một tệp Word hay văn bản cũ vào đây để lập lại đúng thể thức. Không chữ nào bị mất.",
              "Drop an old Word file or text here to set it anew in the lawful form. No word is lost.",
            )}
          </p>
          <button type="button" class="main" onClick={pick}>
            <Icon name="open" /> {t("Chọn tệp", "Choose a file")}
          </button>
        </div>
      )}
      {now?.state === "busy" && (
        <p class="notice quiet">{t(`Đang đọc ${now.file.name}…`, `Reading ${now.file.name}…`)}</p>
      )}
      {now?.state === "failed" && (
        <p class="notice fault" role="alert">
          {now.file.name}: {now.trouble}
        </p>
      )}
      {now?.state === "done" && <Read {...now} />}
    </Drop>
  );
}

function Read({ file, read }) {
  const preview = useMemo(() => new Preview(), []);
  const result = useStore(preview.result);
  const [list, setList] = useState([]);
  const [focus, setFocus] = useState("");
  useEffect(() => preview.want(read.document), [preview, read]);
  useEffect(() => () => preview.end(), [preview]);
  useEffect(() => {
    kinds().then(setList, () => {});
  }, []);
  const kind = list.find((k) => k.slug === read.document.kind);
  const asked = wrong(read.findings);
  const use = async () => {
    const id = await begin(read.document, stem(file.name));
    opened.set(null);
    goTo("soan", id);
  };
  return (
    <div class="import-sides">
      <section class="import-found" aria-label={t("Đã nhận ra", "What was recognised")}>
        <h2>{file.name}</h2>
        <p class="known">{kind?.name ?? t("Chưa rõ loại văn bản", "Kind not recognised")}</p>
        <div class="does">
          <button type="button" class="main" onClick={use}>
            <Icon name="check" /> {t("Dùng văn bản này", "Use this paper")}
          </button>
          <button type="button" onClick={() => lead("kiem-tra", [file])}>
            {t("Kiểm tra tệp cũ", "Check the old file")}
          </button>
        </div>
        <h3>
          {asked.length
            ? t(`${asked.length} điều cần xem lại`, `${asked.length} things to look at`)
            : t("Không có điều gì phải hỏi lại", "Nothing is uncertain")}
        </h3>
        <Findings
          findings={read.findings}
          name={(p) => partName(p, kind)}
          where={({ place }) =>
            place?.text && (
              <p class="at">
                <q>{place.text}</q>
              </p>
            )
          }
          onGo={(f) => setFocus(f.pointer)}
          goText={t("Xem", "Show")}
        />
        {read.left_out.length > 0 && (
          <details>
            <summary>
              {t(`Không đưa vào: ${read.left_out.length} chỗ`, `Left out: ${read.left_out.length} places`)}
            </summary>
            <ul class="left-out">
              {read.left_out.map((l, i) => (
                <li key={`${l.text} ${i}`}>
                  <q>{l.text}</q> <span class="quiet">{l.reason}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <Paper
        pages={result.pages}
        places={result.places}
        findings={asked}
        focus={focus}
        name={(p) => partName(p, kind)}
        onPick={(pointer) => setFocus(pointer)}
        behind={result.behind}
        label={t("Văn bản lập lại", "The paper, set anew")}
      />
    </div>
  );
}
