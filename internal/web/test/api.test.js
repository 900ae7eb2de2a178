import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../src/shared/api.js";

test("what is too large is told in MB, anything else as the server says it", () => {
  assert.match(new Problem(413, { detail: "Thân yêu cầu dài quá 4194304 byte." }).message, /nhiều nhất 4 MB/);
  assert.equal(new Problem(413, { detail: "Quá 1000 trang." }).message, "Quá 1000 trang.");
  assert.equal(new Problem(422, { detail: "Dài quá 4194304 chữ." }).message, "Dài quá 4194304 chữ.");
});

test("a file of a kind that the server does not take is told in a clerk's words, what is known of it as it is said", () => {
  assert.match(new Problem(415, { detail: "Gửi «Content-Type» …" }).message, /tệp Word/);
  assert.equal(new Problem(415, { detail: "Chưa đọc được tệp .doc." }).message, "Chưa đọc được tệp .doc.");
});
