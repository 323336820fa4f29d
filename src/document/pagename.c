#include "document/pagename.h"

#include "base/ascii.h"

#include <string.h>

// Words of classes and ids, as they stand between hyphens, underscores and capitals. Two words with
// a space between must follow each other.
static const struct {
    uint32_t flag;
    const char *words;
} NAMES[] = {
    {BLOCK_COMMENT, "comment|comments|disqus|commentarea|commentslist|postcomments|fbcomments|"
                    "respond|replies|commentlist|discussion|livefyre|"
                    "coral|usercomments"},
    {BLOCK_RELATED,
     "related|recommended|recommendations|recirc|recirculation|trending|popular|most read|"
     "mostread|most viewed|read more|readmore|more stories|more news|also read|see also|"
     "read next|up next|next up|teaser|teasers|outbrain|taboola|onward|further reading|"
     "latest|headlines list|more from|related articles|morefrom|suggested|promoted|"
     "editors picks|you may|inline link|story list|archive list|sidebar|side bar|rail|"
     "relatedposts|relatedarticles|relatedcontent|relatedlinks|relatedstories|yarpp|"
     "post embed|embedded post|infinite|endless|"
     "right col|rightcol|left col|widget|widgets|secondary"},
    {BLOCK_CHROME,
     "nav|navbar|navigation|menu|breadcrumb|breadcrumbs|crumbs|footer|masthead|cookie|cookies|"
     "consent|gdpr|banner|share|sharing|sharebar|social|addthis|newsletter|newsletters|subscribe|"
     "subscription|signup|sign up|promo|promotion|advert|adverts|advertisement|advertising|ad|ads|"
     "adslot|sponsor|sponsored|modal|popup|overlay|toolbar|tool|tools|pagination|pager|skip|"
     "login|signin|search|searchbox|toc|alert|donate|donation|paywall|regwall|copyright|"
     "disclaimer|print only|noprint|player|follow|cta|topbar|utility|feedback|sr only|"
     "sharedaddy|addtoany|shareaholic|socialshare|sociallinks|sharebuttons|sharebutton|"
     "socialmedia|socialicons|adsbygoogle|navlinks|postnav|newsletterform|"
     "screen reader|visually hidden|off screen|language switcher"},
    {BLOCK_ABOUT, "byline|author|authors|bio|meta|metadata|timestamp|dateline|pubdate|published|"
                  "posted|tags|taglist|topics|categories|category|kicker|eyebrow|credit|credits|"
                  "authorbox|authorbio|authorinfo|articlemeta|entrymeta|postmetadata|"
                  "source line|post info|entry info|postmeta|postdate|date"},
    {BLOCK_CAPTION, "caption|figcaption|photo credit|image credit|"
                    "video|imagecaption|photocaption|thumbnail|lightbox|wp caption|cutline"},
    {BLOCK_PULLED, "pullquote|pull quote|pulled|pull"},
    {BLOCK_STANDFIRST, "standfirst|subtitle|subheadline|deck|dek|subheading|strapline|sub head|"
                       "article summary|lede summary|subhed|sub title"},
};

// Names of the body in the systems that sites are made with, as they stand squeezed in a class.
static const char BODY_NAMES[] =
    "articlebody|articlecontent|articletext|entrycontent|postcontent|postbody|storybody|storytext|"
    "storycontent|fieldnamebody|fieldbody|bodytext|bodycopy|contentbody|textcontent|richtext|"
    "wysiwyg|singlecontent|nodecontent|newscontent|newsbody|newstext|articledetail|pagetext|"
    "detailtext|storydetail|postarticle|articlestory|bodycontent|articleparagraph|textbody|"
    "pressreleasebody|releasebody|maintext|storycopy|articlecopy|markup|"
    "entrytext|posttext|itembody|itemfulltext|caasbody|canvasbody|newsdetail|fulltext|mainbody";
static const char MAIN_NAMES[] = "content|main|maincontent|primary|article|story|post|hentry";

static bool is_name_byte(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c);
}

// The end of the run of letters and digits that begins at `at`; *made when digits stand before
// letters in it: such names are made by programs ("css-1ad4f") and have no words.
static size_t run_end(str name, size_t at, bool *made)
{
    bool digits = false;
    *made = false;
    for (; at < name.n && is_name_byte(name.p[at]); at++) {
        *made = *made || (digits && ascii_is_letter(name.p[at]));
        digits = digits || ascii_is_digit(name.p[at]);
    }
    return at;
}

// The next word of a name: up to a hyphen, an underscore, or a capital behind a small letter. Empty
// at the end.
static str next_word(str name, size_t *at)
{
    for (;;) {
        while (*at < name.n && !ascii_is_letter(name.p[*at]) && !ascii_is_digit(name.p[*at]))
            (*at)++;
        bool made, inside = *at && is_name_byte(name.p[*at - 1]); // behind a word of the same run
        size_t end = run_end(name, *at, &made);
        if (*at >= name.n || (!made && ascii_is_letter(name.p[*at]))) break;
        if (made && inside && ascii_is_letter(name.p[*at])) break;
        *at = end;
    }
    size_t begin = *at;
    while (*at < name.n && ascii_is_letter(name.p[*at])) {
        if (*at > begin && ascii_is_upper(name.p[*at]) && ascii_is_lower(name.p[*at - 1])) break;
        (*at)++;
    }
    return str_sub(name, begin, *at);
}

pagename_lists *pagename_open(arena *a)
{
    pagename_lists *l = arena_array(a, pagename_lists, 1);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        str list = str_of(NAMES[i].words);
        while (list.p && l->n < PAGENAME_WORDS_MAX) {
            pagename_entry *e = &l->entries[l->n++];
            e->words = str_split(&list, '|');
            e->flag = NAMES[i].flag;
            uint16_t *head = &l->first[e->words.p[0] - 'a'];
            e->next = *head;
            *head = l->n; // one more than its place: 0 is none
        }
    }
    return l;
}

// Do the words of the entry begin with `word`, behind which the name goes on at `at`?
static bool words_begin(str name, str word, size_t at, str wanted)
{
    str want = str_split(&wanted, ' ');
    if (!str_eq_nocase(word, want)) return false;
    while (wanted.p) {
        want = str_split(&wanted, ' ');
        size_t from = at;
        if (!str_eq_nocase(next_word(name, &at), want)) return false;
        // of "story__list" the one is a block, the other an element of it
        if (str_find(str_sub(name, from, at), STR("__")) != SIZE_MAX) return false;
    }
    return true;
}

// What page builders put before names says nothing, for they call all that they build a widget;
// what they call posts are others of the site.
static str without_builder(str name)
{
    static const struct {
        const char *prefix, *meant;
    } BUILDERS[] = {{"elementor-posts", "related"},
                    {"elementor-widget-posts", "related"},
                    {"elementor-widget-", NULL},
                    {"elementor-widget", NULL},
                    {"elementor-", NULL},
                    {"et_pb_", NULL},
                    {"wp-block-", NULL},
                    {"vc_", NULL},
                    {"wpb_", NULL},
                    {"fl-", NULL}};
    for (size_t i = 0; i < sizeof BUILDERS / sizeof *BUILDERS; i++) {
        str prefix = str_of(BUILDERS[i].prefix);
        if (!str_starts(name, prefix)) continue;
        return BUILDERS[i].meant ? str_of(BUILDERS[i].meant) : str_sub(name, prefix.n, name.n);
    }
    return name;
}

static bool tells_state(str name)
{
    static const char STATES[] = "has|no|not|with|without|is|hide|show";
    size_t at = 0;
    str first = next_word(name, &at);
    return at < name.n && str_among_nocase(first, str_of(STATES), '|');
}

// "has-sidebar" tells of another element, as does "--with-rail" of "layout--with-rail".
static str meant_name(str name)
{
    if (tells_state(name)) return STR_NONE;
    size_t modifier = str_find(name, STR("--"));
    if (modifier != SIZE_MAX && tells_state(str_sub(name, modifier, name.n)))
        name = str_sub(name, 0, modifier);
    return without_builder(name);
}

// "hentry", "type-post": WordPress writes sections, tags and authors behind it.
static bool is_post(str names)
{
    while (names.p) {
        str name = str_split(&names, ' ');
        if (str_eq(name, STR("hentry")) || str_eq(name, STR("type-post")) ||
            str_eq(name, STR("type-page")))
            return true;
    }
    return false;
}

static size_t add_words(const pagename_lists *l, str name, pagename_word *out, size_t n)
{
    for (size_t at = 0; at < name.n && n < PAGENAME_FOUND_MAX;) {
        str word = next_word(name, &at);
        if (!word.n) break;
        for (uint16_t i = l->first[ascii_lower(word.p[0]) - 'a']; i; i = l->entries[i - 1].next) {
            const pagename_entry *e = &l->entries[i - 1];
            if (words_begin(name, word, at, e->words) && n < PAGENAME_FOUND_MAX)
                out[n++] = (pagename_word){(uint16_t)(i - 1), e->flag};
        }
    }
    return n;
}

size_t pagename_words(const pagename_lists *l, str names, pagename_word out[PAGENAME_FOUND_MAX])
{
    size_t n = 0;
    names = str_sub(names, 0, BLOCK_NAME_MAX_BYTES);
    if (is_post(names)) return 0;
    while (names.p) n = add_words(l, meant_name(str_split(&names, ' ')), out, n);
    return n;
}

uint32_t pagename_flags(const pagename_lists *l, str names)
{
    pagename_word words[PAGENAME_FOUND_MAX];
    uint32_t flags = 0;
    for (size_t n = pagename_words(l, names, words); n-- > 0;) flags |= words[n].flag;
    return flags;
}

static bool has_name(str names, const char *list, bool whole)
{
    names = str_sub(names, 0, BLOCK_NAME_MAX_BYTES);
    while (names.p) {
        str name = str_split(&names, ' ');
        char small[64];
        size_t n = 0;
        for (size_t i = 0; i < name.n && n < sizeof small; i++) {
            char c = ascii_lower(name.p[i]);
            if (ascii_is_lower(c)) small[n++] = c;
        }
        str rest = str_of(list);
        while (n && rest.p) {
            str want = str_split(&rest, '|');
            if (whole ? str_eq((str){small, n}, want) : str_find((str){small, n}, want) != SIZE_MAX)
                return true;
        }
    }
    return false;
}

bool pagename_is_body(str names)
{
    return has_name(names, BODY_NAMES, false);
}

bool pagename_is_main(str names)
{
    return has_name(names, MAIN_NAMES, true);
}
