#include "cli/exportload.h"

#include "store/database.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct {
    database *db;
} taking;

static status take(void *state, const coded *c, diag *why)
{
    const taking *t = state;
    database_change change;
    return database_add(t->db, c, NULL, &change, why);
}

static status make_folder(exportload *l, diag *why)
{
    const char *above = getenv("TMPDIR");
    buf_add_format(&l->folder, "%s/demarche-export-XXXXXX", above && *above ? above : "/tmp");
    if (!mkdtemp(l->folder.p)) {
        int error = errno;
        status s = diag_set(why, ST_IO, l->folder.p, 0, 0,
                            "cannot be made: %s; set TMPDIR to a folder with room",
                            error == ENOSPC ? "the disk is full" : "check the folder above");
        buf_free(&l->folder);
        return s;
    }
    buf_add_format(&l->file, "%s/documents.db", l->folder.p);
    return ST_OK;
}

static int load(exportload *l, const arguments *args, pipeline *p, taking *t)
{
    diag why = {0};
    output none = {0}; // of a pipeline that prints nothing
    run_about run = coder_about(p->coder);
    pipeline_about(args, &run);
    status s = make_folder(l, &why);
    if (s == ST_OK) s = database_open(l->file.p, &run, NULL, &t->db, &why);
    if (s != ST_OK) return output_complain(&why);
    p->state = t;
    p->deliver = take;
    p->quiet = true;
    int code = pipeline_run(p, &none);
    buf_free(&none.pending);
    return code;
}

int exportload_run(exportload *l, const arguments *args, pipeline *p)
{
    diag why = {0};
    taking t = {0};
    if (interrupt_open(&l->stop, &why) != ST_OK) return output_complain(&why);
    p->stop = l->stop;
    int code = load(l, args, p, &t);
    if (database_close(t.db, &why) != ST_OK) code = output_complain(&why);
    p->stop = NULL;
    return code;
}

static void remove_files(const exportload *l)
{
    static const char *const ENDINGS[] = {"", "-wal", "-shm", "-journal"};
    buf name = {0};
    for (size_t i = 0; l->file.n && i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        buf_clear(&name);
        buf_add_format(&name, "%s%s", l->file.p, ENDINGS[i]);
        unlink(name.p);
    }
    if (l->folder.n) rmdir(l->folder.p);
    buf_free(&name);
}

int exportload_close(exportload *l, int code)
{
    remove_files(l);
    buf_free(&l->file);
    buf_free(&l->folder);
    code = interrupt_close(l->stop, code);
    l->stop = NULL;
    return code;
}
