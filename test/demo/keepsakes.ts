// What a terminal cannot show: charts of the last digest and the results as a page, put into a folder to be opened.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SlackDouble, SlackMessage } from "../doubles/slack/double.ts";

/** A file to be opened. */
export interface Keepsake {
  readonly name: string;
  readonly data: Uint8Array;
}

/** Gives the first picture of a Slack message under this name; null where it has none. */
export function pictureIn(
  slack: Pick<SlackDouble, "uploads">,
  message: Pick<SlackMessage, "blocks"> | undefined,
  name: string,
): Keepsake | null {
  const block = message?.blocks.find(({ type }) => type === "image");
  const { id } = (block?.["slack_file"] ?? {}) as { readonly id?: string };
  const file = slack.uploads().find((one) => one.id === id);
  return file === undefined ? null : { name, data: file.data };
}

/** Writes everything into the folder, made if need be; gives where each lies, or null where nothing can be written there. */
export async function keep(
  folder: string,
  keepsakes: readonly Keepsake[],
): Promise<readonly string[] | null> {
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, data } of keepsakes) await writeFile(join(folder, name), data);
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return null;
    throw error;
  }
  return keepsakes.map(({ name }) => join(folder, name));
}
