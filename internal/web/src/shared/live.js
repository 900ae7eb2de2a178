// One region that a screen reader says aloud. It stands in the page from the start: what comes with its words is not heard.

const kept = 10_000; // ms that a sentence stays; one that replaces another would cut it off
const pending = new Map();

/** Says a sentence to those who do not see the page. Words of papers in it are {vi: "Tờ trình"}; the sentence is a list then. */
export function say(text) {
  const line = document.createElement("p");
  for (const part of [].concat(text)) line.append(part.vi === undefined ? part : vietnamese(part.vi));
  document.getElementById("said").append(line);
  setTimeout(() => line.remove(), kept);
}

function vietnamese(text) {
  const part = document.createElement("span");
  part.lang = "vi";
  part.textContent = text;
  return part;
}

// What another view was about to say is not said in the next one.
globalThis.addEventListener?.("hashchange", () => {
  for (const timer of pending.values()) clearTimeout(timer);
});

/** Says a sentence when nothing newer has come on its topic for a while: for what changes with every key. */
export function saySoon(topic, text, rest = 800) {
  clearTimeout(pending.get(topic));
  pending.set(
    topic,
    setTimeout(() => say(text), rest),
  );
}
