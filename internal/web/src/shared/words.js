// Both languages of the desk stand beside each other where they are said: t("Mở", "Open").
import { Store } from "./store.js";

/** "vi" or "en"; kept in this browser. */
export const language = new Store(kept());

function kept() {
  try {
    return localStorage.getItem("language") === "en" ? "en" : "vi";
  } catch {
    return "vi";
  }
}

/** Changes the language of the page. */
export function speak(to) {
  try {
    localStorage.setItem("language", to);
  } catch {
    // It holds until the page is closed.
  }
  document.documentElement.lang = to;
  language.set(to);
}

/** The words in the language of the page. */
export function t(vi, en) {
  return language.value === "en" ? en : vi;
}

/** "1 page", "2 pages", in English. */
export const several = (n, what) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** A time as a clerk says it: 10:42 today, else 20/11 10:42. */
export function clock(time, now = new Date()) {
  const at = new Date(time);
  const two = (n) => String(n).padStart(2, "0");
  const hour = `${two(at.getHours())}:${two(at.getMinutes())}`;
  if (at.toDateString() === now.toDateString()) return hour;
  const day = `${two(at.getDate())}/${two(at.getMonth() + 1)}`;
  return at.getFullYear() === now.getFullYear() ? `${hour} ${day}` : `${hour} ${day}/${at.getFullYear()}`;
}
