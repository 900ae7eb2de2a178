// What the page says of its server: away, busy, wants a key.
import { useEffect, useRef, useState } from "preact/hooks";
import { giveKey, link } from "../shared/api.js";
import { useStore } from "../shared/store.js";
import { toStart } from "../shared/title.jsx";
import { t } from "../shared/words.js";

export function LinkBar() {
  const l = useStore(link);
  const text =
    l.state === "away"
      ? t(
          "Chưa liên lạc được với máy chủ cơ quan. Bạn cứ soạn tiếp; trang tự thử lại.",
          "The office's server does not answer. Go on writing; the page tries again by itself.",
        )
      : l.state === "busy"
        ? t(
            `Máy chủ cơ quan đang bận, thử lại sau ${l.seconds} giây.`,
            `The office's server is busy; the page tries again in ${l.seconds} s.`,
          )
        : "";
  return (
    <div class="link" role="status" aria-live="polite">
      {text && <p>{text}</p>}
    </div>
  );
}

/** Asks for the key, once. */
export function KeyDialog() {
  const l = useStore(link);
  const box = useRef(null);
  const [value, setValue] = useState("");
  const [keep, setKeep] = useState("tab");
  const wanted = l.state === "key";
  const show = () => {
    if (wanted && !box.current.open) box.current.showModal();
  };
  useEffect(() => {
    show();
    if (wanted || !box.current?.open) return;
    box.current.close();
    toStart(); // what came behind the dialog could not take the focus
  }, [wanted]);
  const give = (e) => {
    e.preventDefault();
    if (value.trim()) giveKey(value, keep);
    setValue("");
  };
  const choices = [
    ["page", t("Không giữ: tải lại trang thì hỏi lại", "Do not keep: asked again at a reload")],
    ["tab", t("Đến khi đóng thẻ này", "Until this tab is closed")],
    ["browser", t("Trên máy này", "On this computer")],
  ];
  return (
    // A browser closes a dialog at the second Escape, whatever the page says of the first; without a key there is nothing behind it.
    <dialog
      ref={box}
      class="key"
      aria-labelledby="key-title"
      aria-describedby="key-help"
      onCancel={(e) => e.preventDefault()}
      onClose={show}
    >
      <form onSubmit={give}>
        <h2 id="key-title">{t("Khóa vào máy chủ cơ quan", "Key to the office's server")}</h2>
        <p class="help" id="key-help">
          {t("Người quản lý hệ thống của cơ quan cấp khóa này.", "Your office's administrator gives it.")}
        </p>
        <label>
          {t("Khóa", "Key")}
          <input
            type="password"
            value={value}
            autocomplete="off"
            aria-invalid={l.wrong}
            aria-describedby={l.wrong ? "key-wrong" : undefined}
            onInput={(e) => setValue(e.currentTarget.value)}
          />
        </label>
        {l.wrong && (
          <p class="fault" id="key-wrong">
            {t("Khóa này không đúng, hoặc không còn dùng được.", "This key is wrong, or no longer in use.")}
          </p>
        )}
        <fieldset class="keep">
          <legend>{t("Giữ khóa", "Keep it")}</legend>
          {choices.map(([id, label]) => (
            <label key={id}>
              <input type="radio" name="keep" checked={keep === id} onChange={() => setKeep(id)} /> {label}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="main">
          {t("Vào", "Enter")}
        </button>
      </form>
    </dialog>
  );
}
