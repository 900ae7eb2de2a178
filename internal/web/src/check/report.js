// A report of a check as a text that a clerk can print or send.
import { wrong } from "../shared/findings.jsx";
import { several, t } from "../shared/words.js";

const heads = {
  error: () => t("LỖI", "ERRORS"),
  warning: () => t("CẢNH BÁO", "WARNINGS"),
  hint: () => t("GỢI Ý", "HINTS"),
};

/** Where in its file a finding stands, in words; "" where it does not say. */
export function whereText(place) {
  if (!place) return "";
  const parts = [];
  if (place.page) parts.push(t(`trang ${place.page}`, `page ${place.page}`));
  if (place.table)
    parts.push(
      t(
        `bảng ${place.table}, hàng ${place.row}, ô ${place.cell}`,
        `table ${place.table}, row ${place.row}, cell ${place.cell}`,
      ),
    );
  else if (place.paragraph) parts.push(t(`đoạn ${place.paragraph}`, `paragraph ${place.paragraph}`));
  return parts.join(", ");
}

/** "3 lỗi · 2 cảnh báo · 31 đúng · 4 không kiểm tra được", without those that are none. */
export function tally({ error = 0, warning = 0, hint = 0, pass = 0, not_evaluated = 0 }) {
  const parts = [];
  if (error) parts.push(t(`${error} lỗi`, several(error, "error")));
  if (warning) parts.push(t(`${warning} cảnh báo`, several(warning, "warning")));
  if (hint) parts.push(t(`${hint} gợi ý`, several(hint, "hint")));
  parts.push(t(`${pass} điều đúng`, pass === 1 ? "1 rule holds" : `${pass} rules hold`));
  if (not_evaluated)
    parts.push(t(`${not_evaluated} điều không kiểm tra được`, `${several(not_evaluated, "rule")} not looked at`));
  return parts.join(" · ");
}

/** The findings that could not be looked at. */
export const unseen = (report) => report.findings.filter((f) => f.status === "not_evaluated");

/** The report of a file as lines of text. */
export function reportText(name, report) {
  const lines = [t(`Kết quả kiểm tra thể thức: ${name}`, `Check of form: ${name}`), tally(report.counts), ""];
  for (const weight of Object.keys(heads)) {
    const some = wrong(report.findings).filter((f) => f.severity === weight);
    if (some.length === 0) continue;
    lines.push(heads[weight]());
    for (const f of some) {
      const at = whereText(f.place);
      lines.push(`- ${f.detail}${at ? ` (${at})` : ""}`);
      if (f.place?.text) lines.push(`  “${f.place.text}”`);
      if (f.found) lines.push(`  ${f.found}${f.expected ? ` → ${f.expected}` : ""}`);
      if (f.clause) lines.push(`  ${f.clause}`);
    }
    lines.push("");
  }
  const rest = unseen(report);
  if (rest.length > 0) {
    lines.push(t("KHÔNG KIỂM TRA ĐƯỢC", "NOT LOOKED AT"), ...rest.map((f) => `- ${f.detail}`), "");
  }
  return lines.join("\r\n");
}
