#include "mention/dictionary.h"

#include "base/file.h"
#include "base/map.h"
#include "base/table.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    uint32_t row, next; // next: index + 1 of the next link of the key; 0: none
} link;

struct dictionary {
    arena a;
    VEC(dictionary_row) rows;
    VEC(link) links;
    map actors, agents; // key to index + 1 of its first link, in the order of the files
    buf text;
    bool alone; // without the built-in tables
};

typedef enum {
    COL_CODE,
    COL_COUNTRY,
    COL_SECTORS,
    COL_KIND,
    COL_NAMES,
    COL_SHORT,
    COL_OFFICE,
    COL_FROM,
    COL_TO,
    COL_STRENGTH,
    COL_SOURCE,
    COL_COUNT
} column;

static const char *const COLUMNS[COL_COUNT] = {"code",  "country",  "sectors", "kind",
                                               "names", "short",    "office",  "from",
                                               "to",    "strength", "source"};
static const char ACTOR_KINDS[] = "name|nationality|people|capital|metonym|state|city|body|group|"
                                  "media|shadow";
static const char AGENT_KINDS[] = "title|person|crowd|body|state|side";

// One table being read.
typedef struct {
    dictionary *d;
    const char *file;
    bool agents;
    int line;
    int at[COL_COUNT]; // cell of the column in a row; -1: the file has none
    str row;
    str cells[COL_COUNT]; // by column
    diag *why;
} reader;

static status fail(const reader *r, column c, const char *what)
{
    str cell = r->cells[c];
    int at = cell.p ? (int)(cell.p - r->row.p) + 1 : 0;
    return diag_set(r->why, ST_CODEBOOK, r->file, r->line, at,
                    "column '%s': expected %s, not '%.*s'", COLUMNS[c], what, STR_ARG(cell));
}

static status read_header(reader *r, str row)
{
    str rest = row;
    for (int c = 0; c < COL_COUNT; c++) r->at[c] = -1;
    for (int i = 0; rest.p; i++) {
        str name = str_trim(str_split(&rest, '\t'));
        int c = str_which(name, COLUMNS, COL_COUNT);
        if (c < 0 || r->at[c] >= 0)
            return diag_set(r->why, ST_CODEBOOK, r->file, r->line, (int)(name.p - row.p) + 1,
                            "'%.*s' is no column here: expected %s", STR_ARG(name),
                            r->agents ? "sectors, kind, names, strength, source, each once"
                                      : "code, country, sectors, kind, names, short, office, from, "
                                        "to, source, each once");
        r->at[c] = i;
    }
    bool enough = r->at[COL_NAMES] >= 0 && (r->at[COL_SECTORS] >= 0 || r->at[COL_CODE] >= 0);
    if (enough) return ST_OK;
    return diag_set(r->why, ST_CODEBOOK, r->file, r->line, 1,
                    "the header row must name the columns: expected 'names' and %s",
                    r->agents ? "'sectors'" : "'code'");
}

static void split_row(reader *r, str row)
{
    str rest = row;
    r->row = row;
    for (int c = 0; c < COL_COUNT; c++) r->cells[c] = STR_NONE;
    for (int i = 0; rest.p; i++) {
        str cell = str_trim(str_split(&rest, '\t'));
        for (int c = 0; c < COL_COUNT; c++)
            if (r->at[c] == i) r->cells[c] = cell;
    }
}

static bool is_code(str s, const char *also)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= 'A' && s.p[i] <= 'Z') && !(s.p[i] >= '0' && s.p[i] <= '9') &&
            !strchr(also, s.p[i]))
            return false;
    return true;
}

static bool is_date(str s) // "2008", "2008-01", "2008-01-20"
{
    static const char FORM[] = "dddd-dd-dd";
    if (s.n != 0 && s.n != 4 && s.n != 7 && s.n != 10) return false;
    for (size_t i = 0; i < s.n; i++)
        if (FORM[i] == 'd' ? s.p[i] < '0' || s.p[i] > '9' : s.p[i] != FORM[i]) return false;
    return true;
}

static status check_row(reader *r)
{
    const str *c = r->cells;
    bool nobody = str_eq(c[COL_KIND], STR("shadow"));
    if (!c[COL_NAMES].n) return fail(r, COL_NAMES, "a name");
    if (!is_code(c[COL_CODE], "/"))
        return fail(r, COL_CODE, "capitals, digits and '/' between codes");
    if (!is_code(c[COL_COUNTRY], "")) return fail(r, COL_COUNTRY, "a code in capitals");
    if (!is_code(c[COL_SECTORS], " "))
        return fail(r, COL_SECTORS, "codes in capitals, a blank between");
    if (r->agents && !c[COL_SECTORS].n) return fail(r, COL_SECTORS, "a code such as GOV");
    if (!r->agents && !nobody && !c[COL_CODE].n && !c[COL_COUNTRY].n)
        return fail(r, COL_CODE, "a code such as CHNGOV");
    if (c[COL_KIND].n && !str_in_list(c[COL_KIND], r->agents ? AGENT_KINDS : ACTOR_KINDS, '|'))
        return fail(r, COL_KIND,
                    r->agents ? "one of title, person, crowd, body, state, side"
                              : "one of name, nationality, people, capital, metonym, "
                                "state, city, body, group, media, shadow");
    if (!is_date(c[COL_FROM]))
        return fail(r, COL_FROM, "a date such as 2008-01-20, 2008-01 or 2008");
    if (!is_date(c[COL_TO])) return fail(r, COL_TO, "a date such as 2008-01-20, 2008-01 or 2008");
    return ST_OK;
}

// The words of a name with one blank between; "U.S." and "al-Qaeda" stay as they are.
static str key_of(arena *a, str name, bool lower)
{
    char folded[TABLE_KEY_MAX];
    size_t n = table_fold(name, lower, folded, sizeof folded), m = 0;
    if (n == SIZE_MAX) return STR_NONE;
    for (size_t i = 0; i < n; i++)
        if (folded[i] != ' ' || (m && folded[m - 1] != ' ')) folded[m++] = folded[i];
    return str_copy(a, (str){folded, m});
}

static void add_link(dictionary *d, map *keys, str key, uint32_t row)
{
    uint32_t first;
    *vec_push(&d->a, &d->links) = (link){row, 0};
    if (!map_find_number(keys, key, &first)) {
        map_set_number(keys, &d->a, key, (uint32_t)d->links.n);
        return;
    }
    while (d->links.p[first - 1].next) first = d->links.p[first - 1].next;
    d->links.p[first - 1].next = (uint32_t)d->links.n;
}

static status add_row(reader *r)
{
    dictionary *d = r->d;
    const str *c = r->cells;
    str rest = c[COL_NAMES], all = c[COL_NAMES];
    uint32_t row = (uint32_t)d->rows.n;
    *vec_push(&d->a, &d->rows) = (dictionary_row){
        .code = c[COL_CODE],
        .country = c[COL_COUNTRY],
        .sectors = c[COL_SECTORS],
        .kind = c[COL_KIND].n ? c[COL_KIND]
                : r->agents   ? STR("person")
                              : STR("name"),
        .name = str_trim(str_split(&all, '|')),
        .from = c[COL_FROM],
        .to = c[COL_TO],
    };
    while (rest.p) {
        str name = str_trim(str_split(&rest, '|'));
        str key = key_of(&d->a, name, r->agents);
        if (!key.n) return fail(r, COL_NAMES, "names of 1 to 128 bytes, '|' between them");
        add_link(d, r->agents ? &d->agents : &d->actors, key, row);
    }
    return ST_OK;
}

static status read_table(dictionary *d, const char *file, bool agents, diag *why)
{
    reader r = {.d = d, .file = file, .agents = agents, .why = why};
    buf bytes = {0};
    status s = file_read_all(file, DICTIONARY_FILE_MAX_BYTES, &bytes, why);
    buf_add(&d->text, buf_str(&bytes));
    str rest = str_copy(&d->a, buf_str(&bytes));
    buf_free(&bytes);
    bool header = false;
    while (s == ST_OK && rest.p) {
        str row = str_split(&rest, '\n');
        r.line++;
        if (str_ends(row, STR("\r"))) row.n--;
        if (!str_trim(row).n || row.p[0] == '#') continue;
        if (!header) {
            s = read_header(&r, row);
            header = true;
            continue;
        }
        split_row(&r, row);
        s = check_row(&r);
        if (s == ST_OK) s = add_row(&r);
    }
    return s;
}

static const char *join(arena *a, const char *folder, const char *name)
{
    buf joined = {0};
    buf_add_format(&joined, "%s/%s", folder, name);
    const char *copy = arena_copy(a, joined.p, joined.n);
    buf_free(&joined);
    return copy;
}

static int compare_names(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

static status read_actors(dictionary *d, const char *folder, diag *why)
{
    str names[DICTIONARY_FILES_MAX];
    size_t n = 0;
    DIR *open = opendir(folder);
    if (!open && errno == ENOENT) return ST_OK;
    if (!open)
        return diag_set(why, ST_IO, folder, 0, 0, "the folder cannot be read: %s", strerror(errno));
    status s = ST_OK;
    for (const struct dirent *e; s == ST_OK && (e = readdir(open));) {
        str name = str_of(e->d_name);
        if (!str_ends(name, STR(".tsv")) || name.p[0] == '.') continue;
        if (n == DICTIONARY_FILES_MAX)
            s = diag_set(why, ST_LIMIT, folder, 0, 0, "more than %d tables", DICTIONARY_FILES_MAX);
        else
            names[n++] = str_copy(&d->a, name);
    }
    closedir(open);
    if (n) qsort(names, n, sizeof *names, compare_names);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = read_table(d, join(&d->a, folder, names[i].p), false, why);
    return s;
}

status dictionary_load(const char *folder, dictionary **out, diag *why)
{
    dictionary *d = mem_alloc(sizeof *d);
    struct stat info;
    *d = (dictionary){0};
    *out = NULL;
    status s = read_actors(d, join(&d->a, folder, "actors"), why);
    const char *agents = join(&d->a, folder, "agents.tsv");
    if (s == ST_OK && stat(agents, &info) == 0) s = read_table(d, agents, true, why);
    if (s == ST_OK && d->text.n)
        *out = d;
    else
        dictionary_free(d);
    return s;
}

void dictionary_free(dictionary *d)
{
    if (!d) return;
    buf_free(&d->text);
    arena_free(&d->a);
    mem_free(d);
}

void dictionary_stand_alone(dictionary *d)
{
    d->alone = true;
}

bool dictionary_alone_actors(const dictionary *d)
{
    return d->alone && d->actors.n > 0;
}

bool dictionary_alone_agents(const dictionary *d)
{
    return d->alone && d->agents.n > 0;
}

str dictionary_text(const dictionary *d)
{
    return buf_str(&d->text);
}

// The rows of the key as it is written, else in small letters; 0 when there are none.
static uint32_t find(const map *keys, const char *key, size_t n)
{
    char small[TABLE_KEY_MAX];
    uint32_t first;
    if (map_find_number(keys, (str){key, n}, &first)) return first;
    for (size_t i = 0; i < n; i++)
        small[i] = key[i] >= 'A' && key[i] <= 'Z' ? (char)(key[i] + 32) : key[i];
    return map_find_number(keys, (str){small, n}, &first) ? first : 0;
}

// Dates are cut at their precision and compare over the shorter length; an end is exclusive.
static bool in_term(const dictionary_row *r, str date)
{
    size_t f = r->from.n < date.n ? r->from.n : date.n, t = r->to.n < date.n ? r->to.n : date.n;
    if (!date.n) return false;
    if (f && memcmp(date.p, r->from.p, f) < 0) return false;
    return !r->to.n || memcmp(date.p, r->to.p, t) < 0;
}

static const dictionary_row *choose(const dictionary *d, uint32_t link_number, str date)
{
    const dictionary_row *always = NULL;
    for (uint32_t i = link_number; i; i = d->links.p[i - 1].next) {
        const dictionary_row *r = &d->rows.p[d->links.p[i - 1].row];
        bool term = r->from.n || r->to.n;
        if (term && in_term(r, date)) return r;
        if (!term && !always) always = r;
    }
    return always;
}

const dictionary_row *dictionary_actor_at(const dictionary *d, const sentence *s, uint32_t i,
                                          str date, uint32_t *end)
{
    const dictionary_row *best = NULL;
    table_key key;
    table_key_open(&key);
    for (uint32_t j = i; j < s->n_tokens && j < i + DICTIONARY_WORDS_MAX; j++) {
        table_key_add(&key, false, s->tokens[j].form);
        if (key.too_long) break;
        uint32_t first = find(&d->actors, key.p, key.n);
        const dictionary_row *r = first ? choose(d, first, date) : NULL;
        if (r) {
            best = r;
            *end = j + 1;
        }
        if (s->tokens[j].space_after) table_key_add_space(&key);
    }
    return best;
}

// "ministers" as "minister", "allies" as "ally": the words without a plural ending. `before` are
// the bytes of the key before the last word: folded it may be shorter than its form ("’s").
static uint32_t find_agent(const dictionary *d, const table_key *key, uint32_t before,
                           const token *last)
{
    table_key other = *key;
    uint32_t first = find(&d->agents, key->p, key->n);
    if (first || !last->lemma.n || last->lemma.n > last->form.n + 2) return first;
    other.n = before;
    table_key_add(&other, true, last->lemma);
    if (!other.too_long) first = find(&d->agents, other.p, other.n);
    bool plural = key->n > 1 && key->p[key->n - 1] == 's';
    return first || !plural ? first : find(&d->agents, key->p, key->n - 1);
}

const dictionary_row *dictionary_agent_at(const dictionary *d, const sentence *s, uint32_t i,
                                          uint32_t *first)
{
    const dictionary_row *best = NULL;
    for (uint32_t from = i + 1; from-- > 0 && from + DICTIONARY_WORDS_MAX > i;) {
        table_key key;
        uint32_t before = 0;
        table_key_open(&key);
        for (uint32_t j = from; j <= i; j++) {
            before = key.n;
            table_key_add(&key, true, s->tokens[j].form);
            if (j < i && s->tokens[j].space_after) table_key_add_space(&key);
        }
        if (key.too_long) break;
        uint32_t found = find_agent(d, &key, before, &s->tokens[i]);
        if (!found) continue;
        best = &d->rows.p[d->links.p[found - 1].row];
        *first = from;
    }
    return best;
}
