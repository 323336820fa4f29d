#include "document/languageguess.h"

#include "base/utf8.h"

#include "language_table.inc"

#define MAX_LANGUAGES 128 // rows of codebook/languages.tsv
#define MAX_DISTINCT  4   // words that are told apart: as many as are asked for
#define MAX_HELD      3   // small words in the midst of a name: "Juan de la Cruz"
#define MAX_PARTICLE  3   // bytes of such a word

#define ENGLISH 0 // its row, the first

// Letters of these are counted one by one: Latin to Thaana, and Latin of Vietnam.
#define LETTERS_LOW       0x0780
#define LETTERS_HIGH_FROM 0x1E00
#define LETTERS_HIGH_TO   0x1F00
#define N_LETTERS         (LETTERS_LOW + LETTERS_HIGH_TO - LETTERS_HIGH_FROM)

// Words of its own for a hundred that only English has. English is told by more of its words than
// others are: so many are some two thirds of a text.
#define PERCENT_OF_ENGLISH  125
#define MIN_FOREIGN_LETTERS 12 // of another script; a name in brackets has fewer

typedef enum {
    SCRIPT_NONE,
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_GREEK,
    SCRIPT_ARMENIAN,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_THAANA,
    SCRIPT_DEVANAGARI,
    SCRIPT_BENGALI,
    SCRIPT_GURMUKHI,
    SCRIPT_GUJARATI,
    SCRIPT_ODIA,
    SCRIPT_TAMIL,
    SCRIPT_TELUGU,
    SCRIPT_KANNADA,
    SCRIPT_MALAYALAM,
    SCRIPT_SINHALA,
    SCRIPT_THAI,
    SCRIPT_LAO,
    SCRIPT_TIBETAN,
    SCRIPT_MYANMAR,
    SCRIPT_GEORGIAN,
    SCRIPT_HANGUL,
    SCRIPT_ETHIOPIC,
    SCRIPT_KHMER,
    SCRIPT_KANA,
    SCRIPT_HAN,
    N_SCRIPTS
} script;

// As codebook/languages.tsv calls them.
static const char *const SCRIPT_NAMES[N_SCRIPTS] = {
    "",        "Latin",      "Cyrillic",  "Greek",    "Armenian", "Hebrew", "Arabic",
    "Thaana",  "Devanagari", "Bengali",   "Gurmukhi", "Gujarati", "Odia",   "Tamil",
    "Telugu",  "Kannada",    "Malayalam", "Sinhala",  "Thai",     "Lao",    "Tibetan",
    "Myanmar", "Georgian",   "Hangul",    "Ethiopic", "Khmer",    "Kana",   "Han"};

typedef struct {
    uint32_t first, last;
    script script;
} script_range;

// Blocks of Unicode, rising; what is in none of them tells nothing.
static const script_range RANGES[] = {
    {0x0041, 0x024F, SCRIPT_LATIN},      {0x0370, 0x03FF, SCRIPT_GREEK},
    {0x0400, 0x052F, SCRIPT_CYRILLIC},   {0x0530, 0x058F, SCRIPT_ARMENIAN},
    {0x0590, 0x05FF, SCRIPT_HEBREW},     {0x0600, 0x077F, SCRIPT_ARABIC},
    {0x0780, 0x07BF, SCRIPT_THAANA},     {0x08A0, 0x08FF, SCRIPT_ARABIC},
    {0x0900, 0x097F, SCRIPT_DEVANAGARI}, {0x0980, 0x09FF, SCRIPT_BENGALI},
    {0x0A00, 0x0A7F, SCRIPT_GURMUKHI},   {0x0A80, 0x0AFF, SCRIPT_GUJARATI},
    {0x0B00, 0x0B7F, SCRIPT_ODIA},       {0x0B80, 0x0BFF, SCRIPT_TAMIL},
    {0x0C00, 0x0C7F, SCRIPT_TELUGU},     {0x0C80, 0x0CFF, SCRIPT_KANNADA},
    {0x0D00, 0x0D7F, SCRIPT_MALAYALAM},  {0x0D80, 0x0DFF, SCRIPT_SINHALA},
    {0x0E00, 0x0E7F, SCRIPT_THAI},       {0x0E80, 0x0EFF, SCRIPT_LAO},
    {0x0F00, 0x0FFF, SCRIPT_TIBETAN},    {0x1000, 0x109F, SCRIPT_MYANMAR},
    {0x10A0, 0x10FF, SCRIPT_GEORGIAN},   {0x1100, 0x11FF, SCRIPT_HANGUL},
    {0x1200, 0x139F, SCRIPT_ETHIOPIC},   {0x1780, 0x17FF, SCRIPT_KHMER},
    {0x1C90, 0x1CBF, SCRIPT_GEORGIAN},   {0x1E00, 0x1EFF, SCRIPT_LATIN},
    {0x1F00, 0x1FFF, SCRIPT_GREEK},      {0x3040, 0x30FF, SCRIPT_KANA},
    {0x3130, 0x318F, SCRIPT_HANGUL},     {0x3400, 0x9FFF, SCRIPT_HAN},
    {0xAC00, 0xD7AF, SCRIPT_HANGUL},     {0xF900, 0xFAFF, SCRIPT_HAN},
    {0xFB50, 0xFDFF, SCRIPT_ARABIC},     {0xFE70, 0xFEFF, SCRIPT_ARABIC},
    {0xFF66, 0xFF9D, SCRIPT_KANA},       {0x20000, 0x3FFFF, SCRIPT_HAN},
};

// What was counted, of words of one sort.
typedef struct {
    uint32_t words;
    uint32_t english;                           // that English has
    uint32_t own[MAX_LANGUAGES];                // that the language has and English has not
    uint32_t shared[MAX_LANGUAGES];             // that both have
    uint32_t seen[MAX_LANGUAGES][MAX_DISTINCT]; // [n_seen] different ones of own, by their entries
    uint8_t n_seen[MAX_LANGUAGES];
    uint32_t letters[N_LETTERS]; // that are not ASCII, by their place
} tally;

typedef struct {
    tally small, all;            // words in small letters; all words
    uint32_t scripts[N_SCRIPTS]; // letters; of those that are syllables or words, more
    table_hit held[MAX_HELD]; // [n_held] small words behind a name, which may go on: "Juan de la"
    int n_held;
    bool after_name;
    uint32_t capitals; // words all in capitals
    bool quoted;       // between quotation marks
} counts;

static script script_of(uint32_t code)
{
    if (code < 0x80) return SCRIPT_LATIN;
    for (size_t i = 0; i < sizeof RANGES / sizeof *RANGES; i++)
        if (code <= RANGES[i].last) return code >= RANGES[i].first ? RANGES[i].script : SCRIPT_NONE;
    return SCRIPT_NONE;
}

// How many letters of an alphabet say the same.
static uint32_t weight_of(script s)
{
    return s == SCRIPT_HAN ? 3 : s == SCRIPT_KANA || s == SCRIPT_HANGUL ? 2 : 1;
}

static size_t letter_place(uint32_t code)
{
    if (code < 0x80) return SIZE_MAX;
    if (code < LETTERS_LOW) return code;
    if (code >= LETTERS_HIGH_FROM && code < LETTERS_HIGH_TO)
        return LETTERS_LOW + code - LETTERS_HIGH_FROM;
    return SIZE_MAX;
}

// --- counting

static void count_own(tally *t, uint32_t row, uint32_t entry)
{
    t->own[row]++;
    for (int i = 0; i < t->n_seen[row]; i++)
        if (t->seen[row][i] == entry) return;
    if (t->n_seen[row] < MAX_DISTINCT) t->seen[row][t->n_seen[row]++] = entry;
}

// `first`: what the table has of the word.
static void count_word(tally *t, table_hit first)
{
    bool rows[MAX_LANGUAGES] = {false};
    t->words++;
    if (!first.found) return;
    bool english = first.row == ENGLISH;
    t->english += english;
    for (table_hit h = first; h.found; h = table_next(&language_table, h)) {
        if (rows[h.row]) continue;
        rows[h.row] = true;
        if (english)
            t->shared[h.row]++;
        else
            count_own(t, h.row, first.entry);
    }
}

static void count_held(counts *c)
{
    for (int i = 0; i < c->n_held; i++) count_word(&c->small, c->held[i]);
    c->n_held = 0;
}

static bool is_particle(const table_key *key, table_hit hit)
{
    return key->n <= MAX_PARTICLE && !(hit.found && hit.row == ENGLISH);
}

// Small words between capitals are of a name, and those of a quotation may be in the language of
// who is quoted: they say nothing of the text around them.
static void count_cased(counts *c, const table_key *key, bool capital)
{
    table_hit hit = table_find(&language_table, key);
    count_word(&c->all, hit);
    if (c->quoted) return;
    if (capital) {
        c->n_held = 0;
        c->after_name = true;
    } else if (c->after_name && c->n_held < MAX_HELD && is_particle(key, hit)) {
        c->held[c->n_held++] = hit;
    } else {
        count_held(c);
        count_word(&c->small, hit);
        c->after_name = false;
    }
}

static void count_letter(tally *t, uint32_t code)
{
    size_t place = letter_place(code);
    if (place != SIZE_MAX) t->letters[place]++;
}

static bool is_word_code(uint32_t code)
{
    return utf8_is_letter(code) || utf8_is_mark(code);
}

// Reads the word at `at` and returns where it ends.
static size_t read_word(counts *c, str text, size_t at)
{
    table_key key;
    table_key_open(&key);
    uint32_t first = 0;
    size_t begin = at;
    bool all_upper = true;
    for (uint32_t code; at < text.n;) {
        size_t n = utf8_decode(text, at, &code);
        if (code < 0x80 ? !(code >= 'a' && code <= 'z') && !(code >= 'A' && code <= 'Z')
                        : !is_word_code(code))
            break;
        if (at == begin) first = code;
        all_upper = all_upper && utf8_is_upper(code);
        char bytes[UTF8_MAX_BYTES];
        uint32_t lower = utf8_lower(code);
        if (!key.too_long) table_key_add(&key, true, (str){bytes, utf8_encode(lower, bytes)});
        script s = script_of(code);
        c->scripts[s] += weight_of(s);
        count_letter(&c->all, lower);
        if (!utf8_is_upper(first) && !c->quoted) count_letter(&c->small, lower);
        at += n;
    }
    c->capitals += all_upper;
    count_cased(c, &key, utf8_is_upper(first));
    return at;
}

// Addresses of the web and of people, and hashtags, are in no language.
static bool begins_address(str rest)
{
    return rest.p[0] == '@' || rest.p[0] == '#' || str_starts(rest, STR("http://")) ||
           str_starts(rest, STR("https://")) || str_starts(rest, STR("www."));
}

static size_t address_end(str text, size_t at)
{
    while (at < text.n && text.p[at] > ' ') at++; // a byte that is not ASCII is below
    return at;
}

// A quotation ends with its line at the latest: marks are forgotten.
static bool quoted_after(bool quoted, uint32_t code)
{
    if (code == '"') return !quoted;
    if (code == 0x201C || code == 0x00AB) return true;
    return quoted && code != 0x201D && code != 0x00BB && code != '\n';
}

static void count_text(counts *c, str text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t code;
        size_t n = utf8_decode(text, at, &code);
        if (code < 0x80 && begins_address(str_sub(text, at, text.n))) {
            at = address_end(text, at + 1);
        } else if (utf8_is_letter(code)) {
            at = read_word(c, text, at);
        } else {
            c->quoted = quoted_after(c->quoted, code);
            at += n;
        }
    }
}

// --- judging

static str cell(uint32_t row, uint32_t column)
{
    return table_cell(&language_table, row, column);
}

static uint32_t lettered(const tally *t, uint32_t row)
{
    uint32_t n = 0;
    for (str rest = cell(row, LANGUAGE_TABLE_LETTERS); rest.n;) {
        uint32_t code;
        utf8_decode(str_split(&rest, '|'), 0, &code);
        size_t place = letter_place(code);
        if (place != SIZE_MAX) n += t->letters[place];
    }
    return n;
}

// Twice the evidence of a language: a word of its own counts as two letters of its own do.
static uint32_t evidence(const tally *t, uint32_t row)
{
    return 2 * t->own[row] + lettered(t, row);
}

// The row of that script of which there is most; the script's first one where there is nothing.
static uint32_t best_row(const tally *t, const char *script_name)
{
    uint32_t best = UINT32_MAX, most = 0;
    for (uint32_t row = ENGLISH + 1; row < language_table.n_rows; row++) {
        if (!str_eq(cell(row, LANGUAGE_TABLE_SCRIPT), str_of(script_name))) continue;
        // What it shares with English tells languages apart that English does not concern.
        uint32_t n = 2 * evidence(t, row) + t->shared[row];
        if (best == UINT32_MAX || n > most) {
            best = row;
            most = n;
        }
    }
    return best;
}

// What is asked of a text before it is taken for another language. Found by trying on the texts of
// bench/RESULTS.md, "Languages".
typedef struct {
    uint32_t evidence; // as evidence() counts
    int distinct;      // words of its own
    uint32_t percent;  // of all words
} demand;

static const demand ALONE = {8, 2, 18};
static const demand SAID = {4, 2, 12};      // where the source says that it is in that language
static const demand CAPITALS = {20, 4, 30}; // "LA PAZ" in capitals is a name, too

static bool is_enough(const counts *c, const tally *t, uint32_t row, const demand *d)
{
    uint32_t twice = evidence(t, row), english = c->all.english - c->all.shared[row];
    return twice >= d->evidence && t->n_seen[row] >= d->distinct &&
           (uint64_t)twice * 100 >= (uint64_t)2 * d->percent * t->words &&
           (uint64_t)twice * 100 >= (uint64_t)2 * PERCENT_OF_ENGLISH * english;
}

static language_guess found(uint32_t row, bool is_foreign)
{
    return (language_guess){.code = cell(row, LANGUAGE_TABLE_CODE),
                            .name = cell(row, LANGUAGE_TABLE_NAME),
                            .is_foreign = is_foreign};
}

static language_guess judge_latin(const counts *c, str said)
{
    bool capitals = 2 * c->capitals > c->all.words;
    const tally *t = capitals ? &c->all : &c->small;
    uint32_t row = best_row(t, "Latin");
    bool is_said = said.n && str_eq(said, cell(row, LANGUAGE_TABLE_CODE));
    if (is_enough(c, t, row, capitals ? &CAPITALS : is_said ? &SAID : &ALONE))
        return found(row, true);
    language_guess english = found(ENGLISH, false);
    english.is_english = c->all.english > 2 && 2 * c->all.english > evidence(t, row);
    return english;
}

static language_guess judge(const counts *c, str said)
{
    uint32_t other = 0;
    int most = SCRIPT_CYRILLIC;
    for (int i = SCRIPT_CYRILLIC; i < N_SCRIPTS; i++) {
        other += c->scripts[i];
        if (c->scripts[i] > c->scripts[most]) most = i;
    }
    // Japanese is written in both.
    if (most == SCRIPT_HAN && 10 * c->scripts[SCRIPT_KANA] > c->scripts[SCRIPT_HAN])
        most = SCRIPT_KANA;
    if (other >= MIN_FOREIGN_LETTERS && other > c->scripts[SCRIPT_LATIN])
        return found(best_row(&c->all, SCRIPT_NAMES[most]), true);
    return judge_latin(c, said);
}

language_guess language_of(str text, str said)
{
    counts c = {0};
    count_text(&c, text);
    count_held(&c);
    return judge(&c, said);
}
