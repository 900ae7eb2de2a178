// The controls of the form. Each stands for one value of the document, by its pointer.
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { behind } from "../shared/behind.js";
import { Icon } from "../shared/icon.jsx";
import { read, within } from "../shared/pointer.js";
import { Store, useStore } from "../shared/store.js";
import { t } from "../shared/words.js";
import { inWords, keyOf, labelOf, optionName } from "./labels.js";
import { usedBefore } from "./last.js";
import { clauseFor } from "./profiles.js";
import { edit, session } from "./session.js";
import { dateShown, dateTyped, listShown, listTyped, numberTyped } from "./typed.js";

/** The pointer of the value that has the focus; the paper marks its lines. */
export const focusAt = new Store("");

/** What the server said about the document last. */
export const findings = new Store([]);

/** Values that an office's profile lays under the document. */
export const under = new Store({});

/** The value at a pointer. */
export const useValue = (pointer) => useStore(session, (s) => (s ? read(s.doc, pointer) : undefined));

const targets = new Map();

/** Lets go(pointer) find a control. focus(pointer, words) takes the focus, at the words where it can. */
export function useTarget(pointer, focus) {
  useEffect(() => {
    targets.set(pointer, focus);
    return () => targets.get(pointer) === focus && targets.delete(pointer);
  });
}

/** Gives the focus to the control that stands nearest to a pointer; false: none is there. */
export function focusField(pointer, words = "") {
  let best = "";
  for (const p of targets.keys()) {
    if (within(pointer, p) && p.length > best.length) best = p;
  }
  if (!best) best = [...targets.keys()].find((p) => within(p, pointer)) ?? "";
  if (!best) return false;
  targets.get(best)(pointer, words);
  return true;
}

/** The faults at a value and below it. */
function useFaults(pointer) {
  return useStore(findings, (list) =>
    list.find((f) => f.pointer && within(f.pointer, pointer) && f.severity !== "hint"),
  );
}

// Fields that hold a few letters.
const narrow = new Set([
  "number",
  "code",
  "unit",
  "symbol",
  "draft",
  "urgency",
  "secrecy",
  "copies",
  "end_mark",
  "orientation",
]);

/** A label, what is inside, help, fault. inside gets {id, described, bad}. */
export function Field({ pointer, schema, label, help, required, wide, children }) {
  const short = narrow.has(keyOf(pointer).split(".").at(-1));
  const id = useId();
  const known = labelOf(pointer, schema);
  const [visited, setVisited] = useState(false);
  const value = useValue(pointer);
  const told = useFaults(pointer);
  const fault = visited || value !== undefined ? told : undefined; // nobody is scolded for what he has not come to yet
  const [open, setOpen] = useState(false);
  const clause = clauseFor(known.law, session.value?.doc);
  const line = help ?? known.help;
  const said = [line && `${id}h`, fault && `${id}f`].filter(Boolean).join(" ") || undefined;
  return (
    <div
      class={`field${wide ? " wide" : ""}${short ? " short" : ""}${fault ? ` ${fault.severity ?? "error"}` : ""}`}
      onFocusIn={() => focusAt.set(pointer)}
      onFocusOut={() => setVisited(true)}
    >
      <div class="field-head">
        <label for={id}>{label ?? known.label}</label>
        {required && (
          <span class="must" title={t("cần có", "required")} aria-hidden="true">
            *
          </span>
        )}
        {clause && (
          <button
            type="button"
            class="why"
            aria-expanded={open}
            aria-label={t(`Quy định về ${label ?? known.label}`, `The rule for ${label ?? known.label}`)}
            onClick={() => setOpen(!open)}
          >
            ?
          </button>
        )}
      </div>
      {children({ id, described: said, bad: fault ? (fault.severity ?? "error") === "error" : undefined })}
      {open && <p class="clause">{clause}</p>}
      {line && (
        <p class="help" id={`${id}h`}>
          {line}
        </p>
      )}
      {fault && (
        <p class={`fault ${fault.severity ?? "error"}`} id={`${id}f`}>
          {inWords(fault.detail)}
        </p>
      )}
    </div>
  );
}

const ghost = (pointer) => {
  const v = read(under.value, pointer);
  return v === undefined || v === null || typeof v === "object"
    ? Array.isArray(v)
      ? v.filter((x) => typeof x === "string").join("\n")
      : undefined
    : String(v);
};

// caret puts the caret behind the words, as far as they are found.
function caret(el, words) {
  if (!el) return; // a step back took the control away meanwhile
  el.focus({ preventScroll: false });
  const at = behind(el.value, words);
  if (at >= 0) el.setSelectionRange(at, at);
}

function useAutosize(ref, value) {
  useLayoutEffect(() => {
    const el = ref.current;
    if (el?.tagName !== "TEXTAREA") return;
    el.style.height = "auto";
    el.style.height = `${el.scrollHeight + 2}px`;
  }, [value]);
}

// Where the caret of the control that has the focus belongs, when another hand changed its text, as undoing does.
const undone = { at: -1 };

// changedEnd is the end of what differs between two texts, in the second one.
function changedEnd(old, now) {
  const short = Math.min(old.length, now.length);
  let head = 0;
  while (head < short && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < short - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return now.length - tail;
}

function useCaret(ref, text) {
  useLayoutEffect(() => {
    if (undone.at >= 0 && ref.current && document.activeElement === ref.current)
      ref.current.setSelectionRange(undone.at, undone.at);
    undone.at = -1;
  }, [text]);
}

/** A control whose text is the value in another shape. show(value) and take(text) turn one into the other. */
function useText(pointer, show, take) {
  const value = useValue(pointer);
  const [text, setText] = useState(() => show(value));
  const own = useRef(value);
  if (own.current !== value && JSON.stringify(take(text, value)) !== JSON.stringify(value)) {
    own.current = value;
    const next = show(value);
    undone.at = changedEnd(text, next);
    setText(next);
  }
  const type = (next) => {
    setText(next);
    const v = take(next, value);
    own.current = v;
    edit(pointer, v);
  };
  return [text, type, value, setText];
}

const plain = (v) => (typeof v === "string" || typeof v === "number" ? String(v) : "");
const orNothing = (s) => (s.trim() === "" ? undefined : s);

/** One line of text. */
export function Text({ pointer, ...rest }) {
  return <Typed pointer={pointer} show={plain} take={orNothing} {...rest} />;
}

/** A text that is read in a way of its own. */
export function Typed({ pointer, show, take, schema, mode, again, ...rest }) {
  const [text, type, value, setText] = useText(pointer, show, take);
  const ref = useRef(null);
  useCaret(ref, text);
  useTarget(pointer, (_, words) => caret(ref.current, words));
  const [used, setUsed] = useState([]);
  return (
    <Field pointer={pointer} schema={schema} {...rest}>
      {({ id, described, bad }) => (
        <>
          <input
            id={id}
            ref={ref}
            type="text"
            inputMode={mode}
            value={text}
            maxLength={schema?.maxLength}
            placeholder={ghost(pointer) ?? labelOf(pointer).example}
            aria-describedby={described}
            aria-invalid={bad}
            aria-required={rest.required || undefined}
            autocomplete="off"
            list={used.length ? `${id}u` : undefined}
            onFocus={() => setUsed(usedBefore(keyOf(pointer)))}
            onInput={(e) => type(e.currentTarget.value)}
            onBlur={() => again && setText(show(value))}
          />
          {used.length > 0 && (
            <datalist id={`${id}u`}>
              {used.map((v) => (
                <option key={v} value={v} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

/** A date, typed 20/11/2026. */
export function DateField(props) {
  const [wrong, setWrong] = useState(false);
  const take = (s) => {
    const d = dateTyped(s, new Date().getFullYear());
    setWrong(s.trim() !== "" && d === undefined);
    return d;
  };
  const help = wrong
    ? t("Gõ ngày như 20/11/2026, tháng như 11/2026.", "Type a day like 20/11/2026, a month like 11/2026.")
    : props.help;
  return (
    <Typed {...props} help={help} show={dateShown} take={take} again={!wrong} mode="numeric" example="20/11/2026" />
  );
}

/** A whole number, or the digits of one. */
export function NumberField(props) {
  return <Typed {...props} show={plain} take={numberTyped} mode="numeric" />;
}

/** A number with a decimal comma, between bounds where the rules have some. */
export function Decimal({ bounds, ...props }) {
  const show = (v) => (typeof v === "number" ? String(v).replace(".", ",") : "");
  const take = (s) => {
    const n = Number(s.trim().replace(",", "."));
    return s.trim() === "" || Number.isNaN(n) ? undefined : n;
  };
  const show1 = (n) => String(n).replace(".", ",");
  const unit = bounds && bounds.unit !== "ratio" ? ` ${bounds.unit}` : "";
  const help =
    bounds &&
    t(
      `Từ ${show1(bounds.min)} đến ${show1(bounds.max)}${unit}; để trống là ${show1(bounds.default)}.`,
      `From ${bounds.min} to ${bounds.max}${unit}; empty: ${bounds.default}.`,
    );
  return <Typed {...props} help={help ?? props.help} show={show} take={take} mode="decimal" again />;
}

/** A text area that grows. onCaret(line) tells the line of the caret. */
function Area({ pointer, text, type, schema, rows = 1, onCaret, clean, offer, ...rest }) {
  const ref = useRef(null);
  useAutosize(ref, text);
  useCaret(ref, text);
  useTarget(pointer, (p, words) => {
    const n = /\/(\d+)$/.exec(p.slice(pointer.length))?.[1];
    caret(ref.current, words);
    if (n !== undefined && text.split("\n").length > Number(n)) toLine(ref.current, Number(n), words);
  });
  const notice = (e) =>
    onCaret?.(e.currentTarget.value.slice(0, e.currentTarget.selectionStart).split("\n").length - 1);
  return (
    <Field pointer={pointer} schema={schema} {...rest}>
      {({ id, described, bad }) => (
        <>
          <textarea
            id={id}
            ref={ref}
            rows={rows}
            value={text}
            placeholder={ghost(pointer) ?? labelOf(pointer).example}
            aria-describedby={described}
            aria-invalid={bad}
            aria-required={rest.required || undefined}
            onInput={(e) => {
              type(e.currentTarget.value);
              notice(e);
            }}
            onSelect={notice}
            onBlur={clean}
          />
          {offer && (
            <button type="button" class="plain as-before" onClick={offer.take}>
              {offer.name}
            </button>
          )}
        </>
      )}
    </Field>
  );
}

// toLine puts the caret into the nth line, behind the words in it.
function toLine(el, n, words) {
  const lines = el.value.split("\n");
  const start = lines.slice(0, n).join("\n").length + (n ? 1 : 0);
  const at = behind(lines[n], words);
  const to = start + (at < 0 ? lines[n].length : at);
  el.setSelectionRange(to, to);
}

const brief = (list) => {
  const text = list.flat().join("; ");
  return text.length > 60 ? `${text.slice(0, 58)}…` : text;
};

/** A list, one a line: dashes and semicolons that are typed are taken off. */
export function List({ pointer, ...rest }) {
  const [text, type, value, setText] = useText(pointer, listShown, listTyped);
  const before = !value && usedBefore(keyOf(pointer))[0];
  const on = (n) => focusAt.set(Array.isArray(value) && n < value.length ? `${pointer}/${n}` : pointer);
  return (
    <Area
      pointer={pointer}
      text={text}
      type={type}
      onCaret={on}
      clean={() => setText(listShown(value))}
      rows={2}
      {...rest}
      offer={
        before && {
          name: t(`Như lần trước: ${brief(before)}`, `As last time: ${brief(before)}`),
          take: () => edit(pointer, before),
        }
      }
    />
  );
}

/** A text, or a list of lines where the author breaks it with Enter. */
export function Lines({ pointer, ...rest }) {
  const show = (v) => (Array.isArray(v) ? v.join("\n") : plain(v));
  const take = (s) => {
    const lines = s.split("\n").filter((l) => l.trim() !== "");
    return lines.length > 1 ? lines : lines[0];
  };
  const [text, type] = useText(pointer, show, take);
  return <Area pointer={pointer} text={text} type={type} {...rest} />;
}

/** A choice among an enum's values. */
export function Choice({ pointer, schema, none, ...rest }) {
  const value = useValue(pointer);
  const ref = useRef(null);
  useTarget(pointer, () => ref.current.focus());
  const key = pointer.split("/").at(-1);
  return (
    <Field pointer={pointer} schema={schema} {...rest}>
      {({ id, described, bad }) => (
        <select
          id={id}
          ref={ref}
          value={value ?? ""}
          aria-describedby={described}
          aria-invalid={bad}
          onChange={(e) => edit(pointer, e.currentTarget.value || undefined)}
        >
          <option value="">{none ?? t("không", "none")}</option>
          {(schema?.enum ?? []).filter(Boolean).map((v) => (
            <option key={v} value={v}>
              {optionName(key, v)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Yes or no. */
export function Check({ pointer, schema, label }) {
  const value = useValue(pointer);
  const ref = useRef(null);
  useTarget(pointer, () => ref.current.focus());
  return (
    <div class="field check" onFocusIn={() => focusAt.set(pointer)}>
      <label>
        <input
          type="checkbox"
          ref={ref}
          checked={value === true}
          onChange={(e) => edit(pointer, e.currentTarget.checked || undefined)}
        />
        {label ?? labelOf(pointer, schema).label}
      </label>
    </div>
  );
}

/** A picture, kept in the document as a data URI. */
export function Picture({ pointer, schema, ...rest }) {
  const value = useValue(pointer);
  const ref = useRef(null);
  useTarget(pointer, () => ref.current.focus());
  const types = /jpe\??g/.test(schema?.pattern ?? "") ? "image/png,image/jpeg" : "image/png";
  const take = async (e) => {
    const file = e.currentTarget.files[0];
    if (file) edit(pointer, await dataURI(file));
  };
  return (
    <Field pointer={pointer} schema={schema} {...rest}>
      {({ id, described, bad }) => (
        <div class="picture">
          {value && <img src={value} alt="" />}
          <input
            id={id}
            ref={ref}
            type="file"
            accept={types}
            aria-describedby={described}
            aria-invalid={bad}
            onChange={take}
          />
          {value && (
            <button type="button" class="plain" onClick={() => edit(pointer, undefined)}>
              <Icon name="trash" /> {t("Bỏ hình", "Remove")}
            </button>
          )}
        </div>
      )}
    </Field>
  );
}

/** A file as a data URI. */
export function dataURI(file) {
  return new Promise((resolve, reject) => {
    const r = new FileReader();
    r.onload = () => resolve(r.result);
    r.onerror = () => reject(r.error);
    r.readAsDataURL(file);
  });
}
