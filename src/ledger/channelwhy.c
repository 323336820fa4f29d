#include "ledger/channelwhy.h"

#include "ledger/thesaurus.h"
#include "link/anchor.h"

#include <string.h>

#define BACK_REACH     2 // sentences to the change that is explained
#define CONDITIONS_MAX 4 // of a sentence
#define ITEM_REACH     8 // sentences from an item of a list to the words that open it

static const char REASONS[] = "reason|cause|ground|motive|trigger";
static const char MATTERS[] = "subject|topic|agenda|issue|theme";
static const char NAMES[] = "cite|blame|invoke";
static const char STEPS[] = "step|move|decision|measure|silence|suspension|freeze|halt|cut|walkout|"
                            "walk-out|withdrawal|break|rupture|boycott|cancellation|interruption|"
                            "refusal|action|announcement|stoppage|breakdown|collapse";
static const char REPLIES[] =
    "answer|follow|respond|react|retaliate|reply|response|reaction|retaliation|"
    "protest|reprisal";
static const char RETURNS[] = "resume|return|reopen|restart|restore|continue|rejoin|reconnect|"
                              "negotiate|talk|meet|apply|revive|go|come|sit|lift|answer|attend|"
                              "reconsider|look|review|ready|willing|accept|rethink";
static const char TALKS[] = "talk|talks|negotiation|dialogue|consultation|session|round|meeting|"
                            "treaty|hotline|line|table|contact|conversation|offer|proposal|"
                            "invitation";
static const char EMPTY[] = "day|week|month|year|hour|time|talk|talks|negotiation|round|session|"
                            "meeting|notice|pause|break";

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

static void set_reason(fact_reading *r, fact *x, str text, str by)
{
    fact_reason *reason = arena_array(r->a, fact_reason, 1);
    *reason = (fact_reason){.text = text, .by = by, .confidence = x->confidence};
    x->reasons = reason;
    x->n_reasons = 1;
}

static void add_reason(fact_reading *r, const frame_view *f, fact *x)
{
    int32_t verb, why = find_reason(f, &verb);
    str by;
    if (why < 0 || !read_speaker(f, x, verb, &by)) return;
    set_reason(r, x, words_of(r, f, (uint32_t)why), by);
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

// "The step", "this decision", "it": what the sentence before told.
static bool points_back(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w);
    int32_t det = frame_child(f, w, REL_DET);
    if (str_in_list(t->lemma, "it|this|that", '|')) return t->upos != UPOS_NOUN;
    return t->upos == UPOS_NOUN && str_in_list(t->lemma, STEPS, '|') && det >= 0 &&
           str_in_list(frame_word(f, (uint32_t)det)->lemma, "the|this|that", '|');
}

static bool has_such_subject(const frame_view *f, uint32_t w)
{
    int32_t who = frame_child(f, w, REL_NSUBJ);
    return who >= 0 && points_back(f, (uint32_t)who);
}

// "It follows the rules" answers nothing.
static bool is_step(const frame_view *f, uint32_t w)
{
    int32_t who = frame_child(f, w, REL_NSUBJ);
    return who >= 0 && frame_word(f, (uint32_t)who)->upos == UPOS_NOUN;
}

static bool explains_nothing(const frame_view *f, uint32_t why)
{
    return mention_covering(f->mentions, f->sentence->index, why, MENTION_TIME) ||
           str_in_list(frame_word(f, why)->lemma, EMPTY, '|') || is_named(f, why) ||
           frame_word(f, why)->upos == UPOS_PRON;
}

// Of "the step answers the arrest", "it was responding to the arrest", "the move is a response to
// the arrest": the arrest; -1: none.
static int32_t answered(const frame_view *f)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (!str_in_list(frame_word(f, w)->lemma, REPLIES, '|') || !has_such_subject(f, w))
            continue;
        int32_t why = frame_child(f, w, REL_OBJ);
        if (str_eq(frame_word(f, w)->lemma, STR("follow")) && !is_step(f, w)) continue;
        for (uint32_t i = f->first_child[w]; why < 0 && i < f->first_child[w + 1]; i++) {
            int32_t mark = frame_child(f, f->children[i], REL_CASE);
            if (mark > (int32_t)w &&
                str_in_list(frame_word(f, (uint32_t)mark)->lemma, "to|for|against|at", '|'))
                why = (int32_t)f->children[i];
        }
        if (why >= 0 && !explains_nothing(f, (uint32_t)why)) return why;
    }
    return -1;
}

// Of "the move came after the arrest", "the decision follows the arrest": the arrest; -1: none.
static int32_t followed(fact_reading *r, const frame_view *f)
{
    relation_list all = relation_read(f, NULL, r->a);
    for (uint32_t i = 0; i < all.n; i++) {
        const relation *x = &all.p[i];
        bool why = x->kind == LINK_CAUSE || x->kind == LINK_RESPONSE;
        if (!why || x->negative || x->why < 0 || x->told < 0) continue;
        bool back = points_back(f, (uint32_t)x->told) || has_such_subject(f, (uint32_t)x->told);
        if (back && !explains_nothing(f, (uint32_t)x->why)) return x->why;
    }
    return -1;
}

static void add_answer(fact_reading *r, const frame_view *f, fact *x)
{
    int32_t why = answered(f);
    if (why < 0) why = followed(r, f);
    if (why >= 0) set_reason(r, x, words_of(r, f, (uint32_t)why), STR("author"));
}

// "No basis for further sessions until": is the noun of talks refused there?
static bool refuses_more(const frame_view *f)
{
    bool no = false, talks = false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        str lemma = frame_word(f, w)->lemma;
        no = no || str_in_list(lemma, "no|not|never", '|');
        talks = talks || (no && str_in_list(lemma, TALKS, '|'));
    }
    return talks;
}

// "It will return to them once", "they will not resume until": is what is told that the talks come
// back?
static bool tells_return(const frame_view *f, uint32_t told)
{
    bool talks = false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        const token *t = frame_word(f, w);
        bool word = str_in_list(t->lemma, TALKS, '|') || str_in_list(t->lemma, "they|it|them", '|');
        talks = talks || (word && frame_below(f, told, w));
    }
    return talks && str_in_list(frame_word(f, told)->lemma, RETURNS, '|');
}

// The conditions that the sentence tells, "as soon as" among them.
static uint32_t read_conditions(fact_reading *r, const frame_view *f, relation *out)
{
    relation_list all = relation_read(f, NULL, r->a);
    uint32_t n = 0;
    for (uint32_t i = 0; i < all.n && n < CONDITIONS_MAX; i++) {
        const relation *c = &all.p[i];
        if (c->kind == LINK_CONDITION && !c->negative && c->why >= 0 && c->told >= 0) out[n++] = *c;
    }
    for (uint32_t w = 0; w + 2 < f->sentence->n_tokens && n < CONDITIONS_MAX; w++) {
        int32_t why = frame_word(f, w + 2)->head;
        bool soon = str_eq(frame_word(f, w)->form, STR("as")) &&
                    str_eq(frame_word(f, w + 1)->form, STR("soon"));
        if (!soon || why < 0) continue;
        int32_t told = frame_word(f, w + 1)->head; // "soon" hangs on what is told, or on why
        if (told == why) told = frame_word(f, (uint32_t)why)->head;
        if (told >= 0)
            out[n++] =
                (relation){.kind = LINK_CONDITION, .why = why, .told = told, .strength = 0.8};
    }
    return n;
}

// What would undo the change, as the sentence says it.
static void add_condition(fact_reading *r, const frame_view *f, fact *x)
{
    relation all[CONDITIONS_MAX];
    uint32_t n = read_conditions(r, f, all);
    for (uint32_t i = 0; i < n; i++) {
        const relation *c = &all[i];
        if (!tells_return(f, (uint32_t)c->told) && !refuses_more(f)) continue;
        if (mention_covering(f->mentions, f->sentence->index, (uint32_t)c->why, MENTION_TIME) ||
            str_in_list(frame_word(f, (uint32_t)c->why)->lemma, EMPTY, '|'))
            continue;
        uint32_t told[] = {(uint32_t)c->told};
        fact_reason *out = arena_array(r->a, fact_reason, 1);
        *out = (fact_reason){
            .text = span_text(r->c->document->text, anchor_span(f, (uint32_t)c->why, told, 1)),
            .by = STR("author"),
            .confidence = c->strength};
        x->reopen_if = out;
        x->n_reopen_if = 1;
        return;
    }
}

// --- the sentence before

static bool is_item(const sentence *s)
{
    return s->n_tokens > 1 && s->tokens[0].upos == UPOS_NUM;
}

static bool has_such_adverb(const sentence *s)
{
    for (uint32_t w = 0; w < s->n_tokens; w++)
        if (str_in_list(s->tokens[w].lemma, "accordingly|therefore|consequently|hence", '|'))
            return true;
    return false;
}

// Does a connective of the sentence point back over its beginning ("in response", "in view of
// this")?
static bool answers_before(fact_reading *r, const frame_view *f)
{
    relation_list all = relation_read(f, NULL, r->a);
    if (has_such_adverb(f->sentence)) return true;
    for (uint32_t i = 0; i < all.n; i++) {
        const relation *x = &all.p[i];
        if (x->kind != LINK_CAUSE && x->kind != LINK_RESPONSE) continue;
        if (x->why == RELATION_BEFORE) return true;
        if (str_in_list(frame_word(f, (uint32_t)x->why)->lemma, "this|that|these|it", '|'))
            return true;
    }
    return false;
}

// What the sentence tells, as a reason: what it condemns; what it says itself that it follows; else
// all of it.
static str told_in(fact_reading *r, const frame_view *f)
{
    static const char BLAMES[] = "condemn|reject|deplore|denounce|regret|protest";
    const sentence *s = f->sentence;
    relation_list all = relation_read(f, NULL, r->a);
    for (uint32_t i = 0; i < all.n; i++) {
        const relation *x = &all.p[i];
        if (x->kind != LINK_CAUSE && x->kind != LINK_RESPONSE) continue;
        if (x->first > 0 || x->why < 0 || explains_nothing(f, (uint32_t)x->why)) continue;
        uint32_t told[] = {x->told < 0 ? 0 : (uint32_t)x->told};
        span words = anchor_span(f, (uint32_t)x->why, told, 1);
        if (words.begin < s->tokens[x->end].span.begin) words.begin = s->tokens[x->end].span.begin;
        return span_text(r->c->document->text, words);
    }
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        int32_t what = frame_child(f, w, REL_OBJ);
        if (s->tokens[w].head < 0 && what >= 0 && str_in_list(s->tokens[w].lemma, BLAMES, '|'))
            return words_of(r, f, (uint32_t)what);
    }
    str text = span_text(r->c->document->text, s->span);
    while (text.n && strchr(".!;:", text.p[text.n - 1])) text.n--;
    return text;
}

// The sentence that opens the list of which this one is an item ("The following was decided:");
// itself: it is none.
static uint32_t list_opening(const fact_reading *r, uint32_t index)
{
    const sentence_list *all = &r->c->sentences;
    if (!is_item(&all->p[index])) return index;
    for (uint32_t i = index; i-- > 0 && i + ITEM_REACH >= index;) {
        const sentence *s = &all->p[i];
        if (s->n_tokens && str_eq(s->tokens[s->n_tokens - 1].form, STR(":"))) return i;
    }
    return index;
}

void channelwhy_before(fact_reading *r, uint32_t index, uint32_t word, fact *x)
{
    if (!str_in_list(x->state, "suspended|ended|refused|resumed", '|')) return;
    uint32_t at = list_opening(r, index);
    bool answers = answers_before(r, reading_frame(r, at));
    bool passive = r->c->sentences.p[index].tokens[word].xpos == XPOS_VBN;
    bool own = r->c->mentions.n_authors == 1 && passive && (answers || at < index);
    fact_party author = own ? party_of(r->c->mentions.authors[0]) : (fact_party){0};
    if (own && !x->by.key.n && fact_has_party(x->actors, x->n_actors, author.key)) x->by = author;
    bool empty = x->n_reasons == 0 ||
                 (x->n_reasons == 1 && str_in_list(x->reasons[0].text, "this|that|it|these", '|'));
    if (!empty || !answers || at == 0 || r->c->sentences.p[at - 1].headline) return;
    const frame_view *f = reading_frame(r, at - 1);
    set_reason(r, x, told_in(r, f), STR("author"));
    if (!x->n_reopen_if) add_condition(r, f, x);
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
        if (changed && !x->n_reasons && x->sentence + 1 == index) add_answer(r, f, x);
        if (changed && !x->n_reopen_if && !str_eq(x->state, STR("resumed"))) add_condition(r, f, x);
        if (!x->subject_text.n && x->subject_guessed) add_subject(r, f, x);
        return;
    }
}
