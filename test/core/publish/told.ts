// All that anyone gets to read of a round, as data: the digest of each reader, the charts in it, and what managers take out as a file.
import type { Round } from "../../../core/ask/round.ts";
import { groupsChart, priorityChart, trendChart } from "../../../core/digest/charts-of.ts";
import type { DigestReader, OwnSegment } from "../../../core/digest/for-reader.ts";
import { digestOf } from "../../../core/digest/read-digest.ts";
import { makeValueView } from "../../../core/digest/value-view.ts";
import { gatherExport } from "../../../core/exchange/export-survey.ts";
import type { Comment, Publication } from "../../../core/publish/publication.ts";
import type { Survey } from "../../../core/survey/survey.ts";
import { CLOSES, frozen, round } from "../answer/facts.ts";

/** Managers of one group each. */
const SCOPED: readonly OwnSegment[] = [
  ...[0, 1, 2].map((at) => ({ scope: { attribute: "team", group: `team ${at}` } })),
  ...[0, 1].map((at) => ({ scope: { attribute: "place", group: `place ${at}` } })),
];
const READERS: readonly DigestReader[] = ["manager", "channel", "asked", ...SCOPED];

const nothing = async () => [];
const steering = { marks: nothing, references: nothing, goals: nothing, actions: nothing };
const survey: Survey = { ...frozen, id: "staff", key: "staff", organizationId: "acme" };

/** Everything told of the newest of these publications (newest first), by the ways that readers have. */
export async function toldOf(
  publications: readonly [Publication, ...Publication[]],
  of: { readonly comments?: readonly Comment[]; readonly frozen?: Partial<Round["frozen"]> } = {},
): Promise<readonly unknown[]> {
  const { comments = [] } = of;
  const [newest, ...earlier] = publications;
  const asked: Round = { ...round, frozen: { ...frozen, ...of.frozen } };
  const said = (id: string) => (id === newest.roundId ? comments : []);
  const ports = {
    publications: {
      ofSurvey: async () => publications,
      history: async () => earlier,
      byRound: async (id: string) => publications.find(({ roundId }) => roundId === id) ?? null,
      comments: async (id: string) => said(id),
      commentCounts: async (id: string) => ({ all: said(id).length, quotable: said(id).length }),
    },
    rounds: { byId: async () => asked },
    schedules: { byId: async () => null },
    namedAnswers: { page: async () => ({ answers: [], next: null }) },
    steering,
    turns: { next: async () => undefined },
  } as unknown as Parameters<typeof gatherExport>[0];
  const views = await Promise.all(READERS.map((reader) => digestOf(ports, newest, reader)));
  const most = { rounds: 9, answers: 9 };
  const files = await Promise.all(
    (["manager", ...SCOPED] as const).map((reader) =>
      gatherExport(ports, { survey, format: "json", reader, now: CLOSES, most }),
    ),
  );
  const charts = views.flatMap((view) => [
    trendChart(view, []),
    priorityChart(view.digest),
    ...view.digest.segments.map(({ cells }) => groupsChart(view.digest, cells)),
  ]);
  return [...views, ...files, ...charts, makeValueView(newest, earlier)];
}
