// Lập: what is made, under which names; then it is sent.
import { useState } from "preact/hooks";
import { Problem } from "../shared/api.js";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { Vi } from "../shared/tongue.jsx";
import { t } from "../shared/words.js";
import { send } from "./jobs.js";
import { Trouble } from "./list.jsx";
import { choose } from "./state.js";

export function Make({ w }) {
  const { options: o, look } = w;
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState(null);
  const stuck = !(o.pdf || o.docx) || look.missing.some((m) => m.severity === "error");
  const start = async (e) => {
    e.preventDefault();
    if (busy || stuck) return;
    setBusy(true);
    setTrouble(null);
    say(t("Đang gửi…", "Sending…"));
    try {
      await send(w);
      requestAnimationFrame(() => document.querySelector(".job")?.scrollIntoView({ block: "nearest" }));
    } catch (wrong) {
      setTrouble({ text: wrong instanceof Problem && wrong.errors.length ? "" : wrong.message, errors: wrong.errors });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="make" onSubmit={start}>
      <Formats o={o} />
      <Name value={o.name} look={look} />
      <Trouble trouble={trouble} />
      {w.wrong > 0 && (
        <p class="fault">
          {t(
            "Văn bản xem thử còn lỗi, và hàng có lỗi thì không lập được: xem bước Xem thử.",
            "The paper that was looked at has errors, and rows with errors are not made: see the preview.",
          )}
        </p>
      )}
      {look.missing.length > 0 && (
        <p class="fault">
          {t(
            "Danh sách còn thiếu cột mà mẫu cần: xem bước Danh sách.",
            "The list lacks columns that the template needs: see the list.",
          )}
        </p>
      )}
      <p class="row end">
        <button type="submit" class="main" disabled={stuck} aria-disabled={busy}>
          <Icon name="check" />{" "}
          {busy ? t("Đang gửi…", "Sending…") : t(`Lập ${look.count} văn bản`, `Make ${look.count} papers`)}
        </button>
      </p>
    </form>
  );
}

function Formats({ o }) {
  return (
    <fieldset>
      <legend>{t("Dạng tệp", "Files")}</legend>
      <Check label="PDF" on={o.pdf} set={(pdf) => choose({ pdf })} />
      <Check label="Word (DOCX)" on={o.docx} set={(docx) => choose({ docx })} />
      {o.pdf && (
        <Check
          label={t("Gộp thành một PDF để in", "One PDF of all, to print")}
          on={o.merge}
          set={(merge) => choose({ merge })}
        />
      )}
      {o.pdf && o.merge && (
        <Check
          label={t("In hai mặt: mỗi văn bản bắt đầu ở tờ mới", "Both sides: each begins on a new sheet")}
          on={o.duplex}
          set={(duplex) => choose({ duplex })}
        />
      )}
    </fieldset>
  );
}

function Check({ label, on, set }) {
  return (
    <label class="check">
      <input type="checkbox" checked={on} onChange={(e) => set(e.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

function Name({ value, look }) {
  const add = (name) => choose({ name: `${value}${value ? " " : ""}{{${name}}}` });
  return (
    <div class="name-of">
      <label>
        <span>{t("Tên tệp", "Names of files")}</span>
        <input
          value={value}
          placeholder="{{mau}}-{{stt}}"
          autocomplete="off"
          spellcheck={false}
          onInput={(e) => choose({ name: e.currentTarget.value })}
        />
      </label>
      <p class="help">
        {t(
          "Để trống: tên mẫu và số thứ tự. Bấm để thêm vào tên:",
          "Left empty: the template's name and a number. Press to add to the name:",
        )}
      </p>
      <ul class="chips">
        {[{ name: "stt", label: t("số thứ tự", "number") }, ...look.columns].map((c) => (
          <li key={c.name}>
            <button type="button" onClick={() => add(c.name)}>
              <Icon name="plus" /> {c.label ?? <Vi>{c.name}</Vi>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
