// Turns TSV files of the codebook into a constant table in C (see src/base/table.h).
//
//     tables -n NAME [-l] [-s] -i COLUMN[,COLUMN…] [-u COLUMN] [-a COLUMN] FILE.tsv… > NAME.h
//
// All files have the same header row; '#' starts a comment line. -i names the columns whose cells
// are keys separated by '|'; -l makes keys small; -u demands that a column's cells differ; -a makes
// each key of a column a second one as posts write it, "@johnkerry" of "John Kerry", and the only
// one when it is written with the sign itself; -s squeezes keys to their letters and digits, so
// that "F-16" and "F 16" are one. The same key twice for the same row and column, a row with too
// many or too few cells, and a key that is too long are errors with file and line. The output has
// `static const table NAME`, an enum of columns (NAME_COLUMN), and is deterministic.
//
// A host program of the build: it prints and exits, and lets the system free its memory.
#include "base/table.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USAGE       "usage: tables -n NAME [-l] [-s] -i COLUMNS [-u COLUMN] [-a COLUMN] FILE.tsv..."
#define COLUMNS_MAX 32 // no table of the codebook comes near

typedef struct {
    char *text;
    char *key;    // folded, and squeezed if the table is
    char *spread; // folded only: where words end in it, a longer key may go on
    uint32_t row, column;
    int line;
    const char *file;
} entry;

typedef struct {
    char *columns[COLUMNS_MAX]; // [n_columns]
    uint32_t n_columns;
    bool indexed[COLUMNS_MAX]; // [n_columns]
    char **cells;              // [n_rows * n_columns]
    uint32_t n_rows, cells_cap;
    entry *entries; // [n_entries]
    uint32_t n_entries, entries_cap;
    bool lower, squeeze;
    int address; // column whose keys enter as addresses of posts too; -1: none
} tsv;

static _Noreturn void die(const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (file) fprintf(stderr, "tables: %s:%d: ", file, line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static void *grow(void *p, uint32_t *cap, size_t size)
{
    *cap = *cap ? *cap * 2 : 1024;
    p = realloc(p, (size_t)*cap * size);
    if (!p) die(NULL, 0, "tables: out of memory");
    return p;
}

static char *copy(const char *s)
{
    char *c = strdup(s);
    if (!c) die(NULL, 0, "tables: out of memory");
    return c;
}

static bool is_kept(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static char *squeezed(const char *s)
{
    char *out = copy(s), *end = out;
    for (; *s; s++)
        if (is_kept(*s)) *end++ = *s;
    *end = '\0';
    return out;
}

static void add_entry(tsv *t, const char *text, const char *folded, const char *key,
                      uint32_t column, const char *file, int line)
{
    if (t->n_entries == t->entries_cap)
        t->entries = grow(t->entries, &t->entries_cap, sizeof *t->entries);
    t->entries[t->n_entries++] =
        (entry){copy(text), copy(key), copy(folded), t->n_rows, column, line, file};
}

static void add_key(tsv *t, const char *text, uint32_t column, const char *file, int line)
{
    char folded[TABLE_KEY_MAX + 1];
    size_t n = table_fold(str_of(text), t->lower, folded, TABLE_KEY_MAX);
    if (n == SIZE_MAX)
        die(file, line, "the key \"%s\" is longer than %d bytes", text, TABLE_KEY_MAX);
    if (n == 0) die(file, line, "an empty key (two '|' side by side?)");
    folded[n] = '\0';
    char *key = t->squeeze ? squeezed(folded) : copy(folded);
    if (!*key) die(file, line, "the key \"%s\" has no letter or digit", text);
    add_entry(t, text, folded, key, column, file, line);
    free(key);
}

// "@johnkerry" of "John Kerry": small letters, digits and the '*' of a pattern.
static void add_address(tsv *t, const char *text, uint32_t column, const char *file, int line)
{
    char folded[TABLE_KEY_MAX], key[TABLE_KEY_MAX + 2] = "@";
    size_t n = table_fold(str_of(text), true, folded, sizeof folded), m = 1;
    if (n == SIZE_MAX)
        die(file, line, "the key \"%s\" is longer than %d bytes", text, TABLE_KEY_MAX);
    for (size_t i = 0; i < n; i++)
        if (isalnum((unsigned char)folded[i]) || folded[i] == '*') key[m++] = folded[i];
    key[m] = '\0';
    for (uint32_t i = t->n_entries; i-- > 0 && t->entries[i].row == t->n_rows;)
        if (strcmp(t->entries[i].key, key) == 0) return; // "UN|U.N."
    if (m == 1 || m >= TABLE_KEY_MAX) return;
    add_entry(t, text, key, key, column, file, line);
}

static void add_row(tsv *t, char *text, const char *file, int line)
{
    uint32_t column = 0;
    for (char *cell = text, *next; cell; cell = next, column++) {
        next = strchr(cell, '\t');
        if (next) *next++ = '\0';
        if (column >= t->n_columns) die(file, line, "more cells than the header has");
        if (t->n_rows * t->n_columns + column >= t->cells_cap)
            t->cells = grow(t->cells, &t->cells_cap, sizeof *t->cells);
        t->cells[t->n_rows * t->n_columns + column] = copy(cell);
        if (!t->indexed[column] || !*cell) continue;
        char *keys = copy(cell);
        for (char *key = keys, *rest; key; key = rest) {
            rest = strchr(key, '|');
            if (rest) *rest++ = '\0';
            if (t->address != (int)column || *key != '@') add_key(t, key, column, file, line);
            if (t->address == (int)column) add_address(t, key, column, file, line);
        }
        free(keys);
    }
    if (column != t->n_columns)
        die(file, line, "%u cells, the header has %u", column, t->n_columns);
    t->n_rows++;
}

static void read_header(tsv *t, char *text, const char *index, const char *address,
                        const char *file)
{
    bool first = t->n_columns == 0;
    uint32_t n = 0;
    for (char *name = strtok(text, "\t"); name; name = strtok(NULL, "\t"), n++) {
        if (n >= COLUMNS_MAX) die(file, 1, "more than %d columns", COLUMNS_MAX);
        if (first) {
            t->columns[n] = copy(name);
            t->indexed[n] = str_in_list(str_of(name), index, ',');
            if (address && strcmp(name, address) == 0) t->address = (int)n;
        } else if (n >= t->n_columns || strcmp(t->columns[n], name) != 0) {
            die(file, 1, "column \"%s\" is not in the first file's header", name);
        }
    }
    if (first) t->n_columns = n;
    if (n != t->n_columns)
        die(file, 1, "the header has %u columns, the first file's %u", n, t->n_columns);
}

static void read_file(tsv *t, const char *path, const char *index, const char *address)
{
    FILE *f = fopen(path, "r");
    if (!f) die(path, 0, "cannot be read");
    char *line = NULL;
    size_t cap = 0;
    int number = 0;
    bool header = false;
    for (ssize_t n; (n = getline(&line, &cap, f)) >= 0;) {
        number++;
        while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r')) line[--n] = '\0';
        if (n == 0 || line[0] == '#') continue;
        if (header)
            add_row(t, line, path, number);
        else
            read_header(t, line, index, address, path);
        header = true;
    }
    free(line);
    fclose(f);
}

static int by_key(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    if (order) return order;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return x->column < y->column ? -1 : x->column > y->column;
}

static void check(const tsv *t, const char *unique)
{
    for (uint32_t i = 1; i < t->n_entries; i++) {
        const entry *a = &t->entries[i - 1], *b = &t->entries[i];
        if (strcmp(a->key, b->key) == 0 && a->row == b->row && a->column == b->column &&
            strcmp(a->text, b->text) == 0)
            die(b->file, b->line, "\"%s\" stands twice in this cell", b->text);
        if (!unique || strcmp(a->key, b->key) != 0 || a->column != b->column || a->row == b->row)
            continue;
        if (strcmp(t->columns[b->column], unique) == 0)
            die(b->file, b->line, "\"%s\" stands already in line %d of %s", b->text, a->line,
                a->file);
    }
}

static void print_string(const char *s)
{
    putchar('"');
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\' || c == '?' || c < 0x20 || c >= 0x7F)
            printf("\\%03o", c);
        else
            putchar(c);
    }
    puts("\\0\"");
}

static void print_pool(const tsv *t, const char *name)
{
    printf("static const char %s_pool[] =\n", name);
    for (uint32_t i = 0; i < t->n_rows * t->n_columns; i++) print_string(t->cells[i]);
    for (uint32_t i = 0; i < t->n_entries; i++)
        if (i == 0 || strcmp(t->entries[i].key, t->entries[i - 1].key) != 0)
            print_string(t->entries[i].key);
    puts("    ;\n");
}

static uint32_t print_cells(const tsv *t, const char *name)
{
    uint32_t offset = 0;
    printf("static const table_text %s_cells[] = {\n", name);
    for (uint32_t i = 0; i < t->n_rows * t->n_columns; i++) {
        uint32_t n = (uint32_t)strlen(t->cells[i]);
        printf("{%u,%u},%s", offset, n, i % t->n_columns == t->n_columns - 1 ? "\n" : "");
        offset += n + 1;
    }
    puts("};\n");
    return offset;
}

// Does a squeezed key's word end before byte k, or could it in another spelling ("F16", "F 16")?
static bool is_squeezed_joint(const char *key, uint32_t k)
{
    return table_is_joint(key, k) ||
           !isdigit((unsigned char)key[k - 1]) != !isdigit((unsigned char)key[k]);
}

// Sets the bits of what stands before each word of a key.
static void set_leads(const tsv *t, const char *key, uint32_t *bits, uint32_t n)
{
    uint32_t hash = 0;
    for (uint32_t k = 1; key[k]; k++) {
        if (!t->squeeze || is_kept(key[k - 1])) hash = table_hash(hash, key + k - 1, 1);
        if (t->squeeze ? !is_squeezed_joint(key, k) : !table_is_joint(key, k)) continue;
        uint32_t bit = hash & (n * 32 - 1);
        bits[bit / 32] |= 1u << (bit % 32);
    }
}

// Bits of what stands before each word of a key, eight a key or more; returns the length.
static uint32_t print_leads(const tsv *t, const char *name)
{
    uint32_t n = 1;
    while (n * 32 < t->n_entries * 8) n *= 2;
    uint32_t *bits = calloc(n, sizeof *bits);
    if (!bits) die(NULL, 0, "tables: out of memory");
    for (uint32_t i = 0; i < t->n_entries; i++) set_leads(t, t->entries[i].spread, bits, n);
    printf("static const uint32_t %s_leads[] = {\n", name);
    for (uint32_t i = 0; i < n; i++) printf("%uu,%s", bits[i], i % 8 == 7 ? "\n" : "");
    puts("};\n");
    free(bits);
    return n;
}

static void print_index(const tsv *t, const char *name, uint32_t offset)
{
    uint32_t n_leads = print_leads(t, name);
    uint32_t n_slots = 16;
    while (n_slots < t->n_entries * 2) n_slots *= 2;
    uint32_t *slots = calloc(n_slots, sizeof *slots);
    if (!slots) die(NULL, 0, "tables: out of memory");
    printf("static const table_entry %s_entries[] = {\n", name);
    for (uint32_t i = 0, at = 0; i < t->n_entries; i++) {
        const entry *e = &t->entries[i];
        uint32_t n = (uint32_t)strlen(e->key);
        if (i == 0 || strcmp(e->key, e[-1].key) != 0) {
            at = offset;
            offset += n + 1;
            uint32_t hash = table_hash(0, e->key, n), s = hash & (n_slots - 1);
            while (slots[s]) s = (s + 1) & (n_slots - 1);
            slots[s] = table_slot(hash, i);
        }
        printf("{{%u,%u},%u,%u},\n", at, n, e->row, e->column);
    }
    printf("};\n\nstatic const uint32_t %s_slots[] = {\n", name);
    for (uint32_t i = 0; i < n_slots; i++) printf("%u,%s", slots[i], i % 16 == 15 ? "\n" : "");
    printf(
        "};\n\nstatic const table %s = {%s_pool, %s_cells, %u, %u, %s_entries, %u, %s_slots, %u, "
        "%s_leads, %u, %s};\n",
        name, name, name, t->n_rows, t->n_columns, name, t->n_entries, name, n_slots, name, n_leads,
        t->lower ? "true" : "false");
}

static void print_columns(const tsv *t, const char *name)
{
    puts("enum {");
    for (uint32_t c = 0; c < t->n_columns; c++) {
        printf("    ");
        for (const char *p = name; *p; p++) putchar(toupper((unsigned char)*p));
        putchar('_');
        for (const char *p = t->columns[c]; *p; p++) putchar(toupper((unsigned char)*p));
        puts(",");
    }
    puts("};\n");
}

int main(int argc, char **argv)
{
    tsv t = {.address = -1};
    const char *name = NULL, *index = "", *unique = NULL, *address = NULL;
    int i = 1;
    for (; i < argc && argv[i][0] == '-'; i++) {
        if (strcmp(argv[i], "-l") == 0)
            t.lower = true;
        else if (strcmp(argv[i], "-s") == 0)
            t.squeeze = true;
        else if (strcmp(argv[i], "-n") == 0 && i + 1 < argc)
            name = argv[++i];
        else if (strcmp(argv[i], "-i") == 0 && i + 1 < argc)
            index = argv[++i];
        else if (strcmp(argv[i], "-u") == 0 && i + 1 < argc)
            unique = argv[++i];
        else if (strcmp(argv[i], "-a") == 0 && i + 1 < argc)
            address = argv[++i];
        else
            die(NULL, 0, USAGE);
    }
    if (!name || i == argc) die(NULL, 0, USAGE);
    for (; i < argc; i++) read_file(&t, argv[i], index, address);
    if (t.n_rows == 0 || t.n_entries == 0) die(NULL, 0, "tables: %s has no rows or no keys", name);
    if (t.n_entries >= TABLE_ENTRIES_MAX) die(NULL, 0, "tables: %s has too many keys", name);
    qsort(t.entries, t.n_entries, sizeof *t.entries, by_key);
    check(&t, unique);
    printf("// Made by tool/tables; do not edit.\n#include \"base/table.h\"\n\n");
    print_columns(&t, name);
    print_pool(&t, name);
    print_index(&t, name, print_cells(&t, name));
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
