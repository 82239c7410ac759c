// Charts and files in what people do in Slack: messages, ephemeral answers, windows, the home page, and a file for one person.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drawChart } from "../../../bots/chart/draw-chart.ts";
import { writeRef } from "../../../bots/slack/messenger.ts";
import type { Chart } from "../../../core/chart.ts";
import type { Message } from "../../../core/message.ts";
import { pressOf, scorePress } from "./fake-talk.ts";
import { openStage, type Stage } from "./stage.ts";

/** In milliseconds, on a busy machine. */
const LONG = 20_000;
const PNG = "89504e470d0a1a0a";
const chartOf = (goal: number): Chart => ({
  kind: "trend",
  points: [
    { label: "11-02", nps: 12, low: 2, high: 22, rate: 0.5 },
    { label: "11-09", nps: 20, low: 9, high: 31, rate: 0.6 },
  ],
  marks: [],
  references: [],
  goal,
});
const digest = (goal: number): Message => ({
  text: "Digest",
  parts: [
    { kind: "heading", text: `Digest ${goal}` },
    { kind: "chart", alt: "Scores of two weeks", chart: chartOf(goal) },
    { kind: "buttons", buttons: [{ label: "More", press: pressOf("privacy") }] },
  ],
});
const file = {
  name: "nps.csv",
  type: "text/csv",
  content: new TextEncoder().encode("round,nps\n1,32\n"),
  text: "The rounds <so far>",
};

describe("charts and files in Slack", () => {
  let stage: Stage;
  // The first picture waits for echarts to be loaded, which a busy machine takes its time for.
  beforeAll(async () => void (await drawChart(chartOf(0))));
  beforeEach(async () => {
    stage = await openStage("Socket Mode");
  });
  afterEach(async () => {
    expect(stage.double.problems()).toEqual([]);
    await stage.close();
  });

  /** How a chart in these blocks begins as bytes; null without a chart. */
  function pictureIn(blocks: readonly object[] | undefined): string | null {
    const image = blocks?.find((block): block is { slack_file: { id: string } } => "slack_file" in block);
    const shown = stage.double.uploads().find(({ id }) => id === image?.slack_file.id);
    return shown === undefined ? null : shown.data.subarray(0, 8).toString("hex");
  }

  it("come with an answer, into a pressed message, a window and the home page: words first where something is replaced", async () => {
    const { double, talk, ada } = stage;
    talk.onCommand = () => ({ locale: "en", answer: digest(1) });
    await double.command(ada, "digest", { channel: stage.general });
    const answered = await double.until(() => double.ephemerals(ada).at(-1), LONG);
    expect(pictureIn(answered.blocks)).toBe(PNG);

    const message = await stage.ask(ada);
    talk.onPress = () => ({ locale: "en", redraw: digest(2) });
    const seen: (string | null)[] = [];
    const until = double.onCall(({ method, args }) => {
      if (method === "response_url") seen.push(pictureIn(args["blocks"] as object[]));
    });
    await double.press(ada, message, scorePress(9));
    await double.until(() => seen.length === 2, LONG);
    until();
    expect(seen).toEqual([null, PNG]);
    expect(pictureIn(double.messages(ada).at(-1)?.blocks)).toBe(PNG);

    talk.home = async () => ({ locale: "en", message: digest(3) });
    await double.openHome(ada);
    await double.until(() => pictureIn(double.home(ada)?.blocks) !== null, LONG);
    talk.onPress = () => ({ locale: "en", answer: digest(4) });
    await double.press(ada, null, pressOf("privacy"));
    await double.until(() => pictureIn(double.view(ada)?.blocks) !== null, LONG);
    const windows = double.calls.filter(({ method }) => /^views\.(open|update)$/.test(method));
    expect(windows.map(({ method }) => method)).toEqual(["views.open", "views.update"]);
    // What was shown before is there at once.
    talk.onCommand = () => ({ locale: "en", redraw: digest(2) });
    const uploads = double.uploads().length;
    await double.command(ada, "digest", { channel: stage.general });
    await double.until(() => double.ephemerals(ada).length === 2, LONG);
    expect(double.uploads()).toHaveLength(uploads);
  });

  it.each(["was pressed", "was delivered"])("that come late do not take back what %s since", async (how) => {
    const { connection, double, talk, ada } = stage;
    const message = await stage.ask(ada);
    talk.onPress = () => ({ locale: "en", redraw: digest(how.length) });
    const heading = () => JSON.stringify(double.messages(ada).at(-1)?.blocks);
    const uploads = double.uploads().length;
    // Each of the calls that bring a picture takes its time.
    double.latencyMs = 100;
    await double.press(ada, message, scorePress(9));
    await double.until(() => heading().includes(`Digest ${how.length}`), LONG);
    const words: Message = { text: "Words", parts: [{ kind: "paragraph", text: "Words" }] };
    talk.onPress = () => ({ locale: "en", redraw: words });
    if (how === "was pressed") await double.press(ada, message, scorePress(8));
    else
      await connection.messenger.redraw(
        { kind: "account", externalId: ada },
        writeRef(message.channel, message.ts),
        words,
      );
    await double.until(() => heading().includes("Words"), LONG);
    await double.until(() => double.uploads().length > uploads, LONG);
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(heading()).toContain("Words");
  });

  it("are described in the words of whoever sees them, however alike the figures", async () => {
    const { double, talk, ada } = stage;
    const described = (alt: string): Message => ({
      text: "Groups",
      parts: [{ kind: "chart", alt, chart: chartOf(5) }],
    });
    for (const alt of ["Design +12", "设计 +12", "Design +12"]) {
      const before = double.ephemerals(ada).length;
      talk.onCommand = () => ({ locale: "en", answer: described(alt) });
      await double.command(ada, "digest", { channel: stage.general });
      const shown = await double.until(() => double.ephemerals(ada)[before], LONG);
      expect(pictureIn(shown.blocks)).toBe(PNG);
    }
    const uploads = double.calls.filter(({ method }) => method === "files.getUploadURLExternal");
    expect(uploads.map(({ args }) => args["alt_text"])).toEqual(["Design +12", "设计 +12"]);
  });

  it("hand a file to its asker alone, in their own conversation with the bot", async () => {
    const { double, talk, ada, general } = stage;
    talk.onCommand = () => ({ locale: "en", file });
    await double.command(ada, "export", { channel: general });
    await double.until(() => stage.told(ada).length === 1, LONG);
    expect(stage.told(ada)).toEqual(["The file is in your direct messages with this app."]);
    expect(double.messages(general)).toEqual([]);
    expect(double.files(ada)).toMatchObject([{ name: "nps.csv", title: "nps.csv" }]);
    expect(double.files(ada)[0]?.data.toString()).toBe("round,nps\n1,32\n");
    expect(stage.shown(ada)).toEqual(["The rounds <so far>", ""]);
    expect(double.calls.map(({ method }) => method)).not.toContain("conversations.open");
  });

  it.each([
    ["files.getUploadURLExternal", { error: "missing_scope" }, /scope files:write/, []],
    ["upload", { status: 500 }, /did not take the file/, []],
    ["files.completeUploadExternal", { error: "fatal_error" }, /did not take the file/, [/did not take/]],
  ] as const)("say so where %s fails", async (method, fault, words, left) => {
    const { double, talk, ada } = stage;
    talk.onCommand = () => ({ locale: "en", file });
    double.failNext(method, fault);
    await double.command(ada, "export", { channel: stage.general });
    await double.until(() => stage.told(ada).length === 1, LONG);
    expect(stage.told(ada)[0]).toMatch(words);
    expect(double.files(ada)).toEqual([]);
    expect(stage.shown(ada)).toEqual(left.map((one) => expect.stringMatching(one)));
  });
});
