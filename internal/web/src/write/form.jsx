// The form (biểu mẫu): groups in the order of the paper, drawn from the JSON Schema and from what the kind needs.
import { useRef } from "preact/hooks";
import { count, countText } from "../shared/findings.jsx";
import { Icon } from "../shared/icon.jsx";
import { say } from "../shared/live.js";
import { read, step, within } from "../shared/pointer.js";
import { useRow } from "../shared/row.js";
import { Store, useStore } from "../shared/store.js";
import { language, t } from "../shared/words.js";
import { Body, Paragraphs } from "./body.jsx";
import {
  Check,
  Choice,
  DateField,
  Decimal,
  findings,
  focusField,
  Lines,
  List,
  NumberField,
  Picture,
  Text,
  useValue,
} from "./fields.jsx";
import { hasLabel, keyOf, labelOf, optionName, plainKey, sentence } from "./labels.js";
import { boundsIn, profileOf } from "./profiles.js";
import { edit, replace, session } from "./session.js";
import { Signers } from "./signer.jsx";

/** Which groups are folded, by id; and which fields the clerk asked for with "Thêm". */
const folded = new Store({ style: true, more: true });
const asked = new Store({});

/** The groups, as the paper has them from top to bottom. keys: in order; more: behind "Thêm". */
const groups = [
  {
    id: "head",
    title: () => t("Cơ quan, số, ngày", "Issuer, number, date"),
    keys: ["organization", "issuer", "issuers", "number", "unit", "place", "date"],
    more: ["symbol", "number_text", "urgency", "secrecy", "circulation", "draft", "logo"],
  },
  { id: "subject", title: () => t("Trích yếu", "Subject"), keys: ["subject"], more: [] },
  {
    id: "to",
    title: () => t("Kính gửi, căn cứ", "Addressees, bases"),
    keys: ["to", "authority_line", "bases"],
    more: ["also_to"],
  },
  {
    id: "body",
    title: () => t("Nội dung", "Body"),
    keys: ["fields", "opening", "purposes", "sections", "closing"],
    more: ["orientation", "end_mark"],
  },
  { id: "recipients", title: () => t("Nơi nhận", "Recipients"), keys: ["recipients", "archive"], more: ["drafter"] },
  { id: "signer", title: () => t("Người ký", "Signer"), keys: ["signer", "signers"], more: [] },
  { id: "annexes", title: () => t("Phụ lục", "Annexes"), keys: ["attachments"], more: [] },
  {
    id: "more",
    title: () => t("Liên hệ, bản sao, dấu đến", "Contact, copy, receipt"),
    keys: [],
    more: ["contact", "copy", "received"],
  },
  { id: "style", title: () => t("Trình bày", "Style"), keys: ["profile", "style"], more: [] },
];

const above = new Set(["kind", "office"]); // what is chosen above the form
const known = new Set([...groups.flatMap((g) => [...g.keys, ...g.more]), ...above]);

/** What a kind hides until it is asked for: most papers leave it alone. */
function quiet(key, kind, family) {
  const needs = kind.required?.[family] ?? [];
  switch (key) {
    case "to":
      return !needs.includes("to") && !["giay-moi", "bao-cao", "thu-cong"].includes(kind.slug);
    case "authority_line":
      return !needs.includes("authority_line") && !["nghi-quyet", "quyet-dinh"].includes(kind.slug);
    case "bases":
      return ![
        "quyet-dinh",
        "nghi-quyet",
        "ke-hoach",
        "to-trinh",
        "chi-thi",
        "hop-dong",
        "chuong-trinh",
        "de-an",
        "quy-che",
        "quy-dinh",
      ].includes(kind.slug);
    case "purposes":
      return kind.slug !== "ke-hoach";
    case "unit":
      return !["cong-van", "cong-dien"].includes(kind.slug) || family === "party";
    case "organization":
    case "issuers":
    case "signers":
      return true;
    case "fields":
      return !kind.fields?.length;
  }
  return false;
}

const never = new Set(["issuers", "signers", "fields"]); // not offered with "Thêm"

const places = ":is(input:not([type=radio], [type=checkbox], [type=file]), select, textarea, .writing)";

// keys are the form's own: Enter leads from one line of text to the next field, Ctrl+Enter from any place; F1 shows the clause.
function keys(e) {
  if (e.isComposing) return;
  const field = e.target.closest(".field");
  if (e.key === "F1" && field?.querySelector(".why")) {
    e.preventDefault();
    field.querySelector(".why").click();
  }
  const plain = e.target.tagName === "INPUT" && !e.shiftKey && !e.altKey;
  if (e.key !== "Enter" || !(e.ctrlKey || e.metaKey || plain)) return;
  e.preventDefault();
  const all = [...e.currentTarget.querySelectorAll(`.field ${places}, .ways input:checked`)].filter(
    (el) => !el.closest(".bars"),
  );
  all.find((el) => e.target.compareDocumentPosition(el) === Node.DOCUMENT_POSITION_FOLLOWING)?.focus();
}

/** The form of the open document. */
export function Form({ schema, kind, family }) {
  const rest = Object.keys(schema.properties).filter((k) => !known.has(k));
  return (
    <form
      class="form"
      aria-label={t(`Biểu mẫu ${kind.name}`, "Form")}
      onSubmit={(e) => e.preventDefault()}
      onKeyDown={keys}
      autocomplete="off"
    >
      {groups.map((g) => (
        <Group
          key={g.id}
          group={g.id === "more" ? { ...g, more: [...g.more, ...rest] } : g}
          schema={schema}
          kind={kind}
          family={family}
        />
      ))}
    </form>
  );
}

function Group({ group, schema, kind, family }) {
  const shut = useStore(folded, (f) => !!f[group.id]);
  const more = useStore(asked);
  const present = useStore(session, (s) => present1(s?.doc, group));
  const wrong = useStore(findings, (list) => bad(list, group));
  const keys = [...group.keys, ...group.more].filter((k) => schema.properties[k]);
  const shown = keys.filter(
    (k) => present.includes(k) || more[k] || (group.keys.includes(k) && !quiet(k, kind, family)),
  );
  const offered = keys.filter((k) => !shown.includes(k) && !never.has(k));
  const visible = shown.filter(
    (k) => !(k === "issuer" && present.includes("issuers")) && !(k === "signer" && present.includes("signers")),
  );
  const [errors, warnings] = wrong.split(" ").map(Number);
  return (
    <section class={`group${shut ? " shut" : ""}`}>
      <h2>
        <button type="button" aria-expanded={!shut} onClick={() => folded.patch({ [group.id]: !shut })}>
          <Icon name="fold" />
          <span>{group.title()}</span>
          {shut && <Gist keys={keys} />}
          {errors > 0 && <b class="badge error">{countText({ error: errors, warning: 0, hint: 0 })}</b>}
          {warnings > 0 && <b class="badge warning">{countText({ error: 0, warning: warnings, hint: 0 })}</b>}
        </button>
      </h2>
      {!shut && (
        <div class="group-body">
          {visible.map((k) => (
            <Part key={k} name={k} schema={schema} kind={kind} family={family} />
          ))}
          {offered.length > 0 && <Offers keys={offered} schema={schema} joint={visible.includes("issuer")} />}
        </div>
      )}
    </section>
  );
}

// present1 is which keys of a group the document has, as one value that can be compared.
let memo = new Map();
function present1(doc, group) {
  const list = [...group.keys, ...group.more].filter((k) => doc?.[k] !== undefined);
  const text = list.join(" ");
  if (!memo.has(text)) memo = new Map([...memo, [text, list]]);
  return memo.get(text);
}

function bad(list, group) {
  const keys = [...group.keys, ...group.more];
  const { error, warning } = count(list.filter((f) => f.pointer && keys.some((k) => within(f.pointer, `/${k}`))));
  return `${error} ${warning}`;
}

// Gist is what a folded group holds, in one line.
function Gist({ keys }) {
  const text = useStore(session, (s) =>
    keys
      .map((k) => (k === "profile" ? profileName(s?.doc) : k === "style" ? "" : gist(s?.doc?.[k])))
      .filter(Boolean)
      .join(" · "),
  );
  return text ? <span class="gist">{text}</span> : null;
}

const profileName = (doc) => (doc?.profile ? optionName("profile", doc.profile) : "");

function gist(v) {
  if (v === undefined || v === null || typeof v === "boolean") return "";
  if (Array.isArray(v)) return gist(v[0]) + (v.length > 1 ? ` (+${v.length - 1})` : "");
  if (typeof v === "object") return gist(v.name ?? v.title ?? v.text ?? Object.values(v)[0]);
  return String(v).startsWith("data:") ? "" : String(v);
}

function Offers({ keys, schema, joint }) {
  const row = useRef(null);
  const arrows = useRow(row);
  const add = (k) => {
    asked.patch({ [k]: true });
    requestAnimationFrame(() => focusField(`/${k}`));
  };
  return (
    <div class="offers" role="toolbar" aria-label={t("Thêm ô", "Add a field")} ref={row} onKeyDown={arrows}>
      {keys.map((k) => (
        <button type="button" class="plain" key={k} onClick={() => add(k)}>
          <Icon name="plus" /> <Add />
          {labelOf(`/${k}`, schema.properties[k]).label}
        </button>
      ))}
      {joint && (
        <button type="button" class="plain" onClick={several}>
          <Icon name="plus" /> <Add />
          {t("Cơ quan cùng ban hành", "Joint issuer")}
        </button>
      )}
    </div>
  );
}

// Add is what the plus says to those who do not see it.
const Add = () => <span class="unseen">{t("Thêm ", "Add ")}</span>;

/** One key of the document. */
function Part({ name, schema, kind, family }) {
  const pointer = `/${name}`;
  const needs = kind.required?.[family] ?? [];
  const required = needs.includes(name);
  switch (name) {
    case "issuer":
      return <Issuer pointer={pointer} schema={schema} required />;
    case "issuers":
      return <Repeat pointer={pointer} schema={schema} each={(p) => <Issuer pointer={p} schema={schema} required />} />;
    case "signer":
    case "signers":
      return <Signers pointer={pointer} schema={schema} family={family} />;
    case "subject":
      return <Lines pointer={pointer} schema={schema.properties.subject} required={required} wide rows={2} />;
    case "to":
    case "also_to":
    case "bases":
    case "recipients":
      return <List pointer={pointer} schema={schema.properties[name]} required={required} wide />;
    case "opening":
    case "closing":
    case "purposes":
      return <Paragraphs pointer={pointer} numbered={name === "purposes"} />;
    case "sections":
      return <Body pointer={pointer} schema={schema} family={family} />;
    case "attachments":
      return <Annexes schema={schema} family={family} />;
    case "fields":
      return <OwnForm kind={kind} />;
    case "number":
      return <NumberField pointer={pointer} />;
  }
  return <Any pointer={pointer} schema={schema.properties[name]} root={schema} required={required} />;
}

/** The schema behind a reference. */
export function solve(schema, root) {
  return schema?.$ref
    ? { ...root.$defs[schema.$ref.split("/").at(-1)], ...(schema.description && { description: schema.description }) }
    : schema;
}

/** A control for any schema: what the form has no own words for is drawn from this alone. */
export function Any({ pointer, schema: given, root, required, label, wide }) {
  const schema = solve(given, root);
  const props = { pointer, schema, required, label, wide };
  if (given?.$ref === "#/$defs/reference") return <Reference {...props} />;
  if (given?.$ref === "#/$defs/date") return <DateField {...props} />;
  if (given?.$ref === "#/$defs/number") return <NumberField {...props} />;
  if (given?.$ref === "#/$defs/lines" || isLines(schema)) return <Lines {...props} />;
  if (schema?.enum) return <Choice {...props} none={defaultOf(pointer)} />;
  switch (schema?.type) {
    case "boolean":
      return <Check {...props} />;
    case "integer":
      return <NumberField {...props} />;
    case "number":
      return <Bounded {...props} />;
    case "array":
      return solve(schema.items, root)?.type === "object" ? (
        <Repeat
          pointer={pointer}
          schema={root}
          each={(p) => <Nested pointer={p} schema={solve(schema.items, root)} root={root} bare />}
        />
      ) : (
        <List {...props} />
      );
    case "object":
      return <Nested {...props} root={root} />;
  }
  return /data:image/.test(schema?.pattern ?? "") ? <Picture {...props} /> : <Text {...props} />;
}

// defaultOf is what an empty choice means.
function defaultOf(pointer) {
  if (pointer === "/profile") return t("Nhà nước: Nghị định 30/2020", "State: Decree 30/2020");
  return /\/(orientation|head)$/.test(pointer) ? t("như thường", "as usual") : undefined;
}

// Reference is whether the line "(Kèm theo …)" is printed; the author may write it himself.
function Reference(props) {
  const { pointer } = props;
  const value = useValue(pointer);
  if (typeof value === "string") return <Text {...props} wide />;
  return (
    <div class="field wide reference">
      <Check {...props} />
      <button type="button" class="plain" onClick={() => write(pointer)}>
        {t("Tự ghi dòng này", "Write it yourself")}
      </button>
    </div>
  );
}

function write(pointer) {
  edit(pointer, "(Kèm theo )");
  requestAnimationFrame(() => focusField(pointer));
}

const isLines = (s) => s?.oneOf?.length === 2 && s.oneOf[0].type === "string" && s.oneOf[1].type === "array";

function Bounded(props) {
  const profile = useStore(session, (s) => profileOf(s?.doc));
  const bounds = boundsIn(profile, optionOf(props.pointer));
  const label = hasLabel(props.pointer) || !bounds ? undefined : t(sentence(bounds.name), plainKey(props.pointer));
  return <Decimal {...props} bounds={bounds} label={label} />;
}

const optionOf = (pointer) => pointer.slice(1).replaceAll("/", ".");

// Nested is the fields of an object.
function Nested({ pointer, schema, root, bare }) {
  const keys =
    schema.properties ??
    Object.fromEntries((schema.propertyNames?.enum ?? []).map((k) => [k, schema.additionalProperties]));
  const profile = useStore(session, (s) => profileOf(s?.doc));
  const given = useValue(pointer);
  // Of sizes and measures each profile has its own; others would only be refused.
  const offered = (k) =>
    !/^\/style\/(sizes|measures)$/.test(pointer) ||
    given?.[k] !== undefined ||
    boundsIn(profile, optionOf(step(pointer, k)));
  const fields = Object.entries(keys)
    .filter(([k]) => offered(k))
    .map(([k, s]) => (
      <Any key={k} pointer={step(pointer, k)} schema={s} root={root} required={schema.required?.includes(k)} />
    ));
  if (bare || pointer === "/style") return <div class="fields">{fields}</div>;
  return (
    <fieldset class="nested">
      <legend>{labelOf(pointer, schema).label}</legend>
      <div class="fields">{fields}</div>
    </fieldset>
  );
}

/** A list of parts that are alike, with buttons to add, move and remove one. */
export function Repeat({ pointer, each, title, empty = {}, add }) {
  const list = useValue(pointer) ?? [];
  const box = useRef(null);
  const one = labelOf(pointer).label;
  const called = (i) => title?.(i) ?? `${one} ${i + 1}`;
  const up = (i) => {
    const next = [...list];
    next.splice(i - 1, 0, ...next.splice(i, 1));
    edit(pointer, next);
    say(t(`Đã lên trên: nay là ${called(i - 1)}`, `Moved up: now ${called(i - 1)}`));
  };
  const remove = (i) => {
    say(t(`Đã bỏ: ${called(i)}`, `Removed: ${called(i)}`));
    edit(pointer, list.length > 1 ? list.filter((_, j) => j !== i) : undefined);
  };
  const more = () => {
    edit(pointer, [...list, empty]);
    requestAnimationFrame(() =>
      box.current?.querySelector(":scope > .one:last-of-type input, :scope > .one:last-of-type textarea")?.focus(),
    );
  };
  return (
    <div class="repeat" ref={box}>
      {list.map((_, i) => (
        <fieldset class="one" key={i}>
          <legend>{called(i)}</legend>
          <div class="one-bar">
            {i > 0 && (
              <button type="button" class="plain" onClick={() => up(i)}>
                <Icon name="up" /> {t("Lên trên", "Up")} <span class="unseen">{called(i)}</span>
              </button>
            )}
            <button type="button" class="plain" onClick={() => remove(i)}>
              <Icon name="trash" /> {t("Bỏ", "Remove")} <span class="unseen">{called(i)}</span>
            </button>
          </div>
          {each(step(pointer, i))}
        </fieldset>
      ))}
      <button type="button" class="plain" onClick={more}>
        <Icon name="plus" /> {add ?? t("Thêm", "Add")}
      </button>
    </div>
  );
}

function Issuer({ pointer, schema, required }) {
  const s = schema.$defs.issuer.properties;
  return (
    <div class="fields issuer">
      <Any pointer={step(pointer, "parent")} schema={s.parent} root={schema} />
      <Any pointer={step(pointer, "name")} schema={s.name} root={schema} required={required} />
      {s.name_in_text && (
        <InText
          pointer={step(pointer, "name_in_text")}
          name={step(pointer, "name")}
          schema={s.name_in_text}
          root={schema}
        />
      )}
      <Any pointer={step(pointer, "code")} schema={s.code} root={schema} />
    </div>
  );
}

// several makes a joint paper of one that has one issuer.
function several() {
  const { issuer, ...rest } = session.value.doc;
  replace({ ...rest, issuers: [issuer ?? {}, {}] }, "/issuers");
  requestAnimationFrame(() => focusField("/issuers/1"));
}

// InText is only of use beside a name in capitals.
function InText({ pointer, name, schema, root }) {
  const value = useValue(pointer);
  const typed = useValue(name);
  const text = Array.isArray(typed) ? typed.join(" ") : (typed ?? "");
  const capitals = text !== "" && text === text.toUpperCase();
  return value !== undefined || capitals ? <Any pointer={pointer} schema={schema} root={root} /> : null;
}

// OwnForm is the fields of a kind that has a form of its own.
function OwnForm({ kind }) {
  const doc = useStore(session, (s) => s?.doc.fields);
  const names = new Set(kind.fields?.map((f) => f.name));
  const rest = Object.keys(doc ?? {}).filter((k) => !names.has(k));
  const all = [...(kind.fields ?? []), ...rest.map((name) => ({ name, label: name }))];
  return (
    <fieldset class="nested">
      <legend>{labelOf("/fields").label}</legend>
      <p class="help">
        {t("Ô để trống sẽ in dòng chấm để điền tay.", "What is left empty prints dots to be filled in by hand.")}
      </p>
      <div class="fields">
        {all.map((f) => {
          const pointer = step("/fields", f.name);
          // The label is printed as it stands; who reads English is told what it is.
          const as = {
            pointer,
            label: sentence(f.label),
            tongue: "vi",
            help: language.value === "en" ? plainKey(pointer) : undefined,
          };
          return f.list || Array.isArray(read(session.value?.doc, pointer)) ? (
            <OneOrMany key={f.name} {...as} />
          ) : (
            <Text key={f.name} {...as} />
          );
        })}
      </div>
    </fieldset>
  );
}

const OneOrMany = Lines; // a text, or a list of lines

const deepest = 2; // of annexes in the form; what a file has below stays as it is

function Annexes({ schema, family, pointer = "/attachments", depth = 1 }) {
  const s = schema.$defs.attachment.properties;
  const special = new Set(["label", "title", "subtitle", "content", "attachments"]);
  const own = depth > 1;
  return (
    <Repeat
      pointer={pointer}
      add={own ? t("Thêm phụ lục của phụ lục này", "Add an annex of this annex") : t("Thêm phụ lục", "Add an annex")}
      title={(i) =>
        own ? t(`Phụ lục con thứ ${i + 1}`, `Its annex no. ${i + 1}`) : t(`Phụ lục thứ ${i + 1}`, `Annex no. ${i + 1}`)
      }
      each={(p) => (
        <>
          <div class="fields">
            <Any pointer={step(p, "label")} schema={s.label} root={schema} />
            <Any pointer={step(p, "title")} schema={s.title} root={schema} wide />
            <Any pointer={step(p, "subtitle")} schema={s.subtitle} root={schema} wide />
          </div>
          <Body pointer={step(p, "content")} schema={schema} family={family} />
          <div class="fields">
            {Object.entries(s)
              .filter(([k]) => !special.has(k) && (k !== "signed_at" || read(session.value?.doc, step(p, "separate"))))
              .map(([k, v]) => (
                <Any key={k} pointer={step(p, k)} schema={v} root={schema} />
              ))}
          </div>
          {s.attachments && depth < deepest && (
            <Annexes schema={schema} family={family} pointer={step(p, "attachments")} depth={depth + 1} />
          )}
        </>
      )}
    />
  );
}

/** Unfolds what holds a pointer and gives its control the focus. */
export function go(pointer, words) {
  const key = keyOf(pointer).split(".")[0];
  const top = pointer.split("/")[1] ?? "";
  const group =
    groups.find((g) => [...g.keys, ...g.more].some((k) => k === top || k === key)) ??
    groups.find((g) => g.id === "more");
  if (!above.has(top)) {
    folded.patch({ [group.id]: false });
    asked.patch({ [top]: true });
  }
  requestAnimationFrame(() => requestAnimationFrame(() => focusField(pointer, words)));
}
