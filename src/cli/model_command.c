// demarche model info: what the language model file holds.
#include "base/json_writer.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/installation.h"
#include "cli/output.h"
#include "cli/screen.h"
#include "model/model.h"

#include <string.h>

static const char *const KINDS[MODEL_KINDS] = {"bytes", "i8", "i16", "i32", "u32", "f32"};

static size_t bytes_of(const model *m)
{
    size_t n = 0;
    for (size_t i = 0; i < model_section_count(m); i++) n += model_section_at(m, i)->bytes;
    return n;
}

// The file may be anybody's: nothing in it commands the terminal.
static void add_pair(str key, str value, size_t width, buf *out)
{
    const screen plain = {0};
    screen_text(&plain, STYLE_NONE, key, out);
    for (size_t n = utf8_count(key); n < width + 1; n++) buf_add_byte(out, ' ');
    screen_text(&plain, STYLE_NONE, value, out);
    buf_add_byte(out, '\n');
}

static void add_card(const char *file, const model *m, buf *out)
{
    size_t width = 0;
    str key, value;
    for (size_t i = 0; i < model_meta_count(m); i++) {
        model_meta_at(m, i, &key, &value);
        if (utf8_count(key) > width) width = utf8_count(key);
    }
    add_pair(STR("file"), str_of(file), width, out);
    add_pair(STR("hash"), model_hash(m), width, out);
    for (size_t i = 0; i < model_meta_count(m); i++) {
        model_meta_at(m, i, &key, &value);
        add_pair(key, value, width, out);
    }
}

static void add_sections(const model *m, buf *out)
{
    buf_add_format(out, "\n%-32s %-6s %10s %10s %12s\n", "section", "kind", "rows", "columns",
                   "bytes");
    for (size_t i = 0; i < model_section_count(m); i++) {
        const model_section *s = model_section_at(m, i);
        add_pair(s->name, STR_NONE, 31, out);
        out->n--; // its line end
        buf_add_format(out, " %-6s %10u %10u %12zu\n", KINDS[s->kind], s->rows, s->cols, s->bytes);
    }
    buf_add_format(out, "%-32s %-6s %10s %10s %12zu\n", "all", "", "", "", bytes_of(m));
}

static void add_json(const char *file, const model *m, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "file", str_of(file));
    json_field_string(&w, "hash", model_hash(m));
    json_field_int(&w, "bytes", (int64_t)bytes_of(m));
    json_write_key(&w, "metadata");
    json_begin_object(&w);
    for (size_t i = 0; i < model_meta_count(m); i++) {
        str key, value;
        model_meta_at(m, i, &key, &value);
        json_write_key_str(&w, key);
        json_write_string(&w, value);
    }
    json_end_object(&w);
    json_write_key(&w, "sections");
    json_begin_array(&w);
    for (size_t i = 0; i < model_section_count(m); i++) {
        const model_section *s = model_section_at(m, i);
        json_begin_object(&w);
        json_field_string(&w, "name", s->name);
        json_field_string(&w, "kind", str_of(KINDS[s->kind]));
        json_field_int(&w, "rows", s->rows);
        json_field_int(&w, "columns", s->cols);
        json_field_int(&w, "bytes", (int64_t)s->bytes);
        json_end_object(&w);
    }
    json_end_array(&w);
    json_end_object(&w);
    json_end_line(&w);
}

static int run(const arguments *args)
{
    arena memory = {0};
    diag why = {0};
    model *m = NULL;
    const char *file;
    int code = 0;
    if (strcmp(args->words[0], "info") != 0) {
        diag_set(&why, ST_USAGE, NULL, 0, 0, "model %s: did you mean model info?", args->words[0]);
        return output_complain(&why);
    }
    const char *named = args->n_words > 1 ? args->words[1] : args->values[OPT_MODEL];
    status s = installation_model(named, &memory, &file, &why);
    if (s == ST_OK) s = model_open(file, &m, &why);
    if (s == ST_OK) {
        output o = {0};
        buf text = {0};
        if (arguments_has(args, OPT_JSON)) {
            add_json(file, m, &text);
        } else {
            add_card(file, m, &text);
            add_sections(m, &text);
        }
        output_write(&o, buf_str(&text));
        buf_free(&text);
        model_close(m);
        code = output_finish(&o, 0);
    } else {
        code = output_complain(&why);
    }
    arena_free(&memory);
    return code;
}

const command MODEL_COMMAND = {
    .name = "model",
    .words = "info [FILE]",
    .n_words_min = 1,
    .n_words_max = 2,
    .summary = "say what the language model file holds",
    .about = "Checks the model file and prints its hash, its card and its sections. The card says\n"
             "what the model is for, its licence and sources, the date, the hash of the training\n"
             "data, and its scores on the development sets; models/CARD.md says more in words,\n"
             "doc/model-format.md what the sections hold.",
    .example = "demarche model info\n"
               "demarche model info --json | jq .metadata.licence",
    COMMAND_OPTIONS(OPT_MODEL, OPT_JSON),
    .run = run,
};
