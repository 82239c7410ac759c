// Files that are handed out: no cell is a formula, no comment is markup, nothing is fetched, and a manager of one group reads of that group alone.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../../../bots/cli.ts";
import { copyFor } from "../../../bots/copy/copy.ts";
import { csv, defused } from "../../../bots/report/csv.ts";
import { makeFile } from "../../../bots/report/make-file.ts";
import { escaped, partsHtml } from "../../../bots/report/page-parts.ts";
import type { OwnSegment } from "../../../core/digest/for-reader.ts";
import { EXPORT_FORMATS, type ExportFormat, gatherExport } from "../../../core/exchange/export-survey.ts";
import { LOCALES } from "../../../core/ports.ts";
import { openEngine } from "../../../db/engine.ts";
import { createStore } from "../../../db/store.ts";
import { chance } from "../../contracts/databases.ts";

const NOW = new Date("2026-04-01T12:00:00Z");

describe("a table", () => {
  const begins = fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    " =",
    "\u200b=",
    "\ufeff+",
    "\uff1d",
    "\uff0b",
    "\uff20",
    "",
    "'",
  );
  const texts = fc
    .tuple(begins, fc.string({ unit: "grapheme", maxLength: 40 }))
    .map((parts) => parts.join(""));

  it("has no text in it that a spreadsheet would compute, and loses none", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(texts, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const written = csv(rows.map((row) => ["x", ...row]));
          const read = parse(written, { bom: true, relax_column_count: true }) as string[][];
          expect(read.length).toBe(rows.length);
          for (const [at, row] of read.entries()) {
            for (const [index, cell] of row.slice(1).entries()) {
              expect(cell).not.toMatch(/^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/);
              expect([rows[at]?.[index], `'${rows[at]?.[index]}`]).toContain(cell);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("keeps numbers as numbers, also negative ones", () => {
    expect(csv([["-12", -12, 0.5, null]])).toBe("\uFEFF'-12,-12,0.5,\r\n");
    expect(["=1+1", "plain", "-", "a=b"].map(defused)).toEqual(["'=1+1", "plain", "'-", "a=b"]);
  });
});

describe("a page", () => {
  it("shows any text as it is, in every kind of part", async () => {
    const draw = async () => "<svg></svg>";
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(..."<>&\"'/=a \n`") }), async (text) => {
        const parts = [
          ...(["heading", "paragraph", "quote", "footnote"] as const).map((kind) => ({ kind, text })),
          { kind: "meter", rows: [{ label: text, share: 2, figure: text }] },
          { kind: "table", columns: [text, "b"], rows: [[text, "1"]] },
        ] as const;
        const html = await partsHtml(parts, 2, draw);
        const tags = [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name);
        const known = [
          "h2",
          "p",
          "blockquote",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "div",
          "svg",
          "rect",
          "br",
        ];
        expect(tags.filter((name) => !known.includes(name ?? ""))).toEqual([]);
        expect(escaped(text)).not.toMatch(/[<>"']/);
      }),
      { numRuns: 100 },
    );
  });
});

describe("an export", () => {
  const EVIL =
    '<script src="https://evil.example/x.js"></script><img src=x onerror=alert(1)> call ann@example.org';
  let folder: string;
  let url: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "nps-report-"));
    url = `file:${join(folder, "nps.db")}`;
    await (await openEngine(url)).close();
    const rows = [0, 7, 14].flatMap((week) =>
      Array.from({ length: 40 }, (_, at) =>
        [
          (at * 7 + week) % 11,
          `2026-03-${String(2 + week).padStart(2, "0")}`,
          at % 2 === 0 ? "Design" : "Sales",
          at % 4 < 3 ? "Berlin" : "Paris",
          `"${(at === 0 ? EVIL : at === 1 ? "=HYPERLINK(1)" : `Secret ${week} ${at}`).replaceAll('"', '""')}"`,
        ].join(","),
      ),
    );
    writeFileSync(join(folder, "a.csv"), `score,date,Team,Office,comment\n${rows.join("\n")}\n`);
    const said: string[] = [];
    const code = await runCli(
      ["import", join(folder, "a.csv"), "--survey", "shop", "--attributes", "Team,Office", "--yes"],
      {
        env: { DATABASE_URL: url, NPS_TIMEZONE: "UTC", NPS_ORGANIZATION: "Acme" },
        out: (t) => said.push(t),
        fail: (t) => said.push(t),
      },
    );
    expect([code, said.join("\n")]).toEqual([0, expect.any(String)]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const made = async (
    format: ExportFormat,
    locale: "en" | "zh-CN",
    reader: "manager" | OwnSegment = "manager",
  ) => {
    const engine = await openEngine(url);
    const store = createStore(engine, chance);
    const [organization] = await engine.db.select().from(engine.tables.organizations);
    if (organization === undefined) throw new Error("no organization");
    const survey = await store.surveys.byKey(organization.id, "shop");
    if (survey === null) throw new Error("no survey");
    const most = { rounds: 99, answers: 99 };
    const gathered = await gatherExport(store, { survey, format, reader, now: NOW, most });
    const file = await makeFile(gathered, { copy: copyFor(locale), organization, command: "/nps", now: NOW });
    await engine.close();
    return { ...file, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.content) };
  };

  it.each(LOCALES)("as a page has everything and asks for nothing (%s)", async (locale) => {
    const { text, name, type } = await made("html", locale);
    expect([name, type]).toEqual(["nps-shop-2026-04-01.html", "text/html; charset=utf-8"]);
    expect(text).toContain(`<html lang="${locale}">`);
    expect(text).toContain("default-src 'none'");
    expect(text).toContain("Design");
    expect(text.match(/<svg [^>]*role="img"/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text).toContain("2026-03-16*");
    // What somebody wrote is there to read, and masked, but it is no tag; nothing else is either.
    expect(text).toContain("&lt;script");
    expect(text).not.toContain("ann@example.org");
    expect(text).not.toMatch(/<(script|img|iframe|link|object|embed|a|base|form)\b|<[^>]* on[a-z]+=/i);
    expect(text).not.toMatch(/(src|href)="(?!#)|url\((?!#)|@import|javascript:/i);
    if (locale === "zh-CN") expect(text).toContain("全部轮次");
  });

  it.each(LOCALES)("as a table says of each round and group what the digest does (%s)", async (locale) => {
    const { text } = await made("csv", locale);
    const [head = [], ...rows] = parse(text, { bom: true }) as string[][];
    expect(head).toHaveLength(18);
    expect(rows.filter((row) => row[4] === "")).toHaveLength(3);
    expect(
      rows
        .filter((row) => row[4] === "team")
        .map((row) => row[5])
        .sort(),
    ).toEqual([...["Design", "Design", "Design", "Sales", "Sales", "Sales"]]);
    for (const row of rows) {
      const [promoters = 0, passives = 0, detractors = 0, nps = 0] = row.slice(9, 13).map(Number);
      const answered = Number(row[7]);
      expect(promoters + passives + detractors).toBe(answered);
      expect(nps).toBeCloseTo((100 * (promoters - detractors)) / answered, 1);
      expect(Number(row[13])).toBeLessThanOrEqual(nps);
      expect(Number(row[14])).toBeGreaterThanOrEqual(nps);
    }
  });

  it.each(EXPORT_FORMATS)(
    "for the manager of one group has that group alone, and no words (%s)",
    async (format) => {
      const whole = await made(format, "en");
      const own = await made(format, "en", { scope: { attribute: "team", group: "Design" } });
      for (const secret of ["Sales", "Berlin", "Paris"]) {
        expect(whole.text).toContain(secret);
        expect(own.text).not.toContain(secret);
      }
      expect(own.text).toContain("Design");
      expect(own.text).not.toMatch(/Secret \d|HYPERLINK|script src/);
      if (format === "json") {
        const data = JSON.parse(own.text);
        expect(data).toMatchObject({ version: 1, scope: { attribute: "team", group: "Design" } });
        expect(Object.keys(data.rounds[0])).toEqual(["schedule", "digest"]);
      }
    },
  );

  it("is written by the operator's command, never over a file that nobody named", async () => {
    const out = join(folder, "page.html");
    const run = async (...args: readonly string[]) => {
      const said: string[] = [];
      const print = (text: string) => void said.push(text);
      const code = await runCli(["export", ...args], { env: { DATABASE_URL: url }, out: print, fail: print });
      return { code, text: said.join("\n") };
    };
    expect(await run("--survey", "shop", "--out", out)).toMatchObject({ code: 0 });
    expect(readFileSync(out, "utf8")).toContain("<!doctype html>");
    expect(await run("--survey", "shop", "--out", join(folder, "none", "x.csv"))).toMatchObject({ code: 1 });
    expect(await run("--survey", "shop", "--format", "pdf")).toMatchObject({ code: 1 });
    expect((await run("--survey", "nobody")).text).toContain("shop");
  });
});
