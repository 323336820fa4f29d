#include "ledger/channelwhy.h"

#include "ledger/thesaurus.h"
#include "link/anchor.h"

#define BACK_REACH 2 // sentences to the change that is explained

static const char REASONS[] = "reason|cause|ground|motive|trigger";
static const char MATTERS[] = "subject|topic|agenda|issue|theme";
static const char NAMES[] = "cite|blame|invoke";

static bool is_named(const frame_view *f, uint32_t w)
{
    return mention_headed(f->mentions, f->sentence->index, w, MENTION_ACTOR) != NULL;
}

// Of "the reason was the arrest": the arrest; -1: the word is no subject of such a sentence.
static int32_t said_of(const frame_view *f, uint32_t w)
{
    int32_t above = frame_word(f, w)->head;
    if (above < 0 || deprel_base((deprel)frame_word(f, w)->rel) != REL_NSUBJ) return -1;
    bool flat = frame_child(f, (uint32_t)above, REL_COP) >= 0;
    for (uint32_t i = f->first_child[above]; i < f->first_child[above + 1]; i++)
        if (str_in_list(frame_word(f, f->children[i])->lemma, "not|never", '|')) return -1;
    return flat && (uint32_t)above > w && frame_word(f, (uint32_t)above)->upos == UPOS_NOUN ? above
                                                                                            : -1;
}

// Of "the reason: the arrest": what stands behind the colon.
static int32_t behind_colon(const frame_view *f, uint32_t w)
{
    if (w + 1 >= f->sentence->n_tokens || !str_eq(frame_word(f, w + 1)->form, STR(":"))) return -1;
    for (uint32_t i = f->first_child[w]; i < f->first_child[w + 1]; i++) {
        uint32_t c = f->children[i];
        if (c > w + 1 && frame_word(f, c)->upos == UPOS_NOUN) return (int32_t)c;
    }
    return -1;
}

// Of "gave the arrest as the reason": the arrest.
static int32_t given_as(const frame_view *f, uint32_t w, int32_t *verb)
{
    int32_t mark = frame_child(f, w, REL_CASE), above = frame_word(f, w)->head;
    if (mark < 0 || above < 0 || !str_eq(frame_word(f, (uint32_t)mark)->lemma, STR("as")))
        return -1;
    *verb = frame_word(f, (uint32_t)above)->upos == UPOS_VERB
                ? above
                : frame_word(f, (uint32_t)above)->head;
    return *verb < 0 ? -1 : frame_child(f, (uint32_t)*verb, REL_OBJ);
}

// The word that names the reason; *verb: of who says so, -1: the author does.
static int32_t find_reason(const frame_view *f, int32_t *verb)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        const token *t = frame_word(f, w);
        int32_t why = -1;
        *verb = -1;
        if (t->upos == UPOS_NOUN && str_in_list(t->lemma, REASONS, '|')) {
            why = said_of(f, w);
            if (why < 0) why = behind_colon(f, w);
            if (why < 0) why = given_as(f, w, verb);
        } else if (t->upos == UPOS_VERB && t->head < 0 && str_in_list(t->lemma, NAMES, '|')) {
            *verb = (int32_t)w;
            why = frame_child(f, w, REL_OBJ);
        }
        if (why >= 0 && frame_word(f, (uint32_t)why)->upos == UPOS_NOUN &&
            !is_named(f, (uint32_t)why))
            return why;
    }
    return -1;
}

// Who gives the reason: a party of the channel, or it ("he cited"); false: somebody else.
static bool read_speaker(const frame_view *f, const fact *x, int32_t verb, str *by)
{
    *by = STR("author");
    if (verb < 0) return true;
    fillers who = {0};
    frame_fillers(f, (uint32_t)verb, SLOT_SUBJECT, STR_NONE, &who);
    if (!who.n) return false;
    party_list list = {0};
    party_add_word(&list, f, who.word[0]);
    if (!list.n) {
        if (x->by.code.n) *by = x->by.code;
        return frame_word(f, who.word[0])->upos == UPOS_PRON;
    }
    *by = list.p[0].code;
    return fact_has_party(x->actors, x->n_actors, list.p[0].key);
}

// The words of the phrase at `head`, without "the reason was" before it.
static str words_of(const fact_reading *r, const frame_view *f, uint32_t head)
{
    uint32_t others[2], n = 0;
    int32_t doer = frame_child(f, head, REL_NSUBJ), is = frame_child(f, head, REL_COP);
    if (doer >= 0) others[n++] = (uint32_t)doer;
    if (is >= 0) others[n++] = (uint32_t)is;
    return span_text(r->c->document->text, anchor_span(f, head, others, n));
}

static void add_reason(fact_reading *r, const frame_view *f, fact *x)
{
    int32_t verb, why = find_reason(f, &verb);
    str by;
    if (why < 0 || !read_speaker(f, x, verb, &by)) return;
    fact_reason *reason = arena_array(r->a, fact_reason, 1);
    *reason =
        (fact_reason){.text = words_of(r, f, (uint32_t)why), .by = by, .confidence = x->confidence};
    x->reasons = reason;
    x->n_reasons = 1;
}

static void add_subject(const fact_reading *r, const frame_view *f, fact *x)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (!str_in_list(frame_word(f, w)->lemma, MATTERS, '|')) continue;
        int32_t what = said_of(f, w);
        if (what < 0) what = behind_colon(f, w);
        if (what < 0 || is_named(f, (uint32_t)what)) continue;
        x->subject = subject_of_phrase(f, (uint32_t)what);
        x->subject_text = words_of(r, f, (uint32_t)what);
        x->subject_guessed = x->subject_loose = false;
        return;
    }
}

void channelwhy_read(fact_reading *r, uint32_t index)
{
    const frame_view *f = reading_frame(r, index);
    for (size_t i = r->facts.n; i-- > 0;) {
        fact *x = &r->facts.p[i];
        if (x->ledger != LEDGER_CHANNELS || x->sentence >= index) continue;
        if (x->sentence + BACK_REACH < index) return;
        bool changed = str_in_list(x->state, "suspended|ended|refused|resumed", '|');
        if (changed && !x->n_reasons) add_reason(r, f, x);
        if (!x->subject_text.n && x->subject_guessed) add_subject(r, f, x);
        return;
    }
}
