// The parts of the body in the form. Their editor is loaded when the first of them is shown.
import { useEffect, useState } from "preact/hooks";
import { t } from "../shared/words.js";

let editor = null;

function useEditor() {
  const [loaded, setLoaded] = useState(editor);
  useEffect(() => {
    if (!editor) {
      import("../editor/index.jsx").then((m) => {
        editor = m;
        setLoaded(m);
      });
    }
  }, []);
  return loaded;
}

/** Paragraphs: a list of texts, one a paragraph. */
export function Paragraphs(props) {
  const e = useEditor();
  return e ? <e.Paragraphs {...props} /> : <p class="quiet">{t("Đang mở…", "Opening…")}</p>;
}

/** A tree of blocks. */
export function Body(props) {
  const e = useEditor();
  return e ? <e.Body {...props} /> : <p class="quiet">{t("Đang mở…", "Opening…")}</p>;
}
