// The office (cơ quan) whose profile lies under the open paper: names, place, signers, recipients.
import { useEffect, useRef } from "preact/hooks";
import { OfficeChoice } from "../shared/office.jsx";
import { useStore } from "../shared/store.js";
import { under, useTarget } from "./fields.jsx";
import { keepOffice, officeValues } from "./last.js";
import { edit, session } from "./session.js";

/** Its choice. */
export function Office() {
  const box = useRef(null);
  const id = useStore(session, (s) => s?.doc.office);
  useTarget("/office", () => box.current?.focus());
  useEffect(() => {
    let gone = false;
    under.set({});
    if (id)
      officeValues(id).then(
        (p) => !gone && under.set(p),
        () => {},
      );
    return () => {
      gone = true;
    };
  }, [id]);
  const choose = (chosen) => {
    edit("/office", chosen);
    keepOffice(session.value.doc, chosen);
  };
  return <OfficeChoice id={id} onChoose={choose} box={box} />;
}
