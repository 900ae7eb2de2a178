// Mẫu: the open paper, a draft or a file.
import { useEffect, useState } from "preact/hooks";
import * as drafts from "../shared/drafts.js";
import { choose } from "../shared/files.js";
import { Icon } from "../shared/icon.jsx";
import { kinds, paperName } from "../shared/papers.js";
import { useStore } from "../shared/store.js";
import { clock, t } from "../shared/words.js";
import { session } from "../write/session.js";
import { keepEdited, useTemplate } from "./state.js";

const most = 8; // drafts that are shown

export function Template({ w, onFiles }) {
  const open = useStore(session);
  const [list, setList] = useState([]);
  const [mine, setMine] = useState([]);
  useEffect(() => {
    kinds().then(setList, () => {});
    keepEdited()
      .then(() => drafts.all())
      .then(setMine, () => {});
  }, []);
  const name = (d) => d.name || paperName(d.doc, list);
  const use = (d) => useTemplate({ name: name(d), doc: d.doc, draft: d.id, ...(d.template && { kept: d.id }) });
  const others = mine.filter((d) => d.id !== open?.id).slice(0, most);
  return (
    <>
      <p class="help">
        {t(
          "Mẫu là một văn bản có những chỗ điền như {{Họ tên}}, mang tên cột của danh sách. Chưa có chỗ điền thì thêm ở bước sau.",
          "A template is a paper with marks such as {{Name}}, called like the columns of the list. Marks can be added in the next step.",
        )}
      </p>
      {(open || others.length > 0) && (
        <ul class="choices" aria-label={t("Văn bản dùng làm mẫu", "Papers to use as a template")}>
          {open && (
            <Choice key="open" now={w.template?.draft === open.id} name={name(open)} onUse={() => use(open)}>
              <b class="badge">{t("đang soạn", "open")}</b>
            </Choice>
          )}
          {others.map((d) => (
            <Choice key={d.id} now={w.template?.draft === d.id} name={name(d)} onUse={() => use(d)}>
              <time dateTime={new Date(d.changed).toISOString()}>{clock(d.changed)}</time>
            </Choice>
          ))}
        </ul>
      )}
      <p class="row">
        <button type="button" onClick={async () => onFiles(await choose([".json", ".docx"]))}>
          <Icon name="open" /> {t("Chọn tệp mẫu", "Choose a template file")}
        </button>
        <span class="quiet">{t("tệp đã lưu ở đây, hoặc tệp Word (.docx)", "a file saved here, or Word (.docx)")}</span>
      </p>
    </>
  );
}

function Choice({ now, name, onUse, children }) {
  return (
    <li>
      <button type="button" aria-pressed={now} onClick={onUse}>
        <Icon name="file" />
        <span class="name" lang="vi">
          {name}
        </span>
        {children}
      </button>
    </li>
  );
}
