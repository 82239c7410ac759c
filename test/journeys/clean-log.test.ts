// The search of logs finds what was planted, and leaves alone what is nobody's answer.
import { expect, test } from "vitest";
import { leaksIn } from "./clean-log.ts";

const id = "AbCdEfGhIjKlMnOpQrSt-9";

test.each<[string, Record<string, unknown>]>([
  ["a score in a field of its own", { event: "pressed", score: 9 }],
  ["a score in a word of the program", { event: "talk-failed", kind: "press 9" }],
  ["a score as a word", { event: "pressed", outcome: "10" }],
  ["a button's payload", { event: "pressed", code: "s:AbCdEfGhIjKlMnOpQrStUv:0" }],
  ["a score where an id belongs", { event: "opened", round: "7" }],
  ["a score below the surface", { event: "pressed", state: { ballot: [3] } }],
  ["a count that is a text", { event: "pressed", count: "9" }],
  ["a secret word", { event: "talk-failed", code: "marzipan" }],
  ["a person", { event: "talk-failed", kind: "U0000ADA" }],
  ["a secret in a field that is harmless otherwise", { event: "opened", port: 4711 }],
])("%s is found", (_what, line) => {
  expect(leaksIn([JSON.stringify(line)], ["marzipan", "U0000ADA", "4711"])).toHaveLength(1);
});

test.each<[string, Record<string, unknown>]>([
  ["a count", { event: "sealed", count: 9 }],
  ["a time and a process", { event: "drained", connection: id, ms: 7, pid: 10, time: 3, level: 30 }],
  ["an id that has a digit of its own", { event: "opened", schedule: id, round: id }],
  ["a platform's code", { event: "answer-failed", platform: "telegram", code: "telegram-502" }],
  ["which reminder it is", { event: "reminded", round: id, kind: "1" }],
])("%s is no leak", (_what, line) => {
  expect(leaksIn([JSON.stringify(line)], ["marzipan"])).toEqual([]);
});
