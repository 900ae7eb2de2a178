// Mở một tệp Word cũ: the old file becomes a paper in the lawful form, what is uncertain beside it.
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { Away, askJSON, back } from "../shared/api.js";
import { Drop } from "../shared/drop.jsx";
import { Facsimile, marksOf } from "../shared/facsimile.jsx";
import { choose, mediaType, stem, taken, wordFiles } from "../shared/files.js";
import { Findings, wrong } from "../shared/findings.jsx";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { Paper } from "../shared/paper.jsx";
import { kinds } from "../shared/papers.js";
import { patched } from "../shared/patch.js";
import { Preview } from "../shared/preview.js";
import { useStore } from "../shared/store.js";
import { Title } from "../shared/title.jsx";
import { Said, Vi } from "../shared/tongue.jsx";
import { several, t } from "../shared/words.js";
import { claim, lead, opened } from "../shell/incoming.js";
import { at, goTo } from "../shell/route.js";
import { inWords, partName } from "../write/labels.js";
import { begin } from "../write/session.js";

const accept = [...wordFiles, ".txt", ".md", ".html", ".pdf"];

async function open(file, answers) {
  opened.set({ file, state: "busy", answers });
  say(t(`Đang đọc ${file.name}…`, `Reading ${file.name}…`));
  let end;
  try {
    const read = await readOf(await taken(file));
    end = { state: "done", read, answers: answers && fitting(answers, read) };
    say(toldOf(file, read.findings));
  } catch (e) {
    end = { state: "failed", answers, trouble: inWords(e.errors?.[0]?.detail ?? e.message) };
  }
  if (opened.value?.file === file) opened.set({ file, ...end });
}

// fitting are the answers that the questions still have.
function fitting(answers, { findings }) {
  const questions = wrong(findings).filter(asks);
  return Object.fromEntries(Object.entries(answers).filter(([n, i]) => questions[n]?.readings[i]));
}

// readOf is what the server makes of a file; one that is away gets it when it is back.
async function readOf(file) {
  const how = { method: "POST", body: file, type: mediaType(file), patience: 20 };
  for (;;) {
    try {
      return await askJSON("/v1/import?facsimile=true", how);
    } catch (e) {
      if (!(e instanceof Away)) throw e;
      await back();
    }
  }
}

// asks tells a question from what is only to be looked at.
const asks = (f) => f.readings?.length > 1;

function toldOf(file, findings) {
  const all = wrong(findings);
  const n = all.filter(asks).length;
  const rest = all.length - n;
  return t(
    `Đã đọc ${file.name}: ${n} câu hỏi, ${rest} điều cần xem lại`,
    `Read ${file.name}: ${several(n, "question")}, ${several(rest, "thing")} to look at`,
  );
}

export default function Import({ here }) {
  const now = useStore(opened);
  useEffect(() => {
    const [file] = claim();
    if (file) open(file);
    at.soan = `#/mo-tep/${here.rest}`;
  }, [here.rest]);
  useEffect(() => {
    const kept = opened.value; // what was given a moment ago is no longer `now`
    if (kept?.state === "kept") open(kept.file, kept.answers);
  }, [now?.state]);
  const pick = async () => {
    const [file] = await choose(accept);
    if (file) open(file);
  };
  return (
    <Drop onFiles={([file]) => file && open(file)} label={t("Thả để mở", "Drop to open")} class="import">
      <header class="import-head">
        <Title>{t("Mở một tệp cũ", "Open an old file")}</Title>
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

// decided is the document with what was answered: the last question's changes first, as the server asks for. misfits are
// the questions whose answer does not go with another one's.
function decided(read, questions, answers) {
  let doc = read.document;
  const misfits = new Set();
  for (const [n, f] of [...questions.entries()].reverse()) {
    const changes = f.readings[answers[n] ?? 0].changes;
    const next = changes.length ? patched(doc, changes) : doc;
    if (next === undefined) misfits.add(n);
    else doc = next;
  }
  return { doc, misfits };
}

function Read({ file, read, answers = {} }) {
  const preview = useMemo(() => new Preview(), []);
  const result = useStore(preview.result);
  const [list, setList] = useState([]);
  const [focus, setFocus] = useState("");
  const [line, setLine] = useState(0);
  const questions = useMemo(() => wrong(read.findings).filter(asks), [read]);
  const told = useMemo(() => wrong(read.findings).filter((f) => !asks(f)), [read]);
  const marks = useMemo(() => marksOf([...questions, ...told]), [questions, told]);
  const { doc, misfits } = useMemo(() => decided(read, questions, answers), [read, questions, answers]);
  useEffect(() => preview.want(doc), [preview, doc]);
  useEffect(() => () => preview.end(), [preview]);
  useEffect(() => {
    kinds().then(setList, () => {});
  }, []);
  const kind = list.find((k) => k.slug === doc.kind);
  const view = useCallback((from, to) => preview.look(from, to), [preview]);
  const use = async () => {
    const id = await begin(doc, stem(file.name));
    opened.set(null);
    goTo("soan", id);
  };
  const show = (n, f) => {
    setLine(n);
    setFocus(f.pointer ?? "");
  };
  return (
    <div class="import-sides">
      <section class="import-found" aria-label={t("Đã nhận ra", "What was recognised")}>
        <header>
          <h2>{file.name}</h2>
          <p class="known">{kind ? <Vi>{kind.name}</Vi> : t("Chưa rõ loại văn bản", "Kind not recognised")}</p>
          <div class="does">
            <button type="button" class="main" onClick={use}>
              <Icon name="check" /> {t("Dùng văn bản này", "Use this paper")}
            </button>
            <button type="button" onClick={() => lead("kiem-tra", [file])}>
              {t("Kiểm tra tệp cũ", "Check the old file")}
            </button>
          </div>
        </header>
        {questions.length > 0 && (
          <>
            <h3>{t(`${questions.length} câu hỏi`, several(questions.length, "question"))}</h3>
            <ol class="questions">
              {questions.map((f, n) => (
                <Question
                  key={n}
                  finding={f}
                  n={n + 1}
                  on={line === n + 1}
                  answer={answers[n] ?? 0}
                  misfit={misfits.has(n)}
                  onShow={() => show(n + 1, f)}
                  onAnswer={(i) => {
                    opened.patch({ answers: { ...answers, [n]: i } });
                    show(n + 1, f);
                  }}
                />
              ))}
            </ol>
          </>
        )}
        {told.length > 0 && (
          <>
            <h3>{t(`${told.length} điều cần xem lại`, `${several(told.length, "thing")} to look at`)}</h3>
            <Findings
              findings={told}
              name={(p) => partName(p, kind)}
              where={({ place }) =>
                place?.text && (
                  <p class="at">
                    <q lang="vi">{place.text}</q>
                  </p>
                )
              }
              onGo={(f, n) => show(questions.length + n, f)}
              goText={t("Xem", "Show")}
            />
          </>
        )}
        {questions.length + told.length === 0 && <h3>{t("Không có điều gì phải hỏi lại", "Nothing is uncertain")}</h3>}
        {read.left_out.length > 0 && <LeftOut list={read.left_out} />}
        <h3>{t("Tệp cũ, đã nhận ra từng phần", "The old file, part by part")}</h3>
        <Facsimile
          shown={read.facsimile}
          marks={marks}
          focus={line}
          named
          label={t("Tệp cũ", "The old file")}
          onPick={(n) => show(n, [...questions, ...told][n - 1])}
        />
      </section>
      <Paper
        pages={result.pages}
        places={result.places}
        findings={[...questions, ...told]}
        focus={focus}
        name={(p) => partName(p, kind)}
        onPick={(pointer) => setFocus(pointer)}
        behind={result.behind}
        onView={view}
        label={t("Văn bản lập lại", "The paper, set anew")}
      />
    </div>
  );
}

// Question asks what a line is, or which kind the paper is of; the first answer is how it was read.
function Question({ finding, n, on, answer, misfit, onShow, onAnswer }) {
  const text = finding.place?.text;
  return (
    <li class={on ? "on" : ""}>
      <fieldset>
        <legend>
          <span class="no" aria-hidden="true">
            {n}
          </span>{" "}
          {text ? (
            <Said text={t(`“${short(text)}” là gì?`, `What is “${short(text)}”?`)} />
          ) : (
            t("Văn bản này thuộc loại nào?", "Of which kind is this paper?")
          )}
        </legend>
        <div class="answers">
          {finding.readings.map((r, i) => (
            <label key={r.text}>
              <input type="radio" name={`question-${n}`} checked={answer === i} onChange={() => onAnswer(i)} />
              <span>
                {r.text.charAt(0).toUpperCase() + r.text.slice(1)}
                {i === 0 && <span class="quiet"> {t("(đang đọc như vậy)", "(as it is read now)")}</span>}
              </span>
            </label>
          ))}
        </div>
        {(!text || /^\d/.test(finding.detail)) && (
          <p class="help">
            <Said text={finding.detail} />
          </p>
        )}
        {misfit && (
          <p class="fault" role="alert">
            {t(
              "Câu trả lời này không đi cùng một câu trả lời khác; hãy sửa trong biểu mẫu sau khi dùng.",
              "This answer does not go with another one; change it in the form afterwards.",
            )}
          </p>
        )}
        <button type="button" class="plain" onClick={onShow}>
          {t("Xem chỗ này", "Show the place")}
        </button>
      </fieldset>
    </li>
  );
}

const short = (s) => (s.length > 90 ? `${s.slice(0, 88).trimEnd()}…` : s);

function LeftOut({ list }) {
  return (
    <details>
      <summary>{t(`Không đưa vào: ${list.length} chỗ`, `Left out: ${several(list.length, "place")}`)}</summary>
      <ul class="left-out">
        {list.map((l, i) => (
          <li key={`${l.text} ${i}`}>
            <q lang="vi">{l.text}</q>{" "}
            <span class="quiet">
              <Said text={inWords(l.reason)} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
