// Batches that this browser or this key has sent: how each goes on, and what it has made.
import { Away, ask, askFile, askJSON, Problem, pause } from "../shared/api.js";
import { plainName, save } from "../shared/files.js";
import { say } from "../shared/live.js";
import { Store } from "../shared/store.js";
import { t } from "../shared/words.js";
import { formOf } from "./state.js";
import { entries, read } from "./zip.js";

const box = "batches";
const most = 50; // that this browser remembers

/**
 * The batches, the last first: {id, name, list, letters, sent, state, begun, trouble, archive, faults, dropped}. letters: the columns
 * of the list by name. state: as the server tells it; begun: {time, done} for the time left. archive: a Blob, once it is here.
 * dropped: "back" as long as the clerk may bring it back, "away" when it is only still to be taken off the server.
 */
export const jobs = new Store(kept());

const ended = ["done", "failed", "canceled"];

/** Whether nothing more will happen to a batch. */
export const over = (job) => ended.includes(job.state?.state);

function kept() {
  try {
    const list = JSON.parse(localStorage.getItem(box)) ?? [];
    return list.map((j) => (j.dropped ? { ...j, dropped: "away" } : j));
  } catch {
    return [];
  }
}

function keep(list) {
  jobs.set(list);
  try {
    const plain = list
      .slice(0, most)
      .filter((j) => !j.here)
      .map(({ archive, faults, begun, trouble, ...j }) => j);
    localStorage.setItem(box, JSON.stringify(plain));
  } catch {
    // They are listed as long as the page.
  }
}

function patch(id, parts) {
  keep(jobs.value.map((j) => (j.id === id ? { ...j, ...parts } : j)));
}

/** Lists what this key sent before, from another computer too; a server that keeps no batches has none. */
export async function earlier() {
  let all;
  try {
    ({ batches: all } = await askJSON("/v1/batches"));
  } catch {
    return;
  }
  const known = new Map(jobs.value.map((j) => [j.id, j]));
  const others = all
    .filter((s) => !known.has(s.id))
    .map((s) => ({
      id: s.id,
      name: s.template ?? t("Lô đã gửi", "A batch"),
      list: s.list ?? "",
      letters: {},
      merge: s.merge,
      sent: Date.parse(s.created),
      state: s,
    }));
  if (others.length === 0) return;
  keep([...jobs.value, ...others].sort((a, b) => b.sent - a.sent));
  for (const j of others) if (!over(j)) follow(j.id);
}

/** Sends a batch. An error is a Problem with all that is wrong. */
export async function send(work) {
  const form = formOf(work);
  const { options, look } = work;
  for (const f of ["pdf", "docx"]) if (options[f]) form.append("formats", f);
  if (options.pdf && options.merge) form.append("merge", "true");
  if (options.merge && options.pdf && options.duplex) form.append("duplex", "true");
  const letters = Object.fromEntries((look?.columns ?? []).map((c) => [c.name, c.letter]));
  const merge = options.merge && options.pdf;
  const job = { name: work.template.name, list: work.list.name, letters, merge, sent: Date.now() };
  try {
    const state = await askJSON("/v1/batches", { method: "POST", body: form });
    keep([{ ...job, id: state.id, state }, ...jobs.value]);
    follow(state.id);
    return state.id;
  } catch (e) {
    if (!(e instanceof Problem) || e.status !== 501) throw e;
    return sendWhole(job, form, look?.count ?? 0);
  }
}

// sendWhole gets the archive at once, from a server that keeps no batches.
async function sendWhole(job, form, rows) {
  const file = await askFile("/v1/batches", { method: "POST", body: form, accept: "application/zip" });
  const id = `whole-${job.sent}`;
  jobs.set([
    {
      ...job,
      id,
      here: true,
      state: { state: "done", rows, done: rows, failed: 0, bytes: file.blob.size },
      archive: file.blob,
    },
    ...jobs.value,
  ]);
  await open(id);
  return id;
}

const followed = new Set();

/** Follows a batch to its end. */
export async function follow(id) {
  if (followed.has(id)) return;
  followed.add(id);
  try {
    for (;;) {
      const job = jobs.value.find((j) => j.id === id);
      if (!job || over(job)) break;
      await listen(id);
      await pause(1000);
    }
  } catch (e) {
    patch(id, { trouble: e.message, gone: e.status === 404 });
  } finally {
    followed.delete(id);
  }
  const job = jobs.value.find((j) => j.id === id);
  if (job?.state?.state === "done") finish(job);
  if (job?.state?.state === "failed") say(t("Không lập được", "The batch failed"));
}

// The archive is fetched for its faults alone while it is small.
const small = 200 << 20;

function finish(job) {
  const { rows, failed, bytes } = job.state;
  say(t(`Đã lập xong ${rows - failed} hàng, ${failed} hàng có lỗi`, `${rows - failed} rows made, ${failed} at fault`));
  if (failed > 0 && bytes < small && !job.faults) open(job.id).catch((e) => patch(job.id, { trouble: e.message }));
}

// listen hears the server's events until they break off.
async function listen(id) {
  try {
    const answer = await ask(`/v1/batches/${id}/events`, { accept: "text/event-stream", patience: 100 });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ; ) {
      const { value, done } = await reader.read();
      if (done) return;
      const events = (rest + value).split("\n\n");
      rest = events.pop();
      for (const e of events) hear(id, e);
    }
  } catch (e) {
    if (e instanceof Problem) throw e;
    if (!(e instanceof Away) && !(e instanceof TypeError)) throw e;
    await pause(1000); // a stream that broke, or a server that is away: again
  }
}

function hear(id, event) {
  const data = /^data: (.*)$/m.exec(event)?.[1];
  if (!data) return;
  const state = JSON.parse(data);
  const job = jobs.value.find((j) => j.id === id);
  if (!job) return;
  patch(id, { state, begun: job.begun ?? { time: Date.now(), done: state.done }, trouble: "" });
}

/** Seconds until a batch is done, as far as its pace tells; undefined: not known yet. */
export function left(job, now = Date.now()) {
  const { begun, state } = job;
  const made = state.done - (begun?.done ?? 0);
  if (!begun || made < 1 || now - begun.time < 500) return undefined;
  return ((now - begun.time) / made) * ((state.rows - state.done) / 1000);
}

// open gets the archive of a batch, once, and reads in it which rows have faults.
async function open(id) {
  const job = jobs.value.find((j) => j.id === id);
  const archive = job.archive ?? (await askFile(job.state.archive, { accept: "application/zip" })).blob;
  const all = await entries(archive);
  const manifest = JSON.parse(await (await read(archive, all.get("manifest.json"))).text());
  const faults = manifest.rows.filter((r) => r.faults).flatMap((r) => r.faults.map((f) => ({ ...f, row: r.row })));
  const parts = { archive, faults, merged: manifest.merged?.name ?? "" };
  if (job.here) parts.state = { ...job.state, failed: manifest.failed, files: manifest.files };
  patch(id, parts);
  return { ...job, ...parts, all };
}

/** Gives the clerk the ZIP of a batch, or the one PDF of all papers. */
export async function fetchFile(id, what) {
  const { archive, all, merged, name } = await open(id);
  const stem = plainName(name.replace(/\.(json|docx)$/i, ""));
  if (what === "zip") save(archive, `${stem}.zip`);
  else if (merged) save(await read(archive, all.get(merged), "application/pdf"), `${stem} - ${merged}`);
}

/** Stops a batch and takes it off the server. */
export async function remove(id) {
  const job = jobs.value.find((j) => j.id === id);
  if (job && !job.here && !job.gone) await takeOff(id);
  keep(jobs.value.filter((j) => j.id !== id));
}

// takeOff takes a batch off the server. outlive: the page may be gone before the answer comes.
async function takeOff(id, outlive = false) {
  try {
    await ask(`/v1/batches/${id}`, { method: "DELETE", keepalive: outlive });
  } catch (e) {
    if (!(e instanceof Problem) || e.status !== 404) throw e;
  }
}

/** Takes a batch that is over out of the list; until the list is left it can be brought back. */
export const drop = (id) => patch(id, { dropped: "back" });

/** Brings a batch back that was dropped. */
export const bring = (id) => patch(id, { dropped: undefined });

/** Takes off the server what was dropped, and what could not be taken off it before. */
export async function clear(outlive = false) {
  const all = jobs.value.filter((j) => j.dropped);
  if (all.length === 0) return;
  keep(jobs.value.map((j) => (j.dropped ? { ...j, dropped: "away" } : j)));
  for (const { id, here, gone } of all) {
    if (
      !here &&
      !gone &&
      !(await takeOff(id, outlive).then(
        () => true,
        () => false,
      ))
    )
      continue; // another time
    if (!outlive) keep(jobs.value.filter((j) => j.id !== id));
  }
}

addEventListener("pagehide", () => clear(true));
