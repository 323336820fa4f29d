// Parts of a whole: "several sales, including one worth ...", "a bill of 95 billion that included 8
// billion for". A part is a saying of its own with the whole's value beside it, and takes over the
// stage of the whole; its things and money are the whole's no more.
#include "ledger/transfer.h"

#include <math.h>
#include <string.h>

#define FOR_REACH     14   // words behind a sum that say for whom it is
#define BARE_SUM      1e6  // from here on a number without a noun is money
#define BEFORE_REACH  7    // words before a sum that name who gets it
#define SEVERAL_REACH 2    // sentences back to what "one of them" is of
#define LONG_TEXT     30   // sentences from which a text is about more than its law
#define DOER_STEPS    4    // from a verb up to the one whose subject does it
#define LAW_REACH     3    // sentences around the law that tell its parts in such a text
#define PART_SHARE    0.97 // of the whole; what is more is the whole itself, rounded

static bool is_money(const event_amount *m)
{
    return str_eq(m->kind, STR("money")) && isfinite(m->amount.value);
}

static void take_money(const event *e, fact *x)
{
    for (uint32_t i = 0; i < e->n_amounts; i++) {
        if (!is_money(&e->amounts[i])) continue;
        x->value = e->amounts[i].amount.value;
        x->value_low = e->amounts[i].amount.low;
        x->value_high = e->amounts[i].amount.high;
        x->unit = e->amounts[i].amount.unit;
        return;
    }
}

static void take_items(fact_reading *r, const event *e, fact *x)
{
    fact_item *list = arena_array(r->a, fact_item, e->n_items + 1);
    for (uint32_t i = 0; i < e->n_items; i++)
        list[i] = (fact_item){.category = e->items[i].item.category,
                              .designation = e->items[i].item.designation,
                              .text = e->items[i].text,
                              .quantity = e->items[i].amount.value,
                              .low = e->items[i].amount.low,
                              .high = e->items[i].amount.high};
    x->items = list;
    x->n_items = e->n_items;
}

static bool is_region(const mention *m)
{
    return m->kind == MENTION_PLACE && m->place && !m->place->country.n &&
           str_in_list(m->place->kind, "region|sea|ocean|area", '|');
}

// "For Taiwan and others in the Indo-Pacific": the region gets it as well.
static void add_regions(party_list *list, const frame_view *f, uint32_t from, uint32_t end)
{
    const mention_list *all = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t i = all->first_of[s]; i < all->first_of[s + 1]; i++) {
        const mention *m = &all->p[i];
        if (m->first < from || m->first >= end || !is_region(m)) continue;
        party_add(list, (fact_party){m->place->name, m->place->name, m->place->name});
    }
}

static void add_side(party_list *list, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) party_add(list, transfer_party(p[i].actor));
}

static saying *whole_of(fact_reading *r, const event *e, saying_vec *all, size_t first)
{
    const token *tokens = r->c->sentences.p[e->sentence].tokens;
    for (size_t i = first; i < all->n; i++)
        if (span_contains(e->whole, tokens[all->p[i].word].span)) return &all->p[i];
    return NULL;
}

static bool has_text(const fact *x, str text)
{
    for (uint32_t i = 0; i < x->n_items; i++)
        if (str_eq(x->items[i].text, text) || str_find(text, x->items[i].text) != SIZE_MAX)
            return true;
    return false;
}

// What is the part's is not the whole's.
static void strip(fact_reading *r, saying *whole, const fact *own)
{
    fact *x = &whole->x;
    fact_item *kept = arena_array(r->a, fact_item, x->n_items + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->n_items; i++)
        if (!has_text(own, x->items[i].text)) kept[n++] = x->items[i];
    x->items = kept;
    x->n_items = n;
    if (isfinite(x->value) && fabs(x->value - own->value) < 1)
        x->value = x->value_low = x->value_high = NAN;
}

static saying part_of(fact_reading *r, const event *e, const saying *whole)
{
    saying p = *whole;
    const frame_view *f = reading_frame(r, e->sentence);
    p.part = true;
    p.law = false;
    p.definite = false;
    p.topic = (int32_t)e->word;
    p.word = e->word;
    p.x.event = str_of(e->id);
    p.x.words = e->trigger;
    p.x.value = p.x.value_low = p.x.value_high = NAN;
    take_items(r, e, &p.x);
    take_money(e, &p.x);
    if (e->date.value.n && !str_eq(e->date.how, STR("document"))) {
        p.x.date = e->date.value;
        p.x.own_day = false;
    }
    party_list to = {0}, from = {0};
    add_side(&to, e->recipients, e->n_recipients);
    add_side(&from, e->actors, e->n_actors);
    if (whole->law) add_regions(&to, f, e->word, f->sentence->n_tokens);
    if (to.n) p.recipients = to;
    if (from.n) p.suppliers = from;
    return p;
}

void transfer_parts(fact_reading *r, uint32_t index, saying_vec *all, size_t first)
{
    for (size_t i = 0; i < r->c->events.n; i++) {
        const event *e = &r->c->events.p[i];
        if (e->sentence != index || span_empty(e->whole)) continue;
        saying *whole = whole_of(r, e, all, first);
        if (!whole) continue;
        saying p = part_of(r, e, whole);
        strip(r, whole, &p.x);
        bool share = isfinite(whole->x.value) && str_eq(whole->x.unit, p.x.unit) &&
                     p.x.value < PART_SHARE * whole->x.value;
        if (whole->law && !share) continue;
        if (whole->law) whole->recipients = (party_list){0};
        if (share) p.x.whole_value = whole->x.value;
        *vec_push(r->a, all) = p;
    }
}

static bool same_keys(const party_list *a, const party_list *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++)
            if (str_eq(a->p[i].key, b->p[k].key)) return true;
    return false;
}

// --- one of several told before

static int32_t one_of_them(const frame_view *f)
{
    const token *t = f->sentence->tokens;
    for (uint32_t w = 0; w + 2 < f->sentence->n_tokens; w++) {
        if (!str_in_list(t[w].form, "One|one|latest|last|largest|newest|biggest", '|')) continue;
        if (str_eq(t[w + 1].lemma, STR("of")) &&
            str_in_list(t[w + 2].form, "them|these|those|which", '|'))
            return (int32_t)w;
    }
    return -1;
}

// The several that "them" are: told in this sentence or the ones before.
static const saying *several_before(fact_reading *r, uint32_t index, const saying_vec *all)
{
    for (size_t i = all->n; i-- > 0;) {
        const saying *s = &all->p[i];
        if (s->x.sentence + SEVERAL_REACH < index) return NULL;
        if (s->topic < 0 || !s->x.state.n || s->part) continue;
        const frame_view *f = reading_frame(r, s->x.sentence);
        if (f->sentence->tokens[s->topic].xpos == XPOS_NNS ||
            str_in_list(f->sentence->tokens[s->topic].lemma, "number|series|string", '|'))
            return s;
    }
    return NULL;
}

// When that one came about: the time beside the participle behind it, else that of the clause.
static void date_one(fact_reading *r, uint32_t index, uint32_t one, saying *p)
{
    const frame_view *f = reading_frame(r, index);
    uint32_t word = frame_clause(f, one);
    for (uint32_t i = f->first_child[one]; i < f->first_child[one + 1]; i++) {
        deprel rel = (deprel)f->sentence->tokens[f->children[i]].rel;
        if (rel == REL_ACL || rel == REL_ACL_RELCL) word = f->children[i];
    }
    str several = p->x.date;
    reading_date(r, &p->x, index, word, NULL);
    p->word = word;
    if (!p->x.own_day) return;
    p->x.date = several;
    p->x.own_day = false;
}

void transfer_one_of_them(fact_reading *r, uint32_t index, saying_vec *all, size_t first)
{
    const frame_view *f = reading_frame(r, index);
    int32_t one = one_of_them(f);
    const saying *several = one >= 0 ? several_before(r, index, all) : NULL;
    if (!several) return;
    for (size_t i = first; i < all->n; i++)
        if (all->p[i].mode.n && all->p[i].x.sentence == index && &all->p[i] != several) return;
    saying p = *several;
    p.part = true;
    p.definite = p.generic = false;
    p.topic = one;
    date_one(r, index, (uint32_t)one, &p);
    p.x.background = several->x.background;
    p.x.text = span_text(r->c->document->text, f->sentence->span);
    p.x.sentence = index;
    p.x.value = p.x.value_low = p.x.value_high = NAN;
    transfer_items(r, index, transfer_below(-1), &p.x);
    transfer_money(r, index, (uint32_t)one, -1, &p.x);
    if (!p.x.n_items && !isfinite(p.x.value)) return;
    while (all->n > first && !all->p[all->n - 1].mode.n && all->p[all->n - 1].x.sentence == index)
        all->n--; // what costs and holds were read as a detail
    *vec_push(r->a, all) = p;
}

// --- what several share

static bool is_told_shared(const frame_view *f)
{
    for (uint32_t w = 0; w + 1 < f->sentence->n_tokens; w++)
        if (str_eq(frame_word(f, w)->lemma, STR("share")) && frame_word(f, w)->upos == UPOS_VERB)
            return true;
    return false;
}

// "The two are among four countries to share the 50 million": parts of it, told just before.
void transfer_shared(fact_reading *r, uint32_t index, saying_vec *all)
{
    double whole = transfer_within(r, index);
    const frame_view *f = reading_frame(r, index);
    fact kind = fact_none(LEDGER_TRANSFERS);
    if (!(whole > 0) || !is_told_shared(f)) return;
    int weight = transfer_kind(f, 0, f->sentence->n_tokens, &kind);
    for (size_t i = all->n; i-- > 0;) {
        saying *s = &all->p[i];
        if (s->x.sentence + SEVERAL_REACH < index) return;
        if (s->x.sentence == index || s->law || s->within > 0 || !isfinite(s->x.value)) continue;
        if (s->x.value >= PART_SHARE * whole) continue;
        s->within = whole;
        if (s->kind_weight) continue;
        s->x.kind = kind.kind;
        s->kind_weight = weight;
    }
}

// --- what a law gives to whom, in sentences of their own

static const saying *law_of(const saying_vec *all)
{
    const saying *best = NULL;
    for (size_t i = 0; i < all->n; i++) {
        const saying *s = &all->p[i];
        if (s->law && !s->part && isfinite(s->x.value) && (!best || s->x.value > best->x.value))
            best = s;
    }
    return best;
}

// A sum, or a number as large as one: "20 billion kroner for arms and 5 billion for Chad".
static bool is_large_number(const mention *m)
{
    return m->kind == MENTION_MONEY ||
           (m->kind == MENTION_QUANTITY && !m->amount.unit.n && m->amount.value >= BARE_SUM);
}

// Those for whom the sum is: behind it, before the next one.
static void read_for(const frame_view *f, const mention *sum, party_list *out)
{
    const mention_list *all = f->mentions;
    uint32_t s = f->sentence->index, end = sum->end + FOR_REACH;
    for (uint32_t i = all->first_of[s]; i < all->first_of[s + 1]; i++)
        if (is_large_number(&all->p[i]) && all->p[i].first >= sum->end && all->p[i].first < end)
            end = all->p[i].first;
    bool open = false;
    for (uint32_t w = sum->end; w < end && w < f->sentence->n_tokens; w++) {
        const token *t = &f->sentence->tokens[w];
        bool arms = str_in_list(t->lemma, "arm|help|support|defend|equip|rebuild|supply", '|');
        if (str_in_list(t->lemma, "for|to", '|') && t->upos != UPOS_VERB) open = true;
        if (t->upos == UPOS_VERB && open && !arms) break;
        const mention *m = mention_headed(all, s, w, MENTION_ACTOR);
        if (m && m->end == end && end < sum->end + FOR_REACH)
            break; // "for Chad 5 million": the next
        for (uint32_t k = 0; open && m && k < m->n_actors; k++)
            party_add(out, transfer_party(m->actors[k]));
    }
    if (open && out->n) add_regions(out, f, sum->end, end);
}

// "Ukraine would get 42 billion, Israel 14 billion": who is named just before the sum.
static void read_before(const frame_view *f, const mention *sum, party_list *out)
{
    static const char PASSED[] = "get|receive|obtain|about|some|nearly|keep|the|a|large|big|part|"
                                 "share|bulk|slice|more|than";
    uint32_t s = f->sentence->index;
    for (uint32_t w = sum->first; w-- > 0 && sum->first - w <= BEFORE_REACH;) {
        const token *t = &f->sentence->tokens[w];
        if (mention_covering(f->mentions, s, w, MENTION_MONEY)) return;
        const mention *m = mention_headed(f->mentions, s, w, MENTION_ACTOR);
        for (uint32_t k = 0; m && k < m->n_actors; k++)
            party_add(out, transfer_party(m->actors[k]));
        if (out->n) return;
        bool passes = t->upos == UPOS_AUX || t->upos == UPOS_ADV || t->upos == UPOS_PUNCT ||
                      t->upos == UPOS_PART || str_in_list(t->lemma, PASSED, '|');
        if (!passes) return;
    }
}

// Who gets just this sum; empty: the words do not say.
static party_list getters(const frame_view *f, const mention *sum)
{
    party_list to = {0};
    read_before(f, sum, &to);
    if (!to.n) read_for(f, sum, &to);
    return to;
}

// Sums of the sentence that have somebody of their own who gets them.
static uint32_t count_gets(fact_reading *r, uint32_t index)
{
    const mention_list *m = &r->c->mentions;
    uint32_t n = 0;
    for (uint32_t i = m->first_of[index]; i < m->first_of[index + 1]; i++)
        n += m->p[i].kind == MENTION_MONEY && getters(reading_frame(r, index), &m->p[i]).n;
    return n;
}

void transfer_series(fact_reading *r, uint32_t index, saying_vec *all, size_t first)
{
    const mention_list *m = &r->c->mentions;
    if (all->n != first + 1) return; // told by one word
    saying base = all->p[first];
    if (!base.x.state.n || base.law || base.part || base.x.n_items || !isfinite(base.x.value))
        return;
    if (count_gets(r, index) < 2) return;
    for (uint32_t i = m->first_of[index]; i < m->first_of[index + 1]; i++) {
        const mention *sum = &m->p[i];
        str unit = transfer_unit(r, sum);
        if (sum->kind != MENTION_MONEY || !isfinite(sum->amount.value) || !unit.n) continue;
        party_list to = getters(reading_frame(r, index), sum);
        if (!to.n || same_keys(&to, &base.suppliers)) continue;
        if (fabs(sum->amount.value - base.x.value) < 1) { // the one that was read
            all->p[first].recipients = to;
            continue;
        }
        saying s = base;
        s.part = true;
        s.definite = false;
        s.recipients = to;
        s.word = sum->head;
        s.x.unit = unit;
        s.x.value = sum->amount.value;
        s.x.value_low = sum->amount.low;
        s.x.value_high = sum->amount.high;
        if (same_keys(&to, &all->p[first].recipients)) continue; // of the same, in other words
        *vec_push(r->a, all) = s;
    }
}

// "A 4 billion programme": a thing of its own, no part of what was told before.
static bool stands_alone(const frame_view *f, const mention *sum)
{
    const token *t = &f->sentence->tokens[sum->head];
    deprel rel = deprel_base((deprel)t->rel);
    bool before_noun =
        (rel == REL_COMPOUND || rel == REL_NMOD || rel == REL_AMOD) && t->head > (int32_t)sum->head;
    return before_noun && sum->first > 0 &&
           str_in_list(f->sentence->tokens[sum->first - 1].lemma, "a|an|another|separate", '|');
}

// "Another 5 million", in a sentence of its own.
static bool is_another(const frame_view *f, const mention *sum)
{
    for (uint32_t w = sum->first > 3 ? sum->first - 3 : 0; w < sum->end; w++)
        if (str_in_list(f->sentence->tokens[w].lemma, "another|additional|further", '|'))
            return true;
    return false;
}

static saying *saying_with(saying_vec *all, uint32_t index, double value)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->p[i].x.sentence == index && fabs(all->p[i].x.value - value) < 1) return &all->p[i];
    return NULL;
}

// A country's own currency has its two letters: what it spends at home.
static bool is_home(const fact_party *p, str unit)
{
    return p->key.n > 2 && unit.n > 2 && str_eq(str_sub(p->key, 0, 2), str_sub(unit, 0, 2));
}

// "We gave Chad 5 million last year", near a law: told as a deed of its own, no part of the law.
static bool is_own_deed(const frame_view *f, const saying *told)
{
    if (!told->mode.n) return false;
    int32_t who = -1, w = (int32_t)told->word;
    for (int step = 0; step < DOER_STEPS && w >= 0 && who < 0; step++) {
        who = frame_child(f, (uint32_t)w, REL_NSUBJ); // "had the power to give"
        w = f->sentence->tokens[w].head;
    }
    if (who < 0) return false;
    if (str_in_list(f->sentence->tokens[who].lemma, "we|i|he|she|they", '|')) return true;
    const mention *m =
        mention_covering(f->mentions, f->sentence->index, (uint32_t)who, MENTION_ACTOR);
    return m && m->n_actors && !str_eq(m->how, STR("pronoun")) &&
           !str_ends(m->actors[0]->code, STR("LEG"));
}

// "It provides 5 billion for Chad": the law that was told before does.
static bool is_said_of_law(const frame_view *f, const saying *told)
{
    int32_t who = frame_child(f, told->word, REL_NSUBJ);
    return who >= 0 && str_in_list(f->sentence->tokens[who].lemma,
                                   "it|bill|law|act|measure|package|legislation|which", '|');
}

// "Another 26 billion would go to Chad": of the sum that the law holds.
static bool is_shared_out(const frame_view *f)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (str_in_list(f->sentence->tokens[w].form, "would|goes|earmarked|reserved", '|'))
            return true;
    return false;
}

// "An amendment that would have added 2 billion for Chad failed": nothing that the law holds.
static bool is_voted_down(const frame_view *f)
{
    bool amendment = false, down = false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        str lemma = frame_word(f, w)->lemma;
        amendment = amendment || str_in_list(lemma, "amendment|motion|proposal|bid|attempt", '|');
        down = down || str_in_list(lemma, "fail|reject|defeat|drop|strike|withdraw", '|') ||
               (str_eq(lemma, STR("vote")) && w + 1 < f->sentence->n_tokens &&
                str_eq(frame_word(f, w + 1)->lemma, STR("down")));
    }
    return amendment && down;
}

static void add_part(fact_reading *r, uint32_t index, const mention *sum, const saying *law,
                     saying_vec *all)
{
    const frame_view *f = reading_frame(r, index);
    party_list to = {0};
    double whole = law->x.value;
    str unit = law->x.unit, kind = law->x.kind;
    int weight = law->kind_weight;
    bool apart = index != law->x.sentence;
    if (is_voted_down(f)) return;
    if (stands_alone(f, sum) || (apart && is_another(f, sum) && !is_shared_out(f))) return;
    read_for(f, sum, &to);
    if (!to.n) read_before(f, sum, &to);
    if (!to.n || is_home(&to.p[0], unit)) return;
    saying *told = saying_with(all, index, sum->amount.value);
    bool of_law = told && told->law && apart && is_said_of_law(f, told);
    if (told && !of_law && (told->law || is_own_deed(f, told))) return;
    if (of_law) { // it goes through the stages of the law
        told->law = told->aid_law = false;
        told->x.state = told->x.date = STR_NONE;
        told->x.own_day = false;
    }
    if (!told) {
        told = vec_push(r->a, all);
        *told = (saying){.x = fact_none(LEDGER_TRANSFERS), .word = sum->head, .topic = -1};
        reading_date(r, &told->x, index, sum->head, NULL);
        told->x.date = STR_NONE;
        told->x.own_day = false;
        told->x.value = sum->amount.value;
        told->x.value_low = sum->amount.low;
        told->x.value_high = sum->amount.high;
        told->x.unit = unit;
    }
    for (size_t i = 0; i < all->n; i++) // whom the part is for is not whom the whole is for
        if (all->p[i].law && all->p[i].x.sentence == index) all->p[i].recipients = (party_list){0};
    told->part = true;
    told->x.whole_value = whole;
    told->recipients = to;
    told->x.kind = kind;
    told->kind_weight = weight;
}

// "Of the 3 billion dollars, 1.5 billion is for": a large bare number is of the same currency.
static bool is_share(const fact_reading *r, const mention *m, const fact *law)
{
    if (!isfinite(m->amount.value) || m->amount.value >= PART_SHARE * law->value) return false;
    if (m->kind == MENTION_MONEY) return str_eq(transfer_unit(r, m), law->unit);
    return m->kind == MENTION_QUANTITY && !m->amount.unit.n && m->amount.value >= BARE_SUM;
}

void transfer_law_parts(fact_reading *r, saying_vec *all)
{
    const mention_list *m = &r->c->mentions;
    const saying *law = law_of(all);
    if (!law) return;
    saying whole = *law; // `all` may move
    for (size_t i = 0; i < m->n; i++) {
        const mention *sum = &m->p[i];
        uint32_t far = sum->sentence > whole.x.sentence ? sum->sentence - whole.x.sentence
                                                        : whole.x.sentence - sum->sentence;
        bool before = sum->sentence < whole.x.sentence;
        if (r->c->sentences.n > LONG_TEXT && (far > LAW_REACH || before)) continue;
        if (is_share(r, sum, &whole.x)) add_part(r, sum->sentence, sum, &whole, all);
    }
}
