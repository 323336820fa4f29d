#include "document/archive.h"

#include "base/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <string.h>

struct archive_stream {
    stream *in;
    const char *name;
    struct archive *reader;
    locale_t names; // in which names are read; 0: none
    size_t shown;   // bytes of the stream that the reader has, to be taken before the next
    bool in_failed; // `in_why` says why
    diag in_why;
    bool in_member; // its bytes are not over
    bool over;
    uint64_t unpacked; // of all members
    const char *piece; // [at, piece_n) of it are still to be given
    size_t at, piece_n;
    int64_t offset; // of the next byte of the member
    bool doubted;   // the member's sums are wrong: told behind its bytes
    buf member;     // name of the last one
};

bool archive_looks_like(str first)
{
    static const char *const OFFICE[] = {"mimetype", "[Content_Types].xml"};
    if (first.n >= 262 && memcmp(first.p + 257, "ustar", 5) == 0) return true;
    if (!str_starts(first, STR("PK\3\4")) && !str_starts(first, STR("PK\5\6"))) return false;
    for (size_t i = 0; i < 2; i++) // the first member's name
        if (str_starts(str_sub(first, 30, first.n), str_of(OFFICE[i]))) return false;
    return true;
}

// --- libarchive's side

static la_ssize_t give_bytes(struct archive *a, void *client, const void **bytes)
{
    archive_stream *x = client;
    str next;
    stream_take(x->in, x->shown);
    x->shown = 0;
    if (stream_peek(x->in, &next, &x->in_why) != ST_OK) {
        x->in_failed = true;
        archive_set_error(a, EIO, "it cannot be read");
        return -1;
    }
    x->shown = next.n;
    *bytes = next.p;
    return (la_ssize_t)next.n;
}

status archive_open(stream *in, const char *name, archive_stream **out, diag *why)
{
    archive_stream *x = mem_alloc(sizeof *x);
    *x = (archive_stream){.in = in, .name = name};
    x->reader = archive_read_new();
    x->names = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (x->reader && archive_read_support_format_zip_streamable(x->reader) == ARCHIVE_OK &&
        archive_read_support_format_tar(x->reader) == ARCHIVE_OK &&
        archive_read_open(x->reader, x, NULL, give_bytes, NULL) == ARCHIVE_OK) {
        *out = x;
        return ST_OK;
    }
    status s = diag_set(why, ST_FORMAT, name, 0, 0, "this is no zip or tar archive");
    archive_close(x);
    return s;
}

void archive_close(archive_stream *x)
{
    if (!x) return;
    archive_read_free(x->reader);
    if (x->names) freelocale(x->names);
    buf_free(&x->member);
    mem_free(x);
}

static status fail(const archive_stream *x, const char *what, diag *why)
{
    const char *said = archive_error_string(x->reader);
    if (x->in_failed) {
        if (why) *why = x->in_why;
        return x->in_why.code;
    }
    return diag_set(why, ST_FORMAT, x->name, 0, 0, "%s (%s)", what,
                    said ? said : "it ends too early");
}

// --- bytes of a member

// The next piece of the member; piece_n is 0 at its end.
static status read_piece(archive_stream *x, diag *why)
{
    const void *piece = NULL;
    size_t n = 0;
    la_int64_t offset = 0;
    x->at = x->piece_n = 0;
    while (x->in_member && !n) {
        if (x->doubted) {
            x->in_member = false;
            return fail(x, "the archive is damaged here", why);
        }
        int result = archive_read_data_block(x->reader, &piece, &n, &offset);
        x->doubted = result == ARCHIVE_WARN;
        x->in_member = result == ARCHIVE_OK || result == ARCHIVE_WARN;
        if (result == ARCHIVE_EOF) return ST_OK;
        if (!x->in_member) {
            x->over = result == ARCHIVE_FATAL || x->in_failed;
            return fail(x, "the archive is damaged here", why);
        }
        if (offset != x->offset) { // a file with holes may be made of nothing else
            x->in_member = false;
            return diag_set(why, ST_FORMAT, x->name, 0, 0,
                            "a file with holes; what comes before them was used");
        }
    }
    x->piece = piece;
    x->piece_n = n;
    x->offset += (int64_t)n;
    x->unpacked += n;
    x->over = unpack_too_much(x->unpacked, stream_packed_bytes(x->in));
    if (!x->over) return ST_OK;
    return diag_set(why, ST_FORMAT, x->name, 0, 0, "the archive " UNPACK_TOO_MUCH);
}

static status read_member(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    archive_stream *x = state;
    *got = 0;
    if (x->at == x->piece_n) {
        if (x->over || !x->in_member) return ST_OK;
        TRY(read_piece(x, why));
    }
    *got = x->piece_n - x->at < n ? x->piece_n - x->at : n;
    if (*got) memcpy(into, x->piece + x->at, *got);
    x->at += *got;
    return ST_OK;
}

byte_source archive_bytes(archive_stream *x)
{
    return (byte_source){.state = x, .read = read_member};
}

// --- members

// What the reader would pass over by itself is unpacked here, where it is measured. Damage in what
// nobody reads does not matter.
static status pass_over(archive_stream *x, diag *why)
{
    diag damage;
    while (x->in_member && !x->over) {
        status s = read_piece(x, &damage);
        if (s != ST_OK && x->over) {
            if (why) *why = damage;
            return s;
        }
        if (s != ST_OK) break;
    }
    x->at = x->piece_n = 0;
    return ST_OK;
}

static void set_member(archive_stream *x, struct archive_entry *e, archive_member *out)
{
    const char *name = archive_entry_pathname(e);
    if (!name) name = archive_entry_pathname_utf8(e);
    str s = str_of(name ? name : "?");
    while (str_starts(s, STR("./")) && s.n > 2) s = str_sub(s, 2, s.n);
    if (s.n > ARCHIVE_MAX_NAME) s = str_sub(s, s.n - ARCHIVE_MAX_NAME, s.n);
    buf_clear(&x->member);
    buf_add(&x->member, s);
    bool link = archive_entry_hardlink(e) || archive_entry_symlink(e);
    *out = (archive_member){.name = buf_str(&x->member),
                            .is_file = archive_entry_filetype(e) == AE_IFREG && !link,
                            .is_folder = archive_entry_filetype(e) == AE_IFDIR,
                            .encrypted = archive_entry_is_encrypted(e) > 0};
}

status archive_next(archive_stream *x, archive_member *out, bool *more, diag *why)
{
    struct archive_entry *e = NULL;
    *more = false;
    TRY(pass_over(x, why));
    if (x->over) return ST_OK;
    locale_t before = x->names ? uselocale(x->names) : (locale_t)0;
    int result = archive_read_next_header(x->reader, &e);
    if (result == ARCHIVE_OK || result == ARCHIVE_WARN) set_member(x, e, out);
    if (x->names) uselocale(before);
    if (result == ARCHIVE_EOF) {
        x->over = true;
        return ST_OK;
    }
    x->over = result != ARCHIVE_OK && result != ARCHIVE_WARN;
    if (x->over) return fail(x, "this is no zip or tar archive, or it is damaged", why);
    x->in_member = true;
    x->doubted = false;
    x->offset = 0;
    *more = true;
    return ST_OK;
}
