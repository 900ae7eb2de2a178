// The desk: a bar, three places, and what the whole page says (key, server away).
import { render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useStore } from "./shared/store.js";
import { language, speak, t } from "./shared/words.js";
import { Lazy } from "./shell/lazy.jsx";
import { KeyDialog, LinkBar } from "./shell/link.jsx";
import { keepFocus } from "./shell/lost.js";
import { at, follow, route } from "./shell/route.js";

import "./style/index.css";

const places = [
  { at: "soan", name: () => t("Soạn", "Write"), load: () => import("./write/index.jsx") },
  { at: "kiem-tra", name: () => t("Kiểm tra", "Check"), load: () => import("./check/index.jsx") },
  { at: "hang-loat", name: () => t("Hàng loạt", "Batch"), load: () => import("./batch/index.jsx") },
];

// Views without a place in the bar.
const views = {
  "": () => import("./home/index.jsx"),
  "mo-tep": () => import("./import/index.jsx"),
};

function App() {
  const here = useStore(route);
  const lang = useStore(language);
  const tongue = useRef(null);
  const first = useRef(lang);
  useEffect(follow, []);
  useEffect(() => {
    // Another language draws the whole page anew; who pressed the button stands on it still.
    if (lang !== first.current) tongue.current.focus();
    first.current = "";
  }, [lang]);
  const view = places.find((p) => p.at === here.place)?.load ?? views[here.place] ?? views[""];
  const place = here.place in views ? "soan" : here.place;
  return (
    <div class="desk" key={lang}>
      <button type="button" class="skip" onClick={skip}>
        {t("Đến nội dung", "Skip to content")}
      </button>
      <header class="top">
        <a
          class="mark"
          href="#/"
          title={t("Về trang đầu", "Home")}
          aria-label={t("Vanthu, về trang đầu", "Vanthu, home")}
        >
          <img src="/icon.svg" alt="" width="24" height="24" />
          <span>Vanthu</span>
        </a>
        <nav aria-label={t("Ba nơi làm việc", "Three places")}>
          {places.map((p) => (
            <a
              key={p.at}
              href={p.at === here.place ? `#/${here.place}/${here.rest}` : p.at === "soan" ? at.soan : `#/${p.at}`}
              aria-current={place === p.at ? "page" : undefined}
            >
              {p.name()}
            </a>
          ))}
        </nav>
        <div id="tools" class="tools" />
        <button
          type="button"
          class="plain tongue"
          lang={lang === "vi" ? "en" : "vi"}
          ref={tongue}
          onClick={() => speak(lang === "vi" ? "en" : "vi")}
        >
          {lang === "vi" ? "English" : "Tiếng Việt"}
        </button>
      </header>
      <LinkBar />
      <main id="main" tabIndex={-1}>
        <Lazy key={here.place} load={view} here={here} />
      </main>
      <KeyDialog />
    </div>
  );
}

function skip() {
  document.getElementById("main").focus();
}

document.documentElement.lang = language.value;
keepFocus();
render(<App />, document.getElementById("desk"));
