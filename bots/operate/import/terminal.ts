// What an import may do on a terminal besides printing: ask, and draw how far it has come.
import { createInterface } from "node:readline/promises";
import type { ReadStream, WriteStream } from "node:tty";

/** Absent where nobody is there to answer or to look. */
export interface AtTerminal {
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Puts a line in the place of the one drawn before; null takes it away. */
  readonly draw?: ((line: string | null) => void) | undefined;
}

/** Gives what can be done at the process's own terminal: questions go beside the result, which may be on its way into a file. */
export function atTerminal(from: Partial<ReadStream>, to: Partial<WriteStream>): AtTerminal {
  const isWatched = to.isTTY === true;
  const draw = (line: string | null) => void process.stderr.write(`\r\u001B[2K${line ?? ""}`);
  const ask = async (question: string): Promise<string> => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  };
  return {
    ...(isWatched ? { draw } : {}),
    ...(isWatched && from.isTTY === true ? { ask } : {}),
  };
}

const WIDTH = 24;
const EVERY_MS = 100;

/** Gives what draws a bar for a share 0–1 and a count, ten times a second at most; `end` takes it away. */
export function progressBar(
  { draw }: AtTerminal,
  line: (bar: string, share: number, count: number) => string,
): { readonly step: (share: number, count: number) => void; readonly end: () => void } {
  let drawn = 0;
  return {
    step(share, count) {
      if (draw === undefined) return;
      const now = performance.now();
      if (now - drawn < EVERY_MS) return;
      drawn = now;
      const full = Math.round(Math.min(1, share) * WIDTH);
      draw(line(`${"█".repeat(full)}${"░".repeat(WIDTH - full)}`, Math.min(1, share), count));
    },
    end: () => draw?.(null),
  };
}
