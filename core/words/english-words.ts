// English words that are no theme: those that every sentence needs, those that say something only beside another, and signs of other languages.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that no theme is made of. Written without apostrophes. */
export const ENGLISH_STOPS = words(`
a about above across actually after again ago all almost alone along already also although always am among an and another any anybody anyone anything
anyway anywhere are arent around as at away back be became because become been before being below between both but by came can cannot cant come comes
could couldnt cos cuz did didnt do does doesnt doing done dont down due during each eg either else enough especially etc even ever every everybody
everyone everything everywhere except few for from further gave generally get gets getting give given gives giving go goes going gone got gonna had hadnt
half has hasnt have havent having he hed her here hers herself hes hi hello him himself his how however i id ie if ill im in indeed instead into is isnt
it itd itll its itself ive just keep keeps kind know known last least less let lets like likely made mainly make makes making many may maybe me mean
means meant might mine more most mostly much must my myself na near nearly need needs neither never no nobody none nope nor not nothing now nowhere of
off often oh ok okay on once one ones only onto or other others otherwise our ours ourselves out over overall own part per perhaps please pls plus put
quite rather really regarding said same saw say saying says see seem seemed seems seen several shall she shes should shouldnt simply since so some
somebody somehow someone something sometimes somewhat somewhere soon sort still stuff such sure take taken takes taking tell thank thanks than that
thats the their theirs them themselves then there theres therefore these they theyd theyll theyre theyve thing things think this those though thought
three through thus till to together too took toward towards tried try trying two under unless until up upon us use used uses using usually very via
want wanted wants was wasnt way ways we wed well went were werent weve what whatever whats when whenever where whether which while who whoever whole
whom whose why will with within without wont would wouldnt yeah yes yet you youd youll your youre yours yourself yourselves youve lot lots bit
amp quot nbsp http https www lol
`);

/** Words that turn what follows. */
export const ENGLISH_TURNS = words(
  "not no never without hardly barely isnt arent wasnt werent dont doesnt didnt cant cannot wont wouldnt shouldnt couldnt havent hasnt hadnt lack lacks lacking",
);

/** Words that say something only beside another: "good" is no theme, "good pay" is. */
export const ENGLISH_VAGUE = words(`
able absolutely amazing annoying awesome awful bad badly better best big bigger boring brilliant broken cheap clear clearly clunky company complete
completely complicated confusing consider constant constantly cool could day days deal decent definitely difficult do easy easily employee employees
enjoy excellent expensive extremely fair fairly fantastic far fast faster feel feeling feels felt find fine fix fixed frequent frequently friendly full
fun general good great happy hard hate help helped helpful helping helps high higher highly honest honestly hope horrible huge important improve improved
improvement improving incredibly increase interesting keep kind lack lacking large late lately later liked little long longer look looking lose love
loved lovely loves low lower major month months new next nice nicely often old open outdated overall people person personally place point poor poorly
positive possible pretty proper properly quick quicker quickly quiet real reasonable reason recently recommend regular right rude sad same satisfied
score short show simple slow slower slowly small smooth smoothly solid special start started stop strong super support supportive terrible time times
today tomorrow top total totally true unclear understand unfair unhappy unhelpful unnecessary useful useless usual week weeks weird wish wonderful work
worked working works worse worst worth wrong year years yesterday
`);

/** Common little words of languages that are written like English but are not read. */
export const OTHER_LATIN_WORDS = words(`
und der das ist nicht ein eine mit auf fur für von zu den dem wir sind sehr auch aber ich zum wird haben bei nur mehr
le la les des du et est pas une dans pour que qui nous vous très tres avec sur au aux ce cette sont mais plus trop
el los las una por para con muy es más mas pero como nos todo hay se lo del al
il che di è per non sono molto anche della più
o os um uma não nao com em muito mais mas da dos
het een niet van met voor zijn wij ook maar heel
`);
