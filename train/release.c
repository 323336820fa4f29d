#include "train/release.h"

#include "base/file.h"
#include "base/hash.h"
#include "model/model.h"
#include "train/export.h"
#include "train/measure.h"

#include <string.h>

#define META_ROOM       24
#define MODEL_VERSION   "1.0"
#define IRREGULAR_VERBS "train/irregular.tsv"

static status add_file(uint64_t *hash, const char *path, diag *why)
{
    buf bytes = {0};
    if (!path) return ST_OK;
    status s = file_read_all(path, FILE_MAX_BYTES, &bytes, why);
    if (s == ST_OK) *hash = hash_bytes(bytes.p, bytes.n, *hash);
    buf_free(&bytes);
    return s;
}

// Of all files' bytes, one after the other.
static status hash_of_files(const release *r, char digits[HASH_HEX_SIZE], diag *why)
{
    uint64_t hash = 0;
    for (int i = 0; i < r->n_train; i++) TRY(add_file(&hash, r->train[i], why));
    TRY(add_file(&hash, IRREGULAR_VERBS, why));
    TRY(add_file(&hash, r->vectors, why));
    for (int i = 0; i < r->n_text; i++) TRY(add_file(&hash, r->text[i], why));
    hash_hex(hash, digits);
    return ST_OK;
}

// "UPOS 95.12, LAS 85.01" of the model file on gold words.
static status score_text(const char *path, const char *gold, buf *text, diag *why)
{
    static const score_kind kinds[] = {SCORE_UPOS, SCORE_XPOS, SCORE_FEATS, SCORE_LEMMAS,
                                       SCORE_UAS,  SCORE_LAS,  SCORE_CLAS,  SCORE_MLAS};
    model *m;
    language *en = NULL;
    score s;
    TRY(model_open(path, &m, why));
    status st = language_open(m, &en, why);
    if (st == ST_OK) st = measure(en, gold, true, 1, &s, NULL, NULL, NULL, why);
    for (size_t i = 0; st == ST_OK && i < sizeof kinds / sizeof *kinds; i++)
        buf_add_format(text, "%s%s %.2f", i ? ", " : "", score_name(kinds[i]),
                       score_f1(&s.count[kinds[i]]));
    language_close(en);
    model_close(m);
    return st;
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// Measures the file that was just written and adds its scores to the metadata.
static status add_scores(const release *r, export_meta *meta, size_t *n, arena *a, diag *why)
{
    for (int i = 0; i < r->n_dev && *n < META_ROOM; i++) {
        buf key = {0}, value = {0};
        buf_add_format(&key, "score %s", file_name(r->dev[i]));
        status s = score_text(r->out, r->dev[i], &value, why);
        if (s == ST_OK)
            meta[(*n)++] =
                (export_meta){arena_copy(a, key.p, key.n), arena_copy(a, value.p, value.n)};
        buf_free(&key);
        buf_free(&value);
        TRY(s);
    }
    return ST_OK;
}

static const char *shape_text(const network_shape *s, arena *a)
{
    buf b = {0};
    buf_add_format(&b, "input %u+%u, convolution 3 x %u, %u recurrent layers of 2 x %u, hidden %u",
                   s->word_width, s->affix_width, s->wide, s->layers, s->wide / 2, s->hidden);
    const char *copy = arena_copy(a, b.p, b.n);
    buf_free(&b);
    return copy;
}

status release_write(const release *r, const network *net, const lexicon *l,
                     const sentence_list *gold, diag *why)
{
    arena a = {0};
    buf verbs = {0};
    char hash[HASH_HEX_SIZE];
    TRY(hash_of_files(r, hash, why));
    export_meta meta[META_ROOM] = {
        {"name", "demarche English"},
        {"language", "en"},
        {"version", MODEL_VERSION},
        {"date", r->date},
        {"licence", "CC BY-SA 4.0"},
        {"sources",
         "Universal Dependencies 2.16 English-EWT (CC BY-SA 4.0) and the freely licensed "
         "genres of English-GUM (CC BY 4.0); without trees also US government texts (public "
         "domain) and Wikipedia current events (CC BY-SA 3.0)"},
        {"training data hash", hash},
        {"features", "UPOS, XPOS, feature bundles, lemmas, dependency trees"},
        {"network", shape_text(&net->shape, &a)},
        {"tool", "train/trainer.c"}};
    size_t n = 0;
    while (n < META_ROOM && meta[n].key) n++;
    status s = file_read_all(IRREGULAR_VERBS, FILE_MAX_BYTES, &verbs, why);
    if (s == ST_OK) s = export_model(net, l, gold, buf_str(&verbs), meta, n, r->out, why);
    if (s == ST_OK) s = add_scores(r, meta, &n, &a, why);
    if (s == ST_OK) s = export_model(net, l, gold, buf_str(&verbs), meta, n, r->out, why);
    buf_free(&verbs);
    arena_free(&a);
    return s;
}
