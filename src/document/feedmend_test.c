#include "base/check.h"

#include "document/feedmend.h"

#include <stdio.h>

// What comes out of `given`, read in pieces; appended to *out.
static mend_report mended(str given, size_t piece, size_t max_text, buf *out)
{
    check_pieces memory = {given, piece};
    byte_source source = check_source(&memory);
    stream *in;
    feed_mender *m;
    diag why = {0};
    char bytes[64];
    assert_int_equal(stream_open_source(&source, "test", &in, &why), ST_OK);
    assert_int_equal(feedmend_open(in, max_text, &m, &why), ST_OK);
    for (size_t n; (n = feedmend_read(m, bytes, piece < sizeof bytes ? piece : sizeof bytes)) > 0;)
        buf_add(out, (str){bytes, n});
    assert_int_equal(feedmend_failed(m, &why), ST_OK);
    mend_report r = feedmend_report(m);
    r.encoding = STR_NONE;
    feedmend_close(m);
    stream_close(in);
    return r;
}

static mend_report check(const char *given, const char *expected)
{
    static const size_t PIECES[] = {1, 7, 100000};
    mend_report r = {0};
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        buf out = {0};
        r = mended(str_of(given), PIECES[i], 1000, &out);
        buf_add_byte(&out, '\0');
        assert_string_equal(out.p, expected);
        buf_free(&out);
    }
    return r;
}

static void test_good(void **state)
{
    (void)state;
    mend_report r = check("<?xml version='1.0'?><!-- c --><a b='1'><c/>x &amp; y</a>\n",
                          "<a b=\"1\"><c></c>x &amp; y</a>");
    assert_int_equal(r.repairs, 0);
    assert_true(r.root);
    r = check("<a><![CDATA[<b> & ]] > ]]></a>", "<a>&lt;b&gt; &amp; ]] &gt; </a>");
    assert_int_equal(r.repairs, 0);
    r = check("<!DOCTYPE a [<!ENTITY e 'It'><!-- > ' -->]><a>&e;&#65;&#x42;</a>", "<a>ItAB</a>");
    assert_int_equal(r.repairs, 0);
}

static void test_references(void **state)
{
    (void)state;
    mend_report r = check("<a>&nbsp;&eacute;&#146;</a>", "<a>\u00a0\u00e9\u2019</a>");
    assert_int_equal(r.repairs, 2);
    assert_string_equal(r.first, "line 1: an entity of HTML that XML does not know");
    check("<a>A & B &x; &; &#; &#xZ; &amp</a>",
          "<a>A &amp; B &amp;x; &amp;; &amp;#; &amp;#xZ; &amp;amp</a>");
    check("<a>&#0;&#27;&#xD800;</a>", "<a>\uFFFD</a>");
    check("<a b='x&y=1&lt;'/>", "<a b=\"x&amp;y=1&lt;\"></a>");
}

static void test_tags(void **state)
{
    (void)state;
    check("<a b=1 c d='e' d='f' 7><g></a>", "<a b=\"1\" c=\"c\" d=\"e\"><g></g></a>");
    check("<a><b><c>x</b></c></d></a>", "<a><b><c>x</c></b></a>");
    check("<r><item><t>1<item>2</item></r>", "<r><item><t>1</t></item><item>2</item></r>");
    check("<r>a<br>b<img src=x>c</r>", "<r>a<br></br>b<img src=\"x\"></img>c</r>");
    check("<a>1 < 2 <> <3 </ x></a>", "<a>1 &lt; 2 &lt;&gt; &lt;3 &lt;/ x&gt;</a>");
    check("<a:b:c :d='1'/>", "<a:b_c _d=\"1\"></a:b_c>");
    check("<A><b></B></a>", "<A><b></b></A>");
    check("<?xml version='1.0'><a>x</a>", "<a>x</a>");
    check("<a>x\x01y\x0B</a>", "<a>xy</a>");
    check("<a>x\xC2\x81y\xC2\x93z</a>", "<a>xy\u201Cz</a>"); // Windows-1252 has no 0x81
    check("junk<a>x</a>junk<b/>", "<a>x</a>");
}

static void test_cut(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {{"<a><b>x", "<a><b>x</b></a>"},
                                           {"<a><b>x<c d='", "<a><b>x</b></a>"},
                                           {"<a><![CDATA[x", "<a>x</a>"},
                                           {"<a>x<!-- y", "<a>x</a>"},
                                           {"<a>x</a", "<a>x</a>"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_true(check(CASES[i][0], CASES[i][1]).truncated);
    assert_false(check("", "").root);
}

static void test_limits(void **state)
{
    (void)state;
    buf given = {0}, out = {0};
    buf_add_c(&given, "<a>");
    for (int i = 0; i < 3000; i++) buf_add_c(&given, "\u00e9");
    buf_add_c(&given, "<b>x</b></a>");
    mend_report r = mended(buf_str(&given), 4096, 1001, &out);
    assert_int_equal(out.n, strlen("<a><b>x</b></a>") + 1000); // not half a character
    assert_int_equal(r.too_long, 1);
    buf_clear(&given);
    buf_clear(&out);
    for (int i = 0; i < 1000; i++) buf_add_c(&given, "<a>");
    mended(buf_str(&given), 4096, 1000, &out);
    assert_int_equal(out.n, MEND_MAX_DEPTH * strlen("<a></a>"));
    buf_clear(&given);
    buf_clear(&out);
    buf_add_c(&given, "<r>");
    for (int i = 0; i < 2 * MEND_MAX_NAMES; i++) buf_add_format(&given, "<a%d/>", i);
    buf_add_c(&given, "<r>x</r></r>"); // a name that is known stays
    mended(buf_str(&given), 4096, 1000, &out);
    assert_true(str_find(buf_str(&out), STR("<a100></a100>")) != SIZE_MAX);
    assert_true(str_find(buf_str(&out), STR("<a5000>")) == SIZE_MAX);
    assert_true(str_ends(buf_str(&out), STR("<r>x</r></r>")));
    buf_free(&given);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good), cmocka_unit_test(test_references), cmocka_unit_test(test_tags),
        cmocka_unit_test(test_cut),  cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
