// One region that a screen reader says aloud.

let region = null;

/** Says a sentence to those who do not see the page. */
export function say(text) {
  if (!region) {
    region = document.createElement("div");
    region.className = "unseen";
    region.setAttribute("role", "status");
    region.setAttribute("aria-live", "polite");
    document.body.append(region);
  }
  region.textContent = text;
}
