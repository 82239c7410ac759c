// Keeps the steps of a form between two updates, and hands the finished form to the conversation.
import { SurveyError } from "../../core/errors.ts";
import type { Form, Message } from "../../core/message.ts";
import type { Account } from "../../core/people/person.ts";
import type { People } from "../../core/people/ports.ts";
import type { Clock, Dialog, Dialogs, Locale } from "../../core/ports.ts";
import { decodePress } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import type { Place, Reply, Talk } from "../talk/talk.ts";
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
  /** Gives the open form that someone's words would answer. */
  openOf(account: Account): Promise<FormState | null>;
  /** Takes typed words; resolves after the commit. */
  words(account: Account, state: FormState, text: string, heard: Heard): Promise<FormAnswer>;
  /** Takes a press; resolves after the commit. `locale` is for someone whose form is over. */
  press(press: FormPress, heard: Heard, locale: Locale): Promise<FormAnswer>;
}

/** How long a form waits for its next answer, in milliseconds. */
const OPEN_FOR_MS = 24 * 3_600_000;
/** The shape of what is stored; a form that an older version left behind is over. */
const VERSION = "1";

/** Gives the forms of one connection. */
export function createForms({ dialogs, people, talk, clock }: FormGround): Forms {
  async function stateOf(account: Account | null): Promise<FormState | null> {
    const dialog = account === null ? null : await dialogs.get(account.id, clock.now());
    return dialog === null ? null : stateIn(dialog);
  }

  async function keep(account: Account, state: FormState): Promise<void> {
    const expiresAt = new Date(clock.now().getTime() + OPEN_FOR_MS);
    const data = { version: VERSION, steps: JSON.stringify(state) };
    await dialogs.set(account.id, { kind: "form", roundId: null, data, expiresAt });
  }

  async function end(account: Account, { stamp }: FormState): Promise<void> {
    // What the conversation has begun to wait for meanwhile is not ours to end.
    if ((await stateOf(account))?.stamp === stamp) await dialogs.clear(account.id);
  }

  async function submit(account: Account, state: FormState, { who, place }: Heard): Promise<FormAnswer> {
    const press = decodePress(state.form.press);
    if (press === null) throw new SurveyError("internal", { what: "form-without-press" });
    const outcome = await talk.submit(who, press, state.values, state.place);
    if (outcome.kind === "errors") {
      const next = refuseSteps(state, outcome.errors);
      await keep(account, next);
      return [{ reply: { locale: outcome.locale, redraw: stepMessage(next) }, place }];
    }
    await end(account, state);
    const { post, ...reply } = outcome.reply;
    const redraw = reply.redraw ?? closedForm(state, "formSent");
    const posted = post === undefined ? [] : [{ reply: { locale: reply.locale, post }, place: state.place }];
    return [{ reply: { ...reply, redraw }, place }, ...posted];
  }

  return {
    async begin(form, { who, place }, locale, show) {
      const known = await people.account(who);
      const [account] =
        known === null && who.member
          ? await people.remember(who.connectionId, [who.member], clock.now())
          : [known];
      if (account === null || account === undefined)
        throw new SurveyError("internal", { what: "form-for-nobody" });
      const state = beginSteps({ form, locale, place, stamp: clock.now().getTime().toString(36) });
      await keep(account, state);
      const isShown = await show(stepMessage(state));
      if (!isShown) await end(account, state);
      return isShown;
    },
    openOf: stateOf,
    async words(account, state, text, { place }) {
      const next = typeStep(state, text);
      await keep(account, next);
      // Below what was just typed, where the eye is; not in the message above it.
      return [{ reply: { locale: next.locale, answer: stepMessage(next) }, place }];
    },
    async press(press, heard, locale) {
      const { who, place } = heard;
      const account = await people.account(who);
      const state = await stateOf(account);
      if (account === null || state === null || state.stamp !== press.stamp) {
        return [{ reply: { locale, toast: copyFor(locale).telegram.formOver }, place }];
      }
      const pressed = pressStep(state, press);
      if (pressed.kind === "send") return submit(account, pressed.state, heard);
      if (pressed.kind === "cancel") {
        await end(account, state);
        return [{ reply: { locale: state.locale, redraw: closedForm(state, "formCancelled") }, place }];
      }
      await keep(account, pressed.state);
      return [{ reply: { locale: state.locale, redraw: stepMessage(pressed.state) }, place }];
    },
  };
}

function stateIn({ kind, data }: Dialog): FormState | null {
  const { steps } = data;
  if (kind !== "form" || data["version"] !== VERSION || typeof steps !== "string") return null;
  return JSON.parse(steps) as FormState;
}
