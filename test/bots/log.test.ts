import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { createLog } from "../../bots/log.ts";
import type { LogFields } from "../../core/ports.ts";

function captured(): { stream: PassThrough; text: () => string } {
  const stream = new PassThrough();
  const chunks: string[] = [];
  stream.on("data", (chunk) => chunks.push(String(chunk)));
  return { stream, text: () => chunks.join("") };
}

it("writes JSON lines with the fields that are allowed", () => {
  const { stream, text } = captured();
  createLog({ level: "info", destination: stream, terminal: false }).info({ event: "sent", count: 3 });
  expect(JSON.parse(text())).toMatchObject({ level: 30, event: "sent", count: 3 });
});

it("drops whatever else a caller smuggles in, on a terminal and elsewhere", () => {
  for (const terminal of [true, false]) {
    const { stream, text } = captured();
    const smuggled = {
      event: "press",
      person: "U123",
      score: 9,
      reason: "my boss",
      token: "xoxb-1",
    } as LogFields;
    createLog({ level: "debug", destination: stream, terminal }).error(smuggled);
    expect(text()).toContain("press");
    expect(text()).not.toMatch(/U123|my boss|xoxb|score/);
  }
});

it("keeps quiet below its level", () => {
  const { stream, text } = captured();
  createLog({ level: "warn", destination: stream, terminal: false }).info({ event: "sent" });
  expect(text()).toBe("");
});
