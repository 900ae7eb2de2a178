// JSON Pointers (RFC 6901) into a document that is never changed in place.

/** The steps of a pointer. */
export function steps(pointer) {
  return pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((s) => s.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** One step more. */
export function step(pointer, key) {
  return `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The value at a pointer; undefined where nothing stands. */
export function read(doc, pointer) {
  let at = doc;
  for (const s of steps(pointer)) {
    if (at === null || typeof at !== "object") return undefined;
    at = at[s];
  }
  return at;
}

/** The document with another value at a pointer. An undefined value takes the key out, and each object that is empty then. */
export function write(doc, pointer, value) {
  return put(doc, steps(pointer), value);
}

function put(at, [key, ...rest], value) {
  if (key === undefined) return value;
  const list = Array.isArray(at) || (at === undefined && /^\d+$/.test(key));
  const copy = list ? [...(at ?? [])] : at !== null && typeof at === "object" ? { ...at } : {};
  const below = put(copy[key], rest, value);
  if (below !== undefined) copy[key] = below;
  else if (list) copy.splice(Number(key), 1);
  else delete copy[key];
  const empty = list ? copy.length === 0 : Object.keys(copy).length === 0;
  return empty && value === undefined ? undefined : copy;
}

/** Whether a pointer is another one or stands below it. */
export function within(pointer, above) {
  return pointer === above || pointer.startsWith(`${above}/`);
}
