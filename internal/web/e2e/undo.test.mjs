// Undoing goes over everything: fields, lists, the body, signers, the kind.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sit, stage } from "./stage.mjs";

const s = stage();

/**
 * A clerk whose clock stands: what is one step for who types on is one here, however long a loaded machine takes for it. tick moves
 * the clock on.
 */
async function unhurried() {
  const c = await sit(s);
  let now = Date.now();
  const tick = (ms) => {
    now += ms;
    return c.page.clock.setFixedTime(now);
  };
  await tick(0);
  const kept = async () => {
    await tick(1);
    return c.document();
  };
  return { c, kept, tick };
}

test("every step of a paper goes back, in order, and forward again", async () => {
  const { c, kept } = await unhurried();
  await c.choose("Công văn");
  const states = [await kept()];
  const step = async (work) => {
    await work();
    states.push(await kept());
  };
  await step(() => c.fill({ "Trích yếu": "hướng dẫn lưu trữ" }));
  await step(() => c.fill({ "Kính gửi": "Sở Y tế;\nSở Tài chính" }));
  await step(() => c.write("Nội dung", ["Tài liệu giấy."]));
  await step(() => c.fill({ "Nơi nhận": "Như trên" }));
  await step(() => c.write("Nội dung", [" Tiếp."]));
  await step(async () => {
    await c.fill({ "Chức vụ": "GIÁM ĐỐC" });
  });
  await step(() => c.page.locator(".ways").getByText("KT.").click());
  await step(() => c.page.getByRole("button", { name: "Thêm phụ lục", exact: true }).click());
  await step(async () => {
    await c.page.getByRole("button", { name: "Đổi loại" }).click();
    await c.page.getByLabel("Loại văn bản").selectOption({ label: "Báo cáo" });
    await c.page.getByRole("heading", { level: 1, name: "Báo cáo" }).waitFor();
  });
  assert.equal(states.at(-1).kind, "bao-cao");
  const said = (b) => b.replace(/\d{5,}/g, "");
  const equal = (got, want, n) => assert.equal(said(JSON.stringify(got)), said(JSON.stringify(want)), `step ${n}`);
  for (let n = states.length - 2; n >= 0; n--) {
    await c.page.keyboard.press("Control+z");
    equal(await kept(), states[n], n);
  }
  assert.equal(await c.page.getByRole("button", { name: "Hoàn tác" }).getAttribute("aria-disabled"), "true");
  for (let n = 1; n < states.length; n++) {
    if (n % 2) await c.page.keyboard.press("Control+y");
    else await c.page.keyboard.press("Control+Shift+z");
    equal(await kept(), states[n], `${n} again`);
  }
  // By the buttons, which say what they do.
  const back = c.page.getByRole("button", { name: "Hoàn tác" });
  assert.match(await back.getAttribute("title"), /Loại văn bản/);
  await back.click();
  equal(await kept(), states.at(-2), "by button");
  await c.leave();
});

test("the caret stays where the text was undone", async () => {
  const { c, kept, tick } = await unhurried();
  await c.choose("Công văn");
  await c.fill({ "Trích yếu": "hướng dẫn lưu trữ" });
  await tick(1100); // a pause ends the step
  for (let n = 0; n < 7; n++) await c.page.keyboard.press("ArrowLeft");
  await c.page.keyboard.type("công tác ");
  await c.page.keyboard.press("Control+z");
  await c.page.keyboard.type("về ");
  assert.equal(await c.field("Trích yếu").inputValue(), "hướng dẫn về lưu trữ");
  // A group that was folded meanwhile opens again, and the body's own steps hold although its editor is another one.
  await c.write("Nội dung", ["Một."]);
  await c.page.locator(".group h2 button", { hasText: "Nội dung" }).click();
  await c.page.keyboard.press("Control+z");
  await c.editor("Nội dung").waitFor();
  assert.equal((await kept()).sections, undefined);
  await c.page.keyboard.press("Control+y");
  assert.deepEqual((await kept()).sections, ["Một."]);
  await c.leave();
});

test("a name typed in the menu is not the paper's", async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  await c.fill({ "Trích yếu": "hướng dẫn" });
  await c.page.locator(".menu > button").click();
  await c.page.getByLabel("Tên bản nháp").fill("Thư");
  await c.page.keyboard.press("Control+z");
  assert.equal((await c.document()).subject, "hướng dẫn");
  await c.leave();
});
