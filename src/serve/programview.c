// What the program itself is: the cards of its models, and the limits that it keeps.
#include "base/csv.h"
#include "measure/limitlist.h"
#include "serve/view.h"

#include <stdio.h>

#include "card_text.inc"

// --- cards

#define CARD_HEAD "# Model card: "

typedef struct {
    str model, text; // "english.dm"; Markdown, without its heading
} model_card;

static str trimmed(str s)
{
    while (s.n && s.p[0] == '\n') s = str_sub(s, 1, s.n);
    while (s.n && s.p[s.n - 1] == '\n') s.n--;
    return s;
}

// Takes the next card off the text; false: there is none.
static bool next_card(str *rest, model_card *out)
{
    if (!str_starts(*rest, STR(CARD_HEAD))) return false;
    *rest = str_sub(*rest, sizeof CARD_HEAD - 1, rest->n);
    out->model = str_split(rest, '\n');
    size_t end = str_find(*rest, STR("\n" CARD_HEAD));
    out->text = trimmed(str_sub(*rest, 0, end == SIZE_MAX ? rest->n : end));
    *rest = end == SIZE_MAX ? STR_NONE : str_sub(*rest, end + 1, rest->n);
    return true;
}

status cards_write(viewing *v, diag *why)
{
    str rest = {MODEL_CARD[0].text, MODEL_CARD[0].size};
    json_writer *j = &v->json;
    csv_writer c = {.out = &v->out->body};
    bool csv = v->request->form == REQUEST_CSV;
    model_card card;
    (void)why;
    if (csv)
        buf_add_c(c.out, "model,text\n");
    else {
        json_begin_object(j);
        json_write_key(j, "cards");
        json_begin_array(j);
    }
    while (next_card(&rest, &card)) {
        if (csv) {
            csv_write(&c, card.model);
            csv_write(&c, card.text);
            csv_end_row(&c);
            continue;
        }
        json_begin_object(j);
        json_field_string(j, "model", card.model);
        json_field_string(j, "text", card.text);
        json_end_object(j);
    }
    if (csv) return ST_OK;
    json_end_array(j);
    json_end_object(j);
    return ST_OK;
}

// --- limits

static void write_limits_csv(const program_limit *all, size_t n, buf *out)
{
    csv_writer c = {.out = out};
    buf_add_c(out, "name,value,reason,file\n");
    for (size_t i = 0; i < n; i++) {
        char value[32];
        snprintf(value, sizeof value, "%.0f", all[i].value);
        csv_write(&c, str_of(all[i].name));
        csv_write(&c, str_of(value));
        csv_write(&c, str_of(all[i].reason));
        csv_write(&c, str_of(all[i].file));
        csv_end_row(&c);
    }
}

status limits_write(viewing *v, diag *why)
{
    size_t n;
    const program_limit *all = limitlist_all(&n);
    json_writer *j = &v->json;
    (void)why;
    if (v->request->form == REQUEST_CSV) {
        write_limits_csv(all, n, &v->out->body);
        return ST_OK;
    }
    json_begin_object(j);
    json_write_key(j, "limits");
    json_begin_array(j);
    for (size_t i = 0; i < n; i++) {
        json_begin_object(j);
        json_field_string(j, "name", str_of(all[i].name));
        json_field_double(j, "value", all[i].value);
        json_field_string(j, "reason", str_of(all[i].reason));
        json_field_string(j, "file", str_of(all[i].file));
        json_end_object(j);
    }
    json_end_array(j);
    json_end_object(j);
    return ST_OK;
}
