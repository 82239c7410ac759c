// Forms as modals: the pickers, and the way back.
import { describe, expect, it } from "vitest";
import { readSubmission, renderForm } from "../../../bots/slack/render-form.ts";
import type { Field, Form } from "../../../core/message.ts";
import { initialState } from "../../doubles/slack/blocks.ts";
import { asBlocks } from "./reading.ts";

const form = (...fields: Field[]): Form => ({
  press: "y:token",
  title: "A title that is longer than Slack's windows can show",
  submit: "Save",
  cancel: "Cancel",
  intro: "Please name no people.",
  fields,
});
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `Option ${index}` }));
const elementOf = (field: Field) => {
  const block = renderForm(form(field), "m").blocks.find((one) => one.type === "input");
  return block !== undefined && "element" in block ? block.element : undefined;
};

describe("a form", () => {
  it("is a modal with the press it brings back, a title that fits, and each field under its name", () => {
    const view = renderForm(form({ kind: "text", name: "reason", label: "Why?", optional: true }), "kept");
    expect(view).toMatchObject({ type: "modal", callback_id: "y:token", private_metadata: "kept" });
    expect(view.title.text).toBe("A title that is longer…");
    expect(view.blocks).toMatchObject([
      { type: "section", text: { type: "plain_text", text: "Please name no people." } },
      { type: "input", block_id: "reason", optional: true, label: { text: "Why?" } },
    ]);
  });

  it.each([
    [
      "a text",
      { kind: "text", name: "n", label: "l", multiline: true, maxLength: 9_000, initial: "before" },
      { type: "plain_text_input", multiline: true, max_length: 3_000, initial_value: "before" },
    ],
    [
      "a time",
      { kind: "time", name: "n", label: "l", initial: "9:30" },
      { type: "timepicker", initial_time: "09:30" },
    ],
    [
      "a channel",
      { kind: "channel", name: "n", label: "l", initial: "C0123ABC" },
      { type: "conversations_select", initial_conversation: "C0123ABC" },
    ],
    [
      "one of several",
      { kind: "choice", name: "n", label: "l", options: options(3), initial: "v1" },
      { type: "static_select", initial_option: { value: "v1" } },
    ],
    [
      "several of a few",
      { kind: "choices", name: "n", label: "l", options: options(10), initial: ["v1", "v9"] },
      { type: "checkboxes", initial_options: [{ value: "v1" }, { value: "v9" }] },
    ],
    [
      "several of many",
      { kind: "choices", name: "n", label: "l", options: options(11) },
      { type: "multi_static_select" },
    ],
  ] as const)("asks for %s with Slack's own picker", (_what, field, element) => {
    expect(elementOf(field)).toMatchObject(element);
  });

  it("puts more than a hundred options into groups that say how far they go", () => {
    const element = elementOf({
      kind: "choice",
      name: "zone",
      label: "l",
      options: options(250),
      initial: "v249",
    });
    if (element?.type !== "static_select") throw new Error("no list");
    expect(element.option_groups?.map((group) => [group.label.text, group.options.length])).toEqual([
      ["Option 0 – Option 99", 100],
      ["Option 100 – Option 199", 100],
      ["Option 200 – Option 249", 50],
    ]);
    expect(element.initial_option?.value).toBe("v249");
  });

  it.each([
    ["a time that is none", { kind: "time", name: "n", label: "l", initial: "24:00" }, "initial_time"],
    [
      "a channel by name",
      { kind: "channel", name: "n", label: "l", initial: "general" },
      "initial_conversation",
    ],
    [
      "an option that is not there",
      { kind: "choice", name: "n", label: "l", options: options(2), initial: "x" },
      "initial_option",
    ],
  ] as const)("starts empty instead of with %s", (_what, field, property) => {
    expect(elementOf(field)).not.toHaveProperty(property);
  });

  it("gives back by name what it started with", () => {
    const view = renderForm(
      form(
        { kind: "text", name: "reason", label: "l", initial: "because" },
        { kind: "text", name: "improve", label: "l" },
        { kind: "time", name: "time", label: "l", initial: "10:00" },
        { kind: "channel", name: "channel", label: "l", initial: "C0123ABC" },
        { kind: "choice", name: "day", label: "l", options: options(3), initial: "v2" },
        { kind: "choice", name: "none", label: "l", options: options(3) },
        {
          kind: "choice",
          name: "empty",
          label: "l",
          options: [{ value: "", label: "No reminder" }],
          initial: "",
        },
        { kind: "choices", name: "drivers", label: "l", options: options(3), initial: ["v0", "v1"] },
        { kind: "choices", name: "many", label: "l", options: options(30), initial: ["v29"] },
        { kind: "choices", name: "nothing", label: "l", options: options(3) },
      ),
      "m",
    );
    const state = initialState(asBlocks(view.blocks));
    expect(readSubmission(state)).toEqual({
      reason: "because",
      improve: null,
      time: "10:00",
      channel: "C0123ABC",
      day: "v2",
      none: null,
      empty: "",
      drivers: ["v0", "v1"],
      many: ["v29"],
      nothing: [],
    });
  });
});
