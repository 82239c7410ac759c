// The attack on the running app: three colleagues gather all that anybody is shown of a round, and set its figures off against each other.
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { PublishedSegment } from "../../core/publish/publication.ts";
import { isolated, type Member } from "../core/publish/isolation.ts";
import { expectLogWithout } from "./clean-log.ts";
import { answer, inAnOffice, sayWhy, WEEK } from "./slack-office.ts";
import { type Colleague, crowd, drawn } from "./slack-people.ts";
import { stored } from "./stored.ts";

// Whole 16 = Sales 10 + Design 6; Bonn is Design and one of Sales. Only she gives a 0.
const TEAMS = ["Sales", "Design"] as const;
const SCORES = [9, 10, 9, 8, 7, 9, 10, 8, 9, 0, 9, 8, 10, 9, 7, 10];
const K = 5;
const WORDS = "All the marzipan is gone";
const places = (team: number, index: number): string => (team === 1 || index === 9 ? "Bonn" : "Kiel");

describe("everything that anybody is shown of a round in Slack", () => {
  const office = inAnOffice({}, "all");
  let staff: readonly Colleague[];
  let people: readonly Member[];
  /** The admin sees everything, the others one group each: a team that is shown and a place that is not. */
  let readers: { readonly all: Colleague; readonly sales: Colleague; readonly bonn: Colleague };
  const told: string[] = [];

  beforeAll(async () => {
    const { world, ada, bo, li } = office;
    staff = [...office.everyone, ...crowd(world.slack, 3)];
    world.slack.addChannel({ name: "company", members: staff.map(({ id }) => id) });
    await ada.asks("attribute team text");
    await ada.asks("attribute place text");
    people = staff.map((_, index) => {
      const team = index < 10 ? 0 : 1;
      return { groups: { team: TEAMS[team], place: places(team, index) }, band: bandOf(SCORES[index] ?? 0) };
    });
    const before = ada.notes().length;
    await Promise.all(
      staff.map(({ id }, index) => {
        const { groups } = people[index] as Member;
        return ada.types(`people set <@${id}> team=${groups["team"]} place=${groups["place"]}`);
      }),
    );
    await vi.waitFor(() => expect(ada.notes()).toHaveLength(before + staff.length), { timeout: 10_000 });
    expect(await ada.asks("survey staff attributes team place")).toContain("Saved");
    await ada.asks(`role <@${bo.id}> manager team=Sales`);
    await ada.asks(`role <@${li.id}> manager place=Bonn`);
    readers = { all: ada, sales: bo, bonn: li };
  });

  const homeOf = ({ id }: Colleague): string => JSON.stringify(office.world.slack.home(id));
  const readBy = async (...commands: readonly string[]): Promise<void> => {
    for (const reader of [...Object.values(readers), staff[4] as Colleague]) {
      for (const command of commands) told.push(await reader.asks(command));
      await office.world.slack.openHome(reader.id);
    }
  };

  const takesOut = async (reader: Colleague, format: string): Promise<string> => {
    const files = office.world.slack.files(reader.id).length;
    await reader.types(`export staff ${format}`);
    await vi.waitFor(() => expect(office.world.slack.files(reader.id).length).toBeGreaterThan(files), {
      timeout: 5_000,
    });
    return office.world.slack.uploads().at(-1)?.data.toString("utf8") ?? "";
  };

  it("names neither place with a figure, and every file holds only what may be combined", async () => {
    const { world, ada, leads } = office;
    told.push(
      await ada.asks(
        "schedule every tue 10:00 in #company gap 6d remind thu 10:00 close fri 12:00 digest #leads mon 10:00",
      ),
    );
    await ada.press(/^Save/);
    await ada.isTold("Saved: schedule");
    told.push(await ada.asks("open staff dry run"));
    await world.goTo(WEEK.opens);
    await answer(staff, SCORES);
    await sayWhy(staff[4] as Colleague, WORDS);
    await readBy("rounds", "digest");
    told.push(...staff.map(homeOf));
    await world.goTo(WEEK.reports);
    await vi.waitFor(() => expect(world.slack.messages(leads)).toHaveLength(1));
    await readBy("rounds", "digest", "why");
    await ada.asks("digest");
    await ada.press("Details");
    told.push(await ada.isTold("Sales"));
    // Nobody reads of a group that is not theirs: not a manager of one, nor the channel, nor those who were asked.
    const others = { all: /(?!)/, sales: /Design/, bonn: /Sales|Design/ } as const;
    for (const [name, reader] of Object.entries(readers)) {
      for (const format of ["json", "csv", "html"]) {
        expect(await takesOut(reader, format)).not.toMatch(others[name as keyof typeof others]);
      }
    }
    for (const reader of [readers.sales, readers.bonn]) {
      expect([...reader.notes(), homeOf(reader)].join()).not.toMatch(/Design/);
    }
    const asked = staff[4] as Colleague;
    for (const text of [...world.slack.messages(leads).map(drawn), ...asked.notes(), homeOf(asked)]) {
      expect(text).not.toMatch(/Sales|Design/);
    }
    const files = world.slack.uploads().map(({ data }) => data.toString("utf8"));
    expect(files.filter((file) => file.startsWith("{"))).toHaveLength(3);
    const everything = [
      ...told,
      ...staff.flatMap((one) => [...one.notes(), one.everything(), homeOf(one)]),
      ...world.slack.messages(leads).map(drawn),
      ...files,
    ];

    // Nobody says a number of a place.
    expect(everything.filter((text) => /(Bonn|Kiel)[^\n]{0,40}\d/.test(text))).toEqual([]);
    const segments = files.flatMap(jsonOf).flatMap((data) => cellsIn(data));
    const shown = new Set(segments.flatMap(({ cells }) => cells.flatMap(({ groups }) => groups.flat())));
    expect(shown).toEqual(new Set(TEAMS));
    expect(isolated(distinct(segments), people, K)).toBeNull();
    // And nowhere is it stored.
    const rows = stored(world, "select * from publications").map((row) => JSON.stringify(row));
    expect(rows.join()).toContain("Sales");
    expect(rows.join()).not.toMatch(/Bonn|Kiel/);
    expect(stored(world, "select distinct attributes from invitations")).toEqual([{ attributes: null }]);
  });

  it("holds no word of a comment that was taken out, and the log none of anything", async () => {
    const { world, ada, everyone } = office;
    expect(await takesOut(ada, "json")).toContain(WORDS);
    expect(await takesOut(readers.sales, "json")).not.toContain(WORDS);
    expect(await ada.asks("redact 1 1")).toContain(WORDS);
    await ada.press("Take it out");
    await ada.isTold("Done: the comment of round 1");
    for (const format of ["json", "html"]) expect(await takesOut(ada, format)).not.toContain(WORDS);
    for (const command of ["digest", "log", "redact 1 1"])
      expect(await ada.asks(command)).not.toContain(WORDS);
    await world.slack.openHome(ada.id);
    expect(homeOf(ada)).not.toContain(WORDS);
    expectLogWithout(world, [
      ...everyone.flatMap(({ id, name }) => [id, `"${name}"`]),
      ...[...TEAMS, "Bonn", "Kiel", WORDS, "marzipan"],
    ]);
  });

  it("would have told what one person answered, had the places been shown too", () => {
    const cell = (groups: readonly string[]) => ({
      groups: [groups],
      invited: null,
      counts: { promoters: 0, passives: 0, detractors: 0 },
    });
    const both = [
      { attributes: ["team"], cells: TEAMS.map((team) => cell([team])) },
      { attributes: ["place"], cells: ["Bonn", "Kiel"].map((place) => cell([place])) },
    ];
    expect(isolated(both, people, 2)).toEqual([people[9]]);
  });
});

function bandOf(score: number): Member["band"] {
  return score >= 9 ? "promoters" : score >= 7 ? "passives" : "detractors";
}

function jsonOf(file: string): readonly unknown[] {
  return file.startsWith("{") ? [JSON.parse(file)] : [];
}

/** Every cell that stands anywhere in some data. */
function cellsIn(data: unknown, attributes: readonly string[] = []): readonly PublishedSegment[] {
  if (typeof data !== "object" || data === null) return [];
  const own =
    "attributes" in data && Array.isArray(data.attributes) ? (data.attributes as string[]) : attributes;
  const here = "groups" in data && "counts" in data ? [data as PublishedSegment["cells"][number]] : [];
  return [
    ...here.map((cell) => ({ attributes: own, cells: [cell] })),
    ...Object.values(data).flatMap((part) => cellsIn(part, own)),
  ];
}

function distinct(segments: readonly PublishedSegment[]): readonly PublishedSegment[] {
  return [
    ...new Map(segments.map((one) => [JSON.stringify([one.attributes, one.cells[0]?.groups]), one])).values(),
  ];
}
