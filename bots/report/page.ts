// A page that stands alone: no script, nothing from the network, readable in light and dark, on a phone and on paper.
import { escaped } from "./page-parts.ts";

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1d2129;--soft:#5b6472;--line:#dfe3e8;--fill:#f4f6f8;--bar:#2f6fbd}
@media(prefers-color-scheme:dark){:root{--paper:#16191e;--ink:#e8eaee;--soft:#a2abb8;--line:#353b45;--fill:#20242b;--bar:#6ea8ee}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
:lang(zh-CN) body,body:lang(zh-CN){font-family:system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;line-height:1.7}
main{max-width:46rem;margin:0 auto;padding:2rem 1.25rem 3rem}
header{border-bottom:1px solid var(--line);margin-bottom:1.5rem;padding-bottom:1rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3;margin:2.25rem 0 .6rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.5rem 0 .4rem}
p{margin:.6rem 0;overflow-wrap:anywhere}
.soft,.note{color:var(--soft)}
.note{font-size:.88rem}
.wide{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:start;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--soft);font-weight:600;font-size:.85rem;white-space:nowrap}
.figure{text-align:end;white-space:nowrap}td:first-child:not(:only-child){white-space:nowrap}
.wide td:last-child,.wide th:last-child,.meter td:last-child{padding-inline-end:0}
.meter{margin:.75rem 0}
.meter th{font-weight:400;width:28%}
.meter th,.meter td{border:0;padding-block:.25rem;vertical-align:middle}
.wide-bar{width:52%}
.bar{display:block;width:100%;height:.7rem}
.bar .track{fill:var(--line)}
.bar .full{fill:var(--bar)}
blockquote{margin:.6rem 0;padding:.55rem .9rem;background:var(--fill);border-inline-start:3px solid var(--bar);border-radius:3px;overflow-wrap:anywhere;white-space:normal}
figure{margin:1rem 0;max-width:36rem}
figure svg{display:block;width:100%;height:auto;max-width:100%;border-radius:6px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(max-width:32rem){main{padding:1.25rem 1rem 2.5rem}h1{font-size:1.35rem}table{font-size:.92rem}th,td{padding-inline-end:.45rem}.meter th{width:34%}.wide-bar{width:40%}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--fill:#f2f2f2;--bar:#335}main{max-width:none;padding:0}h2,h3{break-after:avoid}figure,blockquote,tr{break-inside:avoid}.wide{overflow:visible}}
`.replace(/\n/g, "");

// The one style is named by nothing that a document could bring along; charts draw with attributes of their own.
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** Gives the page around a body of HTML. */
export function page(of: {
  readonly title: string;
  readonly language: string;
  readonly body: string;
}): string {
  return `<!doctype html>
<html lang="${escaped(of.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escaped(of.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${of.body}
</main>
</body>
</html>
`;
}
