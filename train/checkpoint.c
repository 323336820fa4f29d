#include "train/checkpoint.h"

#include "model/model.h"

#include <string.h>

status checkpoint_write(const network *net, const char *path, diag *why)
{
    network copy = *net;
    arena a = {0};
    size_t n = net->word.rows * net->word.cols;
    float *word = arena_array(&a, float, n);
    for (size_t i = 0; i < n; i++) word[i] = net->word.w[i] + (net->fixed ? net->fixed[i] : 0);
    copy.word.w = word;
    model_writer *w = model_writer_new();
    model_writer_meta(w, "name", "network of train/trainer.c");
    model_writer_section(w, "shape", MODEL_BYTES, 1, sizeof net->shape, &net->shape);
    for (int i = 0; i < network_param_count(&copy); i++) {
        const param *p = network_param(&copy, i);
        model_writer_section(w, p->name, MODEL_F32, (uint32_t)p->rows, (uint32_t)p->cols, p->w);
    }
    status s = model_write(w, path, why);
    model_writer_delete(w);
    arena_free(&a);
    return s;
}

status checkpoint_shape(const char *path, network_shape *out, diag *why)
{
    model *m;
    const model_section *s;
    TRY(model_open(path, &m, why));
    status st = model_get(m, "shape", MODEL_BYTES, 1, sizeof *out, &s, why);
    if (st == ST_OK) memcpy(out, s->data, sizeof *out);
    model_close(m);
    return st;
}

status checkpoint_read(const char *path, network *net, diag *why)
{
    model *m;
    TRY(model_open(path, &m, why));
    status st = ST_OK;
    for (int i = 0; st == ST_OK && i < network_param_count(net); i++) {
        param *p = network_param(net, i);
        const model_section *s;
        st = model_get(m, p->name, MODEL_F32, (uint32_t)p->rows, (uint32_t)p->cols, &s, why);
        if (st == ST_OK) memcpy(p->w, s->data, s->bytes);
    }
    model_close(m);
    network_transpose(net);
    return st;
}
