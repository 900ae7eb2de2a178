// What the form calls the keys of a document, in a clerk's words. A key that is not here is called by its description in
// the schema. law: the row of the printed rules whose clause stands behind "?".

import { language, t } from "../shared/words.js";
import { dateShown } from "./typed.js";

const L = (vi, en, more = {}) => ({ vi, en, ...more });

const labels = {
  caption: L("Tên hình", "Caption"),
  alt: L("Tả hình", "Description"),
  "": L("Văn bản", "Paper"),
  kind: L("Loại văn bản", "Kind"),
  profile: L("Thể thức", "Rules of form"),
  organization: L("Tổ chức", "Organisation"),
  office: L("Cơ quan", "Office"),
  issuer: L("Cơ quan ban hành", "Issuer"),
  issuers: L("Các cơ quan ban hành", "Issuers"),
  "issuer.parent": L("Cơ quan chủ quản", "Parent agency", { law: "parent_agency", example: "UBND TỈNH HÀ TĨNH" }),
  "issuer.name": L("Tên cơ quan", "Issuer", { law: "issuer", example: "SỞ NỘI VỤ" }),
  "issuer.code": L("Chữ viết tắt", "Abbreviation", {
    law: "reference",
    example: "SNV",
    help: ["Dùng trong ký hiệu.", "Used in the symbol."],
  }),
  "issuer.name_in_text": L("Tên viết trong câu", "Name in a sentence", { example: "Sở Nội vụ" }),
  number: L("Số", "Number", {
    law: "reference",
    help: ["Để trống thì chừa chỗ ghi tay.", "Left empty: room to write it by hand."],
  }),
  symbol: L("Ký hiệu", "Symbol", {
    law: "reference",
    help: ["Để trống thì tự lập từ loại và chữ viết tắt.", "Left empty: made from kind and abbreviation."],
  }),
  number_text: L("Số và ký hiệu ghi nguyên văn", "Number and symbol as printed", { law: "reference" }),
  unit: L("Đơn vị soạn thảo", "Drafting unit", {
    law: "reference",
    example: "VP",
    help: ["Chữ viết tắt, sau ký hiệu của công văn.", "Abbreviation, after a letter's symbol."],
  }),
  place: L("Địa danh", "Place", { law: "place_date", example: "Hà Tĩnh" }),
  date: L("Ngày ban hành", "Date", { law: "place_date" }),
  subject: L("Trích yếu", "Subject", {
    law: "subject",
    help: ["Nói ngắn gọn văn bản về việc gì.", "What the paper is about, in a few words."],
  }),
  secrecy: L("Độ mật", "Secrecy", { law: "secrecy_mark" }),
  urgency: L("Độ khẩn", "Urgency", { law: "urgency_mark" }),
  circulation: L("Phạm vi lưu hành", "Circulation", { law: "circulation_note", example: "LƯU HÀNH NỘI BỘ" }),
  draft: L("Dự thảo lần", "Draft number", { law: "draft_note" }),
  to: L("Kính gửi", "Addressees", { law: "addressees", help: ["Mỗi nơi một dòng.", "One a line."] }),
  also_to: L("Đồng kính gửi", "Also to", { law: "addressees", help: ["Mỗi nơi một dòng.", "One a line."] }),
  authority_line: L("Thẩm quyền ban hành", "Issuing authority", { law: "competence", example: "GIÁM ĐỐC SỞ NỘI VỤ" }),
  bases: L("Căn cứ", "Legal bases", { law: "legal_basis", help: ["Mỗi căn cứ một dòng.", "One a line."] }),
  opening: L("Đoạn mở đầu", "Opening", { law: "body" }),
  purposes: L("Mục đích, yêu cầu", "Purposes", {
    law: "body",
    help: ["Mỗi ý một đoạn, được đánh số.", "One paragraph each; they are numbered."],
  }),
  sections: L("Nội dung", "Body", { law: "body" }),
  closing: L("Đoạn kết", "Closing", { law: "body" }),
  orientation: L("Khổ giấy", "Orientation", {
    help: ["Ngang: khi nội dung có bảng rộng.", "Landscape: where the text has a wide table."],
  }),
  end_mark: L("Dấu kết thúc", "End mark", { example: "./." }),
  recipients: L("Nơi nhận", "Recipients", {
    law: "recipients",
    help: ["Mỗi nơi một dòng; dòng “Lưu” tự thêm.", "One a line; the “Lưu” line is added."],
  }),
  archive: L("Lưu", "Kept at", { law: "recipients", example: "VT, VP" }),
  signer: L("Người ký", "Signer", { law: "signer_name" }),
  signers: L("Những người ký", "Signers", { law: "signer_name" }),
  "signer.authority": L("Quyền hạn", "Authority", { law: "authority", example: "KT. GIÁM ĐỐC" }),
  "signer.position": L("Chức vụ", "Position", { law: "position", example: "PHÓ GIÁM ĐỐC" }),
  "signer.name": L("Họ và tên", "Name", { law: "signer_name", example: "Nguyễn Văn A" }),
  "signer.other_position": L("Chức vụ khác", "Other position", {
    help: ["In ngay trên họ tên.", "Printed above the name."],
  }),
  "signer.signature": L("Hình chữ ký", "Signature picture"),
  "signer.seal": L("Hình con dấu", "Seal picture"),
  drafter: L("Người soạn, số bản", "Drafter, copies", { law: "drafter_code" }),
  "drafter.code": L("Người soạn thảo", "Drafter's initials", { example: "PL" }),
  "drafter.copies": L("Số lượng bản", "Copies"),
  received: L("Dấu “Đến”", "Stamp of receipt", { law: "received_stamp" }),
  "received.office": L("Cơ quan nhận", "Receiving office"),
  "received.number": L("Số đến", "Number of receipt"),
  "received.date": L("Ngày đến", "Date of receipt"),
  "received.forward_to": L("Chuyển", "Forward to"),
  contact: L("Địa chỉ liên hệ", "Contact", { law: "contact" }),
  "contact.address": L("Địa chỉ", "Address"),
  "contact.phone": L("Điện thoại", "Phone"),
  "contact.fax": L("Fax", "Fax"),
  "contact.email": L("Thư điện tử", "E-mail"),
  "contact.website": L("Trang thông tin điện tử", "Website"),
  copy: L("Bản sao", "Certified copy", { law: "copy_form" }),
  "copy.form": L("Hình thức sao", "Form of copy"),
  "copy.electronic": L("Bản sao điện tử", "Electronic copy"),
  "copy.signed_at": L("Thời điểm ký số", "Signed at"),
  logo: L("Biểu trưng", "Logo"),
  attachments: L("Phụ lục", "Annexes", { law: "annex_label" }),
  "attachments.label": L("Nhãn", "Label", {
    law: "annex_label",
    example: "Phụ lục",
    help: ["Để trống là “Phụ lục”, tự đánh số.", "Left empty: “Phụ lục”, numbered."],
  }),
  "attachments.title": L("Tiêu đề", "Title", { law: "annex_title" }),
  "attachments.subtitle": L("Dòng dưới tiêu đề", "Subtitle", { law: "annex_subtitle" }),
  "attachments.reference": L("In dòng “(Kèm theo …)”", "Print “(Kèm theo …)”", { law: "annex_reference" }),
  "attachments.orientation": L("Khổ giấy", "Orientation"),
  "attachments.full_header": L("Có phần đầu riêng để trống", "Its own blank header"),
  "attachments.separate": L("Thành tệp riêng", "A file of its own"),
  "attachments.signed_at": L("Thời điểm ký số", "Signed at", { example: "2026-11-20T08:30:00+07:00" }),
  "attachments.content": L("Nội dung phụ lục", "Content of the annex"),
  fields: L("Mẫu của loại văn bản", "This kind's form"),
  style: L("Trình bày", "Style"),
  "style.head": L("Phần đầu", "Head"),
  "style.numbering": L("Đánh số theo cấp", "Numbering by level"),
  "style.body_size": L("Cỡ chữ nội dung", "Size of the body"),
  "style.margins": L("Lề trang", "Margins"),
  "style.sizes": L("Cỡ chữ từng phần", "Sizes of parts"),
  "style.measures": L("Khoảng cách", "Measures"),
  "style.margins.top": L("Lề trên", "Top"),
  "style.margins.bottom": L("Lề dưới", "Bottom"),
  "style.margins.left": L("Lề trái", "Left"),
  "style.margins.right": L("Lề phải", "Right"),
  "style.stroke_width": L("Bề dày đường kẻ", "Thickness of lines"),
  "style.issuer_stroke": L("Đường kẻ dưới tên cơ quan, so với dòng chữ", "Line under the issuer, share of the text"),
  "style.subject_stroke": L("Đường kẻ dưới trích yếu, so với dòng chữ", "Line under the subject, share of the text"),
};

// Lists whose members are called like another part.
const same = { issuers: "issuer", signers: "signer" };

/** The key of a pointer in the table: "/signers/0/name" is signer.name. */
export function keyOf(pointer) {
  const parts = pointer
    .split("/")
    .slice(1)
    .filter((p) => !/^\d+$/.test(p));
  if (parts.length > 1 && same[parts[0]]) parts[0] = same[parts[0]];
  while (parts[0] === "attachments" && parts[1] === "attachments") parts.shift(); // an annex of an annex
  if (
    parts[0] === "copy" &&
    parts.length > 1 &&
    (parts[1] === "issuer" || parts[1] === "signer" || !labels[`copy.${parts[1]}`])
  )
    parts.shift();
  return parts.join(".");
}

/** What the form knows of a pointer: {label, help, law, example}. schema is that of the value, if any. */
export function labelOf(pointer, schema) {
  const l = labels[keyOf(pointer)];
  if (l) return { label: t(l.vi, l.en), help: l.help && t(...l.help), law: l.law, example: l.example };
  // The schema speaks Vietnamese alone; its keys are English words.
  if (language.value === "en" || !schema?.description) return { label: plainKey(pointer) };
  const [label, ...rest] = schema.description.replace(/\.$/, "").split(/[:;,]\s/);
  const counted = /^(mm|điểm)\b/.test(rest[0]);
  const more = counted ? `Tính bằng ${rest.join(": ")}` : sentence(rest.join(", "));
  return { label, help: rest.length ? `${more}.` : undefined };
}

/** Whether the form has words of its own for a pointer. */
export const hasLabel = (pointer) => keyOf(pointer) in labels;

/** The key at a pointer's end, as words: "Head gap". */
export const plainKey = (pointer) => sentence(pointer.split("/").at(-1).replaceAll("_", " "));

/**
 * What the server says, to a clerk: keys as the form calls them, or left out where they only stand beside their name; dates as they
 * are typed here; how the program is started is no clerk's affair.
 */
export const inWords = (detail) =>
  detail
    .replace(/(?:ở )?«style»: \{"numbering": \[(.*?)\]\}/, (_, list) => numberingIn(JSON.parse(`[${list}]`)))
    .replace(/«[^»]*»|\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b(?!-)/g, (said) =>
      said.startsWith("«") ? said : dateShown(said),
    )
    .replace(/ \((?:hoặc chạy với|or run with) --[^)]*\)/, "")
    .replace(/ \(«[a-z_.]+»\)/g, "")
    .replace(/\bkhóa «/g, "ô «")
    .replace(/«([a-z_.]+)»/g, (whole, key) => (labels[key] ? `«${t(labels[key].vi, labels[key].en)}»` : whole));

// The ways to print a value, as marks name them.
const ways = {
  date: ["ngày", "a date"],
  words: ["số", "a number"],
  number: ["số", "a number"],
  image: ["hình", "a picture"],
};

/** What the server says of a value of a list, to a clerk. */
export const ofValue = (detail) =>
  detail.replace(/ (không in theo|cannot be printed as) «(date|words|number|image)[^»]*»( được)?:/, (_, how, way) =>
    how === "không in theo" ? ` không đọc được thành ${ways[way][0]}:` : ` cannot be read as ${ways[way][1]}:`,
  );

const numberingIn = (markers) =>
  t(
    `ở ô «Đánh số theo cấp» của phần «Trình bày», mỗi dòng một ký hiệu: ${markers.join(" rồi ")}`,
    `in «Numbering by level» of «Style», one marker a line: ${markers.join(", then ")}`,
  );

/** The part of the paper that a pointer belongs to, as a short name; for the body that is "Nội dung". */
export function partName(pointer, kind) {
  const own = pointer.startsWith("/fields/") && kind?.fields?.find((f) => f.name === pointer.split("/")[2]);
  if (own) return sentence(own.label);
  for (let key = keyOf(pointer); ; key = key.slice(0, Math.max(0, key.lastIndexOf(".")))) {
    if (labels[key]) return t(labels[key].vi, labels[key].en);
    if (!key) return "";
  }
}

/** The text with a capital at its head. */
export const sentence = (s) => s.charAt(0).toUpperCase() + s.slice(1);

const options = {
  urgency: {
    khan: ["Khẩn", "Urgent"],
    "thuong-khan": ["Thượng khẩn", "Very urgent"],
    "hoa-toc": ["Hỏa tốc", "Express"],
  },
  secrecy: { mat: ["Mật", "Confidential"], "toi-mat": ["Tối mật", "Secret"], "tuyet-mat": ["Tuyệt mật", "Top secret"] },
  orientation: { portrait: ["Dọc", "Portrait"], landscape: ["Ngang", "Landscape"] },
  form: {
    "sao-y": ["Sao y", "Full copy"],
    "sao-luc": ["Sao lục", "Copy of a copy"],
    "trich-sao": ["Trích sao", "Extract"],
  },
  profile: {
    nd30: ["Nhà nước: Nghị định 30/2020", "State: Decree 30/2020"],
    dang: ["Đảng: theo ngày văn bản", "Party: by the date"],
    "dang-2018": ["Đảng: Hướng dẫn 36", "Party: Guide 36"],
    "dang-2026": ["Đảng: Hướng dẫn 05", "Party: Guide 05"],
  },
  organization: { doan: ["Đoàn TNCS Hồ Chí Minh", "Youth Union"], "doanh-nghiep": ["Doanh nghiệp", "Company"] },
  head: {
    national: ["Quốc hiệu, Tiêu ngữ", "National title"],
    letterhead: ["Tiêu đề thư của doanh nghiệp", "Company letterhead"],
  },
};

/** What a value of an enum is called. */
export function optionName(key, value) {
  const o = options[key]?.[value];
  return o ? t(...o) : value;
}
