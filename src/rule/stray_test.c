// Phrases and clauses that parsers hang on the wrong word: what the slots make of such trees. The
// trees are those that our parser gives.
#include "rule/tree.h"

#include "rule/frame.h"

typedef struct {
    const char *tree, *word, *slot, *fillers;
} stray_case;

static bool slot_named(const char *name, slot_kind *slot)
{
    static const struct {
        const char *name;
        slot_kind slot;
    } SLOTS[] = {{"subject", SLOT_SUBJECT},   {"object", SLOT_OBJECT},
                 {"iobject", SLOT_IOBJECT},   {"complement", SLOT_COMPLEMENT},
                 {"governor", SLOT_GOVERNOR}, {"light", SLOT_LIGHT},
                 {"adverb", SLOT_ADVERB}};
    *slot = SLOT_PREP;
    for (size_t i = 0; i < sizeof SLOTS / sizeof *SLOTS; i++)
        if (strcmp(SLOTS[i].name, name) == 0) {
            *slot = SLOTS[i].slot;
            return true;
        }
    return false;
}

static bool run_case(const stray_case *c, arena *a)
{
    sentence *s = tree_read(a, c->tree);
    frame_view f = frame_open(s, NULL, a);
    slot_kind slot;
    fillers found;
    buf got = {0};
    bool named = slot_named(c->slot, &slot);
    frame_fillers(&f, tree_find(s, c->word), slot, named ? STR_NONE : str_of(c->slot), &found);
    for (uint32_t i = 0; i < found.n; i++) {
        if (i) buf_add_byte(&got, ' ');
        buf_add(&got, s->tokens[found.word[i]].form);
    }
    bool ok = str_eq(buf_str(&got), str_of(c->fillers));
    if (!ok)
        print_error("%s: %s of '%s' is '%.*s', not '%s'\n", c->tree, c->slot, c->word,
                    STR_ARG(buf_str(&got)), c->fillers);
    buf_free(&got);
    return ok;
}

static void run_cases(const stray_case *cases, size_t n)
{
    arena a = {0};
    size_t failed = 0;
    for (size_t i = 0; i < n; i++) failed += !run_case(&cases[i], &a);
    arena_free(&a);
    if (failed) fail_msg("%zu of %zu cases", failed, n);
}

#define RUN(cases) run_cases((cases), sizeof(cases) / sizeof *(cases))

#define BY_BEHIND_OF                                                                               \
    "Togo/NNP/2/nsubj confirmed:confirm/VBD/0/root an/DT/4/det invasion/NN/2/obj of/IN/6/case "    \
    "Benin/NNP/4/nmod by/IN/8/case Ghana/NNP/2/obl"
#define ON_BEHIND_BY                                                                               \
    "Mali/NNP/2/nsubj reacted:react/VBD/0/root to/IN/5/case the/DT/5/det attack/NN/2/obl "         \
    "by/IN/7/case Chad/NNP/2/obl on/IN/9/case Niger/NNP/7/nmod"
#define OF_BEHIND_BY                                                                               \
    "The/DT/2/det approval/NN/8/nsubj by/IN/4/case Norway/NNP/2/nmod of/IN/7/case a/DT/7/det "     \
    "grant/NN/4/nmod helped:help/VBD/0/root"
#define PLEDGE                                                                                     \
    "Fiji/NNP/2/nsubj praised:praise/VBD/0/root the/DT/4/det pledge/NN/2/obj by/IN/6/case "        \
    "Tonga/NNP/2/obl to/TO/8/mark help:help/VB/2/advcl Samoa/NNP/8/obj"
#define ACCUSED_OF                                                                                 \
    "Oman/NNP/2/nsubj accused:accuse/VBD/0/root Chad/NNP/2/obj of/IN/6/case arming:arm/VBG/6/"     \
    "amod rebels:rebel/NNS/2/obl"
#define CUT_TIES                                                                                   \
    "Chad/NNP/2/nsubj threatened:threaten/VBD/0/root to/IN/5/case cut:cut/VBN/5/amod "             \
    "ties:tie/NNS/2/obl with/IN/7/case Peru/NNP/5/nmod"
#define CAME_BACK                                                                                  \
    "Mali/NNP/2/nsubj came:come/VBD/0/root back/RB/2/advmod to/IN/6/case the/DT/6/det "            \
    "table/NN/3/obl"
#define SIGNED_OFF                                                                                 \
    "Peru/NNP/2/nsubj:pass signed:sign/VBN/0/root off/RP/2/compound:prt on/IN/6/case "             \
    "the/DT/6/det "                                                                                \
    "sale/NN/2/obl"
#define CALLED_IN                                                                                  \
    "Peru/NNP/2/nsubj:pass called:call/VBN/0/root in/IN/5/case the/DT/5/det envoy/NN/2/obl "       \
    "to/TO/7/mark protest/VB/2/advcl"
#define CALLED_IN_XCOMP                                                                            \
    "Peru/NNP/2/nsubj called:call/VBD/0/root in/RP/2/compound:prt the/DT/5/det envoy/NN/2/obj "    \
    "to/TO/7/mark protest/VB/2/xcomp"
#define PREPARED                                                                                   \
    "Mali/NNP/3/nsubj:pass is:be/VBZ/3/aux:pass prepared:prepare/VBN/0/root to/TO/5/mark "         \
    "talk/VB/3/xcomp"
#define HOW_ROOT                                                                                   \
    "Absurd/JJ/3/nsubj was:be/VBD/3/cop how/WRB/0/root Chad/NNP/5/nsubj "                          \
    "described:describe/VBD/3/advcl:relcl the/DT/7/det sale/NN/5/obj"
#define HOW_ON_BE                                                                                  \
    "Absurd/JJ/0/root was:be/VBD/1/cop how/RB/2/advmod Chad/NNP/5/nsubj "                          \
    "described:describe/VBD/3/advcl:relcl the/DT/7/det sale/NN/5/obj"
#define HOW_FLAT                                                                                   \
    "Absurd/JJ/5/nsubj was:be/VBD/5/cop how/RB/5/advmod Chad/NNP/5/nsubj "                         \
    "described:describe/VBD/0/root the/DT/7/det sale/NN/5/obj"
#define WHAT_CALLED                                                                                \
    "Folly/NN/3/nsubj was:be/VBD/3/cop what/WP/0/root Chad/NNP/5/nsubj called:call/VBD/3/"         \
    "acl:relcl the/DT/7/det sale/NN/5/xcomp"
#define BRANDED_OBJ                                                                                \
    "Chad/NNP/3/nsubj:pass was:be/VBD/3/aux:pass branded:brand/VBN/0/root a/DT/5/det "             \
    "liar/NN/3/obj by/IN/7/case Mali/NNP/5/nmod"
#define BRANDED_XCOMP                                                                              \
    "Chad/NNP/3/nsubj:pass was:be/VBD/3/aux:pass branded:brand/VBN/0/root a/DT/5/det "             \
    "liar/NN/3/xcomp by/IN/7/case Mali/NNP/5/nmod"
#define CRIMES_AGAINST                                                                             \
    "Chad/NNP/2/nsubj accused:accuse/VBD/0/root Mali/NNP/2/obj of/IN/5/case "                      \
    "crimes:crime/NNS/3/nmod against/IN/7/case humanity/NN/2/obl"
#define HIDING_OVER                                                                                \
    "Chad/NNP/2/nsubj accused:accuse/VBD/0/root Mali/NNP/2/obj of/IN/5/mark hiding:hide/VBG/2/"    \
    "advcl data/NN/5/obj over/IN/9/case the/DT/9/det virus/NN/2/obl"
#define CALLED_XCOMP                                                                               \
    "\"/``/2/punct Absurd/JJ/5/advcl \"/''/2/punct Chad/NNP/5/nsubj called:call/VBD/0/root "       \
    "the/DT/7/det sale/NN/5/xcomp"
#define CLEFT_PAIR                                                                                 \
    "It/PRP/3/nsubj is:be/VBZ/3/cop Peru/NNP/0/root and/CC/5/cc Chad/NNP/3/conj ,/,/8/punct "      \
    "that/WDT/8/nsubj bears:bear/VBZ/3/conj guilt/NN/8/obj"
#define AS_NIGER                                                                                   \
    "Rebels:rebel/NNS/2/nsubj watched:watch/VBD/0/root as/IN/4/case Niger/NNP/2/obl "              \
    "agreed:agree/VBD/2/advcl to/IN/7/case talks:talk/NNS/5/obl"
#define SUSPENDED                                                                                  \
    "Many/NNS/2/nsubj saw:see/VBD/0/root how/IN/6/case France/NNP/5/nsubj "                        \
    "suspended:suspend/VBN/6/amod support/NN/2/obl"
#define JOINED                                                                                     \
    "Peru/NNP/2/nsubj met:meet/VBD/0/root Chile/NNP/2/obj and/CC/6/cc froze:freeze/VBD/6/amod "    \
    "ties:tie/NNS/3/conj"
#define NEIGHBOUR                                                                                  \
    "Chad/NNP/2/nsubj attacked:attack/VBD/0/root neighbouring:neighbour/VBG/2/xcomp "              \
    "Sudan/NNP/3/obj"
#define WHICH_BOTH                                                                                 \
    "Laos/NNP/8/nsubj and/CC/3/cc Cuba/NNP/1/conj ,/,/6/punct which/WDT/6/nsubj "                  \
    "traded:trade/VBD/1/acl:relcl ,/,/6/punct paid:pay/VBD/0/root"
#define DENIED_HAVING                                                                              \
    "Mali/NNP/2/nsubj denied:deny/VBD/0/root having:have/VBG/4/aux left:leave/VBN/2/advcl "        \
    "Chad/NNP/4/obj"
#define DENIED_CCOMP                                                                               \
    "Mali/NNP/2/nsubj denied:deny/VBD/0/root having:have/VBG/4/aux left:leave/VBN/2/ccomp "        \
    "Chad/NNP/4/obj"
#define INQUIRY_IN                                                                                 \
    "The/DT/2/det inquiry/NN/0/root into/IN/4/case torture/NN/2/nmod in/IN/6/case Chad/NNP/2/nmod"
#define INQUIRY_OF                                                                                 \
    "The/DT/2/det news/NN/0/root of/IN/4/case torture/NN/2/nmod in/IN/6/case Chad/NNP/2/nmod"
#define DUE_TO                                                                                     \
    "Chad/NNP/3/nsubj is:be/VBZ/3/cop due:due/JJ/0/root to/IN/3/fixed leave:leave/VB/3/advcl"
#define AMBUSHED                                                                                   \
    "The/DT/2/det convoy/NN/4/nsubj:pass was:be/VBD/4/aux:pass ambushed:ambushed/JJ/0/root "       \
    "by/IN/6/case rebels:rebel/NNS/4/obl"
#define BUT_NOT                                                                                    \
    "Peru/NNP/2/nsubj condemned:condemn/VBD/0/root Iran/NNP/2/obj but/CC/6/cc not/RB/6/advmod "    \
    "Iraq/NNP/3/conj"
#define NO_ATTACK                                                                                  \
    "There/EX/2/expl was:be/VBD/0/root no/DT/4/det attack/NN/2/nsubj by/IN/6/case Iran/NNP/4/"     \
    "nmod on/IN/8/case Iraq/NNP/2/obl"

static void phrases(void **state)
{
    (void)state;
    static const stray_case CASES[] = {
        {BY_BEHIND_OF, "invasion", "subject", "Ghana"},
        {BY_BEHIND_OF, "invasion", "object", "Benin"},
        {ON_BEHIND_BY, "attack", "subject", "Chad"},
        {ON_BEHIND_BY, "attack", "on", "Niger"},
        {OF_BEHIND_BY, "approval", "object", "grant"},
        {OF_BEHIND_BY, "approval", "subject", "Norway"},
        {NO_ATTACK, "attack", "on", "Iraq"},
        {NEIGHBOUR, "attacked", "object", "Sudan"},
        {BUT_NOT, "condemned", "object", "Iran"},
    };
    RUN(CASES);
}

#define CLAUSE_ON_MONTH                                                                            \
    "Oman/NNP/2/nsubj warned/VBD/0/root Iran/NNP/2/obj in/IN/5/case March/NNP/2/obl "              \
    "that/IN/8/mark "                                                                              \
    "ships/NNS/8/nsubj drift/VBP/5/acl:relcl"

#define CONTENT                                                                                    \
    "Laos/NNP/2/nsubj dismissed:dismiss/VBD/0/root claims:claim/NNS/2/obj that/WDT/7/obj "         \
    "Cuba/NNP/7/nsubj had:have/VBD/7/aux refused:refuse/VBN/3/acl:relcl to/TO/9/mark "             \
    "convene/VB/7/xcomp"
#define CONTENT_MARKED                                                                             \
    "Laos/NNP/2/nsubj dismissed:dismiss/VBD/0/root claims:claim/NNS/2/obj that/IN/7/mark "         \
    "Cuba/NNP/7/nsubj had:have/VBD/7/aux refused:refuse/VBN/3/acl to/TO/9/mark "                   \
    "convene/VB/7/xcomp"
#define CONTENT_OF_OBJECT                                                                          \
    "Laos/NNP/2/nsubj dismissed:dismiss/VBD/0/root claims:claim/NNS/2/obj that/WDT/6/obj "         \
    "Cuba/NNP/6/nsubj rejected:reject/VBD/3/acl:relcl an/DT/8/det offer/NN/6/obl:unmarked"
#define CLAIM_MADE                                                                                 \
    "Laos/NNP/2/nsubj dismissed:dismiss/VBD/0/root claims:claim/NNS/2/obj that/WDT/6/obj "         \
    "Cuba/NNP/6/nsubj repeated:repeat/VBD/3/acl:relcl"
#define CONTENT_OF_VERB                                                                            \
    "Laos/NNP/2/nsubj ignored:ignore/VBD/0/root warnings:warning/NNS/2/obj from/IN/5/case "        \
    "Cuba/NNP/3/nmod that/IN/9/mark ships:ship/NNS/9/nsubj were:be/VBD/9/cop ready/JJ/2/advcl"
#define BACK_TO                                                                                    \
    "Togo/NNP/2/nsubj went:go/VBD/0/root back/RB/2/advmod to/IN/5/case talks:talk/NNS/3/obl"
#define PREPARED                                                                                   \
    "Mali/NNP/3/nsubj:pass is:be/VBZ/3/aux:pass prepared:prepare/VBN/0/root to/TO/5/mark "         \
    "talk/VB/3/xcomp"
#define PREPARED_BY                                                                                \
    "Texts:text/NNS/3/nsubj:pass were:be/VBD/3/aux:pass prepared:prepare/VBN/0/root by/IN/5/case " \
    "Mali/NNP/3/obl:agent"
#define CLEFT                                                                                      \
    "It/PRP/3/nsubj was:be/VBD/3/cop Mali/NNP/0/root that/DT/5/nsubj left:leave/VBD/3/acl:relcl"
// The list's rest for another name of the summit; Chad alone is no rest of a list.
#define SUMMIT_OF                                                                                  \
    "A/DT/2/det summit/NN/9/nsubj of/IN/4/case Mali/NNP/2/nmod ,/,/6/punct Chad/NNP/2/appos "      \
    "and/CC/8/cc Niger/NNP/6/conj began/VBD/0/root"
#define SUMMIT_IN                                                                                  \
    "A/DT/2/det summit/NN/7/nsubj of/IN/4/case Mali/NNP/2/nmod ,/,/6/punct Chad/NNP/2/appos "      \
    "began/VBD/0/root"

// The relative pronoun hung on the verb above the one whose object it is.
#define KEEPS_DELIVERING                                                                           \
    "ships/NNS/0/root that/WDT/4/obj Oman/NNP/4/nsubj keeps:keep/VBZ/1/acl:relcl "                 \
    "delivering:deliver/VBG/4/xcomp to/IN/7/case Peru/NNP/5/obl"
#define WANTS_TO_SELL                                                                              \
    "ships/NNS/0/root that/WDT/4/obj Oman/NNP/4/nsubj wants:want/VBZ/1/acl:relcl to/TO/6/mark "    \
    "sell/VB/4/xcomp"
#define ORDERED_TO                                                                                 \
    "soldiers/NNS/0/root that/WDT/4/obj Oman/NNP/4/nsubj ordered:order/VBD/1/acl:relcl "           \
    "to/TO/6/mark leave/VB/4/xcomp"
#define MADE_POSSIBLE                                                                              \
    "Oman/NNP/2/nsubj made:make/VBD/0/root talks:talk/NNS/2/obj possible/JJ/2/xcomp"
#define INCLUDING                                                                                  \
    "Oman/NNP/2/nsubj passed:pass/VBD/0/root a/DT/4/det law/NN/2/obj including/VBG/6/case "        \
    "aid/NN/4/nmod"

static void lists_and_gaps(void **state)
{
    (void)state;
    static const stray_case CASES[] = {
        {SUMMIT_OF, "summit", "of", "Mali Chad Niger"},
        {SUMMIT_IN, "summit", "of", "Mali"},
        {KEEPS_DELIVERING, "delivering", "subject", "Oman"},
        {KEEPS_DELIVERING, "delivering", "object", "ships"},
        {WANTS_TO_SELL, "sell", "subject", "Oman"},
        {ORDERED_TO, "leave", "subject", "soldiers"},
        {MADE_POSSIBLE, "talks", "light", ""},
        {MADE_POSSIBLE, "talks", "subject", ""},
        {INCLUDING, "aid", "governor", "passed"},
    };
    RUN(CASES);
}

#define CLEFT_CONJ                                                                                 \
    "It/PRP/3/nsubj was:be/VBD/3/cop Mali/NNP/0/root ,/,/6/punct that/WDT/6/nsubj "                \
    "left:leave/VBD/3/conj"

#define BY_THE_FREE                                                                                \
    "Niger/NNP/3/nsubj:pass was:be/VBD/3/aux:pass given:give/VBN/0/root guns:gun/NNS/3/obj "       \
    "by/IN/8/case the/DT/8/det Dutch/NNP/8/compound free/JJ/4/amod of/IN/10/case charge/NN/8/obl"

#define CALLED_ON                                                                                  \
    "Oman/NNP/2/nsubj called:call/VBD/0/root on/RP/2/compound:prt Chad/NNP/2/obj to/TO/6/mark "    \
    "leave/VB/2/advcl"
#define UNDER_WHICH                                                                                \
    "Oman/NNP/2/nsubj signed:sign/VBD/0/root a/DT/4/det law/NN/2/obj under/IN/6/case "             \
    "which/WDT/8/obl millions:million/NNS/8/nsubj go/VBP/4/acl:relcl to/IN/10/case Chad/NNP/8/obl"
#define UNTIL                                                                                      \
    "No/DT/2/det talks:talk/NNS/0/root until/IN/6/mark the/DT/5/det guns:gun/NNS/6/nsubj "         \
    "stop/VBP/2/acl"

static void clauses(void **state)
{
    (void)state;
    static const stray_case CASES[] = {
        {PLEDGE, "help", "subject", "Tonga"},
        {PLEDGE, "pledge", "complement", "help"},
        {ACCUSED_OF, "accused", "of", "rebels arming"},
        {ACCUSED_OF, "arming", "subject", "Chad"},
        {ACCUSED_OF, "arming", "object", "rebels"},
        {CUT_TIES, "threatened", "complement", "cut"},
        {CUT_TIES, "cut", "subject", "Chad"},
        {CUT_TIES, "cut", "object", "ties"},
        {DENIED_HAVING, "denied", "complement", "left"},
        {DUE_TO, "due", "complement", "leave"},
        {CLAUSE_ON_MONTH, "warned", "complement", "drift"},
        {CLAUSE_ON_MONTH, "drift", "subject", "ships"},
        {CONTENT, "claims", "complement", "refused"},
        {CONTENT, "refused", "object", ""},
        {CONTENT, "convene", "object", ""},
        {CONTENT_MARKED, "refused", "object", ""},
        {CONTENT_MARKED, "convene", "object", ""},
        {CONTENT, "convene", "subject", "Cuba"},
        {CONTENT_OF_OBJECT, "rejected", "object", "offer"},
        {CLAIM_MADE, "repeated", "object", "claims"},
        {CLAIM_MADE, "claims", "complement", ""},
        {CONTENT_OF_VERB, "ready", "governor", "warnings"},
    };
    RUN(CASES);
}

static void verbs(void **state)
{
    (void)state;
    static const stray_case CASES[] = {
        {AS_NIGER, "agreed", "subject", "Niger"},
        {SUSPENDED, "suspended", "subject", "France"},
        {SUSPENDED, "suspended", "object", "support"},
        {JOINED, "froze", "subject", "Peru"},
        {JOINED, "froze", "object", "ties"},
        {JOINED, "met", "object", "Chile"},
        {WHICH_BOTH, "traded", "subject", "Laos Cuba"},
        {AMBUSHED, "ambushed", "subject", "rebels"},
        {AMBUSHED, "ambushed", "object", "convoy"},
        {BACK_TO, "went", "to", "talks"},
        {BACK_TO, "talks", "governor", "went"},
        {PREPARED, "prepared", "subject", "Mali"},
        {PREPARED, "talk", "subject", "Mali"},
        {PREPARED_BY, "prepared", "subject", "Mali"},
        {CLEFT, "left", "subject", "Mali"},
        {CALLED_ON, "called", "on", "Chad"},
        {UNDER_WHICH, "law", "to", ""},
        {UNTIL, "stop", "object", ""},
        {BY_THE_FREE, "given", "subject", "Dutch"},
        {CLEFT_CONJ, "left", "subject", "Mali"},
    };
    RUN(CASES);
}

#define SAID_BEHIND                                                                                \
    "Force/NN/4/nsubj is:be/VBZ/4/cop an/DT/4/det option/NN/0/root ,/,/4/punct "                   \
    "Chad/NNP/7/nsubj warned:warn/VBD/4/parataxis Niger/NNP/7/iobj"
#define HOME_FROM                                                                                  \
    "Peru/NNP/2/nsubj brought:bring/VBD/0/root envoys:envoy/NNS/2/obj home/NN/2/advmod "           \
    "from/IN/6/case Chile/NNP/4/obl"
#define SLAPPED                                                                                    \
    "Fiji/NNP/3/nsubj was:be/VBD/3/cop slapped/JJ/0/root with/IN/6/case an/DT/6/det "              \
    "embargo/NN/3/obl by/IN/8/case Samoa/NNP/6/nmod"
#define TO_LAND_BY                                                                                 \
    "Jets:jet/NNS/3/nsubj:pass were:be/VBD/3/aux:pass refused:refuse/VBN/0/root "                  \
    "permission/NN/3/obj to/TO/6/mark land/VB/4/acl by/IN/8/case Greece/NNP/6/obl"
#define PROVIDED_THAT                                                                              \
    "Laos/NNP/3/nsubj will/MD/3/aux talk/VB/0/root provided:provide/VBN/3/advcl that/IN/7/mark "   \
    "Burma/NNP/7/nsubj dredged:dredge/VBD/4/ccomp rivers:river/NNS/7/obj"

// What is hung on the word beside the right one.
static void neighbours(void **state)
{
    (void)state;
    static const stray_case CASES[] = {
        {SAID_BEHIND, "option", "governor", "warned"},
        {HOME_FROM, "brought", "from", "Chile"},
        {SLAPPED, "slapped", "subject", "Samoa"},
        {SLAPPED, "slapped", "object", "Fiji"},
        {TO_LAND_BY, "refused", "subject", "Greece"},
        {PROVIDED_THAT, "provided", "object", ""},
        {PROVIDED_THAT, "provided", "complement", "dredged"},
    };
    RUN(CASES);
}

// The same words as several parsers hang them: the slots are the same.
static void either_tree(void **state)
{
    (void)state;
    static const stray_case CASES[] = {
        {CAME_BACK, "came", "to", "table"},
        {SIGNED_OFF, "signed", "subject", "Peru"},
        {SIGNED_OFF, "signed", "on", "sale"},
        {CALLED_IN, "called", "subject", "Peru"},
        {CALLED_IN, "called", "object", "envoy"},
        {CALLED_IN, "protest", "subject", "Peru"},
        {CALLED_IN_XCOMP, "protest", "subject", "Peru"},
        {PREPARED, "prepared", "subject", "Mali"},
        {PREPARED, "talk", "subject", "Mali"},
        {HOW_ROOT, "described", "adverb", "how"},
        {HOW_ROOT, "described", "governor", "how Absurd"},
        {HOW_ON_BE, "described", "adverb", "how"},
        {HOW_ON_BE, "described", "governor", "how Absurd"},
        {HOW_FLAT, "described", "adverb", "how"},
        {HOW_FLAT, "described", "governor", "Absurd"},
        {WHAT_CALLED, "called", "object", "sale"},
        {WHAT_CALLED, "called", "governor", "what Folly"},
        {BRANDED_OBJ, "branded", "complement", "liar"},
        {BRANDED_OBJ, "branded", "object", "Chad"},
        {BRANDED_OBJ, "branded", "subject", "Mali"},
        {BRANDED_XCOMP, "branded", "complement", "liar"},
        {BRANDED_XCOMP, "branded", "object", "Chad"},
        {BRANDED_XCOMP, "branded", "subject", "Mali"},
        {DENIED_CCOMP, "left", "subject", "Mali"},
        {INQUIRY_IN, "torture", "in", "Chad"},
        {INQUIRY_OF, "torture", "in", ""},
        {CRIMES_AGAINST, "crimes", "against", "humanity"},
        {HIDING_OVER, "hiding", "over", "virus"},
        {CALLED_XCOMP, "called", "object", "sale"},
        {CALLED_XCOMP, "called", "governor", "Absurd"},
        {CLEFT_PAIR, "bears", "subject", "Peru Chad"},
    };
    RUN(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases), cmocka_unit_test(lists_and_gaps), cmocka_unit_test(clauses),
        cmocka_unit_test(verbs),   cmocka_unit_test(neighbours),     cmocka_unit_test(either_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
