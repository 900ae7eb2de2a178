// Files that go to the clerk's computer and come from it.

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
