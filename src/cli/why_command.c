// demarche why: the chain of causes of an event, with the sentences that say so.
#include "base/csv.h"
#include "cli/form.h"
#include "cli/pipeline.h"
#include "link/chaindocuments.h"
#include "link/chainjson.h"
#include "store/databasechain.h"

#define ID_LEAST 4 // digits of an id that must be given

typedef struct {
    chain_documents *documents;
    form form;
    screen screen;
    buf out;
    size_t steps;
    double least; // confidence of a reason
} why_state;

static status take_document(void *state, const coded *c, diag *why)
{
    why_state *s = state;
    (void)why;
    chaindocuments_add(s->documents, c);
    return ST_OK;
}

// --- for programs

static void write_json(void *state, const chain_step *step)
{
    why_state *s = state;
    json_writer w = {.out = &s->out};
    s->steps++;
    chainjson_step(&w, step);
    json_end_line(&w);
}

static const char HEAD[] = "depth,kind,words,explanation,by,confidence,id,document,published,type,"
                           "mode,date,actors,recipients,trigger,text\n";

// A line of the CSV: what explains and the event that it is; of the event asked for, that alone.
static void add_cells(why_state *s, const chain_step *step, const chain_event *e)
{
    static const chain_event NONE;
    csv_writer w = {.out = &s->out};
    buf number = {0};
    if (!e) e = &NONE;
    buf_add_format(&number, "%d", step->depth);
    csv_write(&w, buf_str(&number));
    csv_write(&w, step->depth ? str_of(link_kind_name(step->kind)) : STR_NONE);
    csv_write(&w, step->words);
    csv_write(&w, step->text);
    csv_write(&w, step->by);
    buf_clear(&number);
    if (step->depth) buf_add_format(&number, "%.2f", step->confidence);
    csv_write(&w, buf_str(&number));
    buf_free(&number);
    const str cells[] = {e->id,   e->document, e->published,  e->type,    e->mode,
                         e->date, e->actors,   e->recipients, e->trigger, e->text};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) csv_write(&w, cells[i]);
    csv_end_row(&w);
}

static void write_csv(void *state, const chain_step *step)
{
    why_state *s = state;
    s->steps++;
    add_cells(s, step, step->why);
}

// --- for people

static void add_event(why_state *s, const chain_event *e, int indent)
{
    buf_add_format(&s->out, "%*s", indent, "");
    screen_text(&s->screen, STYLE_TIME, e->date.n ? e->date : STR("-"), &s->out);
    buf_add_c(&s->out, "  ");
    screen_text(&s->screen, STYLE_ACTOR, e->actors, &s->out);
    buf_add_c(&s->out, " ");
    screen_text(&s->screen, STYLE_HEAD, e->type, &s->out);
    buf_add_c(&s->out, " ");
    screen_text(&s->screen, STYLE_RECIPIENT, e->recipients, &s->out);
    buf_add_format(&s->out, "  (%.*s)\n%*s", STR_ARG(e->id), indent + 2, "");
    screen_text(&s->screen, STYLE_NONE, e->text, &s->out);
    buf_add_byte(&s->out, '\n');
}

static void write_table(void *state, const chain_step *step)
{
    why_state *s = state;
    int indent = 4 * step->depth;
    s->steps++;
    buf_add_format(&s->out, "%*s%s (", indent - 2, "", link_kind_name(step->kind));
    screen_text(&s->screen, STYLE_TRIGGER, step->words, &s->out);
    buf_add_format(&s->out, "), says %.*s: ", STR_ARG(step->by));
    screen_text(&s->screen, STYLE_NONE, step->text, &s->out);
    buf_add_byte(&s->out, '\n');
    if (step->why) add_event(s, step->why, indent);
}

// --- the answer

// The event that is asked for.
static void begin(why_state *s, const chain_event *e)
{
    json_writer w = {.out = &s->out};
    switch (s->form) {
    case FORM_TABLE: add_event(s, e, 0); break;
    case FORM_CSV:
        buf_add_c(&s->out, HEAD);
        add_cells(s, &(chain_step){0}, e);
        break;
    case FORM_JSON:
        json_begin_object(&w);
        json_field_string(&w, "record", STR("event"));
        json_write_key(&w, "event");
        chainjson_event(&w, e);
        json_end_object(&w);
        json_end_line(&w);
        break;
    }
}

static status answer(why_state *s, const chain_source *source, str id, diag *why)
{
    size_t n;
    const chain_event *e;
    TRY(source->find(source->state, id, &e, &n, why));
    if (n == 0)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "no event of these documents has an id that begins with %.*s; 'demarche "
                        "code --json' prints ids",
                        STR_ARG(id));
    if (n > 1)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "%zu events have ids that begin with %.*s; give more of it", n,
                        STR_ARG(id));
    begin(s, e);
    static void (*const WRITE[])(void *, const chain_step *) = {
        [FORM_TABLE] = write_table, [FORM_JSON] = write_json, [FORM_CSV] = write_csv};
    TRY(chain_follow(source, e, s->least, WRITE[s->form], s, why));
    if (!s->steps && s->form == FORM_TABLE) buf_add_c(&s->out, "  No text says why.\n");
    return ST_OK;
}

static status read_least(const arguments *args, double *out, diag *why)
{
    const char *value = args->values[OPT_MIN_CONFIDENCE];
    if (!value) return ST_OK;
    if (str_to_double(str_of(value), out) && *out >= 0 && *out <= 1) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "%s %s: give a number from 0 to 1",
                    OPTIONS[OPT_MIN_CONFIDENCE].name, value);
}

static status read_words(const arguments *args, why_state *s, diag *why)
{
    str id = str_of(args->words[0]);
    bool hex = id.n >= ID_LEAST && id.n <= 16;
    for (size_t i = 0; i < id.n; i++)
        hex = hex && ((id.p[i] >= '0' && id.p[i] <= '9') || (id.p[i] >= 'a' && id.p[i] <= 'f'));
    if (!hex)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "why %.*s: expected the id of an event, or at least its first %d digits",
                        STR_ARG(id), ID_LEAST);
    TRY(read_least(args, &s->least, why));
    return form_choose(args, &s->form, &s->screen, why);
}

static status ask_documents(why_state *s, str id, diag *why)
{
    chaindocuments_close(s->documents);
    chain_source source = chaindocuments_source(s->documents);
    return answer(s, &source, id, why);
}

static status ask_database(why_state *s, const char *db, str id, diag *why)
{
    database_chain *c;
    TRY(databasechain_open(db, &c, why));
    chain_source source = databasechain_source(c);
    status done = answer(s, &source, id, why);
    databasechain_close(c);
    return done;
}

// From a database where `db` names one, else from the documents of the pipeline.
static int explain(pipeline *p, why_state *s, const char *db, str id)
{
    output o = {0};
    diag why = {0};
    s->documents = chaindocuments_new();
    int code = db ? 0 : pipeline_run(p, &o);
    status done = db ? ask_database(s, db, id, &why) : ask_documents(s, id, &why);
    if (done != ST_OK)
        code = output_complain(&why);
    else
        output_write(&o, buf_str(&s->out));
    buf_free(&s->out);
    chaindocuments_free(s->documents);
    return output_finish(&o, code);
}

static int run(const arguments *args)
{
    diag why = {0};
    why_state s = {0};
    arguments files = arguments_behind(args, 1);
    pipeline p = {.depth = PIPELINE_EVENTS, .state = &s, .deliver = take_document};
    const char *db = args->values[OPT_DB];
    status done = read_words(args, &s, &why);
    if (done == ST_OK) done = pipeline_refuse_both(&files, &why);
    if (done == ST_OK && !db)
        done = pipeline_open(&files, (coder_options){.codebook = args->values[OPT_CODEBOOK]}, &p,
                             &why);
    int code = done == ST_OK ? explain(&p, &s, db, str_of(args->words[0])) : output_complain(&why);
    pipeline_close(&p);
    return code;
}

const command WHY_COMMAND = {
    .name = "why",
    .words = "EVENT [FILE...]",
    .n_words_min = 1,
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "say why an event happened, with the sentences",
    .about =
        "Codes the documents and follows the links of one event: what the texts name as its\n"
        "cause, what it answers, on what condition, what for, in spite of what; then the same of\n"
        "what explains it, through mentions of the same event in other texts. EVENT is an id as\n"
        "'demarche code --json' prints it, or its beginning. Each step names the words that say\n"
        "so and whose explanation it is. --min-confidence leaves out reasons that are less likely "
        "to be\n"
        "right (and what would explain those). With --db the documents are those of a database of\n"
        "'demarche code --db', and nothing is coded.",
    .example = "demarche why --table --date 2024-07-17 $(demarche code --json --date 2024-07-17 "
               "article.txt | grep -m 1 SANCTION | cut -d '\"' -f 8) article.txt",
    COMMAND_OPTIONS(OPT_JSON, OPT_CSV, OPT_TABLE, OPT_MIN_CONFIDENCE, OPT_DB, OPT_JOBS, OPT_DATE,
                    OPT_TITLE, OPT_URL, OPT_OUTLET, OPT_MAP, OPT_FILES_FROM, OPT_NUL,
                    OPT_ANY_LANGUAGE, OPT_CODEBOOK, OPT_MODEL, OPT_COLOR),
    .run = run,
};
