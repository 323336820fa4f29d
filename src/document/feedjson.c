#include "base/json_reader.h"
#include "base/url.h"
#include "base/utf8.h"
#include "document/feedpart.h"
#include "document/xmlencoding.h"

#include <stdio.h>

// A JSON Feed (https://www.jsonfeed.org/version/1.1/), held whole.
struct feed_json {
    feed_setting set;
    buf text;
    json_reader reader; // inside the list of items, or at the start
    feed_people people; // of the feed
    bool in_items, ended, known;
};

// All of it, as valid UTF-8.
static status read_text(feed_json *j, stream *in, diag *why)
{
    xml_decoder *decoder;
    TRY(xml_decoder_open(in, &decoder, why));
    status s = ST_OK;
    for (bool more = true; more && s == ST_OK && j->text.n <= FEED_MAX_JSON_BYTES;)
        s = xml_decoder_next(decoder, &j->text, &more, why);
    if (s == ST_OK && j->text.n > FEED_MAX_JSON_BYTES)
        s = diag_set(why, ST_LIMIT, j->set.name, 0, 0,
                     "a JSON Feed of more than %zu bytes; split it", FEED_MAX_JSON_BYTES);
    j->set.head->encoding = str_copy(j->set.own, xml_decoder_name(decoder));
    j->set.repairs->bad_text = xml_decoder_bad(decoder);
    xml_decoder_close(decoder);
    return s;
}

status feedjson_open(stream *in, const feed_setting *setting, feed_json **out, diag *why)
{
    feed_json *j = mem_alloc(sizeof *j);
    *j = (feed_json){.set = *setting};
    status s = read_text(j, in, why);
    if (s != ST_OK) {
        feedjson_close(j);
        return s;
    }
    j->reader = json_read(buf_str(&j->text));
    *out = j;
    return ST_OK;
}

void feedjson_close(feed_json *j)
{
    if (!j) return;
    buf_free(&j->text);
    mem_free(j);
}

// The value behind a key when it is a string or a number, as identifiers sometimes are.
static str take_string(json_reader *r, arena *a)
{
    json_event e = json_next(r);
    if (e == JSON_NUMBER) return str_copy(a, r->raw);
    if (e == JSON_STRING) return str_copy(a, json_text(r, a));
    json_skip(r);
    return STR_NONE;
}

static void take_first(json_reader *r, arena *a, str *into)
{
    str s = take_string(r, a);
    if (!into->n) *into = s;
}

static void take_line(json_reader *r, arena *a, str *into)
{
    str s = feedpart_short(take_string(r, a));
    if (!into->n) *into = s;
}

static void take_text(json_reader *r, arena *a, bool html, feed_text *into)
{
    str s = take_string(r, a);
    if (into->value.n && !(html && !into->html)) return; // content_html before content_text
    if (!s.n) return;
    into->value = utf8_cut(s, FEED_MAX_FIELD_BYTES);
    into->html = html;
}

// An author: an object; the reader stands at its beginning.
static void take_person(json_reader *r, arena *a, feed_people *people)
{
    feed_person p = {0};
    while (json_next(r) == JSON_KEY) {
        if (json_key_is(r, "name"))
            take_line(r, a, &p.name);
        else if (json_key_is(r, "url"))
            take_line(r, a, &p.url);
        else
            json_skip(r);
    }
    if ((p.name.n || p.url.n) && people->n < FEED_MAX_PEOPLE) *vec_push(a, people) = p;
}

// "author": {...} of version 1, "authors": [{...}] of 1.1; a name alone is taken, too.
static void take_people(json_reader *r, arena *a, feed_people *people)
{
    json_event e = json_next(r);
    if (e == JSON_BEGIN_OBJECT) {
        take_person(r, a, people);
    } else if (e == JSON_STRING) {
        feedpart_add_person(a, people, json_text(r, a));
    } else if (e == JSON_BEGIN_ARRAY) {
        while ((e = json_next(r)) != JSON_END_ARRAY && e != JSON_ERROR && e != JSON_END) {
            if (e == JSON_BEGIN_OBJECT)
                take_person(r, a, people);
            else if (e == JSON_STRING)
                feedpart_add_person(a, people, json_text(r, a));
            else
                json_skip(r);
        }
    } else {
        json_skip(r);
    }
}

static void take_item_key(feed_json *j, arena *a, feed_item *item, feed_people *people)
{
    json_reader *r = &j->reader;
    feed_people ignored = {0};
    if (json_key_is(r, "id"))
        take_line(r, a, &item->id);
    else if (json_key_is(r, "url"))
        take_line(r, a, &item->url);
    else if (json_key_is(r, "title"))
        take_text(r, a, false, &item->title_given);
    else if (json_key_is(r, "content_html"))
        take_text(r, a, true, &item->content);
    else if (json_key_is(r, "content_text"))
        take_text(r, a, false, &item->content);
    else if (json_key_is(r, "summary"))
        take_text(r, a, false, &item->summary);
    else if (json_key_is(r, "date_published"))
        take_first(r, a, &item->published_given);
    else if (json_key_is(r, "date_modified"))
        take_first(r, a, &item->updated_given);
    else if (json_key_is(r, "language"))
        take_line(r, a, &item->content.language);
    else if (json_key_is(r, "author") || json_key_is(r, "authors"))
        take_people(r, a, people->n ? &ignored : people);
    else
        json_skip(r);
}

static void finish_item(feed_json *j, arena *a, feed_item *item, feed_people *people)
{
    str base = j->set.head->url.n ? j->set.head->url : j->set.base;
    str language = item->content.language.n ? item->content.language : j->set.head->language;
    base = str_copy(a, base); // the head goes with its reader
    language = str_copy(a, language);
    if (item->url.n) item->url = url_resolve(a, base, item->url);
    item->content.language = item->summary.language = item->title_given.language = language;
    item->content.base = item->summary.base = item->title_given.base = base;
    feedpart_finish_item(a, item, people);
}

static void take_head_key(feed_json *j)
{
    feed_people ignored = {0};
    json_reader *r = &j->reader;
    arena *a = j->set.own;
    feed_head *head = j->set.head;
    if (json_key_is(r, "version")) {
        str version = take_string(r, a);
        bool later = str_ends(version, STR("/1.1"));
        j->known = str_find(version, STR("jsonfeed.org")) != SIZE_MAX;
        head->format = later ? STR("json11") : STR("json1");
    } else if (json_key_is(r, "title")) {
        take_text(r, a, false, &head->title_given);
    } else if (json_key_is(r, "description")) {
        take_text(r, a, false, &head->subtitle);
    } else if (json_key_is(r, "home_page_url")) {
        take_line(r, a, &head->url);
    } else if (json_key_is(r, "feed_url")) {
        take_line(r, a, &head->id);
    } else if (json_key_is(r, "language")) {
        take_line(r, a, &head->language);
    } else if (json_key_is(r, "author") || json_key_is(r, "authors")) {
        take_people(r, a, j->people.n ? &ignored : &j->people);
    } else {
        json_skip(r);
    }
}

// A broken text: what was read before is good, the rest is not.
static status broken(feed_json *j, bool *more, diag *why)
{
    *more = false;
    j->ended = true;
    bool some = j->known && j->reader.event == JSON_ERROR;
    if (!some && j->reader.event == JSON_ERROR) return json_error(&j->reader, j->set.name, 1, why);
    if (!some)
        return diag_set(why, ST_FORMAT, j->set.name, 0, 0,
                        "it is no feed: JSON Feeds have a \"version\" of jsonfeed.org; give other "
                        "JSON as .json or .jsonl");
    feed_repairs *repairs = j->set.repairs;
    if (!repairs->repairs++) {
        diag found = {0};
        json_error(&j->reader, j->set.name, 1, &found);
        snprintf(repairs->first, sizeof repairs->first, "line %d: %.120s", found.line,
                 found.message);
    }
    repairs->truncated = j->reader.at >= j->reader.text.n;
    return ST_OK;
}

// The head up to the items, and behind them to the end. The head may stand behind its items: it is
// read in full before the first of them.
static void read_head(feed_json *j)
{
    json_reader *r = &j->reader;
    json_reader items = *r;
    bool found = false;
    if (json_next(r) != JSON_BEGIN_OBJECT) return;
    while (json_next(r) == JSON_KEY) {
        if (json_key_is(r, "items") && !found) {
            items = *r;
            found = true;
            json_skip(r);
        } else {
            take_head_key(j);
        }
    }
    feedpart_finish_head(j->set.own, j->set.head, &j->people);
    if (!found) return;
    *r = items; // back to where the items are
    j->in_items = json_next(r) == JSON_BEGIN_ARRAY;
}

status feedjson_next(feed_json *j, arena *a, feed_item *out, bool *more, diag *why)
{
    json_reader *r = &j->reader;
    *more = false;
    *out = (feed_item){0};
    if (j->ended) return ST_OK;
    if (!j->in_items) {
        read_head(j);
        j->ended = !j->in_items;
        if (!j->known || r->event == JSON_ERROR) return broken(j, more, why);
        if (j->ended) return ST_OK;
    }
    json_event e = json_next(r);
    while (e != JSON_BEGIN_OBJECT && e != JSON_END_ARRAY && e != JSON_ERROR && e != JSON_END) {
        json_skip(r);
        e = json_next(r);
    }
    j->ended = e != JSON_BEGIN_OBJECT;
    if (e == JSON_ERROR) return broken(j, more, why);
    if (j->ended) return ST_OK;
    feed_people people = {0};
    while (json_next(r) == JSON_KEY) take_item_key(j, a, out, &people);
    if (r->event == JSON_ERROR) return broken(j, more, why);
    finish_item(j, a, out, &people);
    *more = true;
    return ST_OK;
}
