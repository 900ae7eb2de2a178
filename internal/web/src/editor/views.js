// Blocks that are no text, as they look in the editor.
import { t } from "../shared/words.js";

const box = (kind, depth) => {
  const dom = document.createElement("div");
  dom.className = `atom ${kind} d${Math.min(depth, 6)}`;
  dom.dataset.kind = kind;
  dom.contentEditable = "false";
  return dom;
};

function pageBreak(node) {
  const dom = box("page_break", node.attrs.depth);
  dom.textContent = t("sang trang", "new page");
  return { dom };
}

function other(node) {
  const dom = box("other", node.attrs.depth);
  dom.textContent = t(
    "Phần này không sửa được ở đây; nó được giữ nguyên.",
    "This part cannot be changed here; it is kept as it is.",
  );
  return { dom };
}

const fields = [
  ["width", () => t("Rộng (mm)", "Width (mm)"), "numeric"],
  ["caption", () => t("Tên hình", "Caption"), "text"],
  ["alt", () => t("Tả hình cho người không nhìn thấy", "Description for who cannot see it"), "text"],
];

// image is a picture with what is said of it.
function image(node, view, getPos) {
  const dom = box("image", node.attrs.depth);
  const picture = dom.appendChild(document.createElement("img"));
  let now = node;
  const inputs = fields.map(([key, name, mode]) => {
    const label = dom.appendChild(document.createElement("label"));
    label.append(`${name()} `);
    const input = label.appendChild(document.createElement("input"));
    input.inputMode = mode;
    input.addEventListener("input", () => {
      const number = Number(input.value.replace(",", "."));
      const value =
        key === "width" ? (input.value && !Number.isNaN(number) ? number : undefined) : input.value || undefined;
      const json = { ...now.attrs.json, image: { ...now.attrs.json.image, [key]: value } };
      if (value === undefined) delete json.image[key];
      view.dispatch(view.state.tr.setNodeMarkup(getPos(), null, { ...now.attrs, json }));
    });
    return [key, input];
  });
  const show = () => {
    const { data, ...rest } = now.attrs.json.image;
    if (picture.src !== data) picture.src = /^data:image\//.test(data) ? data : "";
    picture.alt = rest.alt ?? "";
    for (const [key, input] of inputs) if (document.activeElement !== input) input.value = rest[key] ?? "";
  };
  show();
  return {
    dom,
    update(next) {
      if (next.type !== now.type) return false;
      now = next;
      show();
      return true;
    },
    stopEvent: (e) => e.target instanceof HTMLInputElement,
    ignoreMutation: () => true,
  };
}

export const views = { page_break: pageBreak, other, image };
