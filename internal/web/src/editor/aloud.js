// What a screen reader is told of the caret beside the text of its line: the line's kind, number and level, or the cell.
import { NodeSelection } from "prosemirror-state";
import { CellSelection, cellAround, TableMap } from "prosemirror-tables";
import { t } from "../shared/words.js";
import { lineAt } from "./commands.js";

const lines = {
  paragraph: () => t("Đoạn văn", "Paragraph"),
  title: () => t("Đề mục", "Heading"),
  point: () => t("Đoạn có số", "Numbered"),
  dash: () => t("Gạch đầu dòng", "Dash"),
};

const parts = {
  page_break: () => t("Sang trang", "Page break"),
  image: (node) => [t("Hình", "Picture"), node.attrs.json?.image?.alt].filter(Boolean).join(": "),
  other: () => t("Phần được giữ nguyên", "A part that is kept as it is"),
  form_label: () => t("Dòng điền, nhãn", "Form line, label"),
  form_value: () => t("Dòng điền, chỗ điền", "Form line, what is filled in"),
};

/**
 * What is said of where the caret is: {text, numbered, at, table, whole}. numbered: with the number of the line; at: where the
 * line begins; table: where the table around begins; whole: its size. numberAt(pos): the number of the line there.
 */
export function aloud(state, numberAt) {
  const { selection } = state;
  if (selection instanceof CellSelection) return cells(selection);
  if (selection instanceof NodeSelection) return { text: parts[selection.node.type.name]?.(selection.node) ?? "" };
  const cell = cellAround(selection.$from);
  if (cell) return inCell(cell);
  const line = lineAt(state);
  if (line) return { at: line.pos, text: lineText(line.node), numbered: lineText(line.node, numberAt(line.pos)) };
  return { text: parts[selection.$from.parent.type.name]?.() ?? "" };
}

function lineText(node, number = "") {
  const { depth } = node.attrs;
  const kind = lines[node.type.name]?.() ?? "";
  const counted = number && node.type.name !== "dash" ? ` ${number}` : "";
  const level = node.type.name === "paragraph" && depth === 0 ? "" : t(`, cấp ${depth + 1}`, `, level ${depth + 1}`);
  return kind + counted + level;
}

function inCell($cell) {
  const map = TableMap.get($cell.node(-1));
  const { left, top } = map.findCell($cell.pos - $cell.start(-1));
  return {
    text: t(`hàng ${top + 1}, cột ${left + 1}`, `row ${top + 1}, column ${left + 1}`),
    table: $cell.before(-1),
    whole: t(`Bảng ${map.height} hàng, ${map.width} cột`, `Table of ${map.height} rows, ${map.width} columns`),
  };
}

function cells(selection) {
  let n = 0;
  selection.forEachCell(() => n++);
  return { text: t(`Đã chọn ${n} ô`, `${n} cells selected`), table: selection.$anchorCell.before(-1) };
}

/**
 * Remembers what was said of the caret, so that only what is new is said. The number of a line is read with its text; it is said
 * where somebody changes it.
 */
export class Told {
  #last = { text: "" };

  /** The words for a state; "": nothing new. edited: the caret is there by a change of the text. */
  next(now, edited = false) {
    const last = this.#last;
    this.#last = now;
    if (now.whole && now.table !== last.table) return `${now.whole}, ${now.text}`;
    const here = now.at !== undefined && (edited || now.at === last.at);
    if (here) return now.numbered === last.numbered ? "" : now.numbered;
    return now.text === last.text ? "" : now.text;
  }

  /** Forgets, when the focus comes back: of a plain paragraph there is nothing to say. */
  forget() {
    this.#last = { text: lines.paragraph(), numbered: lines.paragraph() };
  }
}
