import assert from "node:assert/strict";
import test from "node:test";
import { keepsWords } from "../src/editor/paste.js";

test("a paste is taken only when no word is lost", () => {
  assert.ok(keepsWords("I. MỤC ĐÍCH\n1. Một việc\n- hai việc", "Mục đích\nMột việc\nhai việc"));
  assert.ok(keepsWords("Điều 1. Ban hành", "Ban hành"));
  assert.ok(!keepsWords("Nơi nhận: như trên", "Nơi nhận"));
  assert.ok(!keepsWords("việc việc", "việc"), "a word that stood twice");
  assert.ok(!keepsWords("hai\nba", "haiba"), "words that ran into one");
});
