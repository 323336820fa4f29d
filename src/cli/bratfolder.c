#include "cli/bratfolder.h"

#include "base/file.h"
#include "export/brat.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static status write_file(const brat_folder *f, str name, const char *ending, str bytes, diag *why)
{
    buf file = {0};
    buf_add_format(&file, "%s/%.*s%s", f->path, STR_ARG(name), ending);
    status s = file_replace(file.p, bytes, why);
    buf_free(&file);
    return s;
}

static status write_configuration(const brat_folder *f, diag *why)
{
    buf file = {0}, text = {0};
    buf_add_format(&file, "%s/annotation.conf", f->path);
    bool there = access(file.p, F_OK) == 0;
    brat_configuration(&text);
    status s = there ? ST_OK : write_file(f, STR("annotation"), ".conf", buf_str(&text), why);
    buf_free(&file);
    buf_free(&text);
    return s;
}

status bratfolder_open(brat_folder *f, const char *folder, diag *why)
{
    *f = (brat_folder){.path = folder};
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return diag_set(why, ST_IO, folder, 0, 0, "the folder cannot be made; make it yourself");
    return write_configuration(f, why);
}

// "news" of "../in/news.jsonl.gz".
static str stem(str file)
{
    static const char *const ENDINGS[] = {".gz",     ".zst",  ".txt", ".jsonl",
                                          ".ndjson", ".json", ".csv", ".tsv"};
    for (size_t i = file.n; i > 0; i--)
        if (file.p[i - 1] == '/') {
            file = str_sub(file, i, file.n);
            break;
        }
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        str ending = str_of(ENDINGS[i]);
        if (file.n > ending.n && str_ends(file, ending)) file = str_sub(file, 0, file.n - ending.n);
    }
    return str_eq(file, STR("-")) ? STR("stdin") : file;
}

static str name_of(brat_folder *f, const document *d)
{
    buf name = {0};
    bool added;
    buf_add(&name, stem(d->file));
    if (d->line) buf_add_format(&name, "-%d", d->line);
    if (map_find(&f->names, buf_str(&name))) buf_add_format(&name, "-%.*s", STR_ARG(d->id));
    str copy = str_copy(&f->memory, buf_str(&name));
    map_add(&f->names, &f->memory, copy, &added);
    buf_free(&name);
    return copy;
}

status bratfolder_add(brat_folder *f, const coded *c, diag *why)
{
    buf marks = {0};
    str name = name_of(f, c->document);
    brat_document(c, &marks);
    status s = write_file(f, name, ".txt", c->document->text, why);
    if (s == ST_OK) s = write_file(f, name, ".ann", buf_str(&marks), why);
    buf_free(&marks);
    return s;
}

void bratfolder_close(brat_folder *f)
{
    arena_free(&f->memory);
}
