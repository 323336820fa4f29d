// demarche codebook import DIR FILE...: dictionaries of PETRARCH as a folder for --codebook.
#include "base/file.h"
#include "cli/codebook_action.h"
#include "cli/output.h"
#include "rule/petrarch.h"
#include "rule/rule.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define DICTIONARY_MAX_BYTES ((size_t)64 << 20)

static status make_folder(const char *name, diag *why)
{
    if (mkdir(name, 0777) == 0 || errno == EEXIST) return ST_OK;
    return diag_set(why, ST_IO, name, 0, 0, "the folder cannot be made: %s", strerror(errno));
}

static status write_file(const char *folder, const char *name, const char *head, const buf *text,
                         diag *why)
{
    char full[4096];
    buf whole = {0};
    if (!text->n) return ST_OK;
    if ((size_t)snprintf(full, sizeof full, "%s/%s", folder, name) >= sizeof full)
        return diag_set(why, ST_IO, folder, 0, 0, "the name of the folder is too long");
    buf_add_c(&whole, head);
    buf_add(&whole, buf_str(text));
    status s = file_replace(full, buf_str(&whole), why);
    buf_free(&whole);
    return s;
}

static status write_all(const petrarch *p, const char *folder, diag *why)
{
    char below[4096];
    TRY(make_folder(folder, why));
    snprintf(below, sizeof below, "%s/actors", folder);
    if (p->actors.n) TRY(make_folder(below, why));
    snprintf(below, sizeof below, "%s/events", folder);
    if (p->rules.n) TRY(make_folder(below, why));
    TRY(write_file(folder, "actors/imported.tsv", "code\tcountry\tsectors\tkind\tnames\tfrom\tto\n",
                   &p->actors, why));
    TRY(write_file(folder, "agents.tsv", "sectors\tkind\tnames\n", &p->agents, why));
    TRY(write_file(folder, "classes.txt", "# imported\n", &p->classes, why));
    return write_file(folder, "events/imported.rules", "# imported\n", &p->rules, why);
}

static status read_files(petrarch *p, const char **files, size_t n, diag *why)
{
    static const petrarch_kind ORDER[] = {PETRARCH_DISCARDS, PETRARCH_ACTORS, PETRARCH_AGENTS,
                                          PETRARCH_VERBS};
    for (size_t k = 0; k < sizeof ORDER / sizeof *ORDER; k++)
        for (size_t i = 0; i < n; i++) {
            buf text = {0};
            if (petrarch_kind_of(files[i]) != ORDER[k]) continue;
            status s = file_read_all(files[i], DICTIONARY_MAX_BYTES, &text, why);
            if (s == ST_OK) petrarch_read(p, ORDER[k], buf_str(&text), files[i]);
            buf_free(&text);
            TRY(s);
        }
    return ST_OK;
}

int codebook_import(const arguments *args)
{
    const char *folder = args->words[0], **files = args->words + 1;
    size_t n = args->n_words - 1;
    petrarch p = {0};
    diag why = {0};
    codebook *made = NULL;
    output o = {0};
    status s = read_files(&p, files, n, &why);
    if (s == ST_OK) s = write_all(&p, folder, &why);
    if (s == ST_OK) s = codebook_alone(folder, &made, &why); // what was written can be read
    if (made) codebook_free(made);
    if (s != ST_OK) {
        petrarch_free(&p);
        return output_complain(&why);
    }
    buf told = {0};
    buf_add(&told, buf_str(&p.problems));
    buf_add_format(&told,
                   "%s: %zu actors, %zu agents, %zu discards, %zu rules of verbs, %zu of patterns; "
                   "%zu lines with something to say\n",
                   folder, p.n_actors, p.n_agents, p.n_discards, p.n_verbs, p.n_patterns,
                   p.n_problems);
    output_write(&o, buf_str(&told));
    buf_free(&told);
    petrarch_free(&p);
    return output_finish(&o, 0);
}
