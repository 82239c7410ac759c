// What the commonest emoji and emoticons say.

const WELL =
  /[😀😁😂😃😄😅😆😊😍🥰😘😎🤩🥳🙂😉☺❤💖💕💙💚💛🧡👍👏🙌💪🎉🎊✅🔥💯⭐🌟✨🤗😇🏆🥇🌹🫶🙏]|\[(?:赞|强|鼓掌|爱心|玫瑰|太阳|胜利|呲牙|愉快|可爱|拥抱)\]/gu;
const ILL =
  /[😞😟😠😡🤬😢😭😤😩😫😖😣😒🙄😔☹🙁👎💔😱😨😰😥😓🤮🤢💩😾🤦😑🆘❌🥱😪😴]|\[(?:弱|流泪|大哭|发怒|抓狂|难过|白眼|心碎|衰|鄙视|敲打|捂脸)\]/gu;

/** Gives −1 to 1; 0 where there is none, or as many of either. */
export function emojiFeeling(text: string): number {
  const sum = (text.match(WELL)?.length ?? 0) - (text.match(ILL)?.length ?? 0);
  return sum / Math.sqrt(sum * sum + 4);
}
