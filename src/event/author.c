// Clauses that leave out who speaks, as posts, notes and signed statements do: "Thank you to
// Kenya", "Proud to stand with Kenya", "Deeply concerned by the arrests", "Condolences to Nepal",
// "Met with President Roe today".
#include "event/draft.h"

// Verbs that do what they say, said of oneself; an order to others is none of them.
static const char PERFORMED[] =
    "thank congratulate commend applaud salute praise welcome condemn denounce deplore decry urge "
    "wish mourn honor honour remember regret reaffirm reiterate condole";
// What one is when one says "proud to", "concerned by".
static const char FELT[] =
    "proud glad happy pleased please honored honoured honor honour delighted delight thrilled "
    "thrill "
    "privileged humbled humble excited excite grateful thankful appreciative indebted sorry great "
    "good nice wonderful concerned concern alarmed alarm worried worry appalled appall outraged "
    "outrage sickened sicken saddened sadden shocked shock horrified horrify dismayed dismay "
    "disgusted disgust disappointed disappoint disturbed disturb troubled trouble heartbroken "
    "heartened hearten encouraged encourage impressed impress moved move inspired inspire "
    "committed "
    "commit determined";
static const char UTTERED[] =
    "congratulation congrats condolence sympathy thanks thank kudos gratitude appreciation "
    "solidarity apology tribute";
// What a gerund at the head of a post says of its author; others head a list of measures.
static const char BEGUN[] = "look stand call send express extend offer share";
static const char MET[] = "meet speak talk confer discuss chat sit host visit join";

static bool has_subject(const frame_view *f, uint32_t word)
{
    return frame_child(f, word, REL_NSUBJ) >= 0 || frame_child(f, word, REL_NSUBJ_PASS) >= 0 ||
           frame_child(f, word, REL_CSUBJ) >= 0 || frame_child(f, word, REL_EXPL) >= 0;
}

// "Proud to stand", "looking forward to meeting": does the clause have the subject of its head?
static bool shares_subject(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    switch (deprel_base((deprel)t->rel)) {
    case REL_XCOMP:
    case REL_CONJ: return true;
    case REL_ADVCL: return str_eq(draft_preposition(d->f, word), STR("to"));
    case REL_OBJ: return in(t->lemma, UTTERED); // "sending condolences"
    default: return false;
    }
}

// "MS. ROE: Thank you": what a label says is from hangs on the label.
static bool is_behind_label(const draft *d, uint32_t word)
{
    int32_t head = draft_token(d, word)->head;
    for (uint32_t w = word; (int32_t)w > head + 1; w--)
        if (str_eq(draft_token(d, w - 1)->form, STR(":"))) return true;
    return false;
}

// The root over the trigger's clause when nothing on the way has a subject; -1 when something has,
// or the clause is another's part.
static int32_t bare_root(const draft *d)
{
    uint32_t word = d->match.word;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        if (has_subject(d->f, word)) return -1;
        if (draft_token(d, word)->head < 0 || is_behind_label(d, word)) return (int32_t)word;
        if (!shares_subject(d, word)) return -1;
        word = (uint32_t)draft_token(d, word)->head;
    }
    return -1;
}

bool author_is_glad_of(const draft *d, uint32_t above)
{
    static const char GLAD[] = "proud glad happy pleased please honored honoured honor honour "
                               "delighted delight thrilled thrill privileged privilege humbled "
                               "humble grateful";
    const token *t = draft_token(d, above);
    if (!in(d->e.type, "SUPPORT CONSULT")) return false;
    if (in(t->lemma, GLAD)) return t->xpos == XPOS_JJ || t->xpos == XPOS_VBN;
    return in(t->lemma, "great good wonderful nice pleasure") && !has_subject(d->f, above);
}

static bool has_by(const draft *d, uint32_t word)
{
    fillers found = {0};
    return frame_fillers(d->f, word, SLOT_PREP, STR("by"), &found);
}

bool author_is_left_out(const draft *d)
{
    if (!in(d->e.type, "SUPPORT ACCUSE REQUEST AGREE REJECT CONSULT")) return false;
    int32_t root = bare_root(d);
    if (root < 0) return false;
    const token *t = draft_token(d, (uint32_t)root);
    if ((t->xpos == XPOS_JJ || t->xpos == XPOS_VBN) && in(t->lemma, FELT)) return true;
    if (in(t->lemma, UTTERED)) return true;
    bool own = root == (int32_t)d->match.word;
    switch (t->xpos) {
    case XPOS_VB:
    case XPOS_VBP: return in(t->lemma, PERFORMED);
    case XPOS_VBG: return in(t->lemma, PERFORMED) || in(t->lemma, BEGUN) || in(t->lemma, MET);
    case XPOS_VBD: return own;
    case XPOS_VBN: return own && in(t->lemma, MET) && !has_by(d, (uint32_t)root);
    default: return false;
    }
}
