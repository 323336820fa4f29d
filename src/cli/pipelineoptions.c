// What the command line says of a pipeline; see pipeline.h.
#include "base/pool.h"
#include "cli/installation.h"
#include "cli/pipeline.h"

#include <string.h>
#include <sys/stat.h>

static str value(const arguments *args, option_id id)
{
    return str_of(args->values[id]);
}

static status read_jobs(const arguments *args, size_t *jobs, diag *why)
{
    int64_t n;
    *jobs = 1;
    if (!arguments_has(args, OPT_JOBS)) return ST_OK;
    if (!str_to_int(value(args, OPT_JOBS), &n) || n < 1 || n > POOL_MAX_WORKERS)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "-j %s: give a number from 1 to %d",
                        args->values[OPT_JOBS], POOL_MAX_WORKERS);
    *jobs = (size_t)n;
    return ST_OK;
}

bool pipeline_has_inputs(const arguments *args)
{
    return args->n_words > 0 || arguments_has(args, OPT_FILES_FROM);
}

status pipeline_refuse_both(const arguments *args, diag *why)
{
    if (!args->values[OPT_DB] || !pipeline_has_inputs(args)) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0,
                    "--db and files: give one of them; 'demarche code --db' adds files to a "
                    "database");
}

bool pipeline_has_many_inputs(const arguments *args)
{
    struct stat info;
    if (args->n_words > 1 || arguments_has(args, OPT_FILES_FROM)) return true;
    return args->n_words == 1 && (treewalk_is_pattern(args->words[0]) ||
                                  (stat(args->words[0], &info) == 0 && S_ISDIR(info.st_mode)));
}

static status read_inputs(const arguments *args, input_names *in, diag *why)
{
    static const char *const STANDARD_INPUT[] = {"-"};
    const char *list = args->values[OPT_FILES_FROM];
    *in = (input_names){.words = args->words,
                        .n_words = args->n_words,
                        .list = list,
                        .nul = arguments_has(args, OPT_NUL)};
    if (in->nul && !list)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--null needs --files-from: it says how the paths end there");
    for (size_t i = 0; list && strcmp(list, "-") == 0 && i < in->n_words; i++)
        if (strcmp(in->words[i], "-") == 0)
            return diag_set(why, ST_USAGE, NULL, 0, 0,
                            "--files-from - and -: standard input cannot be both a list of files "
                            "and a file");
    if (pipeline_has_inputs(args)) return ST_OK;
    in->words = STANDARD_INPUT;
    in->n_words = 1;
    return ST_OK;
}

status pipeline_open_reading(const arguments *args, pipeline *p, diag *why)
{
    TRY(read_inputs(args, &p->inputs, why));
    TRY(read_jobs(args, &p->jobs, why));
    if (arguments_has(args, OPT_DATE))
        TRY(document_options_date(&p->options, value(args, OPT_DATE), why));
    if (arguments_has(args, OPT_MAP))
        TRY(document_options_map(&p->options, value(args, OPT_MAP), why));
    TRY(progressline_choose(args->values[OPT_PROGRESS], &p->progress, why));
    p->options.any_language = arguments_has(args, OPT_ANY_LANGUAGE);
    p->options.title = value(args, OPT_TITLE);
    p->options.url = value(args, OPT_URL);
    p->options.outlet = value(args, OPT_OUTLET);
    return ST_OK;
}

status pipeline_open(const arguments *args, coder_options o, pipeline *p, diag *why)
{
    arena memory = {0};
    status s = pipeline_open_reading(args, p, why);
    if (s == ST_OK) s = installation_model(args->values[OPT_MODEL], &memory, &o.model, why);
    if (s == ST_OK) s = coder_open(&o, &p->coder, why);
    arena_free(&memory);
    return s;
}

void pipeline_close(pipeline *p)
{
    coder_close(p->coder);
    p->coder = NULL;
}

void pipeline_about(const arguments *args, run_about *run)
{
    run->date = value(args, OPT_DATE);
    run->title = value(args, OPT_TITLE);
    run->url = value(args, OPT_URL);
    run->outlet = value(args, OPT_OUTLET);
    run->map = value(args, OPT_MAP);
    run->any_language = arguments_has(args, OPT_ANY_LANGUAGE);
}
