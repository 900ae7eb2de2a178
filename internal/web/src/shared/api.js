// The only door to the office's server. Everything goes through ask(): the key, the language, a server that is away or
// busy. What went wrong is an Error of one of three kinds: Problem, Away, Stopped (an AbortError).
import { Store } from "./store.js";
import { language, t } from "./words.js";

/** How the server is: {state: "ok" | "away" | "busy" | "key", seconds?, wrong?}. Views show it, nobody else sets it. */
export const link = new Store({ state: "ok" });

/** What the server answered in place of what was asked for. */
export class Problem extends Error {
  constructor(status, body, retry) {
    super(
      tooLarge(status, body) ||
        unreadable(status, body) ||
        body.detail ||
        body.title ||
        t(`Máy chủ trả lời ${status}.`, `The server answered ${status}.`),
    );
    this.status = status;
    this.errors = body.errors ?? [];
    this.retry = retry;
  }
}

// tooLarge says in a clerk's words that what was sent is too much; the server counts bytes.
function tooLarge(status, { detail = "" }) {
  const most = status === 413 && Number(/\d{5,}/.exec(detail)?.[0]);
  if (!most) return "";
  const mb = Math.round(most / 2 ** 20) || 1;
  return t(
    `Lớn quá: máy chủ cơ quan nhận nhiều nhất ${mb} MB. Văn bản có nhiều hình thì bớt hình hoặc dùng hình nhỏ hơn.`,
    `Too large: the office's server takes ${mb} MB at most. Take out pictures, or use smaller ones.`,
  );
}

// unreadable says so of a file of a kind that the server does not take, where it speaks of headers.
const unreadable = (status, { detail = "", errors = [] }) =>
  status === 415 &&
  errors.length === 0 &&
  detail.includes("Content-Type") &&
  t(
    "Không đọc được loại tệp này ở đây: hãy chọn tệp Word (.docx), PDF hoặc văn bản thường.",
    "This kind of file cannot be read here: choose a Word file (.docx), a PDF or plain text.",
  );

/** No answer: the server is gone, or the way to it. */
export class Away extends Error {
  constructor() {
    super(t("Chưa liên lạc được với máy chủ cơ quan.", "The office's server does not answer."));
  }
}

const keyName = "key";
let key = keptKey();
let keyGiven = null; // {promise, resolve} while the key is asked for

function keptKey() {
  try {
    return sessionStorage.getItem(keyName) ?? localStorage.getItem(keyName) ?? "";
  } catch {
    return "";
  }
}

/** Takes the key that the clerk gave. keep: "page" (until it is closed), "tab" or "browser". */
export function giveKey(value, keep) {
  key = value.trim();
  forgetKey(false);
  try {
    if (keep === "tab") sessionStorage.setItem(keyName, key);
    if (keep === "browser") localStorage.setItem(keyName, key);
  } catch {
    // Then it is kept as long as the page.
  }
  link.set({ state: "ok" });
  keyGiven?.resolve();
  keyGiven = null;
}

/** Forgets the key here and in the browser. */
export function forgetKey(here = true) {
  if (here) key = "";
  try {
    sessionStorage.removeItem(keyName);
    localStorage.removeItem(keyName);
  } catch {
    // Nothing was kept.
  }
}

/** Whether a key is in use. */
export const hasKey = () => key !== "";

function askKey() {
  if (!keyGiven) {
    keyGiven = {};
    keyGiven.promise = new Promise((resolve) => {
      keyGiven.resolve = resolve;
    });
    link.set({ state: "key", wrong: key !== "" });
  }
  return keyGiven.promise;
}

/**
 * Sends a request and answers the Response, whatever is good about it. A wrong or missing key is asked for and the
 * request sent again; a busy server is asked again when it says so, up to `patience` times.
 */
export async function ask(path, { method = "GET", body, type, accept, signal, headers, keepalive, patience = 3 } = {}) {
  for (let turn = 0; ; turn++) {
    const used = key;
    const answer = await send(path, { method, body, type, accept, signal, headers, keepalive });
    if (answer.ok) {
      if (link.value.state !== "key") link.set(link.value.state === "ok" ? link.value : { state: "ok" });
      return answer;
    }
    if (answer.status === 401) {
      if (used === key) await askKey();
      continue;
    }
    const problem = new Problem(
      answer.status,
      await answer.json().catch(() => ({})),
      Number(answer.headers.get("Retry-After")) || 1,
    );
    if ((answer.status !== 503 && answer.status !== 429) || turn >= patience) throw problem;
    link.set({ state: "busy", seconds: problem.retry });
    await pause(problem.retry * 1000, signal);
  }
}

async function send(path, { method, body, type, accept, signal, headers: more, keepalive }) {
  const headers = { "Accept-Language": language.value, ...more };
  if (key) headers.Authorization = `Bearer ${key}`;
  if (accept) headers.Accept = accept;
  if (type) headers["Content-Type"] = type;
  else if (body !== undefined && !(body instanceof FormData) && !(body instanceof Blob))
    headers["Content-Type"] = "application/json";
  const data =
    body === undefined || typeof body === "string" || body instanceof Blob || body instanceof FormData
      ? body
      : JSON.stringify(body);
  try {
    return await fetch(path, {
      method,
      headers,
      body: data,
      signal,
      keepalive,
      cache: "no-store",
      credentials: "omit",
    });
  } catch (e) {
    if (e.name === "AbortError") throw e;
    wait();
    throw new Away();
  }
}

/** Waits until the server is back. */
export const back = () =>
  new Promise((resolve) => {
    if (link.value.state === "ok") return resolve();
    const off = link.on((l) => {
      if (l.state !== "ok") return;
      off();
      resolve();
    });
  });

let waiting = false;

/** Finds out whether the server is there, where something else than an answer is missing. */
export function knock() {
  fetch("/livez", { cache: "no-store", credentials: "omit" }).catch(wait);
}

// wait knocks until the server is back; who waits for it looks at link.
async function wait() {
  if (waiting) return;
  waiting = true;
  link.set({ state: "away" });
  for (let n = 0; ; n++) {
    await pause(Math.min(1000 + n * 500, 5000));
    try {
      await fetch("/livez", { cache: "no-store", credentials: "omit" });
      break;
    } catch {
      // Not yet.
    }
  }
  waiting = false;
  link.set({ state: "ok" });
}

/** Waits; an aborted signal ends it with an AbortError. */
export function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("", "AbortError"));
    });
  });
}

/** The answer as JSON. */
export async function askJSON(path, options) {
  return (await ask(path, { accept: "application/json", ...options })).json();
}

const kept = new Map();

/** What does not change while the page is open: kinds, schema, offices. */
export function askOnce(path) {
  const at = `${language.value} ${path}`;
  if (!kept.has(at)) {
    const answer = askJSON(path);
    answer.catch(() => kept.delete(at));
    kept.set(at, answer);
  }
  return kept.get(at);
}

/** A file that the server made: {blob, name}. */
export async function askFile(path, options) {
  const answer = await ask(path, options);
  return {
    blob: await answer.blob(),
    name: fileName(answer.headers.get("Content-Disposition") ?? ""),
    headers: answer.headers,
  };
}

/** The name in a Content-Disposition (RFC 8187 first). */
export function fileName(header) {
  const star = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(header);
  if (star) return decodeURIComponent(star[1].trim());
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(header);
  return plain ? (plain[1]?.replace(/\\(.)/g, "$1") ?? plain[2].trim()) : "";
}
