// Keeps the steps of a form between two updates, and hands the finished form to the conversation.
import { SurveyError } from "../../core/errors.ts";
import type { Form, Message } from "../../core/message.ts";
import type { Account } from "../../core/people/person.ts";
import type { People } from "../../core/people/ports.ts";
import type { Clock, Dialog, Dialogs, Locale } from "../../core/ports.ts";
import { decodePress } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import type { Actor, Place, Reply, Talk } from "../talk/talk.ts";
import { closedForm, stepMessage } from "./form-message.ts";
import {
  beginSteps,
  type FormPress,
  type FormState,
  pressStep,
  refuseSteps,
  typeStep,
} from "./form-steps.ts";
import type { Heard } from "./respond.ts";

/** What keeping forms needs. */
export interface FormGround {
  readonly dialogs: Dialogs;
  readonly people: Pick<People, "account" | "remember">;
  readonly talk: Pick<Talk, "submit">;
  readonly clock: Clock;
}

/** A reply and where it belongs: the private chat, or for a post the place where the form was asked for. */
export type FormAnswer = readonly { readonly reply: Reply; readonly place: Place }[];

/** The forms of one connection. */
export interface Forms {
  /** Shows a form's first step; false, and no form, where it could not be shown. */
  begin(
    form: Form,
    heard: Heard,
    locale: Locale,
    show: (step: Message) => Promise<boolean>,
  ): Promise<boolean>;
  /** Takes typed words as the answer to the open form's step; null, and nothing taken, where none is open. Resolves after the commit. */
  words(account: Account, text: string, heard: Heard): Promise<FormAnswer | null>;
  /** Takes a press; resolves after the commit. `locale` is for someone whose form is over. */
  press(press: FormPress, heard: Heard, locale: Locale): Promise<FormAnswer>;
}

/** How long a form waits for its next answer, in milliseconds. */
const OPEN_FOR_MS = 24 * 3_600_000;
/** The shape of what is stored; a form that an older version left behind is over. */
const VERSION = "telegram-1";

/** An open form, and the conversation's own dialog that it stands on: a draft, say, which the form changes. */
interface Open {
  readonly state: FormState;
  readonly under: Dialog | null;
  /** The message whose words were taken last: after a crash it comes again, and is no answer to the next step. */
  readonly taken?: string;
}

/** Gives the forms of one connection. */
export function createForms({ dialogs, people, talk, clock }: FormGround): Forms {
  const dialogOf = (account: Account) => dialogs.get(account.id, clock.now());

  async function openOf(account: Account | null): Promise<Open | null> {
    return account === null ? null : openIn(await dialogOf(account));
  }

  async function keep(account: Account, { state, under, taken }: Open): Promise<void> {
    const expiresAt = new Date(clock.now().getTime() + OPEN_FOR_MS);
    const data = {
      version: VERSION,
      steps: JSON.stringify(state),
      under: under && JSON.stringify(under),
      taken: taken ?? null,
    };
    await dialogs.set(account.id, { kind: "form", roundId: null, data, expiresAt });
  }

  async function end(account: Account, { under }: Open): Promise<void> {
    await (under === null ? dialogs.clear(account.id) : dialogs.set(account.id, under));
  }

  async function submit(account: Account, open: Open, { who, place }: Heard): Promise<FormAnswer> {
    const { state } = open;
    const press = decodePress(state.form.press);
    if (press === null) throw new SurveyError("internal", { what: "form-without-press" });
    // The conversation looks for its own dialog when it takes a form, and may leave another one.
    await end(account, open);
    const outcome = await talk.submit(who, press, state.values, state.place);
    if (outcome.kind === "errors") {
      const next = refuseSteps(state, outcome.errors);
      await keep(account, { state: next, under: standable(await dialogOf(account)) });
      return [{ reply: { locale: outcome.locale, redraw: stepMessage(next) }, place }];
    }
    const { post, ...reply } = outcome.reply;
    const redraw = reply.redraw ?? closedForm(state, "formSent");
    const posted = post === undefined ? [] : [{ reply: { locale: reply.locale, post }, place: state.place }];
    return [{ reply: { ...reply, redraw }, place }, ...posted];
  }

  return {
    async begin(form, { who, place }, locale, show) {
      const account = await accountOf(people, who, clock.now());
      const before = await dialogOf(account);
      const under = openIn(before)?.under ?? standable(before);
      const stamp = clock.now().getTime().toString(36);
      const open = { state: beginSteps({ form, locale, place, stamp }), under };
      await keep(account, open);
      const isShown = await show(stepMessage(open.state));
      if (!isShown) await end(account, open);
      return isShown;
    },
    async words(account, text, { place, messageId }) {
      const open = await openOf(account);
      if (open === null) return null;
      const taken = `${messageId}`;
      const state = open.taken === taken ? open.state : typeStep(open.state, text);
      await keep(account, { ...open, state, taken });
      // Below what was just typed, where the eye is; not in the message above it.
      return [{ reply: { locale: state.locale, answer: stepMessage(state) }, place }];
    },
    async press(press, heard, locale) {
      const { who, place } = heard;
      const account = await people.account(who);
      const open = await openOf(account);
      if (account === null || open?.state.stamp !== press.stamp) {
        return [{ reply: { locale, toast: copyFor(locale).telegram.formOver }, place }];
      }
      const pressed = pressStep(open.state, press);
      if (pressed.kind === "send") return submit(account, { ...open, state: pressed.state }, heard);
      if (pressed.kind === "cancel") {
        await end(account, open);
        const redraw = closedForm(open.state, "formCancelled");
        return [{ reply: { locale: open.state.locale, redraw }, place }];
      }
      await keep(account, { ...open, state: pressed.state });
      return [{ reply: { locale: pressed.state.locale, redraw: stepMessage(pressed.state) }, place }];
    },
  };
}

async function accountOf(people: FormGround["people"], who: Actor, now: Date): Promise<Account> {
  const known = await people.account(who);
  if (known !== null) return known;
  const [account] = who.member ? await people.remember(who.connectionId, [who.member], now, "met") : [];
  if (account === undefined) throw new SurveyError("internal", { what: "form-for-nobody" });
  return account;
}

// A reason being awaited belongs to its round, whose sealing must find it: it is never kept inside something else.
function standable(dialog: Dialog | null): Dialog | null {
  return dialog?.kind === "form" && openIn(dialog) === null ? dialog : null;
}

function openIn(dialog: Dialog | null): Open | null {
  if (dialog?.kind !== "form" || dialog.data["version"] !== VERSION) return null;
  const { steps, under, taken } = dialog.data;
  if (typeof steps !== "string") return null;
  return {
    state: JSON.parse(steps) as FormState,
    under: typeof under === "string" ? dialogIn(under) : null,
    ...(typeof taken === "string" ? { taken } : {}),
  };
}

function dialogIn(text: string): Dialog {
  const dialog = JSON.parse(text) as Omit<Dialog, "expiresAt"> & { readonly expiresAt: string };
  return { ...dialog, expiresAt: new Date(dialog.expiresAt) };
}
