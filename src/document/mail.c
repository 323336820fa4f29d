#include "document/mail.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/feeddate.h"
#include "document/fragment.h"
#include "document/mailpart.h"
#include "document/mailtrim.h"
#include "document/normaliser.h"

#include <stdio.h>
#include <string.h>

#define PLAIN_SHARE       80   // percent of the words of the HTML that a plain text has to have
#define WORDS_PER_ADDRESS 25   // a plain text with more addresses is one made of HTML by a program
#define LINK_TEXT_BYTES   200  // of a link that leads to the web version
#define MAX_LINKS         3000 // of a mail, that are asked where they lead
#define MAX_URL           2000 // longer ones are no addresses
#define NAME_BYTES        80   // of one of them
#define MIN_KNOWN_FIELDS  2    // that show a mail's head

// A part that is read.
typedef struct {
    decoded text; // its map leads to bytes of the message
    str html;     // as it was sent, decoded; empty: it was plain text
    bool cut;
    bool damaged;
    bool tried;
    bool read; // else it could not be
} mail_text;

// --- reading parts

static bool is_plain(const mail_part *p)
{
    return str_eq(p->type, STR("text/plain")) || str_eq(p->type, STR("text"));
}

static bool is_html(const mail_part *p)
{
    return str_eq(p->type, STR("text/html"));
}

static bool is_shown(const mail_part *p)
{
    return !p->attached && (is_plain(p) || is_html(p));
}

static void map_through(arena *a, decoded *d, const offset_map *inner, const offset_map *outer)
{
    offset_map all = {0};
    offset_map_compose(&all, a, outer, inner, (uint32_t)d->text.n, 0);
    d->map = all;
}

// format=flowed (RFC 3676): a blank at the end of a line says that the paragraph goes on.
static void join_flowed(arena *a, decoded *d, bool drop_blank)
{
    str s = d->text;
    offset_map joined = {0}, before = d->map;
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t at = 0; at < s.n;) {
        size_t lf = str_find_byte(s, '\n', at), next = lf == SIZE_MAX ? s.n : lf + 1;
        size_t end = lf == SIZE_MAX ? s.n : lf;
        if (end > at && s.p[end - 1] == '\r') end--;
        str line = str_sub(s, at, end);
        bool soft = lf != SIZE_MAX && str_ends(line, STR(" ")) && !str_eq(line, STR("-- "));
        size_t keep = soft ? line.n - drop_blank : next - at;
        offset_map_add(&joined, a, (uint32_t)n, (uint32_t)at);
        memcpy(p + n, s.p + at, keep);
        n += keep;
        at = next;
    }
    offset_map_add(&joined, a, (uint32_t)n, (uint32_t)s.n);
    d->text = (str){p, n};
    map_through(a, d, &before, &joined);
}

static void flow(arena *a, const mail_part *p, decoded *d)
{
    str content = mailhead_find(&p->head, "content-type");
    if (!str_eq_nocase(mailhead_parameter(a, content, "format"), STR("flowed"))) return;
    join_flowed(a, d, str_eq_nocase(mailhead_parameter(a, content, "delsp"), STR("yes")));
}

static mail_text read_part(arena *a, const mail_part *p)
{
    mail_text out = {0};
    mail_bytes bytes = mailpart_decode(a, p);
    str charset = mailhead_parameter(a, mailhead_find(&p->head, "content-type"), "charset");
    if (!charset.n && is_html(p)) charset = html_charset(bytes.text);
    if (encoding_decode_page(a, bytes.text, charset, &out.text, NULL) != ST_OK) return out;
    offset_map outer = out.text.map;
    map_through(a, &out.text, &bytes.map, &outer);
    out.damaged = bytes.damaged;
    if (!is_html(p)) {
        flow(a, p, &out.text);
        out.read = true;
        return out;
    }
    fragment f;
    if (fragment_read(a, out.text.text, &f, NULL) != ST_OK) return out;
    out.html = out.text.text;
    out.text.text = f.text;
    offset_map whole = out.text.map;
    map_through(a, &out.text, &whole, &f.map);
    out.cut = f.cut;
    out.read = true;
    return out;
}

// --- which form of a text

typedef struct {
    size_t words, addresses;
} measure;

static measure measure_text(str s)
{
    measure m = {0};
    for (str rest = s; rest.p;) {
        str line = str_split(&rest, '\n');
        while (line.p) {
            str word = str_split(&line, ' ');
            bool address = str_find(word, STR("://")) != SIZE_MAX;
            m.addresses += address;
            for (size_t i = 0; i < word.n && !address; i++)
                if (ascii_is_word(word.p[i])) {
                    m.words++;
                    break;
                }
        }
    }
    return m;
}

// A plain text is cut in paragraphs by who wrote it, unless a program made it of the HTML.
static bool is_plain_better(const mail_text *plain, const mail_text *marked_up)
{
    if (!marked_up->read || !marked_up->text.text.n) return true;
    if (!plain->read) return false;
    measure p = measure_text(plain->text.text), h = measure_text(marked_up->text.text);
    return p.words * 100 >= h.words * PLAIN_SHARE && p.addresses * WORDS_PER_ADDRESS <= p.words;
}

typedef struct {
    arena *a;
    str message;
    const mail_parts *parts;
    mail_text *texts; // [parts->n]
    bool *chosen;     // [parts->n]
    size_t n_read, bytes_read;
    bool embedded_read; // the mail itself says nothing
    mail *out;
} composer;

static mail_text *text_at(composer *c, size_t i)
{
    mail_text *t = &c->texts[i];
    if (t->tried) return t;
    size_t bytes = c->parts->p[i].body.n;
    if (c->n_read >= MAIL_MAX_TEXTS || bytes > MAIL_MAX_TEXT_BYTES - c->bytes_read) {
        c->out->cut = true;
    } else {
        c->n_read++;
        c->bytes_read += bytes;
        *t = read_part(c->a, &c->parts->p[i]);
    }
    t->tried = true;
    return t;
}

// The part of a group that is of that kind; the last one, which is the best (RFC 2046, 5.1.4).
static size_t form_of(const composer *c, int group, bool (*is_kind)(const mail_part *p))
{
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < c->parts->n; i++)
        if (c->parts->p[i].group == group && is_shown(&c->parts->p[i]) && is_kind(&c->parts->p[i]))
            found = i;
    return found;
}

// Chooses among the forms of the group that part `first` is the first one of.
static void choose_form(composer *c, size_t first)
{
    int group = c->parts->p[first].group;
    size_t plain = form_of(c, group, is_plain), other = form_of(c, group, is_html);
    bool take_plain = other == SIZE_MAX;
    if (plain != SIZE_MAX && other != SIZE_MAX)
        take_plain = is_plain_better(text_at(c, plain), text_at(c, other));
    for (size_t i = first; i < c->parts->n; i++) {
        const mail_part *p = &c->parts->p[i];
        if (p->group == group && is_shown(p) && is_plain(p) == take_plain) c->chosen[i] = true;
    }
}

static void choose(composer *c, bool embedded)
{
    int seen = -1; // groups are numbered as they come
    for (size_t i = 0; i < c->parts->n; i++) {
        const mail_part *p = &c->parts->p[i];
        if (p->embedded != embedded || !is_shown(p)) continue;
        if (p->group < 0) {
            c->chosen[i] = true;
        } else if (p->group > seen) {
            seen = p->group;
            choose_form(c, i);
        }
    }
}

// --- the text

static void add_spans(composer *c, const mail_text *t, buf *text)
{
    decoded *body = &c->out->body;
    span_list kept = mailtrim_spans(c->a, t->text.text);
    offset_map trimmed = {0};
    size_t n = 0, begin = text->n;
    for (size_t i = 0; i < kept.n; i++) {
        offset_map_add(&trimmed, c->a, (uint32_t)n, kept.p[i].begin);
        buf_add(text, span_text(t->text.text, kept.p[i]));
        n += span_length(kept.p[i]);
    }
    offset_map_compose(&body->map, c->a, &trimmed, &t->text.map, (uint32_t)n, (uint32_t)begin);
    if (!body->name.n) body->name = t->text.name;
    body->guessed = body->guessed || t->text.guessed;
    if (!body->n_bad) body->first_bad = t->text.first_bad;
    body->n_bad += t->text.n_bad;
}

// A text that stands beside the tables it belongs to is shown above them, in one piece with others
// whose bytes are elsewhere: the places of its end would be behind the mail's.
static void keep_inside(arena *a, offset_map *map, uint32_t text_end, uint32_t mail_end)
{
    offset_map kept = {0};
    for (size_t i = 0; i < map->n; i++) {
        offset_pair p = map->p[i];
        uint32_t next = i + 1 < map->n ? map->p[i + 1].out : text_end;
        if (p.in > mail_end) p.in = mail_end;
        offset_map_add(&kept, a, p.out, p.in);
        uint32_t room = mail_end - p.in, length = next > p.out ? next - p.out : 0;
        if (length <= room) continue;
        uint32_t beyond = length - room;
        offset_map_add(&kept, a, p.out + room, beyond < mail_end ? mail_end - beyond : 0);
    }
    *map = kept;
}

static void compose_text(composer *c)
{
    buf text = {0};
    for (size_t i = 0; i < c->parts->n; i++) {
        if (!c->chosen[i]) continue;
        const mail_text *t = text_at(c, i);
        c->out->cut = c->out->cut || t->cut;
        c->out->damaged = c->out->damaged || t->damaged;
        if (!t->read) continue;
        if (text.n) buf_add_c(&text, "\n\n");
        add_spans(c, t, &text);
    }
    c->out->body.text = str_copy(c->a, buf_str(&text));
    keep_inside(c->a, &c->out->body.map, (uint32_t)text.n, (uint32_t)c->message.n);
    buf_free(&text);
}

static bool is_blank(str s)
{
    return !str_trim(s).n;
}

// Is the part what nobody would read: to be saved, or shown but no text, or the first text of a
// mail within the mail? Signatures and pictures that a text shows are not told.
static bool is_left_out(const composer *c, size_t i)
{
    const mail_part *p = &c->parts->p[i];
    if (p->attached) return true;
    if (p->embedded && is_shown(p))
        return !c->embedded_read && (p->group < 0 || !i || c->parts->p[i - 1].group != p->group);
    return !is_shown(p) && p->group < 0 && !p->embedded && !str_starts(p->type, STR("image/")) &&
           !str_ends(p->type, STR("-signature"));
}

static void name_attachments(composer *c)
{
    buf names = {0};
    for (size_t i = 0; i < c->parts->n; i++) {
        const mail_part *p = &c->parts->p[i];
        if (!is_left_out(c, i) || c->out->n_attached++ >= MAIL_LISTED_NAMES) continue;
        if (names.n) buf_add_c(&names, ", ");
        str kind = p->embedded && !p->attached ? STR("a mail") : p->type;
        buf_add(&names, utf8_cut(p->name.n ? p->name : kind, NAME_BYTES));
    }
    c->out->attachments = normaliser_line(c->a, encoding_decode_string(c->a, buf_str(&names)).text);
    buf_free(&names);
}

// --- the head

static str without_prefixes(str s)
{
    static const char PREFIXES[] = "re:|fw:|fwd:|aw:|wg:|sv:|tr:|rv:|antw:";
    for (bool more = true; more;) {
        more = false;
        s = str_trim(s);
        for (str rest = STR(PREFIXES); rest.p && !more;) {
            str prefix = str_split(&rest, '|');
            more = str_starts_nocase(s, prefix);
            if (more) s = str_sub(s, prefix.n, s.n);
        }
        size_t end = !more && s.n && s.p[0] == '[' ? str_find_byte(s, ']', 0) : SIZE_MAX;
        if (end == SIZE_MAX || is_blank(str_sub(s, end + 1, s.n))) continue;
        s = str_sub(s, end + 1, s.n);
        more = true;
    }
    return s;
}

static bool is_web_address(str s)
{
    if (s.n > MAX_URL || str_find_byte(s, ' ', 0) != SIZE_MAX) return false;
    return str_starts_nocase(s, STR("https://")) || str_starts_nocase(s, STR("http://"));
}

// Value of href in a tag, quoted or not.
static str href_of(str tag)
{
    size_t at = 0;
    while (at + 5 < tag.n && !str_starts_nocase(str_sub(tag, at, tag.n), STR("href="))) at++;
    if (at + 5 >= tag.n) return STR_NONE;
    str value = str_sub(tag, at + 5, tag.n);
    char quote = value.p[0];
    if (quote != '"' && quote != '\'') return str_split(&value, ' ');
    value = str_sub(value, 1, value.n);
    return str_split(&value, quote);
}

// Where the link to the version on the web leads.
static str browser_link(arena *a, str page)
{
    for (size_t at = 0, links = 0; at + 3 < page.n && links < MAX_LINKS; at++) {
        at = str_find_byte(page, '<', at);
        if (at == SIZE_MAX || at + 3 >= page.n) break;
        if (ascii_lower(page.p[at + 1]) != 'a' || !ascii_is_space(page.p[at + 2])) continue;
        links++;
        str reach = str_sub(page, at, at + MAX_URL + LINK_TEXT_BYTES);
        size_t close = str_find_byte(reach, '>', 0);
        if (close == SIZE_MAX) continue;
        str behind = str_sub(reach, close + 1, close + 1 + LINK_TEXT_BYTES);
        size_t end = str_find(behind, STR("</a"));
        if (end == SIZE_MAX) end = str_find(behind, STR("</A"));
        str words = str_sub(behind, 0, end == SIZE_MAX ? behind.n : end);
        if (!mailtrim_says_browser(words)) continue;
        str url = normaliser_line(a, href_of(str_sub(reach, 0, close)));
        if (is_web_address(url)) return url;
    }
    return STR_NONE;
}

// The same of a plain text: the address on the line that says so, or on the next one.
static str browser_address(str text)
{
    bool said = false;
    for (str rest = text; rest.p;) {
        str line = str_trim(str_split(&rest, '\n'));
        if (!line.n) continue;
        bool now = mailtrim_says_browser(line);
        size_t at = str_find(line, STR("http"));
        if ((now || said) && at != SIZE_MAX) {
            size_t end = at;
            while (end < line.n && !strchr(" <>()[]\"", line.p[end])) end++;
            if (is_web_address(str_sub(line, at, end))) return str_sub(line, at, end);
        }
        said = now;
    }
    return STR_NONE;
}

static str find_url(composer *c)
{
    str archived = mailhead_angle(mailhead_find(&c->parts->head, "archived-at"));
    if (is_web_address(archived)) return archived;
    for (size_t i = 0; i < c->parts->n; i++) {
        const mail_text *t = &c->texts[i];
        str url = t->html.n ? browser_link(c->a, t->html) : browser_address(t->text.text);
        if (t->read && url.n) return url;
    }
    return STR_NONE;
}

// "A Briefing" of "A Briefing <brief.courier.example>"; numbers are a sender's own.
static str list_name(arena *a, str list_id)
{
    str name = mailhead_name(a, list_id);
    for (size_t i = 0; i < name.n; i++)
        if (ascii_is_digit(name.p[i])) return STR_NONE;
    return name;
}

static void read_head(composer *c)
{
    const mail_head *h = &c->parts->head;
    record_facts *known = &c->out->known;
    str date = mailhead_find(h, "date");
    size_t comment = str_find_byte(date, '(', 0);
    if (comment != SIZE_MAX) date = str_sub(date, 0, comment);
    known->title = without_prefixes(mailhead_text(c->a, mailhead_find(h, "subject")));
    known->date = feeddate_read(c->a, str_trim(date));
    if (!known->date.n) known->date = date;
    known->outlet = mailhead_name(c->a, mailhead_find(h, "from"));
    if (!known->outlet.n) known->outlet = list_name(c->a, mailhead_find(h, "list-id"));
    known->id = mailhead_angle(mailhead_find(h, "message-id"));
    known->language = mailhead_find(h, "content-language");
    known->url = find_url(c);
}

status mail_read(arena *a, str message, mail *out, diag *why)
{
    *out = (mail){0};
    mail_parts parts = mailpart_walk(a, message);
    composer c = {.a = a, .message = message, .parts = &parts, .out = out};
    c.texts = arena_array(a, mail_text, parts.n + 1);
    c.chosen = arena_array(a, bool, parts.n + 1);
    choose(&c, false);
    compose_text(&c);
    if (is_blank(out->body.text)) {
        out->body = (decoded){0};
        memset(c.chosen, 0, parts.n * sizeof *c.chosen);
        choose(&c, true);
        c.embedded_read = true;
        compose_text(&c);
    }
    name_attachments(&c);
    read_head(&c);
    out->cut = out->cut || parts.cut;
    out->open = parts.open;
    if (!is_blank(out->body.text)) return ST_OK;
    return diag_set(why, ST_FORMAT, NULL, 0, 0,
                    out->n_attached ? "the mail has attachments and no text; nothing can be coded"
                                    : "the mail has no text; nothing can be coded");
}

// --- telling a mail

bool mail_looks_like(str first)
{
    static const char KNOWN[] = "from|date|subject|message-id|received|return-path|mime-version|"
                                "delivered-to|to|reply-to|content-type|dkim-signature|list-id";
    static const char TELLING[] = "message-id|received|return-path|mime-version|delivered-to|"
                                  "dkim-signature|list-id";
    arena a = {0};
    size_t at = 0, known = 0, telling = 0;
    mail_head head = mailhead_read(&a, first, &at);
    for (size_t i = 0; i < head.n; i++) {
        known += str_among_nocase(head.fields[i].name, STR(KNOWN), '|');
        telling += str_among_nocase(head.fields[i].name, STR(TELLING), '|');
    }
    arena_free(&a);
    return known >= MIN_KNOWN_FIELDS && telling > 0;
}

bool mail_looks_like_box(str first)
{
    if (!str_starts(first, STR("From "))) return false;
    size_t end = str_find_byte(first, '\n', 0);
    if (end == SIZE_MAX) return false;
    str next = str_sub(first, end + 1, first.n);
    return mailhead_is_field(str_split(&next, '\n'));
}
