#include "document/treewalk.h"

#include "base/folder.h"
#include "document/reader.h"

#include <fnmatch.h>
#include <string.h>

// Parts of a pattern that the next name may be, one bit each. Of "**/a/**/b" there may be several.
typedef uint32_t part_set;
_Static_assert(TREEWALK_MAX_PARTS + 2 <= 32, "a bit a part, and two for walking");

typedef struct {
    folder *names;
    size_t path_n; // bytes of the path that are this folder, with its slash
    part_set next;
} level;

struct treewalk {
    char *root;                       // as given
    buf text;                         // the parts, each with a NUL behind it
    size_t parts[TREEWALK_MAX_PARTS]; // [n_parts] where each stands in `text`
    size_t n_parts;                   // 0: a folder is walked
    bool deep;                        // there is a ** among them
    level levels[TREEWALK_MAX_DEPTH]; // [n_levels]
    size_t n_levels;
    buf path;
    size_t found;
    bool failed; // something was reported
    passed_over passed;
};

static bool is_wild(str piece)
{
    for (size_t i = 0; i < piece.n; i++)
        if (memchr("*?[", piece.p[i], 3)) return true;
    return false;
}

bool treewalk_is_pattern(const char *path)
{
    return is_wild(str_of(path));
}

static bool is_deep(const treewalk *w, size_t i)
{
    return strcmp(w->text.p + w->parts[i], "**") == 0;
}

// The set that stands for walking a folder: no part of the pattern.
static part_set walking(const treewalk *w)
{
    return (part_set)1 << w->n_parts;
}

// With what may come behind each ** of the set, which may be no folder at all.
static part_set behind_deep(const treewalk *w, part_set set)
{
    for (size_t i = 0; i < w->n_parts; i++)
        if (set >> i & 1 && is_deep(w, i)) set |= (part_set)1 << (i + 1);
    return set;
}

// Goes into the folder at w->path.
static status enter(treewalk *w, part_set next, diag *why)
{
    level *l = &w->levels[w->n_levels];
    if (w->n_levels == TREEWALK_MAX_DEPTH)
        return diag_set(why, ST_LIMIT, w->path.p, 0, 0,
                        "more than %d folders deep; it was passed over", TREEWALK_MAX_DEPTH);
    TRY(folder_open(w->path.p ? w->path.p : ".", FOLDER_BATCH_NAMES, &l->names, why));
    if (w->path.n && w->path.p[w->path.n - 1] != '/') buf_add_byte(&w->path, '/');
    l->path_n = w->path.n;
    l->next = behind_deep(w, next);
    w->n_levels++;
    return ST_OK;
}

// --- patterns

static status add_part(treewalk *w, str piece, diag *why)
{
    bool deep = str_eq(piece, STR("**"));
    if (!piece.n || (deep && w->n_parts && is_deep(w, w->n_parts - 1))) return ST_OK;
    if (w->n_parts == TREEWALK_MAX_PARTS)
        return diag_set(why, ST_LIMIT, w->root, 0, 0, "a pattern of more than %d parts",
                        TREEWALK_MAX_PARTS);
    w->parts[w->n_parts++] = w->text.n;
    w->deep = w->deep || deep;
    buf_add(&w->text, piece);
    buf_add_byte(&w->text, '\0');
    return ST_OK;
}

// What comes before the first part with a wildcard is the folder to begin with.
static status read_pattern(treewalk *w, diag *why)
{
    str rest = str_of(w->root);
    if (str_starts(rest, STR("/"))) buf_add_byte(&w->path, '/');
    while (rest.p) {
        str piece = str_split(&rest, '/');
        if (is_wild(piece) || w->n_parts) {
            TRY(add_part(w, piece, why));
        } else if (piece.n) {
            buf_add(&w->path, piece);
            buf_add_byte(&w->path, '/');
        }
    }
    // All files below a folder are those of any name in any folder below it.
    return w->n_parts && is_deep(w, w->n_parts - 1) ? add_part(w, STR("*"), why) : ST_OK;
}

status treewalk_open(const char *path, bool pattern, treewalk **out, diag *why)
{
    treewalk *w = mem_alloc(sizeof *w);
    size_t n = strlen(path);
    *w = (treewalk){.root = mem_alloc(n + 1)};
    memcpy(w->root, path, n + 1);
    status s = ST_OK;
    if (pattern)
        s = read_pattern(w, why);
    else
        buf_add_c(&w->path, path);
    while (w->path.n > 1 && w->path.p[w->path.n - 2] == '/') w->path.p[--w->path.n] = '\0';
    if (s == ST_OK) s = enter(w, pattern ? 1 : walking(w), why);
    if (s == ST_IO && pattern) s = ST_OK; // a folder that is not there has no files
    if (s == ST_OK)
        *out = w;
    else
        treewalk_close(w);
    return s;
}

void treewalk_close(treewalk *w)
{
    if (!w) return;
    while (w->n_levels) folder_close(w->levels[--w->n_levels].names);
    buf_free(&w->text);
    buf_free(&w->path);
    mem_free(w->root);
    mem_free(w);
}

// --- names

typedef enum { TAKE_NOT, TAKE_FILE, TAKE_FOLDER } taking;

static taking walk_name(treewalk *w, const folder_entry *e, part_set *next)
{
    *next = walking(w);
    if (e->name[0] == '.') {
        w->passed.hidden++;
        return TAKE_NOT;
    }
    switch (e->kind) {
    case ENTRY_FOLDER: return TAKE_FOLDER;
    case ENTRY_LINK: w->passed.links++; return TAKE_NOT;
    case ENTRY_OTHER: w->passed.special++; return TAKE_NOT;
    case ENTRY_FILE: break;
    }
    if (reader_knows_name(str_of(e->name))) return TAKE_FILE;
    w->passed.unknown++;
    return TAKE_NOT;
}

static taking match_name(const treewalk *w, const folder_entry *e, part_set set, part_set *next)
{
    bool is_file = e->kind == ENTRY_FILE || e->kind == ENTRY_OTHER, whole = false;
    *next = 0;
    for (size_t i = 0; i < w->n_parts; i++) {
        if (!(set >> i & 1)) continue;
        if (is_deep(w, i)) {
            if (e->kind == ENTRY_FOLDER && e->name[0] != '.') *next |= (part_set)1 << i;
        } else if (fnmatch(w->text.p + w->parts[i], e->name, FNM_PERIOD) == 0) {
            whole = whole || i + 1 == w->n_parts;
            if (i + 1 < w->n_parts) *next |= (part_set)1 << (i + 1);
        }
    }
    if (is_file) return whole ? TAKE_FILE : TAKE_NOT;
    if (whole && !w->deep) *next = walking(w);
    return *next ? TAKE_FOLDER : TAKE_NOT;
}

// The end: finding nothing is worth telling once.
static status finish(const treewalk *w, diag *why)
{
    if (w->found || w->failed) return ST_OK;
    if (w->n_parts)
        return diag_set(why, ST_IO, w->root, 0, 0, "no file is named so; nothing can be coded");
    return diag_set(why, ST_FORMAT, w->root, 0, 0,
                    "no file below this folder has a name that tells its kind (.txt, .jsonl and so "
                    "on); name files one by one to read them whatever they are called");
}

status treewalk_next(treewalk *w, const char **path, bool *more, diag *why)
{
    *more = true;
    while (w->n_levels) {
        level *l = &w->levels[w->n_levels - 1];
        folder_entry e;
        bool any;
        part_set next;
        status s = folder_next(l->names, &e, &any, why);
        if (s != ST_OK || !any) {
            folder_close(l->names);
            w->n_levels--;
            w->failed = w->failed || s != ST_OK;
            if (s != ST_OK) return s;
            continue;
        }
        taking t =
            l->next == walking(w) ? walk_name(w, &e, &next) : match_name(w, &e, l->next, &next);
        if (t == TAKE_NOT) continue;
        w->path.n = l->path_n;
        buf_add_c(&w->path, e.name);
        if (t == TAKE_FOLDER) {
            s = enter(w, next, why);
            w->failed = w->failed || s != ST_OK;
            TRY(s);
            continue;
        }
        w->found++;
        *path = w->path.p;
        return ST_OK;
    }
    *more = false;
    return finish(w, why);
}

passed_over treewalk_passed_over(const treewalk *w)
{
    return w->passed;
}
