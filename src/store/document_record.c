// The columns of a run and of a document.
#include "store/getter.h"

// --- run

#define OPTION_ABOUT(option) "Value of `" option "`; null when it was not given."

GET_TEXT(option_date, run_about, x->date)
GET_TEXT(option_title, run_about, x->title)
GET_TEXT(option_url, run_about, x->url)
GET_TEXT(option_outlet, run_about, x->outlet)
GET_TEXT(option_map, run_about, x->map)
GET_TRUTH(option_any_language, run_about, x->any_language)

static const column OPTIONS[] = {
    COL_NULL("date", STRING, option_date, OPTION_ABOUT("--date")),
    COL_NULL("title", STRING, option_title, OPTION_ABOUT("--title")),
    COL_NULL("url", STRING, option_url, OPTION_ABOUT("--url")),
    COL_NULL("outlet", STRING, option_outlet, OPTION_ABOUT("--outlet")),
    COL_NULL("map", STRING, option_map, OPTION_ABOUT("--map")),
    COL("any_language", BOOLEAN, option_any_language, "Whether `--any-language` was given."),
};

GET_TEXT(run_version, run_about, x->version)
GET_INTEGER(run_schema, run_about, RECORD_SCHEMA_VERSION)
GET_TEXT(run_model, run_about, x->model_hash)
GET_TEXT(run_codebook, run_about, x->codebook_hash)
GET_TEXT(run_offsets, run_about, str_of(offset_unit_name(x->offsets)))
GET_OBJECT(run_options, run_about, true, x)

static const column RUN_COLUMNS[] = {
    COL("version", STRING, run_version, "Version of demarche."),
    COL("schema", INTEGER, run_schema, "Version of these records' shape."),
    COL_NULL("model_hash", STRING, run_model, "16 hex digits over the model files."),
    COL_NULL("codebook_hash", STRING, run_codebook,
             "16 hex digits over the codebook; null where no rule was used."),
    COL_ENUM("offsets", "byte|codepoint|utf16", run_offsets, "Unit of every span that follows."),
    COL_OBJECT("options", false, OPTIONS, run_options, "Options that override the input."),
};

RECORD(RECORD_RUN, "run", "The first line: what coded the documents that follow.", RUN_COLUMNS,
       NULL, NULL);

// --- document

GET_TEXT(published_value, document, x->published)
GET_TEXT(published_how, document, x->published_how)

static const column PUBLISHED[] = {
    COL("value", STRING, published_value, "ISO 8601 date, or date and time."),
    COL_ENUM_NULL("how", "option|field|dateline", published_how, "Where it was found."),
};

GET_TEXT(problem_code, problem, x->code)
GET_TEXT(problem_message, problem, x->message)

static const column PROBLEM[] = {
    COL_ENUM("code",
             "no-date|bad-date|bad-encoding|encoding-guessed|truncated|too-deep|hidden-text|"
             "not-english|language-doubtful|mended|no-page|attachments",
             problem_code, "Name for programs."),
    COL("message", STRING, problem_message, "For a person."),
};

GET_TEXT(get_id, document, x->id)
GET_TEXT(get_content_hash, document, x->content_hash)
GET_TEXT(get_source_id, document, x->source_id)
GET_TEXT(get_url, document, x->url)
GET_TEXT(get_title, document, x->title)
GET_TEXT(get_outlet, document, x->outlet)
GET_TEXT(get_byline, document, x->byline)
GET_OBJECT(get_published, document, x->published.n, x)
GET_TEXT(get_language, document, x->language)
GET_TEXT(get_text, document, x->text)
GET_LIST(get_problems, document, x->problems, x->n_problems)
GET_TEXT(get_file, document, x->file)
GETTER(get_line, document, out->integer = x->line; return x->line > 0;)

static const column DOCUMENT_COLUMNS[] = {
    COL("id", STRING, get_id,
        "16 hex digits: hash of the source's own id or URL, else of the text."),
    COL("content_hash", STRING, get_content_hash,
        "16 hex digits over the text: equal for copies of one wire report."),
    COL_NULL("source_id", STRING, get_source_id, "The source's own id, as given."),
    COL_NULL("url", STRING, get_url, "Where it was published."),
    COL_NULL("title", STRING, get_title, "Its headline; it is part of `text` too."),
    COL_NULL("outlet", STRING, get_outlet, "Who published it."),
    COL_NULL("byline", STRING, get_byline, "Its author, as printed."),
    COL_OBJECT("published", true, PUBLISHED, get_published, "When it was published."),
    COL_NULL("language", STRING, get_language,
             "Language of the text, ISO 639 code; `en` unless it is surely another."),
    COL("text", STRING, get_text,
        "Normalised text, title and subtitle included: what every span counts in."),
    COL_LIST("problems", PROBLEM, get_problems, "What was wrong with the input, and was mended."),
    COL_NULL("file", STRING, get_file, "File that it was read from, `-` for standard input."),
    COL_NULL(
        "line", INTEGER, get_line,
        "Line of that file, or number of the record in an archive of the web; null when the file "
        "is the document."),
};

static size_t count(const coded *c)
{
    (void)c;
    return 1;
}

static const void *at(const coded *c, size_t i)
{
    (void)i;
    return c->document;
}

RECORD(RECORD_DOCUMENT, "document", "One a document, also when it has no event.", DOCUMENT_COLUMNS,
       count, at);
