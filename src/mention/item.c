// Weapons and military items: a noun phrase whose head is in the lexicon, with its modifiers, its
// designation and how many. "Drone attack" or "arms control" name no item, for their head is none;
// "arms sales" names one, for what is sold is an item.
#include "mention/item.h"

#include "mention/finder.h"
#include "mention/itemcontext.h"
#include "mention/word.h"

#include <math.h>

#define HITS_MAX 64 // names of the lexicon looked at in one sentence

// What is handed over when it is sold or sent
#define TRANSFERS                                                                                  \
    "sale|sales|deal|deals|transfer|transfers|shipment|shipments|delivery|deliveries|package|"     \
    "packages|order|orders|purchase|purchases|supply|supplies|export|exports|import|imports|"      \
    "contract|contracts|procurement|acquisition|acquisitions|donation|donations|consignment|"      \
    "package|stockpile|stockpiles|cache|caches|smuggling|trade|trafficking"
// Adjectives that count or point and do not belong to the item
#define COUNTING_WORDS                                                                             \
    "several|many|more|other|additional|such|certain|few|some|further|various|numerous|multiple|"  \
    "same|last|first|second|next|only|own|total|extra|countless|enough|least|most|much|including|" \
    "mm|caliber|calibre|single|necessary|called|used|one|two|three|four|five|six|seven|eight|"     \
    "nine|"                                                                                        \
    "ten|dozen|dozens|hundred|hundreds|thousand|thousands"
// Weak nouns that are what stands before them
#define SYSTEM_WORDS                                                                               \
    "system|systems|battery|batteries|platform|platforms|unit|units|arsenal|arsenals"
// Companies whose name stands before a designation and is no part of it
#define MAKERS                                                                                     \
    "boeing|martin|lockheed|raytheon|northrop|grumman|saab|airbus|embraer|dassault|sukhoi|bell|"   \
    "sikorsky|rheinmetall|thales|leonardo|kongsberg|rafael|elbit|baykar|dynamics|textron|atomics"
// Prefixes of warships, and those that are also something else and need a ship near by
#define SHIP_PREFIXES                                                                              \
    "USS|HMS|HMAS|HMCS|HMNZS|USNS|USCGC|ROKS|TCG|KRI|BRP|HNLMS|HDMS|HNoMS|ORP|ESPS|RFA|INS"
#define DOUBTFUL_PREFIXES "FS|FGS|ITS|JS|PNS|RSS|ARA|BAP|BNS|SLNS|CNS|RFS"
#define SHIPS                                                                                      \
    "ship|ships|frigate|destroyer|carrier|vessel|warship|navy|cutter|corvette|submarine|naval"
#define SHIP_NAME_MAX 4 // words of a ship's name

typedef struct {
    const document *d;
    const sentence *s;
    mention_vec *out;
    arena *a;
    size_t first_mention; // of this sentence in `out`
    item_hit hits[HITS_MAX];
    size_t n_hits;
    item_context context;
} item_scan;

// Is word i inside a name of the lexicon?
static bool is_hit(const item_scan *x, uint32_t i)
{
    for (size_t k = 0; k < x->n_hits; k++)
        if (x->hits[k].first <= i && i < x->hits[k].end) return true;
    return false;
}

// May word i be part of a noun phrase's run of modifiers and nouns?
static bool in_run(const item_scan *x, uint32_t i)
{
    const sentence *s = x->s;
    switch (s->tokens[i].upos) {
    case UPOS_ADJ:
    case UPOS_NOUN:
    case UPOS_PROPN:
    case UPOS_X: return true;
    case UPOS_NUM: {
        str f = s->tokens[i].form; // only in a designation
        bool letters = false;
        for (size_t k = 0; k < f.n; k++) letters |= f.p[k] >= 'A' && f.p[k] <= 'Z';
        return letters || (i > 0 && word_is_hyphen(s, i - 1)) ||
               (i > 0 && word_has(s, i - 1, UPOS_PROPN)) || is_hit(x, i);
    }
    case UPOS_VERB: return word_is_modifier(s, i) || is_hit(x, i);
    default: break;
    }
    if (is_hit(x, i)) return true;
    if (!word_is_hyphen(s, i)) return false;
    bool dash = s->tokens[i].space_after && i > 0 && s->tokens[i - 1].space_after;
    return !dash; // "the arms – guns, shells"
}

// A prefix of warships that stands for nothing else?
static bool is_ship(const sentence *s, uint32_t i)
{
    return word_has(s, i, UPOS_PROPN) && str_in_list(s->tokens[i].form, SHIP_PREFIXES, '|');
}

// End of the run that begins at word i: up to and with its last noun.
static uint32_t run_end(const item_scan *x, uint32_t i)
{
    const sentence *s = x->s;
    uint32_t end = i;
    for (uint32_t j = i; j < s->n_tokens; j++) {
        bool joined = j > i && (word_is_hyphen(s, j - 1) || word_is_hyphen(s, j)) &&
                      !s->tokens[j - 1].space_after;
        if (!in_run(x, j) && !joined) break;
        bool noun = word_is_noun(s, j) || word_has(s, j, UPOS_NUM) || word_has(s, j, UPOS_X) ||
                    is_hit(x, j);
        bool named = end > i && end <= j &&
                     (word_has(s, end - 1, UPOS_PROPN) || word_has(s, end - 1, UPOS_NUM));
        // "missiles worth" ends here, "Javelin anti-tank missiles" goes on
        if (!noun && end > i && !word_is_hyphen(s, j) && !joined && !named) break;
        if (noun) end = j + 1;
        if (end > i && is_ship(s, j + 1)) break; // "the assault ship HMS Ocean"
        bool plural = s->tokens[j].xpos == XPOS_NNS;
        if (plural && word_has(s, j + 1, UPOS_PROPN)) break;
    }
    return end;
}

// Two adjectives before a noun do not end a run; run_end needs its first noun.
static uint32_t run_first_noun(const item_scan *x, uint32_t i)
{
    while (i < x->s->n_tokens && in_run(x, i) && !word_is_noun(x->s, i) && !is_hit(x, i)) i++;
    return i;
}

static bool hit_stands(item_scan *x, const item_hit *h, uint32_t run, bool alone)
{
    const sentence *s = x->s;
    if (itemcontext_other(&x->context, h)) return false;
    if (!alone) return true;
    if (h->kind == ITEM_WEAK)
        return itemcontext_military(s, run, h->first) || itemcontext_makes(&x->context, h);
    if (h->kind != ITEM_RISKY) return true;
    bool named =
        (h->first > 0 && word_has(s, h->first - 1, UPOS_PROPN)) || word_has(s, h->end, UPOS_PROPN);
    bool counted = h->first > 1 && word_has(s, h->first - 1, UPOS_NUM) &&
                   !word_has(s, h->first - 2, UPOS_PROPN); // "31 Abrams", not "May 31"
    return !named && (counted || itemcontext_armed(&x->context));
}

// First word of the item's phrase: nationalities, owners and counting words are left out.
static uint32_t phrase_first(const sentence *s, uint32_t run, uint32_t core)
{
    uint32_t first = run;
    while (first < core && first > 0 && word_is_hyphen(s, first - 1)) first++; // "longer-range"
    while (first < core) {
        str form = word_form(s, first);
        bool tag = form.n && form.p[0] == '#';
        bool name = tag || (word_is_capital(s, first) && first > 0);
        // "destroying tanks", where the tree takes it for an adjective
        bool doing = word_has(s, first, UPOS_VERB) && s->tokens[first].xpos == XPOS_VBG;
        if (!name && !doing && !word_among(s, first, COUNTING_WORDS) && !word_is_hyphen(s, first) &&
            !word_has(s, first, UPOS_NUM) && !(first == 0 && word_has(s, first, UPOS_PROPN)))
            break;
        first++;
        if (first + 1 < core && word_is_hyphen(s, first)) first += 2; // "US-made"
    }
    return first;
}

// A name of a make before its number, as of "Bayraktar TB3": no country, no company, no letters
// alone
static bool is_make(const sentence *s, uint32_t i)
{
    str f = word_form(s, i);
    bool name = word_has(s, i, UPOS_PROPN) && word_is_capital(s, i) && f.n > 2 && i > 0;
    bool small_letters = f.n > 1 && f.p[1] >= 'a' && f.p[1] <= 'z';
    return name && small_letters && s->tokens[i].space_after && !word_among(s, i, MAKERS);
}

// "155mm", "155 mm" before word `first`: the calibre, its first word in *begin
static str calibre(const item_scan *x, uint32_t first, uint32_t *begin)
{
    const sentence *s = x->s;
    uint32_t i = first;
    if (i > 1 && word_is_hyphen(s, i - 1)) i--;
    if (i < 2 || !word_among(s, i - 1, "mm|millimeter|millimetre|caliber|calibre")) return STR_NONE;
    uint32_t number = i - 2;
    if (number > 0 && word_is_hyphen(s, number)) number--;
    if (!word_is_digit(s, number)) return STR_NONE;
    *begin = number;
    return span_text(x->d->text, word_span(s, number, i));
}

// Capital and digit in one word ("TB3")
static bool is_mark_word(const sentence *s, uint32_t i)
{
    bool capital = false, digit = false;
    str f = word_form(s, i);
    for (size_t k = 0; k < f.n; k++) {
        capital |= f.p[k] >= 'A' && f.p[k] <= 'Z';
        digit |= f.p[k] >= '0' && f.p[k] <= '9';
    }
    return capital && digit;
}

// A designation by its form alone: letters and digits written together, with a capital. Its first
// word in *begin.
static str new_designation(const item_scan *x, uint32_t first, uint32_t end, uint32_t *begin)
{
    const sentence *s = x->s;
    for (uint32_t i = first; i < end; i++) {
        uint32_t j = i + 1;
        while (j < end && !s->tokens[j - 1].space_after) j++;
        bool capital = false, digit = false;
        for (uint32_t k = i; k < j; k++) {
            str f = s->tokens[k].form;
            for (size_t b = 0; b < f.n; b++) {
                if (f.p[b] >= 'A' && f.p[b] <= 'Z') capital = true;
                if (f.p[b] >= '0' && f.p[b] <= '9') digit = true;
            }
        }
        bool typed = word_among(s, i, "type|mark|mk|model|project|block") && capital && j < end &&
                     word_is_digit(s, j); // "Type 055"
        if (typed) {
            *begin = i;
            return span_text(x->d->text, word_span(s, i, j + 1));
        }
        if (capital && digit) {
            if (i > first && is_make(s, i - 1)) i--; // "Bayraktar TB3"
            *begin = i;
            return span_text(x->d->text, word_span(s, i, j));
        }
        i = j - 1;
    }
    return STR_NONE;
}

// How many: from the quantity of the same sentence that counts this phrase.
static amount count_of(const item_scan *x, uint32_t first, uint32_t end)
{
    amount none = {.value = NAN, .low = NAN, .high = NAN};
    for (size_t i = x->first_mention; i < x->out->n; i++) {
        const mention *m = &x->out->p[i];
        if (m->kind != MENTION_QUANTITY || m->first >= end) continue;
        bool counts = (m->head >= first && m->head < end) || (m->end > first && m->end <= end);
        if (counts) return m->amount;
    }
    return none;
}

// Forgets quantities that are part of a designation: the 2 of "Leopard 2 tanks".
static void forget_numbers(item_scan *x, uint32_t first, uint32_t end, bool whole)
{
    size_t kept = x->first_mention;
    for (size_t i = x->first_mention; i < x->out->n; i++) {
        const mention *m = &x->out->p[i];
        bool part_of = m->first > first || (whole && m->first == first);
        if (m->kind == MENTION_QUANTITY && part_of && m->first < end) continue;
        if (kept != i) x->out->p[kept] = *m;
        kept++;
    }
    x->out->n = kept;
}

static mention *push(item_scan *x, uint32_t first, uint32_t end, const char *how, const item *what)
{
    const sentence *s = x->s;
    amount count = count_of(x, first, end);
    mention *m = vec_push(x->a, x->out);
    m->kind = MENTION_ITEM;
    m->sentence = s->index;
    m->first = first;
    m->end = end;
    m->head = word_phrase_head(s, first, end);
    m->span = word_span(s, first, end);
    m->how = str_of(how);
    m->amount = count;
    const token *t = &s->tokens[end - 1];
    m->amount.unit = str_lower(x->a, word_lemma(t));
    m->item = *what;
    return m;
}

static item item_of(item_facts f, str designation)
{
    return (item){.category = f.category,
                  .register_category = f.register_category,
                  .designation = designation,
                  .origin = f.origin,
                  .maker = f.maker};
}

// A name without the noun that it stands in the lexicon with: "Stinger" of "Stinger missile".
static str bare(str name)
{
    for (size_t i = 1; i + 1 < name.n; i++)
        if (name.p[i] == ' ' && name.p[i + 1] >= 'a' && name.p[i + 1] <= 'z') {
            name = str_sub(name, 0, i);
            break;
        }
    str kind = STR("-type");
    return str_ends(name, kind) ? str_sub(name, 0, name.n - kind.n) : name;
}

// The designation as the lexicon writes it, with the letters and numbers of a newer make.
static str designation_of(const item_scan *x, const item_hit *name, uint32_t limit)
{
    const sentence *s = x->s;
    uint32_t more = name->end;
    bool newer = more < limit && is_mark_word(s, more) && !word_is_digit(s, name->end - 1) &&
                 !is_mark_word(s, name->end - 1);
    if (newer) return span_text(x->d->text, word_span(s, name->first, more + 1));
    if (name->variant || !name->name.n)
        return span_text(x->d->text, word_span(s, name->first, name->end));
    return bare(name->name);
}

// "Patriot battery", "S-300 missiles": of a battery, a missile or a weapon at large the designation
// tells the category; "F-16 spare parts" are spare parts.
static bool is_general(const item_hit *h, str category, str of_name)
{
    bool missiles =
        str_eq(category, STR("missile")) && str_in_list(of_name, "air defence|small arms", '|');
    return missiles || h->kind == ITEM_WEAK || str_eq(category, of_name) ||
           str_in_list(category, "weapon|aircraft|military equipment", '|');
}

static void push_named(item_scan *x, uint32_t first, const item_hit *head, const item_hit *name)
{
    item_facts f = itemlexicon_facts(name), of_head = itemlexicon_facts(head);
    if (!is_general(head, of_head.category, f.category)) {
        f.category = of_head.category;
        f.register_category = of_head.register_category;
    }
    forget_numbers(x, name->first, name->end, false);
    item what = item_of(f, designation_of(x, name, head->first));
    push(x, first, head->end, "designation", &what);
}

static void push_described(item_scan *x, uint32_t run, uint32_t first, const item_hit *head)
{
    item_facts f = itemlexicon_facts(head);
    str designation = new_designation(x, run, head->first, &first);
    if (!designation.n && str_in_list(f.category, "ammunition|artillery|weapon|small arms", '|'))
        designation = calibre(x, first, &first);
    if (designation.n) forget_numbers(x, first, head->first, true);
    item what = item_of(f, designation);
    push(x, first, head->end, designation.n ? "designation form" : "lexicon", &what);
}

// The weapon of a deed: "drone" of "drone strike"
static void push_use(item_scan *x, uint32_t run, const item_hit *h)
{
    item_facts f = itemlexicon_facts(h);
    bool name = itemlexicon_is_name(h);
    item what = item_of(f, name ? designation_of(x, h, h->end) : STR_NONE);
    mention *m = push(x, phrase_first(x->s, run, h->first), h->end, MENTION_HOW_USE, &what);
    m->amount.value = m->amount.low = m->amount.high = NAN; // of "three drone strikes" no drones
}

static bool is_sold(const sentence *s, const item_hit *last, uint32_t end)
{
    return last->end + 1 == end && word_among(s, end - 1, TRANSFERS);
}

// What a run without an item as its head says of the weapon of a deed.
static void read_use(item_scan *x, const item_hit *hits, size_t n, uint32_t first, uint32_t end)
{
    const item_hit *last = &hits[n - 1];
    bool strong = last->kind == ITEM_NOUN || last->kind == ITEM_NAME;
    if (!strong || itemcontext_other(&x->context, last)) return;
    // A designation is one whatever it modifies: "the S-400 deal", "F-16 pilots"
    if (last->kind == ITEM_NOUN && itemcontext_deed(x->s, last, end) == UINT32_MAX) return;
    push_use(x, n > 1 ? hits[n - 2].end : first, last);
}

static bool has_number(const sentence *s, const item_hit *h)
{
    for (uint32_t i = h->first; i < h->end; i++)
        for (size_t k = 0; k < s->tokens[i].form.n; k++)
            if (s->tokens[i].form.p[k] >= '0' && s->tokens[i].form.p[k] <= '9') return true;
    return false;
}

static const item_hit *name_among(item_scan *x, const item_hit *hits, size_t n, uint32_t first)
{
    const item_hit *name = NULL;
    for (size_t i = 0; i < n; i++) {
        if (!itemlexicon_is_name(&hits[i]) || !hit_stands(x, &hits[i], first, n == 1)) continue;
        // "F-35A Joint Strike Fighter" is an F-35A
        if (name && has_number(x->s, name) && !has_number(x->s, &hits[i])) continue;
        name = &hits[i];
    }
    return name;
}

static bool all_weak(const item_hit *hits, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (hits[i].kind != ITEM_WEAK) return false;
    return true;
}

// "Ships arms" where the tagger takes the verb for a noun: a weak noun in the plural modifies
// nothing.
static bool is_verb(const sentence *s, const item_hit *h)
{
    return h->kind == ITEM_WEAK && s->tokens[h->end - 1].xpos == XPOS_NNS;
}

// The items of one run [first, end), which has these hits.
static void read_run(item_scan *x, const item_hit *hits, size_t n, uint32_t first, uint32_t end)
{
    const sentence *s = x->s;
    while (n > 1 && is_verb(s, &hits[0])) {
        first = hits[0].end;
        hits++;
        n--;
    }
    const item_hit *last = &hits[n - 1];
    bool head = last->end == end, sold = !head && is_sold(s, last, end);
    // "supplies" and the like are weak items themselves
    if (head && last->kind == ITEM_WEAK && n > 1 && word_among(s, end - 1, TRANSFERS) &&
        !itemcontext_military(s, first, last->first)) {
        n--;
        last--;
        head = false;
        sold = true;
    }
    if (!head && !sold) {
        read_use(x, hits, n, first, end);
        return;
    }
    if (head && n == 1 && itemcontext_deed(s, last, end) != UINT32_MAX) {
        read_use(x, hits, n, first, end);
        return;
    }
    uint32_t unused;
    bool measured = calibre(x, last->first, &unused).n > 0;            // "155mm shells"
    bool trained = word_among(s, last->end - 1, "training|trainings"); // "explosives training"
    bool alone = n == 1 || all_weak(hits, n) || trained;
    if (!measured && !hit_stands(x, last, first, alone)) return;
    const item_hit *name = name_among(x, hits, n, first);
    uint32_t begin = phrase_first(s, first, hits[0].first);
    item_hit head_hit = *last;
    bool system = n > 1 && !name && word_among(s, last->end - 1, SYSTEM_WORDS);
    if (system && last->kind == ITEM_WEAK) head_hit.row = hits[n - 2].row; // "mortar systems"
    if (name)
        push_named(x, begin, &head_hit, name);
    else
        push_described(x, first, begin, &head_hit);
}

// Could a name of the lexicon begin with word i? A designation may ("AT-4"), whatever its letters
// are elsewhere.
static bool may_begin(const sentence *s, uint32_t i)
{
    if (word_is_capital(s, i) && word_is_hyphen(s, i + 1) && !s->tokens[i].space_after) return true;
    switch (s->tokens[i].upos) {
    case UPOS_NOUN:
    case UPOS_PROPN:
    case UPOS_ADJ:
    case UPOS_NUM:
    case UPOS_X: return true;
    case UPOS_VERB: return s->tokens[i].xpos == XPOS_VBN || s->tokens[i].xpos == XPOS_VBG;
    case UPOS_DET: return str_eq(s->tokens[i].form, STR("AN")); // AN/TPY-2
    case UPOS_ADV: return word_is(s, i, "remotely");
    default: return false;
    }
}

// A verb or an adverb at the end is none, whatever it is elsewhere: "they bomb".
static bool may_end(const sentence *s, uint32_t i)
{
    upos last = (upos)s->tokens[i].upos;
    return last != UPOS_VERB && last != UPOS_AUX && last != UPOS_ADV && last != UPOS_ADP;
}

static void find_hits(item_scan *x)
{
    const sentence *s = x->s;
    for (uint32_t i = 0; i < s->n_tokens && x->n_hits < HITS_MAX;) {
        item_hit h;
        if (may_begin(s, i) && itemlexicon_match(s, i, &h) && may_end(s, h.end - 1)) {
            x->hits[x->n_hits++] = h;
            i = h.end;
        } else {
            i++;
        }
    }
}

static void find_items(item_scan *x)
{
    const sentence *s = x->s;
    size_t k = 0; // first hit that ends behind word i
    for (uint32_t i = 0; i < s->n_tokens && k < x->n_hits;) {
        if (!in_run(x, i) || word_is_hyphen(s, i)) {
            i++;
            continue;
        }
        uint32_t noun = run_first_noun(x, i);
        bool is_noun = noun < s->n_tokens && (word_is_noun(s, noun) || is_hit(x, noun));
        uint32_t end = is_noun ? run_end(x, noun) : noun;
        while (k < x->n_hits && x->hits[k].first < i) k++;
        size_t n = 0;
        while (k + n < x->n_hits && x->hits[k + n].end <= end) n++;
        if (n) read_run(x, &x->hits[k], n, i, end);
        k += n;
        i = end > i ? end : i + 1;
    }
}

// "USS Hopper", "HMS Ocean": a prefix and a name.
static void find_ships(item_scan *x)
{
    const sentence *s = x->s;
    for (uint32_t i = 0; i + 1 < s->n_tokens; i++) {
        str f = s->tokens[i].form;
        if (is_hit(x, i) || f.n < 2 || f.n > 5 || f.p[0] < 'A' || f.p[0] > 'Z' ||
            !word_has(s, i, UPOS_PROPN))
            continue;
        bool sure = str_in_list(f, SHIP_PREFIXES, '|');
        if (!sure && !str_in_list(f, DOUBTFUL_PREFIXES, '|')) continue;
        uint32_t end = i + 1;
        while (end < s->n_tokens && end <= i + SHIP_NAME_MAX && word_has(s, end, UPOS_PROPN) &&
               word_is_capital(s, end))
            end++;
        if (end == i + 1) continue;
        for (uint32_t w = 0; !sure && w < s->n_tokens; w++) sure = word_among(s, w, SHIPS);
        if (!sure) continue;
        item what = {.category = STR("warship"),
                     .designation = span_text(x->d->text, word_span(s, i, end))};
        push(x, i, end, "designation form", &what);
        i = end - 1;
    }
}

void item_find(const document *d, const sentence *s, mention_vec *out, arena *a)
{
    item_scan x = {.d = d, .s = s, .out = out, .a = a, .first_mention = out->n};
    while (x.first_mention > 0 && out->p[x.first_mention - 1].sentence == s->index)
        x.first_mention--;
    find_hits(&x);
    find_ships(&x);
    if (!x.n_hits) return;
    x.context = (item_context){.s = s, .hits = x.hits, .n = x.n_hits};
    find_items(&x);
}
