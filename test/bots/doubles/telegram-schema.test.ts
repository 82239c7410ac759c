// The committed schemas of the Telegram double are what the official types give today.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generateTelegramSchema, telegramSchemaFile } from "../../doubles/schemas/generate-telegram.ts";
import { offeredMethods } from "../../doubles/schemas/telegram-methods.ts";

test("generating the schemas again gives the committed file", () => {
  expect(readFileSync(telegramSchemaFile, "utf8")).toBe(generateTelegramSchema());
});

test("every offered method that takes parameters has a schema", () => {
  const { definitions } = JSON.parse(readFileSync(telegramSchemaFile, "utf8")) as { definitions: object };
  const without = offeredMethods.filter(
    (method) => !(`${method.charAt(0).toUpperCase()}${method.slice(1)}Params` in definitions),
  );
  expect(without).toEqual(["getMe", "getWebhookInfo"]);
});
