// Any bytes as damage to a small model file: whatever its sections hold, it is refused with a
// message, or gives trees, wrong ones.
//
// Checksums would stop a search at once. So the bytes are commands that change a good model, made
// here with tiny widths: its sections' values, shapes, kinds and names, then the bytes of the file,
// whose checksums are mended behind that.
#include "fuzztarget.h"

#include "model/layout.h"
#include "parse/conllu.h"
#include "parse/language.h"
#include "parse/transition.h"
#include "token/encoder.h"
#include "token/lemma.h"
#include "token/traits.h"

#include <stdio.h>
#include <string.h>

#define SECTION_BYTES_MAX ((size_t)1 << 20) // of a changed section
#define COMMANDS_MAX      64

enum {
    INPUT = 16, // widths of words and of affixes
    WIDTH = 32,
    LAYERS = 3,
    HIDDEN = 16,
    TAGS = 80, // XPOS and UPOS rounded up
    MOVES = 1 + 2 * REL_COUNT,
    SCORES = (MOVES + KERNEL_LANES - 1) / KERNEL_LANES * KERNEL_LANES,
    SLOTS = 16,
};

typedef struct {
    char name[LAYOUT_NAME_BYTES];
    model_kind kind;
    uint32_t rows, cols;
    uint8_t *data;
    size_t bytes;
} section;

typedef struct {
    arena a;
    VEC(section) sections;
    uint32_t seed;
    str left; // commands not yet read
} scene;

// --- a good model

static section *add(scene *x, const char *name, model_kind kind, uint32_t rows, uint32_t cols)
{
    section *s = vec_push(&x->a, &x->sections);
    strcpy(s->name, name);
    s->kind = kind;
    s->rows = rows;
    s->cols = cols;
    s->bytes = (size_t)rows * cols * layout_kind_bytes(kind);
    s->data = arena_alloc(&x->a, s->bytes);
    return s;
}

static int32_t draw(scene *x)
{
    x->seed = x->seed * 1664525u + 1013904223u;
    return (int32_t)(x->seed >> 16 & 0x1FF) - 0x100;
}

static void add_words16(scene *x, const char *name, uint32_t rows, uint32_t cols)
{
    section *s = add(x, name, MODEL_I16, rows, cols);
    for (size_t i = 0; i < s->bytes / 2; i++) ((int16_t *)(void *)s->data)[i] = (int16_t)draw(x);
}

static void add_bytes(scene *x, const char *name, model_kind kind, uint32_t rows, uint32_t cols)
{
    section *s = add(x, name, kind, rows, cols);
    for (size_t i = 0; i < s->bytes; i++) s->data[i] = (uint8_t)draw(x);
}

static void add_floats(scene *x, const char *name, uint32_t n, float value)
{
    section *s = add(x, name, MODEL_F32, 1, n);
    for (uint32_t i = 0; i < n; i++) ((float *)(void *)s->data)[i] = value;
}

static void add_layer(scene *x, const char *name, uint32_t in, uint32_t out, float scale)
{
    char field[LAYOUT_NAME_BYTES];
    snprintf(field, sizeof field, "%s.weights", name);
    add_bytes(x, field, MODEL_I8, in / 4, 4 * out);
    snprintf(field, sizeof field, "%s.scale", name);
    add_floats(x, field, out, scale);
    snprintf(field, sizeof field, "%s.bias", name);
    add_floats(x, field, out, 0.1f);
}

static void add_slots(scene *x, const char *name, const uint64_t *keys, uint32_t n)
{
    uint32_t rows[SLOTS];
    section *s = add(x, name, MODEL_U32, SLOTS, 2);
    for (uint32_t i = 0; i < n; i++) rows[i] = i;
    must(lexeme_build(keys, rows, n, (uint32_t *)(void *)s->data, SLOTS));
}

static void add_words(scene *x)
{
    uint64_t keys[3] = {traits_of(STR("envoy")).key, traits_of(STR("the")).key,
                        traits_of(STR("halt")).key};
    add_bytes(x, "word.vectors", MODEL_BYTES, 4, INPUT);
    add_slots(x, "word.slots", keys, 3);
    add_words16(x, "affix.vectors", 8, INPUT);
    uint64_t forms[3] = {lemma_form_key(STR("said"), XPOS_VBD),
                         lemma_ending_key(STR("s"), 1, XPOS_NNS),
                         lemma_ending_key(STR("ed"), 2, XPOS_VBD)};
    add_slots(x, "lemma.slots", forms, 3);
    static const lemma_script SCRIPTS[3] = {{0, 2, 1, "y"}, {0, 1, 0, ""}, {0, 2, 0, ""}};
    memcpy(add(x, "lemma.scripts", MODEL_BYTES, 3, sizeof *SCRIPTS)->data, SCRIPTS, sizeof SCRIPTS);
}

static void add_tags(scene *x)
{
    static const char FEATURES[] = "\nNumber=Sing\nNumber=Plur\n";
    add_layer(x, "tag", WIDTH, TAGS, 1e-5f);
    add_bytes(x, "bundle.weights", MODEL_I8, 3, WIDTH);
    add_floats(x, "bundle.scale", 3, 1e-5f);
    add_floats(x, "bundle.bias", 3, 0);
    section *s = add(x, "tag.features", MODEL_BYTES, 1, sizeof FEATURES - 1);
    memcpy(s->data, FEATURES, s->bytes);
    s = add(x, "tag.triples", MODEL_I32, 2 * XPOS_COUNT, 4);
    for (int32_t i = 0; i < 2 * XPOS_COUNT; i++) {
        int32_t *t = (int32_t *)(void *)s->data + 4 * i;
        t[0] = i / 2;
        t[1] = i % UPOS_COUNT;
        t[2] = i % 3;
    }
}

static void add_parser(scene *x)
{
    add_bytes(x, "place.weights", MODEL_I8, WIDTH / 4, 4 * PLACE_COUNT * HIDDEN);
    add_floats(x, "place.scale", PLACE_COUNT * HIDDEN, 1e-3f);
    add_words16(x, "fact.rows", TRANSITION_ROWS, HIDDEN);
    add_bytes(x, "move.weights", MODEL_I8, HIDDEN / 4, 4 * SCORES);
    add(x, "move.bias", MODEL_I32, 1, SCORES);
    uint8_t *move = add(x, "move.list", MODEL_BYTES, MOVES, 2)->data;
    for (int i = 0; i < MOVES; i++) {
        int kind = i == 0 ? MOVE_SHIFT : i <= REL_COUNT ? MOVE_LEFT : MOVE_RIGHT;
        move[2 * i] = (uint8_t)kind;
        move[2 * i + 1] = (uint8_t)(i == 0 ? 0 : (i - 1) % REL_COUNT);
    }
    add_floats(x, "place.bias", PLACE_COUNT * HIDDEN, 0.1f);
    section *s = add(x, "move.times", MODEL_I32, 1, SCORES);
    for (uint32_t i = 0; i < SCORES; i++) ((int32_t *)(void *)s->data)[i] = 1 + (int32_t)i % 3;
    *(int32_t *)(void *)add(x, "move.unit", MODEL_I32, 1, 1)->data = 1000;
    *(int32_t *)(void *)add(x, "move.shift", MODEL_I32, 1, 1)->data = 3;
}

// Made once; its sections are borrowed.
static void make_good(scene *x)
{
    add_words(x);
    static const char *const names[LAYERS] = {"gate0", "gate1", "gate2"};
    add_layer(x, "conv", 3 * 2 * INPUT, WIDTH, 0.05f);
    *(uint32_t *)(void *)add(x, "layers", MODEL_U32, 1, 1)->data = LAYERS;
    for (int i = 0; i < LAYERS; i++) add_layer(x, names[i], WIDTH, 3 * WIDTH, 1e-5f);
    add_tags(x);
    add_parser(x);
}

// --- damage

static uint32_t next(scene *x, int n_bytes)
{
    uint32_t value = 0;
    for (int i = 0; i < n_bytes; i++) {
        value = value << 8 | (x->left.n ? (uint8_t)x->left.p[0] : 0);
        x->left = str_sub(x->left, 1, x->left.n);
    }
    return value;
}

// The value repeated over a stretch of the section, which is copied first: it is the good model's.
static void overwrite(scene *x, section *s)
{
    uint8_t value[8];
    size_t size = 1 + next(x, 1) % 8, begin = next(x, 3), n = next(x, 2);
    for (size_t i = 0; i < size; i++) value[i] = (uint8_t)next(x, 1);
    if (s->bytes == 0) return;
    begin %= s->bytes;
    if (n == 0) n = s->bytes; // all of it
    s->data = (uint8_t *)arena_copy(&x->a, (const char *)s->data, s->bytes);
    for (size_t i = 0; i < n && begin + i < s->bytes; i++) s->data[begin + i] = value[i % size];
}

// Other rows and columns, with the same values over and over.
static void reshape(scene *x, section *s)
{
    uint32_t rows = next(x, 3), cols = next(x, 3);
    size_t bytes = (size_t)rows * cols * layout_kind_bytes(s->kind);
    if (bytes > SECTION_BYTES_MAX) return;
    uint8_t *data = arena_alloc(&x->a, bytes);
    for (size_t i = 0; s->bytes && i < bytes; i++) data[i] = s->data[i % s->bytes];
    *s = (section){.kind = s->kind, .rows = rows, .cols = cols, .data = data, .bytes = bytes};
}

static void damage(scene *x)
{
    section *s = &x->sections.p[next(x, 1) % x->sections.n], was = *s;
    switch (next(x, 1) % 5) {
    case 0: overwrite(x, s); break;
    case 1:
        reshape(x, s);
        memcpy(s->name, was.name, sizeof s->name);
        break;
    case 2: s->name[next(x, 1) % (LAYOUT_NAME_BYTES - 1)] = (char)next(x, 1); break;
    case 3: memcpy(s->name, x->sections.p[next(x, 1) % x->sections.n].name, sizeof s->name); break;
    case 4: {
        model_kind kind = (model_kind)(next(x, 1) % MODEL_KINDS);
        if (layout_kind_bytes(kind) <= layout_kind_bytes(s->kind)) s->kind = kind;
        break;
    }
    }
}

static bool is_inside(uint64_t offset, uint64_t n, uint64_t size)
{
    return offset <= size && n <= size - offset;
}

// What a forger would do: all checksums that can be computed are right.
static void mend_checksums(uint8_t *p, size_t n)
{
    layout_header h;
    layout_entry e;
    if (n < sizeof h) return;
    memcpy(&h, p, sizeof h);
    uint64_t size = (uint64_t)h.n_sections * sizeof e;
    if (h.n_sections <= LAYOUT_SECTIONS_MAX && is_inside(h.directory_offset, size, n) &&
        is_inside(h.meta_offset, h.meta_bytes, n)) {
        for (uint32_t i = 0; i < h.n_sections; i++) {
            uint8_t *at = p + h.directory_offset + i * sizeof e;
            memcpy(&e, at, sizeof e);
            uint64_t elements = (uint64_t)e.rows * e.cols, bytes = layout_kind_bytes(e.kind);
            if (elements > n || !is_inside(e.offset, elements * bytes, n)) continue;
            e.checksum = layout_checksum(p + e.offset, (size_t)(elements * bytes));
            memcpy(at, &e, sizeof e);
        }
        uint64_t both[2] = {layout_checksum(p + h.meta_offset, (size_t)h.meta_bytes),
                            layout_checksum(p + h.directory_offset, (size_t)size)};
        h.table_checksum = layout_checksum(both, sizeof both);
    }
    h.header_checksum = layout_checksum(&h, offsetof(layout_header, header_checksum));
    memcpy(p, &h, sizeof h);
}

// The bytes of the file, damaged by the rest of the commands.
static buf make_file(scene *x)
{
    buf file = {0};
    model_writer *w = model_writer_new();
    model_writer_meta(w, "name", "damaged");
    for (size_t i = 0; i < x->sections.n; i++) {
        const section *s = &x->sections.p[i];
        model_writer_section(w, s->name, s->kind, s->rows, s->cols, s->data);
    }
    model_write_bytes(w, &file);
    model_writer_delete(w);
    while (x->left.n) {
        size_t at = next(x, 2); // header, metadata and directory come first
        uint8_t value = (uint8_t)next(x, 1);
        if (at == 0xFFFF)
            file.n = file.n * value / 256;
        else if (at < file.n)
            file.p[at] = (char)value;
    }
    return file;
}

// --- use

static void check_tree(const sentence *s, arena *a)
{
    uint32_t roots = 0;
    int32_t *heads = arena_array(a, int32_t, s->n_tokens);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        must(t->head >= -1 && t->head < (int32_t)s->n_tokens);
        must(t->rel < REL_COUNT && t->upos < UPOS_COUNT && t->xpos < XPOS_COUNT);
        must((t->head < 0) == (t->rel == REL_ROOT) && t->lemma.n > 0);
        roots += t->head < 0;
        heads[i] = t->head;
    }
    must(roots == 1 && !conllu_has_circle(heads, s->n_tokens, a));
}

static void read_sentence(language_run *run, const char *text, bool headline, arena *a)
{
    VEC(token) tokens = {0};
    for (str rest = str_of(text); rest.p;)
        *vec_push(a, &tokens) = (token){.form = str_split(&rest, ' '), .space_after = true};
    sentence s = {.tokens = tokens.p, .n_tokens = (uint32_t)tokens.n, .headline = headline};
    language_analyse(run, &s, a);
    check_tree(&s, a);
}

static void use(const model *m, bool good, arena *a)
{
    language *en;
    diag why = {0};
    if (language_open(m, &en, &why) != ST_OK) {
        must(!good && why.message[0] != '\0');
        return;
    }
    language_run *run = language_run_new(en);
    read_sentence(run, "The envoy , officials in Lima said on Tuesday , froze talks .", false, a);
    read_sentence(run, "Turkey Bombs Camps to hand over the arms", true, a);
    read_sentence(run, "Only last year was Chad given caf\xC3\xA9s , who halted it", false, a);
    language_run_delete(run);
    language_close(en);
}

// As long as the first byte says, commands change sections; the others change the file.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static scene good = {.seed = 1};
    scene x = {.left = {(const char *)data, size}};
    model *m;
    diag why = {0};
    if (!good.sections.n) make_good(&good);
    for (size_t i = 0; i < good.sections.n; i++) *vec_push(&x.a, &x.sections) = good.sections.p[i];
    uint32_t n = next(&x, 1);
    bool mended = n < 0x80;
    for (n %= COMMANDS_MAX; n > 0 && x.left.n; n--) damage(&x);
    buf file = make_file(&x);
    if (mended) mend_checksums((uint8_t *)file.p, file.n);
    status s = model_open_bytes(buf_str(&file), &m, &why);
    must(s == ST_OK || size > 0);
    if (s == ST_OK) {
        for (size_t i = 0; i < model_meta_count(m); i++) {
            str key, value;
            model_meta_at(m, i, &key, &value);
            must(str_eq(model_meta(m, key), value) || i > 0);
        }
        use(m, size == 0, &x.a);
    } else {
        must(s == ST_MODEL && !m && why.message[0] != '\0');
    }
    model_close(m);
    buf_free(&file);
    arena_free(&x.a);
    return 0;
}
