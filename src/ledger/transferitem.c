// What is handed over, for how much, and of what kind the transfer is.
#include "ledger/transfer.h"

#include "base/table.h"

#include "transferkind_table.inc"

#include <math.h>
#include <string.h>

#define ITEMS_MAX    24 // of one saying; longer lists are in notices, which have their own reader
#define THREAT_STEPS 4  // from a thing up to the "against" that it stands behind
#define OF_WORDS     4  // between "Of" or "share" and the sum that is shared
#define WHOLE_WORDS  6  // words before a sum in which "part of" makes it the whole's
#define NAME_GAP     5  // words between a designation and the noun that it goes with
#define GROUP_WORDS  4  // of the longest group in transferkinds.tsv
#define NEAR_WORDS   60 // further from the word the money is of something else

// Nobody sells these openly: who "gets a nuclear weapon" makes it.
static const char FORBIDDEN[] = "nuclear weapon|chemical weapon|explosive device|riot control";

enum { KIND_WORDS, KIND_KIND, KIND_WEIGHT, KIND_BASIS };

// --- items of a sentence

static bool below(const frame_view *f, transfer_scope scope, uint32_t word)
{
    if (word < scope.first || word >= scope.end) return false;
    return scope.top < 0 || frame_below(f, (uint32_t)scope.top, word);
}

transfer_scope transfer_below(int32_t top)
{
    return (transfer_scope){.top = top, .end = UINT32_MAX};
}

// "18 M777 towed howitzers" is found as the M777 and as howitzers: one thing. Told by the order of
// the words: trees often err on names with figures.
static bool goes_on(const frame_view *f, const mention *a, const mention *b)
{
    if (b->first < a->end || b->first > a->end + NAME_GAP || b->item.designation.n) return false;
    // "the S-300 long-range, anti-aircraft systems"
    bool far = b->first > a->end + 1;
    if (far && !(frame_word(f, a->end)->upos == UPOS_ADJ &&
                 str_eq(frame_word(f, a->end + 1)->form, STR("-"))))
        return false;
    for (uint32_t i = a->end; i < b->first; i++) {
        upos u = (upos)frame_word(f, i)->upos;
        if (u == UPOS_CCONJ || u == UPOS_ADP || u == UPOS_DET || u == UPOS_NUM || u == UPOS_VERB)
            return false;
        if (u == UPOS_PUNCT && !(far && str_in_list(frame_word(f, i)->form, "-|,", '|')))
            return false;
    }
    return a->item.designation.n > 0;
}

static void set_number(fact_item *x, const amount *n)
{
    if (isfinite(x->quantity) || isfinite(x->low)) return;
    x->quantity = n->value;
    x->low = n->low;
    x->high = n->high;
}

static bool word_before(const frame_view *f, uint32_t first, const char *list)
{
    return first > 0 && str_in_list(f->sentence->tokens[first - 1].lemma, list, '|');
}

static fact_item item_of(const fact_reading *r, const frame_view *f, const mention *m)
{
    fact_item x = {.category = m->item.category,
                   .designation = m->item.designation,
                   .text = span_text(r->c->document->text, m->span),
                   .quantity = NAN,
                   .low = NAN,
                   .high = NAN};
    set_number(&x, &m->amount);
    x.up_to = word_before(f, m->first, "to");
    x.additional = word_before(f, m->first, "additional|another|more|further");
    return x;
}

// A counted plain noun, "four ships"; false when it is none.
static bool plain_of(const fact_reading *r, const frame_view *f, const mention *m, fact_item *out)
{
    const token *head = &f->sentence->tokens[m->head];
    uint32_t from = m->first;
    str category;
    if (!transfer_goods(head->lemma, &category)) return false;
    while (from < m->head && (f->sentence->tokens[from].upos == UPOS_NUM ||
                              f->sentence->tokens[from].upos == UPOS_DET ||
                              f->sentence->tokens[from].upos == UPOS_ADP ||
                              f->sentence->tokens[from].upos == UPOS_PUNCT ||
                              f->sentence->tokens[from].form.p[0] == '-' ||
                              str_in_list(f->sentence->tokens[from].lemma,
                                          "dozen|hundred|thousand|several|few|up|first|last|more|"
                                          "than|over|nearly|almost|about|some|around|roughly|"
                                          "another|additional|further",
                                          '|')))
        from++;
    span s = {f->sentence->tokens[from].span.begin, head->span.end};
    *out = (fact_item){.category = category,
                       .text = span_text(r->c->document->text, s),
                       .quantity = NAN,
                       .low = NAN,
                       .high = NAN};
    set_number(out, &m->amount);
    return true;
}

static bool has_item_at(const mention_list *all, uint32_t index, const mention *m)
{
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        const mention *o = &all->p[i];
        if (o->kind == MENTION_ITEM && o->first < m->end && o->end > m->first) return true;
    }
    return false;
}

static void add_item(fact_item *list, uint32_t *n, fact_item x)
{
    for (uint32_t i = 0; i < *n; i++)
        if (str_eq_nocase(list[i].text, x.text)) {
            set_number(&list[i], &(amount){.value = x.quantity, .low = x.low, .high = x.high});
            return;
        }
    if (*n < ITEMS_MAX) list[(*n)++] = x;
}

// "Taliban fighters", "their fighters": people, unless the sentence flies or trades them.
static bool is_people(const frame_view *f, uint32_t first, uint32_t head)
{
    static const char FLIES[] = "aircraft|jet|plane|airplane|squadron|buy|sell|contract|deal|"
                                "sale|purchase|pilot|combat|multirole|lightning|delivery";
    if (first != head || !str_eq(f->sentence->tokens[head].lemma, STR("fighter"))) return false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (str_in_list(f->sentence->tokens[w].lemma, FLIES, '|')) return false;
    return true;
}

// "Systems" of "BAE Systems".
static bool is_name_part(const mention_list *all, uint32_t index, const mention *m)
{
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        const mention *o = &all->p[i];
        if (o->kind == MENTION_ACTOR && str_eq(o->how, STR("name")) && o->first < m->first &&
            o->end >= m->end)
            return true;
    }
    return false;
}

// "Several weapons packages", "an arms deal": a deal, no thing.
static bool is_deal(const frame_view *f, const mention *m)
{
    const token *t = &f->sentence->tokens[m->end - 1];
    for (uint32_t w = m->first; w < m->end; w++) // "a euro military aid package"
        if (m->kind == MENTION_ITEM && str_eq(f->sentence->tokens[w].lemma, STR("aid")))
            return true;
    return m->kind == MENTION_ITEM && !m->item.designation.n &&
           str_in_list(t->lemma, "package|deal|sale|order|contract|purchase|transfer|delivery",
                       '|');
}

// "To clear landmines", "removal of mines", "taxes on guns": what is done away with, or taxed.
static bool is_done_away(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    for (int step = 0; step < THREAT_STEPS && deprel_base((deprel)t->rel) == REL_CONJ; step++) {
        if (t->head < 0 || t->head > (int32_t)word) return false;
        for (uint32_t w = (uint32_t)t->head; w < word; w++)
            if (str_eq(f->sentence->tokens[w].form, STR(";"))) return false; // another thing
        t = &f->sentence->tokens[t->head];
    }
    deprel rel = deprel_base((deprel)t->rel);
    if (t->head < 0) return false;
    str above = f->sentence->tokens[t->head].lemma;
    int32_t out = frame_child(f, (uint32_t)t->head, REL_COMPOUND_PRT);
    if (rel == REL_OBJ && out >= 0 && str_eq(above, STR("take"))) // "to take out tanks"
        return str_eq(f->sentence->tokens[out].lemma, STR("out"));
    if (rel == REL_OBJ)
        return str_in_list(above,
                           "clear|remove|destroy|defuse|detect|counter|intercept|neutralize|"
                           "neutralise|dismantle|defeat|repel|demine|eliminate|locate|jam|pierce|"
                           "penetrate|hit|strike|stop",
                           '|');
    return (rel == REL_NMOD || rel == REL_OBL) && // "a tax on guns"
           str_in_list(above,
                       "clearance|clearing|removal|destruction|disposal|detection|tax|ban|embargo|"
                       "restriction|control|duty|levy",
                       '|');
}

// "To defend against planes and tanks": what comes from the other side.
static bool is_threat(const frame_view *f, uint32_t word)
{
    if (is_done_away(f, word)) return true;
    int32_t w = (int32_t)word;
    for (int step = 0; step < THREAT_STEPS && w >= 0; step++) {
        int32_t mark = frame_child(f, (uint32_t)w, REL_CASE);
        if (mark >= 0 && str_eq(f->sentence->tokens[mark].lemma, STR("against"))) return true;
        w = f->sentence->tokens[w].head;
    }
    return false;
}

// "Rounds of sanctions", "every enemy tank": nothing that is handed over.
static bool is_no_thing(const frame_view *f, uint32_t first, uint32_t head)
{
    uint32_t n = f->sentence->n_tokens;
    const token *t = f->sentence->tokens;
    if (first > 0 && str_in_list(t[first - 1].lemma, "every|each", '|')) return true;
    if (t[head].rel == REL_ACL_RELCL && frame_child(f, head, REL_COP) >= 0)
        return true; // "which are a critical weapon": what is named already
    if (first > 1 && str_in_list(t[first - 2].lemma, "every|each", '|') &&
        t[first - 1].upos != UPOS_NUM)
        return true;
    return str_eq(t[head].lemma, STR("round")) && head + 2 < n &&
           str_eq(t[head + 1].lemma, STR("of")) &&
           str_in_list(t[head + 2].lemma,
                       "sanction|talk|negotiation|consultation|discussion|"
                       "dialogue|funding|election|aid|assistance|meeting",
                       '|');
}

// "Shells and radios", with no number: plain nouns that no mention holds.
static void add_uncounted(const fact_reading *r, const frame_view *f, transfer_scope scope,
                          fact_item *list, uint32_t *n)
{
    uint32_t index = f->sentence->index;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        const token *t = &f->sentence->tokens[w];
        str category;
        if (t->xpos != XPOS_NNS || !below(f, scope, w) || !transfer_goods(t->lemma, &category))
            continue;
        if (is_people(f, w, w) || is_threat(f, w) || is_no_thing(f, w, w)) continue;
        if (mention_covering(f->mentions, index, w, MENTION_ITEM) ||
            mention_covering(f->mentions, index, w, MENTION_QUANTITY) ||
            mention_covering(f->mentions, index, w, MENTION_PEOPLE))
            continue;
        add_item(list, n,
                 (fact_item){.category = category,
                             .text = span_text(r->c->document->text, t->span),
                             .quantity = NAN,
                             .low = NAN,
                             .high = NAN});
    }
}

// The mention behind number `i` that is the rest of its name; 0: none.
static uint32_t rest_of_name(const frame_view *f, const mention *m, uint32_t i)
{
    const mention_list *all = f->mentions;
    for (uint32_t k = i + 1; k < all->first_of[f->sentence->index + 1]; k++)
        if (all->p[k].kind == MENTION_ITEM && goes_on(f, m, &all->p[k])) return k;
    return 0;
}

static void take_rest(const fact_reading *r, const mention *m, const mention *rest, fact_item *x)
{
    x->text = span_text(r->c->document->text, (span){m->span.begin, rest->span.end});
    if (!x->category.n) x->category = rest->item.category;
    set_number(x, &rest->amount);
}

void transfer_items(fact_reading *r, uint32_t index, transfer_scope scope, fact *out)
{
    const frame_view *f = reading_frame(r, index);
    const mention_list *all = &r->c->mentions;
    fact_item *list = arena_array(r->a, fact_item, ITEMS_MAX);
    uint32_t n = 0;
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
        const mention *m = &all->p[i];
        fact_item x;
        uint32_t next = m->kind == MENTION_ITEM ? rest_of_name(f, m, i) : 0;
        if (!below(f, scope, next ? all->p[next].head : m->head)) continue;
        if (m->kind == MENTION_ITEM && str_in_list(m->item.category, FORBIDDEN, '|')) continue;
        if (m->kind == MENTION_ITEM && !m->item.designation.n && is_people(f, m->first, m->head))
            continue;
        if (is_name_part(all, index, m)) continue;
        if (is_threat(f, m->head) || is_deal(f, m) || is_no_thing(f, m->first, m->head)) continue;
        if (m->kind == MENTION_ITEM && (next || !mention_is_use(m))) {
            x = item_of(r, f, m);
            if (next) take_rest(r, m, &all->p[next], &x);
            if (next) i = next;
        } else if (m->kind != MENTION_QUANTITY || has_item_at(all, index, m) ||
                   !plain_of(r, f, m, &x))
            continue;
        add_item(list, &n, x);
    }
    add_uncounted(r, f, scope, list, &n);
    out->items = list;
    out->n_items = n;
}

// --- money

// A payment of many: "the first tranche, 80 million, was paid out".
static bool is_instalment(const frame_view *f, const mention *m)
{
    for (uint32_t w = m->first > 6 ? m->first - 6 : 0; w < m->first; w++)
        if (str_in_list(f->sentence->tokens[w].lemma, "tranche|instalment|installment|payment",
                        '|'))
            return true;
    return false;
}

static bool is_sum_of_all(const frame_view *f, const mention *m)
{
    for (uint32_t w = m->first > 6 ? m->first - 6 : 0; w < m->first; w++)
        if (str_in_list(f->sentence->tokens[w].lemma,
                        "total|together|altogether|combined|overall|budget|turnover|revenue|bring",
                        '|'))
            return true;
    return false;
}

// "As part of a 200 million euro package", "of the 200 million, 40 go to Chad", "to share the 200
// million": the whole's sum.
static bool is_of_whole(const frame_view *f, const mention *m)
{
    if (m->first <= OF_WORDS && m->first > 0 && str_eq(frame_word(f, 0)->form, STR("Of")))
        return true;
    for (uint32_t w = m->first > OF_WORDS ? m->first - OF_WORDS : 0; w < m->first; w++) {
        str lemma = frame_word(f, w)->lemma;
        if (str_eq(lemma, STR("share")) && frame_word(f, w)->upos == UPOS_VERB) return true;
        if (w > 0 && str_eq(lemma, STR("of")) && // "3 million of the 155 million"
            mention_covering(f->mentions, f->sentence->index, w - 1, MENTION_MONEY))
            return true;
    }
    for (uint32_t w = m->first > WHOLE_WORDS ? m->first - WHOLE_WORDS : 0; w + 1 < m->first; w++)
        if (str_eq(f->sentence->tokens[w].lemma, STR("part")) &&
            str_eq(f->sentence->tokens[w + 1].lemma, STR("of")))
            return true;
    return false;
}

// "In addition to 5 million for Chad", "on top of": another sum than what is told.
bool transfer_is_beside(const frame_view *f, const mention *m)
{
    for (uint32_t w = m->first > WHOLE_WORDS ? m->first - WHOLE_WORDS : 0; w + 1 < m->first; w++)
        if ((str_eq(f->sentence->tokens[w].lemma, STR("addition")) &&
             str_eq(f->sentence->tokens[w + 1].lemma, STR("to"))) ||
            (str_eq(f->sentence->tokens[w].lemma, STR("top")) &&
             str_eq(f->sentence->tokens[w + 1].lemma, STR("of"))))
            return true;
    return false;
}

// "It also includes 5 million": of something that holds more than what was told before.
static bool also_includes(const frame_view *f)
{
    for (uint32_t w = 1; w < f->sentence->n_tokens; w++)
        if (str_in_list(frame_word(f, w)->lemma, "include|contain|cover", '|') &&
            str_eq(frame_word(f, w - 1)->lemma, STR("also")))
            return true;
    return false;
}

bool transfer_sum_is_beside(const frame_view *f, const fact *x)
{
    if (isfinite(x->value) && also_includes(f)) return true;
    const mention_list *all = f->mentions;
    uint32_t index = f->sentence->index;
    for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++)
        if (all->p[i].kind == MENTION_MONEY && fabs(all->p[i].amount.value - x->value) < 1)
            return transfer_is_beside(f, &all->p[i]);
    return false;
}

// "Howitzers that it asked for": only a sum of the noun's own is that of the request.
static bool is_elsewhere(const frame_view *f, uint32_t word, const mention *sum)
{
    int32_t noun = transfer_described(f, word);
    if (noun < 0 || deprel_base((deprel)frame_word(f, (uint32_t)noun)->rel) == REL_NSUBJ)
        return false; // "the bill that was signed provides 5 million"
    return noun != (int32_t)sum->head && !frame_below(f, (uint32_t)noun, sum->head) &&
           !frame_below(f, sum->head, (uint32_t)noun);
}

int32_t transfer_described(const frame_view *f, uint32_t word)
{
    deprel rel = (deprel)frame_word(f, word)->rel;
    int32_t noun = rel == REL_ACL || rel == REL_ACL_RELCL ? frame_word(f, word)->head : -1;
    if (noun < 0 || !mention_headed(f->mentions, f->sentence->index, (uint32_t)noun, MENTION_ACTOR))
        return noun;
    int32_t mark = frame_child(f, (uint32_t)noun, REL_CASE),
            above = frame_word(f, (uint32_t)noun)->head;
    bool for_them = mark >= 0 && above >= 0 && above < noun &&
                    str_in_list(frame_word(f, (uint32_t)mark)->lemma, "for|to", '|');
    return for_them && frame_word(f, (uint32_t)above)->upos == UPOS_NOUN ? above : noun;
}

static uint32_t gap(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

// "Kroner", "pesos" are of the country with such money that the text names first.
str transfer_unit(const fact_reading *r, const mention *m)
{
    static const char *const OWN[][3] = {
        {"crown", "NOR", "NOK"}, {"crown", "DNK", "DKK"}, {"crown", "SWE", "SEK"},
        {"crown", "ISL", "ISK"}, {"crown", "CZE", "CZK"}, {"peso", "ARG", "ARS"},
        {"peso", "CHL", "CLP"},  {"peso", "COL", "COP"},  {"peso", "MEX", "MXN"},
        {"peso", "PHL", "PHP"},  {"peso", "URY", "UYU"}};
    const mention_list *all = &r->c->mentions;
    bool iso = m->amount.unit.n == 3 && m->amount.unit.p[0] < 'a';
    if (m->kind != MENTION_MONEY || iso) return iso ? m->amount.unit : STR_NONE;
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; all->p[i].n_actors && k < sizeof OWN / sizeof *OWN; k++)
            if (str_eq(m->amount.unit, str_of(OWN[k][0])) &&
                str_eq(all->p[i].actors[0]->country, str_of(OWN[k][1])))
                return str_of(OWN[k][2]);
    return STR_NONE;
}

static bool is_sum(const fact_reading *r, const mention *m)
{
    return transfer_unit(r, m).n && (isfinite(m->amount.value) || isfinite(m->amount.low));
}

void transfer_money(fact_reading *r, uint32_t index, uint32_t word, int32_t scope, fact *out)
{
    const frame_view *f = reading_frame(r, index);
    const mention_list *all = &r->c->mentions;
    const mention *best = NULL;
    for (int pass = 0; pass < 2 && !best; pass++)
        for (uint32_t i = all->first_of[index]; i < all->first_of[index + 1]; i++) {
            const mention *m = &all->p[i];
            if (!is_sum(r, m) || is_sum_of_all(f, m) || is_instalment(f, m) || is_of_whole(f, m))
                continue;
            if (is_elsewhere(f, word, m)) continue;
            if (transfer_described(f, word) < 0 && transfer_is_beside(f, m)) continue;
            if (pass == 0 && !(scope >= 0 && frame_below(f, (uint32_t)scope, m->head))) continue;
            if (gap(m->head, word) > NEAR_WORDS) continue;
            if (!best || gap(m->head, word) < gap(best->head, word)) best = m;
        }
    if (!best) return;
    out->value = best->amount.value;
    out->value_low = best->amount.low;
    out->value_high = best->amount.high;
    out->unit = transfer_unit(r, best);
}

double transfer_within(const fact_reading *r, uint32_t index)
{
    const mention_list *all = &r->c->mentions;
    for (uint32_t i = all->first_of[index]; r->open[index] && i < all->first_of[index + 1]; i++)
        if (is_sum(r, &all->p[i]) && isfinite(all->p[i].amount.value) &&
            is_of_whole(&r->frames[index], &all->p[i]))
            return all->p[i].amount.value;
    return 0;
}

// --- kind

// "In order to".
static bool is_order_to(const frame_view *f, uint32_t w)
{
    return w > 0 && w + 1 < f->sentence->n_tokens &&
           str_eq(f->sentence->tokens[w].lemma, STR("order")) &&
           str_eq(f->sentence->tokens[w - 1].lemma, STR("in")) &&
           str_in_list(f->sentence->tokens[w + 1].lemma, "to|that|for", '|');
}

static bool group_at(const frame_view *f, uint32_t w, uint32_t n, table_hit *h)
{
    table_key key;
    table_key_open(&key);
    for (uint32_t i = 0; i < n; i++) {
        if (i) table_key_add_space(&key);
        table_key_add(&key, true, f->sentence->tokens[w + i].lemma);
    }
    *h = table_find(&transferkind_table, &key);
    return h->found;
}

int transfer_kind(const frame_view *f, uint32_t first, uint32_t end, fact *out)
{
    int best = 0;
    for (uint32_t w = first; w < end; w++)
        for (uint32_t n = 1; n <= GROUP_WORDS && w + n <= end; n++) {
            table_hit h;
            if (!group_at(f, w, n, &h) || is_order_to(f, w)) continue;
            int weight = table_cell(&transferkind_table, h.row, KIND_WEIGHT).p[0] - '0';
            str basis = table_cell(&transferkind_table, h.row, KIND_BASIS);
            if (basis.n && !out->basis.n) out->basis = basis;
            if (weight <= best) continue;
            best = weight;
            out->kind = table_cell(&transferkind_table, h.row, KIND_KIND);
        }
    return best;
}
