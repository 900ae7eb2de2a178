// The empty desk: what paper is wanted? Kinds with pictures, drafts, a place to drop a file.
import pictures from "pictures";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import * as drafts from "../shared/drafts.js";
import { Drop } from "../shared/drop.jsx";
import { choose } from "../shared/files.js";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { families, kinds, paperName, search } from "../shared/papers.js";
import { clock, t } from "../shared/words.js";
import { openable, take } from "../shell/incoming.js";
import { at, goTo } from "../shell/route.js";
import { keepFamily, keptFamily, lastValues } from "../write/last.js";
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
    close();
    kinds().then(setList, () => {});
  }, []);
  const field = useRef(null);
  useLayoutEffect(() => field.current.focus(), []); // autofocus comes late where the machine is busy
  const found = search(list, family, words);
  const some = words || whole ? found.length : first;
  const start = async (kind) => {
    goTo("soan", await begin({ ...family.doc, kind: kind.slug, ...lastValues(family.id) }));
  };
  const change = (f) => {
    keepFamily(f.id);
    setFamily(f);
  };
  const files = (all) => take(all).catch((e) => setTrouble(e.message));
  return (
    <Drop onFiles={files} label={t("Thả để mở", "Drop to open")} class="home">
      <h1 class="unseen">{t("Bàn soạn văn bản", "The desk")}</h1>
      <form
        class="ask"
        onSubmit={(e) => {
          e.preventDefault();
          // Who types fast is here before the kinds are.
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
            placeholder={t("công văn, quyết định, kế hoạch…", "công văn, quyết định, kế hoạch…")}
            value={words}
            onInput={(e) => {
              setWords(e.currentTarget.value);
              say(
                t(
                  `${search(list, family, e.currentTarget.value).length} loại văn bản`,
                  `${search(list, family, e.currentTarget.value).length} kinds`,
                ),
              );
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
              <span>{k.name}</span>
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
      <Recent list={list} />
      <p class="drop-line">
        {t("Hoặc thả tệp Word, PDF, Excel vào đây", "Or drop a Word, PDF or Excel file here")}{" "}
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

function Sample({ kind, family }) {
  const url =
    pictures[family.sample + kind] ?? pictures[family.needs === "party" ? `dang-${kind}` : kind] ?? pictures[kind];
  return url ? <img src={url} alt="" loading="lazy" width="150" height="212" /> : <span class="blank" />;
}

function Recent({ list }) {
  const [mine, setMine] = useState([]);
  const [all, setAll] = useState(false);
  useEffect(() => {
    drafts.all().then(setMine, () => {});
  }, []);
  if (mine.length === 0) return null;
  const remove = async (d) => {
    await drafts.remove(d.id);
    setMine(mine.filter((m) => m !== d));
    say(t("Đã xóa bản nháp", "Draft deleted"));
  };
  return (
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">{t("Bản nháp gần đây", "Recent drafts")}</h2>
      <ul>
        {(all ? mine : mine.slice(0, 5)).map((d) => (
          <li key={d.id}>
            <a href={`#/soan/${d.id}`}>
              <Icon name="file" />
              <span class="name">{d.name || paperName(d.doc, list)}</span>
              {d.open && <b class="badge">{t("đang soạn dở", "unfinished")}</b>}
              <time dateTime={new Date(d.changed).toISOString()}>{clock(d.changed)}</time>
            </a>
            <button
              type="button"
              class="plain"
              aria-label={t(
                `Xóa bản nháp ${d.name || paperName(d.doc, list)}`,
                `Delete the draft ${d.name || paperName(d.doc, list)}`,
              )}
              onClick={() => remove(d)}
            >
              <Icon name="trash" /> {t("Xóa", "Delete")}
            </button>
          </li>
        ))}
      </ul>
      {!all && mine.length > 5 && (
        <button type="button" class="plain" onClick={() => setAll(true)}>
          {t(`Tất cả ${mine.length} bản nháp`, `All ${mine.length} drafts`)}
        </button>
      )}
    </section>
  );
}
