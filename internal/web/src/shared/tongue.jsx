// Which language words are in, where that is not the page's, so that a screen reader pronounces them (WCAG 3.1.2). What stands in
// papers is Vietnamese, and so are the names of kinds, offices and columns.
import { language } from "./words.js";

const vietnamese = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;

/** Words of a paper inside a sentence of the desk. */
export const Vi = ({ children }) => <span lang="vi">{children}</span>;

/** A sentence, in which what is quoted, or stands in brackets, may be of a paper or of the law: “Lưu”, «Trích yếu», (Nghị định …). */
export function Said({ text }) {
  if (language.value === "vi") return text;
  return text
    .split(/(“[^”]*”|«[^»]*»|\([^)]*\))/)
    .map((part, i) => (i % 2 === 1 && vietnamese.test(part) ? <Vi key={i}>{part}</Vi> : part));
}
