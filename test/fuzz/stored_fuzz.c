// Any bytes as a dump, loaded into a file, as the file's readers find it: whatever its cells hold,
// verify ends, and so do the exports, the panels, the merge, the lists, the log and the citation,
// with an answer or a reason.
#include "dumpseed.h"
#include "fuzztarget.h"

#include "export/citation.h"
#include "export/exporter.h"
#include "link/period.h"
#include "query/eventlist.h"
#include "query/eventsearch.h"
#include "store/changelog.h"
#include "store/databasemerge.h"
#include "upkeep/dump.h"
#include "upkeep/dumpload.h"
#include "upkeep/verify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Waiting for the disk would take most of the time: SQLite finds these in place of libc's.
__attribute__((visibility("default"))) int fsync(int fd)
{
    (void)fd;
    return 0;
}

__attribute__((visibility("default"))) int fdatasync(int fd)
{
    return fsync(fd);
}

static char folder[] = "/tmp/stored_fuzz_XXXXXX", file[sizeof folder + 16];

static void remove_file(void)
{
    static const char *const ENDS[] = {"", "-wal", "-shm", "-journal"};
    char name[sizeof file + 16];
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        snprintf(name, sizeof name, "%s%s", file, ENDS[i]);
        unlink(name);
    }
}

static void remove_folder(void)
{
    remove_file();
    rmdir(folder);
}

static void make_folder(void)
{
    if (file[0]) return;
    must(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/x.db", folder);
    atexit(remove_folder);
}

static void expect(status s, const diag *why)
{
    must(s == ST_OK || why->message[0]);
}

static status take_bytes(void *state, str bytes, diag *why)
{
    (void)why;
    *(size_t *)state += bytes.n;
    return ST_OK;
}

static status take_file(void *state, str name, const char *ending, str bytes, diag *why)
{
    must(name.n && !memchr(name.p, '/', name.n) && ending[0]);
    return take_bytes(state, bytes, why);
}

static status take_finding(void *state, const verify_finding *x, diag *why)
{
    must(x->what.n);
    return take_bytes(state, x->what, why);
}

static status take_event(void *state, const found_event *e, diag *why)
{
    return take_bytes(state, e->text, why);
}

static status take_group(void *state, const found_group *g, diag *why)
{
    return take_bytes(state, g->key, why);
}

static status take_merged(void *state, const roster_row *row, diag *why)
{
    return take_bytes(state, str_of(row->id), why);
}

static status take_listed(void *state, const eventlist_row *row, diag *why)
{
    return take_bytes(state, row->id, why);
}

static status take_change(void *state, const change_row *x, diag *why)
{
    return take_bytes(state, x->document, why);
}

static status take_panel(void *state, const panel_row *row, diag *why)
{
    must(row->read >= row->texts || !row->read);
    return take_bytes(state, row->source, why);
}

#define SHARES 4 // of the formats, one of which each input is tried with: all take too long

static void export_some(str input, size_t *n)
{
    export_sink sink = {.write = take_bytes, .state = n};
    size_t first = 0;
    for (size_t i = 0; i < input.n; i++) first += (unsigned char)input.p[i];
    for (size_t i = first % SHARES; export_format_at(i); i += SHARES) {
        const export_format *f = export_format_at(i);
        export_options o = {.format = f, .all = first & 8, .redacted = first & 16, .header = true};
        diag why = {0};
        if (export_writes_folder(f)) o.file = take_file, o.file_state = n;
        if (!export_has_trees(f)) expect(export_run(file, &o, &sink, &why), &why);
    }
}

static void make_panels(size_t *n)
{
    for (int unit = 0; unit < PANEL_UNITS; unit++) {
        panel *p = NULL;
        diag why = {0};
        panel_wanted w = {.unit = (panel_unit)unit,
                          .step = PANEL_YEAR,
                          .first = PERIOD_FIRST,
                          .last = PERIOD_LAST,
                          .mentions = unit == PANEL_ACTOR};
        status s = panel_open(file, &w, &p, &why);
        if (s == ST_OK) s = panel_each(p, take_panel, n, &why);
        expect(s, &why);
        panel_close(p);
    }
}

static void ask(size_t *n)
{
    arena a = {0};
    eventquery q;
    diag why = {0};
    bool more;
    int64_t left;
    must(eventquery_parse(STR("type:CONSULT OR NOT actor:CHN"), &a, &q, &why) == ST_OK);
    eventsearch s = {.database = file, .query = &q, .order = SEARCH_NEWEST};
    expect(eventsearch_list(&s, take_event, n, &more, &why), &why);
    for (int by = GROUP_ALL; by < GROUP_COUNT; by++)
        expect(eventsearch_groups(&s, (search_group)by, take_group, n, &left, &why), &why);
    arena_free(&a);
}

static void read_all(str input)
{
    size_t n = 0, undated;
    arena a = {0};
    diag why = {0};
    citation cited = {0};
    buf text = {0};
    verification v = {.finding = take_finding, .state = &n};
    changelog_reader log = {.row = take_change, .state = &n};
    dump_writer dump = {.line = take_bytes, .state = &n};
    panel_wanted listed = {.first = PERIOD_FIRST, .last = PERIOD_LAST};
    expect(verify_database(file, &v, &why), &why);
    expect(databasemerge_rows(file, take_merged, &n, &why), &why);
    expect(eventlist_each(file, &listed, take_listed, &n, &undated, &why), &why);
    expect(changelog_read(file, &log, &why), &why);
    expect(dump_write(file, &dump, &why), &why);
    if (citation_read(file, &a, &cited, &why) == ST_OK) citation_bibtex(&cited, &text);
    export_some(input, &n);
    make_panels(&n);
    ask(&n);
    buf_free(&text);
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    buf dump = {0};
    diag why = {0};
    dump_totals n = {0};
    stream *in;
    make_folder();
    dumpseed_add((str){(const char *)data, size}, &dump);
    if (dumpseed_is_good(buf_str(&dump)) &&
        stream_open_memory(buf_str(&dump), "fuzz.dump", &in, &why) == ST_OK) {
        status s = dumpload_stream(in, "fuzz.dump", file, &n, &why);
        stream_close(in);
        if (s == ST_OK) read_all(buf_str(&dump));
        remove_file();
    }
    buf_free(&dump);
    return 0;
}
