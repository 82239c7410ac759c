import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePress, encodePress, MAX_PRESS_BYTES, type Press, VERBS } from "../../core/press.ts";

const verb = fc.constantFrom(...Object.values(VERBS));
const word = (maxLength: number) => fc.stringMatching(new RegExp(`^[A-Za-z0-9_-]{1,${maxLength}}$`));
const press: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ verb, token: word(60) }),
  fc.record({ verb, token: word(30), argument: word(29) }),
);

describe("a press", () => {
  it("is a verb, a token and at most one argument, parted by colons", () => {
    expect(encodePress({ verb: VERBS.score, token: "Zk3_-a", argument: "10" })).toBe("s:Zk3_-a:10");
    expect(encodePress({ verb: VERBS.share, token: "Zk3" })).toBe("sh:Zk3");
  });

  it("comes back as it went, in at most 64 bytes of plain characters", () => {
    fc.assert(
      fc.property(press, (given) => {
        const raw = encodePress(given);
        expect(raw).toMatch(/^[A-Za-z0-9:_-]+$/);
        expect(Buffer.byteLength(raw)).toBeLessThanOrEqual(MAX_PRESS_BYTES);
        expect(decodePress(raw)).toEqual(given);
      }),
    );
  });

  it("fits a token of 128 bits and an argument of that length with every verb", () => {
    for (const each of Object.values(VERBS)) {
      expect(
        encodePress({ verb: each, token: "x".repeat(22), argument: "y".repeat(22) }).length,
      ).toBeLessThan(64);
    }
  });

  it.each([
    { verb: VERBS.score, token: "" },
    { verb: VERBS.score, token: "a", argument: "" },
    { verb: VERBS.score, token: "a:b" },
    { verb: VERBS.score, token: "a", argument: "b:c" },
    { verb: VERBS.score, token: "a b" },
    { verb: VERBS.score, token: "a\n" },
    { verb: VERBS.score, token: "\u56e2\u961f" },
    { verb: VERBS.score, token: "x".repeat(63) },
    { verb: VERBS.score, token: "x".repeat(40), argument: "y".repeat(22) },
  ] satisfies Press[])("is refused where it does not fit: %o", (given) => {
    expect(() => encodePress(given)).toThrow("press-does-not-fit");
  });

  it("fills 64 bytes to the last", () => {
    const full: Press = { verb: VERBS.score, token: "x".repeat(62) };
    expect(encodePress(full).length).toBe(64);
    expect(decodePress(encodePress(full))).toEqual(full);
  });
});

describe("a payload that is not ours", () => {
  it.each([
    "",
    "s",
    "s:",
    ":abc",
    "s::9",
    "s:abc:",
    "s:abc:9:1",
    "S:abc",
    "like:42",
    "constructor:abc",
    "s:a b",
    "s:abc:9\n",
    " s:abc",
    "s:abc:\u0669",
    '{"action":"vote"}',
    `s:${"x".repeat(63)}`,
  ])("is null: %j", (raw) => {
    expect(decodePress(raw)).toBeNull();
  });

  it("never throws, whatever the text, and what it accepts encodes back to the same text", () => {
    const near = fc
      .array(fc.constantFrom("s", "sh", "dt", ":", "a", "_", "-", "9", " ", "é", "\u0000"))
      .map((c) => c.join(""));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), near), (raw) => {
        const decoded = decodePress(raw);
        if (decoded !== null) expect(encodePress(decoded)).toBe(raw);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the verbs", () => {
  it("are distinct and short", () => {
    const verbs = Object.values(VERBS);
    expect(new Set(verbs).size).toBe(verbs.length);
    for (const each of verbs) expect(each).toMatch(/^[a-z]{1,2}$/);
  });
});
