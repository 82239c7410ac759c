// The contract of Dialogs: at most one an account, gone when its time is over.
import { describe, expect, onTestFinished, test } from "vitest";
import { askRound, DURING } from "./asked-round.ts";
import { DATABASES } from "./databases.ts";

const LATER = new Date(DURING.getTime() + 60_000);

describe.each(DATABASES)("Dialogs on $name", ({ open }) => {
  test("keeps the newest dialog of each account until it expires or is cleared", async () => {
    const opened = await open();
    onTestFinished(() => opened.close());
    const { dialogs } = opened.store;
    const { asked, round } = await askRound(opened);
    const [ann = "", bob = ""] = asked.map(({ accountId }) => accountId);
    const reason = { kind: "reason", roundId: round.id, data: {}, expiresAt: LATER } as const;
    const form = {
      kind: "form",
      roundId: null,
      data: { step: "2", days: ["mon", "tue"], zone: null },
      expiresAt: LATER,
    } as const;

    expect(await dialogs.get(ann, DURING)).toBeNull();
    await dialogs.set(ann, reason);
    await dialogs.set(bob, reason);
    await dialogs.set(ann, form);
    expect(await dialogs.get(ann, DURING)).toEqual(form);
    expect(await dialogs.get(ann, LATER)).toBeNull();
    await dialogs.clear(ann);
    expect(await dialogs.get(ann, DURING)).toBeNull();
    expect(await dialogs.get(bob, DURING)).toEqual(reason);
  });
});
