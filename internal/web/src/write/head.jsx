// The head of the form: what kind of paper it is, and the steps back and forward.
import { useRef, useState } from "preact/hooks";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { gloss } from "../shared/papers.js";
import { within } from "../shared/pointer.js";
import { useStore } from "../shared/store.js";
import { Title } from "../shared/title.jsx";
import { t } from "../shared/words.js";
import { focusAt } from "./fields.jsx";
import { go } from "./form.jsx";
import { partName } from "./labels.js";
import { edit, nextSteps, redo, undo } from "./session.js";

/** Undoes or does again, tells what, and shows it. */
export function step(move, kind) {
  const at = document.activeElement;
  const pointer = move();
  if (pointer === undefined) return;
  const name = partName(pointer, kind);
  say(move === undo ? t(`Đã hoàn tác: ${name}`, `Undone: ${name}`) : t(`Đã làm lại: ${name}`, `Done again: ${name}`));
  const editor = document.activeElement?.classList.contains("writing"); // it has put its caret where it was
  const here = at?.closest?.(".field") && within(focusAt.value, pointer);
  if (pointer && !editor && !here) go(pointer, "");
}

export function Head({ list, kind, family }) {
  const next = useStore(nextSteps);
  const [choosing, setChoosing] = useState(false);
  const button = useRef(null);
  const done = () => {
    setChoosing(false);
    requestAnimationFrame(() => document.activeElement === document.body && button.current?.focus());
  };
  return (
    <div class="form-head">
      {choosing ? (
        <KindChoice list={list} kind={kind} family={family} onDone={done} />
      ) : (
        <>
          <Title lang="vi">{kind.name}</Title>
          {gloss(kind) && <span class="gloss quiet">{gloss(kind)}</span>}
          <button type="button" class="plain other-kind" ref={button} onClick={() => setChoosing(true)}>
            {t("Đổi loại", "Change kind")}
          </button>
        </>
      )}
      <div class="back-on" role="group" aria-label={t("Hoàn tác, làm lại", "Undo, redo")}>
        <Step move={undo} at={next.back} kind={kind} icon="undo" name={t("Hoàn tác", "Undo")} keys="Ctrl+Z" />
        <Step move={redo} at={next.on} kind={kind} icon="redo" name={t("Làm lại", "Redo")} keys="Ctrl+Y" />
      </div>
    </div>
  );
}

function Step({ move, at, kind, icon, name, keys }) {
  const what = at === undefined ? "" : `: ${partName(at, kind)}`;
  const whole = `${name}${what} (${keys})`;
  return (
    <button
      type="button"
      class="plain"
      aria-disabled={at === undefined}
      aria-label={whole}
      title={whole}
      onClick={() => step(move, kind)}
    >
      <Icon name={icon} /> <span class="long">{name}</span>
    </button>
  );
}

// KindChoice is the kinds that papers of the same body have.
function KindChoice({ list, kind, family, onDone }) {
  const some = list.filter((k) => k.slug === kind.slug || k.required?.[family]);
  return (
    <select
      class="kinds-choice"
      aria-label={t("Loại văn bản", "Kind of paper")}
      ref={(el) => el?.focus()}
      value={kind.slug}
      onChange={(e) => {
        edit("/kind", e.currentTarget.value);
        onDone();
      }}
      onBlur={onDone}
      onKeyDown={(e) => e.key === "Escape" && onDone()}
    >
      {some.map((k) => (
        <option key={k.slug} value={k.slug} lang="vi">
          {k.name}
        </option>
      ))}
    </select>
  );
}
