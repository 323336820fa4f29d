// demarche merge: each event once, however many texts tell it.
#include "base/json_writer.h"
#include "cli/form.h"
#include "cli/pipeline.h"
#include "link/roster.h"

typedef struct {
    roster *roster;
    bool json;
    screen screen;
} merge_state;

static void format_nothing(const void *state, const coded *c, arena *a, buf *out)
{
    (void)state, (void)c, (void)a, (void)out;
}

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
    write_sums(&w, r);
    write_mentions(&w, r);
    json_end_object(&w);
    json_end_line(&w);
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
    buf_add_format(out, "  %u %s in %u %s\n", r->n_mentions,
                   r->n_mentions == 1 ? "mention" : "mentions", r->n_documents,
                   r->n_documents == 1 ? "text" : "texts");
}

static int merge(pipeline *p, merge_state *s)
{
    output o = {0};
    buf line = {0};
    size_t mentions = 0;
    s->roster = roster_new();
    int code = pipeline_run(p, &o);
    roster_close(s->roster);
    for (size_t i = 0; i < roster_count(s->roster); i++) {
        const roster_row *r = roster_row_at(s->roster, i);
        buf_clear(&line);
        mentions += r->n_mentions;
        if (s->json)
            write_json(r, &line);
        else
            write_table(&s->screen, r, &line);
        if (!output_write(&o, buf_str(&line))) break;
    }
    if (!s->json) {
        buf_clear(&line);
        buf_add_format(&line, "%zu events in %zu mentions\n", roster_count(s->roster), mentions);
        output_write(&o, buf_str(&line));
    }
    buf_free(&line);
    roster_free(s->roster);
    return output_finish(&o, code);
}

static int run(const arguments *args)
{
    diag why = {0};
    merge_state s = {0};
    pipeline p = {
        .depth = PIPELINE_EVENTS, .state = &s, .format = format_nothing, .deliver = take_document};
    status done = form_choose(args, &s.json, &s.screen, &why);
    if (done == ST_OK) done = pipeline_open(args, (coder_options){0}, &p, &why);
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
        "a line for each event, by date, with all its mentions; where texts give different sums\n"
        "the one of most texts comes first. The order of the documents does not matter.",
    .example = "demarche merge --table news.jsonl\n"
               "demarche merge --json news.jsonl > events.jsonl",
    COMMAND_OPTIONS(OPT_JSON, OPT_TABLE, OPT_JOBS, OPT_DATE, OPT_TITLE, OPT_URL, OPT_OUTLET,
                    OPT_MAP, OPT_MODEL, OPT_COLOR),
    .run = run,
};
