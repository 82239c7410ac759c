// A closed ticket asks on Slack: by a program with a token, by a manager at a message, at once or gathered for a week.
import { describe, expect, it } from "vitest";
import { inAnOffice, type Office } from "./slack-office.ts";
import { stored } from "./stored.ts";

const office = inAnOffice({ env: { PORT: "0" } });

async function tell(token: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${office.world.app().port}/api/v1/events`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** Ada makes a token and copies it from the note that she alone sees. */
async function tokenOf(office: Office): Promise<string> {
  const note = await office.ada.asks("token helpdesk");
  const token = /nps_[A-Za-z0-9_-]{44}/.exec(note)?.[0];
  if (token === undefined) throw new Error(`no token in: ${note}`);
  return token;
}

describe("events on Slack", () => {
  it("ask a customer by name two hours after a ticket was closed, live and at the week's close", async () => {
    const { world, ada, bo, li, leads } = office;
    expect(await ada.asks("events")).toContain("No rule asks about events yet.");
    expect(await ada.asks("survey transactional promise attributed")).toContain("Saved");
    const made = await ada.asks(
      'events ticket.closed ask transactional after 2h within 3d touchpoint "Support" digest #leads',
    );
    expect(made).toContain("From now on “ticket.closed” is asked about.");
    expect(made).toContain("2 hours later · after every event · within 3 days or not at all");
    expect(made).toContain("Results go to #leads.");
    await ada.asks("attribute value number bands 1000");
    await ada.asks(`people set <@${bo.id}> value=2400`);
    const token = await tokenOf(office);
    expect(JSON.stringify(stored(world, "select * from tokens"))).not.toContain(token);
    expect(await ada.asks("token helpdesk")).toContain("There is a token “helpdesk” already.");
    expect(await bo.asks("token mine")).toContain("admin");

    const at = "2026-11-02T07:00:00Z";
    const event = { type: "ticket.closed", person: { slack: bo.id }, at, attributes: { agent: "Kim" } };
    expect(await tell(token, event)).toMatchObject({ status: 202, body: { events: [{ asked: "later" }] } });
    await tell(token, { ...event, person: { slack: li.id } });
    await world.settle();
    expect(bo.chat()).toHaveLength(0);
    await world.goTo("2026-11-02T09:00:00Z");
    const question = await bo.reads("About: Support, 2 November");
    expect(JSON.stringify(question.blocks)).toContain("Your name and your answer are visible");
    await li.reads("关于：Support，11 月 2 日");
    expect(bo.last()).not.toContain("people are asked");
    await bo.press("9");
    await bo.reads("You answered 9.");
    await world.goTo("2026-11-02T10:00:00Z");
    expect(await ada.asks("digest transactional")).toMatch(/\+100|1 of 2 answered/);
    // What Bo is worth was frozen with the question, and stands beside the answer that carries a name.
    await ada.asks(`people set <@${bo.id}> value=1`);
    expect(await ada.asks("value transactional A1")).toContain("gave 9, 2,400");
    expect(await bo.asks("value transactional A1")).toContain("This needs the role of manager");
    expect(await ada.asks("journey")).toContain("no round yet");
    expect(await ada.asks("token")).toMatch(/helpdesk: last used/);
    expect(await ada.asks("events")).toContain("In 30 days: 2 asked, 0 waiting, 0 not asked");

    expect(await ada.asks("token revoke helpdesk")).toContain("works no more");
    expect((await tell(token, event)).status).toBe(401);
    await world.goTo("2026-11-07T09:00:00Z");
    await world.goTo("2026-11-07T09:20:00Z");
    expect(world.slack.messages(leads).length).toBeGreaterThan(0);
    expect(await ada.asks("events remove ticket.closed")).toContain("is not asked about any more");
    expect(await ada.asks("events pause ticket.closed")).toContain("No rule asks about");
    expect(await ada.asks("log")).toContain("“ticket.closed”");
  });

  it("gather for a week where answers are anonymous, and ask all together", async () => {
    const { world, ada, bo, everyone, guestOfNone } = office;
    const made = await ada.asks("events ticket.closed touchpoint Support within 3d");
    expect(made).toContain("questions go out together once a week, next Tue 10:00, when at least ten");
    expect(made).toContain("Mind: with 3 days");
    expect(await ada.asks("events ticket.closed within 10d after 0h gap 0d")).toContain("within 10 days");
    const token = await tokenOf(office);
    // Nine are too few for this week's opening.
    const events = (people: readonly { id: string }[], at: string) => ({
      events: people.map(({ id }) => ({ type: "ticket.closed", person: { slack: id }, at })),
    });
    await tell(token, events(everyone.slice(0, 9), "2026-11-02T07:00:00Z"));
    await world.goTo("2026-11-03T09:00:00Z");
    expect(bo.chat()).toHaveLength(0);
    await world.goTo("2026-11-04T09:00:00Z");
    await tell(token, events([...everyone.slice(9), guestOfNone], "2026-11-04T08:00:00Z"));
    await world.goTo("2026-11-10T09:00:00Z");
    await bo.reads("About: Support, 2 November");
    expect(bo.last()).toContain("14 people are asked");
    expect(bo.last()).toContain("A score appears only from 5 answers");
    await guestOfNone.reads("About: Support, 4 November");
    expect(stored(world, "select distinct attributes from invitations")).toEqual([{ attributes: "{}" }]);
    expect(await ada.asks("events")).toContain("14 asked");
  });

  it("let a manager ask about a message, with no code at all", async () => {
    const { world, ada, bo, li, general } = office;
    const choose = (who: string, author: string | null) =>
      world.slack.shortcut(who, "ask_about_this", { channel: general, author, text: "Where is my parcel?" });
    await choose(bo.id, li.id);
    await bo.isTold("This needs the role of manager");
    await choose(ada.id, bo.id);
    await ada.isTold("There is nothing to ask about yet");
    await ada.asks("survey transactional promise attributed");

    await ada.types("events");
    await ada.isTold("No rule asks about events yet.");
    await ada.press("New rule");
    await ada.seesForm();
    await ada.submits({ "What happens": "parcel lost!", "What the question": "Delivery" });
    await world.slack.until(
      () =>
        JSON.stringify(world.slack.view(ada.id)).includes("parcel.lost") ||
        Object.keys(ada.mistakes()).length > 0,
    );
    expect(JSON.stringify(ada.mistakes())).toContain("Letters, digits and dots");
    await ada.submits({
      "What happens": "parcel.lost",
      "What the question": "Delivery",
      "When to ask": "at once",
    });
    await ada.isTold("From now on “parcel.lost” is asked about.");

    await ada.asks(`role <@${li.id}> manager`);
    await choose(li.id, bo.id);
    const form = await li.seesForm();
    expect(form).toContain("按规则询问 bo。");
    await li.submits({});
    await li.isTold("已记下");
    await world.goTo("2026-11-02T09:00:00Z");
    await bo.reads("About: Delivery");
    expect(await ada.asks(`event parcel.lost <@${bo.id}>`)).toMatch(/They are asked about/);
    await world.settle();
    expect(bo.chat()).toHaveLength(1);
  });
});

describe("an open link on Slack", () => {
  it("is shared where it is wanted, asks whoever presses, alone, and shows no response rate", async () => {
    const { world, ada, people, general, guestOfNone } = office;
    const preview = await ada.asks(
      "schedule survey product every month 1 10:00 as link close 7d digest #leads",
      general,
    );
    expect(preview).toContain("Asks whoever opens the link");
    expect(preview).not.toMatch(/undefined|NaN|0 people/);
    await ada.press(/^Save/);
    await ada.isTold("Saved: schedule");
    await ada.press("Share the link here");
    await world.slack.until(() =>
      world.slack.messages(general).some(({ text }) => text.includes("recommend")),
    );
    const shared = world.slack.messages(general).at(-1);
    if (shared === undefined) throw new Error("nothing was shared");
    await guestOfNone.pressIn(shared, "Answer");
    await guestOfNone.isTold("Nothing is asked here just now.");

    await ada.asks("open product");
    await ada.isTold("whoever opens it is asked");
    for (const [index, person] of [...people.slice(0, 9), guestOfNone].entries()) {
      await person.pressIn(shared, "Answer");
      await person.isTold("whoever has the link may answer");
      await person.isTold("10 answers");
      await person.press(String(index < 8 ? 10 : 3));
      await person.isTold("You answered");
    }
    const [again] = people;
    await again?.pressIn(shared, "Answer");
    await again?.isTold("Your answer is in.");
    await world.goTo("2026-11-09T08:00:00Z");
    await world.goTo("2026-11-09T08:30:00Z");
    const digest = await ada.asks("digest product");
    expect(digest).toContain("10 answered. It was an open link, so there is no response rate.");
    expect(stored(world, "select count(*) as n from invitations")).toEqual([{ n: 0 }]);
  });
});
