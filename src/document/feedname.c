#include "document/feedname.h"

static const struct {
    feed_ns ns;
    const char *uris;     // in small letters, parted by blanks; those that end in "*" begin so
    const char *prefixes; // where nobody declares them
} NAMESPACES[] = {
    {FEED_NS_ATOM,
     "http://www.w3.org/2005/atom http://purl.org/atom/* http://purl.org/net/rss1.1# "
     "http://example.com/necho http://purl.org/echo/ uri/of/echo/namespace# "
     "http://purl.org/pie/ http://www.w3.org/2005/atom/ https://www.w3.org/2005/atom",
     "atom atom10 atom03"},
    {FEED_NS_DC, "http://purl.org/dc/elements/*", "dc"},
    {FEED_NS_DCTERMS, "http://purl.org/dc/terms/*", "dcterms"},
    {FEED_NS_CONTENT, "http://purl.org/rss/1.0/modules/content/", "content"},
    {FEED_NS_RDF, "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
    {FEED_NS_XHTML, "http://www.w3.org/1999/xhtml http://www.w3.org/1999/html", "xhtml html"},
    {FEED_NS_ITUNES, "http://www.itunes.com/* http://example.com/dtds/podcast-1.0.dtd", "itunes"},
    {FEED_NS_MEDIA,
     "http://search.yahoo.com/mrss http://search.yahoo.com/mrss/ "
     "http://video.search.yahoo.com/mrss/",
     "media"},
    {FEED_NS_FEEDBURNER, "http://rssnamespace.org/feedburner/*", "feedburner"},
    {FEED_NS_CORE,
     "http://backend.userland.com/* http://blogs.law.harvard.edu/* http://purl.org/rss/1.0/ "
     "http://my.netscape.com/* http://channel.netscape.com/* http://cyber.law.harvard.edu/* "
     "http://purl.org/net/rss1.1/ http://www.w3.org/tr/rss* http://purl.org/rss/2.0/",
     "rss"},
};

static bool is_uri(str uri, const char *list)
{
    for (str rest = str_of(list); rest.p;) {
        str entry = str_split(&rest, ' ');
        bool open = str_ends(entry, STR("*"));
        if (open ? str_starts_nocase(uri, str_sub(entry, 0, entry.n - 1))
                 : str_eq_nocase(uri, entry))
            return true;
    }
    return false;
}

feed_ns feedname_namespace(str uri, str prefix)
{
    uri = str_trim(uri);
    if (!uri.n && !prefix.n) return FEED_NS_CORE;
    for (size_t i = 0; i < sizeof NAMESPACES / sizeof *NAMESPACES; i++)
        if (uri.n ? is_uri(uri, NAMESPACES[i].uris)
                  : str_among_nocase(prefix, str_of(NAMESPACES[i].prefixes), ' '))
            return NAMESPACES[i].ns;
    return FEED_NS_OTHER;
}

typedef struct {
    const char *names; // in small letters
    feed_field field;
} field_name;

// RSS and Atom have no name that means two things, but for those that the context tells.
static const field_name CORE[] = {
    {"rss|rdf|items", FIELD_WRAP},
    {"channel|feed", FIELD_FEED},
    {"item|entry|product", FIELD_ITEM},
    {"title", FIELD_TITLE},
    {"link", FIELD_LINK},
    {"guid|id", FIELD_ID},
    {"description|summary|abstract", FIELD_SUMMARY},
    {"subtitle|tagline", FIELD_SUBTITLE},
    {"content|fullitem|body|encoded", FIELD_CONTENT},
    {"pubdate|published|issued", FIELD_PUBLISHED},
    {"updated|modified|lastbuilddate", FIELD_UPDATED},
    {"author|managingeditor", FIELD_AUTHOR},
    {"name", FIELD_NAME},
    {"email", FIELD_EMAIL},
    {"uri|url|homepage", FIELD_URI},
    {"language", FIELD_LANGUAGE},
    {"ttl", FIELD_TTL},
    {"source", FIELD_SOURCE},
    // what has titles, links and texts of its own
    {"image|textinput|textinputs|contributor|cloud|skiphours|skipdays|enclosure|category|rights|"
     "copyright|info|generator|webmaster|comments|logo|icon|docs|rating|script|style",
     FIELD_NONE},
};
static const field_name DC[] = {{"title", FIELD_TITLE},
                                {"description", FIELD_SUMMARY},
                                {"creator|author", FIELD_AUTHOR},
                                {"date", FIELD_UPDATED},
                                {"language", FIELD_LANGUAGE}};
static const field_name DCTERMS[] = {{"issued", FIELD_PUBLISHED}, {"modified", FIELD_UPDATED}};
static const field_name CONTENT[] = {{"encoded", FIELD_CONTENT}, {"items|item", FIELD_NONE}};
static const field_name RDF[] = {{"rdf", FIELD_WRAP}};
static const field_name XHTML[] = {{"body|div", FIELD_CONTENT}};
static const field_name ITUNES[] = {
    {"author", FIELD_AUTHOR}, {"subtitle", FIELD_SUBTITLE}, {"summary", FIELD_SUMMARY}};
static const field_name MEDIA[] = {
    {"group|content", FIELD_WRAP}, {"title", FIELD_TITLE}, {"description", FIELD_SUMMARY}};
static const field_name FEEDBURNER[] = {{"origlink", FIELD_ORIGIN}};

feed_field feedname_field(feed_ns ns, str name)
{
#define LIST(names)                                                                                \
    {                                                                                              \
        (names), sizeof(names) / sizeof *(names)                                                   \
    }
    static const struct {
        const field_name *p; // [n]
        size_t n;
    } LISTS[] = {
        [FEED_NS_CORE] = LIST(CORE),       [FEED_NS_ATOM] = LIST(CORE),
        [FEED_NS_DC] = LIST(DC),           [FEED_NS_DCTERMS] = LIST(DCTERMS),
        [FEED_NS_CONTENT] = LIST(CONTENT), [FEED_NS_RDF] = LIST(RDF),
        [FEED_NS_XHTML] = LIST(XHTML),     [FEED_NS_ITUNES] = LIST(ITUNES),
        [FEED_NS_MEDIA] = LIST(MEDIA),     [FEED_NS_FEEDBURNER] = LIST(FEEDBURNER),
    };
#undef LIST
    if (ns >= sizeof LISTS / sizeof *LISTS) return FIELD_NONE;
    for (size_t i = 0; i < LISTS[ns].n; i++)
        if (str_among_nocase(name, str_of(LISTS[ns].p[i].names), '|')) return LISTS[ns].p[i].field;
    return ns == FEED_NS_CORE ? FIELD_WRAP : FIELD_NONE;
}

bool feedname_is_text(feed_field field)
{
    return field == FIELD_SUMMARY || field == FIELD_CONTENT || field == FIELD_SUBTITLE;
}

str feedname_local(str name)
{
    size_t colon = str_find_byte(name, ':', 0);
    return colon == SIZE_MAX ? name : str_sub(name, colon + 1, name.n);
}

bool feedname_is_hollow(str name)
{
    return str_in_list(name, "br|hr|img|wbr|input|area|col|param|embed", '|');
}

str feedname_format(str uri, str name, str version)
{
    static const char *const RSS[][2] = {{"0.90", "rss090"}, {"0.91", "rss091"}, {"0.92", "rss092"},
                                         {"0.93", "rss093"}, {"0.94", "rss094"}, {"2.", "rss20"}};
    if (str_eq_nocase(name, STR("rss"))) {
        for (size_t i = 0; i < sizeof RSS / sizeof *RSS; i++)
            if (str_starts(version, str_of(RSS[i][0]))) return str_of(RSS[i][1]);
        return STR("rss");
    }
    if (str_eq_nocase(name, STR("feed"))) {
        bool ten = str_starts_nocase(uri, STR("http://www.w3.org/2005/Atom"));
        bool three = str_eq(version, STR("0.3")) || str_eq(uri, STR("http://purl.org/atom/ns#"));
        return ten ? STR("atom10") : three ? STR("atom03") : STR("atom");
    }
    if (str_starts_nocase(uri, STR("http://my.netscape.com/rdf/simple/0.9"))) return STR("rss090");
    if (str_eq_nocase(uri, STR("http://purl.org/rss/1.0/"))) return STR("rss10");
    if (str_eq_nocase(name, STR("channel"))) return STR("cdf");
    return STR_NONE;
}
