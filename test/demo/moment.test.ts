// Times to come, as someone at the prompt types them.
import { describe, expect, it } from "vitest";
import { readMoment } from "./moment.ts";

/** Tuesday 10 November 2026, 10:00 in Berlin. */
const NOW = new Date("2026-11-10T09:00:00Z");

describe("a time to come", () => {
  it.each([
    ["3d", "2026-11-13T09:00:00Z"],
    ["2 w", "2026-11-24T09:00:00Z"],
    ["12h", "2026-11-10T21:00:00Z"],
    ["to fri 12:00", "2026-11-13T11:00:00Z"],
    ["Friday", "2026-11-13T09:00:00Z"],
    ["tue", "2026-11-17T09:00:00Z"],
    ["16:00", "2026-11-10T15:00:00Z"],
    ["09:30", "2026-11-11T08:30:00Z"],
    ["2026-11-24", "2026-11-24T09:00:00Z"],
    ["to 2026-11-24 8:15", "2026-11-24T07:15:00Z"],
    ["2026-11-24T08:15", "2026-11-24T07:15:00Z"],
  ])("%j is understood", (text, expected) => {
    expect(readMoment(text, NOW, "Europe/Berlin")).toEqual(new Date(expected));
  });

  it.each([
    "",
    "to",
    "yesterday",
    "2026-11-09",
    "2026-02-30",
    "2027-11-10",
    "25:00",
    "0d",
    "fri 12:77",
    "400d",
  ])("%j is none", (text) => {
    expect(readMoment(text, NOW, "Europe/Berlin")).toBeNull();
  });
});
