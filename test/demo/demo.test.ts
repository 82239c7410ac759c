// The whole demo as a process: one week in Chinese, then someone at the prompt.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";

/** Runs it with these arguments and lines of input; gives what it wrote and its exit code. */
async function play(args: readonly string[], input: readonly string[] = []) {
  const child = spawn(process.execPath, ["test/demo/start.js", ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], LANG: "en_GB.UTF-8" },
  });
  const texts = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (texts.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (texts.err += text));
  child.stdin.end(input.map((line) => `${line}\n`).join(""));
  const [code] = await once(child, "close");
  return { ...texts, code };
}

it("plays a week through a kill, loses nothing, and lets someone stay", { timeout: 180_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "nps-demo-test-"));
  try {
    const file = join(folder, "transcript.txt");
    const { out, err, code } = await play(
      ["--weeks", "1", "--lang", "zh", "--stay", "--transcript", file, "--out", folder],
      [
        "who 陈静",
        "skip to tue 10:00",
        "press 7",
        "press 补充原因",
        "say 慢一点",
        "kill",
        "press 撤回",
        "quit",
      ],
    );
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toBe(stripVTControlCharacters(out));
    expect(await readFile(file, "utf8")).toBe(out);
    const [show = "", stay = ""] = out.split(/^demo: .*\n/mu);
    const [line = ""] = /^demo: .*$/mu.exec(out) ?? [];
    expect(line).toMatch(/^demo: rounds 2, asked 42, delivered 42, duplicates \d, answered 31, lost 0$/);
    for (const seen of [
      "kill -9",
      "你有多大可能推荐朋友来 Acme 工作？",
      "How likely are you",
      "本轮已截止",
      "我们要做的",
      "按团队",
      join(folder, "groups.png"),
    ]) {
      expect(show).toContain(seen);
    }
    expect(stay).toContain("大家说过：“会议太多”");
    expect(stay).toContain("已记下 7 分");
    expect(stay).toContain("已保存，谢谢！");
    expect(stay).toContain("你的回答已撤回并删除");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it("says how it is run where it cannot be run as written", async () => {
  const { out, err, code } = await play(["--weeks", "many"]);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain("npm run demo -- --weeks N");
});
