// The toolbar of the body: kinds and levels of lines, letters, what may be put in; inside a table the table's own.
import { useRef } from "preact/hooks";
import { toggleMark } from "prosemirror-commands";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  findTable,
  isInTable,
  mergeCells,
  setCellAttr,
  splitCell,
} from "prosemirror-tables";
import { choose } from "../shared/files.js";
import { Icon } from "../shared/icon.jsx";
import { useRow } from "../shared/row.js";
import { t } from "../shared/words.js";
import { sentence } from "../write/labels.js";
import { levels } from "../write/profiles.js";
import {
  columns,
  dropTable,
  indent,
  lineAt,
  newBreak,
  newForm,
  newTable,
  setTable,
  toggleHead,
  turn,
} from "./commands.js";
import { putPictures } from "./picture.js";

export function Bar({ view, pictures }) {
  if (!view) return <div class="editor-bar" />;
  const { state } = view;
  const inTable = isInTable(state);
  const run = (command) => () => {
    command(view.state, view.dispatch, view);
    view.focus();
  };
  return (
    <div class="bars">
      <Tools label={t("Soạn nội dung", "Editing")}>
        {!inTable && (
          <>
            <Kind state={state} run={run} />
            <Button icon="out" name={t("Lên một cấp (Shift+Tab)", "One level out (Shift+Tab)")} run={run(indent(-1))} />
            <Button icon="in" name={t("Xuống một cấp (Tab)", "One level in (Tab)")} run={run(indent(1))} />
          </>
        )}
        <Letters view={view} run={run} />
        {!inTable && (
          <>
            <span class="sep" />
            <Button icon="table" name={t("Bảng", "Table")} word run={run(newTable())} />
            <Button icon="form" name={t("Dòng điền", "Form line")} word run={run(newForm)} />
            <Button icon="break" name={t("Sang trang", "Page break")} word run={run(newBreak)} />
            {pictures && <Button icon="image" name={t("Hình", "Picture")} word run={() => picture(view)} />}
          </>
        )}
      </Tools>
      <OwnNumber view={view} />
      {inTable && <TableBar view={view} run={run} />}
    </div>
  );
}

function Tools({ label, more = "", children }) {
  const ref = useRef(null);
  const keys = useRow(ref);
  return (
    <div class={`editor-bar${more}`} role="toolbar" aria-label={label} ref={ref} onKeyDown={keys}>
      {children}
    </div>
  );
}

function Button({ icon, text, name, word, off, on, run }) {
  return (
    <button
      type="button"
      class="plain"
      aria-label={word ? undefined : name}
      title={name}
      disabled={off}
      aria-pressed={on}
      onMouseDown={(e) => e.preventDefault()}
      onClick={run}
    >
      {icon && <Icon name={icon} />} {word ? name : text}
    </button>
  );
}

async function picture(view) {
  await putPictures(view, await choose(["image/png", "image/jpeg"], true));
}

const has = (state, mark) => {
  const { from, $from, to, empty } = state.selection;
  return empty ? !!mark.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, mark);
};

function Letters({ view, run }) {
  const { marks } = view.state.schema;
  const rows = [
    [
      "bold",
      <b aria-hidden="true" key="b">
        B
      </b>,
      t("Đậm (Ctrl+B)", "Bold (Ctrl+B)"),
    ],
    [
      "italic",
      <i aria-hidden="true" key="i">
        I
      </i>,
      t("Nghiêng (Ctrl+I)", "Italic (Ctrl+I)"),
    ],
    [
      "underline",
      <u aria-hidden="true" key="u">
        U
      </u>,
      t("Gạch chân (Ctrl+U)", "Underline (Ctrl+U)"),
    ],
    [
      "super",
      <span aria-hidden="true" key="s">
        x²
      </span>,
      t("x² (chỉ số trên)", "x² (superscript)"),
    ],
    [
      "sub",
      <span aria-hidden="true" key="d">
        x₂
      </span>,
      t("x₂ (chỉ số dưới)", "x₂ (subscript)"),
    ],
  ];
  return rows.map(([m, text, name]) => (
    <Button key={m} text={text} name={name} on={has(view.state, marks[m])} run={run(toggleMark(marks[m]))} />
  ));
}

// Kind is what the line of the caret is.
function Kind({ state, run }) {
  const line = lineAt(state);
  const kind = line?.node.type.name;
  const value = kind && (line.node.attrs.level ? `${kind}:${line.node.attrs.level}` : kind);
  const known = ["paragraph", "title", "point", "dash"].includes(kind);
  const change = (e) => {
    const [to, level] = e.currentTarget.value.split(":");
    run(turn(to, level ? { level } : {}))();
  };
  return (
    <select aria-label={t("Kiểu dòng", "Kind of line")} value={known ? value : ""} disabled={!known} onChange={change}>
      {!known && <option value="">–</option>}
      <option value="paragraph">{t("Đoạn văn", "Paragraph")}</option>
      <option value="title">{t("Đề mục", "Heading")}</option>
      <option value="point">{t("Đoạn có số", "Numbered")}</option>
      <option value="dash">{t("Gạch đầu dòng", "Dash")}</option>
      <optgroup label={t("Văn bản có điều", "Articles")}>
        {levels.map((l) => (
          <option
            key={l.name}
            value={`${kind === "title" || ["phan", "chuong", "muc", "tieu-muc"].includes(l.name) ? "title" : "point"}:${l.name}`}
          >
            {t(sentence(l.label), articles[l.name])}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

const articles = {
  phan: "Part",
  chuong: "Chapter",
  muc: "Section",
  "tieu-muc": "Subsection",
  dieu: "Article",
  khoan: "Clause",
  diem: "Point",
};

// OwnNumber lets a line have another number than its turn gives it, or none.
function OwnNumber({ view }) {
  const line = lineAt(view.state);
  if (!line || (line.node.type.name !== "title" && line.node.type.name !== "point")) return null;
  const { label } = line.node.attrs;
  const set = (value) =>
    view.dispatch(view.state.tr.setNodeMarkup(line.pos, null, { ...line.node.attrs, label: value }));
  const way = label === null ? "auto" : label === "" ? "none" : "own";
  return (
    <div class="own-number">
      <label>
        {t("Số in ra", "Number")}{" "}
        <select value={way} onChange={(e) => set({ auto: null, none: "", own: label || "1." }[e.currentTarget.value])}>
          <option value="auto">{t("tự động", "automatic")}</option>
          <option value="none">{t("không đánh số", "none")}</option>
          <option value="own">{t("ghi riêng", "its own")}</option>
        </select>
      </label>
      {way === "own" && (
        <input
          aria-label={t("Số ghi riêng", "Its own number")}
          value={label}
          onInput={(e) => set(e.currentTarget.value || " ")}
        />
      )}
    </div>
  );
}

function TableBar({ view, run }) {
  const { attrs } = findTable(view.state.selection.$from).node;
  const set = (key) => (e) => setTable({ [key]: e.currentTarget.value || null })(view.state, view.dispatch);
  const groups = [
    [
      t("Hàng", "Row"),
      [t("trên", "above"), t("Thêm hàng trên", "Add a row above"), addRowBefore, "plus"],
      [t("dưới", "below"), t("Thêm hàng dưới", "Add a row below"), addRowAfter, "plus"],
      [t("xóa", "delete"), t("Xóa hàng", "Row: delete"), deleteRow],
    ],
    [
      t("Cột", "Column"),
      [t("trái", "left"), t("Thêm cột trái", "Add a column left"), columns(addColumnBefore, "before"), "plus"],
      [t("phải", "right"), t("Thêm cột phải", "Add a column right"), columns(addColumnAfter, "after"), "plus"],
      [t("xóa", "delete"), t("Xóa cột", "Column: delete"), columns(deleteColumn, "drop")],
    ],
    [
      t("Ô", "Cell"),
      [t("gộp", "merge"), t("Gộp ô", "Cells: merge"), mergeCells],
      [t("tách", "split"), t("Tách ô", "Cell: split"), splitCell],
      [t("trái", "left"), t("Căn ô trái", "Align the cell left"), setCellAttr("align", "left")],
      [t("giữa", "centre"), t("Căn ô giữa", "Align the cell centre"), setCellAttr("align", "center")],
      [t("phải", "right"), t("Căn ô phải", "Align the cell right"), setCellAttr("align", "right")],
      [t("đậm", "bold"), t("Ô đậm", "Cell in bold"), setCellAttr("bold", true)],
    ],
  ];
  return (
    <Tools label={t("Bảng", "Table")} more=" table-bar">
      {groups.map(([head, ...buttons]) => (
        <span class="of" role="group" aria-label={head} key={head}>
          <span aria-hidden="true">{head}</span>
          {buttons.map(([text, name, command, icon]) => (
            <Button key={name} name={name} text={text} icon={icon} off={!command(view.state)} run={run(command)} />
          ))}
        </span>
      ))}
      <Button
        name={t("Hàng đầu lặp lại", "Repeat first row")}
        word
        off={!toggleHead(view.state)}
        run={run(toggleHead)}
      />
      <Button icon="trash" name={t("Xóa bảng", "Delete table")} word run={run(dropTable)} />
      <label>
        {t("Tên bảng", "Caption")} <input value={attrs.caption ?? ""} onInput={set("caption")} />
      </label>
      <label>
        {t("Ghi chú", "Note")} <input value={attrs.note ?? ""} onInput={set("note")} />
      </label>
    </Tools>
  );
}
