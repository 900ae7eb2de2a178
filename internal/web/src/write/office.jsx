// The office (cơ quan) whose profile lies under the document: names, place, signers, recipients.
import { useEffect, useState } from "preact/hooks";
import { askOnce } from "../shared/api.js";
import { useStore } from "../shared/store.js";
import { t } from "../shared/words.js";
import { under } from "./fields.jsx";
import { edit, session } from "./session.js";

const listed = () => askOnce("/v1/offices").then((a) => a.offices ?? a);

/** A choice of office, when the server has some. */
export function Office() {
  const [list, setList] = useState([]);
  const id = useStore(session, (s) => s?.doc.office);
  useEffect(() => {
    listed().then(setList, () => setList([]));
  }, []);
  useEffect(() => {
    let gone = false;
    under.set({});
    if (id)
      askOnce(`/v1/offices/${encodeURIComponent(id)}`).then(
        (p) => !gone && under.set(p),
        () => {},
      );
    return () => {
      gone = true;
    };
  }, [id]);
  if (!Array.isArray(list) || (list.length === 0 && !id)) return null;
  const known = list.some((o) => o.id === id);
  return (
    <div class="field office">
      <div class="field-head">
        <label for="office">{t("Cơ quan", "Office")}</label>
      </div>
      <select id="office" value={id ?? ""} onChange={(e) => edit("/office", e.currentTarget.value || undefined)}>
        <option value="">{t("tự điền mọi ô", "type everything")}</option>
        {id && !known && <option value={id}>{id}</option>}
        {list.map((o) => (
          <option key={o.id} value={o.id}>
            {o.name || o.id}
          </option>
        ))}
      </select>
    </div>
  );
}
