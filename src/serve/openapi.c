// The description of all addresses, made of the table of views.
#include "serve/view.h"

#define YES_OR_NO "{\"type\":\"string\",\"enum\":[\"no\",\"yes\"],\"default\":\"no\"}"

// Of parameters, by their name.
static const struct {
    const char *name, *about, *schema;
} PARAMETERS[] = {
    {"q", "A query in the language of 'demarche query'; empty: every event that happened.",
     "{\"type\":\"string\"}"},
    {"order", "By which events come.",
     "{\"type\":\"string\",\"enum\":[\"newest\",\"oldest\",\"surest\"],\"default\":\"newest\"}"},
    {"limit", "Rows of one answer.", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000}"},
    {"parties", "All pairs among as many parties with most events, in place of a limit.",
     "{\"type\":\"integer\",\"minimum\":1,\"maximum\":60}"},
    {"after", "The member `next` of the answer before: rows behind that one.",
     "{\"type\":\"string\"}"},
    {"by", "What is counted together.", "{\"type\":\"string\"}"},
    {"from", "Rows whose supplier, owner or party is that: a name, a code or its beginning.",
     "{\"type\":\"string\"}"},
    {"to", "Rows whose recipient, hearer or party is that: a name, a code or its beginning.",
     "{\"type\":\"string\"}"},
    {"since", "That day, month or year, or later.", "{\"type\":\"string\"}"},
    {"until", "That day, month or year, or earlier.", "{\"type\":\"string\"}"},
    {"subject", "Rows that are about that.", "{\"type\":\"string\"}"},
    {"stage", "Rows in that state, stage, strength or stance.", "{\"type\":\"string\"}"},
    {"id", "The one row of this id.", "{\"type\":\"string\"}"},
    {"offsets", "What spans count.",
     "{\"type\":\"string\",\"enum\":[\"byte\",\"codepoint\",\"utf16\"],\"default\":\"byte\"}"},
    {"title", "Headline of the text.", "{\"type\":\"string\"}"},
    {"date", "Day of publication of the text, such as 2024-07-17.", "{\"type\":\"string\"}"},
    {"outlet", "Who published the text.", "{\"type\":\"string\"}"},
    {"document", "Only those of the document with this id.", "{\"type\":\"string\"}"},
    {"all", "Also what did not happen, in formats that cannot tell it.", YES_OR_NO},
    {"redact", "Without the sources' sentences and titles.", YES_OR_NO},
    {"header", "Names of columns also in formats that have none.", YES_OR_NO},
    {"event", "For the page alone.", "{\"type\":\"string\"}"},
    {"layers", "For the page alone.", "{\"type\":\"string\"}"},
    {"place", "For the page alone.", "{\"type\":\"string\"}"},
    {"at", "For the page alone.", "{\"type\":\"string\"}"},
    {"as", "For the page alone.", "{\"type\":\"string\"}"},
    {"top", "For the page alone.", "{\"type\":\"string\"}"},
    {"party", "For the page alone.", "{\"type\":\"string\"}"},
    {"show", "Places, or who acts on whom.",
     "{\"type\":\"string\",\"enum\":[\"places\",\"relations\"],\"default\":\"places\"}"},
    {"type", "Events of that type.", "{\"type\":\"string\"}"},
};

static void write_parameter(json_writer *w, str name, bool in_path)
{
    json_begin_object(w);
    json_field_string(w, "name", name);
    json_field_string(w, "in", in_path ? STR("path") : STR("query"));
    if (in_path) json_field_bool(w, "required", true);
    str schema = STR("{\"type\":\"string\"}");
    for (size_t i = 0; i < sizeof PARAMETERS / sizeof *PARAMETERS && !in_path; i++) {
        if (!str_eq(name, str_of(PARAMETERS[i].name))) continue;
        json_field_string(w, "description", str_of(PARAMETERS[i].about));
        schema = str_of(PARAMETERS[i].schema);
    }
    json_write_key(w, "schema");
    json_write_raw(w, schema);
    json_end_object(w);
}

static void write_parameters(json_writer *w, const view *x)
{
    str rest = str_of(x->path), names = str_of(x->parameters);
    json_write_key(w, "parameters");
    json_begin_array(w);
    while (rest.n) {
        str segment = str_split(&rest, '/');
        if (view_is_variable(segment)) write_parameter(w, segment, true);
    }
    while (names.n) write_parameter(w, str_split(&names, '|'), false);
    write_parameter(w, STR("offsets"), false);
    json_end_array(w);
}

static void write_body(json_writer *w, const view *x)
{
    bool of_text = x->write == try_write; // else an object
    json_write_key(w, "requestBody");
    if (!of_text)
        json_write_raw(w, STR("{\"required\":true,\"content\":{\"application/"
                              "json\":{\"schema\":{\"type\":\"object\"}}}}"));
    else
        json_write_raw(w,
                       STR("{\"required\":true,\"content\":{\"text/plain\":{\"schema\":{\"type\":"
                           "\"string\"}},\"text/html\":{\"schema\":{\"type\":\"string\"}}}}"));
}

static void write_answers(json_writer *w, request_form form)
{
    static const char *const TYPES[] = {[REQUEST_PAGE] = "application/octet-stream",
                                        [REQUEST_JSON] = "application/json",
                                        [REQUEST_CSV] = "text/csv",
                                        [REQUEST_SVG] = "image/svg+xml"};
    json_write_key(w, "responses");
    json_begin_object(w);
    json_write_key(w, "200");
    json_begin_object(w);
    json_field_string(w, "description", STR("The answer."));
    json_write_key(w, "content");
    json_begin_object(w);
    json_write_key(w, TYPES[form]);
    json_write_raw(w, form == REQUEST_JSON ? STR("{\"schema\":{\"type\":\"object\"}}")
                                           : STR("{\"schema\":{\"type\":\"string\"}}"));
    json_end_object(w);
    json_end_object(w);
    json_write_key(w, "default");
    json_write_raw(w, STR("{\"$ref\":\"#/components/responses/Error\"}"));
    json_end_object(w);
}

// "/dyad/{A}/{B}.json"
static void add_path(const view *x, const char *ending, buf *out)
{
    str rest = str_sub(str_of(x->path), 1, SIZE_MAX);
    while (rest.n) {
        str segment = str_split(&rest, '/');
        buf_add_format(out, view_is_variable(segment) ? "/{%.*s}" : "/%.*s", STR_ARG(segment));
    }
    buf_add_c(out, ending);
}

static void write_view(json_writer *w, const view *x)
{
    static const struct {
        request_form form;
        unsigned bit;
        const char *ending;
    } FORMS[] = {{REQUEST_JSON, VIEW_JSON, ".json"},
                 {REQUEST_CSV, VIEW_CSV, ".csv"},
                 {REQUEST_SVG, VIEW_SVG, ".svg"},
                 {REQUEST_PAGE, VIEW_FILE, ""}};
    buf address = {0};
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        if (!(x->forms & FORMS[i].bit)) continue;
        buf_clear(&address);
        add_path(x, x->post ? "" : FORMS[i].ending, &address);
        json_write_key_str(w, buf_str(&address));
        json_begin_object(w);
        json_write_key(w, x->post ? "post" : "get");
        json_begin_object(w);
        json_field_string(w, "summary", str_of(x->about));
        write_parameters(w, x);
        if (x->post) write_body(w, x);
        write_answers(w, FORMS[i].form);
        json_end_object(w);
        json_end_object(w);
    }
    buf_free(&address);
}

void site_openapi(buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "openapi", STR("3.0.3"));
    json_write_key(&w, "info");
    json_begin_object(&w);
    json_field_string(&w, "title", STR("demarche"));
    json_field_string(&w, "version", str_of(coder_version()));
    json_field_string(
        &w, "description",
        STR("Coded political events of one database. doc/api.md says what the members "
            "of answers mean."));
    json_end_object(&w);
    json_write_key(&w, "paths");
    json_begin_object(&w);
    for (const view *x = VIEWS; x->path; x++)
        if (x->about) write_view(&w, x);
    json_end_object(&w);
    json_write_key(&w, "components");
    json_write_raw(&w,
                   STR("{\"responses\":{\"Error\":{\"description\":\"What is wrong.\",\"content\":"
                       "{\"application/json\":{\"schema\":{\"type\":\"object\",\"properties\":{"
                       "\"error\":{\"type\":\"object\",\"properties\":{\"status\":{\"type\":"
                       "\"integer\"},\"message\":{\"type\":\"string\"},\"column\":{\"type\":"
                       "\"integer\"}}}}}}}}}}"));
    json_end_object(&w);
}

status openapi_write(viewing *v, diag *why)
{
    (void)why;
    site_openapi(&v->out->body);
    return ST_OK;
}
