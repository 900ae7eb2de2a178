// What is wrong with a paper, as counts and as a list.

import { useId } from "preact/hooks";
import { inWords } from "../write/labels.js";
import { Icon } from "./icon.jsx";
import { Said } from "./tongue.jsx";
import { several, t } from "./words.js";

const weight = { error: 0, warning: 1, hint: 2 };

/** Findings that are no passes, the heaviest first; the order among equals is kept. */
export function wrong(findings) {
  return findings
    .filter((f) => f.status !== "pass" && f.status !== "not_evaluated")
    .map((f) => ({ ...f, severity: f.severity ?? "error" }))
    .sort((a, b) => weight[a.severity] - weight[b.severity]);
}

/** How many of each: {error, warning, hint}. */
export function count(findings) {
  const n = { error: 0, warning: 0, hint: 0 };
  for (const f of wrong(findings)) n[f.severity]++;
  return n;
}

/** "2 lỗi · 1 cảnh báo", with another sign between where it is said aloud; nothing wrong: "". */
export function countText({ error, warning, hint }, between = " · ") {
  const parts = [];
  if (error) parts.push(t(`${error} lỗi`, several(error, "error")));
  if (warning) parts.push(t(`${warning} cảnh báo`, several(warning, "warning")));
  if (hint) parts.push(t(`${hint} gợi ý`, several(hint, "hint")));
  return parts.join(between);
}

/** Whether a clause is of the law: what the program asks for by itself helps no clerk. */
export const ofLaw = (clause) => clause && !clause.endsWith(" vanthu");

const names = {
  error: () => t("Lỗi", "Error"),
  warning: () => t("Cảnh báo", "Warning"),
  hint: () => t("Gợi ý", "Hint"),
};

/**
 * The list. onGo(finding, n) leads to the field of the nth, by a button called goText; without it there is no button. name(pointer) is
 * the part of the paper. where: a component for the place of a finding in a file. lead(finding, n): what stands before the
 * nth in place of the picture of its weight; on: the n of the one that is looked at.
 */
export function Findings({ findings, onGo, name, goText = t("Sửa", "Fix"), where: Where, lead, on }) {
  const id = useId();
  return (
    <ul class="findings">
      {wrong(findings).map((f, i) => (
        <li key={`${f.pointer} ${f.rule} ${i}`} class={`${f.severity}${on === i + 1 ? " on" : ""}`} data-n={i + 1}>
          {lead?.(f, i + 1) ?? <Icon name={f.severity} />}
          <div>
            <p>
              <span class="unseen">{names[f.severity]()}: </span>
              {name && f.pointer && <strong>{name(f.pointer)}: </strong>}
              <span id={`${id}-${i}`}>
                <Said text={inWords(f.detail)} />
              </span>
            </p>
            {Where && <Where place={f.place} />}
            {f.found && (
              <p class="found" lang="vi">
                <del>{f.found}</del>
                {f.expected && (
                  <>
                    {" "}
                    → <ins>{f.expected}</ins>
                  </>
                )}
              </p>
            )}
            {ofLaw(f.clause) && !f.detail.includes(f.clause) && (
              <p class="clause" lang="vi">
                {f.clause}
              </p>
            )}
          </div>
          {onGo && f.pointer !== undefined && (
            <button
              type="button"
              class="plain"
              aria-label={name && f.pointer ? `${goText}: ${name(f.pointer)}` : undefined}
              aria-describedby={`${id}-${i}`}
              onClick={() => onGo(f, i + 1)}
            >
              {goText}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
