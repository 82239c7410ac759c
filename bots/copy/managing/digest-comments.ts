// What people wrote, behind a digest's Details: themes, how it is meant, and their own words page by page.
import type { DigestView } from "../../../core/digest/digest.ts";
import type { DigestTheme } from "../../../core/digest/digest-sections.ts";
import type { Part } from "../../../core/message.ts";
import { narrow, shorten } from "../../text/columns.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { footnote, heading } from "./digest-words.ts";
import { joined } from "./joined.ts";
import type { Reader } from "./reader.ts";

const MOST_THEMES = 8;
const MOST_NAME = 14;
const MOST_VARIANTS = 3;
const MOST_EXPLAINED = 3;
const MOST_VARIANT = 24;
// Eight of them and all around them fit one message of Telegram.
const MOST_CHARACTERS = 240;

/** Gives themes and sentiment on the first page, and on every page its comments; `whole` where there are no pages. */
export function wordParts(
  view: DigestView,
  { command }: Partial<Pick<Reader, "command">>,
  copy: Copy,
  whole: boolean,
): readonly Part[] {
  const isFirst = view.commentsFrom === 0;
  return [
    ...(isFirst ? [...themeParts(view, copy), ...sentimentParts(view, copy)] : []),
    ...commentParts(view, copy, whole),
    // Numbers count all comments: who sees but some of them gets none, and takes none out.
    ...redactNote(view, command, copy),
  ];
}

function themeParts(view: DigestView, copy: Copy): readonly Part[] {
  const words = copy.managing.details;
  const themes = (view.digest.themes ?? []).slice(0, MOST_THEMES);
  if (themes.length === 0) return view.digest.commentCount > 0 ? [footnote(words.themesNone)] : [];
  const { theme, people, before, lean } = words.themeColumns;
  const isCompared = themes.some(({ verdict }) => verdict !== null);
  const isLeaning = themes.some((each) => each.lean !== null);
  const row = (each: DigestTheme) => [
    narrow(each.label, MOST_NAME),
    copy.format.number(each.people),
    ...(isCompared ? [beforeCell(each, copy)] : []),
    ...(isLeaning ? [each.lean === null ? "–" : words.leans[each.lean]] : []),
  ];
  const variants = themes
    .filter((each) => each.variants.length > 0)
    .slice(0, MOST_EXPLAINED)
    .map((each) => {
      const shown = each.variants.slice(0, MOST_VARIANTS).map((one) => narrow(one, MOST_VARIANT));
      return words.variants({ theme: narrow(each.label, MOST_VARIANT), variants: copy.format.list(shown) });
    });
  const hasMoved = themes.some(({ verdict }) => verdict === "more" || verdict === "less");
  const notes = [
    ...(view.promise === "anonymous" ? [words.themesLeast({ k: copy.format.number(view.k) })] : []),
    ...(isLeaning ? [words.themesSide] : []),
    ...(hasMoved ? [words.themesMoved] : []),
  ];
  const said = [...variants, ...(notes.length === 0 ? [] : [joined(copy, ...notes)])];
  return [
    heading(words.themesTitle),
    {
      kind: "table",
      columns: [theme, people, ...(isCompared ? [before] : []), ...(isLeaning ? [lean] : [])],
      rows: themes.map(row),
    },
    ...(said.length === 0 ? [] : [footnote(said.join("\n"))]),
  ];
}

function beforeCell({ before, verdict }: DigestTheme, copy: Copy): string {
  const { themeMore, themeLess } = copy.managing.details;
  const count = before === null ? "–" : copy.format.number(before.people);
  if (verdict === "more") return `${count} ${themeMore}`;
  return verdict === "less" ? `${count} ${themeLess}` : count;
}

function sentimentParts({ digest }: DigestView, copy: Copy): readonly Part[] {
  const words = copy.managing.details;
  const { sentiment } = digest;
  if (sentiment === undefined) return [];
  const all = sentiment.positive + sentiment.neutral + sentiment.negative;
  if (all === 0) return [];
  const row = (key: "positive" | "neutral" | "negative") => ({
    label: words.sentiment[key],
    share: sentiment[key] / all,
    figure: copy.format.number(sentiment[key]),
  });
  const { before } = sentiment;
  const earlier =
    before === null
      ? []
      : [
          words.sentimentBefore({
            positive: copy.format.number(before.positive),
            neutral: copy.format.number(before.neutral),
            negative: copy.format.number(before.negative),
          }),
        ];
  return [
    heading(words.sentimentTitle),
    { kind: "meter", rows: [row("positive"), row("neutral"), row("negative")] },
    footnote([...earlier, words.sentimentNote].join(copy.locale === "en" ? " " : "")),
  ];
}

function redactNote(
  { digest, commentsWithheld }: DigestView,
  command: string | undefined,
  copy: Copy,
): readonly Part[] {
  if (command === undefined || commentsWithheld || digest.comments.length === 0) return [];
  const round = copy.format.number(digest.round.number);
  return [footnote(copy.managing.details.redactNote({ command, round }))];
}

function commentParts(view: DigestView, copy: Copy, whole: boolean): readonly Part[] {
  const { comments, commentCount } = view.digest;
  const words = copy.managing.details;
  const withheld = view.commentsWithheld ? [footnote(words.commentsWithheld)] : [];
  if (commentCount === 0) return view.commentsWithheld ? withheld : [paragraph(words.commentsNone)];
  const count = copy.format.number(commentCount);
  const from = view.commentsFrom + 1;
  const to = view.commentsFrom + comments.length;
  const title =
    comments.length === commentCount || comments.length === 0
      ? words.commentsTitle({ count })
      : words.commentsPage({ from: copy.format.number(from), to: copy.format.number(to), count });
  return [
    heading(view.commentsWithheld ? words.commentsQuotable : title),
    ...comments.map(({ text }, at): Part => {
      const label = words.commentNumber({ number: copy.format.number(from + at) });
      const said = whole ? text : shorten(text, MOST_CHARACTERS);
      return { kind: "quote", text: said, ...(view.commentsWithheld ? {} : { label }) };
    }),
    ...withheld,
  ];
}
