// A round, a presser and a ballot to decide about; every test says only what differs.
import type { PressFacts } from "../../../core/answer/ports.ts";
import type { Round } from "../../../core/ask/round.ts";
import type { Account } from "../../../core/people/person.ts";
import type { Frozen, Wording } from "../../../core/survey/survey.ts";

export const OPENS = new Date("2026-03-03T09:00:00Z");
export const CLOSES = new Date("2026-03-06T11:00:00Z");
export const MIDWAY = new Date("2026-03-04T12:00:00Z");

const wording: Wording = {
  question: "How likely?",
  anchors: "0 … 10",
  reason: { promoter: "why?", passive: "what?", detractor: "which?" },
  improve: "else?",
};

export const frozen: Frozen = {
  surveyKey: "staff",
  kind: "relationship",
  relation: "staff",
  promise: "anonymous",
  subject: "Acme",
  wording: { en: wording, "zh-CN": wording },
  drivers: ["team", "workload", "pay"].map((key) => ({ key, label: { en: key, "zh-CN": key } })),
  version: 1,
  k: 5,
  operator: "Ops",
  zone: "Europe/Berlin",
  pooled: 1,
};

export const round: Round = {
  id: "round",
  organizationId: "acme",
  scheduleId: "weekly",
  surveyId: "staff",
  connectionId: "slack",
  number: 1,
  nominal: "2026-03-03T10:00",
  state: "open",
  why: null,
  mode: "direct",
  population: "closed",
  opensAt: OPENS,
  closesAt: CLOSES,
  reminderAt: [],
  remindersDone: 0,
  digestAt: CLOSES,
  panel: null,
  invited: 20,
  passedOver: 0,
  frozen,
};

export const account: Account = {
  id: "account",
  personId: "person",
  organizationId: "acme",
  connectionId: "slack",
  platform: "slack",
  externalId: "U1",
  name: "Ada",
  role: "none",
  locale: "en",
  zone: null,
  state: "subscribed",
};

export const asked: PressFacts = {
  round,
  invitationId: "invitation",
  isInvitee: true,
  presser: account,
  ballot: null,
  schedule: {
    cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" },
    zone: "Europe/Berlin",
    anchor: "2026-03-02",
    blackouts: [],
  },
};

/** Someone who passes by a post that a whole crowd may answer. */
export const passerBy: PressFacts = {
  ...asked,
  round: { ...round, mode: "post", population: "open" },
  invitationId: null,
  isInvitee: false,
};

export function at(closing: Date, plusMs: number): Date {
  return new Date(closing.getTime() + plusMs);
}
