#include "rule/program.h"
#include "rule/ruletext.h"

#include "base/file.h"
#include "base/hash.h"

#include "codebook_text.inc"
#include "ledger_text.inc"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FILES_MAX 2000 // rule files of a codebook

typedef VEC(str) name_vec;

static status begin(builder *b, diag *why)
{
    codebook *c = mem_alloc(sizeof *c);
    *c = (codebook){0};
    *b = (builder){.c = c, .why = why};
    return ST_OK;
}

static bool is_rules(str name)
{
    return str_ends(name, STR(".rules")) || str_eq(name, STR("classes.txt"));
}

// Adds the names of a folder's rule files to `out`; a folder that is not there has none.
static status list_folder(builder *b, const char *folder, name_vec *out)
{
    DIR *d = opendir(folder);
    if (!d && errno == ENOENT) return ST_OK;
    if (!d)
        return diag_set(b->why, ST_IO, folder, 0, 0, "the folder cannot be read: %s",
                        strerror(errno));
    status s = ST_OK;
    for (const struct dirent *e; s == ST_OK && (e = readdir(d));) {
        str name = str_of(e->d_name);
        if (!is_rules(name) || name.p[0] == '.') continue;
        *vec_push(&b->c->a, out) = str_copy(&b->c->a, name);
        if (out->n > FILES_MAX)
            s = diag_set(b->why, ST_LIMIT, folder, 0, 0, "more than %d rule files", FILES_MAX);
    }
    closedir(d);
    return s;
}

static int compare_names(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

static const char *join(arena *a, const char *folder, const char *name)
{
    buf joined = {0};
    buf_add_c(&joined, folder);
    if (!str_ends(buf_str(&joined), STR("/"))) buf_add_byte(&joined, '/');
    buf_add_c(&joined, name);
    const char *copy = arena_copy(a, joined.p, joined.n);
    buf_free(&joined);
    return copy;
}

// The hash covers each file's name and text, so that a built-in codebook and the same one in a
// folder have the same.
static void hash_file(buf *hashed, str name, str text)
{
    buf_add(hashed, name);
    buf_add_byte(hashed, '\0');
    buf_add(hashed, text);
    buf_add_byte(hashed, '\0');
}

static status read_file(builder *b, const char *file, str *out)
{
    buf text = {0};
    status s = file_read_all(file, RULE_FILE_MAX_BYTES, &text, b->why);
    *out = str_copy(&b->c->a, buf_str(&text));
    buf_free(&text);
    return s;
}

static status add_file(builder *b, const char *file, str name, int layer, buf *hashed)
{
    str text;
    TRY(read_file(b, file, &text));
    hash_file(hashed, name, text);
    return rule_source_scan(text, file, layer, &b->blocks, &b->c->a, b->why);
}

static status add_folder(builder *b, const char *folder, const char *prefix, int layer, buf *hashed)
{
    name_vec names = {0};
    TRY(list_folder(b, folder, &names));
    if (names.n) qsort(names.p, names.n, sizeof *names.p, compare_names);
    for (size_t i = 0; i < names.n; i++) {
        buf_add_c(hashed, prefix);
        TRY(add_file(b, join(&b->c->a, folder, names.p[i].p), names.p[i], layer, hashed));
    }
    return ST_OK;
}

// The rules of the ledger are a codebook of their own, but what is coded depends on them, so one
// hash covers both. *any: there are some.
static status hash_ledger(builder *b, const char *directory, buf *hashed, bool *any)
{
    name_vec names = {0};
    const char *folder = join(&b->c->a, directory, "ledger");
    TRY(list_folder(b, folder, &names));
    if (names.n) qsort(names.p, names.n, sizeof *names.p, compare_names);
    for (size_t i = 0; i < names.n; i++) {
        str text;
        TRY(read_file(b, join(&b->c->a, folder, names.p[i].p), &text));
        buf_add_c(hashed, "ledger/");
        hash_file(hashed, names.p[i], text);
    }
    *any = names.n > 0;
    return ST_OK;
}

static status check_folder(builder *b, const char *directory)
{
    struct stat info;
    if (stat(directory, &info) != 0)
        return diag_set(b->why, ST_IO, directory, 0, 0,
                        "the codebook cannot be opened: %s; check the name", strerror(errno));
    if (!S_ISDIR(info.st_mode))
        return diag_set(b->why, ST_IO, directory, 0, 0,
                        "a codebook is a folder with classes.txt and events/*.rules, not a file");
    return ST_OK;
}

static status add_directory(builder *b, const char *directory, int layer, buf *hashed)
{
    struct stat info;
    TRY(check_folder(b, directory));
    size_t before = b->blocks.n;
    TRY(add_folder(b, directory, "", layer, hashed));
    TRY(add_folder(b, join(&b->c->a, directory, "events"), "events/", layer, hashed));
    const char *file = join(&b->c->a, directory, "operators.tsv");
    bool operators = stat(file, &info) == 0;
    if (operators) {
        str text;
        TRY(read_file(b, file, &text));
        hash_file(hashed, STR("operators.tsv"), text);
        TRY(program_operators(b, text, file));
    }
    bool ledger;
    TRY(hash_ledger(b, directory, hashed, &ledger));
    if (layer > 0) TRY(dictionary_load(directory, &b->c->own, b->why));
    if (b->c->own) hash_file(hashed, STR("actors"), dictionary_text(b->c->own));
    if (b->blocks.n == before && !operators && !b->c->own && !ledger)
        return diag_set(b->why, ST_CODEBOOK, directory, 0, 0,
                        "the folder has no rules: expected classes.txt, events/*.rules, "
                        "ledger/*.rules, operators.tsv, actors/*.tsv or agents.tsv");
    return ST_OK;
}

static status finish(builder *b, status s, buf *hashed, codebook **out)
{
    if (s == ST_OK) s = program_compile(b);
    if (s == ST_OK) b->c->hash = hash_id(&b->c->a, buf_str(hashed));
    buf_free(hashed);
    if (s == ST_OK)
        *out = b->c;
    else
        codebook_free(b->c);
    return s;
}

status codebook_load(const char *directory, const char *more, codebook **out, diag *why)
{
    builder b;
    buf hashed = {0};
    *out = NULL;
    TRY(begin(&b, why));
    status s = ST_OK;
    if (more) s = add_directory(&b, more, 1, &hashed); // first: its operators come first
    if (s == ST_OK) s = add_directory(&b, directory, 0, &hashed);
    return finish(&b, s, &hashed, out);
}

static status add_builtin(builder *b, bool examples, buf *hashed)
{
    for (size_t i = 0; CODEBOOK_TEXT[i].path; i++) {
        str text = {CODEBOOK_TEXT[i].text, CODEBOOK_TEXT[i].size};
        const char *file = CODEBOOK_TEXT[i].path;
        hash_file(hashed, str_of(file), text);
        if (str_ends(str_of(file), STR(".tsv")))
            TRY(program_operators(b, text, file));
        else if (examples)
            TRY(rule_source_scan(text, file, 0, &b->blocks, &b->c->a, b->why));
        else
            TRY(rule_source_scan_rules(text, file, 0, &b->blocks, &b->c->a, b->why));
    }
    for (size_t i = 0; LEDGER_TEXT[i].path; i++) // see hash_ledger
        if (str_starts(str_of(LEDGER_TEXT[i].path), STR("ledger/")))
            hash_file(hashed, str_of(LEDGER_TEXT[i].path),
                      (str){LEDGER_TEXT[i].text, LEDGER_TEXT[i].size});
    return ST_OK;
}

status codebook_builtin(codebook **out, diag *why)
{
    return codebook_builtin_with(NULL, out, why);
}

static status load_builtin(const char *more, bool examples, codebook **out, diag *why)
{
    builder b;
    buf hashed = {0};
    *out = NULL;
    TRY(begin(&b, why));
    status s = more ? add_directory(&b, more, 1, &hashed) : ST_OK;
    if (s == ST_OK) s = add_builtin(&b, examples, &hashed);
    return finish(&b, s, &hashed, out);
}

status codebook_builtin_with(const char *more, codebook **out, diag *why)
{
    return load_builtin(more, true, out, why);
}

status codebook_for_coding(const char *more, codebook **out, diag *why)
{
    return load_builtin(more, false, out, why);
}

status codebook_alone(const char *directory, codebook **out, diag *why)
{
    builder b;
    buf hashed = {0};
    *out = NULL;
    TRY(begin(&b, why));
    status s = add_directory(&b, directory, 1, &hashed);
    if (b.c->own) dictionary_stand_alone(b.c->own);
    return finish(&b, s, &hashed, out);
}

// --- the ledger's rules

static status add_builtin_ledger(builder *b, bool examples, buf *hashed)
{
    for (size_t i = 0; LEDGER_TEXT[i].path; i++) {
        str text = {LEDGER_TEXT[i].text, LEDGER_TEXT[i].size};
        const char *file = LEDGER_TEXT[i].path;
        hash_file(hashed, str_of(file), text);
        if (examples)
            TRY(rule_source_scan(text, file, 0, &b->blocks, &b->c->a, b->why));
        else
            TRY(rule_source_scan_rules(text, file, 0, &b->blocks, &b->c->a, b->why));
    }
    return ST_OK;
}

// The classes of a codebook and what its folder ledger/ holds, if anything.
static status add_ledger_folder(builder *b, const char *directory, int layer, buf *hashed)
{
    struct stat info;
    const char *classes = join(&b->c->a, directory, "classes.txt");
    if (stat(classes, &info) == 0) TRY(add_file(b, classes, STR("classes.txt"), layer, hashed));
    return add_folder(b, join(&b->c->a, directory, "ledger"), "ledger/", layer, hashed);
}

status codebook_ledger_examples(const char *directory, const char *more, codebook **out, diag *why)
{
    builder b;
    buf hashed = {0};
    status s = ST_OK;
    *out = NULL;
    TRY(begin(&b, why));
    if (more) s = add_ledger_folder(&b, more, 1, &hashed);
    if (s == ST_OK && directory) s = add_ledger_folder(&b, directory, 0, &hashed);
    if (s == ST_OK && !directory) s = add_builtin_ledger(&b, true, &hashed);
    return finish(&b, s, &hashed, out);
}

status codebook_ledger(const char *more, codebook **out, diag *why)
{
    builder b;
    buf hashed = {0};
    status s = ST_OK;
    *out = NULL;
    TRY(begin(&b, why));
    if (more) s = add_ledger_folder(&b, more, 1, &hashed);
    if (s == ST_OK) s = add_builtin_ledger(&b, false, &hashed);
    return finish(&b, s, &hashed, out);
}

status codebook_parse(const char *text, const char *operators, codebook **out, diag *why)
{
    builder b;
    buf hashed = {0};
    *out = NULL;
    TRY(begin(&b, why));
    str copy = str_copy(&b.c->a, str_of(text)), table = str_copy(&b.c->a, str_of(operators));
    hash_file(&hashed, STR("text"), copy);
    hash_file(&hashed, STR("operators.tsv"), table);
    status s = rule_source_scan(copy, "text", 0, &b.blocks, &b.c->a, why);
    if (s == ST_OK && operators) s = program_operators(&b, table, "operators.tsv");
    return finish(&b, s, &hashed, out);
}

// --- rules as they were written

static status look_in_folder(builder *b, const char *folder, str name, arena *a, rule_text *out,
                             bool *found)
{
    name_vec names = {0};
    TRY(list_folder(b, folder, &names));
    if (names.n) qsort(names.p, names.n, sizeof *names.p, compare_names);
    for (size_t i = 0; i < names.n && !*found; i++) {
        str text, file = str_copy(a, str_of(join(&b->c->a, folder, names.p[i].p)));
        TRY(read_file(b, file.p, &text));
        TRY(ruletext_read(str_copy(a, text), file, name, a, out, found, b->why));
    }
    return ST_OK;
}

static status look_on_top(const char *directory, str name, arena *a, rule_text *out, bool *found,
                          diag *why)
{
    builder b;
    TRY(begin(&b, why));
    status s = check_folder(&b, directory);
    if (s == ST_OK) s = look_in_folder(&b, directory, name, a, out, found);
    const char *events = join(&b.c->a, directory, "events");
    if (s == ST_OK && !*found) s = look_in_folder(&b, events, name, a, out, found);
    codebook_free(b.c);
    return s;
}

status codebook_rule_text(const char *more, str name, arena *a, rule_text *out, bool *found,
                          diag *why)
{
    *out = (rule_text){0};
    *found = false;
    if (more) TRY(look_on_top(more, name, a, out, found, why));
    for (size_t i = 0; CODEBOOK_TEXT[i].path && !*found; i++) {
        str text = {CODEBOOK_TEXT[i].text, CODEBOOK_TEXT[i].size};
        str file = str_of(CODEBOOK_TEXT[i].path);
        if (!str_ends(file, STR(".tsv"))) TRY(ruletext_read(text, file, name, a, out, found, why));
    }
    return ST_OK;
}

void codebook_free(codebook *c)
{
    if (!c) return;
    dictionary_free(c->own);
    arena_free(&c->a);
    mem_free(c);
}

size_t codebook_rule_count(const codebook *c)
{
    return c->n_rules;
}

const rule *codebook_rule(const codebook *c, size_t index)
{
    return index < c->n_rules ? &c->rules[index].rule : NULL;
}

const dictionary *codebook_dictionary(const codebook *c)
{
    return c->own;
}

str codebook_hash(const codebook *c)
{
    return c->hash;
}

size_t codebook_example_count(const codebook *c)
{
    return c->n_examples;
}

const rule_example *codebook_example(const codebook *c, size_t index)
{
    return index < c->n_examples ? &c->examples[index] : NULL;
}

size_t codebook_story_count(const codebook *c)
{
    return c->n_stories;
}

const rule_story *codebook_story(const codebook *c, size_t index)
{
    return index < c->n_stories ? &c->stories[index] : NULL;
}
