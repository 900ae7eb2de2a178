// Columns as chips, and the fields of the template that they are put into.
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { kinds } from "../shared/papers.js";
import { read, steps, write } from "../shared/pointer.js";
import { Vi } from "../shared/tongue.jsx";
import { t } from "../shared/words.js";
import { goTo } from "../shell/route.js";
import { partName } from "../write/labels.js";
import { begin } from "../write/session.js";
import { dateShown, dateTyped } from "../write/typed.js";
import { dropEdited, editTemplate, work } from "./state.js";

const most = 60; // fields that are shown
const usual = ["/number", "/date", "/subject"]; // that a row most often fills, empty or not
const fixed = ["kind", "profile", "organization", "office", "style", "orientation", "form", "image", "data"]; // never filled in

/** The texts of a document, as pointers. */
export function texts(doc) {
  const found = usual.filter((p) => read(doc, p) === undefined || typeof read(doc, p) !== "object");
  const walk = (at, pointer) => {
    if (found.length >= most || fixed.includes(steps(pointer).at(-1))) return;
    if (typeof at === "string") {
      if (!found.includes(pointer)) found.push(pointer);
    } else if (at && typeof at === "object") {
      for (const key of Object.keys(at)) walk(at[key], `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    }
  };
  walk(doc, "");
  return found;
}

export function Marks({ w }) {
  const { look, template } = w;
  const focused = useRef(null);
  const [copied, setCopied] = useState("");
  const put = async (name) => {
    const mark = `{{${name}}}`;
    const field = focused.current;
    if (field?.isConnected) {
      field.focus();
      field.setRangeText(mark, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      say(t(["Đã chèn ", { vi: mark }], [{ vi: mark }, " put in"]));
      return;
    }
    try {
      await navigator.clipboard.writeText(mark);
      setCopied(
        t(`Đã chép ${mark}: dán vào chỗ cần điền trong mẫu.`, `${mark} is copied: paste it into the template.`),
      );
    } catch {
      setCopied(t(`Gõ ${mark} vào chỗ cần điền trong mẫu.`, `Type ${mark} into the template.`));
    }
  };
  return (
    <section class="marks" aria-labelledby="marks">
      <h3 id="marks">{t("Cột của danh sách", "Columns of the list")}</h3>
      <p class="help">
        {template.doc
          ? t(
              "Đặt con trỏ vào một ô của mẫu ở dưới rồi bấm tên cột: cột ấy được điền vào đúng chỗ đó.",
              "Put the caret into a field below, then press the name of a column: it is filled in there.",
            )
          : t(
              "Bấm tên cột để chép dấu, rồi dán vào tệp Word của mẫu.",
              "Press the name of a column to copy its mark, then paste it into the Word file.",
            )}
      </p>
      <Chips columns={look.columns} onPut={put} />
      <p class="quiet" role="status">
        {copied}
      </p>
      {template.doc && (
        <Fields doc={template.doc} template={template} onFocus={(e) => (focused.current = e.currentTarget)} />
      )}
    </section>
  );
}

function Chips({ columns, onPut }) {
  return (
    <ul class="chips">
      {columns.map((c) => (
        <li key={c.name}>
          <button
            type="button"
            class={c.used ? "used" : ""}
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => onPut(c.name)}
          >
            <Icon name={c.used ? "check" : "plus"} />
            <span>
              <Vi>{c.name}</Vi>
              <span class="unseen">({c.used ? t("đã dùng", "used") : t("chưa dùng", "not used")})</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Fields({ doc, template, onFocus }) {
  const [list, setList] = useState([]);
  useEffect(() => {
    kinds().then(setList, () => {});
  }, []);
  const kind = list.find((k) => k.slug === doc.kind);
  const all = texts(doc);
  return (
    <details class="fields-of" open>
      <summary>{t("Các ô của mẫu", "Fields of the template")}</summary>
      <div class="grid">
        {all.map((p) => (
          <Field key={p} pointer={p} doc={doc} label={nameOf(p, all, kind)} onFocus={onFocus} />
        ))}
      </div>
      <p class="row">
        <button type="button" onClick={() => openIn(template)}>
          {t("Mở mẫu này trong Soạn", "Open this template in Write")}
        </button>
        {template.edited && (
          <span class="quiet">
            {t(
              "Sửa ở đây chỉ đổi mẫu của lần lập này, và được giữ thành một bản nháp riêng.",
              "Changes here count for this batch alone, and are kept as a draft of their own.",
            )}
          </span>
        )}
      </p>
    </details>
  );
}

// nameOf tells parts with several texts apart by their order.
function nameOf(pointer, all, kind) {
  const part = partName(pointer, kind);
  const same = all.filter((p) => partName(p, kind) === part);
  return same.length > 1 ? `${part} ${same.indexOf(pointer) + 1}` : part;
}

function Field({ pointer, doc, label, onFocus }) {
  const value = read(doc, pointer) ?? "";
  const [typed, setTyped] = useState(null); // while a date is written, as it is written
  const change = (e) => {
    const text = e.currentTarget.value;
    const date = pointer === "/date" ? dateTyped(text, new Date()) : undefined;
    const whole = pointer === "/number" && /^[1-9]\d*$/.test(text) ? Number(text) : (date ?? text);
    setTyped(text);
    const gone = text === "" && usual.includes(pointer);
    editTemplate(write(work.value.template.doc, pointer, gone ? undefined : whole) ?? {});
  };
  const text = typed ?? (pointer === "/date" && /^[\d-]+$/.test(value) ? dateShown(value) : String(value));
  return (
    <label class={text.includes("{{") ? "filled" : ""}>
      <span>{label}</span>
      <textarea
        rows={Math.min(6, Math.max(1, Math.ceil(text.length / 56)))}
        value={text}
        onInput={change}
        onFocus={onFocus}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}

// openIn opens the template as a draft; what is changed there is the template from then on.
async function openIn(template) {
  if (template.draft && !template.edited) return goTo("soan", template.draft);
  const id = await begin(template.doc, template.name.replace(/\.json$/i, ""));
  await dropEdited(template);
  work.patch({ template: { ...template, draft: id, edited: false, kept: undefined } });
  goTo("soan", id);
}
