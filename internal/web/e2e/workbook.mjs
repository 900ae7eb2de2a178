// A small workbook (.xlsx), as Excel would save it: one sheet of texts and numbers.
import { crc32 } from "node:zlib";

const name = (column) => String.fromCharCode(65 + column);
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function sheet(rows) {
  const cell = (v, r, c) =>
    typeof v === "number"
      ? `<c r="${name(c)}${r}"><v>${v}</v></c>`
      : `<c r="${name(c)}${r}" t="inlineStr"><is><t>${escape(v)}</t></is></c>`;
  const line = (row, i) => `<row r="${i + 1}">${row.map((v, c) => (v === "" ? "" : cell(v, i + 1, c))).join("")}</row>`;
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map(line).join("")}</sheetData></worksheet>`;
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const pack = "http://schemas.openxmlformats.org/package/2006";
const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const parts = (rows) => ({
  "[Content_Types].xml": `<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.worksheet+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="Danh sách" sheetId="1" r:id="r1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  "xl/worksheets/sheet1.xml": sheet(rows),
});

/** The file of rows; the first has the names. "" is no cell. */
export function workbook(rows) {
  const files = [];
  const list = [];
  let at = 0;
  for (const [path, text] of Object.entries(parts(rows))) {
    const data = Buffer.from(text);
    const file = Buffer.from(path);
    const head = Buffer.alloc(26); // what a file and its line in the list have alike
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(file.length, 22);
    files.push(Buffer.from("PK\x03\x04"), head, file, data);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(at, 10);
    list.push(Buffer.from("PK\x01\x02\x14\x00"), head, end, file);
    at += 30 + file.length + data.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(5, 8);
  end.writeUInt16LE(5, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, listed, end]);
}
