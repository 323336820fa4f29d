#include "parse/mendcrowd.h"
#include "parse/mendtree.h"

#define CROWD_WORDS_BETWEEN 2 // "striking junior hospital doctors"

static const char PARTICIPLES[] = "protesting|striking|agitating|demonstrating|rioting|picketing|"
                                  "fasting|marching";

static const char CROWDS[] =
    "workers|employees|nurses|doctors|students|pupils|teachers|lecturers|residents|villagers|"
    "farmers|"
    "peasants|miners|drivers|lawyers|members|people|youths|youth|labourers|laborers|traders|"
    "shopkeepers|women|men|parents|mothers|activists|supporters|fishermen|pensioners|unions|crowds|"
    "citizens|monks|priests|migrants|prisoners|soldiers|policemen|officers|staff|protesters|crowd";

// Behind these a participle is a deed of the subject: "began protesting".
static const char PHASES[] =
    "begin|begins|began|begun|beginning|start|starts|started|starting|stop|"
    "stops|stopped|continue|continues|continued|continuing|keep|keeps|kept|"
    "resume|resumed|resumes|go|goes|went|avoid|avoided|consider|considered";

// The crowd that is the participle's object, with nothing but its own words between; -1: none.
static int32_t crowd_behind(const sentence *s, uint32_t participle)
{
    uint32_t last = participle + 1 + CROWD_WORDS_BETWEEN;
    for (uint32_t w = participle + 1; w < s->n_tokens && w <= last; w++) {
        const token *t = &s->tokens[w];
        if (t->head == (int32_t)participle && t->rel == REL_OBJ && t->upos == UPOS_NOUN)
            return str_in_list(t->form, CROWDS, '|') ? (int32_t)w : -1;
        if (t->rel != REL_AMOD && t->rel != REL_COMPOUND) return -1;
    }
    return -1;
}

// What hung on the participle behind the crowd tells of the verb above.
static void lift(sentence *s, uint32_t participle, int32_t crowd, int32_t above)
{
    for (uint32_t i = (uint32_t)crowd + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)participle) s->tokens[i].head = above;
}

static void mend_crowd(sentence *s, uint32_t participle)
{
    token *t = &s->tokens[participle];
    int32_t above = t->head;
    if (t->upos != UPOS_VERB || !str_in_list(t->form, PARTICIPLES, '|')) return;
    if (t->rel != REL_XCOMP && t->rel != REL_ADVCL && t->rel != REL_CCOMP) return;
    if (above < 0 || above >= (int32_t)participle) return;
    const token *verb = &s->tokens[above];
    if (verb->upos != UPOS_VERB || str_in_list(verb->form, PHASES, '|')) return;
    int32_t crowd = crowd_behind(s, participle);
    int32_t mark = child_of(s, participle, (uint32_t)above, participle, REL_MARK);
    bool marked = mark == (int32_t)participle - 1;
    if (crowd < 0 || (!marked && above != (int32_t)participle - 1)) return;
    if (marked && !str_in_list(s->tokens[mark].form, "to|with|on|at|of|against|from", '|')) return;
    lift(s, participle, crowd, above);
    s->tokens[crowd].head = above;
    s->tokens[crowd].rel = marked ? REL_OBL : REL_OBJ;
    t->head = crowd;
    t->rel = REL_AMOD;
    if (!marked) return;
    s->tokens[mark].head = crowd;
    s->tokens[mark].rel = REL_CASE;
    s->tokens[mark].upos = UPOS_ADP;
}

void mend_crowds(sentence *s)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) mend_crowd(s, w);
}
