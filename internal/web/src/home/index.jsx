// The empty desk: what paper is wanted? Kinds with pictures, drafts, a place to drop a file.
import pictures from "pictures";
import { useEffect, useRef, useState } from "preact/hooks";
import * as drafts from "../shared/drafts.js";
import { Drop } from "../shared/drop.jsx";
import { choose } from "../shared/files.js";
import { Icon } from "../shared/icon.jsx";
import { say, saySoon } from "../shared/live.js";
import { OfficeChoice } from "../shared/office.jsx";
import { families, gloss, kinds, paperName, search } from "../shared/papers.js";
import { useStore } from "../shared/store.js";
import { Title } from "../shared/title.jsx";
import { Vi } from "../shared/tongue.jsx";
import { clock, several, t } from "../shared/words.js";
import { brought, openable, opened, take } from "../shell/incoming.js";
import { Elsewhere } from "../shell/portal.js";
import { at, goTo } from "../shell/route.js";
import { keepFamily, keepOffice, keptFamily, withLast } from "../write/last.js";
import { begin, close } from "../write/session.js";

const first = 12; // kinds that are shown before all are asked for

export default function Home() {
  const [list, setList] = useState([]);
  const [words, setWords] = useState("");
  const [family, setFamily] = useState(families.find((f) => f.id === keptFamily()) ?? families[0]);
  const [trouble, setTrouble] = useState("");
  const [whole, setWhole] = useState(false);
  useEffect(() => {
    at.soan = "#/";
    kinds().then(setList, () => {});
  }, []);
  const field = useRef(null);
  const found = search(list, family, words);
  useEffect(() => {
    // Who types fast is here before the kinds are.
    if (words && list.length > 0) saySoon("kinds", foundText(found));
  }, [words, list, family]);
  const some = words || whole ? found.length : first;
  const begun = useRef(false); // a double click begins one paper
  const start = async (kind) => {
    if (begun.current) return;
    begun.current = true;
    goTo("soan", await begin(await withLast({ ...family.doc, kind: kind.slug })));
  };
  const change = (f) => {
    keepFamily(f.id);
    setFamily(f);
  };
  const files = (all) => take(all).catch((e) => setTrouble(e.message));
  useEffect(() => {
    // A paper that was copied elsewhere is opened as a file would be.
    const on = (e) => {
      const all = brought(e.clipboardData);
      if (all.length === 0) return;
      e.preventDefault();
      files(all);
    };
    addEventListener("paste", on);
    return () => removeEventListener("paste", on);
  }, []);
  return (
    <Drop onFiles={files} label={t("Thả để mở", "Drop to open")} class="home">
      <Elsewhere id="tools">
        <Office family={family} />
      </Elsewhere>
      <Title class="unseen" first={field}>
        {t("Bàn soạn văn bản", "The desk")}
      </Title>
      <form
        class="ask"
        onSubmit={(e) => {
          e.preventDefault();
          // As above.
          kinds().then((all) => {
            const [best] = search(all, family, words);
            if (best) start(best);
          });
        }}
      >
        <label for="wanted">{t("Cần lập văn bản gì?", "What paper do you need?")}</label>
        <div class="ask-row">
          <Icon name="search" />
          <input
            id="wanted"
            type="search"
            ref={field}
            autocomplete="off"
            placeholder={t("công văn, quyết định…", "letter, decision…")}
            lang={t("vi", "en")}
            value={words}
            onInput={(e) => {
              setWords(e.currentTarget.value);
            }}
          />
        </div>
        <fieldset class="switch">
          <legend class="unseen">{t("Thể thức của", "The form of")}</legend>
          {families.map((f) => (
            <label key={f.id}>
              <input type="radio" name="family" checked={f === family} onChange={() => change(f)} />
              <span>{f.name()}</span>
            </label>
          ))}
        </fieldset>
      </form>
      {trouble && (
        <p class="fault" role="alert">
          {trouble}
        </p>
      )}
      <ul class="kinds" aria-label={t("Loại văn bản", "Kinds")}>
        {found.slice(0, some).map((k) => (
          <li key={k.slug}>
            <button type="button" onClick={() => start(k)}>
              <Sample kind={k.slug} family={family} />
              <span class="kind-name" lang="vi">
                {k.name}
              </span>
              {gloss(k) && <small>{gloss(k)}</small>}
            </button>
          </li>
        ))}
      </ul>
      {some < found.length && (
        <button type="button" class="plain all-kinds" onClick={() => setWhole(true)}>
          <Icon name="fold" /> {t(`Tất cả ${found.length} loại văn bản`, `All ${found.length} kinds`)}
        </button>
      )}
      {list.length > 0 && found.length === 0 && (
        <p class="notice quiet">{t("Không có loại nào như thế.", "There is no such kind.")}</p>
      )}
      <Unused />
      <Recent list={list} />
      <p class="drop-line">
        {t(
          "Hoặc thả tệp Word, PDF, Excel vào đây, hay dán cả một văn bản (Ctrl+V)",
          "Or drop a Word, PDF or Excel file here, or paste a whole paper (Ctrl+V)",
        )}{" "}
        <button type="button" onClick={async () => files(await choose(openable, true))}>
          <Icon name="open" /> {t("Chọn tệp", "Choose files")}
        </button>
      </p>
      <p class="promise">
        {t(
          "Bản nháp nằm trong trình duyệt này. Máy chủ cơ quan chỉ nhận văn bản để dựng trang và lập tệp, không giữ lại.",
          "Drafts stay in this browser. The office's server gets a paper to set it, and keeps nothing.",
        )}
      </p>
    </Drop>
  );
}

// Office is the one that a new paper of the family begins with.
function Office({ family }) {
  const [id, setId] = useState();
  useEffect(() => {
    let gone = false;
    withLast(family.doc).then((doc) => !gone && setId(doc.office));
    return () => {
      gone = true;
    };
  }, [family]);
  const choose = (chosen) => {
    keepOffice(family.doc, chosen);
    setId(chosen);
  };
  return <OfficeChoice id={id} onChoose={choose} />;
}

// foundText tells how many kinds there are, and which one Enter begins.
function foundText(kinds) {
  if (kinds.length === 0) return t("Không có loại nào như thế.", "There is no such kind.");
  const [{ name }] = kinds;
  const enter = t(`${kinds.length} loại văn bản. Enter để lập `, `${several(kinds.length, "kind")}. Enter begins `);
  return [enter, { vi: name }, gloss(kinds[0]) && `, ${gloss(kinds[0])}`].filter(Boolean);
}

function Sample({ kind, family }) {
  const url =
    pictures[family.sample + kind] ?? pictures[family.needs === "party" ? `dang-${kind}` : kind] ?? pictures[kind];
  return url ? <img src={url} alt="" loading="lazy" width="150" height="212" /> : <span class="blank" />;
}

// Unused is the old file, or the pasted text, that was opened and is no paper yet.
function Unused() {
  const now = useStore(opened);
  const [gone, setGone] = useState(null);
  const it = now ?? gone;
  if (!it) return null;
  const remove = () => {
    setGone(now);
    opened.set(null);
    say(t("Đã bỏ tệp cũ", "The old file is put away"));
  };
  const back = () => {
    opened.set(gone);
    say(t("Đã lấy lại tệp cũ", "The old file is back"));
  };
  const { name } = it.file;
  return (
    <section class="recent" aria-labelledby="unused">
      <h2 id="unused">{t("Tệp cũ đang mở", "Old file, open")}</h2>
      <ul>
        {now ? (
          <li>
            <a href="#/mo-tep">
              <Icon name="file" />
              <span class="name" lang="vi">
                {name}
              </span>
              <b class="badge">{now.state === "busy" ? t("đang đọc", "being read") : t("chưa dùng", "not used yet")}</b>
            </a>
            {now.state !== "busy" && <Deed icon="close" words={t("Bỏ", "Put away")} name={name} onClick={remove} />}
          </li>
        ) : (
          <Gone told={t("Đã bỏ: ", "Put away: ")} name={name} onBack={back} />
        )}
      </ul>
    </section>
  );
}

function Recent({ list }) {
  const [mine, setMine] = useState([]);
  const [all, setAll] = useState(false);
  const [gone, setGone] = useState([]); // the ids of those that were deleted here
  useEffect(() => {
    // The paper that was open is put away first, with what was typed last.
    close()
      .then(() => drafts.all({ newer: true }))
      .then(setMine, () => {});
  }, []);
  if (mine.length === 0) return null;
  const name = (d) => d.name || (d.doc ? paperName(d.doc, list) : t("Bản nháp", "A draft"));
  const remove = async (d) => {
    await drafts.remove(d.id);
    setGone((ids) => [...ids, d.id]);
    say(t("Đã xóa bản nháp", "Draft deleted"));
  };
  const back = async (d) => {
    await drafts.keep(d);
    setGone((ids) => ids.filter((id) => id !== d.id));
    say(t("Đã lấy lại bản nháp", "The draft is back"));
  };
  return (
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">{t("Bản nháp gần đây", "Recent drafts")}</h2>
      <ul>
        {(all ? mine : mine.slice(0, 5)).map((d) =>
          gone.includes(d.id) ? (
            <Gone key={d.id} name={name(d)} onBack={() => back(d)} />
          ) : (
            <Draft key={d.id} draft={d} name={name(d)} onRemove={() => remove(d)} />
          ),
        )}
      </ul>
      {!all && mine.length > 5 && (
        <button type="button" class="plain" onClick={() => setAll(true)}>
          {t(`Tất cả ${mine.length} bản nháp`, `All ${mine.length} drafts`)}
        </button>
      )}
    </section>
  );
}

// Gone stands in place of a draft that was deleted, as long as the view is shown.
function Gone({ told = t("Đã xóa: ", "Deleted: "), name, onBack }) {
  return (
    <li class="gone">
      <span class="name">
        {told}
        <Vi>{name}</Vi>
      </span>
      <Deed icon="undo" words={t("Lấy lại", "Bring it back")} name={name} onClick={onBack} />
    </li>
  );
}

function Draft({ draft: d, name, onRemove }) {
  const badge = d.newer
    ? t("của bàn soạn bản mới hơn", "of a newer edition")
    : d.beside
      ? t("sửa ở thẻ thứ hai", "from a second tab")
      : d.open && t("đang soạn dở", "unfinished");
  return (
    <li>
      <a href={`#/soan/${d.id}`}>
        <Icon name="file" />
        <span class="name" lang="vi">
          {name}
        </span>
        {badge && <b class="badge">{badge}</b>}
        <time dateTime={new Date(d.changed).toISOString()}>{clock(d.changed)}</time>
      </a>
      {!d.newer && <Deed icon="trash" words={t("Xóa", "Delete")} name={name} onClick={onRemove} />}
    </li>
  );
}

// Deed is a button that does something to a draft.
function Deed({ icon, words, name, onClick }) {
  return (
    <button type="button" class="plain" onClick={onClick}>
      <Icon name={icon} /> {words}
      <span class="unseen">
        {t("bản nháp", "the draft")} <Vi>{name}</Vi>
      </span>
    </button>
  );
}
