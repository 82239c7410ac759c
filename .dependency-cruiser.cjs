// Who may import whom: the rooms of the house and their doors. Checked by `npm run check`.
const wings = [
  "people",
  "steer",
  "survey",
  "deliver",
  "ask",
  "trigger",
  "answer",
  "words",
  "publish",
  "digest",
  "exchange",
  "command",
];

/** A wing imports the wings before it in the list, score and the ground; never a later one. */
const wingOrder = wings.map((wing, index) => ({
  name: `wing-${wing}-in-order`,
  comment: `core/${wing} imports no wing that comes after it.`,
  severity: "error",
  from: { path: `^core/${wing}/` },
  to: { path: `^core/(${wings.slice(index + 1).join("|") || "none"})/` },
}));

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "core-is-alone",
      comment: "core imports core, zod, croner, ml-matrix and nothing else.",
      severity: "error",
      from: { path: "^core/" },
      to: { pathNot: ["^core/", "^node_modules/(zod|croner|ml-matrix)/"] },
    },
    {
      name: "ground-knows-no-wing",
      comment:
        "Time, messages, ports, errors and presses are below the wings; reconcile and store stand above them.",
      severity: "error",
      from: { path: "^core/(time|message|chart|ports|errors|press)\\.ts$" },
      to: { path: `^core/(${wings.join("|")})/` },
    },
    {
      name: "score-is-arithmetic",
      severity: "error",
      from: { path: "^core/score/" },
      to: { path: "^core/", pathNot: "^core/(score/|errors)" },
    },
    {
      name: "db-imports-core-only",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^(bots|test)/" },
    },
    {
      name: "bots-and-db-meet-in-main-and-cli",
      severity: "error",
      from: { path: "^bots/", pathNot: "^bots/(main|cli)\\.ts$" },
      to: { path: "^db/" },
    },
    {
      name: "slack-knows-no-telegram",
      severity: "error",
      from: { path: "^bots/slack/" },
      to: { path: "^bots/telegram/" },
    },
    {
      name: "telegram-knows-no-slack",
      severity: "error",
      from: { path: "^bots/telegram/" },
      to: { path: "^bots/slack/" },
    },
    {
      name: "talk-and-copy-know-no-platform",
      severity: "error",
      from: { path: "^bots/(talk|copy)/" },
      to: { path: "^bots/(slack|telegram)/" },
    },
    {
      name: "slack-sdk-in-its-folder",
      severity: "error",
      from: { path: "^(bots|core|db)/", pathNot: "^bots/slack/" },
      to: { path: "^node_modules/@slack/" },
    },
    {
      name: "telegraf-in-its-folder",
      severity: "error",
      from: { path: "^(bots|core|db)/", pathNot: "^bots/telegram/" },
      to: { path: "^node_modules/(telegraf|@telegraf)/" },
    },
    {
      name: "drawing-in-its-folder",
      severity: "error",
      from: { path: "^(bots|core|db)/", pathNot: "^bots/chart/" },
      to: { path: "^node_modules/(echarts|@resvg)/" },
    },
    {
      name: "language-libraries-in-their-folder",
      severity: "error",
      from: { path: "^(bots|core|db)/", pathNot: "^bots/words/" },
      to: { path: "^node_modules/(@node-rs|vader-sentiment|stemmer)/" },
    },
    {
      name: "sql-in-db",
      severity: "error",
      from: { path: "^(bots|core)/" },
      to: { path: "^node_modules/(drizzle-orm|better-sqlite3|pg)/" },
    },
    {
      name: "nothing-imports-test",
      severity: "error",
      from: { path: "^(bots|core|db)/" },
      to: { path: "^test/" },
    },
    {
      name: "doubles-know-no-app",
      severity: "error",
      from: { path: "^test/doubles/" },
      to: { path: "^(bots|core|db)/" },
    },
    ...wingOrder,
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^db/migrations" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
    },
  },
};
