#include "document/inputlist.h"

#include "base/stream.h"

#include <string.h>
#include <sys/stat.h>

struct inputlist {
    input_names names;
    size_t next_word;
    stream *list; // NULL: not opened yet, or over
    bool list_over;
    bool list_begun;
    buf line;
    treewalk *walk; // NULL between folders
    size_t given;
    passed_over passed;
};

bool inputlist_can_repeat(const input_names *names)
{
    struct stat info;
    if (!names->list) return true;
    if (strcmp(names->list, "-") == 0) return false;
    return stat(names->list, &info) != 0 || S_ISREG(info.st_mode); // a missing one is told later
}

inputlist *inputlist_open(const input_names *names)
{
    inputlist *l = mem_alloc(sizeof *l);
    *l = (inputlist){.names = *names, .list_over = !names->list};
    return l;
}

static void end_walk(inputlist *l)
{
    if (!l->walk) return;
    passed_over p = treewalk_passed_over(l->walk);
    passed_over_add(&l->passed, &p);
    treewalk_close(l->walk);
    l->walk = NULL;
}

void inputlist_close(inputlist *l)
{
    if (!l) return;
    end_walk(l);
    stream_close(l->list);
    buf_free(&l->line);
    mem_free(l);
}

// --- the list

static bool exists(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

// Lines that Windows wrote end in CR LF; a name that ends in CR is not impossible.
static void tidy_line(inputlist *l)
{
    if (!l->list_begun && str_starts(buf_str(&l->line), STR("\xEF\xBB\xBF"))) {
        l->line.n -= 3;
        memmove(l->line.p, l->line.p + 3, l->line.n + 1);
    }
    l->list_begun = true;
    if (l->line.n && l->line.p[l->line.n - 1] == '\r' && !exists(l->line.p))
        l->line.p[--l->line.n] = '\0';
}

static status end_list(inputlist *l, diag *why)
{
    const diag *damage = l->list ? stream_damage(l->list) : NULL;
    status s = damage ? damage->code : ST_OK;
    if (damage && why) *why = *damage;
    stream_close(l->list);
    l->list = NULL;
    l->list_over = true;
    return s;
}

// The next path of the list; *more is false at its end. After a failure there may be more.
static status next_line(inputlist *l, const char **path, bool *more, diag *why)
{
    *more = false;
    if (!l->list) {
        status s = stream_open(l->names.list, &l->list, why);
        l->list_over = s != ST_OK;
        if (s != ST_OK) l->list = NULL;
        TRY(s);
    }
    for (;;) {
        status s = stream_until(l->list, l->names.nul ? '\0' : '\n', INPUTLIST_MAX_PATH, &l->line,
                                more, why);
        if (s == ST_LIMIT)
            return diag_set(why, ST_LIMIT, l->names.list, stream_line_number(l->list), 0,
                            "a path of more than %zu bytes; %s", INPUTLIST_MAX_PATH,
                            l->names.nul ? "is there a NUL behind each path?"
                                         : "give a path a line, or --null when NULs end them");
        if (s != ST_OK || !*more) return s != ST_OK ? (end_list(l, NULL), s) : end_list(l, why);
        if (!l->names.nul) tidy_line(l);
        if (!l->line.n) continue;
        *path = l->line.p;
        if (strlen(l->line.p) == l->line.n) return ST_OK;
        return diag_set(why, ST_FORMAT, l->names.list, stream_line_number(l->list), 0,
                        "a NUL in a path; give --null when NULs end the paths");
    }
}

// --- one after the other

// Whether the name stands for others: then they come next.
static status expand(inputlist *l, const char *name, bool may_be_pattern, bool *expanded, diag *why)
{
    struct stat info;
    bool is_folder = stat(name, &info) == 0 && S_ISDIR(info.st_mode);
    bool pattern = may_be_pattern && !is_folder && treewalk_is_pattern(name) && !exists(name);
    *expanded = is_folder || pattern;
    if (!*expanded) return ST_OK;
    status s = treewalk_open(name, pattern, &l->walk, why);
    if (s != ST_OK) l->walk = NULL;
    return s;
}

// A word or line that is one file; *more is false when there is none, or one that was expanded.
static status next_name(inputlist *l, const char **path, bool *more, diag *why)
{
    bool word = l->next_word < l->names.n_words, expanded = false;
    *more = true;
    if (word)
        *path = l->names.words[l->next_word++];
    else
        TRY(next_line(l, path, more, why));
    if (!word && *more && strcmp(*path, "-") == 0) *path = "./-"; // a file of that name
    if (!*more || (word && strcmp(*path, "-") == 0)) return ST_OK;
    status s = expand(l, *path, word, &expanded, why);
    *more = s == ST_OK && !expanded;
    return s;
}

status inputlist_next(inputlist *l, const char **path, bool *more, diag *why)
{
    for (;;) {
        status s = ST_OK;
        *more = false;
        if (l->walk) {
            s = treewalk_next(l->walk, path, more, why);
            if (!*more) end_walk(l);
        } else if (l->next_word < l->names.n_words || !l->list_over) {
            s = next_name(l, path, more, why);
        } else {
            return ST_OK;
        }
        if (s == ST_OK && *more) l->given++;
        if (s != ST_OK) *more = true;
        if (*more) return s;
    }
}

size_t inputlist_given(const inputlist *l)
{
    return l->given;
}

passed_over inputlist_passed_over(const inputlist *l)
{
    return l->passed;
}
