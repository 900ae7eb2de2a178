// Pictures that come into a body: by the button, pasted or dropped.
import { during } from "../shared/during.js";
import { dataURI } from "../shared/files.js";
import { newImage } from "./commands.js";

// A photograph's dots over the width of the text and its quality: the first is what a printer shows, the others are for papers
// with many of them.
const ways = [
  [1300, 0.85],
  [1000, 0.75],
  [760, 0.6],
  [520, 0.5],
];
const light = 200_000; // bytes of a picture that is taken as it is
const most = 4_000_000; // letters of a document, a little less than the server takes

/** The pictures among what is pasted or dropped. */
export const picturesIn = (data) => [...(data?.files ?? [])].filter((f) => f.type.startsWith("image/"));

/** Puts pictures behind the line of the caret, one after the other; the paper is put away when they are there. */
export const putPictures = (view, files) => during(putAll(view, files));

async function putAll(view, files) {
  for (const [n, file] of files.entries()) {
    const room = most - lengthOf(view.state.doc);
    const data = await printable(file, room / Math.max(3, files.length - n));
    newImage(data)(view.state, view.dispatch);
  }
  if (!view.isDestroyed) view.focus();
}

// lengthOf is about how many letters a body has in its document.
function lengthOf(body) {
  let length = body.content.size;
  body.forEach((block) => {
    length += block.attrs.json?.image?.data?.length ?? 0;
  });
  return length;
}

// printable is a picture as a data URI that the paper takes, of about so many letters: a photograph upright, with as many dots
// as a printer shows, fewer where there is little room.
async function printable(file, room) {
  if (file.type === "image/png" && file.size <= Math.min(light, room / 2)) return dataURI(file);
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return dataURI(file); // the server says what is wrong with it
  let data;
  for (const [widest, quality] of ways) {
    const scale = Math.min(1, widest / picture.width);
    const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
    const ink = canvas.getContext("2d");
    ink.fillStyle = "white";
    ink.fillRect(0, 0, canvas.width, canvas.height);
    ink.drawImage(picture, 0, 0, canvas.width, canvas.height);
    data = await dataURI(await canvas.convertToBlob({ type: "image/jpeg", quality }));
    if (data.length <= room) break;
  }
  return data;
}
