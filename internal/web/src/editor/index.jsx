// The editor of the body, on ProseMirror. Two of them: Body, a tree of blocks, and Paragraphs, a list of texts.

import { useEffect, useId, useReducer, useRef, useState } from "preact/hooks";
import { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { closeHistory, history, redo, undo, undoDepth } from "prosemirror-history";
import { inputRules } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { EditorState, Plugin, PluginKey, Selection, TextSelection } from "prosemirror-state";
import { goToNextCell, tableEditing } from "prosemirror-tables";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { behind } from "../shared/behind.js";
import { say, saySoon } from "../shared/live.js";
import { read, within, write } from "../shared/pointer.js";
import { Store, useStore } from "../shared/store.js";
import { t } from "../shared/words.js";
import { Below, Clause, focusAt, under, useFault, useTarget, useValue, Why } from "../write/fields.jsx";
import { labelOf } from "../write/labels.js";
import { clauseFor, levels, numberingFor } from "../write/profiles.js";
import { along, amend, edit, goesOn, replace, session, undo as undoStep } from "../write/session.js";
import { aloud, Told } from "./aloud.js";
import { Bar } from "./bar.jsx";
import {
  backspace,
  barTable,
  dropFormLine,
  enter,
  indent,
  newCellLine,
  newFormLine,
  nextInForm,
  rules,
} from "./commands.js";
import { plainText, serializer, shownNumber } from "./copied.js";
import { numberTree } from "./numbers.js";
import { pasted, waiting } from "./paste.js";
import { picturesIn, putPictures } from "./picture.js";
import { textSchema } from "./schema.js";
import { lineOf, readBody, textOf, treeOf, writeBody } from "./tree.js";
import { views } from "./views.js";

const marksOf = (schema) => ({
  "Mod-b": toggleMark(schema.marks.bold),
  "Mod-i": toggleMark(schema.marks.italic),
  "Mod-u": toggleMark(schema.marks.underline),
  "Mod-.": toggleMark(schema.marks.super),
  "Mod-,": toggleMark(schema.marks.sub),
});

// The value that an editor has read or written last.
const held = new WeakMap();

// faster tells whether another hand has changed the value since a view of it was left.
const faster = (v, pointer) => v.isDestroyed && read(session.value?.doc, pointer) !== held.get(v);

// Editors whose next Tab leaves them: Escape says so, since Tab has a meaning of its own inside.
const leaving = new WeakSet();

const leave = (_state, _dispatch, view) => {
  leaving.add(view);
  say(t("Nhấn Tab để ra khỏi ô soạn", "Press Tab to leave the editor"));
  return true;
};

const stay = (command) => (state, dispatch, view) => !leaving.has(view) && command(state, dispatch, view);

const bodyKeys = {
  Enter: chainCommands(newFormLine, newCellLine, enter),
  Backspace: chainCommands(dropFormLine, backspace),
  Tab: stay(chainCommands(goToNextCell(1), nextInForm(1), barTable, indent(1))),
  "Shift-Tab": stay(chainCommands(goToNextCell(-1), nextInForm(-1), indent(-1), () => true)),
  Escape: leave,
};

const numbered = new PluginKey("numbers");

/** The number before the line at a position. */
const numberAt = (state) => (pos) =>
  numbered
    .getState(state)
    ?.find(pos, pos)
    .find((d) => d.from === pos)?.spec.number;

// numbers shows each line's number before it; first is how many sections stand above.
function numbers(first) {
  const show = (doc) => {
    const found = [];
    for (const [e, text] of numberTree(treeOf(doc), numberingFor(session.value?.doc), first())) {
      if (!text) continue;
      shownNumber.set(e.node, text);
      found.push(Decoration.node(e.pos, e.pos + e.node.nodeSize, { "data-number": text }, { number: text }));
    }
    return DecorationSet.create(doc, found);
  };
  return new Plugin({
    key: numbered,
    state: {
      init: (_, state) => show(state.doc),
      apply: (tr, old) => (tr.docChanged || tr.getMeta("numbers") ? show(tr.doc) : old),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
    view: (view) => {
      // The profile, the style and a plan's purposes change numbers too.
      const key = () => JSON.stringify([numberingFor(session.value?.doc), first()]);
      let last = key();
      const off = session.on(() => {
        const now = key();
        if (now === last) return;
        last = now;
        view.dispatch(view.state.tr.setMeta("numbers", true));
      });
      return { destroy: off };
    },
  });
}

function bodyPlugins(first) {
  return [
    inputRules({ rules: rules(levels) }),
    keymap(bodyKeys),
    keymap(baseKeymap),
    numbers(first),
    tableEditing(),
    history(),
    dropCursor({ class: "drop-cursor" }),
    gapCursor(),
    band(),
    waiting(),
  ];
}

// band marks the line of the caret.
function band() {
  return new Plugin({
    props: {
      decorations(state) {
        const { $from } = state.selection;
        if ($from.depth < 1) return null;
        return DecorationSet.create(state.doc, [Decoration.node($from.before(1), $from.after(1), { class: "here" })]);
      },
    },
  });
}

// The caret keeps clear of the bars that stay above the lines.
const clear = { top: 160, bottom: 24, left: 0, right: 0 };

/** The model of one editor: how its value is read, written, and which plugins it has. */
const body = {
  read: readBody,
  write: writeBody,
  plugins: (pointer) => bodyPlugins(() => (pointer === "/sections" && session.value?.doc.purposes?.length ? 1 : 0)),
};

const paragraph = textSchema.nodes.paragraph;

const texts = {
  read: (list) =>
    textSchema.nodes.doc.create(
      null,
      Array.isArray(list) && list.length ? list.map((x) => lineOf(paragraph, null, String(x))) : [paragraph.create()],
    ),
  write: (doc, at) => {
    const blocks = [];
    const places = [];
    doc.forEach((node, pos) => {
      if (node.content.size === 0) return;
      places.push({ pointer: `${at}/${blocks.length}`, from: pos + 1, to: pos + node.nodeSize - 1 });
      blocks.push(textOf(node));
    });
    return { blocks: blocks.length ? blocks : undefined, places };
  },
  plugins: () => [keymap({ ...marksOf(textSchema), Escape: leave }), keymap(baseKeymap), history(), band()],
};

/** An editor for the value at a pointer: its view, and a count that grows with each change. */
function useEditor(pointer, model, id, more) {
  const box = useRef(null);
  const view = useRef(null);
  const places = useRef([]);
  const value = useValue(pointer);
  const [, changed] = useReducer((n) => n + 1, 0);
  const fault = useFault((f) => f.pointer === pointer, value);
  const state = useRef({});
  state.current = {
    "aria-describedby": `${id}h${fault ? ` ${id}f` : ""}`,
    ...((fault?.severity ?? "error") === "error" && { "aria-invalid": String(!!fault) }),
  };
  useEffect(() => view.current?.setProps({}), [fault?.detail]);
  useEffect(() => {
    const start = model.read(value);
    let closing = false; // the next change is a step of its own
    places.current = model.write(start, pointer).places;
    const props = more?.() ?? {};
    // Its own steps are the better ones, as long as what it shows is what stands in the document.
    const ownStep = (command) => () => {
      if (v.isDestroyed || held.get(v) !== read(session.value?.doc, pointer)) return false;
      v.focus();
      return command(v.state, v.dispatch);
    };
    const author = { undo: ownStep(undo), redo: ownStep(redo), begins: true };
    const told = new Told();
    const tell = (edited) => {
      const text = told.next(aloud(v.state, numberAt(v.state)), edited);
      if (text) saySoon("line", text, 300);
    };
    const v = new EditorView(box.current, {
      ...props,
      state: EditorState.create({ doc: start, plugins: model.plugins(pointer) }),
      scrollThreshold: clear,
      scrollMargin: clear,
      clipboardSerializer: serializer(start.type.schema),
      clipboardTextSerializer: plainText,
      attributes: () => ({
        ...state.current,
        role: "textbox",
        lang: "vi",
        tabindex: "0",
        "aria-multiline": "true",
        "aria-labelledby": id,
        spellcheck: "false",
        class: "writing",
      }),
      dispatchTransaction(tr) {
        // What comes when the view is left goes into the document, unless another hand was faster.
        if (faster(v, pointer)) return;
        const before = undoDepth(v.state);
        if (tr.docChanged) {
          const whole = tr.getMeta("paste"); // a step by itself
          stepOf(tr, before, goesOn(author), whole || closing);
          closing = whole;
        }
        const next = v.state.apply(tr);
        if (v.isDestroyed) v.state = next;
        else v.updateState(next);
        if (tr.docChanged) {
          const out = model.write(v.state.doc, pointer);
          places.current = out.places;
          held.set(v, out.blocks);
          author.begins = undoDepth(v.state) !== before;
          const { doc } = session.value;
          edit(pointer, out.blocks, author);
          numberFrom(tr.getMeta("numbered"), doc);
        }
        if (v.isDestroyed) return;
        if (v.hasFocus()) {
          focusAt.set(placeOf(places.current, v.state.selection.from) ?? pointer);
          tell(tr.docChanged);
        }
        changed();
      },
      handleDOMEvents: {
        keydown: (_, e) => {
          if (!["Tab", "Shift", "Escape"].includes(e.key)) leaving.delete(v);
          return false;
        },
        focus: () => {
          leaving.delete(v);
          told.forget();
          tell(false);
          focusAt.set(placeOf(places.current, v.state.selection.from) ?? pointer);
          return false;
        },
      },
    });
    held.set(v, value);
    view.current = v;
    changed();
    return () => v.destroy();
  }, [pointer, model]);
  useEffect(() => {
    // Another hand changed the value, as a file that was opened. What counts is what stands there now: this runs later than
    // the change that called for it.
    const v = view.current;
    const now = read(session.value?.doc, pointer);
    if (!v || held.get(v) === now) return;
    held.set(v, now);
    const doc = model.read(now);
    places.current = model.write(doc, pointer).places;
    v.updateState(EditorState.create({ doc, plugins: v.state.plugins }));
  }, [value, pointer, model]);
  useTarget(pointer, (to, words) => seek(view.current, places.current, to, words));
  return { box, view };
}

// numberFrom has the paper number as the first number was typed ("1. "), or as the markers of what was pasted tell, where it would
// number in another way: none stood before, and nobody has chosen. before: the document.
function numberFrom(given, before) {
  const numbering = numberingBy(given, before, under.value.style);
  if (numbering) along("/style/numbering", numbering);
}

// numberingBy is that way; undefined: it stays. house: the style that the office gives.
function numberingBy(given, before, house) {
  if (!given || before.style?.numbering || house?.numbering || before.purposes?.length) return undefined;
  const bodies = [before.sections, ...(before.attachments ?? []).map((a) => a.content)];
  const counts = (b) => !b.level && (b.title ?? b.text) !== undefined;
  if (bodies.some((body) => Array.isArray(body) && body.some(counts))) return undefined;
  const { sequence } = numberingFor(before);
  const sort = (marker) => (/^\d/.test(marker) ? "1" : /^[a-zđ]/.test(marker) ? "a" : "I");
  const at = sequence.findIndex((marker) => sort(marker) === sort([].concat(given)[0]));
  if (at <= 0) return undefined;
  return Array.isArray(given) ? given : sequence.slice(at).filter((m) => /\w/.test(m));
}

// changed is a document in which change(blocks) has changed a body, numbered as the markers of what was pasted tell.
function changed(doc, pointer, change, markers, house) {
  const blocks = change(read(doc, pointer));
  if (!blocks) return undefined;
  const numbering = numberingBy(markers, doc, house);
  const next = write(doc, pointer, blocks);
  return numbering ? write(next, "/style/numbering", numbering) : next;
}

// stepOf makes a change a step of its own, a part of the last one, which it may only amend, or what keys make of it. depth: the steps
// so far; on: nobody else has made one since.
function stepOf(tr, depth, on, apart) {
  if (on && tr.getMeta("amends") === depth) tr.setMeta("addToHistory", false);
  else if (!on || apart) closeHistory(tr);
}

function placeOf(places, pos) {
  let best = null;
  for (const p of places) {
    if (pos >= p.from && pos <= p.to && (!best || p.to - p.from <= best.to - best.from)) best = p;
  }
  return best?.pointer;
}

// seek puts the caret at a pointer, behind the words in it.
function seek(view, places, to, words) {
  if (!view) return;
  const at =
    places.filter((p) => within(to, p.pointer)).sort((a, b) => b.pointer.length - a.pointer.length)[0] ??
    places.find((p) => within(p.pointer, to));
  view.focus();
  if (!at) return;
  const offset = behind(view.state.doc.textBetween(at.from, at.to, "\n"), words);
  const pos = offset < 0 ? at.to : Math.min(at.to, at.from + offset);
  const $pos = view.state.doc.resolve(pos);
  const selection = $pos.parent.isTextblock ? TextSelection.create(view.state.doc, pos) : Selection.near($pos, -1);
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
}

function Head({ id, pointer, label, help, children }) {
  const known = labelOf(pointer);
  const clause = clauseFor(known.law, session.value?.doc);
  const [open, setOpen] = useState(false);
  const fault = useFault((f) => f.pointer === pointer, useValue(pointer));
  return (
    <>
      <div class="field-head editor-head">
        <span class="label" id={id}>
          {label ?? known.label}
        </span>
        {clause && <Why name={known.label} clause={clause} open={open} onOpen={setOpen} />}
      </div>
      {open && <Clause text={clause} />}
      {children}
      <Below id={id} help={help ?? known.help} fault={fault} />
    </>
  );
}

/** A list of texts, one a paragraph; bold, italic and underlined as on the paper. */
export function Paragraphs({ pointer, numbered }) {
  const id = useId();
  const { box } = useEditor(pointer, texts, id);
  return (
    <div class={`field wide editor texts${numbered ? " numbered" : ""}`}>
      <Head id={id} pointer={pointer}>
        <div class="frame" ref={box} />
      </Head>
    </div>
  );
}

/** What was said of the last paste into a body, by its pointer: {text, undo, whole, doc}; it may come when the view was left. doc: after it. */
const notes = new Store({});
session.on((s) => !s && notes.set({}));

/** A tree of blocks, with its toolbar. */
export function Body({ pointer, schema }) {
  const id = useId();
  const note = useStore(notes, (all) => all[pointer]);
  const setNote = (note) => notes.patch({ [pointer]: note });
  const last = useStore(session, (s) => s?.doc === note?.doc);
  const { box, view } = useEditor(pointer, body, id, () => ({
    nodeViews: views,
    handlePaste: (v, event, slice) => {
      const { id } = session.value;
      const { style } = under.value;
      const tell = (note) => {
        if (session.value?.id !== id) return;
        if (!v.isDestroyed) say(note.text);
        setNote({ ...note, doc: session.value.doc });
      };
      const left = () => session.value?.id !== id || faster(v, pointer);
      const late = (change, markers) => amend(id, (doc) => changed(doc, pointer, change, markers, style));
      return pasted(v, event, slice, tell, { left, amend: late });
    },
    handleDrop: dropped,
    handleKeyDown: keysOf,
  }));
  const back = () => {
    undoStep();
    view.current.focus();
    setNote(null);
  };
  // What was pasted takes the place of the whole form, but for the office and its choices; one step back brings all back.
  const fill = (doc) => {
    const { office, style } = session.value.doc;
    replace({ ...(office && { office }), ...(style && { style }), ...doc });
    setNote(null);
    say(t("Đã đưa vào biểu mẫu; Ctrl+Z để lấy lại như cũ", "The form is filled; Ctrl+Z takes it back"));
  };
  const pictures = JSON.stringify(schema.$defs.block).includes('"image"');
  return (
    <div class="field wide editor body">
      <Head id={id} pointer={pointer} help={keysHelp()}>
        <Bar view={view.current} pictures={pictures} />
        <div class="frame" ref={box} />
        <div class="paste-note">
          {note && (
            <>
              {note.text}{" "}
              {note.whole && (
                <button type="button" class="plain" onClick={() => fill(note.whole)}>
                  {t("Đưa cả văn bản vào các ô của biểu mẫu", "Fill the form with the whole paper")}
                </button>
              )}
              {note.undo && last && (
                <button type="button" class="plain" onClick={back}>
                  {t("Hoàn tác", "Undo")}
                </button>
              )}
              <button type="button" class="plain" onClick={() => setNote(null)}>
                {t("Được", "Fine")}
              </button>
            </>
          )}
        </div>
      </Head>
    </div>
  );
}

// dropped takes pictures where they were dropped; other files are the page's.
function dropped(view, event) {
  const pictures = picturesIn(event.dataTransfer);
  if (pictures.length === 0) return false;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (at) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
  putPictures(view, pictures);
  return true;
}

const keysHelp = () =>
  t("Tab, Shift+Tab đổi cấp; Esc rồi Tab để ra khỏi ô.", "Tab, Shift+Tab change the level; Esc, then Tab leaves.");

const keysOf = (view, event) => keymap(marksOf(view.state.schema)).props.handleKeyDown(view, event);
