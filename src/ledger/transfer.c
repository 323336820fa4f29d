// Transfers: what a text says of arms, goods and money that one side hands to another.
//
// Each match of codebook/ledger/transfers.rules is a saying: a stage, with what its sentence names.
// A sentence without one that says what a deal costs or holds is a saying without a stage. Which
// sayings are of one deal is decided when all are read (transferdeal.c).
#include "ledger/transfer.h"
#include "ledger/transfercase.h"
#include "link/period.h"

#include <math.h>
#include <string.h>

#define SAYINGS_MAX 512   // of a document; no real one has a tenth of it
#define LEGAL_FORM  6     // weight from which words name a legal form, not only a way of telling
#define ITEM_REACH  8     // words behind the noun of a deal that name its things
#define LEAST_SUM   10000 // what is less is a price or what each is paid
#define NOUN_STEPS  3     // nouns between a clause and the deal that it describes
#define TOPIC_REACH 14    // words behind a trigger that a badly hung object stands within

static const char NOUNS[] =
    "sale|deal|package|transfer|order|contract|purchase|acquisition|procurement|shipment|tranche|"
    "drawdown|donation|grant|loan|credit|consignment|delivery|price|cost|agreement|law|bill";

// --- ordinals

static uint32_t ordinal_value(str lemma)
{
    static const char *const NAMES[] = {"first", "second",  "third",  "fourth", "fifth",
                                        "sixth", "seventh", "eighth", "ninth",  "tenth"};
    return (uint32_t)(str_which(lemma, NAMES, 10) + 1);
}

// "The third drawdown", "the first, with shells": which of several; 0: the words do not say. What
// only counts things or times ("the first four aircraft", "for the first time") does not.
static uint32_t ordinal_in(const frame_view *f, int32_t scope)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        uint32_t n = ordinal_value(frame_word(f, w)->lemma);
        int32_t head = frame_word(f, w)->head;
        if (!n || (scope >= 0 && !frame_below(f, (uint32_t)scope, w))) continue;
        if (w + 1 < f->sentence->n_tokens && frame_word(f, w + 1)->upos == UPOS_NUM) continue;
        deprel rel = deprel_base((deprel)frame_word(f, w)->rel);
        if (rel == REL_AMOD && head >= 0) {
            if (str_in_list(
                    frame_word(f, (uint32_t)head)->lemma,
                    "package|drawdown|loan|grant|contract|authorization|authorisation|sale|order",
                    '|'))
                return n;
            continue;
        }
        bool nominal = rel == REL_NSUBJ || rel == REL_NMOD || rel == REL_OBJ || rel == REL_ROOT;
        bool article = w > 0 && str_eq(frame_word(f, w - 1)->lemma, STR("the"));
        bool of_them =
            w + 1 < f->sentence->n_tokens && str_in_list(frame_word(f, w + 1)->lemma, "of|to", '|');
        bool of_kind = of_them && w + 3 < f->sentence->n_tokens &&
                       str_eq(frame_word(f, w + 3)->lemma, STR("kind"));
        if (nominal && article && (!of_them || (of_kind && n > 1))) return n;
    }
    return 0;
}

// --- how it is told

static bool is_definite(const frame_view *f, int32_t topic)
{
    if (topic < 0) return true;
    if (frame_word(f, (uint32_t)topic)->upos == UPOS_PRON) return true;
    for (uint32_t i = f->first_child[topic]; i < f->first_child[topic + 1]; i++) {
        const token *c = frame_word(f, f->children[i]);
        if (str_in_list(c->lemma, "the|this|that|its|their|these|those", '|')) return true;
    }
    return false;
}

// "Had been promised", a participle behind a noun: told as what was before.
static bool is_earlier(const frame_view *f, uint32_t word)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        const token *c = frame_word(f, f->children[i]);
        if (deprel_base((deprel)c->rel) == REL_AUX && str_eq(c->form, STR("had"))) return true;
    }
    deprel rel = (deprel)frame_word(f, word)->rel;
    return rel == REL_ACL || rel == REL_ACL_RELCL;
}

// --- a saying

// Said by a government or its forces, or published by one.
static bool is_official(const fact_reading *r, uint32_t index, uint32_t word)
{
    const mention_list *m = &r->c->mentions;
    const attribution *says = mention_speaker(m, index, word);
    if (m->n_authors) return true;
    if (!says || !says->speaker || !says->speaker->n_actors) return false;
    const actor *x = says->speaker->actors[0];
    for (uint8_t i = 0; i < x->n_sectors; i++)
        if (str_in_list(x->sectors[i], "GOV|MIL|LEG", '|')) return x->country.n > 0;
    return false;
}

// "A sale to which it gave its consent", "a contract with Chad for boats, signed in May": the noun
// of a deal that the clause describes, above the noun that the tree hangs it on; -1: none.
static int32_t described_deal(const frame_view *f, uint32_t word)
{
    deprel rel = (deprel)frame_word(f, word)->rel;
    if (rel != REL_ACL_RELCL && rel != REL_ACL) return -1;
    int32_t w = frame_word(f, word)->head;
    for (int step = 0; step < NOUN_STEPS && w >= 0; step++) {
        if (str_in_list(frame_word(f, (uint32_t)w)->lemma, NOUNS, '|')) return w;
        if (deprel_base((deprel)frame_word(f, (uint32_t)w)->rel) != REL_NMOD) return -1;
        w = frame_word(f, (uint32_t)w)->head;
    }
    return -1;
}

// The noun that the rule's path leads to; where the tree hides it, the next noun of a deal.
static int32_t topic_of(const frame_view *f, const rule_match *m)
{
    fillers found = {0};
    rule_path_walk(f, m->word, m->rule->topic, NULL, NULL, &found);
    if (found.n) return (int32_t)found.word[0];
    int32_t deal = described_deal(f, m->word);
    if (deal >= 0) return deal;
    for (uint32_t w = m->word + 1; w < f->sentence->n_tokens && w <= m->word + TOPIC_REACH; w++)
        if (frame_word(f, w)->upos == UPOS_NOUN && str_in_list(frame_word(f, w)->lemma, NOUNS, '|'))
            return (int32_t)w;
    return -1;
}

// Told by a word that hangs below one that tells a stage: "opened the way for Chad to buy". What is
// only joined to it ("approved and notified") is told beside it.
static bool is_inner(const frame_view *f, const saying_vec *all, uint32_t word)
{
    for (int32_t w = (int32_t)word; w >= 0; w = frame_word(f, (uint32_t)w)->head) {
        for (size_t i = all->n; i-- > 0 && all->p[i].x.sentence == f->sentence->index;)
            if (w != (int32_t)word && all->p[i].word == (uint32_t)w && all->p[i].x.state.n)
                return true;
        deprel rel = deprel_base((deprel)frame_word(f, (uint32_t)w)->rel);
        if (rel == REL_CONJ || rel == REL_PARATAXIS || rel == REL_ADVCL || rel == REL_ACL)
            return false;
    }
    return false;
}

// Does the sentence tell a stage that has come about? Then what is to come adds nothing.
static bool is_beside_firm(const saying_vec *all, uint32_t index)
{
    for (size_t i = all->n; i-- > 0 && all->p[i].x.sentence == index;)
        if (all->p[i].x.state.n && !all->p[i].weak) return true;
    return false;
}

// A day that is still to come dates no change: it is when the goods are due. Of a delay the news is
// that they will be late.
static void settle_date(saying *s)
{
    fact *x = &s->x;
    period told = period_read(x->date), today = period_read(x->published);
    if (x->background && x->own_day) {
        x->date = STR_NONE;
        x->own_day = false;
    }
    bool due = str_eq(s->mode, STR("delivered")) && str_eq(x->state, STR("delayed"));
    if (!told.known || !today.known) return; // "will not come this year"
    if (due ? told.last < today.last : told.first <= today.last) return;
    if (str_eq(x->state, STR("delivered"))) x->state = STR_NONE;
    x->date = x->published;
    x->own_day = true;
}

// The words whose items and money are the saying's: its topic's phrase when that holds any, else
// its clause.
static void read_things(fact_reading *r, uint32_t index, saying *s)
{
    fact *x = &s->x;
    const frame_view *f = reading_frame(r, index);
    bool rest = s->topic >= 0 &&
                str_in_list(frame_word(f, (uint32_t)s->topic)->lemma,
                            "first|second|third|fourth|fifth|last|rest|remainder|batch|lot", '|');
    if (s->topic >= 0)
        transfer_items(r, index, transfer_below(transfer_first_of_row(f, s->word, s->topic)), x);
    if (!x->n_items && rest) transfer_items(r, index, transfer_below(-1), x);
    if (!x->n_items) transfer_items(r, index, transfer_below((int32_t)s->word), x);
    if (!x->n_items && s->topic >= 0) { // "the contract for five frigates", hung elsewhere
        uint32_t from = (uint32_t)s->topic + 1;
        transfer_items(r, index, (transfer_scope){-1, from, from + ITEM_REACH}, x);
    }
    transfer_money(r, index, s->word, s->topic, x);
    if (x->value < LEAST_SUM) x->value = x->value_low = x->value_high = NAN;
}

// The words that hang below the noun, with what stands between them.
static void span_of_phrase(const frame_view *f, uint32_t noun, uint32_t *first, uint32_t *end)
{
    *first = noun;
    *end = noun + 1;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (!frame_below(f, noun, w)) continue;
        if (w < *first) *first = w;
        if (w >= *end) *end = w + 1;
    }
}

static saying begin(fact_reading *r, uint32_t index, uint32_t word, int32_t topic)
{
    const frame_view *f = reading_frame(r, index);
    saying s = {.x = fact_none(LEDGER_TRANSFERS), .word = word, .topic = topic};
    s.definite = is_definite(f, topic);
    s.law = transfer_is_law(f, topic, word);
    s.x.official = is_official(r, index, word);
    s.x.ordinal = ordinal_in(f, topic);
    if (!s.x.ordinal) s.x.ordinal = ordinal_in(f, -1);
    s.x.form = transfer_aid_sort(f, topic);
    fact own = s.x;
    int by_word = transfer_kind(f, word, word + 1, &own);
    s.kind_by_topic = topic >= 0 && str_in_list(frame_word(f, (uint32_t)topic)->lemma,
                                                "loan|grant|credit|drawdown|donation", '|');
    uint32_t first = 0, end = f->sentence->n_tokens;
    int32_t noun = transfer_described(f, word);
    if (noun >= 0 && topic >= 0 && frame_below(f, (uint32_t)topic, (uint32_t)noun)) noun = topic;
    if (noun >= 0) span_of_phrase(f, (uint32_t)noun, &first, &end);
    s.kind_weight = transfer_kind(f, first, end, &s.x);
    if (by_word && s.kind_weight < LEGAL_FORM) { // "sold", whatever else the sentence tells
        s.kind_weight = by_word;
        s.x.kind = own.kind;
    }
    return s;
}

static bool has_named_item(const fact *x)
{
    for (uint32_t i = 0; i < x->n_items; i++)
        if (x->items[i].designation.n || isfinite(x->items[i].quantity) ||
            isfinite(x->items[i].low))
            return true;
    return false;
}

// "Gives 5 million for the purchase of vaccines": a gift, though something is bought with it.
static void forget_side_kind(const frame_view *f, uint32_t word, saying *s)
{
    bool gives = str_in_list(frame_word(f, word)->lemma,
                             "provide|give|donate|announce|pledge|commit|grant|contribute", '|');
    bool aid = s->topic >= 0 && str_in_list(frame_word(f, (uint32_t)s->topic)->lemma,
                                            "aid|assistance|funding|support|fund|help|money", '|');
    if (!str_eq(s->x.kind, STR("sale")) || !gives || (!aid && s->topic >= 0)) return;
    s->x.kind = STR_NONE;
    s->kind_weight = 0;
}

// "He also put his name to a law", just after what was told as history.
static bool goes_with_history(const frame_view *f, uint32_t word, const saying_vec *all)
{
    if (!all->n || !all->p[all->n - 1].x.background) return false;
    if (all->p[all->n - 1].x.sentence + 1 < f->sentence->index) return false;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (str_eq(frame_word(f, f->children[i])->lemma, STR("also"))) return true;
    return false;
}

static bool is_aside_noun(const frame_view *f, uint32_t word)
{
    return frame_word(f, word)->xpos == XPOS_NNS &&
           deprel_base((deprel)frame_word(f, frame_clause(f, word))->rel) == REL_ADVCL;
}

// Are its things arms, whatever its words say of the sort?
static bool is_for_arms(const fact *x)
{
    for (uint32_t i = 0; i < x->n_items; i++)
        if (x->items[i].category.n && !transfer_is_general(&x->items[i])) return true;
    return false;
}

// "Has provided aid": what was given, not only announced.
static bool is_given_aid(const frame_view *f, const saying *s)
{
    return str_eq(s->mode, STR("announced")) && s->topic >= 0 && transfer_is_past(f, s->word) &&
           str_in_list(frame_word(f, s->word)->lemma, "provide|give", '|') &&
           str_in_list(frame_word(f, (uint32_t)s->topic)->lemma, "aid|assistance|package", '|');
}

// "Announced that it has made a grant": paid, by the time that it is told.
static bool tells_given(const frame_view *f, const saying *s)
{
    int32_t what = frame_child(f, s->word, REL_CCOMP);
    return str_eq(s->mode, STR("announced")) && what >= 0 && s->topic >= 0 &&
           frame_word(f, (uint32_t)what)->xpos == XPOS_VBN && transfer_is_past(f, (uint32_t)what) &&
           frame_below(f, (uint32_t)what, (uint32_t)s->topic) &&
           str_in_list(frame_word(f, (uint32_t)what)->lemma,
                       "make|give|provide|pay|send|deliver|transfer|donate|disburse", '|');
}

// "A historic amount of aid" is no one transfer.
static bool is_amount(const frame_view *f, const saying *s)
{
    return s->topic >= 0 && !isfinite(s->x.value) && !has_named_item(&s->x) &&
           str_in_list(frame_word(f, (uint32_t)s->topic)->lemma, "amount|level|volume", '|');
}

// "Since the act became law": a law told to say when, beside what is news.
static bool is_since(const frame_view *f, uint32_t word)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (f->children[i] < word && str_eq(frame_word(f, f->children[i])->form, STR("since")))
            return true;
    return false;
}

static void read_match(fact_reading *r, uint32_t index, const rule_match *m, saying_vec *all)
{
    const frame_view *f = reading_frame(r, index);
    if (frame_word(f, m->word)->rel == REL_AMOD || is_inner(f, all, m->word)) return;
    if (str_eq(frame_word(f, m->word)->lemma, STR("clear")) && // "has been clear that"
        m->word + 1 < f->sentence->n_tokens &&
        str_in_list(frame_word(f, m->word + 1)->lemma, "that|about|on", '|'))
        return;
    if (transfer_is_aside(f, m->word, topic_of(f, m))) return;
    saying s = begin(r, index, m->word, topic_of(f, m));
    s.mode = m->rule->mode;
    if (is_given_aid(f, &s) || tells_given(f, &s)) s.mode = STR("delivered");
    if (str_eq(s.mode, STR("notified"))) s.law = false; // Congress only hears of it
    transfer_settle_law(r, f, &s);
    const event *e = reading_event(r, index, m->word, s.topic);
    s.x.state = s.mode; // what the words have come to, transfer_mood says
    reading_date(r, &s.x, index, m->word, e);
    transfer_mood(r, f, m->word, &s);
    if (!e && (is_earlier(f, m->word) || goes_with_history(f, m->word, all))) s.x.background = true;
    if (s.x.own_day && frame_word(f, m->word)->upos == UPOS_NOUN) {
        uint32_t clause = frame_clause(f, m->word);
        bool aside = deprel_base((deprel)frame_word(f, clause)->rel) == REL_ADVCL;
        fact above = s.x; // "approval came a year later": the time hangs on the verb
        if (!aside) reading_date(r, &above, index, clause, e);
        s.x.date = above.date;
        s.x.own_day = above.own_day;
        if (above.own_day && frame_word(f, m->word)->xpos == XPOS_NNS) { // "the deliveries": when?
            s.x.date = STR_NONE;
            s.x.own_day = false;
        }
    }
    if (is_aside_noun(f, m->word)) { // "citing the deliveries": the day is of what is done for it
        s.x.date = STR_NONE;
        s.x.own_day = false;
    }
    if (s.law && is_since(f, m->word)) return;
    str day;
    if (transfer_is_day_of_first(f, s.x.date, &day)) {
        s.x.date = day.n ? day : s.x.published;
        s.x.own_day = !day.n;
    }
    if (s.weak && is_beside_firm(all, index)) return;
    settle_date(&s);
    read_things(r, index, &s);
    bool sum = isfinite(s.x.value) || !s.x.n_items;
    if (sum && !has_named_item(&s.x) && transfer_is_total(f, m->word)) return;
    if (!s.x.form.n && is_for_arms(&s.x)) s.x.form = STR("military");
    s.beside = transfer_sum_is_beside(f, &s.x);
    if (is_amount(f, &s)) return;
    s.within = transfer_within(r, index);
    if (transfer_is_private(f, &s)) return;
    transfer_sides(r, index, m, &s);
    if (!isfinite(s.x.value) && !s.recipients.n && transfer_is_ratio(f)) return;
    transfer_settle_votes(r, f, &s);
    s.named_sides = s.suppliers.n && s.recipients.n;
    if (!s.x.n_items && isfinite(s.x.value)) forget_side_kind(f, m->word, &s);
    *vec_push(r->a, all) = s;
}

static bool is_same_saying(const saying_vec *all, uint32_t index, const rule_match *m)
{
    for (size_t i = all->n; i-- > 0 && all->p[i].x.sentence == index;)
        if (all->p[i].word == m->word && str_eq(all->p[i].mode, m->rule->mode)) return true;
    return false;
}

// --- sentences without a stage

static int32_t deal_noun(const frame_view *f)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (frame_word(f, w)->upos == UPOS_NOUN &&
            (str_in_list(frame_word(f, w)->lemma, NOUNS, '|') ||
             str_in_list(frame_word(f, w)->lemma, "measure|legislation|act", '|')))
            return (int32_t)w;
    return -1;
}

static bool has_cost(const frame_view *f)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (str_in_list(frame_word(f, w)->lemma, "cost|worth|value|price|include|comprise|contain",
                        '|'))
            return true;
    return false;
}

// "The 80 billion measure", "the bill, worth 80 billion".
static bool has_sum_below(const frame_view *f, uint32_t noun)
{
    const mention_list *m = f->mentions;
    uint32_t index = f->sentence->index;
    for (uint32_t w = noun; w < f->sentence->n_tokens; w++)
        if (str_in_list(frame_word(f, w)->lemma, "worth|total|cost|value|amount|of", '|') &&
            w + 1 < f->sentence->n_tokens &&
            mention_covering(m, index, w + 1, MENTION_MONEY) != NULL)
            return true;
    for (uint32_t i = m->first_of[index]; i < m->first_of[index + 1]; i++)
        if (m->p[i].kind == MENTION_MONEY && m->p[i].head < noun &&
            frame_below(f, noun, m->p[i].head))
            return true;
    return false;
}

// A package that holds things is none of the laws that Congress, named beside it, has passed.
static void forget_law(saying *s)
{
    s->law = s->aid_law = false;
    if (!str_eq(s->x.kind, STR("appropriation"))) return;
    s->x.kind = STR_NONE;
    s->kind_weight = 0;
}

// "The contract is worth ...", "it includes eight radars": what a deal told before costs or holds.
static void read_detail(fact_reading *r, uint32_t index, saying_vec *all)
{
    const frame_view *f = reading_frame(r, index);
    int32_t noun = deal_noun(f);
    if (noun < 0 && (!all->n || !has_cost(f))) return;
    uint32_t word = noun >= 0 ? (uint32_t)noun : 0;
    saying s = begin(r, index, word, noun);
    reading_date(r, &s.x, index, word, NULL);
    s.mode = STR_NONE;
    transfer_settle_law(r, f, &s);
    s.x.own_day = false;
    s.x.date = STR_NONE;
    transfer_items(r, index, transfer_below(-1), &s.x);
    bool law = noun >= 0 &&
               str_in_list(frame_word(f, word)->lemma, "measure|legislation|act|bill|law", '|');
    if (law && !has_sum_below(f, word)) return; // what it sets aside for whom is no sum of its own
    if (s.law && !law && s.x.n_items) forget_law(&s);
    transfer_money(r, index, word, law ? noun : -1, &s.x);
    if (!s.x.n_items && !isfinite(s.x.value)) return;
    s.beside = transfer_sum_is_beside(f, &s.x);
    transfer_sides(r, index, NULL, &s);
    *vec_push(r->a, all) = s;
}

// "Sells arms", "new arms sales": a policy rather than a transfer.
static bool is_generic(const frame_view *f, const saying *s)
{
    if (isfinite(s->x.value) || isfinite(s->x.value_low) || s->x.ordinal) return false;
    bool ever = str_ends(s->x.date, STR("/..")); // "has sold it rifles ever since"
    for (uint32_t i = 0; i < s->x.n_items; i++) {
        const fact_item *it = &s->x.items[i];
        if ((!transfer_is_general(it) && !ever) || isfinite(it->quantity) || isfinite(it->low))
            return false;
    }
    bool plural = s->topic >= 0 && (frame_word(f, (uint32_t)s->topic)->xpos == XPOS_NNS ||
                                    str_in_list(frame_word(f, (uint32_t)s->topic)->lemma,
                                                "number|series|string", '|'));
    return plural && (s->x.n_items || !s->definite);
}

// "The jets that Chad ordered have arrived": the order is older than the news, nobody says by how
// much.
static void forget_days_before(fact_reading *r, uint32_t index, saying_vec *all, size_t from)
{
    const frame_view *f = reading_frame(r, index);
    for (size_t i = from; i < all->n; i++) {
        saying *s = &all->p[i];
        if (!s->x.own_day || frame_word(f, s->word)->rel != REL_ACL_RELCL) continue;
        for (size_t k = from; k < all->n; k++) {
            if (k == i || all->p[k].weak || !all->p[k].x.state.n) continue;
            int rank = transfer_stage_rank(all->p[k].x.state); // -1: delayed, cancelled
            if (rank >= 0 && rank <= transfer_stage_rank(s->x.state)) continue;
            s->x.date = STR_NONE;
            s->x.own_day = false;
            s->x.background = true;
        }
    }
}

void transfer_read(fact_reading *r, const rule_match_list *matches)
{
    saying_vec all = {0};
    for (uint32_t i = 0; i < r->c->sentences.n && all.n < SAYINGS_MAX; i++) {
        size_t before = all.n;
        for (size_t k = 0; k < matches[i].n; k++) {
            const rule_match *m = &matches[i].p[k];
            if (str_eq(m->rule->type, STR("transfers")) && !is_same_saying(&all, i, m))
                read_match(r, i, m, &all);
        }
        if (all.n == before) read_detail(r, i, &all);
        forget_days_before(r, i, &all, before);
        transfer_parts(r, i, &all, before);
        transfer_one_of_them(r, i, &all, before);
        transfer_shared(r, i, &all);
        transfer_series(r, i, &all, before);
        transfer_givers(r, i, &all, before);
        for (size_t k = before; k < all.n; k++)
            all.p[k].generic = is_generic(reading_frame(r, i), &all.p[k]);
    }
    transfer_law_parts(r, &all);
    transfer_deals(r, &all);
}
