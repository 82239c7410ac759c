// What platforms are called: the same in every language.
import type { Platform } from "../../core/ports.ts";

/** Each platform's own name. */
export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = { slack: "Slack", telegram: "Telegram" };
