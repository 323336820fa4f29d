// Feeds as JSON, for test/feeds/cases.py: reads lines "FILE<tab>BASE" and writes a line for each.
#include "base/file.h"
#include "base/json_writer.h"
#include "document/feed.h"
#include "document/fragment.h"

#include <stdio.h>
#include <string.h>

static void write_text(json_writer *w, const char *key, const feed_text *t)
{
    arena a = {0};
    fragment f = {.text = t->value};
    if (t->html) fragment_read(&a, t->value, &f, NULL);
    json_write_key(w, key);
    json_begin_object(w);
    json_field_string(w, "value", t->value);
    json_field_bool(w, "html", t->html);
    json_field_string(w, "language", t->language);
    json_field_string(w, "base", t->base);
    json_field_string(w, "text", f.text);
    json_end_object(w);
    arena_free(&a);
}

static void write_people(json_writer *w, const feed_person *p, size_t n)
{
    json_write_key(w, "people");
    json_begin_array(w);
    for (size_t i = 0; i < n; i++) {
        json_begin_object(w);
        json_field_string(w, "name", p[i].name);
        json_field_string(w, "email", p[i].email);
        json_field_string(w, "url", p[i].url);
        json_end_object(w);
    }
    json_end_array(w);
}

static void write_head(json_writer *w, const feed_head *h)
{
    json_write_key(w, "feed");
    json_begin_object(w);
    json_field_string(w, "format", h->format);
    json_field_string(w, "encoding", h->encoding);
    json_field_string(w, "id", h->id);
    json_field_string(w, "url", h->url);
    json_field_string(w, "title", h->title);
    json_field_string(w, "language", h->language);
    json_field_string(w, "updated", h->updated);
    json_field_string(w, "updated_given", h->updated_given);
    json_field_string(w, "published", h->published);
    json_field_string(w, "published_given", h->published_given);
    write_text(w, "subtitle", &h->subtitle);
    write_text(w, "title_given", &h->title_given);
    write_people(w, h->people, h->n_people);
    json_field_int(w, "ttl_minutes", h->ttl_minutes);
    json_end_object(w);
}

static void write_item(json_writer *w, const feed_item *i)
{
    json_begin_object(w);
    json_field_string(w, "id", i->id);
    json_field_bool(w, "id_is_link", i->id_is_link);
    json_field_string(w, "url", i->url);
    json_field_string(w, "title", i->title);
    json_field_string(w, "author", i->author);
    json_field_string(w, "published", i->published);
    json_field_string(w, "updated", i->updated);
    json_field_string(w, "published_given", i->published_given);
    json_field_string(w, "updated_given", i->updated_given);
    write_text(w, "summary", &i->summary);
    write_text(w, "content", &i->content);
    write_text(w, "title_given", &i->title_given);
    json_field_bool(w, "full", i->full);
    json_field_string(w, "source", i->source);
    json_field_string(w, "source_url", i->source_url);
    write_people(w, i->people, i->n_people);
    json_end_object(w);
}

static void write_feed(json_writer *w, const char *path, const feed *f, status s, const diag *why)
{
    json_begin_object(w);
    json_field_string(w, "path", str_of(path));
    json_field_string(w, "status", str_of(status_name(s)));
    json_field_string(w, "message", s == ST_OK ? STR_NONE : str_of(why->message));
    json_field_int(w, "repairs", f->repairs.repairs);
    json_field_int(w, "bad_text", f->repairs.bad_text);
    json_field_bool(w, "truncated", f->repairs.truncated);
    json_field_string(w, "first", str_of(f->repairs.first));
    write_head(w, &f->head);
    json_write_key(w, "items");
    json_begin_array(w);
    for (size_t i = 0; i < f->n_items; i++) write_item(w, &f->items[i]);
    json_end_array(w);
    json_end_object(w);
    json_end_line(w);
}

int main(void)
{
    char line[4096];
    arena a = {0};
    buf bytes = {0}, out = {0};
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        char *base = strchr(line, '\t');
        if (base) *base++ = '\0';
        feed f = {0};
        diag why = {0};
        json_writer w = {.out = &out};
        buf_clear(&bytes);
        buf_clear(&out);
        status s = file_read_all(line, (size_t)1 << 30, &bytes, &why);
        if (s == ST_OK) s = feed_parse(&a, buf_str(&bytes), line, str_of(base), &f, &why);
        write_feed(&w, line, &f, s, &why);
        fwrite(out.p, 1, out.n, stdout);
        arena_reset(&a);
    }
    buf_free(&bytes);
    buf_free(&out);
    arena_free(&a);
    return 0;
}
