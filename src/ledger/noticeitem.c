#include "ledger/noticeitem.h"

#include "ledger/noticelist.h"
#include "ledger/noticename.h"
#include "ledger/noticenumber.h"
#include "ledger/noticetext.h"

#include <math.h>

#define HELD_MAX_BYTES  30 // of the words before a number that make it another one
#define SEMICOLONS_MANY 3  // so many are the separators themselves
#define COMMAS_FEW      2  // beside a single semicolon, the same
#define COMMAS_MANY     4  // behind one of fewer semicolons: these part the articles

// Ends of a sentence whose beginning is the list: "X and Y will also be included."
static const char OUTROS[] =
    "will also be included|are also included|is also included|are included|will be included|"
    "are also requested|are also part|would be included|are part of|make up|will make up|"
    "complete the|completes the|round out|belong to|form part|go with|come with|are also covered|"
    "are covered|are also asked for|are asked for|are sought|are requested|will come with|"
    "will accompany|accompany|are needed|will be supplied|will be provided|will also be supplied|"
    "will also be provided|will form|are also sought|are in the|are to be|would accompany|"
    "would be supplied|would be provided|fill out|are added|will be added|are included too";

typedef struct {
    const notice_text *t;
    notice_items *out;
    arena *a;
    bool listing; // lines below a colon are entries of its list
    bool beyond;  // behind the place of the articles: lists alone
    bool strict;  // of those only what is spelled and in digits
    bool told;    // the sentence tells of things, it does not list them: numbered ones alone
    bool commas;  // commas part the entries
    bool mixed;   // and semicolons only their groups
} list_scan;

static bool has(str s, size_t begin, size_t end, char c)
{
    return str_find_byte(str_sub(s, begin, end), c, 0) != SIZE_MAX;
}

static bool same(const fact_item *a, const fact_item *b)
{
    bool both = (isnan(a->quantity) && isnan(b->quantity)) || a->quantity == b->quantity;
    bool high = (isnan(a->high) && isnan(b->high)) || a->high == b->high;
    return both && high && a->additional == b->additional && str_eq_nocase(a->text, b->text);
}

// "launchers (18)", "launchers (quantity 18)", "launchers: eighteen (18)", "launchers - 18",
// "launchers, 18 each": the number behind the name. Cuts it off.
static bool counted_behind(str s, span *bytes, notice_number *n)
{
    size_t end = bytes->end;
    while (end > bytes->begin && (notice_is_gap(s.p[end - 1]) || s.p[end - 1] == '.')) end--;
    for (size_t i = bytes->begin + 1; i < end; i++) {
        char mark = s.p[i - 1];
        size_t at = notice_skip(s, i, end);
        size_t dash = i > 1 && s.p[i - 2] == ' ' ? notice_dash(s, i - 1, end) : 0;
        bool begins =
            mark == '(' || mark == ':' || mark == ',' || dash || (mark == ' ' && s.p[i] == 'x');
        if (dash) at = notice_skip(s, dash, end);
        if (mark == '(' && s.p[end - 1] != ')') begins = false;
        size_t to = mark == '(' ? end - 1 : end;
        if (!begins || at >= to || !notice_number_alone(s, at, to, n)) continue;
        bytes->end = (uint32_t)i - 1;
        return true;
    }
    return false;
}

// In a sentence that tells of a sale: "ten (10) radars and spare parts had been notified".
static uint32_t told_end(str s, span bytes)
{
    for (uint32_t i = bytes.begin + 1; i + 5 < bytes.end; i++) {
        bool and = notice_is_gap(s.p[i - 1]) && notice_at_any(s, i, bytes.end, "and") != 0;
        if (and&&s.p[i + 4] >= 'a' && s.p[i + 4] <= 'z') return i - 1;
    }
    return bytes.end;
}

static void add(list_scan *x, const notice_number *n, span bytes)
{
    notice_number behind;
    if (x->told) bytes.end = told_end(x->t->text, bytes);
    if (!n && counted_behind(x->t->text, &bytes, &behind)) n = &behind;
    fact_item article = {.quantity = NAN, .low = NAN, .high = NAN};
    article.text = noticename_read(x->t->text, bytes, n != NULL, x->a);
    if (!article.text.n || x->out->n >= NOTICE_ITEMS_MAX) return;
    if (n) {
        article.quantity = n->value, article.low = n->low, article.high = n->high;
        article.up_to = n->up_to, article.additional = n->additional;
        // "two radars per ship" says no number of radars
        if (noticename_per_piece(x->t->text, bytes))
            article.quantity = article.low = article.high = NAN, article.up_to = false;
    }
    for (size_t i = 0; i < x->out->n; i++)
        if (same(&x->out->p[i], &article)) return;
    *vec_push(x->a, x->out) = article;
}

// May a number in digits or in words alone begin an entry inside of a piece?
static bool may_begin(const list_scan *x, size_t begin, size_t at)
{
    static const char LISTED[] = "and|include|includes|including|plus|also";
    static const char TOLD[] =
        "and|of|include|includes|including|named|covered|for|plus|add|adds|buy|purchase|also|by|"
        "sell|modernize|upgrade|bought|notified|included|requests|requested|wants|needs|seeks|"
        "ordered|acquired|comprised|contained";
    str s = x->t->text;
    if (x->strict) return false;
    while (at > begin && notice_is_gap(s.p[at - 1])) at--;
    if (at <= begin) return true;
    if (s.p[at - 1] == ',' || s.p[at - 1] == ':' || s.p[at - 1] == ';') return true;
    size_t first = at;
    while (first > begin && !notice_is_gap(s.p[first - 1])) first--;
    str word = str_sub(s, first, at);
    return word.n && notice_at_any(word, 0, word.n, x->told ? TOLD : LISTED) == word.n;
}

// "its fleet of eight aircraft", "a combined total of 823 missiles": no articles of the sale.
static bool is_held(str s, size_t begin, size_t at)
{
    static const char HELD[] =
        "fleet of|inventory of|combined total of|total of|its|existing|their|operates|owns|"
        "combined total quantity of|each of the|for the|each with";
    while (at > begin && notice_is_gap(s.p[at - 1])) at--;
    size_t stop = 0, from = at > begin + HELD_MAX_BYTES ? at - HELD_MAX_BYTES : begin;
    for (size_t i = from; (i = notice_find_any(s, i, at, HELD, &stop)) != SIZE_MAX; i++)
        if (stop == at) return true;
    return false;
}

static bool is_behind_and(str s, size_t begin, size_t at)
{
    while (at > begin && notice_is_gap(s.p[at - 1])) at--;
    return at >= begin + 4 && notice_at_any(s, at - 3, at, "and") != 0;
}

// What opens a list inside of an entry.
static const char INNER[] =
    "consisting of|made up of|comprised of|namely|covering|which covers|including|to include|"
    "which include|which includes|comprising|such as";

// One entry of a list, or a stretch of a told sentence: each number in it begins an article.
static void read_piece(list_scan *x, size_t begin, size_t end)
{
    str s = x->t->text;
    notice_number n, first = {0};
    size_t from = begin;
    int depth = 0;
    bool counted = false;
    begin = noticename_skip_joint(s, begin, end);
    if (begin > from) from = begin;
    if (!x->told && begin < end && s.p[begin] == '(') { // "(18) launchers"
        size_t close = str_find_byte(str_sub(s, begin, end), ')', 0);
        if (close != SIZE_MAX && notice_number_alone(s, begin + 1, begin + close, &first)) {
            counted = true;
            from = begin = begin + close + 1;
        }
    }
    for (size_t i = begin; i < end; i++) {
        if (s.p[i] == '(') depth++;
        if (s.p[i] == ')' && depth) depth--;
        if (depth || !notice_word_starts(s, i)) continue;
        if (i && s.p[i - 1] != ' ' && s.p[i - 1] != '\n' && s.p[i - 1] != '"' && i > begin)
            continue;
        if (!notice_number_read(s, i, end, &n)) continue;
        if (!n.both && !(i == begin ? !x->told || may_begin(x, 0, i) : may_begin(x, begin, i)))
            continue;
        if (i > begin && is_held(s, begin, i)) {
            i = n.end - 1;
            continue;
        }
        if (counted || (!x->told && i > from))
            add(x, counted ? &first : NULL, (span){(uint32_t)from, (uint32_t)i});
        // "an additional four (4) aircraft and five (5) engines"
        n.additional |= counted && first.additional && is_behind_and(s, from, i);
        first = n;
        counted = true;
        from = n.end;
        i = n.end - 1;
    }
    // "field support, including repair at depots": two articles
    size_t stop, inner = counted ? SIZE_MAX : notice_find_any(s, from, end, INNER, &stop);
    if (inner != SIZE_MAX && inner > from && !x->told) {
        add(x, NULL, (span){(uint32_t)from, (uint32_t)inner});
        from = stop;
    }
    if (counted || !x->told) add(x, counted ? &first : NULL, (span){(uint32_t)from, (uint32_t)end});
}

// "engineering, technical, and logistics support" is one entry of a list with commas.
static bool is_one_phrase(str s, size_t begin, size_t comma, size_t end)
{
    static const char LEFT[] =
        "engineering|technical|command|control|communications|computers|program|administrative|"
        "communication";
    static const char RIGHT[] =
        "technical|and technical|and logistics|logistics|and logistical|logistical|control|"
        "communications|communication|computers|computer|and program|and intelligence|"
        "and computers|administrative";
    size_t first = comma;
    while (first > begin && !notice_is_gap(s.p[first - 1])) first--;
    str word = str_sub(s, first, comma);
    if (!word.n || notice_at_any(word, 0, word.n, LEFT) != word.n) return false;
    return notice_at_any(s, notice_skip(s, comma + 1, end), end, RIGHT) != 0;
}

static bool is_bullet_mark(str s, size_t i)
{
    return s.p[i] == '\xE2' && str_starts(str_sub(s, i, s.n), STR("\xE2\x80\xA2"));
}

static bool parts(const list_scan *x, size_t begin, size_t i, size_t end)
{
    str s = x->t->text;
    if (s.p[i] == ';' || is_bullet_mark(s, i)) return true;
    if (s.p[i] != ',') return false;
    bool in_number = i && i + 1 < end && s.p[i - 1] >= '0' && s.p[i - 1] <= '9' &&
                     s.p[i + 1] >= '0' && s.p[i + 1] <= '9';
    if (in_number) return false;
    notice_number n;
    size_t next = noticename_skip_joint(s, i + 1, end);
    if (notice_number_read(s, next, end, &n) && (n.both || !x->told)) return true;
    return (x->commas || x->mixed) && !is_one_phrase(s, begin, i, end);
}

// The last "and" of a list without a comma before it: "pods, racks and tools". SIZE_MAX: none.
static size_t last_and(str s, size_t begin, size_t end)
{
    size_t found = SIZE_MAX;
    for (size_t i = begin; i + 5 < end; i++)
        if (s.p[i] == ' ' && notice_at_any(s, i + 1, end, "and")) found = i;
    return found;
}

// "twelve (12) launchers; and spare parts, tools, manuals and training": one or two semicolons, and
// more commas behind one of them.
static bool is_mixed(str s, size_t begin, size_t end)
{
    size_t first = end, unused, n = noticelist_marks(s, begin, end, ';', &first);
    size_t enough = n == 1 ? COMMAS_FEW : COMMAS_MANY;
    for (size_t i = begin; n && n < SEMICOLONS_MANY && i < end; i++) {
        size_t next = i;
        while (next < end && s.p[next] != ';') next++;
        if (noticelist_marks(s, i, next, ',', &unused) >= enough) return true;
        i = next;
    }
    return false;
}

static void read_list(list_scan *x, size_t begin, size_t end)
{
    str s = x->t->text;
    x->mixed = !x->commas && !x->told && is_mixed(s, begin, end);
    size_t from = begin, n = 0;
    int depth = 0;
    bool closed = false; // the last entry stands behind ", and", or an earlier one has an "and"
    for (size_t i = begin; i < end; i++) {
        if (s.p[i] == '(') depth++;
        if (s.p[i] == ')' && depth) depth--;
        if (depth || !parts(x, from, i, end)) continue;
        read_piece(x, from, i);
        closed |= !has(s, from, i, ',') && last_and(s, from, i) != SIZE_MAX;
        closed |= notice_at_any(s, notice_skip(s, i + 1, end), end, "and|as well as") != 0;
        from = i + 1;
        n++;
    }
    size_t and = (x->commas || x->mixed) && n > 0 && !closed ? last_and(s, from, end) : SIZE_MAX;
    if (and != SIZE_MAX) {
        read_piece(x, from, and);
        from = and;
    }
    read_piece(x, from, end);
}

// Numbered articles of a sentence that tells of a sale.
static void read_told(list_scan *x, size_t begin, size_t end)
{
    static const char ABOUT[] =
        "sale|case|notified|notification|transmittal|request|requested|covered|included|buy|"
        "purchase|original|originally|adds|added|enlarged|procure|named|comprised|include|"
        "includes|modernize|upgrade|acquire";
    size_t unused;
    if (x->beyond) return;
    x->strict = notice_find_any(x->t->text, begin, end, ABOUT, &unused) == SIZE_MAX;
    x->told = true;
    x->commas = !has(x->t->text, begin, end, ';');
    read_list(x, begin, end);
    x->told = x->strict = false;
}

// Lines that are no entries though they stand in a list.
static bool is_prose(str s, size_t begin, size_t end)
{
    size_t stop;
    return notice_find_any(s, begin, end,
                           "The estimated|The total|total estimated|estimated cost|This "
                           "notification|This transmittal|Congress|The Government|has "
                           "requested|have requested",
                           &stop) != SIZE_MAX;
}

static void read_sentence(list_scan *x, size_t begin, size_t end, bool first_of_line,
                          bool whole_line)
{
    str s = x->t->text;
    notice_number n;
    size_t entry = first_of_line ? noticelist_behind_bullet(s, begin, end) : begin, stop;
    bool bullet = entry > begin;
    size_t list = noticelist_begin(s, entry, end);
    // "Twelve rockets, each consisting of a motor and a fuze" is one entry.
    bool numbered = first_of_line && notice_number_read(s, entry, end, &n);
    if (numbered && noticelist_behind_colon(s, entry, end) == SIZE_MAX) list = SIZE_MAX;
    x->commas = !has(s, begin, end, ';');
    bool entry_line =
        !x->beyond && first_of_line && whole_line && !is_prose(s, begin, end) && list == SIZE_MAX;
    if (entry_line && (bullet || x->listing || numbered)) {
        x->commas = false;
        read_list(x, entry, end);
        return;
    }
    size_t outro = notice_find_any(s, begin, end, OUTROS, &stop);
    bool listed = outro != SIZE_MAX && (has(s, begin, outro, ',') || has(s, begin, outro, ';'));
    if (list == SIZE_MAX && listed && !noticelist_has_clause(s, begin, outro)) {
        x->listing = false;
        read_list(x, begin, outro);
        return;
    }
    if (list == SIZE_MAX && !x->beyond) list = noticelist_plain_begin(s, entry, end);
    if (list != SIZE_MAX) {
        if (list > entry) read_told(x, entry, list);
        x->commas = !has(s, list, end, ';');
        x->listing = notice_skip(s, list, end) >= end;
        read_list(x, list, end);
        return;
    }
    x->listing = false;
    read_told(x, begin, end);
}

// Sentences that name the sale as a whole, which the list tells better.
static bool is_summary(str s, size_t begin, size_t end)
{
    static const char WHOLE[] =
        "made a determination|required certification|notified Congress today|as defined in|"
        "principal contractor|principal contractors|prime contractor|prime contractors|offset|"
        "offsets|military balance|foreign policy|absorbing|adverse impact|Implementation|"
        "assignment of|representatives to|sensitivity of technology|arms sales notification|"
        "highest estimated";
    size_t stop;
    return notice_find_any(s, begin, end, WHOLE, &stop) != SIZE_MAX;
}

void notice_items_read(const notice_text *t, size_t from, size_t to, bool beyond, notice_items *out,
                       arena *a)
{
    list_scan x = {.t = t, .out = out, .a = a, .beyond = beyond};
    str s = t->text;
    bool first = true;
    for (size_t i = from; (i = notice_skip(s, i, to)) < to;) {
        size_t end = notice_sentence_end(s, i, to);
        if (end <= i) end = i + 1;
        bool line_ends = end >= to || s.p[notice_skip(s, end, to) - 1] == '\n' ||
                         s.p[end] == '\n' || notice_skip(s, end, to) >= to;
        if (!is_summary(s, i, end)) read_sentence(&x, i, end, first, line_ends);
        size_t next = notice_skip(s, end, to);
        first = false;
        for (size_t k = end; k < next; k++) first |= s.p[k] == '\n';
        i = next;
    }
}
