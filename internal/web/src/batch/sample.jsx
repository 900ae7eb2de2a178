// Xem thử: the paper of any row, before anything is made.
import { useEffect, useMemo } from "preact/hooks";
import { count, countText, Findings } from "../shared/findings.jsx";
import { Icon } from "../shared/icon.jsx";
import { say, saySoon } from "../shared/live.js";
import { Paper } from "../shared/paper.jsx";
import { Preview } from "../shared/preview.js";
import { useStore } from "../shared/store.js";
import { Said } from "../shared/tongue.jsx";
import { t } from "../shared/words.js";
import { inWords, ofValue, partName } from "../write/labels.js";
import { Trouble } from "./list.jsx";
import { goToRow, work } from "./state.js";

export function Sample({ w }) {
  const { look, at } = w;
  const filled = look.filled;
  return (
    <>
      <Slider at={at} count={look.count} row={filled?.at === at ? filled.row : undefined} />
      <Trouble trouble={w.trouble} />
      {filled?.errors?.length > 0 && <RowErrors filled={filled} />}
      {w.template.file && (
        <p class="quiet">
          {t(
            "Mẫu Word chưa xem thử được ở đây: hãy lập, rồi mở tệp. Giá trị của hàng đứng ở bảng của bước Danh sách.",
            "A Word template cannot be looked at here: make the batch and open a file. The values stand in the table of the list.",
          )}
        </p>
      )}
      {filled?.document && <Sheet document={filled.document} />}
      <p class="row end">
        <button type="button" class="main" onClick={() => work.patch({ step: 4 })}>
          {t("Tiếp: lập", "Next: make")}
        </button>
      </p>
    </>
  );
}

function Slider({ at, count: all, row }) {
  const whole = (n) => t(`${n} trên ${all}`, `${n} of ${all}`);
  const go = (n) => {
    goToRow(n);
    say(whole(n));
  };
  return (
    <div class="slider">
      <button type="button" aria-label={t("Hàng trước", "Row before")} disabled={at <= 1} onClick={() => go(at - 1)}>
        <Icon name="left" />
      </button>
      <input
        type="range"
        min="1"
        max={all}
        value={at}
        aria-label={t("Văn bản thứ", "Paper number")}
        aria-valuetext={whole(at)}
        onInput={(e) => goToRow(Number(e.currentTarget.value))}
      />
      <button
        type="button"
        class="after"
        aria-label={t("Hàng sau", "Row after")}
        disabled={at >= all}
        onClick={() => go(at + 1)}
      >
        <Icon name="left" />
      </button>
      <span class="which">
        {t(`${at} / ${all}`, `${at} / ${all}`)}
        {row !== undefined && <span class="quiet">{t(` (hàng ${row} của bảng)`, ` (row ${row} of the sheet)`)}</span>}
      </span>
    </div>
  );
}

function RowErrors({ filled }) {
  return (
    <div class="trouble" role="alert">
      <p>{t(`Hàng ${filled.row} chưa điền được:`, `Row ${filled.row} cannot be filled in:`)}</p>
      <ul>
        {filled.errors.map((e, i) => (
          <li key={i} class="fault">
            {e.column && <strong lang="vi">{e.column}: </strong>}
            <Said text={e.column ? ofValue(e.detail) : inWords(e.detail)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sheet({ document: doc }) {
  const preview = useMemo(() => new Preview(), []);
  const seen = useStore(preview.result);
  useEffect(() => () => preview.end(), [preview]);
  useEffect(() => preview.want(doc), [preview, doc]);
  const name = (p) => partName(p);
  const n = { ...count(seen.findings), hint: 0 };
  const told = countText(n);
  useEffect(() => {
    if (!seen.behind) work.patch({ wrong: n.error });
  }, [n.error, seen.behind]);
  useEffect(() => {
    if (told) saySoon("row", countText(n, ", "));
  }, [told]);
  return (
    <>
      {told && (
        <details class="told-of">
          <summary>{told}</summary>
          <Findings findings={seen.findings} name={name} />
        </details>
      )}
      <Paper
        pages={seen.pages}
        places={seen.places}
        findings={seen.findings}
        name={name}
        behind={seen.behind}
        label={t("Văn bản của hàng", "The paper of the row")}
      />
    </>
  );
}
