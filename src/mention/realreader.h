// Tests of mentions on text that the real analyser reads: the model opened once for all of a
// program's tests. A test whose *state is NULL skips: the model is not there. Header for tests
// alone.
#ifndef DM_MENTION_REALREADER_H
#define DM_MENTION_REALREADER_H

#include "parse/language.h"

#include <unistd.h>

#define MODEL_PATH "models/english.dm"

typedef struct {
    model *file;
    language *en;
    language_run *run;
} reader;

static int open_reader(void **state)
{
    static reader r;
    diag why = {0};
    *state = NULL;
    if (access(MODEL_PATH, R_OK) != 0) return 0;
    if (model_open(MODEL_PATH, &r.file, &why) != ST_OK ||
        language_open(r.file, &r.en, &why) != ST_OK) {
        print_error("%s\n", why.message);
        return -1;
    }
    r.run = language_run_new(r.en);
    *state = &r;
    return 0;
}

static int close_reader(void **state)
{
    reader *r = *state;
    if (!r) return 0;
    language_run_delete(r->run);
    language_close(r->en);
    model_close(r->file);
    return 0;
}

#endif
