// demarche codebook test: sentences of the user's own with what must come out of them.
#include "base/file.h"
#include "cli/codebook_action.h"
#include "cli/installation.h"
#include "cli/output.h"
#include "coder/coder.h"
#include "event/check.h"

typedef struct {
    buf *out;
    size_t wishes;
} trial;

static void report(void *state, const rule_example *x, const example_result *result)
{
    trial *t = state;
    if (x->wish && !result->passed)
        t->wishes++;
    else if (x->wish)
        buf_add_format(t->out, "note: %.*s:%d: this wish has come true\n", STR_ARG(x->file),
                       x->line);
    else if (!result->passed)
        buf_add_format(t->out, "%.*s:%d: %s\n", STR_ARG(x->file), x->line, result->message);
}

static int try_all(const coder *c, const rule_example *sentences, size_t n)
{
    buf lines = {0};
    output o = {0};
    trial t = {.out = &lines};
    language_run *run = language_run_new(coder_language(c));
    size_t failed = example_run_all(coder_codebook(c), run, sentences, n, report, &t);
    buf_add_format(&lines, "%zu sentence%s: %zu as expected, %zu not", n, n == 1 ? "" : "s",
                   n - failed - t.wishes, failed);
    if (t.wishes) buf_add_format(&lines, ", %zu still wished for", t.wishes);
    buf_add_byte(&lines, '\n');
    output_write(&o, buf_str(&lines));
    buf_free(&lines);
    language_run_delete(run);
    return output_finish(&o, failed ? status_exit_code(ST_CODEBOOK) : 0);
}

static status open_all(const arguments *args, arena *a, buf *text, coder **c,
                       const rule_example **sentences, size_t *n, diag *why)
{
    coder_options options = {.codebook = args->values[OPT_CODEBOOK], .without_classifier = true};
    TRY(file_read_all(args->words[0], FILE_MAX_BYTES, text, why));
    TRY(codebook_sentences(buf_str(text), args->words[0], a, sentences, n, why));
    if (*n == 0)
        return diag_set(why, ST_CODEBOOK, args->words[0], 0, 0,
                        "the file has no sentences: expected lines 'example SENTENCE' with what "
                        "must come out below, or 'not SENTENCE'");
    TRY(installation_model(args->values[OPT_MODEL], a, &options.model, why));
    return coder_open(&options, c, why);
}

int codebook_test(const arguments *args)
{
    arena memory = {0};
    buf text = {0};
    diag why = {0};
    coder *c = NULL;
    const rule_example *sentences = NULL;
    size_t n = 0;
    status s = open_all(args, &memory, &text, &c, &sentences, &n, &why);
    int code = s == ST_OK ? try_all(c, sentences, n) : output_complain(&why);
    coder_close(c);
    buf_free(&text);
    arena_free(&memory);
    return code;
}
