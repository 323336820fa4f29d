// demarche model info: what the language model file holds.
#include "cli/command.h"
#include "cli/installation.h"
#include "cli/output.h"
#include "model/model.h"

#include <string.h>

static void describe(const char *path, const model *m, buf *out)
{
    static const char *const KINDS[MODEL_KINDS] = {"bytes", "i8", "i16", "i32", "u32", "f32"};
    buf_add_format(out, "%-24s %s\n%-24s %.*s\n", "file", path, "hash", STR_ARG(model_hash(m)));
    for (size_t i = 0; i < model_meta_count(m); i++) {
        str key, value;
        model_meta_at(m, i, &key, &value);
        buf_add_format(out, "%-24.*s %.*s\n", STR_ARG(key), STR_ARG(value));
    }
    buf_add_format(out, "\n%-32s %-6s %10s %10s %12s\n", "section", "kind", "rows", "columns",
                   "bytes");
    for (size_t i = 0; i < model_section_count(m); i++) {
        const model_section *s = model_section_at(m, i);
        buf_add_format(out, "%-32.*s %-6s %10u %10u %12zu\n", STR_ARG(s->name), KINDS[s->kind],
                       s->rows, s->cols, s->bytes);
    }
}

static int run(const arguments *args)
{
    arena memory = {0};
    diag why = {0};
    model *m = NULL;
    const char *path;
    int code = 0;
    if (strcmp(args->words[0], "info") != 0) {
        diag_set(&why, ST_USAGE, NULL, 0, 0, "model %s: did you mean model info?", args->words[0]);
        return output_complain(&why);
    }
    const char *named = args->n_words > 1 ? args->words[1] : args->values[OPT_MODEL];
    status s = installation_model(named, &memory, &path, &why);
    if (s == ST_OK) s = model_open(path, &m, &why);
    if (s == ST_OK) {
        output o = {0};
        buf text = {0};
        describe(path, m, &text);
        output_write(&o, buf_str(&text));
        buf_free(&text);
        model_close(m);
        code = output_finish(&o, 0);
    } else {
        code = output_complain(&why);
    }
    arena_free(&memory);
    return code;
}

const command MODEL_COMMAND = {
    .name = "model",
    .words = "info [FILE]",
    .n_words_min = 1,
    .n_words_max = 2,
    .summary = "say what the language model file holds",
    .about = "Checks the model file and prints its hash, its card and its sections.",
    .example = "demarche model info",
    COMMAND_OPTIONS(OPT_MODEL),
    .run = run,
};
