// What people do in Slack, through the real Bolt, over both ways in.
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ACKNOWLEDGE_BY } from "../../../bots/slack/acknowledge.ts";
import { line, pressOf, reasonForm, scorePress, withButton } from "./fake-talk.ts";
import { openStage, type Stage, WAYS } from "./stage.ts";

describe.each(WAYS)("Slack over %s", (way) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(way);
  });
  afterEach(async () => {
    expect(stage.double.problems()).toEqual([]);
    await stage.close();
  });

  describe("a press on the question", () => {
    it("is committed, acknowledged, redrawn in place and noted to the presser alone, in this order", async () => {
      const { double, talk, ada } = stage;
      const message = await stage.ask(ada);
      const events: string[] = [];
      double.onCall((call) => void events.push(call.method));
      const acted = await double.press(ada, message, scorePress(9));
      expect(acted).toMatchObject({ acked: true });
      await double.until(() => acted.responses.length === 2);

      expect(talk.heard).toMatchObject([
        {
          what: "press",
          who: { connectionId: "connection", externalId: ada },
          args: {
            press: { verb: "s", token: "token", argument: "9" },
            place: { kind: "private", externalId: ada },
            messageRef: `${double.dm(ada)}:${message.ts}`,
          },
        },
      ]);
      const [redrawn] = double.messages(ada);
      expect(redrawn).toMatchObject({ ts: message.ts, edited: true });
      expect(stage.shown(ada)).toEqual(["Your answer is in."]);
      expect(stage.told(ada)).toEqual(["You answered 9."]);
      expect(events).toEqual(["ack.block_actions", "response_url", "response_url"]);
    });

    it("is acknowledged after its commit, within three seconds", async () => {
      const { double, talk, ada } = stage;
      talk.commitMs = 200;
      const started = performance.now();
      const acted = await double.press(ada, await stage.ask(ada), scorePress(9));
      const acknowledged = performance.now();
      expect(acted.acked).toBe(true);
      expect(talk.heard[0]?.committedAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(acknowledged);
      expect(acknowledged - started).toBeGreaterThanOrEqual(200);
      expect(acknowledged - started).toBeLessThan(3_000);
      await double.until(() => acted.responses.length === 2);
    });

    it("is never acknowledged before its commit, however long that takes; the redraw comes all the same", async () => {
      const { double, talk, clock, ada } = stage;
      const message = await stage.ask(ada);
      const commit = talk.hold();
      double.settings.ackMs = 300;
      const pressing = double.press(ada, message, scorePress(9));
      await double.until(() => talk.heard.length === 1);
      clock.pass(60_000);
      expect((await pressing).acked).toBe(false);
      expect(stage.shown(ada)[0]).toContain("How likely?");
      commit();
      await double.until(() => stage.shown(ada)[0] === "Your answer is in.");
    });

    it("is not acknowledged where nothing could be stored, and the presser reads why", async () => {
      const { double, talk, ada } = stage;
      const message = await stage.ask(ada);
      double.settings.ackMs = 400;
      talk.onPress = () => ({ locale: "en", toast: "Not saved.", failed: true });
      const acted = await double.press(ada, message, scorePress(9));
      expect(acted.acked).toBe(false);
      await double.until(() => stage.told(ada).length === 1);
      expect(stage.told(ada)).toEqual(["Not saved."]);
      expect(stage.shown(ada)[0]).toContain("How likely?");
    });

    it("that the conversation breaks on tells the presser, and leaves a code in the log and nothing else", async () => {
      const { double, talk, ada } = stage;
      const message = await stage.ask(ada);
      double.settings.ackMs = 400;
      talk.onPress = () => {
        throw new TypeError(`score 9 of ${ada}: because of my boss`);
      };
      const acted = await double.press(ada, message, scorePress(9));
      expect(acted.acked).toBe(false);
      await double.until(() => stage.told(ada).length === 1);
      expect(stage.told(ada)).toEqual(["Not saved. Please try again in a few minutes."]);
      await double.until(() => stage.logged.some(({ event }) => event === "listener-failed"));
      expect(stage.logged).toContainEqual({ event: "listener-failed", platform: "slack", code: "TypeError" });
      expect(JSON.stringify(stage.logged)).not.toMatch(/boss|score 9/);
    });

    it("delivered twice counts once and is answered once", async () => {
      const { double, talk, ada } = stage;
      const message = await stage.ask(ada);
      double.repeatNext();
      const acted = await double.press(ada, message, scorePress(9));
      expect(acted.acked).toBe(true);
      await double.until(() => acted.responses.length === 2);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(talk.heard).toHaveLength(1);
      expect(acted.responses).toHaveLength(2);
    });

    it("is redrawn by chat.update where its response URL fails", async () => {
      const { double, ada } = stage;
      const message = await stage.ask(ada);
      double.failNext("response_url", { error: "expired_url" });
      const acted = await double.press(ada, message, scorePress(9));
      await double.until(() => acted.responses.length === 1);
      expect(stage.shown(ada)).toEqual(["Your answer is in."]);
      expect(stage.told(ada)).toEqual(["You answered 9."]);
      expect(double.calls.filter(({ method }) => method === "chat.update")).toHaveLength(1);
    });

    it("is redrawn in the end where the network stumbles", async () => {
      const { double, ada } = stage;
      const message = await stage.ask(ada);
      double.failNext("response_url", { drop: "after" });
      await double.press(ada, message, scorePress(9));
      await double.until(() => stage.told(ada).length === 1);
      expect(stage.shown(ada)).toEqual(["Your answer is in."]);
      expect(double.calls.filter(({ method }) => method === "chat.update")).toHaveLength(0);
    });
  });

  describe("a press on a post in a channel", () => {
    it("is answered to the presser alone, the post left as it is", async () => {
      const { double, talk, ada, general } = stage;
      talk.onPress = () => ({
        locale: "en",
        answer: withButton("Your answer is in.", "Add a reason", pressOf("why")),
      });
      const post = await stage.ask(general);
      const acted = await double.press(ada, post, scorePress(3));
      await double.until(() => acted.responses.length === 1);
      expect(talk.heard[0]?.args["place"]).toEqual({ kind: "channel", externalId: general, name: "general" });
      expect(stage.told(ada)).toEqual(["Your answer is in.\n[Add a reason]"]);
      expect(stage.shown(general)[0]).toContain("How likely?");
      expect(double.messages(general)[0]?.edited).toBe(false);
    });

    it("on the note itself replaces the note", async () => {
      const { double, talk, ada, general } = stage;
      talk.onPress = () => ({ locale: "en", answer: withButton("Is in.", "Withdraw", pressOf("withdraw")) });
      const acted = await double.press(ada, await stage.ask(general), scorePress(3));
      await double.until(() => acted.responses.length === 1);
      talk.onPress = () => ({ locale: "en", redraw: line("Withdrawn.") });
      const [note] = double.ephemerals(ada);
      if (note === undefined) throw new Error("no note");
      const again = await double.press(ada, note, pressOf("withdraw"));
      await double.until(() => again.responses.length === 1);
      expect(stage.told(ada)).toEqual(["Withdrawn."]);
    });

    it("that shares something posts it for all", async () => {
      const { double, talk, ada, general } = stage;
      talk.onCommand = () => ({ locale: "en", answer: withButton("eNPS +32", "Share", pressOf("share")) });
      const asked = await double.command(ada, "digest", { channel: general });
      await double.until(() => asked.responses.length === 1);
      const [digest] = double.ephemerals(ada);
      if (digest === undefined) throw new Error("no digest");
      talk.onPress = () => ({ locale: "en", post: line("eNPS +32") });
      const shared = await double.press(ada, digest, pressOf("share"));
      await double.until(() => shared.responses.length === 1);
      expect(stage.shown(general)).toEqual(["eNPS +32"]);
    });
  });

  it("acknowledges buttons that are not ours, and does nothing", async () => {
    const { double, talk, ada } = stage;
    for (const action_id of ["link:0", "approve_request", "s:token:9:more", "", "zz:token"]) {
      const acted = await double.pressAs(ada, { actions: [{ type: "button", action_id, block_id: "b" }] });
      expect(acted.acked).toBe(true);
    }
    expect(talk.heard).toEqual([]);
  });

  describe("the reason's form", () => {
    const openForm = async () => {
      const { double, talk, ada } = stage;
      talk.onPress = () => ({ locale: "en", form: reasonForm });
      const message = await stage.ask(ada);
      await double.press(ada, message, scorePress(9));
      return double.until(() => double.view(ada));
    };

    it("opens on a press and carries the words and ticks back, then says so to the person alone", async () => {
      const { double, talk, ada } = stage;
      const view = await openForm();
      expect(view).toMatchObject({ callback_id: pressOf("why"), title: { text: "Your reason" } });
      const sent = await double.submit(ada, { reason: "Good people <!here>", drivers: ["team"] });
      expect(sent).toMatchObject({ acked: true });
      expect(double.view(ada)).toBeNull();
      expect(talk.heard.at(-1)).toMatchObject({
        what: "submit",
        args: {
          press: { verb: "y", token: "token" },
          submission: { reason: "Good people <!here>", drivers: ["team"] },
          place: { kind: "private", externalId: ada },
        },
      });
      await double.until(() => stage.told(ada).length === 1);
      expect(stage.told(ada)).toEqual(["Saved."]);
    });

    it("redraws the message from which it was opened", async () => {
      const { double, talk, ada } = stage;
      await openForm();
      talk.onSubmit = () => ({ kind: "done", reply: { locale: "en", redraw: line("With a reason now.") } });
      await double.submit(ada, { reason: "x" });
      await double.until(() => stage.shown(ada)[0] === "With a reason now.");
      expect(double.messages(ada)).toHaveLength(1);
    });

    it("shows errors at their fields and stays open", async () => {
      const { double, talk, ada } = stage;
      await openForm();
      talk.onSubmit = () => ({
        kind: "errors",
        locale: "en",
        errors: { reason: "Too late.", other: "And more." },
      });
      await double.submit(ada, { reason: "x" });
      expect(double.view(ada)?.errors).toEqual({ reason: "Too late.\nAnd more." });
    });

    it("stays open with what was typed where the conversation breaks", async () => {
      const { double, talk, ada } = stage;
      await openForm();
      talk.onSubmit = () => {
        throw new Error("my boss");
      };
      await double.submit(ada, { reason: "x" });
      expect(double.view(ada)?.errors).toEqual({ reason: "Not saved. Please try again in a few minutes." });
      expect(JSON.stringify(stage.logged)).not.toContain("boss");
    });

    it("answers through the channel itself where it stayed open longer than the response URL lives", async () => {
      const { double, talk, ada } = stage;
      await openForm();
      double.tickets.responseUrlMs = 0;
      double.failNext("response_url", { error: "expired_url" }, 2);
      talk.onSubmit = () => ({
        kind: "done",
        reply: { locale: "en", toast: "Saved.", redraw: line("Is in.") },
      });
      await double.submit(ada, { reason: "x" });
      await double.until(() => stage.told(ada).length === 1);
      expect(stage.shown(ada)).toEqual(["Is in."]);
      expect(stage.told(ada)).toEqual(["Saved."]);
    });

    it("says so where Slack would not open it in time", async () => {
      const { double, talk, ada } = stage;
      double.tickets.triggerMs = 0;
      talk.onPress = () => ({ locale: "en", form: reasonForm });
      await double.press(ada, await stage.ask(ada), scorePress(9));
      await double.until(() => stage.told(ada).length === 1);
      expect(stage.told(ada)).toEqual(["Slack did not open the form in time. Please try once more."]);
    });
  });

  it("leaves Slack's three seconds some time to spare", () => {
    expect(ACKNOWLEDGE_BY).toBeLessThanOrEqual(2_500);
  });

  describe("a form that takes long", () => {
    const scheduleForm = {
      ...reasonForm,
      title: "Schedule",
      fields: [
        { kind: "text", name: "name", label: "Name" },
        {
          kind: "choice",
          name: "day",
          label: "Day",
          options: ["mon", "tue"].map((value) => ({ value, label: value })),
        },
        { kind: "time", name: "time", label: "Time", initial: "10:00" },
        { kind: "channel", name: "channel", label: "Channel", optional: true },
      ],
    } as const;
    const submitSlowly = async () => {
      const { double, talk, clock, ada, general } = stage;
      talk.onCommand = () => ({ locale: "en", form: scheduleForm });
      await double.command(ada, "schedule", { channel: general });
      await double.until(() => double.view(ada));
      const finish = talk.hold();
      const sending = double.submit(ada, { name: "weekly", day: "tue", time: "11:30", channel: general });
      await double.until(() => talk.heard.some(({ what }) => what === "submit"));
      clock.pass(ACKNOWLEDGE_BY);
      expect((await sending).acked).toBe(true);
      expect(JSON.stringify(double.view(ada)?.blocks)).toContain("One moment…");
      finish();
    };

    it("waits in its window and says there what came of it", async () => {
      const { double, talk, ada } = stage;
      talk.onSubmit = () => ({
        kind: "done",
        reply: { locale: "en", answer: line("Saved: 58 people each time.") },
      });
      await submitSlowly();
      await double.until(() => JSON.stringify(double.view(ada)?.blocks).includes("58 people"));
      expect(stage.told(ada)).toEqual([]);
    });

    it("opens again with everything that was typed, and what is wrong", async () => {
      const { double, talk, ada, general } = stage;
      talk.onSubmit = () => ({ kind: "errors", locale: "en", errors: { time: "That time is taken." } });
      await submitSlowly();
      const view = await double.until(() => {
        const now = double.view(ada);
        return JSON.stringify(now?.blocks).includes("That time is taken.") ? now : null;
      });
      expect(view.state.values).toMatchObject({
        name: { value: { value: "weekly" } },
        day: { value: { selected_option: { value: "tue" } } },
        time: { value: { selected_time: "11:30" } },
        channel: { value: { selected_conversation: general } },
      });
      talk.onSubmit = () => ({ kind: "done", reply: { locale: "en", toast: "Saved." } });
      await double.submit(ada, { time: "12:00" });
      await double.until(() => stage.told(ada).length === 1);
      expect(talk.heard.at(-1)?.args["submission"]).toEqual({
        name: "weekly",
        day: "tue",
        time: "12:00",
        channel: general,
      });
    });
  });

  describe("a command", () => {
    it("is answered to its caller alone, who is known by language and zone", async () => {
      const { double, talk, li, general } = stage;
      const asked = await double.command(li, "digest “last 3”", { channel: general });
      expect(asked).toMatchObject({ acked: true, body: way === "HTTP" ? null : {} });
      await double.until(() => asked.responses.length === 1);
      expect(stage.told(li)).toEqual(["Help"]);
      expect(stage.shown(general)).toEqual([]);
      expect(talk.heard).toMatchObject([
        {
          what: "command",
          who: { externalId: li, locale: "zh-CN" },
          args: { text: "digest “last 3”", place: { kind: "channel", externalId: general, name: "general" } },
        },
      ]);
    });

    it("looks its caller up once, not each time", async () => {
      const { double, ada } = stage;
      for (let times = 0; times < 3; times += 1) await double.command(ada, "help");
      expect(double.calls.filter(({ method }) => method === "users.info")).toHaveLength(1);
    });

    it("works under any name that the workspace gave it", async () => {
      const { double, talk, ada } = stage;
      await double.command(ada, "help", { command: "/survey" });
      expect(talk.heard[0]?.args).toEqual({ text: "help", place: { kind: "private", externalId: ada } });
    });

    it("can post for all where it was typed", async () => {
      const { double, talk, ada, general } = stage;
      talk.onCommand = () => ({ locale: "en", post: line("eNPS +32") });
      await double.command(ada, "digest share", { channel: general });
      await double.until(() => stage.shown(general).length === 1);
      expect(stage.shown(general)).toEqual(["eNPS +32"]);
    });

    it("that takes long is acknowledged in time and answered when it is done", async () => {
      const { double, talk, clock, ada } = stage;
      const finish = talk.hold();
      const asking = double.command(ada, "open weekly");
      await double.until(() => talk.heard.length === 1);
      clock.pass(ACKNOWLEDGE_BY - 1);
      const isEarly = await Promise.race([asking.then(() => true), sleep(100, false)]);
      expect(isEarly).toBe(false);
      clock.pass(1);
      const asked = await asking;
      expect(asked.acked).toBe(true);
      expect(asked.responses).toHaveLength(0);
      finish();
      await double.until(() => asked.responses.length === 1);
    });

    it("is answered even where Slack does not say who called", async () => {
      const { double, talk, clock, ada } = stage;
      double.failNext("users.info", { hang: true });
      const asking = double.command(ada, "help");
      await double.until(() => double.calls.some(({ method }) => method === "users.info"));
      clock.pass(1_000);
      const asked = await asking;
      expect(asked.acked).toBe(true);
      expect(talk.heard[0]?.who).toEqual({ connectionId: "connection", externalId: ada, locale: null });
      await double.until(() => asked.responses.length === 1);
    });
  });

  describe("the App Home", () => {
    const openHome = async () => {
      const { double, ada } = stage;
      await double.openHome(ada);
      return double.until(() => double.home(ada));
    };

    it("is drawn when it is opened, not when the messages are", async () => {
      const { double, ada, talk } = stage;
      await double.openHome(ada, "messages");
      expect(JSON.stringify((await openHome()).blocks)).toContain("Welcome");
      expect(talk.heard.map(({ what }) => what)).toEqual(["home"]);
    });

    it("shows an answer in a window, which its buttons then redraw", async () => {
      const { double, talk, ada } = stage;
      await openHome();
      talk.onPress = () => ({
        locale: "en",
        answer: withButton("We store…", "Forget me", pressOf("forget")),
      });
      await double.press(ada, null, pressOf("privacy"));
      const note = await double.until(() => double.view(ada));
      expect(note).toMatchObject({ title: { text: "Only you see this" }, close: { text: "Close" } });
      expect(talk.heard.at(-1)?.args).toMatchObject({
        place: { kind: "private", externalId: ada },
        messageRef: null,
      });
      talk.onPress = () => ({ locale: "zh-CN", redraw: line("已删除。") });
      await double.press(ada, null, pressOf("forget"));
      await double.until(() => JSON.stringify(double.view(ada)?.blocks).includes("已删除。"));
      expect(double.view(ada)?.["title"]).toMatchObject({ text: "仅自己可见" });
      expect(stage.shown(ada)).toEqual([]);
    });

    it("is redrawn by its own buttons", async () => {
      const { double, talk, ada } = stage;
      await openHome();
      talk.onPress = () => ({ locale: "zh-CN", toast: "好的。", redraw: line("欢迎") });
      await double.press(ada, null, pressOf("privacy"));
      await double.until(() => JSON.stringify(double.home(ada)?.blocks).includes("欢迎"));
      expect(double.view(ada)).toBeNull();
    });

    it("opens forms, whose answer shows in their window", async () => {
      const { double, talk, ada } = stage;
      await openHome();
      talk.onPress = () => ({ locale: "en", form: reasonForm });
      await double.press(ada, null, pressOf("privacy"));
      await double.until(() => double.view(ada));
      talk.onSubmit = () => ({ kind: "done", reply: { locale: "en", toast: "Saved." } });
      await double.submit(ada, { reason: "x" });
      expect(JSON.stringify(double.view(ada)?.blocks)).toContain("Saved.");
    });
  });

  it("finishes what it is answering before it stops, and takes nothing more", async () => {
    const { double, talk, ada, connection } = stage;
    const message = await stage.ask(ada);
    talk.commitMs = 200;
    const pressing = double.press(ada, message, scorePress(9));
    await double.until(() => talk.heard.length === 1);
    await connection.stop();
    expect(await pressing).toMatchObject({ acked: true });
    expect(stage.shown(ada)).toEqual(["Your answer is in."]);
    expect(connection.healthy()).toBe(false);
    double.settings.ackMs = 300;
    expect(await double.press(ada, message, scorePress(1)).catch(() => ({ acked: false }))).toMatchObject({
      acked: false,
    });
    expect(talk.heard).toHaveLength(1);
  });
});
