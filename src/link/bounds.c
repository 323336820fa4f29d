#include "link/bounds.h"

#include "base/ascii.h"
#include "base/hash.h"

#define CLIMB_MAX   100 // words between two heads; deeper trees are broken ones
#define COMMAS_MAX  3   // more are as good as that
#define JOINER_TEXT 48  // bytes of a connective

// Patterns of clues, from CLUE_OWN on; part of the model.
enum {
    CLUE_ALWAYS = 64,
    CLUE_PLAIN,
    CLUE_PLACE,
    CLUE_BRANCH,
    CLUE_BRANCH_WORD,
    CLUE_BRANCH_PLACE,
    CLUE_TAG,
    CLUE_RELATION,
    CLUE_FORM,
    CLUE_COMMAS,
    CLUE_DISTANCE,
    CLUE_JOINER,
    CLUE_EDGE,
    CLUE_DEPTH,
    CLUE_SHARE,
    CLUE_BEFORE,
    CLUE_AFTER,
    CLUE_PATH,
    CLUE_PATH_PLAIN
};

static const token *word_at(const bounds *b, uint32_t w)
{
    return &b->f->sentence->tokens[w];
}

static uint64_t joiner_of(const frame_view *f, const relation *r)
{
    char text[JOINER_TEXT];
    size_t n = 0;
    for (uint32_t w = r->first; w < r->end; w++) {
        str form = f->sentence->tokens[w].form;
        for (size_t i = 0; i < form.n && n < sizeof text; i++) text[n++] = ascii_lower(form.p[i]);
    }
    return hash_bytes(text, n, 0);
}

bounds bounds_open(const frame_view *f, const relation *r)
{
    return (bounds){f, *r, relation_extent_of(f, r), joiner_of(f, r)};
}

static uint32_t head_of(const bounds *b, bound which)
{
    return (uint32_t)(which == BOUND_WHY ? b->r.why : b->r.told);
}

// The child of `head` that the word is or stands below; `head` for itself, -1 when it is elsewhere.
static int32_t branch_of(const bounds *b, uint32_t head, uint32_t word, uint32_t *depth)
{
    int32_t below = (int32_t)head, w = (int32_t)word;
    for (*depth = 0; *depth < CLIMB_MAX && w >= 0; ++*depth) {
        if (w == (int32_t)head) return below;
        below = w;
        w = word_at(b, (uint32_t)w)->head;
    }
    return -1;
}

// Where the ways from the head and from the word meet: the relations below that word.
static uint64_t meeting(const bounds *b, uint32_t head, uint32_t word)
{
    int32_t from = -1, up = (int32_t)head;
    for (uint64_t steps = 0; steps < 6 && up >= 0; steps++) {
        uint32_t depth;
        int32_t branch = branch_of(b, (uint32_t)up, word, &depth);
        if (branch >= 0) {
            uint64_t left = from < 0 ? 98 : word_at(b, (uint32_t)from)->rel;
            uint64_t right = branch == up ? 97 : word_at(b, (uint32_t)branch)->rel;
            return (steps * 128 + left) * 128 + right + 1;
        }
        from = up;
        up = word_at(b, (uint32_t)up)->head;
    }
    return 0;
}

static bool is_comma(const bounds *b, uint32_t w)
{
    return word_at(b, w)->upos == UPOS_PUNCT;
}

static uint64_t commas_between(const bounds *b, uint32_t x, uint32_t y)
{
    uint64_t n = 0;
    for (uint32_t w = x < y ? x : y; w < (x < y ? y : x) && n < COMMAS_MAX; w++)
        n += is_comma(b, w);
    return n;
}

static uint64_t place_of(const bounds *b, uint32_t w)
{
    uint64_t to_joiner = b->r.first == b->r.end ? 3 : w < b->r.first ? 0 : w < b->r.end ? 1 : 2;
    uint64_t to_told = w < (uint32_t)b->r.told ? 0 : w > (uint32_t)b->r.told;
    uint64_t to_why = w < (uint32_t)b->r.why ? 0 : w > (uint32_t)b->r.why;
    return to_joiner * 4 + to_told * 2 + to_why;
}

static void put(clue_list *out, bound which, uint64_t pattern, uint64_t a, uint64_t c)
{
    clue_add(out, CLUE_OWN + pattern * BOUNDS + which, a, c);
}

// What kind of relation it is, as far as bounds depend on it.
static uint64_t kind_of(const bounds *b)
{
    bool joined = b->r.first < b->r.end;
    uint64_t begins = joined && b->r.why == (int32_t)b->r.first ? 1 : 0;
    begins = joined && b->r.told == (int32_t)b->r.first ? 2 : begins;
    return (begins * 2 + joined) * 2 + (b->r.told < b->r.why);
}

void bounds_clues(const bounds *b, bound which, uint32_t word, clue_list *out)
{
    const token *t = word_at(b, word);
    uint32_t head = head_of(b, which), n = b->f->sentence->n_tokens;
    uint32_t other = head_of(b, which == BOUND_WHY ? BOUND_TOLD : BOUND_WHY), depth, far;
    int32_t branch = branch_of(b, head, word, &depth), across = branch_of(b, other, word, &far);
    uint64_t kind = kind_of(b), place = place_of(b, word);
    span plain = which == BOUND_WHY    ? b->plain.why
                 : which == BOUND_TOLD ? b->plain.told
                                       : b->plain.words;
    uint64_t in_plain = span_contains(plain, t->span), where = word < head   ? 0
                                                               : word > head ? 1
                                                                             : 2;
    uint64_t share = (branch >= 0 ? 2u : 0u) + (across >= 0);
    uint64_t in_joiner = word >= b->r.first && word < b->r.end;
    uint64_t rel = branch < 0                ? 99
                   : branch == (int32_t)head ? 98
                                             : word_at(b, (uint32_t)branch)->rel;
    uint64_t over = across < 0                 ? 99
                    : across == (int32_t)other ? 98
                                               : word_at(b, (uint32_t)across)->rel;
    uint64_t way = meeting(b, head, word);
    out->n = 0;
    put(out, which, CLUE_ALWAYS, 0, 0);
    put(out, which, CLUE_PATH, way, where);
    put(out, which, CLUE_PATH, way, 10 + place);
    put(out, which, CLUE_PATH_PLAIN, way, (uint64_t)word_at(b, head)->rel * 2 + in_plain);
    put(out, which, CLUE_PLAIN, in_plain, kind);
    put(out, which, CLUE_PLAIN, in_plain, 1000 + b->joiner);
    put(out, which, CLUE_PLAIN, in_plain, 1 + (uint64_t)t->rel * 1000000);
    put(out, which, CLUE_PLACE, place, kind);
    put(out, which, CLUE_SHARE, share, place * 64 + kind);
    put(out, which, CLUE_BRANCH, rel, where);
    put(out, which, CLUE_BRANCH, rel, 10 + place * 2 + in_plain);
    put(out, which, CLUE_BRANCH_PLACE, over * 128 + rel, where);
    if (branch >= 0) {
        put(out, which, CLUE_BRANCH_WORD, hash_str(word_at(b, (uint32_t)branch)->lemma), rel);
        uint64_t commas = commas_between(b, word, head);
        put(out, which, CLUE_COMMAS, commas * 4 + where, rel);
    }
    put(out, which, CLUE_COMMAS, commas_between(b, word, head) * 4 + where, 1000 + in_plain);
    put(out, which, CLUE_TAG, t->xpos, share * 2 + in_plain);
    put(out, which, CLUE_RELATION, t->rel, share * 2 + in_plain);
    put(out, which, CLUE_FORM, hash_str(t->lemma), in_plain);
    put(out, which, CLUE_JOINER, b->joiner, place);
    put(out, which, CLUE_JOINER, b->joiner, 100 + share * 2 + in_joiner);
    put(out, which, CLUE_DEPTH, depth < 6 ? depth : 6, share * 2 + in_plain);
    if (word > 0) put(out, which, CLUE_BEFORE, hash_str(word_at(b, word - 1)->lemma), in_plain);
    if (word > 0) put(out, which, CLUE_BEFORE, word_at(b, word - 1)->xpos, in_plain * 8 + share);
    if (word + 1 < n) put(out, which, CLUE_AFTER, hash_str(word_at(b, word + 1)->lemma), in_plain);
    if (word + 1 < n) put(out, which, CLUE_AFTER, word_at(b, word + 1)->xpos, in_plain * 8 + share);
    if (which != BOUND_SIGNAL) return;
    put(out, which, CLUE_EDGE, in_joiner * 4 + where, hash_str(t->lemma));
    put(out, which, CLUE_EDGE, word - b->r.first + 8 < 16 ? word - b->r.first + 8 : 99, b->joiner);
    put(out, which, CLUE_DISTANCE, (word == head ? 2u : 0u) + (word == other), hash_str(t->lemma));
    put(out, which, CLUE_DISTANCE, (word == head ? 2u : 0u) + (word == other), 1 + kind);
}

// --- the likeliest piece

static span words_span(const bounds *b, uint32_t first, uint32_t last)
{
    while (first < last && is_comma(b, first)) first++;
    while (last > first && is_comma(b, last)) last--;
    return (span){word_at(b, first)->span.begin, word_at(b, last)->span.end};
}

static span best_piece(const bounds *b, const double *odds)
{
    double best = 0, sum = 0;
    uint32_t first = 0, last = 0, begin = 0;
    for (uint32_t w = 0; w < b->f->sentence->n_tokens; w++) {
        if (sum <= 0) sum = 0, begin = w;
        sum += odds[w];
        if (sum <= best) continue;
        best = sum;
        first = begin;
        last = w;
    }
    return best > 0 ? words_span(b, first, last) : (span){0, 0};
}

span bounds_cut(const bounds *b, bound which, const double *odds)
{
    if (which == BOUND_SIGNAL) return best_piece(b, odds);
    uint32_t head = head_of(b, which), first = head, last = head;
    double sum = 0, best = 0;
    for (uint32_t w = head; w-- > 0;) {
        sum += odds[w];
        if (sum > best) best = sum, first = w;
    }
    sum = best = 0;
    for (uint32_t w = head + 1; w < b->f->sentence->n_tokens; w++) {
        sum += odds[w];
        if (sum > best) best = sum, last = w;
    }
    return words_span(b, first, last);
}
