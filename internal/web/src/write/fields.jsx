// The controls of the form. Each stands for one value of the document, by its pointer.
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { link } from "../shared/api.js";
import { behind } from "../shared/behind.js";
import { during } from "../shared/during.js";
import { dataURI } from "../shared/files.js";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { read, within } from "../shared/pointer.js";
import { useRow } from "../shared/row.js";
import { Store, useStore } from "../shared/store.js";
import { Said, Vi } from "../shared/tongue.jsx";
import { t } from "../shared/words.js";
import { inWords, keyOf, labelOf, optionName } from "./labels.js";
import { usedBefore } from "./last.js";
import { clauseFor } from "./profiles.js";
import { apart, edit, session } from "./session.js";
import {
  dateFault,
  dateShown,
  dateTyped,
  decimalTyped,
  linesPasted,
  listShown,
  listTyped,
  numberTyped,
  today,
  withoutArchive,
} from "./typed.js";

/** The pointer of the value that has the focus; the paper marks its lines. */
export const focusAt = new Store("");

/** What the server said about the document last. */
export const findings = new Store([]);

/** The pointer of a value that is being typed and cannot be read yet; the paper is set without it, and nobody is scolded for it. */
export const unfinished = new Store("");

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
function useFaults(pointer, value) {
  return useFault((f) => f.pointer && within(f.pointer, pointer) && f.severity !== "hint", value);
}

/**
 * The first fault that is meant, of a value. None while the server is away and cannot say whether it still holds; nor where
 * nothing stood when it was told, and something does now.
 */
export function useFault(meant, value) {
  const away = useStore(link, (l) => l.state === "away");
  const fault = useStore(findings, (list) => list.find(meant));
  const told = useRef({});
  if (told.current.fault !== fault) told.current = { fault, empty: value === undefined };
  return away || (told.current.empty && value !== undefined) ? undefined : fault;
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

/** The button that shows the clause behind a field. Tab passes it by, so that it leads from field to field; F1 is its key. */
export function Why({ name, clause, open, onOpen }) {
  return (
    <button
      type="button"
      class="why"
      tabIndex={-1}
      aria-expanded={open}
      aria-keyshortcuts="F1"
      aria-label={t(`Quy định về ${name}`, `The rule for ${name}`)}
      title={t("Quy định (F1)", "The rule (F1)")}
      onClick={() => {
        onOpen(!open);
        if (!open) say({ vi: clause });
      }}
    >
      ?
    </button>
  );
}

/**
 * A label, what is inside, help, fault. inside gets {id, described, bad}. tongue: of a label that is not in the page's language.
 * wrong: a fault that is told in place of what the server says.
 */
export function Field({ pointer, schema, label, tongue, help, wrong, required, wide, children }) {
  const short = narrow.has(keyOf(pointer).split(".").at(-1));
  const id = useId();
  const known = labelOf(pointer, schema);
  const [visited, setVisited] = useState(false);
  const value = useValue(pointer);
  const found = useFaults(pointer, value);
  const half = useStore(unfinished, (p) => p === pointer);
  const told = half ? undefined : (wrong ?? found);
  const fault = visited || value !== undefined ? told : undefined; // nobody is scolded for what he has not come to yet
  const left = useTold(fault, label ?? known.label);
  const [open, setOpen] = useState(false);
  const clause = clauseFor(known.law, session.value?.doc);
  const line = help ?? known.help;
  const said = [line && `${id}h`, fault && `${id}f`].filter(Boolean).join(" ") || undefined;
  return (
    <div
      class={`field${wide ? " wide" : ""}${short ? " short" : ""}${fault ? ` ${fault.severity ?? "error"}` : ""}`}
      onFocusIn={() => focusAt.set(pointer)}
      onFocusOut={(e) => {
        if (e.target.id !== id) return;
        left();
        setVisited(true);
      }}
    >
      <div class="field-head">
        <label for={id} lang={tongue}>
          {label ?? known.label}
        </label>
        {required && (
          <span class="must" title={t("cần có", "required")} aria-hidden="true">
            *
          </span>
        )}
        {clause && <Why name={label ?? known.label} clause={clause} open={open} onOpen={setOpen} />}
      </div>
      {children({ id, described: said, bad: fault ? (fault.severity ?? "error") === "error" : undefined })}
      {open && <Clause text={clause} />}
      <Below id={id} help={line} fault={fault} />
    </div>
  );
}

/** The clause behind a field, which is asked for with Why. */
export const Clause = ({ text }) => (
  <p class="clause" lang="vi">
    {text}
  </p>
);

/** What stands under a control: its help (id + "h") and what is wrong with it (id + "f"). */
export const Below = ({ id, help, fault }) => (
  <>
    {help && (
      <p class="help" id={`${id}h`}>
        <Said text={help} />
      </p>
    )}
    {fault && (
      <p class={`fault ${fault.severity ?? "error"}`} id={`${id}f`}>
        <Said text={inWords(fault.detail)} />
      </p>
    )}
  </>
);

// useTold says an error that comes to light when its field is left: the eye sees it there, the ear is elsewhere. The answer is
// called on leaving.
function useTold(fault, label) {
  const time = useRef(0);
  const text = fault && (fault.severity ?? "error") === "error" ? `${label}: ${inWords(fault.detail)}` : "";
  useEffect(() => {
    if (text && Date.now() - time.current < 2000) say(text);
  }, [text]);
  return () => {
    time.current = Date.now();
  };
}

// useGhost is what stands in an empty control: what the office's profile says there, else an example.
function useGhost(pointer, example = labelOf(pointer).example) {
  const below = useStore(under, (u) => {
    const v = read(u, pointer);
    return Array.isArray(v) ? v.filter((x) => typeof x === "string").join("\n") : typeof v === "object" ? "" : v;
  });
  if (below) return { placeholder: String(below), class: "under" };
  return { placeholder: example && t(`ví dụ ${example}`, `e.g. ${example}`) };
}

// Offered is what may be taken instead of typing it: [{name, list, take}]; list: words of a paper. The focus goes to the control beside it.
function Offered({ list }) {
  const ref = useRef(null);
  const keys = useRow(ref);
  const use = (take) => () => {
    ref.current.closest(".field").querySelector("input, textarea").focus();
    apart();
    take();
  };
  return (
    <div class="offers" role="toolbar" aria-label={t("Điền nhanh", "Fill in")} ref={ref} onKeyDown={keys}>
      {list.map((o) => (
        <button type="button" class="plain as-before" key={`${o.name}${o.list}`} onClick={use(o.take)}>
          {o.name}
          {o.list && <Vi>{o.list}</Vi>}
        </button>
      ))}
    </div>
  );
}

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

// untabbed is a text without the tabs that a paste brings; nobody can type them here.
const untabbed = (text) => text.replaceAll("\t", " ");

const plain = (v) => (typeof v === "string" || typeof v === "number" ? String(v) : "");
const orNothing = (s) => (s.trim() === "" ? undefined : s);

/** One line of text. */
export function Text({ pointer, ...rest }) {
  return <Typed pointer={pointer} show={plain} take={orNothing} {...rest} />;
}

/** A text that is read in a way of its own. again: it is shown anew when it is left; onTyped(text), onLeft(): what else is done then. */
export function Typed({ pointer, show, take, schema, mode, again, example, offers, onTyped, onLeft, ...rest }) {
  const [text, type, value, setText] = useText(pointer, show, take);
  const ghost = useGhost(pointer, example);
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
            {...ghost}
            lang="vi"
            spellcheck={false}
            aria-describedby={described}
            aria-invalid={bad}
            aria-required={rest.required || undefined}
            autocomplete="off"
            list={used.length ? `${id}u` : undefined}
            onFocus={() => setUsed(usedBefore(keyOf(pointer)))}
            onInput={(e) => {
              const next = untabbed(e.currentTarget.value);
              onTyped?.(next);
              type(next);
            }}
            onBlur={() => {
              onLeft?.();
              if (again) setText(show(value));
            }}
          />
          {used.length > 0 && (
            <datalist id={`${id}u`}>
              {used.map((v) => (
                <option key={v} value={v} />
              ))}
            </datalist>
          )}
          {offers && <Offered list={offers} />}
        </>
      )}
    </Field>
  );
}

/** A value that is read from what is typed. What cannot be read stays in the document as it was typed; fault(text) is its fault. */
function Readable({ fault, ...props }) {
  const { pointer } = props;
  const value = useValue(pointer);
  const wrong = typeof value === "string" ? fault(value) : undefined;
  const end = () => unfinished.value === pointer && unfinished.set("");
  useEffect(() => end, [pointer]);
  return (
    <Typed
      {...props}
      wrong={wrong ? { detail: wrong } : undefined}
      again
      onTyped={(text) => unfinished.set(fault(text) ? pointer : "")}
      onLeft={end}
    />
  );
}

/** A date, typed 20/11/2026. */
export function DateField(props) {
  const value = useValue(props.pointer);
  const now = today(new Date());
  const offer = {
    name: t(`Hôm nay, ${dateShown(now)}`, `Today, ${dateShown(now)}`),
    take: () => edit(props.pointer, now),
  };
  return (
    <Readable
      {...props}
      show={dateShown}
      take={(s) => dateTyped(s, new Date()) ?? orNothing(s)}
      fault={noDate}
      example="20/11/2026"
      offers={value === undefined && [offer]}
    />
  );
}

// noDate is why a text is no date, in words; "": it is one.
function noDate(text) {
  const f = dateFault(dateShown(text), new Date());
  if (!f) return "";
  if (f.last)
    return t(
      `Tháng ${f.month} năm ${f.year} có ${f.last} ngày, không có ngày ${f.day}.`,
      `Month ${f.month} of ${f.year} has ${f.last} days; there is no day ${f.day}.`,
    );
  if (f.month !== undefined)
    return t(
      `Không có tháng ${f.month}: gõ ngày trước, tháng sau, như 20/11/2026.`,
      `There is no month ${f.month}: the day comes first, as in 20/11/2026.`,
    );
  return t(
    `Chưa đọc được “${brief([text])}”: gõ ngày như 20/11/2026, tháng như 11/2026.`,
    `“${brief([text])}” is no date: type a day like 20/11/2026, a month like 11/2026.`,
  );
}

/** A whole number, or the digits of one. */
export function NumberField(props) {
  return <Typed {...props} show={plain} take={numberTyped} mode="numeric" />;
}

/** A number with a decimal comma, between bounds where the rules have some. */
export function Decimal({ bounds, ...props }) {
  const show = (v) => (typeof v === "number" ? String(v).replace(".", ",") : plain(v));
  const noNumber = (text) =>
    typeof decimalTyped(text) === "string"
      ? t(`“${brief([text])}” không phải là số: gõ như 13,5.`, `“${brief([text])}” is no number: type it like 13,5.`)
      : "";
  const show1 = (n) => String(n).replace(".", ",");
  const unit = bounds && bounds.unit !== "ratio" ? ` ${bounds.unit}` : "";
  const help =
    bounds &&
    t(
      `Từ ${show1(bounds.min)} đến ${show1(bounds.max)}${unit}; để trống là ${show1(bounds.default)}.`,
      `From ${bounds.min} to ${bounds.max}${unit}; empty: ${bounds.default}.`,
    );
  return (
    <Readable {...props} help={help ?? props.help} show={show} take={decimalTyped} fault={noNumber} mode="decimal" />
  );
}

/** A text area that grows. onCaret(line) tells the line of the caret. */
function Area({ pointer, text, type, schema, rows = 1, onCaret, clean, paste, offers, ...rest }) {
  const ref = useRef(null);
  const ghost = useGhost(pointer);
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
            {...ghost}
            lang="vi"
            spellcheck={false}
            aria-describedby={described}
            aria-invalid={bad}
            aria-required={rest.required || undefined}
            onPaste={paste}
            onInput={(e) => {
              type(untabbed(e.currentTarget.value));
              notice(e);
            }}
            onSelect={notice}
            onBlur={clean}
          />
          {offers?.length > 0 && <Offered list={offers} />}
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

// The lists of bodies: where the office's profile has groups for them.
const groups = { to: "addressees", also_to: "addressees", recipients: "recipient_groups" };

// useOffers is what a list may be filled with: as last time, and the office's groups that are not in it yet.
function useOffers(pointer, value) {
  const key = keyOf(pointer);
  const known = useStore(under, (u) => u[groups[key]]);
  const before = !value && usedBefore(key)[0];
  const had = new Set((value ?? []).map((x) => [].concat(x).join(" ")));
  return [
    before && {
      name: t("Như lần trước: ", "As last time: "),
      list: brief(before),
      take: () => edit(pointer, before),
    },
    ...Object.values(known ?? {}).map((all) => {
      const list = all.filter((x) => !had.has([].concat(x).join(" ")));
      return (
        list.length > 0 && { name: "+ ", list: brief(list), take: () => edit(pointer, [...(value ?? []), ...list]) }
      );
    }),
  ].filter(Boolean);
}

/** A list, one a line: dashes and semicolons that are typed are taken off. */
export function List({ pointer, ...rest }) {
  const [text, type, value, setText] = useText(pointer, listShown, listTyped);
  const offers = useOffers(pointer, value);
  const on = (n) => focusAt.set(Array.isArray(value) && n < value.length ? `${pointer}/${n}` : pointer);
  // A typed or pasted "Lưu: VT." is no recipient: it has a field of its own.
  const parted = (list) => {
    const { rest, archive } = withoutArchive(list);
    if (pointer !== "/recipients" || archive === undefined) return list;
    edit("/archive", archive);
    return rest;
  };
  const paste = (e) => {
    const lines = linesPasted(e.clipboardData?.getData("text/plain") ?? "");
    if (lines.length < 2) return;
    e.preventDefault();
    const el = e.currentTarget;
    el.setRangeText(lines.join("\n"), el.selectionStart, el.selectionEnd, "end");
    apart();
    const list = listTyped(el.value);
    const rest = parted(list);
    type(rest === list ? el.value : listShown(rest));
  };
  const clean = () => {
    const rest = parted(value);
    if (rest !== value) edit(pointer, rest);
    setText(listShown(rest));
  };
  return (
    <Area
      pointer={pointer}
      text={text}
      type={type}
      onCaret={on}
      clean={clean}
      paste={keyOf(pointer) in groups ? paste : undefined}
      rows={2}
      {...rest}
      offers={offers}
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
        <Said text={label ?? labelOf(pointer, schema).label} />
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
  const take = (e) => {
    const file = e.currentTarget.files[0];
    if (file) during(dataURI(file).then((data) => edit(pointer, data)));
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
