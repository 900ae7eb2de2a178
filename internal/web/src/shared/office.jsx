// The choice of an office (cơ quan) in the bar.
import { useEffect, useState } from "preact/hooks";
import { offices } from "../write/last.js";
import { t } from "./words.js";

/** The offices that the server has; nothing where it has none. id: of the one that is chosen, if any; box: a ref to the control. */
export function OfficeChoice({ id, onChoose, box }) {
  const [list, setList] = useState([]);
  useEffect(() => {
    offices().then(setList, () => setList([]));
  }, []);
  if (!Array.isArray(list) || (list.length === 0 && !id)) return null;
  const known = list.some((o) => o.id === id);
  return (
    <select
      class="office"
      ref={box}
      aria-label={t("Cơ quan", "Office")}
      title={t("Cơ quan", "Office")}
      value={id ?? ""}
      onChange={(e) => onChoose(e.currentTarget.value || undefined)}
    >
      <option value="">{t("Tự điền cơ quan", "Type the office in")}</option>
      {id && !known && <option value={id}>{id}</option>}
      {list.map((o) => (
        <option key={o.id} value={o.id} lang="vi">
          {o.name || o.id}
        </option>
      ))}
    </select>
  );
}
