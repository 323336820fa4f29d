// demarche merge: each event once, however many texts tell it.
#include "base/csv.h"
#include "base/json_writer.h"
#include "cli/form.h"
#include "cli/pipeline.h"
#include "link/roster.h"
#include "store/databasemerge.h"

#include <stdio.h>

typedef struct {
    roster *roster;
    const char *db; // NULL: the documents of the command line
    form form;
    screen screen;
    output out;
    buf line;
    size_t rows, mentions;
} merge_state;

static status take_document(void *state, const coded *c, diag *why)
{
    merge_state *s = state;
    (void)why;
    roster_add(s->roster, c);
    return ST_OK;
}

static void write_mentions(json_writer *w, const roster_row *r)
{
    json_write_key(w, "mentions");
    json_begin_array(w);
    for (uint32_t i = 0; i < r->n_mentions; i++) {
        const roster_mention *m = &r->mentions[i];
        json_begin_object(w);
        json_field_string(w, "id", m->id);
        json_field_string(w, "document", m->document);
        json_field_string(w, "published", m->published);
        json_field_string(w, "copy_of", m->copy_of);
        json_field_string(w, "text", m->text);
        json_end_object(w);
    }
    json_end_array(w);
}

static void write_sums(json_writer *w, const roster_row *r)
{
    json_write_key(w, "sums");
    json_begin_array(w);
    for (uint32_t i = 0; i < r->n_sums; i++) {
        json_begin_object(w);
        json_field_double(w, "value", r->sums[i].value);
        json_field_string(w, "unit", r->sums[i].unit);
        json_field_int(w, "texts", r->sums[i].n_texts);
        json_field_int(w, "sources", r->sums[i].n_sources);
        json_end_object(w);
    }
    json_end_array(w);
}

static void write_json(const roster_row *r, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "record", STR("merged"));
    json_field_string(&w, "id", str_of(r->id));
    json_field_string(&w, "type", r->type);
    json_field_string(&w, "mode", r->mode);
    json_field_string(&w, "date", r->date);
    json_field_string(&w, "actors", r->actors);
    json_field_string(&w, "recipients", r->recipients);
    json_field_string(&w, "trigger", r->trigger);
    json_field_int(&w, "n_mentions", r->n_mentions);
    json_field_int(&w, "n_documents", r->n_documents);
    json_field_int(&w, "n_sources", r->n_sources);
    write_sums(&w, r);
    write_mentions(&w, r);
    json_end_object(&w);
    json_end_line(&w);
}

static const char HEAD[] =
    "id,type,mode,date,actors,recipients,trigger,n_mentions,n_documents,n_sources,sums,"
    "mentions,documents\n";

static void add_name(buf *list, str text)
{
    if (list->n) buf_add_byte(list, ';');
    for (size_t i = 0; i < text.n; i++) buf_add_byte(list, text.p[i] == ';' ? ' ' : text.p[i]);
}

// "355000000 USD;335000000 USD", the ids of the mentions, their documents once each.
static void add_lists(csv_writer *w, const roster_row *r)
{
    buf list = {0};
    for (uint32_t i = 0; i < r->n_sums; i++)
        buf_add_format(&list, i ? ";%.15g %.*s" : "%.15g %.*s", r->sums[i].value,
                       STR_ARG(r->sums[i].unit));
    csv_write(w, buf_str(&list));
    buf_clear(&list);
    for (uint32_t i = 0; i < r->n_mentions; i++) add_name(&list, r->mentions[i].id);
    csv_write(w, buf_str(&list));
    buf_clear(&list);
    for (uint32_t i = 0; i < r->n_mentions; i++)
        if (!i || !str_eq(r->mentions[i].document, r->mentions[i - 1].document))
            add_name(&list, r->mentions[i].document);
    csv_write(w, buf_str(&list));
    buf_free(&list);
}

static void write_csv(const roster_row *r, buf *out)
{
    char counts[3][16];
    csv_writer w = {.out = out};
    snprintf(counts[0], sizeof counts[0], "%u", r->n_mentions);
    snprintf(counts[1], sizeof counts[1], "%u", r->n_documents);
    snprintf(counts[2], sizeof counts[2], "%u", r->n_sources);
    const str cells[] = {str_of(r->id),     r->type,          r->mode,    r->date,
                         r->actors,         r->recipients,    r->trigger, str_of(counts[0]),
                         str_of(counts[1]), str_of(counts[2])};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) csv_write(&w, cells[i]);
    add_lists(&w, r);
    csv_end_row(&w);
}

static void write_table(const screen *s, const roster_row *r, buf *out)
{
    screen_text(s, STYLE_TIME, r->date.n ? r->date : STR("-"), out);
    buf_add_c(out, "  ");
    screen_text(s, STYLE_ACTOR, r->actors, out);
    buf_add_c(out, " ");
    screen_text(s, STYLE_HEAD, r->type, out);
    buf_add_c(out, " ");
    screen_text(s, STYLE_RECIPIENT, r->recipients, out);
    buf_add_c(out, "  ");
    screen_text(s, STYLE_TRIGGER, r->trigger, out);
    buf_add_format(out, "  %u %s in %u %s", r->n_mentions,
                   r->n_mentions == 1 ? "mention" : "mentions", r->n_documents,
                   r->n_documents == 1 ? "text" : "texts");
    if (r->n_sources != r->n_documents)
        buf_add_format(out, ", %u %s", r->n_sources, r->n_sources == 1 ? "source" : "sources");
    buf_add_byte(out, '\n');
}

// Writes a row, behind what stands above the first.
static status write_row(void *state, const roster_row *r, diag *why)
{
    merge_state *s = state;
    (void)why;
    buf_clear(&s->line);
    if (s->form == FORM_CSV && !s->rows) buf_add_c(&s->line, HEAD);
    s->rows++;
    s->mentions += r->n_mentions;
    if (s->form == FORM_JSON)
        write_json(r, &s->line);
    else if (s->form == FORM_CSV)
        write_csv(r, &s->line);
    else
        write_table(&s->screen, r, &s->line);
    output_write(&s->out, buf_str(&s->line));
    return ST_OK;
}

// What stands below the rows, or where there are none.
static void write_end(merge_state *s)
{
    buf_clear(&s->line);
    if (s->form == FORM_CSV && !s->rows) buf_add_c(&s->line, HEAD);
    if (s->form == FORM_TABLE)
        buf_add_format(&s->line, "%zu events in %zu mentions\n", s->rows, s->mentions);
    output_write(&s->out, buf_str(&s->line));
}

static int merge_documents(pipeline *p, merge_state *s)
{
    diag why = {0};
    s->roster = roster_new();
    int code = pipeline_run(p, &s->out);
    roster_close(s->roster);
    for (size_t i = 0; i < roster_count(s->roster); i++)
        write_row(s, roster_row_at(s->roster, i), &why);
    roster_free(s->roster);
    return code;
}

static int merge_database(merge_state *s)
{
    diag why = {0};
    status done = databasemerge_rows(s->db, write_row, s, &why);
    return done == ST_OK ? 0 : output_complain(&why);
}

static int merge(pipeline *p, merge_state *s)
{
    int code = s->db ? merge_database(s) : merge_documents(p, s);
    if (code <= 1) write_end(s);
    buf_free(&s->line);
    return output_finish(&s->out, code);
}

static int run(const arguments *args)
{
    diag why = {0};
    merge_state s = {.db = args->values[OPT_DB]};
    pipeline p = {.depth = PIPELINE_EVENTS, .state = &s, .deliver = take_document};
    status done = pipeline_refuse_both(args, &why);
    if (done == ST_OK) done = form_choose(args, &s.form, &s.screen, &why);
    if (done == ST_OK && !s.db)
        done =
            pipeline_open(args, (coder_options){.codebook = args->values[OPT_CODEBOOK]}, &p, &why);
    int code = done == ST_OK ? merge(&p, &s) : output_complain(&why);
    pipeline_close(&p);
    return code;
}

const command MERGE_COMMAND = {
    .name = "merge",
    .words = "[FILE...]",
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "print each event once, however many texts tell it",
    .about =
        "Codes the documents and joins the mentions of one event, in one text and over texts:\n"
        "same type and sides, days that fit, words in common, nothing that contradicts. Printed "
        "is\n"
        "a line for each event, by date, with all its mentions. Texts that are copies of one\n"
        "another, as of an agency's report that papers print, are one source; where texts give\n"
        "different sums that of most sources comes first. The order of the documents does not\n"
        "matter. With --db the documents are those of a database of 'demarche code --db', and\n"
        "nothing is coded.",
    .example = "demarche merge --table news.jsonl\n"
               "demarche merge --json --db news.db\n"
               "demarche merge --json news.jsonl > events.jsonl",
    COMMAND_OPTIONS(OPT_JSON, OPT_CSV, OPT_TABLE, OPT_DB, OPT_JOBS, OPT_DATE, OPT_TITLE, OPT_URL,
                    OPT_OUTLET, OPT_MAP, OPT_FILES_FROM, OPT_NUL, OPT_ANY_LANGUAGE, OPT_CODEBOOK,
                    OPT_MODEL, OPT_COLOR),
    .run = run,
};
