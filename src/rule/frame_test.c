// Trees written by hand, so that each case says exactly which analysis it is about: what fills a
// slot must not depend on the parser of the day. slot_test.c does the same through the analyser.
#include "rule/slot.h"
#include "rule/tree.h"
#include "rule/wordclass.h"

#include <stdio.h>

typedef struct {
    const char *tree;
    const char *word; // the trigger
    const char *slot; // a slot name, "clause", or a preposition
    const char *want; // words of the fillers, "" for none
} frame_case;

static const char *const SLOT_NAMES[SLOT_COUNT] = {
    "subject",  "object",    "iobject",  "complement",  NULL,
    "adverb",   "adjective", "modifier", "determiner",  "possessor",
    "governor", "light",     "speaker",  "counterpart", "self"};

static void fill(const frame_view *f, uint32_t word, const char *slot, fillers *out)
{
    if (!strcmp(slot, "clause")) {
        out->n = 1;
        out->word[0] = frame_clause(f, word);
        return;
    }
    for (int k = 0; k < SLOT_COUNT; k++)
        if (SLOT_NAMES[k] && !strcmp(slot, SLOT_NAMES[k])) {
            frame_fillers(f, word, (slot_kind)k, STR_NONE, out);
            return;
        }
    frame_fillers(f, word, SLOT_PREP, str_of(slot), out);
}

static bool run_case(const frame_case *c, bool headline)
{
    arena a = {0};
    sentence *s = tree_read(&a, c->tree);
    s->headline = headline;
    frame_view f = frame_open(s, NULL, &a);
    fillers out;
    fill(&f, tree_find(s, c->word), c->slot, &out);
    buf got = {0};
    for (uint32_t i = 0; i < out.n; i++) {
        if (i) buf_add_c(&got, " ");
        buf_add(&got, s->tokens[out.word[i]].form);
    }
    bool ok = str_eq(buf_str(&got), str_of(c->want));
    if (!ok)
        print_error("%s\n  %s.%s: got \"%.*s\", want \"%s\"\n", c->tree, c->word, c->slot,
                    STR_ARG(buf_str(&got)), c->want);
    buf_free(&got);
    arena_free(&a);
    return ok;
}

static void run_cases(const frame_case *cases, size_t n, bool headline)
{
    size_t failed = 0;
    for (size_t i = 0; i < n; i++)
        if (!run_case(&cases[i], headline)) failed++;
    if (failed) fail_msg("%zu of %zu cases", failed, n);
}

#define RUN(cases) run_cases((cases), sizeof(cases) / sizeof *(cases), false)

#define ACTIVE                                                                                     \
    "Iran/NNP/2/nsubj suspended:suspend/VBD/0/root nuclear/JJ/4/amod talks:talk/NNS/2/obj "        \
    "with/IN/6/case France/NNP/4/nmod on/IN/8/case Monday/NNP/2/obl"
#define PASSIVE                                                                                    \
    "Talks:talk/NNS/5/nsubj:pass with/IN/3/case France/NNP/1/nmod were:be/VBD/5/aux:pass "         \
    "suspended:suspend/VBN/0/root by/IN/7/case Iran/NNP/5/obl:agent"
#define GIVEN                                                                                      \
    "Ukraine/NNP/3/nsubj:pass was:be/VBD/3/aux:pass given:give/VBN/0/root tanks:tank/NNS/3/obj "   \
    "and/CC/6/cc missiles:missile/NNS/4/conj by/IN/8/case Poland/NNP/3/obl"
#define GAVE       "Poland/NNP/2/nsubj gave:give/VBD/0/root Ukraine/NNP/2/iobj tanks:tank/NNS/2/obj"
#define GAVE_WRONG "Poland/NNP/2/nsubj gave:give/VBD/0/root Ukraine/NNP/2/obj tanks:tank/NNS/2/obj"
#define PUT_OFF    "Iran/NNP/2/nsubj put/VBD/0/root off/IN/4/case talks:talk/NNS/2/obl"

static void verbs(void **state)
{
    (void)state;
    static const frame_case CASES[] = {
        {ACTIVE, "suspended", "subject", "Iran"},
        {ACTIVE, "suspended", "object", "talks"},
        {ACTIVE, "suspended", "with", "France"}, // of its object
        {ACTIVE, "suspended", "on", "Monday"},
        {ACTIVE, "suspended", "iobject", ""},
        {ACTIVE, "suspended", "self", "suspended"},
        {ACTIVE, "suspended", "governor", ""},
        {ACTIVE, "suspended", "speaker", ""},
        {ACTIVE, "talks", "with", "France"},
        {ACTIVE, "talks", "adjective", "nuclear"},
        {ACTIVE, "talks", "subject", "Iran"}, // who suspends talks has a part in them
        {ACTIVE, "talks", "governor", "suspended"},
        {ACTIVE, "talks", "clause", "suspended"},
        {PASSIVE, "suspended", "subject", "Iran"},
        {PASSIVE, "suspended", "object", "Talks"},
        {PASSIVE, "suspended", "with", "France"},
        {PASSIVE, "Talks", "by", "Iran"},
        {GIVEN, "given", "subject", "Poland"},
        {GIVEN, "given", "object", "tanks missiles"},
        {GIVEN, "given", "iobject", "Ukraine"},
        {GAVE, "gave", "iobject", "Ukraine"},
        {GAVE, "gave", "object", "tanks"},
        {GAVE_WRONG, "gave", "iobject", "Ukraine"},
        {GAVE_WRONG, "gave", "object", "tanks"},
        {PUT_OFF, "put", "object", "talks"},
        {PUT_OFF, "talks", "clause", "put"},
    };
    RUN(CASES);
}

#define AGREED                                                                                     \
    "Iran/NNP/2/nsubj agreed:agree/VBD/0/root to/TO/4/mark stop/VB/2/xcomp and/CC/7/cc "           \
    "to/TO/7/mark reopen/VB/4/conj sites:site/NNS/7/obj"
#define URGED "Japan/NNP/2/nsubj urged:urge/VBD/0/root Iran/NNP/2/obj to/TO/5/mark stop/VB/2/xcomp"
#define URGED_ADVCL                                                                                \
    "Japan/NNP/2/nsubj urged:urge/VBD/0/root Iran/NNP/2/obj to/TO/5/mark stop/VB/2/advcl"
#define WAS_URGED                                                                                  \
    "Iran/NNP/3/nsubj:pass was:be/VBD/3/aux:pass urged:urge/VBN/0/root by/IN/5/case "              \
    "Japan/NNP/3/obl:agent to/TO/7/mark stop/VB/3/xcomp"
#define SAID_TO_HAVE                                                                               \
    "Iran/NNP/3/nsubj:pass is:be/VBZ/3/aux:pass said:say/VBN/0/root to/TO/6/mark have/VB/6/aux "   \
    "tested:test/VBN/3/xcomp missiles:missile/NNS/6/obj"
#define PROMISED                                                                                   \
    "Japan/NNP/2/nsubj promised:promise/VBD/0/root Iran/NNP/2/iobj to/TO/5/mark help/VB/2/xcomp"
#define CALLED_ON                                                                                  \
    "Japan/NNP/2/nsubj called:call/VBD/0/root on/IN/4/case Iran/NNP/2/obl to/TO/6/mark "           \
    "stop/VB/2/advcl"
#define ACCUSED                                                                                    \
    "Japan/NNP/2/nsubj accused:accuse/VBD/0/root Iran/NNP/2/obj of/IN/5/mark "                     \
    "arming:arm/VBG/2/advcl rebels:rebel/NNS/5/obj"
#define IS_ACCUSED                                                                                 \
    "officials:official/NNS/0/root accused:accuse/VBN/1/acl of/IN/4/mark taking:take/VBG/2/advcl " \
    "bribes:bribe/NNS/4/obj"
#define CITING                                                                                     \
    "Talks:talk/NNS/3/nsubj:pass were:be/VBD/3/aux:pass halted:halt/VBN/0/root by/IN/5/case "      \
    "Iran/NNP/3/obl:agent citing:cite/VBG/3/advcl security/NN/6/obj"
#define EXPELLED                                                                                   \
    "The/DT/2/det envoy/NN/4/nsubj:pass was:be/VBD/4/aux:pass expelled:expel/VBN/0/root "          \
    "by/IN/6/case Iran/NNP/4/obl:agent after/IN/8/mark criticising:criticise/VBG/4/advcl "         \
    "it/PRP/8/obj"
#define MADE_EFFORTS                                                                               \
    "Iran/NNP/2/nsubj made:make/VBD/0/root efforts:effort/NNS/2/obj to/TO/5/mark mediate/VB/2/"    \
    "xcomp"

static void control(void **state)
{
    (void)state;
    static const frame_case CASES[] = {
        {AGREED, "stop", "subject", "Iran"},
        {AGREED, "reopen", "subject", "Iran"},
        {AGREED, "agreed", "complement", "stop reopen"},
        {AGREED, "stop", "governor", "agreed"},
        {AGREED, "reopen", "governor", "agreed"},
        {URGED, "stop", "subject", "Iran"},
        {URGED, "urged", "object", "Iran"},
        {URGED, "urged", "complement", "stop"},
        {URGED_ADVCL, "stop", "subject", "Iran"},
        {URGED_ADVCL, "urged", "complement", "stop"},
        {WAS_URGED, "stop", "subject", "Iran"},
        {WAS_URGED, "urged", "subject", "Japan"},
        {SAID_TO_HAVE, "tested", "subject", "Iran"},
        {SAID_TO_HAVE, "tested", "object", "missiles"},
        {PROMISED, "help", "subject", "Japan"},
        {PROMISED, "promised", "object", "Iran"},
        {CALLED_ON, "stop", "subject", "Iran"},
        {CALLED_ON, "called", "on", "Iran"},
        {ACCUSED, "arming", "subject", "Iran"},
        {ACCUSED, "accused", "of", "arming"},
        {IS_ACCUSED, "taking", "subject", "officials"},
        {IS_ACCUSED, "accused", "object", "officials"},
        {IS_ACCUSED, "accused", "subject", ""},
        {CITING, "citing", "subject", "Iran"},
        {EXPELLED, "criticising", "subject", "envoy"},
        {EXPELLED, "expelled", "after", "criticising"},
        {MADE_EFFORTS, "mediate", "subject", "Iran"},
    };
    RUN(CASES);
}

#define RELCL_SUBJECT                                                                              \
    "Iran/NNP/0/root ,/,/4/punct which/WDT/4/nsubj sold:sell/VBD/1/acl:relcl drones:drone/NNS/4/"  \
    "obj to/IN/7/case Sudan/NNP/4/obl"
#define RELCL_OBJECT                                                                               \
    "drones:drone/NNS/0/root that/WDT/4/obj Iran/NNP/4/nsubj sold:sell/VBD/1/acl:relcl"
#define RELCL_BARE                                                                                 \
    "drones:drone/NNS/0/root Iran/NNP/3/nsubj agreed:agree/VBD/1/acl:relcl to/TO/5/mark "          \
    "sell/VB/3/xcomp to/IN/7/case Sudan/NNP/5/obl"
#define RELCL_HIGH                                                                                 \
    "drones:drone/NNS/0/root that/WDT/4/obj Iran/NNP/4/nsubj agreed:agree/VBD/1/acl:relcl "        \
    "to/TO/6/mark sell/VB/4/xcomp"
#define RELCL_PREP                                                                                 \
    "Sudan/NNP/0/root to/IN/3/case which/WDT/5/obl Iran/NNP/5/nsubj sold:sell/VBD/1/acl:relcl "    \
    "drones:drone/NNS/5/obj"
#define RELCL_STRANDED                                                                             \
    "country/NN/0/root Iran/NNP/3/nsubj sold:sell/VBD/1/acl:relcl drones:drone/NNS/3/obj "         \
    "to/IN/3/obl"
#define RELCL_WHOSE                                                                                \
    "Iran/NNP/0/root ,/,/5/punct whose/WP$/4/nmod:poss drones:drone/NNS/5/nsubj "                  \
    "hit/VBD/1/acl:relcl Sudan/NNP/5/obj"
#define RELCL_DAY "the/DT/2/det day/NN/0/root Iran/NNP/4/nsubj attacked:attack/VBD/2/acl:relcl"
#define RELCL_PASSIVE                                                                              \
    "drones:drone/NNS/0/root that/WDT/4/nsubj:pass were:be/VBD/4/aux:pass sold:sell/VBN/1/"        \
    "acl:relcl by/IN/6/case Iran/NNP/4/obl:agent"
#define PARTICIPLES                                                                                \
    "A/DT/2/det deal/NN/6/nsubj:pass signed:sign/VBN/2/acl by/IN/5/case Iran/NNP/3/obl "           \
    "broken:break/VBN/0/root"
#define CONTINUING                                                                                 \
    "Iran/NNP/0/root continuing:continue/VBG/1/acl to/TO/4/mark sell/VB/2/xcomp "                  \
    "arms:arm/NNS/4/obj"
#define DECISION                                                                                   \
    "France/NNP/2/nsubj regretted:regret/VBD/0/root Iran/NNP/5/nmod:poss 's/POS/3/case "           \
    "decision/NN/2/obj to/TO/7/mark leave/VB/5/acl"
#define DECISION_LIGHT                                                                             \
    "Iran/NNP/2/nsubj made:make/VBD/0/root a/DT/4/det decision/NN/2/obj to/TO/6/mark leave/VB/4/"  \
    "acl"
#define CALL_NOUN                                                                                  \
    "France/NNP/3/nmod:poss 's/POS/1/case call/NN/0/root on/IN/5/case Iran/NNP/3/nmod to/TO/7/"    \
    "mark leave/VB/3/acl"
#define FIRST_STATE                                                                                \
    "Iran/NNP/0/root ,/,/5/punct the/DT/5/det first/JJ/5/amod state/NN/1/appos to/TO/7/mark "      \
    "recognise/VB/5/acl Sudan/NNP/7/obj"

static void noun_clauses(void **state)
{
    (void)state;
    static const frame_case CASES[] = {
        {RELCL_SUBJECT, "sold", "subject", "Iran"},
        {RELCL_SUBJECT, "sold", "object", "drones"},
        {RELCL_SUBJECT, "sold", "to", "Sudan"},
        {RELCL_OBJECT, "sold", "object", "drones"},
        {RELCL_OBJECT, "sold", "subject", "Iran"},
        {RELCL_BARE, "sell", "object", "drones"},
        {RELCL_BARE, "sell", "subject", "Iran"},
        {RELCL_BARE, "sell", "to", "Sudan"},
        {RELCL_HIGH, "sell", "object", "drones"},
        {RELCL_PREP, "sold", "to", "Sudan"},
        {RELCL_PREP, "sold", "object", "drones"},
        {RELCL_STRANDED, "sold", "to", "country"},
        {RELCL_WHOSE, "hit", "subject", "drones"},
        {RELCL_WHOSE, "drones", "possessor", "Iran"},
        {RELCL_DAY, "attacked", "object", ""},
        {RELCL_PASSIVE, "sold", "object", "drones"},
        {RELCL_PASSIVE, "sold", "subject", "Iran"},
        {PARTICIPLES, "signed", "object", "deal"},
        {PARTICIPLES, "signed", "subject", "Iran"},
        {CONTINUING, "continuing", "subject", "Iran"},
        {CONTINUING, "sell", "subject", "Iran"},
        {DECISION, "decision", "subject", "Iran"},
        {DECISION, "leave", "subject", "Iran"},
        {DECISION, "decision", "complement", "leave"},
        {DECISION_LIGHT, "leave", "subject", "Iran"},
        {DECISION_LIGHT, "decision", "light", "made"},
        {DECISION_LIGHT, "decision", "clause", "made"},
        {CALL_NOUN, "leave", "subject", "Iran"},
        {CALL_NOUN, "call", "subject", "France"},
        {FIRST_STATE, "recognise", "object", "Sudan"},
    };
    RUN(CASES);
}

#define SHARED_OBJECT                                                                              \
    "Iran/NNP/2/nsubj condemned:condemn/VBD/0/root and/CC/4/cc rejected:reject/VBD/2/conj the/DT/" \
    "6/det plan/NN/4/obj"
#define SHARED_FIRST                                                                               \
    "Iran/NNP/2/nsubj condemned:condemn/VBD/0/root and/CC/4/cc rejected:reject/VBD/2/conj the/DT/" \
    "6/det plan/NN/2/obj"
#define CONJ_PASSIVE                                                                               \
    "ships:ship/NNS/3/nsubj:pass were:be/VBD/3/aux:pass seized:seize/VBN/0/root and/CC/5/cc "      \
    "burned:burn/VBN/3/conj by/IN/7/case rebels:rebel/NNS/5/obl:agent"
#define ADVANCED                                                                                   \
    "Troops:troop/NNS/2/nsubj advanced:advance/VBD/0/root and/CC/5/cc were:be/VBD/5/aux:pass "     \
    "attacked:attack/VBN/2/conj by/IN/7/case rebels:rebel/NNS/5/obl:agent"
#define TWO_OBJECTS                                                                                \
    "Iran/NNP/2/nsubj bought:buy/VBD/0/root tanks:tank/NNS/2/obj and/CC/5/cc sold:sell/VBD/2/conj" \
    " drones:drone/NNS/5/obj"
#define SUBJECTS                                                                                   \
    "Iran/NNP/4/nsubj and/CC/3/cc France/NNP/1/conj met:meet/VBD/0/root in/IN/6/case Rome/NNP/4/"  \
    "obl"
#define INCLUDING                                                                                  \
    "States:state/NNS/6/nsubj including:include/VBG/3/case France/NNP/1/nmod and/CC/5/cc "         \
    "Chad/NNP/3/conj met:meet/VBD/0/root"
#define INCLUDING_ACL                                                                              \
    "States:state/NNS/4/nsubj including:include/VBG/1/acl France/NNP/2/obj met:meet/VBD/0/root"
#define TWO_SIDES                                                                                  \
    "The/DT/2/det sides:side/NNS/7/nsubj ,/,/4/punct Iran/NNP/2/appos and/CC/6/cc France/NNP/4/"   \
    "conj met:meet/VBD/0/root"
#define DOZENS                                                                                     \
    "Iran/NNP/2/nsubj sold:sell/VBD/0/root dozens:dozen/NNS/2/obj of/IN/5/case "                   \
    "drones:drone/NNS/3/"                                                                          \
    "nmod"
#define ROUND                                                                                      \
    "Iran/NNP/2/nsubj held:hold/VBD/0/root a/DT/4/det round/NN/2/obj of/IN/6/case talks:talk/NNS/" \
    "4/nmod with/IN/8/case France/NNP/4/nmod"
#define CONJ_CASE                                                                                  \
    "Iran/NNP/2/nsubj fought:fight/VBD/0/root with/IN/4/case France/NNP/2/obl and/CC/7/cc "        \
    "against/IN/7/case Chad/NNP/4/conj"

static void coordination(void **state)
{
    (void)state;
    static const frame_case CASES[] = {
        {SHARED_OBJECT, "condemned", "object", "plan"},
        {SHARED_OBJECT, "rejected", "subject", "Iran"},
        {SHARED_FIRST, "rejected", "object", "plan"},
        {CONJ_PASSIVE, "burned", "object", "ships"},
        {CONJ_PASSIVE, "burned", "subject", "rebels"},
        {CONJ_PASSIVE, "seized", "subject", "rebels"},
        {ADVANCED, "attacked", "object", "Troops"},
        {ADVANCED, "attacked", "subject", "rebels"},
        {ADVANCED, "advanced", "subject", "Troops"},
        {TWO_OBJECTS, "bought", "object", "tanks"},
        {TWO_OBJECTS, "sold", "object", "drones"},
        {TWO_OBJECTS, "sold", "subject", "Iran"},
        {SUBJECTS, "met", "subject", "Iran France"},
        {SUBJECTS, "met", "in", "Rome"},
        {INCLUDING, "met", "subject", "States France Chad"},
        {INCLUDING_ACL, "met", "subject", "States France"},
        {TWO_SIDES, "met", "subject", "sides Iran France"},
        {DOZENS, "sold", "object", "dozens drones"},
        {ROUND, "held", "object", "round talks"},
        {ROUND, "talks", "light", "held"},
        {ROUND, "talks", "subject", "Iran"},
        {ROUND, "talks", "with", "France"},
        {ROUND, "talks", "clause", "held"},
        {ROUND, "talks", "governor", "held"},
        {CONJ_CASE, "fought", "with", "France"},
    };
    RUN(CASES);
}

#define NOUN_FULL                                                                                  \
    "Iran/NNP/3/nmod:poss 's/POS/1/case suspension/NN/9/nsubj of/IN/5/case talks:talk/NNS/3/nmod " \
    "with/IN/7/case France/NNP/5/nmod angered/VBD/9/aux angered:anger/VBD/0/root Paris/NNP/9/obj"
#define NOUN_BY                                                                                    \
    "suspension/NN/0/root of/IN/3/case talks:talk/NNS/1/nmod by/IN/5/case Iran/NNP/1/nmod"
#define NOUN_ADJ                                                                                   \
    "Iranian/JJ/3/amod arms:arm/NNS/3/compound sales:sale/NNS/0/root to/IN/5/case "                \
    "Sudan/NNP/3/nmod"
#define NOUN_NAMES "Iran/NNP/3/compound -/HYPH/1/punct Sudan/NNP/4/compound talks:talk/NNS/0/root"
#define NOUN_DEFEAT                                                                                \
    "Iran/NNP/3/nmod:poss 's/POS/1/case bombing/NN/0/root by/IN/5/case Sudan/NNP/3/nmod"
#define NOUN_VISIT                                                                                 \
    "The/DT/2/det visit/NN/0/root of/IN/4/case Xi/NNP/2/nmod to/IN/6/case France/NNP/2/nmod"
#define ANNOUNCED                                                                                  \
    "Iran/NNP/2/nsubj announced:announce/VBD/0/root a/DT/4/det suspension/NN/2/obj of/IN/6/case "  \
    "talks:talk/NNS/4/nmod"
#define CONDEMNED                                                                                  \
    "Iran/NNP/2/nsubj condemned:condemn/VBD/0/root attacks:attack/NNS/2/obj on/IN/5/case "         \
    "Gaza/NNP/3/nmod"
#define WERE_HELD                                                                                  \
    "Talks:talk/NNS/3/nsubj:pass were:be/VBD/3/aux:pass held:hold/VBN/0/root between/IN/5/case "   \
    "Iran/NNP/3/obl and/CC/7/cc France/NNP/5/conj"
#define IMPOSED_BY                                                                                 \
    "Sanctions:sanction/NNS/5/nsubj imposed:impose/VBN/1/acl by/IN/4/case France/NNP/2/obl "       \
    "hurt/VBD/0/root Iran/NNP/5/obj"
#define IMPOSED_REL                                                                                \
    "Sanctions:sanction/NNS/0/root that/WDT/4/obj France/NNP/4/nsubj imposed:impose/VBD/1/"        \
    "acl:relcl on/IN/6/case Iran/NNP/4/obl"
#define ENGAGED                                                                                    \
    "Iran/NNP/3/nsubj:pass is:be/VBZ/3/aux:pass engaged:engage/VBN/0/root in/IN/5/case "           \
    "talks:talk/NNS/3/obl with/IN/7/case France/NNP/3/obl"
#define TOOK_PART                                                                                  \
    "Iran/NNP/2/nsubj took:take/VBD/0/root part/NN/2/obj in/IN/5/case talks:talk/NNS/3/nmod"
#define EXISTS                                                                                     \
    "There/EX/2/expl was:be/VBD/0/root an/DT/4/det attack/NN/2/nsubj by/IN/6/case "                \
    "rebels:rebel/NNS/4/nmod on/IN/8/case Chad/NNP/4/nmod"
#define IMPOSED_AND                                                                                \
    "France/NNP/2/nsubj imposed:impose/VBD/0/root sanctions:sanction/NNS/2/obj and/CC/5/cc "       \
    "tariffs:tariff/NNS/3/conj on/IN/7/case Iran/NNP/5/nmod"
#define YESTERDAYS                                                                                 \
    "No/DT/2/det talks:talk/NNS/5/nsubj:pass will/MD/5/aux be/VB/5/aux:pass held:hold/VBN/0/root"

static void nouns(void **state)
{
    (void)state;
    static const frame_case CASES[] = {
        {NOUN_FULL, "suspension", "subject", "Iran"},
        {NOUN_FULL, "suspension", "object", "talks"},
        {NOUN_FULL, "talks", "with", "France"},
        {NOUN_BY, "suspension", "subject", "Iran"},
        {NOUN_BY, "suspension", "object", "talks"},
        {NOUN_ADJ, "sales", "subject", "Iranian"},
        {NOUN_ADJ, "sales", "object", "arms"},
        {NOUN_ADJ, "sales", "to", "Sudan"},
        {NOUN_ADJ, "sales", "modifier", "arms"},
        {NOUN_ADJ, "sales", "adjective", "Iranian"},
        {NOUN_NAMES, "talks", "subject", "Iran Sudan"},
        {NOUN_NAMES, "talks", "object", ""},
        {NOUN_DEFEAT, "bombing", "subject", "Sudan"},
        {NOUN_DEFEAT, "bombing", "object", "Iran"},
        {NOUN_DEFEAT, "bombing", "possessor", "Iran"},
        {NOUN_VISIT, "visit", "subject", "Xi"},
        {NOUN_VISIT, "visit", "object", ""},
        {NOUN_VISIT, "visit", "of", "Xi"},
        {NOUN_VISIT, "visit", "to", "France"},
        {ANNOUNCED, "suspension", "subject", "Iran"},
        {ANNOUNCED, "suspension", "light", ""},
        {CONDEMNED, "attacks", "subject", ""},
        {CONDEMNED, "attacks", "on", "Gaza"},
        {WERE_HELD, "Talks", "light", "held"},
        {WERE_HELD, "Talks", "between", "Iran France"},
        {WERE_HELD, "Talks", "subject", ""},
        {IMPOSED_BY, "Sanctions", "subject", "France"},
        {IMPOSED_BY, "Sanctions", "light", "imposed"},
        {IMPOSED_BY, "imposed", "subject", "France"},
        {IMPOSED_BY, "hurt", "subject", "Sanctions"},
        {IMPOSED_REL, "Sanctions", "subject", "France"},
        {IMPOSED_REL, "Sanctions", "on", "Iran"},
        {ENGAGED, "talks", "light", "engaged"},
        {ENGAGED, "talks", "subject", "Iran"},
        {ENGAGED, "talks", "with", "France"},
        {TOOK_PART, "talks", "light", "took"},
        {TOOK_PART, "talks", "subject", "Iran"},
        {EXISTS, "attack", "subject", "rebels"},
        {EXISTS, "attack", "on", "Chad"},
        {EXISTS, "attack", "clause", "was"},
        {IMPOSED_AND, "sanctions", "on", "Iran"},
        {IMPOSED_AND, "tariffs", "subject", "France"},
        {IMPOSED_AND, "tariffs", "light", "imposed"},
        {YESTERDAYS, "talks", "determiner", "No"},
        {YESTERDAYS, "talks", "clause", "held"},
    };
    RUN(CASES);
}

#define READY "Iran/NNP/3/nsubj is:be/VBZ/3/cop ready/JJ/0/root for/IN/5/case talks:talk/NNS/3/obl"
#define READY_TO                                                                                   \
    "Iran/NNP/2/nsubj remained:remain/VBD/0/root ready/JJ/2/xcomp to/TO/5/mark talk/VB/3/xcomp"
#define SPONSOR                                                                                    \
    "Iran/NNP/4/nsubj is:be/VBZ/4/cop a/DT/4/det sponsor/NN/0/root of/IN/6/case terror/NN/4/nmod"
#define BECAUSE_OF                                                                                 \
    "Iran/NNP/2/nsubj left:leave/VBD/0/root because/IN/6/case of/IN/3/fixed arms/NNS/6/compound "  \
    "sales:sale/NNS/2/obl"
#define IN_RESPONSE                                                                                \
    "Iran/NNP/2/nsubj left:leave/VBD/0/root in/IN/4/case response/NN/2/obl to/IN/7/case the/DT/7/" \
    "det sale/NN/4/nmod"
#define IN_RESPONSE_FLAT                                                                           \
    "Iran/NNP/2/nsubj left:leave/VBD/0/root in/IN/4/case response/NN/2/obl to/IN/7/case the/DT/7/" \
    "det sale/NN/2/obl"
#define AHEAD_OF                                                                                   \
    "Iran/NNP/2/nsubj left:leave/VBD/0/root ahead/RB/2/advmod of/IN/5/case talks:talk/NNS/3/obl"
#define TOWARDS "Iran/NNP/2/nsubj moved:move/VBD/0/root towards/IN/4/case Sudan/NNP/2/obl"
#define MUST    "Iran/NNP/3/nsubj must/MD/3/aux act/VB/0/root"
#define QUOTE                                                                                      \
    "We/PRP/3/nsubj will/MD/3/aux act/VB/0/root ,/,/3/punct Lin/NNP/6/nsubj said:say/VBD/3/"       \
    "parataxis"
#define MOVED_QUICKLY "Iran/NNP/3/nsubj quickly/RB/3/advmod left:leave/VBD/0/root"
#define SHELLING                                                                                   \
    "shelling:shell/VBG/0/root of/IN/3/case towns:town/NNS/1/obl by/IN/5/case rebels:rebel/NNS/1/" \
    "obl"

static void predicates_and_prepositions(void **state)
{
    (void)state;
    static const frame_case CASES[] = {
        {READY, "ready", "subject", "Iran"},
        {READY, "ready", "for", "talks"},
        {READY, "talks", "clause", "ready"},
        {READY_TO, "ready", "subject", "Iran"},
        {READY_TO, "talk", "subject", "Iran"},
        {READY_TO, "ready", "complement", "talk"},
        {SPONSOR, "sponsor", "subject", "Iran"},
        {SPONSOR, "sponsor", "object", "terror"},
        {BECAUSE_OF, "left", "because_of", "sales"},
        {BECAUSE_OF, "left", "of", ""},
        {BECAUSE_OF, "left", "because", ""},
        {IN_RESPONSE, "left", "in_response_to", "sale"},
        {IN_RESPONSE, "left", "in", "response"},
        {IN_RESPONSE_FLAT, "left", "in_response_to", "sale"},
        {AHEAD_OF, "left", "ahead_of", "talks"},
        {AHEAD_OF, "left", "adverb", "ahead"},
        {TOWARDS, "moved", "toward", "Sudan"},
        {TOWARDS, "moved", "towards", "Sudan"},
        {MUST, "must", "subject", "Iran"},
        {MUST, "must", "clause", "act"},
        {MUST, "must", "governor", "act"},
        {QUOTE, "said", "complement", "act"},
        {QUOTE, "act", "subject", "We"},
        {MOVED_QUICKLY, "left", "adverb", "quickly"},
        {SHELLING, "shelling", "object", "towns"},
        {SHELLING, "shelling", "by", "rebels"},
    };
    RUN(CASES);
}

#define MISREAD                                                                                    \
    "Norway/NNP/3/compound granted:grant/VBN/3/amod asylum/NN/0/root to/IN/5/case "                \
    "Kim/NNP/3/nmod ././3/punct"
#define MISREAD_ACL                                                                                \
    "Teachers:teacher/NNS/0/root protested:protest/VBN/1/acl in/IN/4/case Rome/NNP/2/obl ././1/"   \
    "punct"
#define LOOSE_BY                                                                                   \
    "The/DT/2/det sale/NN/9/nsubj of/IN/4/case ships:ship/NNS/2/nmod to/IN/6/case Chad/NNP/4/nmod" \
    " by/IN/8/case Iran/NNP/6/nmod ended:end/VBD/0/root"
#define LOOSE_AGENT                                                                                \
    "Iran/NNP/3/nsubj:pass was:be/VBD/3/aux:pass accused:accuse/VBN/0/root of/IN/5/case "          \
    "fraud/NN/3/obl by/IN/7/case Chad/NNP/5/nmod"
#define REASON_BY                                                                                  \
    "Iran/NNP/3/nsubj:pass was:be/VBD/3/aux:pass blamed:blame/VBN/0/root for/IN/5/case "           \
    "attacks:attack/NNS/3/obl by/IN/7/case Chad/NNP/5/nmod"
#define CAUSE_BY                                                                                   \
    "Iran/NNP/3/nsubj:pass was:be/VBD/3/aux:pass blamed:blame/VBN/0/root over/IN/6/case "          \
    "the/DT/6/det outbreak/NN/3/obl by/IN/8/case Chad/NNP/6/nmod"
#define BEHIND_NAME                                                                                \
    "The/DT/2/det visit/NN/7/nsubj of/IN/4/case Lula/NNP/2/nmod to/IN/6/case Peru/NNP/4/nmod "     \
    "ended:end/VBD/0/root"
#define CUT_LIST                                                                                   \
    "Talks:talk/NNS/8/nsubj between/IN/3/case Egypt/NNP/1/nmod ,/,/5/punct Sudan/NNP/8/nsubj "     \
    "and/CC/7/cc Chad/NNP/5/conj opened:open/VBD/0/root"
#define OPENING                                                                                    \
    "Accused:accuse/VBN/0/root by/IN/3/case Mali/NNP/1/obl ,/,/1/punct Chad/NNP/6/nsubj "          \
    "shrugged:shrug/VBD/1/parataxis"
#define FIRED_ON                                                                                   \
    "Crowds:crowd/NNS/3/nsubj:pass were:be/VBD/3/aux:pass fired:fire/VBN/0/root on/RP/3/"          \
    "compound:prt by/IN/6/case police/NN/3/obl"
#define GERUND                                                                                     \
    "Iran/NNP/2/nsubj issued:issue/VBD/0/root a/DT/4/det warning:warn/VBG/2/obj to/IN/6/case "     \
    "Chad/NNP/4/obl"
#define FROM                                                                                       \
    "A/DT/2/det warning/NN/7/nsubj from/IN/4/case Iran/NNP/2/nmod to/IN/6/case Chad/NNP/2/nmod "   \
    "came:come/VBD/0/root"
#define HANDED_OVER                                                                                \
    "Iran/NNP/2/nsubj handed:hand/VBD/0/root over/IN/4/case prisoners:prisoner/NNS/2/obl"
#define SIDE_BY_SIDE                                                                               \
    "Libya/NNP/4/vocative ,/,/1/punct which/WDT/4/nsubj sold:sell/VBD/0/root arms:arm/NNS/4/obj"
#define NAME_INSIDE                                                                                \
    "Romania/NNP/2/nsubj gave:give/VBD/0/root Chad/NNP/5/compound two/CD/5/nummod jets:jet/NNS/2/" \
    "obj"

// Analyses that parsers get wrong in ways of their own.
static void repairs(void **state)
{
    (void)state;
    static const frame_case CASES[] = {
        {MISREAD, "granted", "subject", "Norway"},
        {MISREAD, "granted", "object", "asylum"},
        {MISREAD, "granted", "to", "Kim"},
        {MISREAD_ACL, "protested", "subject", "Teachers"},
        {MISREAD_ACL, "protested", "object", ""},
        {LOOSE_BY, "sale", "subject", "Iran"},
        {LOOSE_BY, "sale", "object", "ships"},
        {LOOSE_AGENT, "accused", "subject", "Chad"},
        {REASON_BY, "blamed", "subject", ""},
        {CAUSE_BY, "blamed", "subject", "Chad"},
        {BEHIND_NAME, "visit", "to", "Peru"},
        {CUT_LIST, "Talks", "between", "Egypt Sudan Chad"},
        {CUT_LIST, "opened", "subject", "Talks"},
        {OPENING, "Accused", "object", "Chad"},
        {OPENING, "Accused", "subject", "Mali"},
        {FIRED_ON, "fired", "on", "Crowds"},
        {FIRED_ON, "fired", "object", ""},
        {FIRED_ON, "fired", "subject", "police"},
        {GERUND, "warning", "subject", "Iran"},
        {GERUND, "warning", "to", "Chad"},
        {GERUND, "warning", "light", "issued"},
        {FROM, "warning", "subject", "Iran"},
        {FROM, "warning", "to", "Chad"},
        {HANDED_OVER, "handed", "object", "prisoners"},
        {SIDE_BY_SIDE, "sold", "subject", "Libya"},
        {NAME_INSIDE, "gave", "iobject", "Chad"},
        {NAME_INSIDE, "gave", "object", "jets"},
        {"Romania/NNP/2/nsubj denied:deny/VBD/0/root Chad/NNP/4/amod permission/NN/2/obj", "denied",
         "iobject", "Chad"},
        // what is up to somebody, as the subject of that
        {"It/PRP/3/expl is:be/VBZ/3/cop up/RB/0/root to/IN/5/case Fiji/NNP/3/obl to/TO/7/mark "
         "act/VB/3/csubj",
         "up", "complement", "act"},
        // what is handed back, as if it were a distance; but a distance is walked
        {"Fiji/NNP/2/nsubj handed:hand/VBD/0/root back/RB/2/advmod two/CD/5/nummod "
         "islands:island/NNS/2/obl:unmarked",
         "handed", "object", "islands"},
        {"Fijians/NNS/2/nsubj walked:walk/VBD/0/root two/CD/4/nummod miles:mile/NNS/2/obl:unmarked",
         "walked", "object", ""},
    };
    RUN(CASES);
}

static void headlines(void **state)
{
    (void)state;
    static const frame_case CASES[] = {
        {"Talks:talk/NNS/2/nsubj suspended:suspend/VBN/0/root after/IN/4/case attack/NN/2/obl",
         "suspended", "object", "Talks"},
        {"Iran/NNP/2/nsubj suspends:suspend/NNP/0/root talks:talk/NNS/2/obj", "suspends", "subject",
         "Iran"},
        {"Iran/NNP/2/nsubj suspends:suspend/NNP/0/root talks:talk/NNS/2/obj", "suspends", "object",
         "talks"},
    };
    run_cases(CASES, sizeof CASES / sizeof *CASES, true);
}

// Heads that are out of range, cycles and long chains end all walks.
static void broken_trees(void **state)
{
    (void)state;
    arena a = {0};
    for (int kind = 0; kind < 3; kind++) {
        sentence s = {.n_tokens = 40};
        s.tokens = arena_array(&a, token, 40);
        for (uint32_t i = 0; i < 40; i++) {
            token *t = &s.tokens[i];
            t->form = t->lemma = STR("to");
            t->head = kind == 0 ? (int32_t)((i + 1) % 40) : kind == 1 ? 1000 : (int32_t)i - 1;
        }
        for (int r = 0; r < REL_COUNT; r++)
            for (int u = 0; u < UPOS_COUNT; u += 3) {
                for (uint32_t i = 0; i < 40; i++) {
                    s.tokens[i].rel = (uint8_t)r;
                    s.tokens[i].upos = (uint8_t)(i % 2 ? u : UPOS_VERB);
                    s.tokens[i].xpos = (uint8_t)((i * 7) % XPOS_COUNT);
                }
                frame_view f = frame_open(&s, NULL, &a);
                fillers out;
                for (int k = 0; k < SLOT_COUNT; k++)
                    for (uint32_t w = 0; w < 40; w += 13) {
                        frame_fillers(&f, w, (slot_kind)k, STR("to"), &out);
                        assert_true(out.n <= FRAME_FILLERS_MAX);
                        assert_true(frame_clause(&f, w) < 40);
                    }
                frame_below(&f, 3, 17);
            }
    }
    arena_free(&a);
}

static void below_and_child(void **state)
{
    (void)state;
    arena a = {0};
    sentence *s = tree_read(&a, ACTIVE);
    frame_view f = frame_open(s, NULL, &a);
    assert_true(frame_below(&f, 1, 5));
    assert_true(frame_below(&f, 5, 5));
    assert_false(frame_below(&f, 5, 1));
    assert_int_equal(frame_child(&f, 1, REL_OBJ), 3);
    assert_int_equal(frame_child(&f, 1, REL_XCOMP), -1);
    sentence *p = tree_read(&a, PASSIVE);
    frame_view g = frame_open(p, NULL, &a);
    assert_int_equal(frame_child(&g, 4, REL_NSUBJ), 0); // the base stands for its subtypes
    assert_int_equal(frame_child(&g, 4, REL_OBL_AGENT), 6);
    arena_free(&a);
}

static void word_classes(void **state)
{
    (void)state;
    assert_true(wordclass_sorted());
    assert_true(frame_is_light(STR("hold")));
    assert_false(frame_is_light(STR("suspend")));
    assert_true(wordclass_light_with(STR("engage"), STR("in")));
    assert_false(wordclass_light_with(STR("engage"), STR("to")));
    assert_true(wordclass_object_gerund(STR("accuse"), STR("of")));
    assert_false(wordclass_light(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verbs),        cmocka_unit_test(control),
        cmocka_unit_test(noun_clauses), cmocka_unit_test(coordination),
        cmocka_unit_test(nouns),        cmocka_unit_test(predicates_and_prepositions),
        cmocka_unit_test(repairs),      cmocka_unit_test(headlines),
        cmocka_unit_test(broken_trees), cmocka_unit_test(below_and_child),
        cmocka_unit_test(word_classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
