#include "store/tablelist.h"

#include "store/driver.h"
#include "store/schema.h"

// Tables that are filled from others, and the log, whose times are those of one store.
#define MADE                                                                                       \
    "dyads|changes|state_channels|state_transfers|state_redlines|state_positions|state_parties|"   \
    "state_changes|state_rounds|state_items|state_made"
#define FOLLOWED "feeds|feed_items|feed_versions|robots"

static cell_type type_of(str type)
{
    static const struct {
        str name;
        cell_type type;
    } TYPES[] = {{STR("INTEGER"), CELL_OF_INTEGER},
                 {STR("REAL"), CELL_OF_NUMBER},
                 {STR("BOOLEAN"), CELL_OF_TRUTH},
                 {STR("BLOB"), CELL_OF_BYTES}};
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
        if (str_starts(type, TYPES[i].name)) return TYPES[i].type;
    return CELL_OF_TEXT;
}

static bool has(str text, const char *words)
{
    return str_find(text, str_of(words)) != SIZE_MAX;
}

static void note_owner(table_shape *t, str line, size_t at)
{
    static const struct {
        const char *words;
        row_owner owner;
    } OWNERS[] = {{"REFERENCES documents(", ROW_OF_DOCUMENT},
                  {"REFERENCES mentions(", ROW_OF_MENTION},
                  {"REFERENCES events(", ROW_OF_EVENT},
                  {"REFERENCES links(", ROW_OF_LINK}};
    for (size_t i = 0; i < sizeof OWNERS / sizeof *OWNERS; i++) {
        if (!has(line, OWNERS[i].words)) continue;
        t->owner = OWNERS[i].owner;
        t->owner_column = at;
    }
}

static void add_key(table_shape *t, size_t at)
{
    if (t->n_keys < TABLE_KEYS_MAX) t->keys[t->n_keys++] = at;
}

// "PRIMARY KEY (a, b)"
static void read_keys(table_shape *t, str line)
{
    size_t begin = str_find_byte(line, '(', 0), end = str_find_byte(line, ')', 0);
    str names = str_sub(line, begin + 1, end);
    while (names.p) add_key(t, tablelist_column(t, str_trim(str_split(&names, ','))));
}

// "name TYPE ..."
static void read_column(arena *a, table_shape *t, size_t *room, str line)
{
    str rest = line, name = str_split(&rest, ' ');
    bool single = has(line, "PRIMARY KEY") || has(line, "UNIQUE");
    if (str_eq(name, STR("number")) && has(line, "INTEGER PRIMARY KEY")) return;
    if (t->n == *room) {
        size_t more = *room ? 2 * *room : 16;
        t->columns = arena_grow(a, t->columns ? t->columns : arena_alloc(a, 0),
                                *room * sizeof *t->columns, more * sizeof *t->columns);
        *room = more;
    }
    note_owner(t, line, t->n);
    if (single) add_key(t, t->n);
    t->columns[t->n++] = (table_column){
        .name = str_copy(a, name), .type = type_of(rest), .nullable = !has(line, "NOT NULL")};
}

static void read_table(arena *a, table_shape *t, str *rest)
{
    size_t room = 0;
    while (rest->p) {
        str line = str_trim(str_split(rest, '\n'));
        if (str_starts(line, STR(")"))) return;
        if (str_starts(line, STR("PRIMARY KEY")))
            read_keys(t, line);
        else if (str_starts(line, STR("FOREIGN KEY")))
            note_owner(t, line, tablelist_column(t, STR("document")));
        else if (str_starts(line, STR("REFERENCES")))
            note_owner(t, line, t->owner_column);
        else
            read_column(a, t, &room, line);
    }
}

void tablelist_read(arena *a, table_list *out)
{
    static const str BEGIN = {"CREATE TABLE ", 13};
    buf sql = {0};
    VEC(table_shape) all = {0};
    schema_make(&SQLITE_DRIVER, &sql);
    str rest = buf_str(&sql);
    while (rest.p) {
        str line = str_split(&rest, '\n');
        if (!str_starts(line, BEGIN)) continue;
        str name = str_sub(line, BEGIN.n, line.n);
        table_shape *t = vec_push(a, &all);
        t->name = str_copy(a, str_split(&name, ' '));
        t->made = str_in_list(t->name, MADE, '|');
        t->followed = str_in_list(t->name, FOLLOWED, '|');
        read_table(a, t, &rest);
    }
    buf_free(&sql);
    *out = (table_list){all.p, all.n};
}

const table_shape *tablelist_find(const table_list *l, str name)
{
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->p[i].name, name)) return &l->p[i];
    return NULL;
}

size_t tablelist_column(const table_shape *t, str name)
{
    size_t i = 0;
    while (i < t->n && !str_eq(t->columns[i].name, name)) i++;
    return i;
}
