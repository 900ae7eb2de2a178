// One file out of a ZIP that the server has made, without unpacking the others.

const tail = 22 + 0xffff; // the longest end of a ZIP

/** The entries of a ZIP: a Map of names to what read() needs. */
export async function entries(blob) {
  const from = Math.max(0, blob.size - tail);
  const end = await view(blob, from, blob.size);
  let at = end.byteLength - 22;
  while (at >= 0 && end.getUint32(at, true) !== 0x06054b50) at--;
  if (at < 0) throw new Error("no end of a ZIP");
  const size = end.getUint32(at + 12, true);
  const start = end.getUint32(at + 16, true);
  const list = await view(blob, start, start + size);
  const all = new Map();
  for (let p = 0; p + 46 <= list.byteLength; ) {
    const name = list.getUint16(p + 28, true);
    const text = new TextDecoder().decode(new Uint8Array(list.buffer, p + 46, name));
    all.set(text, {
      method: list.getUint16(p + 10, true),
      size: list.getUint32(p + 20, true),
      at: list.getUint32(p + 42, true),
    });
    p += 46 + name + list.getUint16(p + 30, true) + list.getUint16(p + 32, true);
  }
  return all;
}

/** An entry, unpacked, as a Blob of a type. */
export async function read(blob, entry, type) {
  const head = await view(blob, entry.at, entry.at + 30);
  const from = entry.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = blob.slice(from, from + entry.size);
  const plain = entry.method === 0 ? packed : packed.stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Blob([await new Response(plain).arrayBuffer()], { type });
}

async function view(blob, from, to) {
  return new DataView(await blob.slice(from, to).arrayBuffer());
}
