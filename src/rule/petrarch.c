// Actors, agents and discards of PETRARCH's dictionaries as tables.
#include "rule/petrarch.h"

#include <stdio.h>
#include <string.h>

#define NAMES_MAX 400 // names of one actor, and members of one "!PERSON!" of the agents

typedef struct {
    str names[NAMES_MAX]; // [n]
    size_t n;
} name_list;

petrarch_kind petrarch_kind_of(const char *file)
{
    const char *slash = strrchr(file, '/');
    str name = str_of(slash ? slash + 1 : file);
    if (str_find(name, STR("actors")) != SIZE_MAX) return PETRARCH_ACTORS;
    if (str_find(name, STR("agents")) != SIZE_MAX) return PETRARCH_AGENTS;
    return str_find(name, STR("discards")) != SIZE_MAX ? PETRARCH_DISCARDS : PETRARCH_VERBS;
}

bool petrarch_next(petrarch_lines *l, str *out)
{
    while (l->rest.p) {
        str line = str_split(&l->rest, '\n');
        l->line++;
        if (str_find(line, STR("<!")) != SIZE_MAX) l->comment = true;
        bool comment = l->comment;
        if (str_find(line, STR("->")) != SIZE_MAX) l->comment = false;
        if (comment) continue;
        size_t end = str_find_byte(line, '#', 0);
        if (end != SIZE_MAX) line = str_sub(line, 0, end);
        line = str_trim(line);
        if (!line.n) continue;
        *out = line;
        return true;
    }
    return false;
}

void petrarch_complain(petrarch *p, const petrarch_lines *l, const char *what)
{
    buf_add_format(&p->problems, "%s:%d: %s\n", l->file, l->line, what);
    p->n_problems++;
}

void petrarch_add_name(buf *out, str name)
{
    bool blank = false, any = false;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if (c == '_' || c == ' ' || c == '\t') {
            blank = any;
            continue;
        }
        if (blank) buf_add_byte(out, ' ');
        blank = false;
        any = true;
        buf_add_byte(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
    }
}

static void add_names(buf *out, const name_list *names)
{
    for (size_t i = 0; i < names->n; i++) {
        if (i) buf_add_byte(out, '|');
        petrarch_add_name(out, names->names[i]);
    }
}

static void add_capitals(buf *out, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        buf_add_byte(out, c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
    }
}

// "GOVMED" as "GOV MED".
static void add_sectors(buf *out, str code)
{
    for (size_t i = 0; i < code.n; i += 3) {
        if (i) buf_add_byte(out, ' ');
        add_capitals(out, str_sub(code, i, i + 3));
    }
}

static bool is_code(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= 'A' && s.p[i] <= 'Z') && !(s.p[i] >= 'a' && s.p[i] <= 'z') &&
            !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '/')
            return false;
    return s.n > 0;
}

static bool is_nobody(str code) // "---", "+++", "###"
{
    return code.n == 3 && strchr("-+#", code.p[0]);
}

static bool days(str s, int *year, int *month, int *day)
{
    char text[9] = "19";
    if (s.n != 6 && s.n != 8) return false;
    memcpy(text + (8 - s.n), s.p, s.n);
    for (int i = 0; i < 8; i++)
        if (text[i] < '0' || text[i] > '9') return false;
    int n = 0;
    for (int i = 0; i < 8; i++) n = n * 10 + (text[i] - '0');
    *year = n / 10000;
    *month = n / 100 % 100;
    *day = n % 100;
    return *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31;
}

// The day, or the one behind it, as "2008-01-20"; false when it is none.
static bool add_day(buf *out, str s, bool next)
{
    static const int LENGTHS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int y, m, d;
    if (!days(str_trim(s), &y, &m, &d)) return false;
    int length = LENGTHS[m - 1] + (m == 2 && y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
    if (next && ++d > length) {
        d = 1;
        if (++m > 12) {
            m = 1;
            y++;
        }
    }
    buf_add_format(out, "%04d-%02d-%02d", y, m, d);
    return true;
}

// "<970301", "> 980401", "19970301 - 19980401" as "from TAB to".
static bool add_term(buf *out, str term)
{
    term = str_trim(term);
    if (!term.n) return buf_add_byte(out, '\t'), true;
    if (term.p[0] == '<') {
        buf_add_byte(out, '\t');
        return add_day(out, str_sub(term, 1, term.n), false);
    }
    if (term.p[0] == '>') {
        bool good = add_day(out, str_sub(term, 1, term.n), true);
        buf_add_byte(out, '\t');
        return good;
    }
    size_t dash = str_find_byte(term, '-', 0);
    if (dash == SIZE_MAX || !add_day(out, str_sub(term, 0, dash), false)) return false;
    buf_add_byte(out, '\t');
    return add_day(out, str_sub(term, dash + 1, term.n), true);
}

// A row of one code of an actor: code, country, sectors, kind, names, from, to.
static void write_actor(petrarch *p, const petrarch_lines *l, const name_list *names, str inside)
{
    inside = str_trim(inside);
    size_t end = 0;
    while (end < inside.n && !strchr(" \t<>", inside.p[end])) end++;
    str code = str_sub(inside, 0, end);
    buf row = {0};
    if (!is_nobody(code) && !is_code(code)) {
        petrarch_complain(p, l, "expected a code such as [CHNGOV] or [CHNGOV 19970301-19980401]");
        return;
    }
    bool nobody = is_nobody(code), several = str_find_byte(code, '/', 0) != SIZE_MAX;
    str country = str_sub(code, 0, 3);
    bool none = several || str_in_list(country, "IGO|NGO|NGM|IMG|MNC|UAF", '|');
    if (!nobody) add_capitals(&row, code);
    buf_add_byte(&row, '\t');
    if (!nobody && !none) add_capitals(&row, country);
    buf_add_byte(&row, '\t');
    if (!nobody && !several) add_sectors(&row, none ? code : str_sub(code, 3, code.n));
    buf_add_c(&row, nobody ? "\tshadow\t" : "\tname\t");
    add_names(&row, names);
    buf_add_byte(&row, '\t');
    if (add_term(&row, str_sub(inside, end, inside.n))) {
        buf_add(&p->actors, buf_str(&row));
        buf_add_byte(&p->actors, '\n');
        p->n_actors++;
    } else {
        petrarch_complain(p, l, "expected a term such as <970301, >19970301 or 19970301-19980401");
    }
    buf_free(&row);
}

static void read_actors(petrarch *p, str text, const char *file)
{
    petrarch_lines l = {.rest = text, .file = file}, named = l; // `named`: where the actor begins
    name_list names = {.n = 0};
    bool coded = false; // a code of the names has come: the next name begins another actor
    str pending[64];    // codes in the line of the names are written once all names are known
    size_t n_pending = 0;
    str line = STR_NONE;
    for (bool more = true; more;) {
        more = petrarch_next(&l, &line);
        bool alias = more && line.p[0] == '+';
        bool codes = more && line.p[0] == '[';
        if (!alias && !codes) { // another actor, or the end
            for (size_t i = 0; i < n_pending; i++) write_actor(p, &l, &names, pending[i]);
            if (names.n && !coded) petrarch_complain(p, &named, "expected a code in [ ] behind it");
            named = l;
            names.n = n_pending = 0;
            coded = false;
        }
        if (!more) break;
        size_t open = str_find_byte(line, '[', 0);
        str name = str_trim(str_sub(line, alias, open == SIZE_MAX ? line.n : open));
        if (name.n && names.n < NAMES_MAX) names.names[names.n++] = name;
        while (open != SIZE_MAX) {
            size_t close = str_find_byte(line, ']', open);
            if (close == SIZE_MAX) {
                petrarch_complain(p, &l, "expected ']' behind the code");
                coded = true;
                break;
            }
            if (n_pending < 64) pending[n_pending++] = str_sub(line, open + 1, close);
            coded = true;
            open = str_find_byte(line, '[', close);
        }
    }
}

// -- agents

typedef struct {
    str name; // "!PERSON!"
    str members;
} substitution;

static void write_agent(petrarch *p, str name, str plural, str code)
{
    add_sectors(&p->agents, code);
    buf_add_c(&p->agents, "\tperson\t");
    petrarch_add_name(&p->agents, name);
    if (plural.n) {
        buf_add_byte(&p->agents, '|');
        petrarch_add_name(&p->agents, plural);
    }
    buf_add_byte(&p->agents, '\n');
    p->n_agents++;
}

// "HARBOUR!PERSON!": each member in the place of the marks.
static bool write_substituted(petrarch *p, str name, str code, const substitution *list, size_t n)
{
    size_t open = str_find_byte(name, '!', 0);
    size_t close = open == SIZE_MAX ? SIZE_MAX : str_find_byte(name, '!', open + 1);
    if (close == SIZE_MAX) return false;
    str mark = str_sub(name, open, close + 1);
    for (size_t i = 0; i < n; i++) {
        if (!str_eq(list[i].name, mark)) continue;
        for (str rest = list[i].members; rest.p;) {
            buf whole = {0};
            buf_add(&whole, str_sub(name, 0, open));
            buf_add(&whole, str_trim(str_split(&rest, ',')));
            buf_add(&whole, str_sub(name, close + 1, name.n));
            write_agent(p, buf_str(&whole), STR_NONE, code);
            buf_free(&whole);
        }
        return true;
    }
    return false;
}

static void read_agents(petrarch *p, str text, const char *file)
{
    petrarch_lines l = {.rest = text, .file = file};
    substitution marks[NAMES_MAX];
    size_t n_marks = 0;
    for (str line; petrarch_next(&l, &line);) {
        size_t equals = str_find_byte(line, '=', 0), open = str_find_byte(line, '[', 0);
        if (line.p[0] == '!' && equals != SIZE_MAX && n_marks < NAMES_MAX) {
            marks[n_marks++] = (substitution){str_trim(str_sub(line, 0, equals)),
                                              str_sub(line, equals + 1, line.n)};
            continue;
        }
        size_t close = open == SIZE_MAX ? SIZE_MAX : str_find_byte(line, ']', open);
        if (close == SIZE_MAX) {
            petrarch_complain(p, &l, "expected a code such as [~GOV] behind the noun");
            continue;
        }
        str code = str_trim(str_sub(line, open + 1, close));
        bool before = str_ends(code, STR("~")), behind = str_starts(code, STR("~"));
        code = str_trim(str_sub(code, behind, code.n - before));
        if (!is_code(code)) {
            petrarch_complain(p, &l, "expected a code such as [~GOV] behind the noun");
            continue;
        }
        if (before)
            petrarch_complain(p, &l, "a code before the actor's [NGO~] is written behind it");
        str name = str_trim(str_sub(line, 0, open)), plural = STR_NONE;
        size_t brace = str_find_byte(name, '{', 0), end = str_find_byte(name, '}', 0);
        if (brace != SIZE_MAX && end != SIZE_MAX && end > brace) {
            plural = str_trim(str_sub(name, brace + 1, end));
            name = str_trim(str_sub(name, 0, brace));
        }
        if (str_find_byte(name, '!', 0) == SIZE_MAX)
            write_agent(p, name, plural, code);
        else if (!write_substituted(p, name, code, marks, n_marks))
            petrarch_complain(p, &l, "expected a name between two '!' that stands above as !X! =");
    }
}

static void read_discards(petrarch *p, str text, const char *file)
{
    petrarch_lines l = {.rest = text, .file = file};
    for (str line; petrarch_next(&l, &line);) {
        if (!p->n_discards++) buf_add_c(&p->classes, "class discards\n");
        buf_add_c(&p->classes, "  \"");
        petrarch_add_name(&p->classes, line.p[0] == '+' ? str_sub(line, 1, line.n) : line);
        buf_add_c(&p->classes, "\"\n");
        if (line.p[0] == '+')
            petrarch_complain(p, &l, "a discard of the whole story (+) holds for its sentence");
    }
}

void petrarch_read(petrarch *p, petrarch_kind kind, str text, const char *file)
{
    switch (kind) {
    case PETRARCH_ACTORS: read_actors(p, text, file); break;
    case PETRARCH_AGENTS: read_agents(p, text, file); break;
    case PETRARCH_DISCARDS: read_discards(p, text, file); break;
    case PETRARCH_VERBS: petrarch_read_verbs(p, text, file); break;
    }
}

void petrarch_free(petrarch *p)
{
    buf *all[] = {&p->actors, &p->agents, &p->classes, &p->rules, &p->problems};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) buf_free(all[i]);
}
