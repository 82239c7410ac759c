// What the bot says about itself: at home, at /start and /stop, and when someone changes their language.
import type { Button, Message, Part } from "../../core/message.ts";
import type { Organization } from "../../core/people/person.ts";
import { LOCALES, type Locale } from "../../core/ports.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import { copyFor } from "./copy.ts";
import { OWN_TOKEN } from "./privacy.ts";
import { paragraph, say } from "./say.ts";

/** Gives the App Home: what this is, one's answers' privacy, one's language, then `more` for those who manage. */
export function home(
  locale: Locale,
  organization: Pick<Organization, "name" | "operator">,
  more: readonly Part[] = [],
): Message {
  const words = copyFor(locale).answering;
  const title = words.homeTitle({ organization: organization.name });
  const privacy: Button = {
    label: words.privacyButton,
    press: encodePress({ verb: VERBS.privacy, token: OWN_TOKEN }),
  };
  const zone: Button = {
    label: words.zoneButton,
    press: encodePress({ verb: VERBS.zone, token: OWN_TOKEN }),
  };
  return {
    text: title,
    parts: [
      { kind: "heading", text: title },
      paragraph(words.homeWhat({ organization: organization.name })),
      paragraph(words.homePrivacy({ operator: organization.operator })),
      { kind: "buttons", buttons: [privacy, zone] },
      paragraph(words.homeLanguage),
      { kind: "buttons", buttons: LOCALES.map((each) => languageButton(each, locale)) },
      ...more,
    ],
  };
}

/** Gives the answer to /start; `first` is what its code came to, where it had one. */
export function welcome(
  locale: Locale,
  organization: Pick<Organization, "name">,
  first: string | null = null,
): Message {
  const words = copyFor(locale).answering;
  const greeting = words.welcome({ organization: organization.name });
  return first === null ? say(greeting, words.welcomeHow) : say(first, greeting, words.welcomeHow);
}

/** Gives the answer to /stop. */
export function goodbye(locale: Locale): Message {
  return say(copyFor(locale).answering.goodbye);
}

/** Gives the confirmation of a language, in that language. */
export function languageSet(locale: Locale): Message {
  return say(copyFor(locale).answering.languageSet);
}

function languageButton(each: Locale, current: Locale): Button {
  return {
    label: copyFor(each).answering.languageButton,
    press: encodePress({ verb: VERBS.language, token: OWN_TOKEN, argument: each }),
    ticked: each === current,
  };
}
