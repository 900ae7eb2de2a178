// What goes wrong, and how the desk takes it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { onlyChromium } from "./browser.mjs";
import { Clerk, eventually } from "./desk.mjs";
import { serve } from "./server.mjs";
import { keepNothing, sit, stage } from "./stage.mjs";

const s = stage();

test("a page that crashes in the middle of typing: the draft is back", onlyChromium("crash"), async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  await c.fill({ "Tên cơ quan": "SỞ NỘI VỤ" });
  await c.write("Nội dung", ["Điều đang viết dở"]);
  // The pause in which the draft is kept by itself.
  await eventually(async () => assert.deepEqual((await c.draft()).doc.sections, ["Điều đang viết dở"]));
  const crashed = c.page.waitForEvent("crash");
  c.page.goto("chrome://crash").catch(() => {});
  await crashed;
  const again = new Clerk(await c.page.context().newPage(), s.server.url);
  await again.home();
  await again.page.getByRole("link", { name: /Công văn.*đang soạn dở/ }).click();
  await again.editor("Nội dung").getByText("Điều đang viết dở").waitFor();
  assert.equal(await again.field("Tên cơ quan").inputValue(), "SỞ NỘI VỤ");
  await again.leave();
});

test("one draft in two tabs: the second is told, and may take it over", async () => {
  const first = await sit(s);
  await first.choose("Công văn");
  await first.fill({ "Địa danh": "Hà Tĩnh" });
  await first.document();
  const second = new Clerk(await first.page.context().newPage(), s.server.url);
  await second.page.goto(first.page.url());
  await second.page.getByText("Bản nháp này đang mở ở một thẻ khác").waitFor();
  await second.page.getByRole("button", { name: "Soạn ở đây" }).click();
  await first.page.getByText("đã được soạn tiếp ở một thẻ khác").waitFor();
  await second.fill({ "Địa danh": ", tỉnh" });
  assert.equal((await second.document()).place, "Hà Tĩnh, tỉnh");
  await first.leave();
});

test("a wrong key is told, a good one opens; it is kept as the clerk chooses", async () => {
  const keys = join(s.folder, "keys");
  writeFileSync(keys, `a:${createHash("sha256").update("khoa-dung").digest("hex")}\n`);
  const locked = await serve("--keys", keys);
  const context = await s.browser.newContext();
  const page = await context.newPage();
  await page.goto(locked.url);
  const key = page.getByLabel("Khóa", { exact: true });
  await key.fill("khoa-sai");
  await key.press("Enter");
  await page.getByText("Khóa này không đúng").waitFor();
  await key.fill("khoa-dung");
  await page.getByLabel("Trên máy này").check();
  await page.getByRole("button", { name: "Vào" }).click();
  await page.getByRole("button", { name: "Công văn" }).waitFor();
  const later = await context.newPage();
  await later.goto(locked.url);
  await later.getByRole("button", { name: "Công văn" }).waitFor();
  assert.equal(await later.getByRole("dialog").count(), 0);
  await context.close();
  await locked.stop();
});

test("the server is gone: typing goes on; it is back: so is the paper", async () => {
  const own = await serve();
  const c = await sit({ ...s, server: own });
  await c.choose("Công văn");
  await c.fill({ "Tên cơ quan": "SỞ Y TẾ" });
  await c.settled();
  await own.stop();
  await c.fill({ "Cơ quan chủ quản": "UBND TỈNH LÂM ĐỒNG" });
  await c.page.getByText("Chưa liên lạc được với máy chủ cơ quan").waitFor();
  assert.equal((await c.document()).issuer.parent, "UBND TỈNH LÂM ĐỒNG");
  await own.start();
  await c.page.locator(".sheet").getByText("UBND TỈNH LÂM ĐỒNG").waitFor();
  await c.page.getByText("Chưa liên lạc được với máy chủ cơ quan").waitFor({ state: "detached" });
  await c.leave();
  await own.stop();
});

test("a browser that keeps nothing is told of", async () => {
  const c = await sit(s);
  await keepNothing(c);
  await c.choose("Công văn");
  await c.fill({ "Tên cơ quan": "SỞ NỘI VỤ" });
  await c.page.getByText("Trình duyệt không cho lưu bản nháp").waitFor();
  await c.page.locator(".sheet").getByText("SỞ NỘI VỤ").waitFor();
  await c.leave();
});

test("with the keyboard alone: from the empty desk to a field of the paper", async () => {
  const c = await sit(s);
  const { keyboard } = c.page;
  await keyboard.type("to trinh");
  await keyboard.press("Enter");
  await c.page.getByRole("heading", { level: 1, name: "Tờ trình" }).waitFor();
  const reach = async (label) => {
    for (let n = 0; n < 80; n++) {
      await keyboard.press("Tab");
      const at = await c.page.evaluate(() => {
        const e = document.activeElement;
        if (e.matches("button")) return "";
        return (
          e.labels?.[0]?.textContent ??
          document.getElementById(e.getAttribute("aria-labelledby"))?.textContent ??
          e.textContent
        );
      });
      if (at.trim() === label) return;
    }
    throw new Error(`${label} is out of reach`);
  };
  await reach("Tên cơ quan");
  await keyboard.type("SỞ TƯ PHÁP");
  await reach("Kính gửi");
  await keyboard.type("Ủy ban nhân dân tỉnh");
  await reach("Nội dung");
  await keyboard.type("Sở Tư pháp kính trình.");
  await keyboard.press("Escape"); // out of the editor, where Tab has a meaning of its own
  await reach("Họ và tên");
  await keyboard.type("Trần Thị B");
  const doc = await c.document();
  assert.deepEqual(
    [doc.issuer.name, doc.to, doc.sections, doc.signer],
    ["SỞ TƯ PHÁP", ["Ủy ban nhân dân tỉnh"], ["Sở Tư pháp kính trình."], { name: "Trần Thị B" }],
  );
  await c.leave();
});
