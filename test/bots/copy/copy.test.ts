import { describe, expect, it } from "vitest";
import { copyFor } from "../../../bots/copy/copy.ts";
import { ERROR_CODES } from "../../../core/errors.ts";

/** A sentence as it reads with marks in the places of its parameters, and the parameters that it asked for. */
interface Told {
  readonly text: string;
  readonly params: readonly string[];
}

/** Tells every sentence of a language, by its path. */
function tell(words: unknown, path = ""): Map<string, Told> {
  if (typeof words === "string") return new Map([[path, { text: words, params: [] }]]);
  if (typeof words === "function") return new Map([[path, call(words)]]);
  const told = new Map<string, Told>();
  for (const [key, value] of Object.entries(words ?? {})) {
    for (const [at, each] of tell(value, path === "" ? key : `${path}.${key}`)) told.set(at, each);
  }
  return told;
}

function call(sentence: CallableFunction): Told {
  const asked = new Set<string>();
  const params = new Proxy(
    {},
    {
      get: (_, key) => {
        asked.add(String(key));
        return `⟦${String(key)}⟧`;
      },
    },
  );
  const text: unknown = sentence(params);
  return { text: String(text), params: [...asked].sort() };
}

const told = (locale: "en" | "zh-CN", relation: "staff" | "customer" = "staff") => {
  const { answering, managing, errors, operating, demo } = copyFor(locale, relation);
  return tell({ answering, managing, errors, operating, demo });
};
const english = told("en");
const chinese = told("zh-CN");
const customers = told("zh-CN", "customer");
const paths = [...english.keys()];
const HAN = /\p{Script=Han}/u;

describe("the copy of both languages", () => {
  it("has the same sentences in each", () => {
    expect([...chinese.keys()].sort()).toEqual([...paths].sort());
    expect(paths.length).toBeGreaterThan(100);
  });

  it("names the command as it is called here: it may be another one's name already", () => {
    const named = [...english, ...chinese, ...customers].filter(
      ([path, { text }]) => /^(?:answering|managing|errors)\./.test(path) && /\/nps\b/i.test(text),
    );
    expect(named.map(([path]) => path)).toEqual([]);
    expect(english.get("managing.people.linkCode")?.text).toContain("⟦command⟧ link");
  });

  it.each(paths)("uses every parameter of %s in both", (path) => {
    for (const { text, params } of [english.get(path), chinese.get(path)].filter(
      (each) => each !== undefined,
    )) {
      for (const param of params) expect(text).toContain(`⟦${param}⟧`);
    }
    expect(chinese.get(path)?.params).toEqual(english.get(path)?.params);
  });

  it("leaves no sentence of one language in the other", () => {
    const written = (text: string) => text.replace(/⟦\w+⟧/g, "");
    const strays = paths.filter((path) => {
      const one = written(english.get(path)?.text ?? "");
      const other = written(chinese.get(path)?.text ?? "");
      return HAN.test(one) || (one === other && /\p{Letter}{3}/u.test(one));
    });
    expect(strays).toEqual([]);
  });

  it("writes Chinese with Chinese punctuation", () => {
    const narrow = /[\p{Script=Han}。“”][,;:?!()]|[,;:?!(][\p{Script=Han}“”]/u;
    const wrong = [...chinese, ...customers]
      .filter(([, { text }]) => narrow.test(text))
      .map(([path]) => path);
    expect(wrong).toEqual([]);
  });

  it("says 您 to customers and 你 to staff, never both", () => {
    // Managing and errors speak to staff alone.
    const answering = [...customers].filter(([path]) => path.startsWith("answering."));
    for (const [, { text }] of answering) expect(text).not.toContain("你");
    for (const { text } of chinese.values()) expect(text).not.toContain("您");
    expect(customers.get("answering.answerIn")?.text).toContain("您");
  });

  it("has words for every error code", () => {
    for (const locale of ["en", "zh-CN"] as const) {
      for (const code of ERROR_CODES) {
        expect(copyFor(locale).errors[code].what.length).toBeGreaterThan(5);
        expect(copyFor(locale).errors[code].cure.length).toBeGreaterThan(5);
      }
    }
  });

  it("counts one and many in English", () => {
    const { answering } = copyFor("en");
    expect(answering.askedPeople({ count: "1" })).toBe("1 person is asked");
    expect(answering.askedPeople({ count: "58" })).toBe("58 people are asked");
    expect(answering.forgetDone({ ballots: "1", deliveries: "2" })).toContain("1 answer and 2 messages");
  });
});
