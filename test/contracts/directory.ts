// What every Directory does, whatever its platform: run by Slack and by Telegram against their doubles.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Directory, Members, Place } from "../../core/ports.ts";

/** A directory with its platform around it. */
export interface DirectoryHarness {
  readonly directory: Directory;
  /** A channel where the bot may post, with people in it. */
  readonly channel: { readonly externalId: string; readonly name: string };
  /** What `members` gives for that channel: the ids of those who may be asked, or how many there are. */
  readonly inChannel: { readonly ids: readonly string[] } | { readonly size: number };
  /** The ids that `everyone` gives, without and with guests; empty where the store answers that. */
  readonly everyone: { readonly people: readonly string[]; readonly guests: readonly string[] };
  /** A user group with its members, or null where the platform has none. */
  readonly group: {
    readonly externalId: string;
    readonly name: string;
    readonly ids: readonly string[];
  } | null;
  readonly person: { readonly externalId: string; readonly name: string };
  /** Well formed ids of nothing. */
  readonly nobody: string;
  readonly nowhere: string;
  /** Puts the bot out of the channel. */
  expel(): void;
  /** Has the platform refuse the next call for the time being (429). */
  limitOnce(): void | Promise<void>;
  /** Takes the platform off the network. */
  unplug(): Promise<void>;
  problems(): readonly string[];
  close(): Promise<void>;
}

function idsOf(members: Members): readonly string[] {
  if (members.kind !== "members") throw new Error(`not members but ${members.kind}`);
  return members.members.map(({ externalId }) => externalId).sort();
}
const sorted = (ids: readonly string[]): readonly string[] => [...ids].sort();

/** Runs the contract; `open` gives a harness of its own to each test. */
export function directoryContract(name: string, open: () => Promise<DirectoryHarness>): void {
  describe(`${name} as a directory`, () => {
    let harness: DirectoryHarness;
    let directory: Directory;
    beforeEach(async () => {
      harness = await open();
      ({ directory } = harness);
    });
    afterEach(() => harness.close());

    const inChannel = (): Place => ({ kind: "channel", externalId: harness.channel.externalId });

    it("gives a channel's people, or how many they are", async () => {
      const members = await directory.members(inChannel());
      if ("ids" in harness.inChannel) expect(idsOf(members)).toEqual(sorted(harness.inChannel.ids));
      else expect(members).toEqual({ kind: "open", size: harness.inChannel.size });
      expect(harness.problems()).toEqual([]);
    });

    it("gives everyone, guests only where they are asked for", async () => {
      const { people, guests } = harness.everyone;
      expect(idsOf(await directory.members({ kind: "everyone", guests: false }))).toEqual(sorted(people));
      expect(idsOf(await directory.members({ kind: "everyone", guests: true }))).toEqual(
        sorted([...people, ...guests]),
      );
      expect(harness.problems()).toEqual([]);
    });

    it("gives a group's people, and nothing for a group that is not", async () => {
      if (harness.group !== null) {
        const { externalId, name: handle, ids } = harness.group;
        expect(idsOf(await directory.members({ kind: "group", externalId }))).toEqual(sorted(ids));
        expect(await directory.group(externalId)).toEqual({ externalId, name: handle });
        expect(await directory.group(handle)).toEqual({ externalId, name: handle });
      }
      expect(await directory.group(harness.nowhere)).toBeNull();
      expect((await directory.members({ kind: "group", externalId: harness.nowhere })).kind).toBe(
        "not-visible",
      );
    });

    it("says of an audience that it cannot see why", async () => {
      const unseen = await directory.members({ kind: "channel", externalId: harness.nowhere });
      expect(unseen.kind).toBe("not-visible");
      expect(unseen.kind === "not-visible" ? unseen.code : "").toMatch(/^[a-z_-]+$/);
    });

    it("knows a person, and nobody by an id of nobody", async () => {
      const { externalId, name: called } = harness.person;
      expect(await directory.member(externalId)).toMatchObject({ externalId, name: called, guest: false });
      expect(await directory.member(harness.nobody)).toBeNull();
    });

    it("finds a channel by its id and by its name", async () => {
      const { externalId, name: called } = harness.channel;
      expect(await directory.channel(externalId)).toEqual(harness.channel);
      expect(await directory.channel(called)).toEqual(harness.channel);
      expect(await directory.channel(harness.nowhere)).toBeNull();
      expect(await directory.channel("no-such-channel")).toBeNull();
      expect(harness.problems()).toEqual([]);
    });

    it("does not find a channel where the bot cannot post", async () => {
      harness.expel();
      expect(await directory.channel(harness.channel.externalId)).toBeNull();
    });

    it("waits out a limit", async () => {
      await harness.limitOnce();
      const members = await directory.members(inChannel());
      expect(["members", "open"]).toContain(members.kind);
    });

    it("throws directory-unavailable where the platform does not answer", async () => {
      await harness.unplug();
      await expect(directory.members(inChannel())).rejects.toMatchObject({ code: "directory-unavailable" });
    });
  });
}
