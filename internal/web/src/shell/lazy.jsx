// A view that is loaded when it is shown. A view is a module whose default is a component; it gets {here}.
import { useEffect, useState } from "preact/hooks";
import { knock, link } from "../shared/api.js";
import { useStore } from "../shared/store.js";
import { t } from "../shared/words.js";

export function Lazy({ load, here }) {
  const [view, setView] = useState({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    load().then(
      (m) => !gone && setView({ View: m.default }),
      () => {
        if (gone) return;
        setView({ failed: true });
        knock();
      },
    );
    const off = link.on((l) => l.state === "ok" && !gone && setTurn(turn + 1));
    return () => {
      gone = true;
      off();
    };
  }, [turn]);
  if (view.View) return <view.View here={here} />;
  if (view.failed) return <Failed />;
  return <p class="notice quiet">{t("Đang mở…", "Opening…")}</p>;
}

/** What stands in place of a part that did not load, as when the server has a new edition since the page was opened. */
export function Failed() {
  const away = useStore(link, (l) => l.state === "away");
  if (away)
    return (
      <p class="notice quiet">
        {t("Phần này hiện ra khi máy chủ trả lời.", "This part comes when the server answers.")}
      </p>
    );
  return (
    <p class="notice">
      {t("Chưa tải được phần này.", "This part did not load.")}{" "}
      <button type="button" onClick={() => location.reload()}>
        {t("Tải lại", "Reload")}
      </button>
    </p>
  );
}
