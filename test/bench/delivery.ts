// How fast 3,000 questions reach a platform that enforces a limit, and how often it has to refuse: ours beside a naive loop.
//
// Both send through the same messengers over HTTP, each in a process and to a double of its own, at the same time. On Telegram the limit is ten
// times the real one and the answers come ten times as fast, so that ten seconds stand for a hundred. Slack's is a third of
// that, some 25 times what it is known to take, for a third of the messages. The floor is the number of
// messages divided by the limit. A double's bucket holds a second's worth at the start, as the platforms' seem to. The naive
// loop ends with ours; its time is what all messages would have taken at the rate at which its own had arrived by then.
//
// Each message takes three commits. At a real limit any disk has time for them; since no disk becomes ten times as fast, the
// database is a file in memory. What a disk does is measured by commits.ts.
import { createCalendars } from "../../bots/calendar.ts";
import { systemClock, systemRandom } from "../../bots/clock.ts";
import { testQuestion } from "../../bots/copy/question.ts";
import { createContents } from "../../bots/talk/contents.ts";
import { drainDeliveries } from "../../core/deliver/drain-deliveries.ts";
import type { Message } from "../../core/message.ts";
import type { Platform as PlatformName } from "../../core/ports.ts";
import type { Store } from "../../core/store.ts";
import { askPeople, ensureBot, idOf } from "./ask-people.ts";
import { type BenchStore, IN_MEMORY, openBenchStore, SILENT } from "./bench-store.ts";
import type { DoubleReport } from "./child-double.ts";
import { type Platform, startPlatform } from "./double-process.ts";
import { messengerFor } from "./messenger-for.ts";
import type { Row } from "./row.ts";

const LATENCY_MS = 5;
const MOST_REFUSED = 1;
const SLICE_MS = 30_000;
/** Given up after so long: it takes ten seconds, or fifteen. */
const MOST_MS = 60_000;

interface Load {
  readonly platform: PlatformName;
  readonly messages: number;
  /** Messages a second. */
  readonly limit: number;
}

const LOADS: readonly Load[] = [
  { platform: "telegram", messages: 3000, limit: 300 },
  { platform: "slack", messages: 1000, limit: 100 },
];

interface Case {
  readonly name: string;
  /** The pace row says what the platform takes. */
  readonly known: boolean;
  readonly halved: boolean;
  readonly reach: number;
}

const CASES: readonly Case[] = [
  { name: "limit known", known: true, halved: false, reach: 1.1 },
  { name: "limit unknown", known: false, halved: false, reach: 1.2 },
  { name: "limit halved in mid-round", known: true, halved: true, reach: 1.2 },
];

/** Sends every case on both platforms. */
export async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const load of LOADS) {
    for (const one of CASES) rows.push(...(await compare(load, one)));
  }
  return rows;
}

async function compare(load: Load, of: Case): Promise<Row[]> {
  const { platform, messages, limit } = load;
  const people = Array.from({ length: messages }, (_, at) => idOf(platform, at));
  const half = messages / 2;
  const wanted = {
    platform,
    people,
    limit,
    halveAfter: of.halved ? half : null,
    latencyMs: LATENCY_MS,
  };
  const [forOurs, forNaive, prepared] = await Promise.all([
    startPlatform(wanted),
    startPlatform(wanted),
    prepare(load, of.known),
  ]);
  try {
    forNaive.sendNaively(prepared.question);
    const ours = await sendOurs(load, forOurs, prepared);
    const naive = await forNaive.report();
    const floorMs = 1000 * (of.halved ? half / limit + half / (limit / 2) : messages / limit);
    const name = `${platform === "slack" ? "Slack" : "Telegram"}, ${of.name}`;
    const naiveMs = (naive.sendingMs * messages) / naive.accepted;
    const share = ({ accepted, refused }: DoubleReport) => (100 * refused) / (accepted + refused);
    return [
      atMost({ name: `${name}: time ÷ floor`, value: ours.ms / floorMs, unit: "×" }, of.reach),
      { name: `${name}: naive time ÷ floor`, value: naiveMs / floorMs, unit: "×" },
      atMost({ name: `${name}: share of 429s`, value: share(ours.report), unit: "%" }, MOST_REFUSED),
      { name: `${name}: naive share of 429s`, value: share(naive), unit: "%" },
    ];
  } finally {
    await Promise.all([forOurs.stop(), forNaive.stop(), prepared.opened.close()]);
  }
}

function atMost(row: Row, reach: number): Row {
  return { ...row, reach, reached: row.value <= reach };
}

interface Prepared extends Awaited<ReturnType<typeof ensureBot>> {
  readonly opened: BenchStore;
  /** A message of the kind and size that ours sends. */
  readonly question: Message;
}

/** Opens a round of so many people on a new database. */
async function prepare({ platform, messages, limit }: Load, known: boolean): Promise<Prepared> {
  const opened = await openBenchStore(IN_MEMORY);
  const { store } = opened;
  const bot = await ensureBot(store, platform);
  await askPeople(store, bot, messages, new Date());
  if (known) await teach(store, bot.connection.id, limit);
  const survey = await store.surveys.byKey(bot.organization.id, "staff");
  if (survey === null) throw new Error("there is no staff survey");
  const question = testQuestion(survey, { locale: "en", k: 5, operator: bot.organization.operator });
  return { ...bot, opened, question };
}

async function sendOurs({ platform, messages }: Load, to: Platform, prepared: Prepared) {
  const { connection, organization, opened } = prepared;
  const { store } = opened;
  const contents = { store, calendars: createCalendars(), settings: { minGroup: 5, command: "/nps" } };
  const ports = {
    outbox: store.outbox,
    people: store.people,
    messenger: messengerFor(platform, to),
    clock: systemClock,
    log: SILENT,
    random: systemRandom,
    load: createContents(contents, { content: async () => null }),
  };
  const whose = { connectionId: connection.id, organizationId: organization.id, owner: "bench" };
  const begun = performance.now();
  // In slices, as the heartbeat does.
  for (let next: Date | null = new Date(); next !== null && performance.now() < begun + MOST_MS; ) {
    await systemClock.sleep(next.getTime() - Date.now());
    next = (await drainDeliveries(ports, { ...whose, maxMs: SLICE_MS })).nextDue;
  }
  const ms = performance.now() - begun;
  const report = await to.report();
  const { accepted, reached, problems } = report;
  if (accepted !== messages || reached !== messages || problems.length > 0) {
    const what = `${accepted} messages to ${reached} people, ${problems.length} wrong: ${problems[0] ?? ""}`;
    throw new Error(`the platform has received ${what}`);
  }
  return { ms, report };
}

/** Writes down the pace that a connection has once it has met its limit. */
async function teach({ outbox }: Store, connectionId: string, limit: number): Promise<void> {
  const now = new Date();
  const lead = await outbox.lead(connectionId, "teacher", now, 10_000);
  if (lead === null) throw new Error("someone else sends");
  const pace = { rate: 0.97 * limit, ceiling: limit, nextAt: now, blockedUntil: null, probedAt: now };
  await outbox.savePace(connectionId, lead.fence, pace);
  await outbox.release(connectionId, lead.fence);
}
