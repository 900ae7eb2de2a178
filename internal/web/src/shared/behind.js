// Places in a text that a line of the paper names by its words.

/** Where in a text the words end that a line of the paper shows: letters count, blanks and case do not. -1: nowhere. */
export function behind(text, words) {
  const fold = (s) => s.normalize("NFC").toLowerCase();
  const letters = [];
  [...fold(text)].forEach((c, i) => {
    if (/\S/.test(c)) letters.push([c, i]);
  });
  const hay = letters.map(([c]) => c).join("");
  const needle = [...fold(words)].filter((c) => /\S/.test(c)).join("");
  for (let n = Math.min(24, needle.length); n > 0; n--) {
    const at = hay.indexOf(needle.slice(-n));
    if (at >= 0) return letters[at + n - 1][1] + 1;
  }
  return -1;
}
