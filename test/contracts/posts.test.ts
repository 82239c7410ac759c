// Posts in channels, on every database: in the topic that the schedule knows, and again where their group has gone.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AFTER, askRound, DURING, GRACE } from "./asked-round.ts";
import { DATABASES, type Opened } from "./databases.ts";

const LEASE = 60_000;

describe.each(DATABASES)("posts on $name", ({ open }) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  async function claim(connectionId: string) {
    const { outbox } = opened.store;
    const lead = await outbox.lead(connectionId, "one", DURING, LEASE);
    return outbox.claim(connectionId, lead?.fence ?? 0, DURING, 10, LEASE);
  }

  async function posted() {
    const asked = await askRound(opened, { mode: "post", people: 2 });
    const [post] = await claim(asked.connectionId);
    if (post === undefined) throw new Error("no post is owed");
    await opened.store.outbox.settle(post.id, post.attempt, { state: "sent", messageRef: "m1" }, DURING);
    return { ...asked, post };
  }

  test("a post whose group has moved is owed once more there, and is the one to be redrawn", async () => {
    const { connectionId, round, post } = await posted();
    const { outbox } = opened.store;
    const moves = [1, 2].map(() => outbox.moved(connectionId, post.address.externalId, "-100300"));
    await Promise.all(moves);
    expect(await outbox.sentTo("post", round.id)).toEqual([]);
    const [again, ...more] = await claim(connectionId);
    expect(more).toEqual([]);
    expect(again).toMatchObject({ kind: "post", ref: round.id, attempt: 1, again: false });
    expect(again?.address.externalId).toBe("-100300");
    if (again === undefined) return;
    await outbox.settle(again.id, again.attempt, { state: "sent", messageRef: "m2" }, DURING);
    expect(await outbox.sentTo("post", round.id)).toMatchObject([{ messageRef: "m2" }]);
  });

  test("a post of a round that is over stays where it is", async () => {
    const { organizationId, connectionId, post } = await posted();
    await opened.store.sealing.closing(organizationId, AFTER, GRACE);
    await opened.store.outbox.moved(connectionId, post.address.externalId, "-100300");
    expect((await claim(connectionId)).filter(({ kind }) => kind === "post")).toEqual([]);
  });

  test("a post goes to the topic that its schedule's digest names in the same group", async () => {
    const { id: connectionId } = await opened.store.people.ensureConnection({
      organizationId: (await organization()).id,
      platform: "slack",
      externalId: "T1",
      name: "Acme",
    });
    const digest = { connectionId, externalId: "CALL", threadId: "7", name: "all", locale: "zh-CN" } as const;
    await askRound(opened, { mode: "post", people: 2, digest });
    const [post] = await claim(connectionId);
    expect(post?.address).toEqual({ kind: "channel", externalId: "CALL", threadId: "7" });
    expect(post?.locale).toBe("zh-CN");
  });

  const organization = () =>
    opened.store.people.ensureOrganization({ name: "Acme", zone: "UTC", locale: "en", operator: "IT" });
});
