import assert from "node:assert/strict";
import { test } from "node:test";
import { alike } from "../src/batch/faults.js";

test("a fault that many rows have is told once, with its rows", () => {
  const date = { column: "Ngày", detail: "không phải là ngày" };
  const common = { detail: "không có phần «Kính gửi»" };
  const faults = [2, 3, 4, 6, 9, 10].map((row) => ({ ...common, row }));
  faults.splice(3, 0, { ...date, row: 5 });
  assert.deepEqual(
    alike(faults).map(({ fault, rows }) => [fault.column, rows]),
    [
      [undefined, "2–4, 6, 9–10"],
      ["Ngày", "5"],
    ],
  );
});
