// Files that go to the clerk's computer and come from it.

import { t } from "./words.js";

/** Lets the browser save a blob under a name. */
export function save(blob, name) {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(blob);
  a.download = name;
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
}

/** Asks for files of some endings ([".json", ".docx"]); none chosen: an empty list. */
export function choose(accept, several = false) {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept.join();
    input.multiple = several;
    input.className = "hidden";
    const done = () => {
      resolve([...input.files]);
      input.remove();
    };
    input.addEventListener("change", done);
    input.addEventListener("cancel", done);
    document.body.append(input);
    input.click();
  });
}

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const types = {
  docx: word,
  docm: word,
  dotx: word,
  dotm: word,
  pdf: "application/pdf",
  json: "application/json",
  doc: "application/msword",
  odt: "application/vnd.oasis.opendocument.text",
  rtf: "application/rtf",
  txt: "text/plain",
  md: "text/plain",
  html: "text/html",
};

/** The endings of Word's files and of those that the server may make one of, for choose(). */
export const wordFiles = [".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".rtf"];

/** The ending of a file's name, in small letters: ".docx". */
export const ending = (file) => `.${file.name.toLowerCase().split(".").at(-1)}`;

/** The media type by a file's ending, since browsers do not know all. */
export const mediaType = (file) => types[ending(file).slice(1)] ?? "application/octet-stream";

/** A file's name without its ending. */
export const stem = (name) => name.replace(/\.[^.]*$/, "");

/** A name without what file systems refuse. */
export function plainName(text) {
  return text
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, "-")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 120);
}

/**
 * A file with what is in it now: one on the disk that is changed or held by another program later cannot be sent any more. An
 * error has words for the clerk.
 */
export async function taken(file) {
  if (file.size === 0) throw new Error(t(`“${file.name}” là một tệp rỗng.`, `“${file.name}” is an empty file.`));
  try {
    return new File([await file.arrayBuffer()], file.name, { type: file.type });
  } catch {
    throw new Error(
      t(
        `Chưa đọc được “${file.name}” từ máy: tệp đã đổi chỗ, hoặc đang bị chương trình khác giữ. Hãy đóng chương trình ấy rồi chọn lại tệp.`,
        `“${file.name}” cannot be read: it was moved, or another program holds it. Close that program and choose the file again.`,
      ),
    );
  }
}

/** A file as a data URI. */
export function dataURI(file) {
  return new Promise((resolve, reject) => {
    const r = new FileReader();
    r.onload = () => resolve(r.result);
    r.onerror = () => reject(r.error);
    r.readAsDataURL(file);
  });
}
