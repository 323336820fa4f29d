// What the words around a stage make of it: what is promised, under way, open, asked or denied.
#include "ledger/transfer.h"

#define CONJ_STEPS 3  // verbs joined to one another that share an auxiliary
#define IF_WORDS   10 // words between "if" and its verb, insertions included

static bool has_will(const frame_view *f, uint32_t word)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (str_in_list(frame_word(f, f->children[i])->lemma, "will|shall|do", '|') &&
            !str_eq(frame_word(f, f->children[i])->form, STR("did")) &&
            deprel_base((deprel)frame_word(f, f->children[i])->rel) == REL_AUX)
            return true;
    return false;
}

// "Not before last year did it send any".
static bool has_did(const frame_view *f, uint32_t word)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (str_eq(frame_word(f, f->children[i])->form, STR("did"))) return true;
    return false;
}

// A stage that lies ahead: "will send". What is to be handed over is announced, if no other stage
// is told; what will be approved or cancelled is not yet.
static void soften(saying *s)
{
    bool promise = str_in_list(s->mode, "delivered|contracted|announced", '|');
    s->x.state = str_eq(s->mode, STR("proposed")) ? s->mode : promise ? STR("announced") : STR_NONE;
    s->weak = true;
}

static void leave_open(saying *s)
{
    s->x.state = STR_NONE;
    s->weak = true;
}

static bool is_question(const frame_view *f)
{
    for (uint32_t w = f->sentence->n_tokens; w-- > 0;)
        if (frame_word(f, w)->upos != UPOS_PUNCT || str_eq(frame_word(f, w)->form, STR("?")))
            return str_eq(frame_word(f, w)->form, STR("?"));
    return false;
}

// "Could" of the verb that it is joined to, "from obtaining", "helps them acquire".
static bool is_open(const frame_view *f, uint32_t word)
{
    const token *t = frame_word(f, word);
    int32_t w = (int32_t)word;
    for (int step = 0; step < CONJ_STEPS && w >= 0; step++) {
        for (uint32_t i = f->first_child[w]; i < f->first_child[w + 1]; i++)
            if (str_in_list(frame_word(f, f->children[i])->lemma,
                            "would|could|may|might|should|can|must", '|') &&
                deprel_base((deprel)frame_word(f, f->children[i])->rel) == REL_AUX)
                return true;
        if (deprel_base((deprel)frame_word(f, (uint32_t)w)->rel) != REL_CONJ) break;
        w = frame_word(f, (uint32_t)w)->head;
    }
    uint32_t before = word;
    while (before > 0 && frame_word(f, before - 1)->upos == UPOS_ADV)
        before--; // "by quickly giving"
    if (t->xpos == XPOS_VBG && before > 0 &&
        str_in_list(frame_word(f, before - 1)->lemma, "from|of|at|for|by|on|about|toward|towards",
                    '|'))
        return true;
    if (str_in_list(t->lemma, "put|set|let|cut", '|')) return false; // their past looks alike
    return t->xpos == XPOS_VB && !f->sentence->headline && !has_will(f, word) && !has_did(f, word);
}

// "US to provide howitzers", "US sends howitzers" as a headline: it will.
static bool is_headline_plan(const frame_view *f, uint32_t word)
{
    const token *t = frame_word(f, word);
    if (!f->sentence->headline) return false;
    if (word > 0 && t->xpos == XPOS_VB && str_eq(frame_word(f, word - 1)->lemma, STR("to")))
        return true;
    return t->xpos != XPOS_VBD && t->xpos != XPOS_VBN &&
           str_in_list(t->lemma, "send|provide|give|donate|gift|supply|transfer|ship|lend", '|');
}

// --- under way

static bool has_aux(const frame_view *f, uint32_t word, const char *lemma, bool past)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        const token *c = frame_word(f, f->children[i]);
        if (deprel_base((deprel)c->rel) != REL_AUX || !str_in_list(c->lemma, lemma, '|')) continue;
        if (!past || c->xpos == XPOS_VBD || str_in_list(c->form, "was|were|had", '|')) return true;
    }
    return false;
}

// The first of the verbs that are joined: their auxiliary and their place are those of all.
static uint32_t first_joined(const frame_view *f, uint32_t word)
{
    for (int step = 0; step < CONJ_STEPS; step++) {
        const token *t = frame_word(f, word);
        if (deprel_base((deprel)t->rel) != REL_CONJ || t->head < 0) break;
        if (frame_word(f, (uint32_t)t->head)->xpos != XPOS_VBG) break;
        word = (uint32_t)t->head;
    }
    return word;
}

bool transfer_is_past(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w);
    return t->xpos == XPOS_VBD || has_aux(f, w, "have", false) || has_aux(f, w, "be", true);
}

// "Is being sent".
static bool is_being_given(const frame_view *f, uint32_t word)
{
    bool being = false;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        being = being || str_eq(frame_word(f, f->children[i])->form, STR("being"));
    return being && frame_word(f, word)->xpos == XPOS_VBN && !has_aux(f, word, "be", true);
}

typedef enum { WAY_NONE, WAY_PROMISED, WAY_DESCRIBED } way;

// "Is providing 5 million", "just announced: US providing 5 million": promised, or begun at best.
// "The shells that it is providing" describe. A participle goes with its verb: "helped, sending",
// but "supports them, sending" tells nothing.
static way under_way(const frame_view *f, uint32_t word)
{
    static const char GIVES[] =
        "send|provide|supply|give|donate|gift|lend|lease|transfer|hand|deliver|"
        "ship|dispatch|fly|present|disburse|equip|arm|loan|contribute";
    if (is_being_given(f, word))
        return frame_word(f, word)->rel == REL_ACL_RELCL ? WAY_DESCRIBED : WAY_PROMISED;
    if (frame_word(f, word)->xpos != XPOS_VBG) return WAY_NONE;
    if (!str_in_list(frame_word(f, word)->lemma, GIVES, '|')) return WAY_NONE;
    uint32_t w = first_joined(f, word);
    const token *t = frame_word(f, w);
    deprel rel = deprel_base((deprel)t->rel);
    if (has_aux(f, w, "have", false) || has_aux(f, w, "be", true)) return WAY_NONE;
    if (t->rel == REL_ACL_RELCL) return WAY_DESCRIBED;
    if (has_aux(f, w, "be", false)) return WAY_PROMISED;
    if (t->head < 0 || rel == REL_PARATAXIS || rel == REL_CCOMP) return WAY_PROMISED;
    const token *above = frame_word(f, (uint32_t)t->head);
    bool among = w > 0 && str_eq(frame_word(f, w - 1)->lemma, STR("include"));
    if (among && above->xpos == XPOS_VBG && has_aux(f, (uint32_t)t->head, "be", false) &&
        !has_aux(f, (uint32_t)t->head, "have", false))
        return WAY_PROMISED; // "is helping, including sending"
    if (rel != REL_ADVCL || transfer_is_past(f, (uint32_t)t->head)) return WAY_NONE;
    if (frame_child(f, w, REL_MARK) >= 0 || frame_child(f, w, REL_CASE) >= 0) return WAY_NONE;
    if (above->upos != UPOS_VERB && above->upos != UPOS_ADJ) return WAY_NONE;
    bool tells = str_in_list(above->lemma, "announce|pledge|commit|promise", '|');
    return tells ? WAY_PROMISED : WAY_DESCRIBED;
}

// "If, in fact, they choose to give": the tree may hang the "if" on the insertion.
static bool is_after_if(const frame_view *f, uint32_t word)
{
    for (uint32_t w = word; w-- > 0 && word - w <= IF_WORDS;) {
        const token *t = frame_word(f, w);
        if (str_in_list(t->lemma, "if|unless", '|')) return true;
        if (t->xpos == XPOS_VBD || str_in_list(t->lemma, "and|but|that|then", '|')) return false;
    }
    return false;
}

// "Announced that it is ready to give 5 million": so it is promised.
static bool is_announced_ready(const frame_view *f, const mood *m)
{
    if (m->by < 0 || m->negated) return false;
    const token *t = frame_word(f, (uint32_t)m->by);
    return str_in_list(t->lemma, "ready|prepared|prepare|willing", '|') && t->head >= 0 &&
           deprel_base((deprel)t->rel) == REL_CCOMP &&
           str_eq(frame_word(f, (uint32_t)t->head)->lemma, STR("announce"));
}

// "Is in the process of giving 5 million".
static bool is_in_process(const frame_view *f, uint32_t word)
{
    return word > 1 && frame_word(f, word)->xpos == XPOS_VBG &&
           str_eq(frame_word(f, word - 1)->lemma, STR("of")) &&
           str_eq(frame_word(f, word - 2)->lemma, STR("process"));
}

// "Once approved by Congress, the money will": not yet.
static bool is_once(const frame_view *f, uint32_t word)
{
    int32_t mark = frame_child(f, word, REL_MARK);
    if (mark >= 0) return str_in_list(frame_word(f, (uint32_t)mark)->lemma, "once|until|till", '|');
    return word > 0 && frame_word(f, word)->xpos == XPOS_VBN &&
           str_in_list(frame_word(f, word - 1)->lemma, "once|until|till", '|');
}

// "These funds will allow it to send": what makes a thing possible approves nothing.
static bool is_allowing_thing(const frame_view *f, uint32_t by)
{
    if (!str_in_list(frame_word(f, by)->lemma, "allow|permit|let|enable", '|')) return false;
    int32_t who = frame_child(f, by, REL_NSUBJ);
    if (who < 0 && deprel_base((deprel)frame_word(f, by)->rel) == REL_CONJ)
        who = frame_child(f, (uint32_t)frame_word(f, by)->head, REL_NSUBJ);
    if (who < 0 || frame_word(f, (uint32_t)who)->upos == UPOS_PRON) return false;
    return !mention_covering(f->mentions, f->sentence->index, (uint32_t)who, MENTION_ACTOR);
}

static bool is_allowed_by_thing(const frame_view *f, uint32_t word, const mood *m)
{
    return is_allowing_thing(f, word) || (m->by >= 0 && is_allowing_thing(f, (uint32_t)m->by));
}

// "Will continue to send": a promise as well, of the day on which it is made.
static void settle_above(const frame_view *f, saying *s, const mood *m)
{
    bool goes_on = has_aux(f, (uint32_t)m->by, "will|shall", false);
    s->weak = s->weak || m->to_come;
    if (!(m->to_come || goes_on) || !str_in_list(s->x.state, "delivered|contracted", '|')) return;
    s->x.state = STR("announced");
    if (!goes_on || !str_starts(s->x.date, STR("../"))) return;
    s->x.date = s->x.published;
    s->x.own_day = true;
}

// "Is to get", "are to be delivered": fixed for a day to come.
static bool is_to(const frame_view *f, uint32_t word)
{
    uint32_t w = word;
    if (w > 0 && str_eq(frame_word(f, w - 1)->form, STR("be"))) w--;
    return w > 1 && str_eq(frame_word(f, w - 1)->form, STR("to")) &&
           str_in_list(frame_word(f, w - 2)->form, "is|are", '|');
}

// "Were to be unloaded", "was to arrive": due, and no more is told of it.
static bool was_due(const frame_view *f, uint32_t word)
{
    uint32_t w = word;
    if (w > 0 && str_in_list(frame_word(f, w - 1)->form, "be|been", '|')) w--;
    if (w > 0 && str_eq(frame_word(f, w - 1)->form, STR("have"))) w--;
    return w > 1 && str_eq(frame_word(f, w - 1)->form, STR("to")) &&
           str_in_list(frame_word(f, w - 2)->form, "was|were", '|');
}

// "Will be handed over a year behind schedule", "later than planned".
static bool is_late(const frame_view *f, uint32_t word)
{
    for (uint32_t w = word + 1; w + 1 < f->sentence->n_tokens; w++) {
        str next = frame_word(f, w + 1)->lemma;
        if (str_in_list(frame_word(f, w)->form, "later", '|') && str_eq(next, STR("than")))
            return true;
        if (str_eq(frame_word(f, w)->form, STR("behind")) && str_eq(next, STR("schedule")))
            return true;
    }
    return false;
}

// "Will stay in the yard", "must wait for them": late as of now, though the day is to come.
static bool is_late_now(const frame_view *f, uint32_t word, const saying *s)
{
    return str_eq(s->mode, STR("delayed")) &&
           str_in_list(frame_word(f, word)->lemma, "stay|remain|wait", '|') &&
           (has_will(f, word) || has_aux(f, word, "must", false));
}

// "Decided not to send them".
static bool is_decided_against(const frame_view *f, uint32_t word)
{
    int32_t what = frame_child(f, word, REL_XCOMP);
    for (uint32_t i = what >= 0 ? f->first_child[what] : 0;
         what >= 0 && i < f->first_child[what + 1]; i++)
        if (str_in_list(frame_word(f, f->children[i])->lemma, "not|never", '|')) return true;
    return false;
}

// "Is studying Chad's request for jets": what is asked for is asked for, whatever comes of it.
static bool is_request_weighed(const frame_view *f, uint32_t word, const saying *s, const mood *m)
{
    return str_eq(s->mode, STR("requested")) && frame_word(f, word)->upos == UPOS_NOUN &&
           m->by >= 0 &&
           str_in_list(frame_word(f, (uint32_t)m->by)->lemma,
                       "study|consider|mull|discuss|reject|refuse|decline|deny", '|');
}

// "Said that Chad would send jets": a promise told afterwards, when somebody is to do it and no
// thing ("the deal would give").
static bool is_reported_plan(const frame_view *f, uint32_t word, const mood *m)
{
    if (!m->to_come || m->open || m->negated || m->by >= 0) return false;
    if (!has_aux(f, word, "would", false)) return false;
    int32_t who = frame_child(f, word, REL_NSUBJ);
    if (who < 0) return false;
    const token *t = frame_word(f, (uint32_t)who);
    if (t->rel == REL_NSUBJ_PASS) return true; // "that jets would be sent"
    if (t->upos == UPOS_PRON) return str_in_list(t->lemma, "he|she|it|they|we", '|');
    return mention_covering(f->mentions, f->sentence->index, (uint32_t)who, MENTION_ACTOR) != NULL;
}

void transfer_mood(const fact_reading *r, const frame_view *f, uint32_t word, saying *s)
{
    mood m = mood_of(f, word, s->mode);
    const attribution *says = mention_speaker(&r->c->mentions, f->sentence->index, word);
    s->x.state = m.state;
    if (m.by >= 0 && str_eq(frame_word(f, (uint32_t)m.by)->lemma, STR("deny"))) {
        s->x.state = s->mode;
        s->x.denied = true;
    }
    if (says && says->denied) s->x.denied = true;
    if (says && says->alleged) s->x.alleged = true;
    if (is_request_weighed(f, word, s, &m)) {
        s->x.state = s->mode;
        s->x.denied = false; // "denied the request"
    }
    bool gives = str_in_list(frame_word(f, word)->lemma,
                             "send|provide|supply|give|donate|gift|lend|lease|transfer|hand", '|');
    bool given = str_eq(s->mode, STR("delivered"));
    bool due = given && has_will(f, word) && !gives;
    if (!m.negated && is_late_now(f, word, s))
        s->x.state = s->mode;
    else if (given && has_will(f, word) && is_late(f, word) && !m.negated && !m.open)
        s->x.state = STR("delayed");
    else if (m.negated && due && !m.open)
        s->x.state = STR("delayed"); // "will not arrive in January"
    else if (m.negated || m.open || (says && says->question) || is_question(f) ||
             is_after_if(f, word) || is_once(f, word) || is_allowed_by_thing(f, word, &m) ||
             is_decided_against(f, word) || was_due(f, word))
        leave_open(s);
    else if (given && (is_announced_ready(f, &m) || is_in_process(f, word)))
        soften(s);
    else if (m.by >= 0)
        settle_above(f, s, &m); // "agreed to sell": operators.tsv has decided
    else if (is_headline_plan(f, word) || has_will(f, word) || is_to(f, word) ||
             is_reported_plan(f, word, &m))
        soften(s);
    else if (m.to_come || is_open(f, word) || (given && under_way(f, word) == WAY_DESCRIBED))
        leave_open(s);
    else if (given && under_way(f, word) == WAY_PROMISED)
        soften(s);
}
