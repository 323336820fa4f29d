#include "base/check.h"

#include "base/stream.h"
#include "base/unpack.h"

#include <string.h>
#include <zlib.h>
#include <zstd.h>

#define MANY_BYTES ((size_t)1 << 30)

static void pack_gzip(str bytes, buf *out)
{
    z_stream z = {0};
    unsigned char piece[4096];
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (unsigned char *)(uintptr_t)bytes.p;
    z.avail_in = (uInt)bytes.n;
    int result;
    do {
        z.next_out = piece;
        z.avail_out = sizeof piece;
        result = deflate(&z, Z_FINISH);
        buf_add(out, (str){(char *)piece, sizeof piece - z.avail_out});
    } while (result == Z_OK || result == Z_BUF_ERROR);
    assert_int_equal(result, Z_STREAM_END);
    deflateEnd(&z);
}

static void pack_zstd(str bytes, int window, bool checksum, buf *out)
{
    ZSTD_CCtx *c = ZSTD_createCCtx();
    size_t room = ZSTD_compressBound(bytes.n);
    char *packed = mem_alloc(room);
    ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, checksum);
    if (window) {
        ZSTD_CCtx_setParameter(c, ZSTD_c_windowLog, window);
        ZSTD_CCtx_setParameter(c, ZSTD_c_contentSizeFlag, 0);
        ZSTD_outBuffer o = {packed, room, 0};
        ZSTD_inBuffer i = {bytes.p, bytes.n, 0};
        while (ZSTD_compressStream2(c, &o, &i, ZSTD_e_continue) && i.pos < i.size) continue;
        assert_int_equal(ZSTD_compressStream2(c, &o, &i, ZSTD_e_end), 0);
        buf_add(out, (str){packed, o.pos});
    } else {
        size_t n = ZSTD_compress2(c, packed, room, bytes.p, bytes.n);
        assert_false(ZSTD_isError(n));
        buf_add(out, (str){packed, n});
    }
    ZSTD_freeCCtx(c);
    mem_free(packed);
}

// Reads all of the bytes through a stream; the message of the damage, NULL when there is none.
static const char *read_all(str packed, size_t piece, size_t most, buf *out)
{
    static diag why;
    check_pieces m = {packed, piece};
    byte_source source = check_source(&m);
    stream *s;
    assert_ok(stream_open_source(&source, "x", &s, &why), &why);
    buf_clear(out);
    status result = stream_rest(s, most, out, &why);
    assert_true(result == ST_OK || result == ST_LIMIT);
    const diag *damage = stream_damage(s);
    if (damage) why = *damage;
    bool damaged = damage != NULL;
    stream_close(s);
    return damaged ? why.message : NULL;
}

static void make_text(buf *text, int lines)
{
    for (int i = 0; i < lines; i++) buf_add_format(text, "line %d of %d\n", i * 7919, i % 13);
}

static void test_zstd_frames(void **state)
{
    (void)state;
    static const size_t PIECES[] = {1, 7, 65536};
    buf text = {0}, packed = {0}, out = {0};
    make_text(&text, 30000);
    str all = buf_str(&text), half = str_sub(all, 0, all.n / 2), rest = str_sub(all, half.n, all.n);
    buf_add(&packed, STR("\x5A\x2A\x4D\x18\3\0\0\0abc")); // skippable
    pack_zstd(half, 0, true, &packed);
    buf_add(&packed, STR("\x50\x2A\x4D\x18\0\0\0\0"));
    pack_zstd(rest, 20, false, &packed);
    for (size_t i = 0; i < 3; i++) {
        assert_null(read_all(buf_str(&packed), PIECES[i], MANY_BYTES, &out));
        assert_str_equal(buf_str(&out), all);
    }
    buf_free(&text);
    buf_free(&packed);
    buf_free(&out);
}

// The dictionary in a frame of its own before the others, packed or not.
static void test_dictionary(void **state)
{
    (void)state;
    buf text = {0}, packed = {0}, dictionary = {0}, out = {0};
    make_text(&text, 3000);
    make_text(&dictionary, 2000);
    ZSTD_CCtx *c = ZSTD_createCCtx();
    size_t room = ZSTD_compressBound(text.n);
    char *frame = mem_alloc(room);
    for (int i = 0; i < 4; i++) {
        buf inside = {0};
        if (i % 2)
            pack_zstd(buf_str(&dictionary), 0, true, &inside);
        else
            buf_add(&inside, buf_str(&dictionary));
        if (i >= 2) inside.n /= 2; // not the one that was used
        buf_clear(&packed);
        buf_add(&packed, STR("\x5D\x2A\x4D\x18"));
        for (int k = 0; k < 4; k++) buf_add_byte(&packed, (char)(inside.n >> 8 * k & 0xFF));
        buf_add(&packed, buf_str(&inside));
        size_t n =
            ZSTD_compress_usingDict(c, frame, room, text.p, text.n, dictionary.p, dictionary.n, 3);
        assert_false(ZSTD_isError(n));
        for (int k = 0; k < 2; k++) buf_add(&packed, (str){frame, n});
        const char *damage = read_all(buf_str(&packed), 1000, MANY_BYTES, &out);
        if (i < 2) {
            assert_null(damage);
            assert_int_equal(out.n, 2 * text.n);
            assert_true(str_starts(buf_str(&out), buf_str(&text)));
        } else {
            assert_true(damage || !str_starts(buf_str(&out), buf_str(&text)));
        }
        for (size_t cut = 4; cut < 40; cut++)
            assert_non_null(read_all(str_sub(buf_str(&packed), 0, cut), 1000, MANY_BYTES, &out));
        buf_free(&inside);
    }
    ZSTD_freeCCtx(c);
    mem_free(frame);
    buf_free(&text);
    buf_free(&packed);
    buf_free(&dictionary);
    buf_free(&out);
}

// Sizes around that of the buffer, where a frame ends as the buffer is full.
static void test_sizes(void **state)
{
    (void)state;
    buf text = {0}, packed = {0}, out = {0};
    make_text(&text, 20000);
    for (size_t n = STREAM_BUFFER_BYTES - 2; n <= STREAM_BUFFER_BYTES + 2; n++)
        for (int kind = 0; kind < 3; kind++) {
            str all = str_sub(buf_str(&text), 0, n);
            buf_clear(&packed);
            if (kind == 0) pack_gzip(all, &packed);
            if (kind > 0) pack_zstd(all, 0, kind == 2, &packed);
            assert_null(read_all(buf_str(&packed), 1 << 16, MANY_BYTES, &out));
            assert_str_equal(buf_str(&out), all);
        }
    buf_clear(&packed);
    pack_zstd(STR_NONE, 0, true, &packed);
    assert_null(read_all(buf_str(&packed), 3, MANY_BYTES, &out));
    assert_int_equal(out.n, 0);
    buf_free(&text);
    buf_free(&packed);
    buf_free(&out);
}

// Packed twice is unpacked twice, thrice is not.
static void test_nested(void **state)
{
    (void)state;
    buf text = {0}, once = {0}, twice = {0}, thrice = {0}, out = {0};
    make_text(&text, 1000);
    pack_gzip(buf_str(&text), &once);
    pack_zstd(buf_str(&once), 0, true, &twice);
    pack_gzip(buf_str(&twice), &thrice);
    assert_null(read_all(buf_str(&twice), 5, MANY_BYTES, &out));
    assert_str_equal(buf_str(&out), buf_str(&text));
    assert_null(read_all(buf_str(&thrice), 5, MANY_BYTES, &out));
    assert_str_equal(buf_str(&out), buf_str(&once));
    assert_non_null(read_all(str_sub(buf_str(&twice), 0, twice.n / 2), 5, MANY_BYTES, &out));
    assert_true(out.n > 0 && str_starts(buf_str(&text), buf_str(&out)));
    buf_free(&text);
    buf_free(&once);
    buf_free(&twice);
    buf_free(&thrice);
    buf_free(&out);
}

// Cut anywhere: what came before is there, and the damage is told.
static void test_damage(void **state)
{
    (void)state;
    buf text = {0}, packed = {0}, out = {0};
    make_text(&text, 40000);
    pack_zstd(buf_str(&text), 17, true, &packed); // blocks of 128 KiB
    for (size_t n = 4; n < packed.n; n += packed.n / 31) {
        const char *damage = read_all(str_sub(buf_str(&packed), 0, n), 4096, MANY_BYTES, &out);
        assert_non_null(damage);
        assert_non_null(strstr(damage, "too early"));
        assert_true(str_starts(buf_str(&text), buf_str(&out)));
    }
    packed.p[packed.n - 2] ^= 0x55; // the checksum
    assert_non_null(strstr(read_all(buf_str(&packed), 4096, MANY_BYTES, &out), "damaged"));
    packed.n--;
    buf_add(&packed, STR("more"));
    assert_non_null(read_all(buf_str(&packed), 4096, MANY_BYTES, &out));
    buf_free(&text);
    buf_free(&packed);
    buf_free(&out);
}

// 600 MB of zeros, packed to 600 kB and to 60 kB: soon given up. A window of 512 MB: refused.
static void test_bombs(void **state)
{
    (void)state;
    buf zeros = {0}, packed = {0}, out = {0};
    for (int i = 0; i < 1 << 20; i++) buf_add(&zeros, STR("\0\0\0\0\0\0\0\0"));
    pack_gzip(buf_str(&zeros), &packed);
    buf many = {0};
    for (int i = 0; i < 70; i++) buf_add(&many, buf_str(&packed));
    const char *damage = read_all(buf_str(&many), 4096, MANY_BYTES, &out);
    assert_non_null(damage);
    assert_non_null(strstr(damage, "hundreds of times"));
    assert_in_range(out.n, UNPACK_MAX_FREE_BYTES, UNPACK_MAX_FREE_BYTES * 2);

    // Once more packed, by which it shrinks again: the file's own size counts.
    buf twice = {0};
    for (int i = 0; i < 70 * 5; i++) buf_add(&many, buf_str(&packed));
    pack_zstd(buf_str(&many), 0, false, &twice);
    damage = read_all(buf_str(&twice), 4096, MANY_BYTES, &out);
    assert_non_null(damage);
    assert_in_range(out.n, UNPACK_MAX_FREE_BYTES, UNPACK_MAX_FREE_BYTES * 2);

    buf_clear(&packed);
    pack_zstd(buf_str(&zeros), 29, false, &packed);
    damage = read_all(buf_str(&packed), 4096, MANY_BYTES, &out);
    assert_non_null(damage);
    assert_non_null(strstr(damage, "window"));
    buf_free(&zeros);
    buf_free(&packed);
    buf_free(&many);
    buf_free(&twice);
    buf_free(&out);
}

static void test_magic(void **state)
{
    (void)state;
    assert_int_equal(packing_of(STR("\x1F\x8B")), PACKING_GZIP);
    assert_int_equal(packing_of(STR("\x28\xB5\x2F\xFDx")), PACKING_ZSTD);
    assert_int_equal(packing_of(STR("\x5D\x2A\x4D\x18")), PACKING_ZSTD);
    assert_int_equal(packing_of(STR("\x28\xB5\x2F")), PACKING_NONE);
    assert_int_equal(packing_of(STR("")), PACKING_NONE);
}

// Reads on behind each damage; what was read is parted by "|".
static void read_with_resume(str packed, size_t piece, buf *out)
{
    diag why = {0};
    check_pieces m = {packed, piece};
    byte_source source = check_source(&m);
    stream *s;
    assert_ok(stream_open_source(&source, "x", &s, &why), &why);
    buf_clear(out);
    for (bool more = true; more;) {
        assert_ok(stream_rest(s, (size_t)1 << 20, out, &why), &why);
        assert_ok(stream_resume(s, &more, &why), &why);
        if (more) buf_add_byte(out, '|');
    }
    stream_close(s);
}

// Of five members one has a wrong byte, one is cut off, and something stands before the last.
static void test_resume(void **state)
{
    (void)state;
    buf whole = {0}, text = {0}, out = {0};
    make_text(&text, 20000);
    for (int zstd = 0; zstd < 2; zstd++)
        for (size_t piece = 7; piece < 100000; piece = piece * 20 + 1) {
            buf_clear(&whole);
            for (int i = 0; i < 5; i++) {
                buf one = {0}, packed = {0};
                buf_add_format(&one, "<%d", i);
                buf_add(&one, str_sub(buf_str(&text), 0, (size_t)(i % 2) * 4000));
                buf_add_format(&one, "%d>", i);
                if (zstd)
                    pack_zstd(buf_str(&one), 0, true, &packed);
                else
                    pack_gzip(buf_str(&one), &packed);
                if (i == 1) packed.p[packed.n / 2] ^= 64;
                if (i == 3) packed.n -= packed.n / 3;
                if (i == 4) buf_add_c(&whole, "padding");
                buf_add(&whole, buf_str(&packed));
                buf_free(&one);
                buf_free(&packed);
            }
            read_with_resume(buf_str(&whole), piece, &out);
            assert_true(str_starts(buf_str(&out), STR("<00>")));
            assert_true(str_find(buf_str(&out), STR("|<22>")) != SIZE_MAX);
            assert_true(str_ends(buf_str(&out), STR("|<44>")));
        }
    buf_free(&whole);
    buf_free(&text);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dictionary),  cmocka_unit_test(test_magic),
        cmocka_unit_test(test_zstd_frames), cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_nested),      cmocka_unit_test(test_damage),
        cmocka_unit_test(test_bombs),       cmocka_unit_test(test_resume),
    };
    return cmocka_run_group_tests_name("unpack", tests, NULL, NULL);
}
