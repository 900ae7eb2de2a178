// Who signs (người ký): chosen from the office or typed; the way to sign writes the lines, which stay open to change.
import { useRef } from "preact/hooks";
import { Icon } from "../shared/icon.jsx";
import { step, write } from "../shared/pointer.js";
import { useStore } from "../shared/store.js";
import { t } from "../shared/words.js";
import { focusField, List, Picture, Text, under, useValue } from "./fields.jsx";
import { Repeat } from "./form.jsx";
import { labelOf } from "./labels.js";
import { usedBefore } from "./last.js";
import { edit, replace, session } from "./session.js";
import { signingLines, wayOf, ways } from "./typed.js";

export function Signers({ pointer, schema, family }) {
  if (pointer === "/signers") {
    return (
      <Repeat
        pointer={pointer}
        add={t("Thêm người ký", "Add a signer")}
        title={(i) => t(`Người ký thứ ${i + 1}`, `Signer no. ${i + 1}`)}
        each={(p) => <Signer pointer={p} schema={schema} family={family} />}
      />
    );
  }
  const several = () => {
    const { signer, ...rest } = session.value.doc;
    replace({ ...rest, signers: [signer && typeof signer === "object" ? signer : {}, {}] }, "/signers");
  };
  return (
    <>
      <FromOffice pointer={pointer} />
      <FromBefore pointer={pointer} />
      <Signer pointer={pointer} schema={schema} family={family} />
      <p class="offers">
        <button type="button" class="plain" onClick={several}>
          <Icon name="plus" /> {t("Người cùng ký", "Another signer")}
        </button>
      </p>
    </>
  );
}

// FromOffice is the choice among the signers that the office's profile lists.
function FromOffice({ pointer }) {
  const list = useStore(under, (u) => u.signers);
  const value = useValue(pointer);
  if (!list || Object.keys(list).length === 0) return null;
  return (
    <div class="field wide">
      <div class="field-head">
        <label for="office-signer">{t("Chọn người ký của cơ quan", "A signer of the office")}</label>
      </div>
      <select
        id="office-signer"
        value={typeof value === "string" ? value : ""}
        onChange={(e) => edit(pointer, e.currentTarget.value || undefined)}
      >
        <option value="">{t("gõ bên dưới", "type below")}</option>
        {Object.entries(list).map(([id, s]) => (
          <option key={id} value={id} lang="vi">
            {[s.name, [].concat(s.position ?? []).join(", ")].filter(Boolean).join(" – ")}
          </option>
        ))}
      </select>
    </div>
  );
}

// FromBefore offers those who signed the last papers that were made here, while nobody is named.
function FromBefore({ pointer }) {
  const named = useStore(session, (s) => !!s?.doc.signer?.name || typeof s?.doc.signer === "string");
  const list = usedBefore("signer");
  if (named || list.length === 0) return null;
  return (
    <p class="offers">
      {list.slice(0, 4).map((s) => (
        <button type="button" class="plain" lang="vi" key={s.name} onClick={() => edit(pointer, s)}>
          <Icon name="check" /> {[s.name, [].concat(s.position ?? s.authority ?? [])[0]].filter(Boolean).join(", ")}
        </button>
      ))}
    </p>
  );
}

function Signer({ pointer, schema, family }) {
  const value = useValue(pointer);
  const pointed = useRef(false);
  const came = useRef(value);
  const issuer = useStore(session, (s) => s?.doc.issuer ?? s?.doc.issuers?.[0]);
  const s = schema.$defs.signer.properties;
  if (typeof value === "string") return null; // chosen from the office
  const choose = (way) => {
    const lines = signingLines(way, pointed.current ? value : came.current, issuer);
    const { doc } = session.value;
    const changed = write(
      write(doc, step(pointer, "authority"), lines.authority) ?? {},
      step(pointer, "position"),
      lines.position,
    );
    replace(changed ?? {}, pointer);
    const unfinished = way && !/\s/.test(lines.authority.at(-1)) ? "authority" : "position";
    // Who goes through the ways with the arrows stays among them; each begins from the lines that stood there when he came.
    if (pointed.current) requestAnimationFrame(() => focusField(step(pointer, unfinished)));
  };
  const now = wayOf(value, family);
  const name = `way-${pointer}`;
  return (
    <>
      <fieldset
        class="ways"
        onPointerDown={() => {
          pointed.current = true;
        }}
        onKeyDown={() => {
          pointed.current = false;
        }}
        onFocusIn={(e) => {
          if (!e.currentTarget.contains(e.relatedTarget)) came.current = value;
        }}
      >
        <legend>{t("Ký", "Signs")}</legend>
        {[["", "trực tiếp", "in person"], ...ways[family]].map(([way, vi, en]) => (
          <label key={way} title={t(vi, en)}>
            <input type="radio" name={name} value={way} checked={now === way} onChange={() => choose(way)} />
            <span>{way || t(vi, en)}</span>
          </label>
        ))}
      </fieldset>
      <div class="fields">
        {(now !== "" || value?.authority) && <List pointer={step(pointer, "authority")} schema={s.authority} />}
        <List pointer={step(pointer, "position")} schema={s.position} />
        <Text pointer={step(pointer, "name")} schema={s.name} />
      </div>
      <details class="extra">
        <summary>{t("Chức vụ khác, hình chữ ký, con dấu", "Other position, pictures of signature and seal")}</summary>
        <div class="fields">
          <Text pointer={step(pointer, "other_position")} schema={s.other_position} />
          <Picture
            pointer={step(pointer, "signature")}
            schema={s.signature}
            label={labelOf("/signer/signature").label}
          />
          <Picture pointer={step(pointer, "seal")} schema={s.seal} label={labelOf("/signer/seal").label} />
        </div>
      </details>
    </>
  );
}
