// Weapons and military items: a noun phrase whose head is in the lexicon, with its modifiers, its
// designation and how many. "Drone attack" or "arms control" name no item, for their head is none;
// "arms sales" names one, for what is sold is an item.
#include "mention/item.h"

#include "mention/finder.h"
#include "mention/word.h"

#include "items_table.inc"

#include <math.h>
#include <string.h>

#define COUNT(table)   (sizeof(table) / sizeof *(table))
#define KEY_MAX        64 // letters and digits of the longest name looked for
#define NAME_WORDS_MAX 8  // words of the longest name, hyphens counted
#define HITS_MAX       8  // lexicon words looked at in one noun phrase

// What is handed over when it is sold or sent
#define TRANSFERS                                                                                  \
    "sale|sales|deal|deals|transfer|transfers|shipment|shipments|delivery|deliveries|package|"     \
    "packages|order|orders|purchase|purchases|supply|supplies|export|exports|import|imports|"      \
    "contract|contracts|procurement|acquisition|acquisitions|donation|donations|consignment|"      \
    "package|stockpile|stockpiles|cache|caches|smuggling|trade|trafficking"
// Words that make a weak noun ("vessel", "system") military
#define MILITARY_WORDS                                                                             \
    "military|defense|defence|defensive|combat|armed|armored|armoured|naval|navy|army|missile|"    \
    "weapons|weapon|surveillance|lethal|war|stealth|unmanned|uncrewed|reconnaissance|warfare|"     \
    "artillery|tank|drone|amphibious|anti|antiaircraft|tactical|rocket|mortar|battlefield|"        \
    "fighter|bomber|land|torpedo|jamming|spy|warships|radar|coast|guard|soviet-era|f"
// Adjectives that count or point and do not belong to the item
#define COUNTING_WORDS                                                                             \
    "several|many|more|other|additional|such|certain|few|some|further|various|numerous|multiple|"  \
    "same|last|first|second|next|only|own|total|extra|countless|enough|least|most|much|including|" \
    "mm|caliber|calibre"
// Weak nouns that are what stands before them
#define SYSTEM_WORDS "system|systems|battery|batteries|platform|platforms|unit|units"
// Companies whose name stands before a designation and is no part of it
#define MAKERS                                                                                     \
    "boeing|martin|lockheed|raytheon|northrop|grumman|saab|airbus|embraer|dassault|sukhoi|bell|"   \
    "sikorsky|rheinmetall|thales|leonardo|kongsberg|rafael|elbit|baykar|dynamics|textron|atomics"
// Tanks that do not roll
#define VESSEL_WORDS "think|fuel|water|gas|oil|storage|septic|fish|propane|drunk|holding"

typedef struct {
    char p[KEY_MAX];
    size_t n;
} item_key;

typedef struct {
    uint32_t first, end; // words [first, end)
    int row;
    bool variant; // the lexicon has it without its last letters
} hit;

typedef struct {
    const document *d;
    const sentence *s;
    mention_vec *out;
    arena *a;
    size_t first_mention; // of this sentence in `out`
    int armed; // 0 not known yet, 1 the sentence names a weapon beyond doubt, 2 it does not
} item_scan;

static bool is_mark(char c)
{
    bool digit = c >= '0' && c <= '9', letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return digit || letter;
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

// Order of a key and a name, by the name's letters and digits; *prefix: the name begins with it.
static int compare(const item_key *k, const char *name, bool *prefix)
{
    size_t i = 0;
    *prefix = false;
    for (; *name; name++) {
        if (!is_mark(*name)) continue;
        if (i == k->n) {
            *prefix = true;
            return -1;
        }
        int difference = (unsigned char)k->p[i] - (unsigned char)small(*name);
        if (difference) return difference;
        i++;
    }
    *prefix = i == k->n;
    return i < k->n;
}

// Row with exactly this key, else -1; *prefix: some row begins with it.
static int find_row(const item_key *k, bool *prefix)
{
    size_t low = 0, high = COUNT(ITEMS);
    *prefix = false;
    if (!k->n) return -1;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        bool begins;
        int order = compare(k, ITEMS[mid][ITEMS_NAME], &begins);
        if (begins) *prefix = true;
        if (order == 0) return (int)mid;
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return -1;
}

static bool key_add(item_key *k, str form)
{
    for (size_t i = 0; i < form.n; i++) {
        if (!is_mark(form.p[i])) continue;
        if (k->n == KEY_MAX) return false;
        k->p[k->n++] = small(form.p[i]);
    }
    return true;
}

int item_row(str name)
{
    item_key k = {.n = 0};
    bool prefix;
    return key_add(&k, name) ? find_row(&k, &prefix) : -1;
}

str item_row_category(int row)
{
    return str_of(ITEMS[row][ITEMS_CATEGORY]);
}

bool item_sorted(void)
{
    for (size_t i = 1; i < COUNT(ITEMS); i++) {
        item_key k = {.n = 0};
        bool prefix;
        if (!key_add(&k, str_of(ITEMS[i - 1][ITEMS_NAME]))) return false;
        if (compare(&k, ITEMS[i][ITEMS_NAME], &prefix) >= 0) return false;
    }
    return true;
}

static char kind_of(int row)
{
    return ITEMS[row][ITEMS_KIND][0]; // noun, weak, name (n, w; 'd' below), risky
}

static bool is_name(int row)
{
    return strcmp(ITEMS[row][ITEMS_KIND], "name") == 0 || kind_of(row) == 'r';
}

// Designations are written in capitals where the lexicon has only capitals, else with one.
static bool written_as_name(const sentence *s, const hit *h)
{
    if (!is_name(h->row)) return true;
    bool small_in_name = false, small_in_text = false;
    for (const char *p = ITEMS[h->row][ITEMS_NAME]; *p; p++)
        if (*p >= 'a' && *p <= 'z') small_in_name = true;
    for (uint32_t i = h->first; i < h->end; i++) {
        str f = s->tokens[i].form;
        for (size_t k = 0; k < f.n; k++)
            if (f.p[k] >= 'a' && f.p[k] <= 'z' && !(f.p[k] == 's' && k + 1 == f.n))
                small_in_text = true;
    }
    if (!small_in_name) return !small_in_text || h->variant;
    return word_is_capital(s, h->first) || word_is_digit(s, h->first);
}

// The row for a key with its plural taken off, or with a variant's letters ("F-16CJ"), else -1.
static int find_loosely(const item_key *k, str last, bool *variant, bool *prefix)
{
    int row = find_row(k, prefix);
    *variant = false;
    if (row >= 0) return row;
    bool unused;
    item_key less = *k;
    if (less.n > 3 && less.p[less.n - 1] == 's') {
        less.n--;
        row = find_row(&less, &unused);
        if (row < 0 && less.p[less.n - 1] == 'e') { // torpedoes, batteries
            less.n--;
            if (less.p[less.n - 1] == 'i') less.p[less.n - 1] = 'y';
            row = find_row(&less, &unused);
        }
        if (row >= 0) return row;
    }
    bool digits = false;
    for (size_t i = 0; i < last.n; i++) digits |= last.p[i] >= '0' && last.p[i] <= '9';
    for (int cut = 1; digits && cut <= 2 && k->n > (size_t)cut + 1; cut++) {
        char c = last.n > (size_t)cut ? last.p[last.n - (size_t)cut] : 'a';
        if (c < 'A' || c > 'Z') break;
        less = *k;
        less.n -= (size_t)cut;
        row = find_row(&less, &unused);
        if (row >= 0 && is_name(row)) {
            *variant = true;
            return row;
        }
    }
    return -1;
}

// The longest name of the lexicon that begins at word i, before word `limit`.
static bool match(const sentence *s, uint32_t i, uint32_t limit, hit *h)
{
    item_key k = {.n = 0};
    bool found = false, prefix, variant;
    for (uint32_t j = i; j < limit && j < i + NAME_WORDS_MAX; j++) {
        str form = s->tokens[j].form;
        if (!key_add(&k, form)) break;
        if (word_is_hyphen(s, j)) continue;
        int row = find_loosely(&k, form, &variant, &prefix);
        if (row < 0 && s->tokens[j].xpos == XPOS_NNS && s->tokens[j].lemma.n) {
            item_key lemma = {.n = 0};
            for (uint32_t w = i; w < j; w++) key_add(&lemma, s->tokens[w].form);
            bool unused;
            if (key_add(&lemma, s->tokens[j].lemma)) row = find_row(&lemma, &unused);
        }
        if (row >= 0) {
            hit next = {i, j + 1, row, variant};
            if (written_as_name(s, &next)) *h = next, found = true;
        }
        if (!prefix) break;
    }
    if (!found) return false;
    upos last = (upos)s->tokens[h->end - 1].upos;
    return last != UPOS_VERB && last != UPOS_AUX && last != UPOS_ADV && last != UPOS_ADP;
}

// May word i be part of a noun phrase's run of modifiers and nouns?
static bool in_run(const sentence *s, uint32_t i)
{
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
               (i > 0 && word_has(s, i - 1, UPOS_PROPN));
    }
    case UPOS_VERB: return word_is_modifier(s, i);
    default: return word_is_hyphen(s, i);
    }
}

// End of the run that begins at word i: up to and with its last noun.
static uint32_t run_end(const sentence *s, uint32_t i)
{
    uint32_t end = i;
    for (uint32_t j = i; j < s->n_tokens; j++) {
        bool joined = j > i && (word_is_hyphen(s, j - 1) || word_is_hyphen(s, j)) &&
                      !s->tokens[j - 1].space_after;
        if (!in_run(s, j) && !joined) break;
        bool noun = word_is_noun(s, j) || word_has(s, j, UPOS_NUM) || word_has(s, j, UPOS_X);
        bool named = end > i && end <= j &&
                     (word_has(s, end - 1, UPOS_PROPN) || word_has(s, end - 1, UPOS_NUM));
        // "missiles worth" ends here, "Javelin anti-tank missiles" goes on
        if (!noun && end > i && !word_is_hyphen(s, j) && !joined && !named) break;
        if (noun) end = j + 1;
        bool plural = s->tokens[j].xpos == XPOS_NNS;
        if (plural && word_has(s, j + 1, UPOS_PROPN)) break;
    }
    return end;
}

// Two adjectives before a noun do not end a run; run_end needs its first noun.
static uint32_t run_first_noun(const sentence *s, uint32_t i)
{
    while (i < s->n_tokens && in_run(s, i) && !word_is_noun(s, i)) i++;
    return i;
}

static bool military(const sentence *s, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (word_among(s, i, MILITARY_WORDS)) return true;
    return false;
}

// Does the sentence name a weapon beyond doubt?
static bool is_armed(const sentence *s)
{
    hit h;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (in_run(s, i) && match(s, i, s->n_tokens, &h) &&
            (kind_of(h.row) == 'n' || military(s, i, h.end)))
            return true;
    return false;
}

// As is_armed, looked up once a sentence.
static bool armed_sentence(item_scan *x)
{
    if (!x->armed) x->armed = is_armed(x->s) ? 1 : 2;
    return x->armed == 1;
}

static bool hit_stands(item_scan *x, const hit *h, uint32_t run, bool alone)
{
    const sentence *s = x->s;
    switch (kind_of(h->row)) {
    case 'w': return !alone || military(s, run, h->first);
    case 'r': {
        bool named = (h->first > 0 && word_has(s, h->first - 1, UPOS_PROPN)) ||
                     word_has(s, h->end, UPOS_PROPN);
        return !alone || (!named && armed_sentence(x));
    }
    default: break;
    }
    if (h->first > 0 && word_is(s, h->end - 1, "arms") && h->end == h->first + 1)
        return s->tokens[h->first - 1].xpos != XPOS_PRP_POSS ||
               word_among(s, h->first - 1, "its|their|our");
    if (h->first > 0 && word_among(s, h->end - 1, "tank|tanks"))
        return !word_among(s, h->first - 1, VESSEL_WORDS);
    return true;
}

// First word of the item's phrase: nationalities, owners and counting words are left out.
static uint32_t phrase_first(const sentence *s, uint32_t run, uint32_t core)
{
    uint32_t first = run;
    while (first < core) {
        bool name = word_is_capital(s, first) && first > 0;
        if (!name && !word_among(s, first, COUNTING_WORDS) && !word_is_hyphen(s, first) &&
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
static void forget_numbers(item_scan *x, const hit *name, bool whole)
{
    size_t kept = x->first_mention;
    for (size_t i = x->first_mention; i < x->out->n; i++) {
        const mention *m = &x->out->p[i];
        bool part_of = m->first > name->first || (whole && m->first == name->first);
        if (m->kind == MENTION_QUANTITY && part_of && m->first < name->end) continue;
        if (kept != i) x->out->p[kept] = *m;
        kept++;
    }
    x->out->n = kept;
}

static void push(item_scan *x, uint32_t run, uint32_t first, const hit *head, const hit *name)
{
    uint32_t end = head->end;
    const sentence *s = x->s;
    str category = item_row_category(head->row), designation;
    const char *how = "lexicon";
    if (name) {
        bool general = kind_of(head->row) == 'w' ||
                       str_in_list(category, "weapon|aircraft|military equipment", '|');
        if (general) category = item_row_category(name->row);
        forget_numbers(x, name, false);
        uint32_t more = name->end;
        bool newer = more < head->first && is_mark_word(s, more) &&
                     !word_is_digit(s, name->end - 1) && !is_mark_word(s, name->end - 1);
        designation = newer           ? span_text(x->d->text, word_span(s, name->first, more + 1))
                      : name->variant ? span_text(x->d->text, word_span(s, name->first, name->end))
                                      : str_of(ITEMS[name->row][ITEMS_NAME]);
        how = "designation";
    } else {
        designation = new_designation(x, run, head->first, &first);
        if (!designation.n && str_in_list(category, "ammunition|artillery|weapon|small arms", '|'))
            designation = calibre(x, first, &first);
        if (designation.n) {
            how = "designation form";
            forget_numbers(x, &(hit){.first = first, .end = head->first}, true);
        }
    }
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
    m->amount.unit = str_lower(x->a, t->lemma.n ? t->lemma : t->form);
    m->item = (item){.category = category, .designation = designation};
}

// The items of one run [first, end).
static void read_run(item_scan *x, uint32_t first, uint32_t end)
{
    const sentence *s = x->s;
    hit hits[HITS_MAX];
    size_t n = 0;
    for (uint32_t i = first; i < end && n < HITS_MAX;) {
        if (!word_is_hyphen(s, i) && match(s, i, end, &hits[n]))
            i = hits[n++].end;
        else
            i++;
    }
    if (!n) return;
    hit *last = &hits[n - 1];
    bool head = last->end == end;
    bool sold = !head && last->end + 1 == end && word_among(s, end - 1, TRANSFERS);
    // "supplies" and the like are weak items themselves
    if (head && kind_of(last->row) == 'w' && n > 1 && word_among(s, end - 1, TRANSFERS) &&
        !military(s, first, last->first)) {
        n--;
        last--;
        head = false;
        sold = true;
    }
    if (!head && !sold) return;
    uint32_t unused;
    bool measured = calibre(x, last->first, &unused).n > 0; // "155mm shells"
    if (!measured && !hit_stands(x, last, first, n == 1)) return;
    const hit *name = NULL;
    for (size_t i = 0; i < n; i++)
        if (is_name(hits[i].row) && hit_stands(x, &hits[i], first, n == 1)) name = &hits[i];
    uint32_t begin = phrase_first(s, first, hits[0].first);
    hit head_hit = *last;
    bool system = n > 1 && !name && word_among(s, last->end - 1, SYSTEM_WORDS);
    if (system && kind_of(last->row) == 'w') head_hit.row = hits[n - 2].row; // "mortar systems"
    push(x, first, begin, &head_hit, name);
}

void item_find(const document *d, const sentence *s, mention_vec *out, arena *a)
{
    item_scan x = {.d = d, .s = s, .out = out, .a = a, .first_mention = out->n};
    while (x.first_mention > 0 && out->p[x.first_mention - 1].sentence == s->index)
        x.first_mention--;
    for (uint32_t i = 0; i < s->n_tokens;) {
        if (!in_run(s, i) || word_is_hyphen(s, i)) {
            i++;
            continue;
        }
        uint32_t noun = run_first_noun(s, i);
        uint32_t end = noun < s->n_tokens && word_is_noun(s, noun) ? run_end(s, noun) : noun;
        if (end > i) read_run(&x, i, end);
        i = end > i ? end : i + 1;
    }
}
