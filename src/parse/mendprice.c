#include "parse/mendprice.h"
#include "parse/mendtree.h"

// "Described the sale [to Chile]", hung on the verb: the object before the noun; -1 if none.
static int32_t sold_to(const sentence *s, int32_t noun)
{
    int32_t verb = s->tokens[noun].head;
    if (s->tokens[noun].rel != REL_OBL || verb < 0 || verb > noun) return -1;
    if (s->tokens[noun].upos != UPOS_PROPN || !is_marked(s, noun, "to|for")) return -1;
    return child_of(s, (uint32_t)verb, (uint32_t)verb, (uint32_t)noun, REL_OBJ);
}

// "36 howitzers, worth 95 million euros, to which ...": the noun whose price this is, the head of
// its phrase; -1 for other nouns.
static int32_t priced(const sentence *s, int32_t money)
{
    int32_t noun = s->tokens[money].head;
    bool worth = noun >= 0 && noun < money && str_eq(s->tokens[noun].form, STR("worth"));
    if (worth) noun = s->tokens[noun].head;
    for (int32_t i = money - 1; i >= 0 && i + MEND_CLIMB_MAX > money; i--)
        worth |= s->tokens[i].head == money && str_eq(s->tokens[i].form, STR("worth"));
    while (worth && noun >= 0 && s->tokens[noun].rel == REL_NMOD && s->tokens[noun].head >= 0 &&
           s->tokens[noun].head < noun)
        noun = s->tokens[noun].head;
    int32_t sold = worth && noun >= 0 ? sold_to(s, noun) : -1;
    if (sold >= 0) noun = sold;
    return worth && noun >= 0 && noun < money && is_nominal(&s->tokens[noun]) ? noun : -1;
}

// The price, "worth 2 million euros", that hangs on the noun and that a comma ends before the
// clause of the verb; -1 if none.
static int32_t price_of(const sentence *s, int32_t noun, uint32_t verb)
{
    int32_t sold = sold_to(s, noun);
    for (uint32_t i = (uint32_t)noun + 1; i + 1 < verb; i++) {
        const token *t = &s->tokens[i];
        deprel rel = deprel_base((deprel)t->rel);
        if ((t->head != noun && (sold < 0 || t->head != sold)) || t->upos != UPOS_NOUN ||
            !str_eq(s->tokens[i + 1].form, STR(",")))
            continue;
        if (rel == REL_APPOS || rel == REL_CONJ || rel == REL_NMOD) return (int32_t)i;
    }
    return -1;
}

// Verbs by which nothing becomes worth something.
static bool gets_goods(str form)
{
    static const char *const STEMS[] = {
        "sign",  "approv", "adopt",  "announc", "award", "bought", "deliver", "ordered", "pass",
        "pledg", "promis", "provid", "sell",    "sent",  "sold",   "seiz",    "unveil"};
    for (size_t i = 0; i < sizeof STEMS / sizeof *STEMS; i++)
        if (str_starts(form, str_of(STEMS[i]))) return true;
    return false;
}

// "Described the sale of guns to Chad, worth 2 million euros" with the price hung on the verb: it
// is that of the object, but in "made the firm worth millions".
static void mend_sold(sentence *s)
{
    for (uint32_t w = 2; w + 1 < s->n_tokens; w++) {
        if (!str_eq(s->tokens[w].form, STR("worth"))) continue;
        bool adjective = s->tokens[w].head > (int32_t)w; // "worth" hung on the sum
        token *top = adjective ? &s->tokens[s->tokens[w].head] : &s->tokens[w];
        int32_t above = top->head, goods = -1;
        deprel rel = deprel_base((deprel)top->rel);
        bool named = rel == REL_APPOS || rel == REL_CONJ || rel == REL_NMOD;
        int32_t sold =
            adjective && named && above >= 0 && above < (int32_t)w ? sold_to(s, above) : -1;
        if (sold >= 0) { // "the sale to Chile, worth 2 million euros"
            top->head = sold;
            top->rel = REL_NMOD;
        }
        if (above < 0 || above >= (int32_t)w || is_nominal(&s->tokens[above])) continue;
        bool becomes = top->rel == REL_XCOMP && !gets_goods(s->tokens[above].form);
        if (becomes || child_of(s, (uint32_t)(top - s->tokens), 0, w, REL_COP) >= 0)
            continue; // "is worth"
        for (uint32_t i = (uint32_t)above + 1; i < w; i++)
            if (s->tokens[i].rel == REL_OBJ && is_nominal(&s->tokens[i])) goods = (int32_t)i;
        if (goods < 0) continue;
        top->head = goods;
        top->rel = adjective ? REL_NMOD : REL_AMOD;
    }
}

static void mend_priced(sentence *s)
{
    for (uint32_t v = 2; v < s->n_tokens; v++) {
        token *verb = &s->tokens[v];
        if (verb->rel != REL_ACL_RELCL || verb->head < 0 || verb->head >= (int32_t)v) continue;
        int32_t noun = priced(s, verb->head);
        int32_t price = noun < 0 ? price_of(s, verb->head, v) : -1;
        if (price >= 0) noun = priced(s, price);
        if (noun >= 0 && !is_below(s, noun, (int32_t)(verb - s->tokens))) verb->head = noun;
    }
}

void mend_priced_goods(sentence *s)
{
    mend_sold(s);
    mend_priced(s);
}

// "Ammunition worth 60 million": the goods have the price.
static void mend_worth(sentence *s, uint32_t w)
{
    token *worth = &s->tokens[w], *goods = &s->tokens[w - 1];
    if (!str_eq(worth->form, STR("worth"))) return;
    if (!is_noun(goods) || goods->rel != REL_COMPOUND || goods->head != (int32_t)w) return;
    const token *next = &s->tokens[w + 1];
    if (next->upos != UPOS_NUM && next->upos != UPOS_SYM) return;
    for (uint32_t i = 0; i < w; i++)
        if (s->tokens[i].head == (int32_t)w && i + 1 != w) s->tokens[i].head = (int32_t)w - 1;
    goods->head = worth->head;
    goods->rel = worth->rel == REL_AMOD ? REL_NMOD : worth->rel;
    worth->head = (int32_t)w - 1;
    worth->rel = REL_AMOD;
    worth->upos = UPOS_ADJ;
    worth->xpos = XPOS_JJ;
    worth->feats = STR_NONE;
}

// "Approved the sale, tanks worth 5 million, on May 2": behind the comma the day is the verb's, not
// the price's.
static void mend_day_of_price(sentence *s, uint32_t w)
{
    token *on = &s->tokens[w];
    if (on->rel != REL_CASE || on->head <= (int32_t)w) return;
    if (!str_eq(s->tokens[w - 1].form, STR(",")) || !str_in_list(on->form, "on|in", '|')) return;
    token *day = &s->tokens[on->head];
    if (day->upos != UPOS_NUM && day->upos != UPOS_PROPN) return;
    int32_t price = day->head;
    if (price < 0 || price >= (int32_t)w) return;
    if (child_of(s, (uint32_t)price, 0, w, REL_NUMMOD) < 0 &&
        !str_eq(s->tokens[price].form, STR("worth")))
        return;
    for (int32_t above = price; above >= 0; above = s->tokens[above].head) {
        const token *t = &s->tokens[above];
        if (t->upos == UPOS_VERB && above < price) {
            day->head = above;
            day->rel = REL_OBL;
            return;
        }
        if (t->head >= above && t->upos != UPOS_NUM) return;
    }
}

// "Approved the sale, eight tanks worth 5 million" with the tanks beside the sale or the approval:
// what is counted behind the comma is the sale.
static void mend_counted(sentence *s, uint32_t w)
{
    token *goods = &s->tokens[w];
    if (goods->rel != REL_PARATAXIS || goods->upos != UPOS_NOUN || goods->head < 0) return;
    int32_t number = child_of(s, w, 0, w, REL_NUMMOD);
    if (number < 2 || !str_eq(s->tokens[number - 1].form, STR(","))) return;
    const token *noun = &s->tokens[number - 2];
    if (noun->upos != UPOS_NOUN) return;
    bool object = noun->head == goods->head && noun->rel == REL_OBJ;
    if (goods->head != number - 2 && !object) return;
    if (child_of(s, w, 0, s->n_tokens, REL_COP) >= 0 ||
        child_of(s, w, 0, s->n_tokens, REL_NSUBJ) >= 0)
        return;
    goods->head = number - 2;
    goods->rel = REL_APPOS;
}

// "Sold two more, valued at 5 million" with the value hung on the selling: the goods have it.
static void mend_valued(sentence *s, uint32_t w)
{
    token *valued = &s->tokens[w];
    if (w < 3 || valued->head < 0 || valued->head >= (int32_t)w - 2) return;
    if (valued->rel != REL_ADVCL && valued->rel != REL_CONJ && valued->rel != REL_PARATAXIS) return;
    if (!str_in_list(valued->form, "valued|priced", '|')) return;
    if (!str_eq(s->tokens[w - 1].form, STR(",")) || !str_eq(s->tokens[w + 1].form, STR("at")))
        return;
    uint32_t verb = (uint32_t)valued->head;
    int32_t goods = child_of(s, verb, verb, w, REL_OBJ);
    if (goods < 0 || !is_below(s, (int32_t)w - 2, goods)) return;
    valued->head = goods;
    valued->rel = REL_ACL;
    valued->xpos = XPOS_VBN;
    valued->feats = STR("Tense=Past|VerbForm=Part");
}

// "A 400 million euro law" with the euro for a preposition.
static void mend_euro(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->upos != UPOS_ADP || !str_eq(t->form, STR("euro"))) return;
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NN;
    if (t->head > (int32_t)w) t->rel = REL_COMPOUND;
}

// "Aid for [Oman] worth 2 million euros" with Oman for a part of the euros' name, and the worth
// hung on either.
static void mend_goods_of_sum(sentence *s, uint32_t w)
{
    token *worth = &s->tokens[w], *goods = &s->tokens[w - 1];
    int32_t sum = goods->head;
    bool both = worth->head == sum && goods->rel == REL_COMPOUND; // on the sum
    if ((worth->head != (int32_t)w - 1 && !both) || !str_eq(worth->form, STR("worth"))) return;
    if (sum <= (int32_t)w || !is_noun(goods) || !is_nominal(&s->tokens[sum])) return;
    if (child_of(s, (uint32_t)sum, w, (uint32_t)sum, REL_NUMMOD) < 0 &&
        s->tokens[w + 1].upos != UPOS_SYM)
        return;
    goods->head = s->tokens[sum].head;
    goods->rel = s->tokens[sum].rel;
    for (uint32_t i = 0; i < w; i++)
        if (s->tokens[i].head == sum) s->tokens[i].head = (int32_t)w - 1;
    worth->head = (int32_t)w - 1;
    worth->rel = REL_AMOD;
    s->tokens[sum].head = (int32_t)w;
    s->tokens[sum].rel = REL_OBJ;
}

// "Armoured vehicles worth 95 million euros to Jordan" with Jordan hung on the sum: it is the
// goods' or their sale's.
static void mend_sums(sentence *s)
{
    for (uint32_t w = 1; w + 2 < s->n_tokens; w++) {
        const token *worth = &s->tokens[w];
        if (worth->head < 0 || !is_worth(worth)) continue;
        bool adjective = worth->head < (int32_t)w;
        int32_t goods = adjective ? worth->head : s->tokens[worth->head].head;
        while (goods >= 0 && s->tokens[goods].rel == REL_NMOD && s->tokens[goods].head >= 0 &&
               s->tokens[s->tokens[goods].head].upos == UPOS_NOUN)
            goods = s->tokens[goods].head;
        if (goods < 0 || goods > (int32_t)w || s->tokens[goods].upos != UPOS_NOUN) continue;
        for (uint32_t p = w + 2; p + 1 < s->n_tokens; p++) {
            const token *to = &s->tokens[p];
            if (to->rel != REL_CASE || !str_in_list(to->form, "to|for", '|')) continue;
            token *whom = &s->tokens[to->head];
            if (whom->head < (int32_t)w || whom->head >= (int32_t)p) break;
            if (s->tokens[whom->head].upos == UPOS_VERB) break; // "half of which went to Jordan"
            whom->head = goods;
            whom->rel = REL_NMOD;
            break;
        }
    }
}

void mend_prices(sentence *s)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        mend_worth(s, w);
        mend_counted(s, w);
        mend_day_of_price(s, w);
        mend_valued(s, w);
        mend_euro(s, w);
        mend_goods_of_sum(s, w);
    }
    mend_sums(s);
}
