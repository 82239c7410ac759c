// What VADER's lexicon of social media does not know of work and service, told to it in words that it knows.

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Well meant at work and of a service. */
export const GOOD = words(`
flexible flexibility flexibly responsive reliable reliably stable intuitive fast faster quick quicker quickly smooth smoothly smoother simple simpler affordable transparent transparency autonomy autonomous balanced
generous modern spacious quiet tasty seamless seamlessly efficient efficiently effective effectively productive useful knowledgeable professional polite patient punctual collaborative inclusive diverse welcoming welcomed
meaningful mentoring organised organized well-organised well-organized well-designed well-run well-documented thorough lifesaver painless effortless effortlessly hassle-free approachable attentive empowered empowering valued
cooperative considerate thoughtful caring consistent consistently accurate polished sturdy durable robust humane heard respectful respected listens cares appreciates learned learnt grown recommend recommended recommending solved resolved
fixed improved improving praised praise rewarding fulfilling timely prompt promptly clean tidy cosy cozy accessible handy powerful versatile trustworthy dependable competent skilled experienced capable motivated motivating energised
`);

/** Ill meant at work and of a service. */
export const BAD = words(`
slow slower slowly sluggish laggy lag lags lagging outdated dated obsolete buggy bug bugs glitch glitches glitchy clunky cumbersome tedious repetitive understaffed understaffing overworked underpaid unpaid overtime burnout burnt-out burned-out
micromanage micromanages micromanaged micromanagement micromanager bureaucracy bureaucratic toxic favouritism favoritism favourites favorites nepotism confusing confused complicated convoluted expensive overpriced pricey costly unrealistic noisy loud
messy chaotic unclear inconsistent unreliable unstable crash crashes crashed crashing freezes freezing breaks broken late delay delays delayed silos siloed turnover layoffs layoff attrition overload overloaded downtime outage outages unresponsive
dismissive unheard undervalued unappreciated cramped crowded stagnant stagnating opaque secretive cutbacks pointless unnecessary downhill declining worsening slipping misleading cheated overcharged
forever exhausting exhausted exhaustion drained draining tired tiring stressful stressed nowhere rushed spam spammy ads junk unusable incomplete inaccurate incorrect unprofessional incompetent impolite unfriendly unhelpful
condescending patronising patronizing arrogant biased unequal discriminated gossip blame blamed blaming micromanaging understaffed bottleneck bottlenecks churn backlog firefighting paperwork bloated ugly flimsy fragile leaky unsafe unfinished
below leaving quitting resigning worthless shortage shortages hierarchical rigid inflexible stingy stale dull monotonous meaningless demotivated demotivating disorganised disorganized disconnected disrespectful disrespected neglected underfunded
`);

/** Words that VADER weighs and that say nothing here. */
export const NEITHER = words(`
please party hand hands share shared shares interest interested interests number number's support supports play chance chances matter matters top want wants create alert alerts security secure growth energy
challenge challenges challenging demand demands pay pays cut cuts stop leave department committed authority legal certain certainly agree agreed credit credits join joined fine okay ok average alright free kind solution solutions straight
trial mature true feature opportunity opportunities hope hopes wish wishes help value strength strengths special natural fan well yes important engage engaged significant save saves low error-free strike stand-up
`);

/** Turns of phrase, and what they come to. "good", "bad" and "thing" are what VADER reads in their stead. */
export const PHRASES: readonly (readonly [RegExp, string])[] = [
  // Nothing wrong.
  [
    /\b(?:no|zero|without(?: any| a single)?|never (?:any|a|had (?:a|any)(?: single)?)|not (?:a single|any|one|a)|free of|hardly any|n[o']t (?:had |have |seen |find |found )?(?:a single|any|one)) (?:real |major |big |serious )?(?:problems?|issues?|complaints?|bugs?|troubles?|faults?|downsides?|drama|politics|surprises?|hassle|stress|errors?|crashes|delays?|outages?|regrets?|red tape|overtime)\b/giu,
    "good",
  ],
  [
    /\bnothing (?:bad|wrong|negative|really)?\s*(?:to (?:complain|criticise|criticize|fault|dislike|fix|improve)|bad to say)(?: about)?\b/giu,
    "good",
  ],
  [/\bnothing (?:is |was |really )*(?:wrong|bad)\b/giu, "good"],
  [
    /\b(?:can'?t|cannot|could ?n'?t|hard to) (?:complain|fault|wait|ask for more|be happier|imagine a better|recommend (?:\w+ )?(?:enough|highly enough))\b/giu,
    "good",
  ],
  [
    /\b(?:never|does ?n'?t|do ?n'?t|did ?n'?t|has ?n'?t|have ?n'?t|won'?t) (?:ever )?(?:lets?|let|failed?|fails|disappoints?|disappointed|crash(?:es|ed)?|breaks?|broke)(?: (?:me|us|you|anyone))?(?: down)?\b/giu,
    "good",
  ],
  [
    /\b(?:above and beyond|second to none|top[- ]notch|up[- ]to[- ]date|on time|on schedule|ahead of schedule|earlier than|just works?|works? (?:well|great|fine|flawlessly|perfectly|as (?:expected|promised|advertised))|no[- ]brainer|spot on|keep it up|keep up the|taken seriously|takes? (?:\w+ )?seriously|(?:be|being) myself|looks? forward|feels? at home|went out of (?:her|his|their) way|follow(?:s|ed)? (?:up|through)|work[- ]life balance|exceed(?:s|ed)? (?:\w+ )?expectations)\b/giu,
    "good",
  ],
  [
    /\b(?:saves?|saved|saving) (?:\w+ )?(?:hours|time|days|money|weeks|effort|minutes|work|a lot|lots)\b/giu,
    "good",
  ],
  [
    /\b(?:learn(?:ed|t|ing)?|grow[n]?|grew) (?:a lot|so much|lots|something new|every day|quickly|more)\b/giu,
    "good",
  ],
  [/\b(?:within|in (?:under |less than )?(?:\w+ )?)(?:seconds|minutes|an hour)\b/giu, "good"],
  [
    /\b(?:reduced?|fewer|less|no more|solved|resolved|fixed|got rid of|removed) (?:the |our |all |my |that )?(?:\w+ )?(?:problems?|issues?|bugs?|bureaucracy|meetings|overtime|paperwork|stress|red tape|errors?|noise|delays?)\b/giu,
    "good",
  ],
  // Far from it.
  [
    /\b(?:far from|anything but|not exactly|nowhere near|by no means|falls? short of|lacks?|lacking|a lack of|lack of|too little|not enough|too few|insufficient|missing|short of|hardly any|no real|without any|without) (?:being |very |a |any |real |proper |enough )?(?:reliable|good|great|easy|fair|happy|helpful|clear|intuitive|support|respect|trust|transparency|recognition|appreciation|growth|career|time|staff|people|communication|flexibility|resources|training|feedback|opportunit\w+|vision|direction|structure|leadership|ownership|information|perfect|ideal|professional|polished|impressed|satisfied|convinced|enough)\b/giu,
    "bad",
  ],
  [/\b(?:lack of|lacks|lacking|not enough|too few|too many|too much|too little|way too|far too)\b/giu, "bad"],
  [
    /\btoo (?:long|slow|big|small|high|low|late|early|often|short|loud|complex|complicated|expensive|strict|hard|difficult|old|rigid|busy|far|narrow|crowded|noisy|heavy|vague|fast|cold|hot|dark)\b/giu,
    "bad",
  ],
  [
    /\b(?:red tape|hidden (?:fees|costs|charges)|closed doors|in the dark|no(?:body| one) (?:\w+ )?(?:listens?|cares?|answers?|knows?|helps?|responds?|replies|reads|asks?|follows)|falls? on deaf ears|fell on deaf ears|out of date|out of touch|behind schedule|over budget|waste of|take(?:s|n)? (?:\w+ )?(?:forever|ages|weeks|months|days|too long|so long)|took (?:\w+ )?(?:forever|ages|weeks|months|days|too long|so long)|wait(?:s|ed|ing)? (?:\w+ )?(?:forever|ages|weeks|months|days|hours)|(?:think|thinking|thought) (?:about|of) (?:leaving|quitting|resigning|cancelling|canceling|switching)|look(?:ing)? for (?:another|a new) job|going downhill|stopped working|never (?:works|worked|got|arrived|answered|replied|finds?|listens?|happened|happens)|keeps? (?:\w+ )?(?:crashing|failing|freezing|breaking|logging|losing|changing|losing|disconnecting|asking)|day in,? day out|no (?:career|growth|clear|real|time|way|respect|support|recognition|feedback|transparency|communication|direction|vision|trust|work-life|appreciation|plan|strategy|budget|training|raise|promotion|future|response|reply|answer|privacy|parking|help|progress)|change(?:s|d)? every (?:day|week|month)|(?:hardly|barely|almost never) (?:any(?:thing|one|body)?|ever) (?:works?|helps?|listens?|answers?|happens|improves?)|nothing (?:ever )?(?:\w+ )?(?:change[sd]?|improve[sd]?|work(?:s|ed)?|happen(?:s|ed)?|get(?:s)? (?:done|fixed)))\b/giu,
    "bad",
  ],
  [
    /\b(?:cannot|can'?t|could ?n'?t|unable to|impossible to|hard to|difficult to|struggle to|not able to) (?:\w+ )?(?:concentrate|focus|find|log|open|use|work|reach|understand|sleep|rely|trust|load|get|see|change|export|import|print|save|connect|cancel|breathe|plan|keep|hear|read|access|move|grow|do)\b/giu,
    "bad",
  ],
  [
    /\b(?:lost|lose|loses|losing) (?:\w+ )?(?:data|work|files?|people|colleagues|customers|time|orders?|messages?|money|trust)\b/giu,
    "bad",
  ],
  // Wishes and words about words.
  [
    /\b(?:would|could|might|may) be (?:very |really |even |a bit |much |so )?(?:nice|great|good|better|helpful|useful|cool|awesome|fantastic|ideal|perfect|wonderful|appreciated)(?: if| to)?\b/giu,
    "thing",
  ],
  [
    /\b(?:neither|not) (?:\w+ )?good (?:nor|or|,? not) bad\b|\bsome (?:\w+ )?(?:are|is) good\b.{0,20}\bbad\b|\bso[- ]so\b|\bno (?:comments?|opinion|answer from me|further \w+|remarks?|thoughts|preference|idea|particular \w+|change)\b|\bnothing (?:to (?:add|say|report|note)|special|new|else|in particular|further)\b|\b(?:good|bad) (?:and|or) (?:bad|good)\b|\bgood morning\b|\bno\.|\bnot (?:sure|applicable|yet sure)\b|\bcustomer support\b|\bno one in particular\b/giu,
    "thing",
  ],
];
