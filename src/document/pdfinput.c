#include "base/subprocess.h"
#include "document/inputformat.h"
#include "document/pdflines.h"
#include "document/pdfpages.h"

// PDF: one document, whose text pdftotext (poppler) takes out of it.

#define PDF_MAX_BYTES        ((size_t)64 << 20)       // reports with pictures have 10 to 30 MB
#define PDF_SECONDS          30                       // a thousand pages take three
#define PDF_MEMORY_BYTES     ((size_t)1 << 30)        // of pdftotext: its usual pages take 50 MB
#define PDF_MAX_OUTPUT_BYTES (2 * DOCUMENT_MAX_BYTES) // heads and feet of pages go
#define CODE_NO_PERMISSION   3                        // of pdftotext: the author forbids to copy

typedef struct {
    const input *in;
    bool ended;
} pdf_input;

static status failed(const input *in, const char *what, diag *why)
{
    return diag_set(why, ST_FORMAT, in->path, 0, 0, "%s", what);
}

// What pdftotext's end means.
static status judge(const input *in, const subprocess_end *end, str bytes, str text, diag *why)
{
    switch (end->kind) {
    case SUBPROCESS_MISSING:
        return diag_set(why, ST_IO, in->path, 0, 0,
                        "PDFs are read by pdftotext, which is not there; install poppler-utils");
    case SUBPROCESS_LATE:
        return diag_set(why, ST_LIMIT, in->path, 0, 0, "pdftotext has not read it in %d seconds",
                        PDF_SECONDS);
    case SUBPROCESS_LONG:
        return diag_set(why, ST_LIMIT, in->path, 0, 0, "its text has more than %zu bytes; split it",
                        PDF_MAX_OUTPUT_BYTES);
    case SUBPROCESS_KILLED:
        return failed(in, "pdftotext crashed on it, or needed too much memory", why);
    case SUBPROCESS_EXITED: break;
    }
    if (end->code == CODE_NO_PERMISSION)
        return failed(in, "its author forbids to copy its text", why);
    bool locked = end->code && str_find(bytes, STR("/Encrypt")) != SIZE_MAX;
    if (locked) return failed(in, "it is encrypted; save it without its password", why);
    if (end->code && !text.n) return failed(in, "the PDF is damaged; nothing could be read", why);
    if (!text.n) return failed(in, "there is no text in the PDF; it may be a scan", why);
    return ST_OK;
}

static status read_pdf(const input *in, str bytes, arena *a, raw_record *out, diag *why)
{
    static const char *const ARGV[] = {"pdftotext", "-q",         "-enc", "UTF-8", "-eol",
                                       "unix",      "/dev/stdin", "-",    NULL};
    subprocess p = {.argv = ARGV,
                    .seconds = PDF_SECONDS,
                    .memory_bytes = PDF_MEMORY_BYTES,
                    .max_bytes = PDF_MAX_OUTPUT_BYTES};
    subprocess_end end = {0};
    buf pages = {0};
    status s = subprocess_run(&p, bytes, &pages, &end, why);
    str text = s == ST_OK ? pdflines_join(a, pdfpages_join(a, buf_str(&pages))) : STR_NONE;
    buf_free(&pages);
    TRY(s);
    TRY(judge(in, &end, bytes, text, why));
    *out = (raw_record){.kind = RECORD_TEXT, .bytes = text, .file = str_of(in->path)};
    if (end.code) out->damage = STR("the PDF is damaged; what could be read of it was used");
    return ST_OK;
}

static status next_pdf(void *state, arena *a, raw_record *out, bool *more, diag *why)
{
    pdf_input *x = state;
    *more = false;
    if (x->ended) return ST_OK;
    x->ended = true;
    buf bytes = {0};
    status s = stream_rest(x->in->in, PDF_MAX_BYTES, &bytes, why);
    if (s == ST_OK && !bytes.n) s = input_end(x->in, false, why);
    if (s == ST_OK) s = read_pdf(x->in, buf_str(&bytes), a, out, why);
    if (s == ST_OK && stream_damage(x->in->in)) out->damage = input_damage(x->in, a);
    *more = s == ST_OK;
    buf_free(&bytes);
    return s;
}

static void close_pdf(void *state)
{
    mem_free(state);
}

static status open_pdf(const input *in, record_source *out, diag *why)
{
    (void)why;
    pdf_input *x = mem_alloc(sizeof *x);
    *x = (pdf_input){.in = in};
    *out = (record_source){.state = x, .next = next_pdf, .close = close_pdf};
    return ST_OK;
}

static bool looks_like_pdf(str first)
{
    return str_starts(first, STR("%PDF-"));
}

const input_format FORMAT_PDF = {
    .suffixes = ".pdf", .looks_like = looks_like_pdf, .open = open_pdf};
