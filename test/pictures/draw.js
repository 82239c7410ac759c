// Takes pictures of the pages that record.ts has written, in a browser of its own: `npm install && npm run draw` in this folder.
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import chromium from "@sparticuz/chromium";
import { chromium as browsers } from "playwright-core";

const here = fileURLToPath(new URL(".", import.meta.url));
const pages = join(here, "pages");
const pictures = join(here, "../../docs/pictures");
// A browser finds a font only in the folder of the user's fonts; Chinese needs one.
const fonts = join(homedir(), ".fonts");
await mkdir(fonts, { recursive: true });
for (const weight of ["400Regular", "700Bold"]) {
  const name = `NotoSansSC_${weight}.ttf`;
  await copyFile(join(here, "node_modules/@expo-google-fonts/noto-sans-sc", weight, name), join(fonts, name));
}
await mkdir(pictures, { recursive: true });

const browser = await browsers.launch({
  args: chromium.args,
  executablePath: await chromium.executablePath(),
  headless: true,
});
try {
  // One page for all: the browser runs in one process, and ends with its page.
  const page = await browser.newPage({ deviceScaleFactor: 1.3, viewport: { width: 400, height: 400 } });
  for (const file of (await readdir(pages)).filter((name) => name.endsWith(".html"))) {
    await page.goto(pathToFileURL(join(pages, file)).href);
    // Each frame as large as the page in it.
    for (const frame of page.frames().slice(1)) {
      const size = await frame.locator("body").boundingBox();
      const element = await frame.frameElement();
      await element.evaluate(
        (node, { width, height }) => {
          node.width = width;
          node.height = height;
        },
        { width: size.width, height: Math.ceil(size.height) },
      );
    }
    const picture = join(pictures, `${basename(file, ".html")}.png`);
    await page.locator("body").screenshot({ path: picture });
    console.log(picture);
  }
} finally {
  await browser.close();
}
