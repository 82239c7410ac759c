import { askForMore, count } from "./finale.ts";
import { createScreen } from "./screen.ts";
import { setUp } from "./setting-up.ts";
import { prepareShow } from "./show.ts";
import { playWeek } from "./week.ts";

const screen = createScreen({ out: process.stdout, colours: false, file: null });
const show = await prepareShow({ locale: (process.argv[2] ?? "en") as "en", seed: 7, screen });
try {
  const id = await setUp(show);
  for (let w = 1; w <= Number(process.argv[3] ?? 3); w++) await playWeek(show, w);
  await askForMore(show);
  await count(show, id);
} finally {
  await show.stage.close();
}
