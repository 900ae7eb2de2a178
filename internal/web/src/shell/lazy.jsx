// A view that is loaded when it is shown. A view is a module whose default is a component; it gets {here}.
import { useEffect, useState } from "preact/hooks";
import { link } from "../shared/api.js";
import { t } from "../shared/words.js";

export function Lazy({ load, here }) {
  const [view, setView] = useState({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    load().then(
      (m) => !gone && setView({ View: m.default }),
      () => !gone && setView({ failed: true }),
    );
    const off = link.on((l) => l.state === "ok" && !gone && setTurn(turn + 1));
    return () => {
      gone = true;
      off();
    };
  }, [turn]);
  if (view.View) return <view.View here={here} />;
  if (view.failed) {
    return (
      <p class="notice">
        {t("Chưa tải được phần này.", "This part did not load.")}{" "}
        <button type="button" onClick={() => location.reload()}>
          {t("Tải lại", "Reload")}
        </button>
      </p>
    );
  }
  return <p class="notice quiet">{t("Đang mở…", "Opening…")}</p>;
}
