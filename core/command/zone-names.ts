// Time zones as people name them: by city, in either language, beside the names that the world's zone table gives them.
import { DAY_MS, parseZone, wallMillis } from "../time.ts";
import { nearest } from "./nearest.ts";

/** A zone, or the nearest one to what was typed. */
export type NamedZone =
  | { readonly kind: "ok"; readonly zone: string }
  | { readonly kind: "unknown"; readonly nearest: string | null };

/** Cities that many live in and that no zone is named after, or whose names are written in Chinese. */
const CITIES: Readonly<Record<string, string>> = {
  "Asia/Shanghai":
    "beijing,peking,shenzhen,guangzhou,hangzhou,chengdu,wuhan,nanjing,china,北京,上海,深圳,广州,杭州,成都,武汉,南京,西安,重庆,天津,苏州,厦门,青岛,中国",
  "Asia/Urumqi": "乌鲁木齐,新疆",
  "Asia/Hong_Kong": "香港",
  "Asia/Macau": "澳门",
  "Asia/Taipei": "taiwan,台北,台湾",
  "Asia/Singapore": "新加坡",
  "Asia/Tokyo": "osaka,japan,东京,大阪,日本",
  "Asia/Seoul": "korea,首尔,韩国",
  "Asia/Bangkok": "thailand,曼谷,泰国",
  "Asia/Ho_Chi_Minh": "hanoi,saigon,vietnam,河内,胡志明市,越南",
  "Asia/Kuala_Lumpur": "malaysia,吉隆坡,马来西亚",
  "Asia/Jakarta": "indonesia,雅加达,印度尼西亚",
  "Asia/Manila": "philippines,马尼拉,菲律宾",
  "Asia/Kolkata":
    "mumbai,delhi,new delhi,bangalore,bengaluru,chennai,hyderabad,pune,india,孟买,新德里,班加罗尔,印度",
  "Asia/Dubai": "abu dhabi,uae,迪拜,阿布扎比,阿联酋",
  "Asia/Riyadh": "jeddah,saudi arabia,利雅得,沙特",
  "Asia/Jerusalem": "tel aviv,israel,特拉维夫,耶路撒冷,以色列",
  "Asia/Kathmandu": "nepal,加德满都,尼泊尔",
  "Europe/Moscow": "saint petersburg,莫斯科,圣彼得堡",
  "Europe/Istanbul": "turkey,伊斯坦布尔,土耳其",
  "Europe/Berlin":
    "munich,münchen,hamburg,frankfurt,cologne,köln,stuttgart,düsseldorf,germany,deutschland,柏林,慕尼黑,汉堡,法兰克福,德国",
  "Europe/Paris": "lyon,marseille,france,巴黎,法国",
  "Europe/London": "manchester,edinburgh,cambridge,oxford,uk,england,britain,伦敦,英国",
  "Europe/Dublin": "ireland,都柏林,爱尔兰",
  "Europe/Madrid": "barcelona,spain,马德里,巴塞罗那,西班牙",
  "Europe/Rome": "milan,milano,italy,罗马,米兰,意大利",
  "Europe/Zurich": "geneva,basel,switzerland,苏黎世,日内瓦,瑞士",
  "Europe/Vienna": "wien,austria,维也纳,奥地利",
  "Europe/Amsterdam": "rotterdam,netherlands,阿姆斯特丹,荷兰",
  "Europe/Stockholm": "sweden,斯德哥尔摩,瑞典",
  "Europe/Warsaw": "krakow,kraków,poland,华沙,波兰",
  "Africa/Cairo": "egypt,开罗,埃及",
  "Africa/Johannesburg": "cape town,south africa,约翰内斯堡,开普敦,南非",
  "America/New_York":
    "boston,washington,washington dc,philadelphia,miami,atlanta,nyc,纽约,波士顿,华盛顿,费城,迈阿密,亚特兰大",
  "America/Chicago": "dallas,houston,austin,芝加哥,达拉斯,休斯顿,奥斯汀",
  "America/Denver": "salt lake city,丹佛",
  "America/Los_Angeles":
    "san francisco,seattle,san diego,san jose,portland,california,洛杉矶,旧金山,西雅图,圣地亚哥,圣何塞,硅谷",
  "America/Toronto": "montreal,ottawa,多伦多,蒙特利尔,渥太华",
  "America/Vancouver": "温哥华",
  "America/Sao_Paulo": "rio de janeiro,圣保罗,里约热内卢",
  "America/Mexico_City": "墨西哥城",
  "Australia/Sydney": "canberra,悉尼,堪培拉",
  "Australia/Melbourne": "墨尔本",
  "Australia/Brisbane": "布里斯班",
  "Australia/Perth": "珀斯",
  "Pacific/Auckland": "wellington,new zealand,奥克兰,惠灵顿,新西兰",
};

let table: ReadonlyMap<string, string> | null = null;

/** Reads "Europe/Berlin", "Berlin", "new york", "柏林" or a country with one time. */
export function findZone(text: string): NamedZone {
  const parsed = parseZone(text.normalize("NFKC").trim());
  // "CET" and "EST" are zones to the table, but clocks that never change or change by other rules than their cities'.
  if (parsed.kind === "ok" && (parsed.zone.includes("/") || parsed.zone.toUpperCase() === "UTC")) {
    return { kind: "ok", zone: parsed.zone };
  }
  const names = namesOfZones();
  const said = plain(text);
  const found = names.get(said) ?? names.get(said.split("/").at(-1) ?? "");
  if (found !== undefined) return { kind: "ok", zone: found };
  const word = said.split("/").at(-1) ?? said;
  // There are so many cities that a name of none of them is near to one: Atlantis is not Atlanta.
  const near = nearest(word, names.keys(), Math.max(1, Math.floor((2 * word.length) / 9)));
  return { kind: "unknown", nearest: near === null ? null : (names.get(near) ?? null) };
}

/** Gives two zones to show how one is written: the one where someone is taken to live, and the next one to it whose cities we know. */
export function zonesNear(zone: string, at: Date): readonly [string, string] {
  const there = wallMillis(at, zone);
  const [region] = zone.split("/");
  const far = (other: string): number =>
    Math.abs(wallMillis(at, other) - there) + (other.split("/")[0] === region ? 0 : DAY_MS);
  const [near = "UTC"] = Object.keys(CITIES)
    .filter((other) => other !== zone)
    .sort((one, other) => far(one) - far(other));
  return [zone, near];
}

function namesOfZones(): ReadonlyMap<string, string> {
  if (table !== null) return table;
  const names = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf("timeZone"))
    names.set(plain(zone.split("/").at(-1) ?? zone), zone);
  for (const [zone, cities] of Object.entries(CITIES)) {
    names.set(plain(zone.split("/").at(-1) ?? zone), zone);
    for (const city of cities.split(",")) names.set(plain(city), zone);
  }
  table = names;
  return names;
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[_\s]+/g, " ")
    .replace(/市$/, "")
    .trim();
}
