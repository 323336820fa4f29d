#include "rule/wordclass.h"

#include <string.h>

// Every list is in bytewise order for the binary search; wordclass_sorted() checks it in the test.
// Pairs are written "verb preposition".
// clang-format off

static const char *const LIGHT[] = {
    "apply", "bring", "carry", "cast", "commit", "conduct", "convene", "deliver", "direct",
    "do", "effect", "enact", "engage", "enter", "execute", "exercise", "exert", "express",
    "extend", "field", "file", "form", "give", "grant", "hand", "have", "hold", "implement",
    "impose", "inflict", "issue", "launch", "lend", "level", "levy", "lodge", "make", "mete",
    "mount", "offer", "open", "organise", "organize", "pay", "perform", "place", "pose",
    "provide", "pursue", "put", "raise", "reach", "register", "render", "send", "show", "slap",
    "sound", "stage", "strike", "submit", "take", "tender", "undertake", "unleash", "voice",
    "wage",
};

static const char *const BEARING[] = {
    "abandon", "abort", "accelerate", "acknowledge", "admit", "announce", "approve", "arrange", "attend", "authorise",
    "authorize", "begin", "boost", "boycott", "break", "broaden", "call", "cancel", "cease",
    "clear", "complete", "conclude", "confirm", "consider", "continue", "curb", "cut",
    "decide", "declare", "deepen", "defer", "delay", "deny", "discontinue", "drop", "ease", "end",
    "enlarge", "escalate", "expand", "finalise", "finalize", "finish", "freeze", "halt",
    "host", "increase", "initiate", "intensify", "interrupt", "join", "keep", "lead", "lift",
    "limit", "maintain", "negotiate", "order", "pass", "pause", "permit", "plan", "pledge",
    "postpone", "prepare", "proclaim", "prolong", "promise", "propose", "publicise", "quit",
    "ramp", "reconsider", "reduce", "reinstate", "reiterate", "relaunch", "renew", "reopen",
    "repeat", "restart", "resume", "revoke", "schedule", "scrap", "seek", "set", "shelve",
    "sign", "stall", "start", "step", "stop", "strengthen", "suspend", "sustain", "terminate",
    "threaten", "tighten", "toughen", "unveil", "vow", "want", "weigh", "widen", "withdraw",
};

static const char *const CONTAINER[] = {
    "acre", "act", "all", "amount", "any", "array", "band", "barrage", "barrel", "batch",
    "billion", "billions", "both", "bout", "bulk", "campaign", "chain", "collection", "column",
    "combination", "consignment", "contingent", "couple", "course", "cycle", "day", "deal",
    "dozen", "dozens", "each", "first", "fleet", "flurry", "form", "group", "half", "handful",
    "hectare", "host", "hundred", "hundreds", "kilo", "kilogram", "kind", "last", "list", "liter",
    "litre", "load", "lot", "majority", "many", "million", "millions", "minority", "most", "none",
    "number", "one", "ounce", "package", "pair", "part", "percentage", "phase", "piece", "plenty",
    "portion", "pound", "process", "quantity", "quarter", "raft", "range", "remainder", "rest",
    "round", "salvo", "score", "scores", "series", "session", "set", "several", "share",
    "shipload", "shipment", "slew", "some", "sort", "spate", "stage", "stretch", "string",
    "succession", "team", "third", "thousand", "thousands", "ton", "tonne", "total", "tranche",
    "truckload", "type", "unit", "variety", "wave", "week",
};

static const char *const INTRANSITIVE[] = {
    "accession", "acquiescence", "advance", "aggression", "agreement", "anger", "announcement",
    "appeal", "approval", "arrival", "attempt", "bid", "call", "capitulation", "claim",
    "commitment", "complaint", "concession", "consent", "conspiracy", "death", "decision",
    "declaration", "defeat", "demand", "departure", "desire", "effort", "entry", "failure",
    "incursion", "insistence", "intention", "interference", "intervention", "march",
    "meddling", "move", "objection", "offer", "opposition", "outrage", "participation", "plan",
    "plea", "pledge", "plot", "ploy", "presence", "promise", "proposal", "protest", "rally",
    "reaction", "readiness", "refusal", "rejection", "reluctance", "reply", "request",
    "resignation", "response", "retreat", "return", "right", "scheme", "statement",
    "submission", "surrender", "threat", "trip", "visit", "vow", "warning", "willingness",
    "wish", "withdrawal",
};

static const char *const ADDRESS[] = {
    "advice", "appeal", "call", "challenge", "command", "demand", "encouragement",
    "exhortation", "instruction", "invitation", "order", "permission", "plea", "pressure",
    "recommendation", "reminder", "request", "ultimatum", "urge", "urging", "warning",
};

static const char *const VEHICLE[] = {
    "agitation", "bandh", "banner", "boycott", "campaign", "complaint", "demonstration", "dharna",
    "fast", "leaflet", "letter", "march", "memorandum", "message", "motion", "notice",
    "pamphlet", "petition", "picket", "placard", "post", "poster", "procession", "protest",
    "rally", "resolution", "roadblock", "sit-in", "slogan", "statement", "stir", "strike", "tweet",
    "vigil", "walkout",
};

static const char *const SENT[] = {
    "advice", "aid", "apology", "appeal", "approval", "assistance", "assurance", "backing",
    "call", "commitment", "complaint", "condemnation", "confirmation", "criticism", "demand",
    "denial", "guarantee", "help", "instruction", "interference", "invitation", "message",
    "objection", "offer", "opposition", "order", "outcry", "permission", "plea", "pledge",
    "praise", "pressure", "promise", "proposal", "protest", "pushback", "reaction", "rebuke",
    "reply", "request", "resistance", "response", "signal", "statement", "support", "threat",
    "ultimatum", "warning",
};

static const char *const SUBJECT_CONTROL[] = {
    "guarantee", "pledge", "promise", "swear", "threaten", "undertake", "use", "vow",
};

static const char *const DITRANSITIVE[] = {
    "accord", "afford", "allocate", "allot", "allow", "assign", "award", "bring", "buy",
    "cost", "deliver", "deny", "donate", "feed", "forgive", "gift", "give", "grant",
    "guarantee", "hand", "lease", "lend", "offer", "owe", "pay", "permit", "pledge", "present",
    "promise", "refuse", "sell", "send", "serve", "ship", "show", "spare", "supply", "teach",
    "tell", "transfer", "wire",
};

static const char *const PARTICLE[] = {
    "along", "apart", "aside", "away", "back", "down", "forward", "off", "out", "up",
};

static const char *const LIGHT_WITH[] = {
    "agree on", "agree to", "answer with", "arrive for", "assemble for", "come for",
    "commit to", "consent to", "continue with", "convene for", "desist from", "embark on",
    "engage in", "engage with", "enter into", "fly for", "forge with", "gather for", "go with",
    "invite to", "involve in", "meet for", "partake in", "participate in", "persist in",
    "plow with", "press with", "proceed with", "pull from", "push with", "react with",
    "refrain from", "reply with", "resort to", "respond with", "retaliate with", "return to",
    "sit for", "threaten with", "travel for", "turn to", "walk from", "withdraw from",
};

static const char *const OBLIQUE_CONTROL[] = {
    "appeal to", "arrange for", "ask of", "beg of", "call on", "count on", "demand of",
    "depend on", "lean on", "look to", "plead with", "press on", "prevail on", "push for",
    "rely on", "require of", "shout to", "signal to", "vote for", "wait for",
};

static const char *const OBJECT_CONTROL[] = {
    "admonish", "advise", "allow", "appoint", "ask", "authorise", "authorize", "beg", "call",
    "cause", "caution", "challenge", "choose", "command", "commission", "compel", "convince",
    "dare", "deploy", "direct", "dispatch", "drive", "elect", "empower", "enable", "encourage",
    "entitle", "equip", "exhort", "expect", "find", "forbid", "force", "get", "hear", "help",
    "implore", "induce", "inspire", "instruct", "invite", "keep", "lead", "leave", "let",
    "license", "make", "mandate", "motivate", "nominate", "oblige", "order", "permit",
    "persuade", "press", "pressure", "pressurise", "pressurize", "prompt", "provoke", "remind",
    "request", "require", "see", "select", "send", "spur", "summon", "task", "teach", "tell",
    "train", "urge", "want", "warn", "watch",
};

static const char *const PHRASAL[] = {
    "bring about", "bring in", "bring over", "call in", "fly in", "give over", "hand in",
    "hand over", "haul in", "let in", "make over", "phase in", "pull in", "rein in", "send in",
    "ship over", "sign over", "take in", "take on", "take over", "throw out", "turn in",
    "turn over", "usher in", "win over",
};

static const char *const OBJECT_GERUND[] = {
    "absolve of", "accuse in", "accuse of", "acquit of", "advise against", "applaud for",
    "arrest for", "ban from", "bar from", "blame for", "blast for", "block from",
    "castigate for", "caution against", "censure for", "charge with", "chide for",
    "coerce into", "commend for", "condemn for", "convict for", "convict of", "convince of",
    "criticise for", "criticize for", "denounce for", "detain for", "deter from",
    "discourage from", "dissuade from", "fault for", "fine for", "force into", "forgive for",
    "hail for", "hinder from", "indict for", "jail for", "keep from", "lambast for",
    "lambaste for", "lure into", "pardon for", "persuade into", "praise for", "pressure into",
    "prevent from", "prohibit from", "prosecute for", "punish for", "rebuke for",
    "rebuke over", "remind of", "reprimand for", "reproach for", "restrain from",
    "sanction for", "scold for", "sentence for", "slam for", "stop from", "suspect of",
    "talk out_of", "thank for", "trick into", "urge against", "warn about", "warn against",
};
// Form and lemma, in order of the forms; forms that are lemmas of their own ("found") are left out.
static const struct {
    const char *form, *lemma;
} IRREGULAR[] = {
    {"arose", "arise"}, {"ate", "eat"}, {"beaten", "beat"}, {"became", "become"}, {"began", "begin"},
    {"begun", "begin"}, {"bent", "bend"}, {"bit", "bite"}, {"bitten", "bite"}, {"bled", "bleed"},
    {"blew", "blow"}, {"blown", "blow"}, {"borne", "bear"}, {"bought", "buy"}, {"broke", "break"},
    {"broken", "break"}, {"brought", "bring"}, {"built", "build"}, {"burnt", "burn"},
    {"came", "come"}, {"caught", "catch"}, {"chose", "choose"}, {"chosen", "choose"},
    {"clung", "cling"}, {"crept", "creep"}, {"dealt", "deal"}, {"did", "do"}, {"done", "do"},
    {"drawn", "draw"}, {"drew", "draw"}, {"driven", "drive"}, {"drove", "drive"}, {"dug", "dig"},
    {"fallen", "fall"}, {"fed", "feed"}, {"fled", "flee"}, {"flew", "fly"}, {"flown", "fly"},
    {"flung", "fling"}, {"forbade", "forbid"}, {"forbidden", "forbid"}, {"forgave", "forgive"},
    {"forgiven", "forgive"}, {"forgot", "forget"}, {"forgotten", "forget"}, {"forsook", "forsake"},
    {"fought", "fight"}, {"froze", "freeze"}, {"frozen", "freeze"}, {"gave", "give"},
    {"given", "give"}, {"gone", "go"}, {"got", "get"}, {"gotten", "get"}, {"grew", "grow"},
    {"grown", "grow"}, {"had", "have"}, {"heard", "hear"}, {"held", "hold"}, {"hid", "hide"},
    {"hidden", "hide"}, {"hung", "hang"}, {"kept", "keep"}, {"knelt", "kneel"}, {"knew", "know"},
    {"known", "know"}, {"laid", "lay"}, {"led", "lead"}, {"left", "leave"}, {"lent", "lend"},
    {"lit", "light"}, {"lost", "lose"}, {"made", "make"}, {"meant", "mean"}, {"met", "meet"},
    {"mistook", "mistake"}, {"overcame", "overcome"}, {"overran", "overrun"},
    {"overthrew", "overthrow"}, {"overthrown", "overthrow"}, {"paid", "pay"}, {"ran", "run"},
    {"rang", "ring"}, {"rebuilt", "rebuild"}, {"risen", "rise"}, {"rode", "ride"}, {"rose", "rise"},
    {"said", "say"}, {"sank", "sink"}, {"sat", "sit"}, {"seen", "see"}, {"sent", "send"},
    {"shaken", "shake"}, {"shook", "shake"}, {"shot", "shoot"}, {"shown", "show"},
    {"shrank", "shrink"}, {"slain", "slay"}, {"slept", "sleep"}, {"slew", "slay"}, {"sold", "sell"},
    {"sought", "seek"}, {"sped", "speed"}, {"spent", "spend"}, {"spoke", "speak"},
    {"spoken", "speak"}, {"sprang", "spring"}, {"stole", "steal"}, {"stolen", "steal"},
    {"stood", "stand"}, {"stricken", "strike"}, {"strove", "strive"}, {"struck", "strike"},
    {"stung", "sting"}, {"sued", "sue"}, {"sunk", "sink"}, {"swept", "sweep"}, {"swore", "swear"},
    {"sworn", "swear"}, {"swung", "swing"}, {"taken", "take"}, {"taught", "teach"},
    {"thought", "think"}, {"threw", "throw"}, {"thrown", "throw"}, {"told", "tell"},
    {"took", "take"}, {"tore", "tear"}, {"torn", "tear"}, {"understood", "understand"},
    {"undertaken", "undertake"}, {"undertook", "undertake"}, {"underwent", "undergo"},
    {"unfroze", "unfreeze"}, {"unfrozen", "unfreeze"}, {"upheld", "uphold"}, {"went", "go"},
    {"wept", "weep"}, {"withdrawn", "withdraw"}, {"withdrew", "withdraw"},
    {"withheld", "withhold"}, {"withstood", "withstand"}, {"woke", "wake"}, {"won", "win"},
    {"wore", "wear"}, {"worn", "wear"}, {"written", "write"}, {"wrote", "write"}, {"wrung", "wring"},
};
// clang-format on

#define PAIR_MAX        64 // bytes of "verb preposition"; ours have at most 20
#define HAS(list, word) has((list), sizeof(list) / sizeof *(list), (word))
#define SORTED(list)    sorted((list), sizeof(list) / sizeof *(list))

// The order of an entry and a word, bytewise; most differ in their first letters.
static int compare(const char *entry, str word)
{
    for (size_t i = 0; i < word.n; i++) {
        int difference = (unsigned char)entry[i] - (unsigned char)word.p[i];
        if (difference || !entry[i]) return difference ? difference : -1;
    }
    return entry[word.n] ? 1 : 0;
}

static bool has(const char *const *list, size_t n, str word)
{
    size_t low = 0;
    while (low < n) {
        size_t middle = low + (n - low) / 2;
        int order = compare(list[middle], word);
        if (order == 0) return true;
        if (order < 0)
            low = middle + 1;
        else
            n = middle;
    }
    return false;
}

static bool sorted(const char *const *list, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (strcmp(list[i - 1], list[i]) >= 0) return false;
    return true;
}

// "verb preposition" as one str in `out`; empty when it is too long to be ours.
static str pair(str verb, str preposition, char out[PAIR_MAX])
{
    if (verb.n + 1 + preposition.n > PAIR_MAX) return STR_NONE;
    if (verb.n) memcpy(out, verb.p, verb.n);
    out[verb.n] = ' ';
    if (preposition.n) memcpy(out + verb.n + 1, preposition.p, preposition.n);
    return (str){out, verb.n + 1 + preposition.n};
}

bool wordclass_light(str verb)
{
    return HAS(LIGHT, verb);
}

bool wordclass_bearing(str verb)
{
    return HAS(BEARING, verb);
}

bool wordclass_light_with(str verb, str preposition)
{
    char text[PAIR_MAX];
    return HAS(LIGHT_WITH, pair(verb, preposition, text));
}

bool wordclass_container(str noun)
{
    return HAS(CONTAINER, noun);
}

bool wordclass_intransitive_noun(str noun)
{
    return HAS(INTRANSITIVE, noun);
}

bool wordclass_address_noun(str noun)
{
    return HAS(ADDRESS, noun);
}

bool wordclass_vehicle_noun(str noun)
{
    return HAS(VEHICLE, noun);
}

bool wordclass_sent_noun(str noun)
{
    return HAS(SENT, noun);
}

bool wordclass_subject_control(str verb)
{
    return HAS(SUBJECT_CONTROL, verb);
}

bool wordclass_object_control(str verb)
{
    return HAS(OBJECT_CONTROL, verb);
}

bool wordclass_oblique_control(str verb, str preposition)
{
    char text[PAIR_MAX];
    return HAS(OBLIQUE_CONTROL, pair(verb, preposition, text));
}

bool wordclass_object_gerund(str verb, str preposition)
{
    char text[PAIR_MAX];
    return HAS(OBJECT_GERUND, pair(verb, preposition, text));
}

bool wordclass_ditransitive(str verb)
{
    return HAS(DITRANSITIVE, verb);
}

bool wordclass_particle(str verb, str word)
{
    char text[PAIR_MAX];
    return HAS(PARTICLE, word) || HAS(PHRASAL, pair(verb, word, text));
}

str wordclass_preposition(str word)
{
#define PAIR(from, to)                                                                             \
    {                                                                                              \
        {(from), sizeof(from) - 1},                                                                \
        {                                                                                          \
            (to), sizeof(to) - 1                                                                   \
        }                                                                                          \
    }
    static const struct {
        str from, to;
    } SAME[] = {
        PAIR("towards", "toward"), PAIR("amongst", "among"),  PAIR("upon", "on"),
        PAIR("amidst", "amid"),    PAIR("onto", "on"),        PAIR("till", "until"),
        PAIR("thru", "through"),   PAIR("versus", "against"), PAIR("vs.", "against"),
        PAIR("vs", "against"),     PAIR("v.", "against"),     PAIR("w/", "with"),
    };
#undef PAIR
    for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
        if (str_eq(word, SAME[i].from)) return SAME[i].to;
    return word;
}

str wordclass_irregular(str form)
{
    size_t low = 0, high = sizeof IRREGULAR / sizeof *IRREGULAR;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(IRREGULAR[middle].form, form);
        if (order == 0) return str_of(IRREGULAR[middle].lemma);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return STR_NONE;
}

bool wordclass_sorted(void)
{
    for (size_t i = 1; i < sizeof IRREGULAR / sizeof *IRREGULAR; i++)
        if (strcmp(IRREGULAR[i - 1].form, IRREGULAR[i].form) >= 0) return false;
    return SORTED(LIGHT) && SORTED(BEARING) && SORTED(CONTAINER) && SORTED(INTRANSITIVE) &&
           SORTED(ADDRESS) && SORTED(VEHICLE) && SORTED(SUBJECT_CONTROL) && SORTED(DITRANSITIVE) &&
           SORTED(PARTICLE) && SORTED(LIGHT_WITH) && SORTED(OBLIQUE_CONTROL) &&
           SORTED(OBJECT_GERUND) && SORTED(OBJECT_CONTROL) && SORTED(PHRASAL) && SORTED(SENT);
}
