#include "document/pageline.h"

#include "base/ascii.h"

#include <string.h>

#define COMMENT_MARK_BYTES   60
#define PICTURE_CREDIT_WORDS 45
#define PICTURE_CREDIT_BYTES 50 // of who took a picture
#define CONSENT_WORDS        200
#define LABEL_WORDS          8
#define APPEAL_WORDS         80
#define RIGHTS_WORDS         150

// Lines that call to read, share, pay, or tell rights; small letters.
static const char *const CALLS[] = {
    "read more",
    "also read",
    "read also",
    "see also",
    "related:",
    "related article",
    "related stor",
    "more on this",
    "more on:",
    "more from",
    "advertisement",
    "sponsored",
    "sign up",
    "subscribe",
    "follow us",
    "share this",
    "share on",
    "click here",
    "copyright",
    "all rights reserved",
    "photo:",
    "image:",
    "photo by",
    "image source",
    "video:",
    "watch:",
    "listen:",
    "download the",
    "get the latest",
    "log in",
    "tags:",
    "filed under",
    "topics:",
    "newsletter",
    "skip to",
    "print this",
    "email this",
    "back to top",
    "additional reporting by",
    "additional research by",
    "share:",
    "loading",
    "comments",
    "leave a reply",
    "post a comment",
    "published",
    "posted on",
    "last updated",
    "updated:",
    "we use cookies",
    "read:",
    "read next",
    "editor's pick",
    "editor's choice",
    "don't miss",
    "support us",
    "donate",
    "credit:",
    "min read",
    "more:",
    "dig deeper",
    "you may also",
    "story continues",
    "article continues",
    "promoted content",
    "lesen sie auch",
    "mehr zum thema",
    "anzeige",
    "lire aussi",
    "a lire aussi",
    "\u00e0 lire aussi",
    "\u00c0 lire aussi",
    "publicit\u00e9",
    "lea tambi\u00e9n",
    "publicidad",
    "leia tamb\u00e9m",
    "leggi anche",
    "lees ook",
    "baca juga",
    "archivado en",
    "\u0447\u0438\u0442\u0430\u0439\u0442\u0435 \u0442\u0430\u043a\u0436\u0435",
};

// Of what no sentence of a text begins with, however it ends.
static const char *const WALLS[] = {
    "continue reading",
    "to continue reading",
    "to read the full",
    "already a subscriber",
    "subscribers can",
    "subscribe to",
    "subscribe now",
    "sign up for",
    "join our",
    "you are receiving",
    "get the best of",
    "tweet this",
    "get in touch with",
    "for more stories",
    "write to the editor",
    "your views",
    "forward to a friend",
    "to view this video",
    "please enable javascript",
    "your browser does not support",
    "this content is not available",
    "enable javascript",
};

// Anywhere in the lines below a text.
static const char *const RIGHTS[] = {
    "all rights reserved", "without written permission",
    "webmaster",           "unsubscribe",
    "privacy policy",      "terms of use",
    "terms of service",    "cookie policy",
    "non-commercial use",  "noncommercial use",
    "may not be reproduc", "may not be published, broadcast",
    "you are receiving",   "view this email",
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool begins_with(str text, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts_nocase(text, str_of(list[i]))) return true;
    return false;
}

bool pageline_tells_rights(const page_block *b, arena *a)
{
    if (b->words > 2 * PAGELINE_WORDS) return false;
    str small = str_lower(a, b->text);
    for (size_t i = 0; i < COUNT(RIGHTS); i++)
        if (str_find(small, str_of(RIGHTS[i])) != SIZE_MAX) return true;
    return false;
}

static bool has_any(str small, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find(small, str_of(list[i])) != SIZE_MAX) return true;
    return false;
}

static const char *const QUOTES[] = {"\"", "\u201C", "\u201D", "\u00AB"};

// One word of each list, and no quotation marks: a text lets others ask.
bool pageline_is_appeal(const page_block *b, arena *a)
{
    static const char *const ASKS[] = {"support",         "donat",      "contribut",
                                       "become a member", "membership", "subscri"};
    static const char *const FOR[] = {"journalis",   "newsroom",         "our report",  "our work",
                                      "our readers", "readers like you", "as little as"};
    static const char *const READER[] = {"please",   "consider", "if you ",  "we hope you",
                                         "you can ", "help us",  "will you "};
    static const char *const SITE[] = {" our ", " us ", "we ", " us."};
    if (b->words > APPEAL_WORDS || b->words < 8) return false;
    str small = str_lower(a, b->text);
    return has_any(small, ASKS, COUNT(ASKS)) && has_any(small, FOR, COUNT(FOR)) &&
           has_any(small, READER, COUNT(READER)) && has_any(small, SITE, COUNT(SITE)) &&
           !has_any(small, QUOTES, COUNT(QUOTES));
}

// Words for what is for sale, at the beginning of a line that asks for it, and no quotation marks.
bool pageline_is_offer(const page_block *b, arena *a)
{
    static const char WALL[] =
        "this article is for subscribers|this article is for members|this article is only for|"
        "this story is for subscribers|this content is for subscribers|this content is only "
        "available to subscribers|this article is available to subscribers";
    static const char ASKS[] =
        "support local |support independent |support quality |support our |get |try |start your |"
        "enjoy |unlock |claim your |become a |subscribe";
    static const char *const GOODS[] = {"digital access", "unlimited access", "unlimited digital",
                                        "digital subscription", "free trial"};
    if (b->words > PAGELINE_WORDS || b->words < 4) return false;
    str small = str_lower(a, str_trim(b->text));
    if (str_starts_among_nocase(small, str_of(WALL), '|')) return b->words <= LABEL_WORDS;
    return str_starts_among_nocase(small, str_of(ASKS), '|') &&
           has_any(small, GOODS, COUNT(GOODS)) && !has_any(small, QUOTES, COUNT(QUOTES));
}

// Behind what only a voice reads out there may stand a mark: "For subscribers Read also |".
bool pageline_leads_to_read(const page_block *b)
{
    static const char *const LEADS[] = {"read more",   "also read",        "read also",
                                        "see also",    "read next",        "lesen sie auch",
                                        "lire aussi",  "lea tambi\u00e9n", "leia tamb\u00e9m",
                                        "leggi anche", "lees ook",         "baca juga"};
    str text = str_trim(b->text);
    size_t all = text.n;
    while (text.n && strchr(":|", text.p[text.n - 1]))
        text = str_trim(str_sub(text, 0, text.n - 1));
    bool marked = text.n < all;
    if (str_ends(text, STR("\u00A0"))) text = str_sub(text, 0, text.n - 2); // before a colon
    for (size_t i = 0; i < COUNT(LEADS) && b->words <= LABEL_WORDS; i++) {
        str lead = str_of(LEADS[i]);
        if (text.n < lead.n) continue;
        str end = str_sub(text, text.n - lead.n, text.n);
        if (str_eq_nocase(end, lead) && (marked || text.n <= lead.n + strlen("\u00C0 ")))
            return true;
    }
    return false;
}

bool pageline_is_newsletter(const page_block *b)
{
    return !b->ends && str_among_nocase(str_trim(b->text), STR("newsletter|newsletters"), '|');
}

bool pageline_corrects(const page_block *b)
{
    static const char *const LEADS[] = {"a correction was made",
                                        "correction:",
                                        "correction (",
                                        "corrections:",
                                        "clarification:",
                                        "this article was amended",
                                        "this story was amended",
                                        "this article has been corrected",
                                        "this story has been corrected",
                                        "this article has been updated",
                                        "an earlier version of this",
                                        "a previous version of this"};
    return b->words >= 6 && begins_with(str_trim(b->text), LEADS, COUNT(LEADS));
}

bool pageline_opens_rights(const page_block *b)
{
    static const char *const LEADS[] = {"\u00A9", "copyright \u00A9", "copyright (c)", "(c) 19",
                                        "(c) 20", "copyright 19",     "copyright 20"};
    if (b->words > RIGHTS_WORDS || !begins_with(str_trim(b->text), LEADS, COUNT(LEADS)))
        return false;
    // who took a picture is told in a few words
    return b->words > PAGELINE_WORDS || str_find(b->text, STR("ights reserved")) != SIZE_MAX;
}

// A block that is a label, or the first line of one that begins with it; else empty.
static str label_of(const page_block *b)
{
    str rest = str_trim(b->text), line = str_trim(str_split(&rest, '\n'));
    uint32_t words = 1;
    for (size_t i = 0; i < line.n; i++) words += line.p[i] == ' ';
    bool open = line.n && !strchr(".!?", line.p[line.n - 1]);
    return open && words <= LABEL_WORDS ? line : STR_NONE;
}

bool pageline_ends_release(const page_block *b, arena *a)
{
    static const char *const LEADS[] = {"forward-looking statement",
                                        "forward looking statement",
                                        "cautionary statement",
                                        "cautionary note",
                                        "safe harbor",
                                        "media contact",
                                        "media inquir",
                                        "media enquir",
                                        "press contact",
                                        "press inquir",
                                        "press enquir",
                                        "investor contact",
                                        "investor relations contact",
                                        "contact for media",
                                        "contacts for media"};
    return begins_with(str_lower(a, label_of(b)), LEADS, COUNT(LEADS));
}

bool pageline_tells_sender(const page_block *b)
{
    str label = label_of(b);
    return label.n > 6 && str_starts(label, STR("About ")) && ascii_is_upper(label.p[6]);
}

// "19.40 GMT", "07:05 Share": the time of an entry.
static bool is_time(str text, uint32_t words)
{
    size_t n = 0;
    while (n < text.n && n < 2 && ascii_is_digit(text.p[n])) n++;
    return words <= 5 && n && n + 2 < text.n && strchr(".:", text.p[n]) &&
           ascii_is_digit(text.p[n + 1]) && ascii_is_digit(text.p[n + 2]) &&
           (n + 3 == text.n || !ascii_is_digit(text.p[n + 3]));
}

// Below a quoted post: "- Ministry of Works (@works) March 3, 2025".
static bool is_handle(str text)
{
    bool dash = str_starts(text, STR("\u2014")) || str_starts(text, STR("\u2013")) ||
                str_starts(text, STR("-"));
    return dash && str_find(text, STR("(@")) != SIZE_MAX;
}

// "A minesweeper leaves port. Photograph: Harbour Pictures": the line of a picture.
static bool is_picture_line(const page_block *b)
{
    static const char *const CREDITS[] = {
        "Getty Images",   "Photograph:", "(Photo",   "Photo:",       "Photo by ",
        "Image:",         "AFP via",     "REUTERS/", "Image credit", "Photo credit",
        "Photo courtesy", "Picture:",    "Foto:"};
    if (b->words > PICTURE_CREDIT_WORDS) return false;
    for (size_t i = 0; i < COUNT(CREDITS); i++) {
        size_t at = str_find(b->text, str_of(CREDITS[i]));
        // what stands behind it is a name
        if (at != SIZE_MAX && b->text.n - at < PICTURE_CREDIT_BYTES + strlen(CREDITS[i]))
            return true;
    }
    return false;
}

// "Vol. 27 No. 1389 | Saturday, 10 October 2026": the paper's line above a text.
static bool is_issue_line(const page_block *b, str text)
{
    static const char *const VOLUME[] = {"Vol. ", "Vol ", "Volume "};
    static const char *const NUMBER[] = {"No. ", "No ", "Number ", "Issue ", "Iss. "};
    if (b->ends || b->link_words || !begins_with(text, VOLUME, COUNT(VOLUME))) return false;
    str_split(&text, ' ');
    if (!text.n || !ascii_is_digit(text.p[0])) return false;
    str_split(&text, ' ');
    return begins_with(str_trim(text), NUMBER, COUNT(NUMBER));
}

bool pageline_is_call(const page_block *b)
{
    str text = str_trim(b->text);
    if (is_picture_line(b)) return true;
    // an agency's addresses: "((ada.kunda@wire.example; +598 2 555))"
    if (str_starts(text, STR("((")) && str_find_byte(text, '@', 0) != SIZE_MAX) return true;
    if (b->words > PAGELINE_WORDS) return false;
    if (str_starts(text, STR("\u00A9")) || is_time(text, b->words) || is_handle(text)) return true;
    if (is_issue_line(b, text)) return true;
    if (begins_with(text, WALLS, COUNT(WALLS))) return true;
    // "Published figures show ..." is text
    bool open = b->link_words || !b->ends || str_ends(text, STR(":")) || b->words < 8;
    return open && begins_with(text, CALLS, COUNT(CALLS));
}

// Headings of what is not of the text, as a whole, small and squeezed.
static const struct {
    heads_kind kind;
    const char *wholes;
} WHOLES[] = {
    {HEADS_LINKS, "related|more|read more|popular|trending|recommended|tags|topics|newsletter|"
                  "newsletters|advertisement|sponsored|latest|headlines|top stories|in focus|"
                  "read next|up next|see also|also read|most read|most viewed|share|follow us|"
                  "sign up|subscribe|recent posts|recent comments|archives|categories|editors' "
                  "picks|editor's picks|editor's pick|don't miss|must read|in other news"},
    {HEADS_CONSENT, "cookies|cookie policy|your privacy|privacy|cookie settings"},
    {HEADS_END, "references|how to cite|cite this|about us|contact "
                "us|contact|author|authors|the author|media contact|"
                "media contacts|further reading|further information"},
};

// The same by how they begin,
static const struct {
    heads_kind kind;
    const char *begins;
} PREFIXES[] = {
    {HEADS_LINKS, "more on |more from |more in |more about |most read |most popular|read more |"
                  "share this|recommended |you might |you may |in this section|what to read|"
                  "also in |also on |keep reading|trending now|trending on|sign up for|sign up to|"
                  "subscribe to|get our |get the |you've read |you\u2019ve read |you have read |"
                  "support our |support independent |thanks for reading|thank you for reading|join "
                  "our |follow us |recent posts|follow "
                  "our"},
    {HEADS_CONSENT, "we value your|we use cookies|this site uses cook|this website uses cook|"
                    "manage consent|manage your|privacy preference|cookie preference|cookies on "
                    "|your privacy |we care about your|about cookies"},
    {HEADS_END,
     "about the author|written by |about this |leave a |further information|for further info|"
     "for more information|notes to editor"},
};

// and the nouns with which they end: "Related stories", "Latest news", "Popular posts".
static const char LINK_LEADS[] =
    "related|latest|popular|more|other|top|trending|recommended|recent|similar|sponsored|featured|"
    "editors|editor's|suggested|previous|next";
static const char LINK_NOUNS[] =
    "stories|story|articles|article|posts|post|news|content|contents|topics|links|coverage|"
    "reading|items|videos|headlines|publications|releases|picks|pages|documents|reports|analysis|"
    "updates";

static bool ends_in_noun(str text)
{
    str first = str_split(&text, ' '), last = first;
    while (text.p) {
        str word = str_split(&text, ' ');
        if (word.n) last = word;
    }
    return str_among_nocase(first, str_of(LINK_LEADS), '|') &&
           str_among_nocase(last, str_of(LINK_NOUNS), '|');
}

heads_kind pageline_heads(const page_block *b)
{
    str text = str_trim(b->text);
    while (text.n && strchr(":.!", text.p[text.n - 1]))
        text = str_trim(str_sub(text, 0, text.n - 1));
    if (b->words >= 8 || !text.n) return HEADS_TEXT;
    for (size_t i = 0; i < COUNT(WHOLES); i++)
        if (str_among_nocase(text, str_of(WHOLES[i].wholes), '|')) return WHOLES[i].kind;
    for (size_t i = 0; i < COUNT(PREFIXES); i++)
        if (str_starts_among_nocase(text, str_of(PREFIXES[i].begins), '|')) return PREFIXES[i].kind;
    return b->words <= 5 && ends_in_noun(text) ? HEADS_LINKS : HEADS_TEXT;
}

// A notice about cookies and one more of its words.
bool pageline_is_consent(const page_block *b, arena *a)
{
    static const char *const MORE[] = {
        "consent",      "our partners", "advertis",      "your device", "a device",
        "preferences",  "experience",   "personal data", "our site",    "our website",
        "this website", "this site",    "your choice"};
    if (str_find(b->text, STR("ookie")) == SIZE_MAX || b->words > CONSENT_WORDS) return false;
    str small = str_lower(a, b->text);
    for (size_t i = 0; i < COUNT(MORE); i++)
        if (str_find(small, str_of(MORE[i])) != SIZE_MAX) return true;
    return false;
}

// A line above what readers write.
bool pageline_opens_comments(const page_block *b)
{
    static const char *const LEADS[] = {
        "join the conversation",
        "comments",
        "reader comments",
        "leave a comment",
        "leave a reply",
        "have your say",
        "post a comment",
        "view comments",
        "add a comment",
        "what do you think",
        "reader responses",
        "discussion (",
        "comentarios",
        "comment\u00e1rios",
        "commentaires",
        "kommentare",
        "commenti",
        "reacties",
        "\u043a\u043e\u043c\u043c\u0435\u043d\u0442\u0430\u0440\u0438\u0438",
        "\u041a\u043e\u043c\u043c\u0435\u043d\u0442\u0430\u0440\u0438\u0438"};
    str text = str_trim(b->text);
    if (b->words > 6) return false;
    if (begins_with(text, LEADS, COUNT(LEADS))) return true;
    size_t n = 0; // "21 comments"
    while (n < text.n && ascii_is_digit(text.p[n])) n++;
    return n && b->words < 4 && str_starts_nocase(str_sub(text, n, text.n), STR(" comment"));
}

// What stands around a comment: who wrote it and when, what can be done with it. Nothing that a
// text may have for a heading of its own ("What changed a year ago").
static bool is_mark_line(str line)
{
    static const char *const ENDS[] = {" ago", " yesterday", " wrote:", " am", " pm"};
    for (size_t i = 0; i < COUNT(ENDS); i++) {
        if (!str_ends(line, str_of(ENDS[i]))) continue;
        size_t digit = 0; // "3 hours ago", "7:40 pm"
        while (digit < line.n && !ascii_is_digit(line.p[digit])) digit++;
        return digit < line.n || i == 1 || i == 2;
    }
    return false;
}

bool pageline_is_comment_mark(const page_block *b, arena *a)
{
    static const char *const OPENINGS[] = {"like (", "recommend ", "reply", "upvote"};
    str text = str_lower(a, str_trim(b->text));
    if (b->flags & BLOCK_HEADING) return false;
    if (begins_with(text, OPENINGS, COUNT(OPENINGS))) return b->words <= 4;
    for (int i = 0; i < 2 && text.p; i++) { // "Ann Roe", "3 hours ago", and what she wrote
        str line = str_trim(str_split(&text, '\n'));
        if (line.n <= COMMENT_MARK_BYTES && is_mark_line(line)) return true;
    }
    return false;
}
