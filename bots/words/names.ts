// Which words are people's names, as far as a list and a writing can tell.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

// Common given names that are no common words: "will", "mark" and "grace" stay out.
const GIVEN = words(`
aaron adam adrian ahmed aisha alan albert alejandro alex alexander alexandra alice alison amanda amelia amy ana andrea andreas andrew andy angela anita ann anna anne annie anthony antonio ashley barbara
ben benjamin bernd beth bob bobby brandon brian bruno carl carla carlos carol caroline catherine charles charlie charlotte chloe chris christian christina christine christopher claire claudia cynthia dan daniel daniela
danny dave david deborah denise dennis derek diana diego dmitri donald donna doris dorothy doug douglas ed eddie eduardo edward elena elizabeth ella ellen emily emma eric erik eva evan evelyn fatima felix
fernando fiona florian frances francesca francis franz fred frederick gabriel gary george gerald giulia gloria gordon greg gregory hannah hans harold harry hassan heather heidi helen helena henry ian ibrahim igor
irene isaac isabel isabella ivan jacob jake james jamie jan jane janet janice jason javier jean jeff jeffrey jennifer jenny jeremy jerry jesse jessica jim jimmy joan joanna joe joel johan john johnny jon jonas
jonathan jorge jose joseph josh joshua joyce juan judith judy julia julian julie justin karen karl kate katherine kathleen kathy katie keith kelly ken kenneth kevin kim klaus kristen kyle larry laura lauren
leah lena leo leon leonard lewis liam linda lisa logan louis louise lucas lucia lucy luis luke lukas maria marie marco marcus margaret martha martin martina mary mateo matt matthew matthias maya megan
melissa michael michelle miguel mike mia mohamed mohammed monica monika muhammad nancy natalie natasha nathan neil nicholas nick nicole nina noah nora olga oliver olivia omar oscar pablo pamela patricia paul paula
pedro peter petra phil philip philipp priya rachel rafael rahul raj ralph ramon randy raymond rebecca ricardo richard rick robert roberto robin roger ron ronald rosa ruth ryan sabine sam samantha samuel sandra sara
sarah scott sean sebastian sergei sharon shirley silvia simon sofia sophia sophie stefan stephanie stephen steve steven stuart susan susanne svetlana sven sylvia tanya ted teresa terry thomas tim timothy tina tobias
todd tom tony tracy tyler ursula valentina vanessa vera veronica victor victoria vincent vladimir walter wayne wendy william wolfgang yasmin yusuf yvonne zoe
wei ming xiaoming xiaohong hui jing jun lei mei min na ping qiang ting xia xiaoyu yan yang ying yong zhang zhao zheng zhou zhu huang chen liu wu xu lin guo luo liang tang deng feng
`);
const HONORIFICS = words("mr mrs ms miss mister dr prof professor sir madam herr frau monsieur madame");

// The commonest Chinese family names, of one character and of two.
const FAMILY =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const DOUBLE_FAMILY = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐)/u;
// 老王, 小李, 阿强; 陈总, 王经理, 李老师, 张哥.
const FAMILIAR = new RegExp(`^[老小阿][${FAMILY}]$`, "u");
const TITLED = new RegExp(
  `^[${FAMILY}](?:总|工|哥|姐|叔|姨|老师|经理|主管|主任|组长|部长|总监|先生|女士|小姐|董|处|科长|教练|医生|师傅)$`,
  "u",
);

/** Says whether a word in Latin letters is a given name, or follows "Mr" and the like. */
export function isLatinName(word: string, before: string | undefined): boolean {
  return GIVEN.has(word.toLowerCase()) || (before !== undefined && HONORIFICS.has(before.toLowerCase()));
}

/** Says whether a Chinese word looks like a person's name. `tag` is the dictionary's part of speech: nr for names, x where it does not know the word. */
export function isChineseName(word: string, tag: string): boolean {
  if (FAMILIAR.test(word) || TITLED.test(word)) return true;
  if (tag.startsWith("nr")) return word.length > 1 && startsWithFamily(word);
  return tag === "x" && word.length >= 2 && word.length <= 4 && startsWithFamily(word);
}

function startsWithFamily(word: string): boolean {
  return DOUBLE_FAMILY.test(word) || FAMILY.includes(word.charAt(0));
}
