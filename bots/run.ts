// Runs the bot as a process: what `npm start` does, from the first line on the terminal to the clean stop.
import { readConfig } from "./config.ts";
import { copyFor } from "./copy/copy.ts";
import { type App, start } from "./main.ts";
import { printRefusal } from "./refusal.ts";

/** Runs the bot until it is told to stop. */
export async function run(): Promise<void> {
  process.on("uncaughtException", (error) => {
    // Where it broke, but not its message: that may quote what somebody wrote.
    const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
    console.error([error.name, ...frames].join("\n"));
    process.exit(1);
  });
  const words = copyFor(process.env["NPS_LOCALE"] === "zh-CN" ? "zh-CN" : "en").operating;
  const stopped = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stopped.abort());
  let app: App;
  try {
    const config = readConfig(process.env);
    if (config.slack === null && config.telegram === null) {
      console.error(words.noPlatform);
      process.exitCode = 1;
      return;
    }
    app = await start({
      env: process.env,
      signal: stopped.signal,
      onClaimCode: (code, connections) => {
        const lines = connections.map((connection) =>
          connection.platform === "slack"
            ? words.claimSlack({ command: config.command, code })
            : words.claimTelegram({ url: `https://t.me/${connection.username ?? ""}?start=claim_${code}` }),
        );
        console.log([words.claimTitle, ...lines].join("\n"));
      },
    });
  } catch (error) {
    printRefusal(error, process.env);
    process.exitCode = 1;
    return;
  }
  if (stopped.signal.aborted) await app.stop();
  else stopped.signal.addEventListener("abort", () => void app.stop(), { once: true });
}
