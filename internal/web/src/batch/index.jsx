// Hàng loạt: many papers of one template and a list, in four steps that fold when they are done.
import { useEffect, useRef, useState } from "preact/hooks";
import { Drop } from "../shared/drop.jsx";
import { Icon } from "../shared/icon.jsx";
import { useStore } from "../shared/store.js";
import { Title } from "../shared/title.jsx";
import { Vi } from "../shared/tongue.jsx";
import { t } from "../shared/words.js";
import { claim } from "../shell/incoming.js";
import { Jobs } from "./jobs.jsx";
import { List, listSummary } from "./list.jsx";
import { Make } from "./make.jsx";
import { Sample } from "./sample.jsx";
import { freshen, take, work } from "./state.js";
import { Template } from "./template.jsx";

// The steps: what each is called, what it says when it is folded, and whether the clerk may go there.
const steps = [
  {
    name: () => t("Mẫu", "Template"),
    body: Template,
    may: () => true,
    told: (w) =>
      w.template ? <Vi>{w.template.name}</Vi> : t("Chọn văn bản làm mẫu", "Choose a paper as the template"),
  },
  {
    name: () => t("Danh sách", "List"),
    body: List,
    may: () => true,
    told: (w) => (w.list ? listSummary(w) : t("Chọn danh sách Excel", "Choose a list from Excel")),
  },
  {
    name: () => t("Xem thử", "Preview"),
    body: Sample,
    may: (w) => w.template && w.list && w.look,
    told: (w) => (w.look?.filled ? t(`Hàng ${w.look.filled.row}`, `Row ${w.look.filled.row}`) : ""),
  },
  { name: () => t("Lập", "Make"), body: Make, may: (w) => w.template && w.list && w.look, told: () => "" },
];

export default function View({ here }) {
  const w = useStore(work);
  const [trouble, setTrouble] = useState("");
  const files = (all) => {
    setTrouble("");
    take(all).catch((e) => setTrouble(e.message));
  };
  // Files that were dropped elsewhere come with a new address.
  useEffect(() => {
    files(claim());
    freshen();
  }, [here.rest]);
  return (
    <Drop onFiles={files} label={t("Thả mẫu hoặc danh sách", "Drop a template or a list")} class="batch">
      <Title>{t("Hàng loạt", "Batch")}</Title>
      <p class="quiet">
        {t(
          "Một mẫu và một danh sách Excel: mỗi hàng của danh sách thành một văn bản.",
          "One template and one list from Excel: each row becomes a paper.",
        )}
      </p>
      {trouble && (
        <p class="fault" role="alert">
          {trouble}
        </p>
      )}
      <ol class="steps">
        {steps.map((s, i) => (
          <Step key={i} n={i + 1} step={s} w={w} onFiles={files} />
        ))}
      </ol>
      <Jobs />
    </Drop>
  );
}

function Step({ n, step, w, onFiles }) {
  const open = w.step === n;
  const head = useRef(null);
  const was = useRef(open);
  useEffect(() => {
    // Who went on with the keyboard goes on from the head of the next step.
    if (open && !was.current && document.activeElement.matches("body, .steps *")) head.current?.focus();
    was.current = open;
  }, [open]);
  const done = (n === 1 && w.template) || (n === 2 && w.list && w.look) || (n === 3 && w.step > 3);
  return (
    <li class={`step${open ? " open" : ""}`}>
      <h2>
        <button
          type="button"
          ref={head}
          aria-expanded={open}
          aria-controls={`step-${n}`}
          disabled={!step.may(w)}
          onClick={() => work.patch({ step: n })}
        >
          <span class="number">
            {done && !open ? (
              <>
                <Icon name="check" />
                <span class="unseen">{t(`${n}, xong`, `${n}, done`)}</span>
              </>
            ) : (
              n
            )}
          </span>
          <span>{step.name()}</span>
          {!open && <span class="told">{step.told(w)}</span>}
          <Icon name="fold" />
        </button>
      </h2>
      <div id={`step-${n}`} class="step-body" hidden={!open}>
        {open && <step.body w={w} onFiles={onFiles} />}
      </div>
    </li>
  );
}
