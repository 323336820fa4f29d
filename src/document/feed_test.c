#include "document/feed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static arena memory;

static feed parsed_at(str bytes, const char *base)
{
    feed f;
    diag why = {0};
    status s = feed_parse(&memory, bytes, "test", str_of(base), &f, &why);
    if (s != ST_OK) print_error("%s\n", why.message);
    assert_int_equal(s, ST_OK);
    return f;
}

static feed parsed(const char *text)
{
    return parsed_at(str_of(text), "");
}

static void is(str found, const char *expected)
{
    char text[2000];
    snprintf(text, sizeof text, "%.*s", STR_ARG(found));
    assert_string_equal(text, expected);
}

static int reset(void **state)
{
    (void)state;
    arena_free(&memory);
    return 0;
}

static const char RSS[] =
    "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
    "xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>The &quot;Courier&quot;</title>"
    "<atom:link rel='self' href='http://c.example/feed'/><link>http://c.example/</link>"
    "<language>en-GB</language><ttl>30</ttl><image><title>Logo</title><link>x</link></image>"
    "<item><title>A &amp;amp; B</title><guid isPermaLink='false'>77</guid><link>/a?b=1&amp;c</link>"
    "<pubDate>Mon, 06 Jul 2020 15:00:00 +0200</pubDate><dc:creator>Ada Kunda</dc:creator>"
    "<description><![CDATA[<p>Short [&#8230;]</p>]]></description>"
    "<content:encoded><![CDATA[<p>The long text.</p>]]></content:encoded></item>"
    "<item><guid>http://c.example/2</guid><author>b@c.example (Ben Oyelaran)</author>"
    "<description>Plain text, 2 &lt; 3.</description>"
    "<source url='http://w.example/f'>Wire</source></item></channel></rss>";

static void test_rss(void **state)
{
    (void)state;
    feed f = parsed_at(str_of(RSS), "http://c.example/feed");
    is(f.head.format, "rss20");
    is(f.head.title, "The \"Courier\"");
    is(f.head.url, "http://c.example/");
    is(f.head.language, "en-GB");
    assert_int_equal(f.head.ttl_minutes, 30);
    assert_int_equal(f.repairs.repairs, 0);
    assert_int_equal(f.n_items, 2);
    const feed_item *a = &f.items[0], *b = &f.items[1];
    is(a->title, "A & B");
    is(a->id, "77");
    assert_false(a->id_is_link);
    is(a->url, "http://c.example/a?b=1&c");
    is(a->published, "2020-07-06T15:00:00+02:00");
    is(a->author, "Ada Kunda");
    is(a->content.value, "<p>The long text.</p>");
    assert_true(a->content.html);
    assert_true(a->summary.html);
    is(b->url, "http://c.example/2");
    assert_true(b->id_is_link);
    is(b->author, "Ben Oyelaran");
    is(b->people[0].email, "b@c.example");
    is(b->summary.value, "Plain text, 2 < 3.");
    assert_false(b->summary.html);
    is(b->source, "Wire");
    is(b->source_url, "http://w.example/f");
}

static const char ATOM[] =
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://g.example/x/' xml:lang='fr'>"
    "<title type='html'>Gazette &lt;i>!&lt;/i></title><link href='.'/><updated>2020-07-07T10:00:00Z"
    "</updated><author><name>Desk</name></author><entry xml:lang='en_US' xml:base='y/'>"
    "<title>1 &lt; 2 &amp;amp; so</title><id>urn:1</id><link rel='enclosure' href='a.mp3'/>"
    "<link href='p.html'/><published>2020-07-06</published><author><name>Ada</name>"
    "<email>a@g.example</email></author><author><name>Ben</name></author><source>"
    "<title>Elsewhere</title><author><name>Not "
    "me</name></author><id>http://e.example/</id></source>"
    "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One "
    "&amp;<br/>two.</p></div>"
    "</content></entry><entry><summary type='text'>&lt;b>literal&lt;/b></summary><content "
    "type='html'>&lt;p>Escaped &amp;amp; more</content></entry></feed>";

static void test_atom(void **state)
{
    (void)state;
    feed f = parsed(ATOM);
    is(f.head.format, "atom10");
    is(f.head.title, "Gazette !");
    is(f.head.url, "http://g.example/x/");
    is(f.head.people[0].name, "Desk");
    assert_int_equal(f.n_items, 2);
    const feed_item *a = &f.items[0], *b = &f.items[1];
    is(a->title, "1 < 2 & so"); // what the normaliser makes of "&amp;"
    is(a->title_given.value, "1 < 2 &amp; so");
    is(a->url, "http://g.example/x/y/p.html");
    is(a->author, "Ada, Ben");
    is(a->source, "Elsewhere");
    is(a->source_url, "http://e.example/");
    is(a->content.value, "<div><p>One &amp;<br />two.</p></div>");
    is(a->content.language, "en-US");
    is(a->content.base, "http://g.example/x/y/");
    is(b->summary.value, "<b>literal</b>");
    assert_false(b->summary.html);
    is(b->content.value, "<p>Escaped &amp; more");
    is(b->content.language, "fr");
}

static void test_older(void **state)
{
    (void)state;
    feed f = parsed("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
                    "xmlns='http://purl.org/rss/1.0/'><channel><title>L</title></channel>"
                    "<item rdf:about='http://l.example/1'><title>One</title></item></rdf:RDF>");
    is(f.head.format, "rss10");
    is(f.items[0].id, "http://l.example/1");
    f = parsed("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title "
               "type='text/html' mode='escaped'>&lt;b>x&lt;/b></title><content mode='base64' "
               "type='text/html'>PHA+aGk8L3A+</content><issued>2020-07-06T10:00Z</issued></entry>"
               "</feed>");
    is(f.head.format, "atom03");
    is(f.items[0].title, "x");
    is(f.items[0].content.value, "<p>hi</p>");
    is(f.items[0].published, "2020-07-06T10:00:00Z");
}

static void test_json(void **state)
{
    (void)state;
    feed f = parsed("{\"items\":[{\"id\":7,\"content_text\":\"no\",\"content_html\":\"<p>yes\","
                    "\"url\":\"/a\",\"authors\":[{\"name\":\"Ada\"},{\"name\":\"Ben\"}],"
                    "\"date_published\":\"2020-07-06T10:00:00+02:00\"},3,{\"summary\":\"s\"}],"
                    "\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\","
                    "\"home_page_url\":\"http://j.example/\"}");
    is(f.head.format, "json11");
    is(f.head.title, "J");
    assert_int_equal(f.n_items, 2);
    is(f.items[0].id, "7");
    is(f.items[0].url, "http://j.example/a");
    is(f.items[0].content.value, "<p>yes");
    is(f.items[0].author, "Ada, Ben");
    is(f.items[1].url, "");
    // cut off: the whole items count
    f = parsed(
        "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\"},{\"id\":\"2");
    assert_int_equal(f.n_items, 1);
    assert_true(f.repairs.truncated);
}

static void test_encodings(void **state)
{
    (void)state;
    static const char UTF16[] =
        "\xFF\xFE<\0r\0s\0s\0>\0<\0c\0h\0a\0n\0n\0e\0l\0>\0<\0t\0i\0t\0l\0e\0"
        ">\0\xE9\0<\0/\0t\0i\0t\0l\0e\0>\0<\0/\0c\0h\0a\0n\0n\0e\0l\0>\0"
        "<\0/\0r\0s\0s\0>\0";
    feed f = parsed_at((str){UTF16, sizeof UTF16 - 1}, "");
    is(f.head.title, "\u00e9");
    is(f.head.encoding, "UTF-16LE");
    f = parsed("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>caf\xE9 \x93q\x94"
               "</title></channel></rss>");
    is(f.head.title, "caf\u00e9 \"q\"");
    f = parsed("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>caf\u00e9</title>"
               "</channel></rss>");
    is(f.head.title, "caf\u00e9"); // UTF-8, whatever it says
    f = parsed("<?xml version='1.0' encoding='utf-8'?><rss><channel><title>\u00e9\u00e9\u00e9\u00e9"
               "\u00e9 \xE9</title></channel></rss>");
    is(f.head.title, "\u00e9\u00e9\u00e9\u00e9\u00e9 \u00e9"); // a byte of another encoding
    assert_int_equal(f.repairs.bad_text, 1);
    f = parsed("<?xml version='1.0' encoding='koi8-r'?><rss><channel><title>\xED\xC9\xD2</title>"
               "</channel></rss>");
    is(f.head.title, "\u041c\u0438\u0440");
}

static void test_ill_formed(void **state)
{
    (void)state;
    feed f =
        parsed("junk <rss version=2.0 odd><channel><title>A & B &nbsp;&copy; &#150; &what; \x01"
               "</title><item><title>One < two<link>http://i.example/?a=1&b=2</link>"
               "<description>Text<br>more <p>and more</description><item><title>Two</title>"
               "</i></item></channel></rss> trailing");
    is(f.head.title, "A & B \u00a9 \u2013 &what;");
    assert_int_equal(f.n_items, 2);
    is(f.items[0].title, "One < two");
    is(f.items[0].url, "http://i.example/?a=1&b=2");
    is(f.items[0].summary.value, "Text<br />more <p>and more</p>");
    is(f.items[1].title, "Two");
    assert_true(f.repairs.repairs > 5);
    assert_true(f.repairs.first[0] != '\0');
    assert_false(f.repairs.truncated);
    f = parsed("<rss><channel><item><title>Whole</title></item><item><title>Hal");
    assert_int_equal(f.n_items, 2);
    is(f.items[1].title, "Hal");
    assert_true(f.repairs.truncated);
}

// No entity is expanded but a plain text, and of those not too many bytes.
static void test_bombs(void **state)
{
    (void)state;
    feed f =
        parsed("<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM "
               "\"file:///etc/passwd\">]><rss><channel><title>&a; &b; &c;</title></channel></rss>");
    is(f.head.title, "ha &b; &c;");
    buf text = {0};
    buf_add_c(&text, "<!DOCTYPE rss [<!ENTITY a \"");
    for (int i = 0; i < 4000; i++) buf_add_byte(&text, 'x');
    buf_add_c(&text, "\">]><rss><channel><item><description>");
    for (int i = 0; i < 100000; i++) buf_add_c(&text, "&a;");
    buf_add_c(&text, "</description></item></channel></rss>");
    f = parsed_at(buf_str(&text), "");
    assert_true(f.items[0].summary.value.n < ((size_t)2 << 20));
    buf_clear(&text);
    buf_add_c(&text, "<rss><channel>");
    for (int i = 0; i < 100000; i++) buf_add_c(&text, "<a b='c'>");
    buf_add_c(&text, "<item><title>Deep</title></item>");
    f = parsed_at(buf_str(&text), "");
    assert_true(f.repairs.truncated);
    buf_free(&text);
}

static void test_none(void **state)
{
    (void)state;
    static const char *const CASES[] = {"",
                                        "hello",
                                        "<html><body><p>No</p></body></html>",
                                        "{}",
                                        "{\"version\":\"1\",\"items\":[]}",
                                        "<",
                                        "\xFF\xFE",
                                        "<?xml"};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        feed f;
        diag why = {0};
        assert_int_equal(feed_parse(&memory, str_of(CASES[i]), "test", STR_NONE, &f, &why),
                         ST_FORMAT);
        assert_true(why.message[0] != '\0');
        assert_false(feed_looks_like(str_of(CASES[i])));
    }
    feed f = parsed("<rss><channel><title>Empty</title></channel></rss>");
    assert_int_equal(f.n_items, 0);
}

static void test_looks(void **state)
{
    (void)state;
    assert_true(feed_looks_like(str_of(RSS)));
    assert_true(feed_looks_like(str_of(ATOM)));
    assert_true(feed_looks_like(STR("\xEF\xBB\xBF \n<!-- a <b> --><?x y?><!DOCTYPE rss><rss>")));
    assert_true(feed_looks_like(STR("<a:feed xmlns:a='x'>")));
    assert_true(feed_looks_like(STR("{\"version\": \"https://jsonfeed.org/version/1\"")));
    assert_false(feed_looks_like(STR("{\"text\": \"about https://jsonfeed.org/version/1\"}")));
    assert_false(feed_looks_like(STR("<feedback>")));
    assert_false(feed_looks_like(STR("rss")));
}

static void test_full(void **state)
{
    (void)state;
    char text[4000];
    char body[900];
    memset(body, 0, sizeof body);
    for (int i = 0; i < 40; i++) strcat(body, "The talks went on. ");
    snprintf(text, sizeof text,
             "<rss><channel><item><content>%s</content></item><item><description>%s</description>"
             "</item><item><content>%s Read more</content></item><item><content>%s [...]</content>"
             "</item><item><content>Short.</content></item></channel></rss>",
             body, body, "x", body);
    feed f = parsed(text);
    assert_true(f.items[0].full);
    assert_false(f.items[1].full); // as long a summary may be one
    assert_false(f.items[2].full);
    assert_false(f.items[3].full);
    assert_false(f.items[4].full);
}

static void test_record(void **state)
{
    (void)state;
    feed f = parsed_at(str_of(RSS), "http://c.example/feed");
    raw_record r;
    feed_record(&f.head, &f.items[0], &r);
    assert_int_equal(r.kind, RECORD_FRAGMENT);
    is(r.bytes, "<p>The long text.</p>");
    is(r.known.id, ""); // "77" may be another feed's
    is(r.known.url, "http://c.example/a?b=1&c");
    is(r.known.outlet, "The \"Courier\"");
    is(r.known.byline, "Ada Kunda");
    is(r.known.date, "2020-07-06T15:00:00+02:00");
    feed_record(&f.head, &f.items[1], &r);
    assert_int_equal(r.kind, RECORD_FIELDS);
    is(r.known.id, "http://c.example/2");
    is(r.known.outlet, "Wire");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_rss, reset),
        cmocka_unit_test_teardown(test_atom, reset),
        cmocka_unit_test_teardown(test_older, reset),
        cmocka_unit_test_teardown(test_json, reset),
        cmocka_unit_test_teardown(test_encodings, reset),
        cmocka_unit_test_teardown(test_ill_formed, reset),
        cmocka_unit_test_teardown(test_bombs, reset),
        cmocka_unit_test_teardown(test_none, reset),
        cmocka_unit_test_teardown(test_looks, reset),
        cmocka_unit_test_teardown(test_full, reset),
        cmocka_unit_test_teardown(test_record, reset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
