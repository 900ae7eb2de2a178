// Danh sách: the file, its first rows, and how its columns fit the template.
import { useEffect, useRef } from "preact/hooks";
import { choose } from "../shared/files.js";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { Said, Vi } from "../shared/tongue.jsx";
import { several, t } from "../shared/words.js";
import { Marks } from "./marks.jsx";
import { dropList, useSheet, work } from "./state.js";

const shown = 8; // rows of the table

/** The list in a line. */
export function listSummary({ list, look }) {
  const rows = look ? t(` · ${look.count} hàng`, ` · ${several(look.count, "row")}`) : "";
  const lacks = look?.missing.length
    ? t(` · thiếu ${look.missing.length} cột`, ` · ${several(look.missing.length, "column")} missing`)
    : "";
  return `${list.name}${rows}${lacks}`;
}

export function List({ w, onFiles }) {
  const { look, list, template } = w;
  const told = useRef(look && list); // who comes back to this step has heard it
  useEffect(() => {
    if (look && list !== told.current) say(listSummary(w).replaceAll(" · ", ", "));
    if (look) told.current = list;
  }, [look, list]);
  return (
    <>
      <p class="row">
        <button
          type="button"
          class={list ? "" : "main"}
          onClick={async () => onFiles(await choose([".xlsx", ".csv", ".json", ".jsonl"]))}
        >
          <Icon name="open" />{" "}
          {list ? t("Chọn danh sách khác", "Choose another list") : t("Chọn danh sách", "Choose a list")}
        </button>
        <span class="quiet">
          {list
            ? listSummary(w)
            : t(
                "tệp Excel (.xlsx) hoặc .csv, hàng đầu là tên cột; cũng có thể thả vào đây",
                "Excel (.xlsx) or .csv, the first row names the columns; or drop it here",
              )}
        </span>
        {list && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              dropList();
              say(t("Đã bỏ danh sách", "The list is put away"));
            }}
          >
            <Icon name="close" /> {t("Bỏ danh sách", "Put the list away")}
          </button>
        )}
        {look?.others?.length > 0 && <Sheets look={look} />}
      </p>
      <Trouble trouble={w.trouble} />
      {list && !look && !w.trouble && <p class="quiet">{t("Đang đọc danh sách…", "Reading the list…")}</p>}
      {look && <Rows look={look} />}
      {look && <Fit look={look} template={template} />}
      {look && template && <Marks w={w} />}
      {look && (
        <p class="row end">
          {template ? (
            <button type="button" class="main" onClick={() => work.patch({ step: 3 })}>
              {t("Tiếp: xem thử", "Next: preview")}
            </button>
          ) : (
            <button type="button" class="main" onClick={() => work.patch({ step: 1 })}>
              {t("Tiếp: chọn mẫu", "Next: choose a template")}
            </button>
          )}
        </p>
      )}
    </>
  );
}

function Sheets({ look }) {
  return (
    <label class="sheet-of">
      <span>{t("Trang tính", "Sheet")}</span>
      <select value={look.sheet} onChange={(e) => useSheet(e.currentTarget.value)}>
        {[look.sheet, ...look.others].map((s) => (
          <option key={s}>{s}</option>
        ))}
      </select>
    </label>
  );
}

/** Why the list or the template cannot be used. */
export function Trouble({ trouble }) {
  if (!trouble) return null;
  return (
    <div class="trouble" role="alert">
      {trouble.text && <p class="fault">{trouble.text}</p>}
      {trouble.errors?.map((e, i) => (
        <p key={i} class="fault">
          {e.pointer?.startsWith("/template") ? t("Mẫu: ", "Template: ") : ""}
          <Said text={e.detail} />
        </p>
      ))}
    </div>
  );
}

// Rows are the first rows, under the columns' names and Excel's letters.
function Rows({ look }) {
  const rows = look.first.slice(0, shown);
  const rest = look.count - rows.length;
  return (
    <div
      class="rows"
      tabIndex={0}
      role="group"
      aria-label={t("Các hàng đầu của danh sách", "The first rows of the list")}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t("Hàng", "Row")}</th>
            {look.columns.map((c) => (
              <th key={c.name} scope="col" lang="vi">
                {c.letter && <span class="letter">{c.letter}</span>} {c.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.row} class={r.errors?.length ? "bad" : ""}>
              <th scope="row">{r.row}</th>
              {look.columns.map((c) => {
                const wrong = r.errors?.find((e) => e.column === c.name);
                return (
                  <td key={c.name} class={wrong ? "bad" : ""} lang={wrong ? undefined : "vi"}>
                    {wrong ? <Said text={wrong.detail} /> : r.values[c.name]}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p class="quiet">{t(`và ${rest} hàng nữa`, `and ${rest} more rows`)}</p>}
    </div>
  );
}

// Fit tells what the template and the list have not in common.
function Fit({ look, template }) {
  const unused = look.columns.filter((c) => !c.used).map((c) => c.name);
  const warnings = look.warnings;
  return (
    <ul class="fit" aria-live="polite">
      {look.missing.map((m) => (
        <li key={`${m.column} ${m.rule}`} class="error">
          <Icon name="error" />{" "}
          <span>
            {t("Thiếu: ", "Missing: ")}
            <code lang="vi">{`{{${m.column}}}`}</code>. <Said text={m.detail} />
          </span>
        </li>
      ))}
      {warnings.map((f, i) => (
        <li key={i} class="warning">
          <Icon name="warning" />{" "}
          <span>
            {f.row ? t(`Hàng ${f.row}: `, `Row ${f.row}: `) : ""}
            <Said text={f.detail} />
          </span>
        </li>
      ))}
      {template && unused.length > 0 && (
        <li class="hint">
          <Icon name="hint" />{" "}
          <span>
            {t("Mẫu không dùng: ", "Not used by the template: ")}
            <Vi>{unused.join(", ")}</Vi>.
          </span>
        </li>
      )}
    </ul>
  );
}
