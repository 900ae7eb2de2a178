// Types in a long plan and watches. Run by itself it measures a minute of it: VANTHU=program node e2e/typing.mjs [seconds]
import { examples, sit } from "./stage.mjs";

const text = "kiểm tra công tác văn thư, lưu trữ tại các cơ quan, đơn vị trực thuộc theo kế hoạch; ";

/** A clerk with a plan of fourteen pages open, the caret in its body. */
export async function longPlan(s) {
  const c = await sit(s);
  await c.openPaper(`${examples}ke-hoach-dai.json`);
  await c.editor("Nội dung").locator("p").nth(3).click();
  return c;
}

/**
 * Notes requests for the paper from now on, by the browser's own clock; the answer tells of them: {count, together: those that began
 * before the one before had ended}.
 */
export async function watch(page) {
  await page.evaluate(() => {
    window.asked = [];
    const note = (list) => window.asked.push(...list.getEntries().filter((e) => e.name.endsWith("/v1/preview")));
    new PerformanceObserver(note).observe({ type: "resource" });
  });
  return () =>
    page.evaluate(() => {
      const all = window.asked.map((e) => [e.startTime, e.responseEnd]).sort((a, b) => a[0] - b[0]);
      return { count: all.length, together: all.filter(([start], i) => start < (all[i - 1]?.[1] ?? 0)).length };
    });
}

/** Types n letters, with so many ms between them. */
export async function type(page, n, delay) {
  for (let i = 0; i < n; i++) {
    await page.keyboard.insertText(text[i % text.length]);
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
}

/** Bytes of the page's heap after it was tidied. */
export async function heap(page) {
  return page.evaluate(async () => {
    for (let i = 0; i < 3; i++) {
      globalThis.gc();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return performance.memory.usedJSHeapSize;
  });
}

// tasks are the tasks of the page's main thread in a trace: {wall, cpu} in ms. The time of the processor alone tells
// something on a machine that has other work too.
function tasks(trace) {
  const { traceEvents: all } = JSON.parse(trace.toString());
  const main = all.filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain");
  const ours = (e) => main.some((m) => m.pid === e.pid && m.tid === e.tid);
  return all
    .filter((e) => e.ph === "X" && /RunTask$/.test(e.name) && ours(e))
    .map((e) => ({ wall: e.dur / 1000, cpu: (e.tdur ?? 0) / 1000 }));
}

async function measure(seconds) {
  const { open } = await import("./browser.mjs");
  const { serve } = await import("./server.mjs");
  const server = await serve();
  const { browser } = await open("", ["--js-flags=--expose-gc", "--enable-precise-memory-info"]);
  try {
    const c = await longPlan({ server, browser });
    const seen = await watch(c.page);
    await type(c.page, 40, 125); // the first letters load and compile
    await c.page.evaluate(() => {
      globalThis.long = [];
      new PerformanceObserver((l) =>
        globalThis.long.push(...l.getEntries().map((e) => Math.round(e.duration))),
      ).observe({
        type: "longtask",
      });
    });
    const before = await heap(c.page);
    await browser.startTracing(c.page, {
      categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
    });
    const start = performance.now();
    const n = seconds * 8;
    for (let i = 0; i < n; i++) {
      await c.page.keyboard.insertText(text[i % text.length]);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, start + (i + 1) * 125 - performance.now())));
    }
    const took = (performance.now() - start) / 1000;
    const all = tasks(await browser.stopTracing());
    await c.settled();
    const after = await heap(c.page);
    const long = await c.page.evaluate(() => globalThis.long);
    const top = (key) =>
      all
        .map((t) => t[key])
        .sort((a, b) => b - a)
        .slice(0, 8)
        .map((v) => v.toFixed(0))
        .join(" ");
    console.log(`${n} letters in ${took.toFixed(1)} s`);
    console.log(`long tasks (clock): ${long.length}${long.length ? `, the longest ${Math.max(...long)} ms` : ""}`);
    console.log(`longest tasks, clock ms: ${top("wall")}; processor ms: ${top("cpu")}`);
    console.log(`processor of the main thread: ${(all.reduce((s, t) => s + t.cpu, 0) / n).toFixed(1)} ms a letter`);
    const { count, together } = await seen();
    console.log(`requests: ${count}, of them not alone: ${together}`);
    console.log(`memory: ${(before / 2 ** 20).toFixed(1)} -> ${(after / 2 ** 20).toFixed(1)} MB`);
  } finally {
    await browser.close();
    await server.stop();
  }
}

if (process.argv[1]?.endsWith("typing.mjs")) await measure(Number(process.argv[2] ?? 60));
