// The way in, in plain JavaScript that any Node can read: refuses an old Node before a native module loads, then hands over.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This bot needs Node 22.18 or later; this is Node ${process.versions.node}. Start it with "npm start": on Linux the project brings its own Node along.`,
  );
  console.error(
    `本程序需要 Node 22.18 或更高版本，当前为 ${process.versions.node}。请用 "npm start" 启动：在 Linux 上项目自带 Node。`,
  );
  process.exitCode = 1;
} else {
  const { existsSync } = await import("node:fs");
  if (existsSync(".env")) process.loadEnvFile(".env");
  await import("./quick-load.js");
  const what = process.argv[2] === "cli" ? "./cli.ts" : "./run.ts";
  const { run } = await import(what);
  await run(process.argv.slice(3));
}
