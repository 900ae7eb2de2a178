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

/** Whether nothing in a file could be looked at, as of a scan; what it says of that is its first finding. */
export const blind = ({ counts, findings }) =>
  counts.pass === 0 && counts.not_evaluated > 0 && wrong(findings).length === 1;

/** The report in a line. */
export const inShort = (report) => (blind(report) ? wrong(report.findings)[0].detail : tally(report.counts));

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
  const { issuer, reference, subject } = report.head ?? {};
  const lines = [
    t(`Kết quả kiểm tra thể thức: ${name}`, `Check of form: ${name}`),
    ...[issuer, reference, subject].filter(Boolean),
    inShort(report),
    "",
  ];
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

/** What a paper says of itself, as it was recognised: {issuer, reference, subject}, texts; shown: the answer's facsimile. */
export function headOf(shown) {
  const parts = [];
  const walk = (list) => {
    for (const b of list) {
      if (b.rows) for (const c of b.rows.flat()) walk(c.blocks);
      else parts.push(b);
    }
  };
  walk(shown?.blocks ?? []);
  // first is the first run of blocks of a part: an annex may have a head of its own.
  const first = (...names) => {
    const from = parts.findIndex((b) => names.includes(b.part));
    if (from < 0) return "";
    const after = parts.slice(from).findIndex((b) => !names.includes(b.part) && b.text?.length);
    return parts
      .slice(from, after < 0 ? undefined : from + after)
      .map((b) => (b.text ?? []).map((r) => r.text).join(""))
      .join(" ")
      .replace(/\s+/g, " ")
      .trim();
  };
  return { issuer: first("issuer"), reference: first("reference"), subject: first("subject", "letter_subject") };
}

/** The same of a document that was saved here. */
export const headOfDocument = (doc) => ({
  issuer: [].concat(doc.issuer?.name ?? doc.issuers?.[0]?.name ?? []).join(" "),
  reference: doc.number ? t(`Số ${doc.number}`, `No. ${doc.number}`) : "",
  subject: [].concat(doc.subject ?? []).join(" "),
});
