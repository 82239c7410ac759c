// What each reader of a digest may see: the one place where that is decided, for messages, JSON, charts and files alike.
import type { Scope } from "../people/person.ts";
import type { Digest, DigestView } from "./digest.ts";
import type { DigestCell, DigestSegment } from "./digest-sections.ts";
import { isOfGroup } from "./same-group.ts";

/** A manager of one segment. */
export interface OwnSegment {
  readonly scope: Scope;
}

/**
 * Who reads: `manager` everything; a manager of one segment the whole and that segment; `channel` the whole, with the words that may be quoted there;
 * `asked`, someone who was asked, the whole without words.
 */
export type DigestReader = "manager" | OwnSegment | "channel" | "asked";

/** Gives who someone with the role to read digests is. */
export function managerOf({ scope }: { readonly scope?: Scope }): "manager" | OwnSegment {
  return scope === undefined ? "manager" : { scope };
}

/** Takes everything out of a view that its reader may not see. A view that was made for one reader may be given to it again, or to one who may see less. */
export function forReader(view: DigestView, reader: DigestReader): DigestView {
  if (reader === "manager") return view;
  const scope = typeof reader === "object" ? reader.scope : null;
  const { digest } = view;
  const comments = reader === "asked" ? [] : digest.comments.filter(({ mayQuote }) => mayQuote);
  const commentCount = reader === "asked" ? 0 : view.quotable;
  const { groupTrend, ...others } = digest;
  const seen: Digest = {
    ...others,
    ...(groupTrend !== undefined && scope !== null && isOfGroup(scope, groupTrend) ? { groupTrend } : {}),
    segments: scope === null ? [] : ownSegment(digest.segments, scope),
    goals: digest.goals.filter(({ segment }) => segment === null || isOwn(segment, scope)),
    comments,
    commentCount,
  };
  return {
    ...view,
    digest: seen,
    commentsWithheld: view.commentsWithheld || commentCount < digest.commentCount || reader === "asked",
    ...(scope === null ? {} : { scope }),
  };
}

function isOwn(segment: Scope, scope: Scope | null): boolean {
  return segment.attribute === scope?.attribute && segment.group === scope.group;
}

// Merged with others it would speak of them too: then it is withheld like a group that is too small.
function ownSegment(segments: readonly DigestSegment[], scope: Scope): readonly DigestSegment[] {
  return segments
    .filter(({ attributes }) => attributes.length === 1 && attributes[0] === scope.attribute)
    .map(({ attributes, cells }) => {
      const own = cells.filter(({ groups }) => groups.length === 1 && groups[0]?.[0] === scope.group);
      return { attributes, withheld: own.length === 0, cells: own.map(alone) };
    });
}

// The p that is adjusted for all cells would say something of the others. The verdict stays: there is one for everyone.
function alone(cell: DigestCell): DigestCell {
  return cell.change === null ? cell : { ...cell, change: { ...cell.change, adjusted: null } };
}
