// Kinds of papers (loại văn bản) and families of bodies that issue them.
import { askOnce } from "./api.js";
import { language, t } from "./words.js";

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

// What the kinds are, for who reads English.
const english = {
  "nghi-quyet": "Resolution",
  "quyet-dinh": "Decision",
  "chi-thi": "Directive",
  "quy-che": "Statute",
  "quy-dinh": "Regulation",
  "thong-cao": "Communiqué",
  "thong-bao": "Notice",
  "huong-dan": "Guidance",
  "chuong-trinh": "Programme",
  "ke-hoach": "Plan",
  "phuong-an": "Options",
  "de-an": "Scheme",
  "du-an": "Project",
  "bao-cao": "Report",
  "bien-ban": "Minutes",
  "to-trinh": "Submission",
  "hop-dong": "Contract",
  "cong-van": "Official letter",
  "cong-dien": "Urgent dispatch",
  "ban-ghi-nho": "Memorandum",
  "ban-thoa-thuan": "Agreement",
  "giay-uy-quyen": "Power of attorney",
  "giay-moi": "Invitation",
  "giay-gioi-thieu": "Letter of introduction",
  "giay-nghi-phep": "Leave permit",
  "phieu-gui": "Delivery slip",
  "phieu-chuyen": "Transfer slip",
  "phieu-bao": "Advice slip",
  "thu-cong": "Letter of an official",
  "ket-luan": "Conclusion",
  "thong-tri": "Circular notice",
  "tuyen-bo": "Statement",
  "loi-keu-goi": "Appeal",
  "quy-hoach": "Master plan",
  "giay-chung-nhan": "Certificate",
  "giay-di-duong": "Travel order",
};

/** What a kind is, in the English desk; "" in the Vietnamese one, where its name says it. */
export const gloss = (kind) => (language.value === "en" && english[kind.slug]) || "";

// typedRaw is what was meant with Telex or VNI by who forgot to turn them on: "quyeets ddinhj" and "quye61t d9inh5" are "quyet dinh".
const typedRaw = (words) =>
  words
    .replace(/\d/g, "")
    .replace(/([aeod])\1/g, "$1")
    .replace(/(?<=[aeiouyw][a-z]*)[sfrxj]/g, "")
    .replace(/w/g, "");

/**
 * The kinds of a family that a search finds; words may be typed without diacritics and blanks, as first letters ("cv"), or as
 * the keys of Telex and VNI.
 */
export function search(list, family, words) {
  const found = matching(list, family, words);
  const raw = typedRaw(plain(words));
  return found.length > 0 || raw === "" ? found : matching(list, family, raw);
}

function matching(list, family, words) {
  const wanted = plain(words).split(" ").filter(Boolean);
  const run = wanted.join("");
  const rank = (k) => common.indexOf(k.slug) + 1 || common.length + 1 + list.indexOf(k);
  // 0: the words begin its name or are its letters; 1: they stand in it; undefined: they do not.
  const fit = (k) => {
    const name = plain(k.name);
    const code = plain(k.code?.[family.needs] ?? "");
    const letters = name
      .split(" ")
      .map((w) => w[0])
      .join("");
    const bare = name.replaceAll(" ", "");
    const means = plain(gloss(k));
    if (bare.startsWith(run) || letters === run || code === run || (run && means.startsWith(wanted.join(" "))))
      return 0;
    return bare.includes(run) || wanted.every((w) => `${name} ${code} ${means}`.includes(w)) ? 1 : undefined;
  };
  return list
    .filter((k) => k.required?.[family.needs] && fit(k) !== undefined)
    .sort((a, b) => fit(a) - fit(b) || rank(a) - rank(b));
}

/** A text in small letters without diacritics. */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
}

/** What a paper is called in a list: kind, number and subject, in Vietnamese as they are. */
export function paperName(doc, list = []) {
  const kind = list.find((k) => k.slug === doc.kind)?.name ?? "Văn bản";
  const subject = []
    .concat(doc.subject ?? [])
    .join(" ")
    .replace(/^V\/v\s+/i, "");
  return [kind, doc.number ? `số ${doc.number}` : "", subject].filter(Boolean).join(" ");
}
