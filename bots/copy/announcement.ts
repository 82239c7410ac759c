// What a channel reads before a schedule's first round, so that messages from an unknown bot do not look like phishing.

import type { Message } from "../../core/message.ts";
import type { Organization } from "../../core/people/person.ts";
import type { Locale } from "../../core/ports.ts";
import type { Survey } from "../../core/survey/survey.ts";
import { copyFor } from "./copy.ts";
import { paragraph } from "./say.ts";

/** What an announcement says. */
export interface AnnouncementFacts {
  readonly survey: Pick<Survey, "subject" | "promise" | "relation">;
  readonly organization: Pick<Organization, "name" | "operator">;
  /** When the first round opens. */
  readonly opensAt: Date;
  readonly zone: string;
  readonly audienceName: string;
  readonly botName: string;
  readonly k: number;
  readonly locale: Locale;
  readonly now: Date;
}

/** Gives what comes, from whom, why, and who runs it. */
export function announcement(facts: AnnouncementFacts): Message {
  const { answering: words, format } = copyFor(facts.locale, facts.survey.relation);
  const { subject } = facts.survey;
  const opens = format.moment(facts.opensAt, facts.zone, facts.now);
  const promise =
    facts.survey.promise === "anonymous"
      ? words.announcementAnonymous({ k: format.number(facts.k) })
      : words.announcementAttributed;
  return {
    text: words.announcementText({ subject, opens }),
    parts: [
      { kind: "heading", text: words.announcementTitle({ subject }) },
      paragraph(words.announcement({ opens, audience: facts.audienceName, name: facts.botName })),
      paragraph(
        words.announcementSender({
          organization: facts.organization.name,
          operator: facts.organization.operator,
        }),
      ),
      paragraph(promise),
    ],
  };
}
