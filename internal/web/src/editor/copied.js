// What is copied out of an editor: for other programs with the numbers and dashes as text, for an editor with all that a
// block says, so that nothing is lost on the way.
import { DOMSerializer } from "prosemirror-model";

/** The numbers that lines were last shown with, by their nodes. */
export const shownNumber = new WeakMap();

// own writes a node as the editor shows it, with its attributes whole and its number before its text.
const own = (toDOM) => (node) => {
  const [tag, attrs, ...inside] = toDOM(node);
  const all = { ...attrs, "data-attrs": JSON.stringify(node.attrs) };
  if (node.type.name === "image") {
    const { data, alt = "" } = node.attrs.json?.image ?? {};
    return [tag, all, ["img", { src: data, alt }]];
  }
  const number = shownNumber.get(node);
  return number ? [tag, all, ["span", { "data-no": "" }, `${number} `], ["span", 0]] : [tag, all, ...inside];
};

/** The serializer of an editor's clipboard. */
export function serializer(schema) {
  const nodes = DOMSerializer.nodesFromSchema(schema);
  for (const [name, type] of Object.entries(schema.nodes)) if (type.isInGroup("block")) nodes[name] = own(nodes[name]);
  return new DOMSerializer(nodes, DOMSerializer.marksFromSchema(schema));
}

/** A slice as plain text: numbers before their lines, the cells of a row between tabs. */
export function plainText(slice) {
  const lines = [];
  const walk = (node) => {
    if (node.type.name === "table_row")
      lines.push(
        list(node)
          .map((c) => words(c))
          .join("\t"),
      );
    else if (node.type.name === "form_line") lines.push(list(node).map(words).join(": "));
    else if (node.isTextblock) lines.push([shownNumber.get(node), words(node)].filter(Boolean).join(" "));
    else list(node).forEach(walk);
  };
  list(slice.content).forEach(walk);
  return lines.join("\n");
}

const words = (node) => node.textBetween(0, node.content.size, " ");

function list(parent) {
  const out = [];
  parent.forEach((c) => {
    out.push(c);
  });
  return out;
}
