// The way into the demo, in plain JavaScript that any Node can read: refuses an old Node before anything newer is loaded.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `The demo needs Node 22.18 or later; this is Node ${process.versions.node}. Run it with "npm run demo": on Linux the project brings its own Node along.`,
  );
  console.error(
    `演示需要 Node 22.18 或更高版本，当前为 ${process.versions.node}。请用 "npm run demo" 运行：在 Linux 上项目自带 Node。`,
  );
  process.exitCode = 1;
} else {
  await import("../../bots/quick-load.js");
  const { run } = await import("./main.ts");
  process.exitCode = await run(process.argv.slice(2));
}
