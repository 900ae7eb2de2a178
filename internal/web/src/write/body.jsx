// The parts of the body in the form. Their editor is loaded when the first of them is shown.
import { useEffect, useState } from "preact/hooks";
import { t } from "../shared/words.js";
import { Failed } from "../shell/lazy.jsx";

let editor = null;

function useEditor() {
  const [loaded, setLoaded] = useState(editor);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (editor) return;
    import("../editor/index.jsx").then(
      (m) => {
        editor = m;
        setLoaded(m);
      },
      () => setFailed(true),
    );
  }, []);
  return [loaded, failed ? <Failed /> : <p class="quiet">{t("Đang mở…", "Opening…")}</p>];
}

/** Paragraphs: a list of texts, one a paragraph. */
export function Paragraphs(props) {
  const [e, meanwhile] = useEditor();
  return e ? <e.Paragraphs {...props} /> : meanwhile;
}

/** A tree of blocks. */
export function Body(props) {
  const [e, meanwhile] = useEditor();
  return e ? <e.Body {...props} /> : meanwhile;
}
