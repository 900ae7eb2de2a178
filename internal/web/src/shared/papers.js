// Kinds of papers (loại văn bản) and families of bodies that issue them.
import { askOnce } from "./api.js";
import { t } from "./words.js";

/** The families: what a new document of each says, and where its kinds and samples are. */
export const families = [
  { id: "state", name: () => t("Nhà nước", "State"), needs: "state", doc: {}, sample: "" },
  { id: "party", name: () => t("Đảng", "Party"), needs: "party", doc: { profile: "dang" }, sample: "dang-" },
  {
    id: "doan",
    name: () => t("Đoàn", "Youth Union"),
    needs: "party",
    doc: { profile: "dang", organization: "doan" },
    sample: "doan-",
  },
];

/** Kinds with their names, codes and required fields, as the server lists them. */
export const kinds = () => askOnce("/v1/kinds").then((a) => a.kinds ?? a);

/** The common ones first, then in the order of the law. */
const common = ["cong-van", "quyet-dinh", "ke-hoach", "to-trinh", "bao-cao", "thong-bao", "giay-moi", "bien-ban"];

/** The kinds of a family that a search finds; words may be typed without diacritics. */
export function search(list, family, words) {
  const wanted = plain(words).split(" ").filter(Boolean);
  const rank = (k) => common.indexOf(k.slug) + 1 || common.length + 1 + list.indexOf(k);
  return list
    .filter((k) => k.required?.[family.needs])
    .filter((k) => wanted.every((w) => plain(`${k.name} ${k.code?.[family.needs] ?? ""}`).includes(w)))
    .sort((a, b) => rank(a) - rank(b));
}

/** A text in small letters without diacritics. */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
}

/** What a paper is called in a list: kind, number and subject. */
export function paperName(doc, list = []) {
  const kind = list.find((k) => k.slug === doc.kind)?.name ?? t("Văn bản", "Paper");
  const subject = []
    .concat(doc.subject ?? [])
    .join(" ")
    .replace(/^V\/v\s+/i, "");
  return [kind, doc.number ? t(`số ${doc.number}`, `no. ${doc.number}`) : "", subject].filter(Boolean).join(" ");
}
