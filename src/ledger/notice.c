#include "ledger/notice.h"

#include "ledger/noticeform.h"
#include "ledger/noticeitem.h"
#include "ledger/noticemaker.h"
#include "ledger/noticemoney.h"
#include "ledger/noticeparty.h"

#define ITEMS_FEW 3 // fewer: the articles may stand elsewhere

// The sentence of the document that holds byte `at`; 0 when none does.
static uint32_t sentence_at(const coded *c, uint32_t at)
{
    for (size_t i = 0; i < c->sentences.n; i++)
        if (at < c->sentences.p[i].span.end) return (uint32_t)i;
    return 0;
}

static void put_words(const coded *c, const notice_text *t, fact *f)
{
    span trigger = noticeform_trigger(t->text);
    f->words = notice_text_span(t, trigger.begin, trigger.end);
    if (!c->sentences.n) return;
    f->sentence = sentence_at(c, f->words.begin);
    f->text = span_text(c->document->text, c->sentences.p[f->sentence].span);
}

static void put_items(const coded *c, const notice_text *t, arena *a, fact *f)
{
    notice_items items = {0};
    span where = noticeform_articles(t->text, true);
    notice_items_read(t, where.begin, where.end, false, &items, a);
    // "See the justification below": the description names none.
    if (!items.n && noticeform_is_numbered(t->text)) {
        where = noticeform_articles(t->text, false);
        notice_items_read(t, where.begin, where.end, false, &items, a);
    }
    // Another order of the paragraphs.
    if (!noticeform_is_numbered(t->text))
        notice_items_read(t, items.n < ITEMS_FEW ? 0 : where.end, t->text.n, items.n >= ITEMS_FEW,
                          &items, a);
    notice_items_classify(c, &items);
    f->items = items.p;
    f->n_items = (uint32_t)items.n;
}

static void put_money(const notice_text *t, fact *f)
{
    // Behind the articles stand sums of other cases and of support.
    notice_money m = notice_money_read(t->text, 0, noticeform_articles(t->text, true).end);
    if (m.value != m.value) m = notice_money_read(t->text, 0, t->text.n);
    f->value = f->value_low = f->value_high = m.value;
    f->former_value = m.former;
    if (m.value == m.value) f->unit = STR("USD"); // NAN is unlike itself
}

bool notice_read(const coded *c, arena *a, fact *out)
{
    const document *d = c->document;
    notice_makers makers = {0};
    if (!noticeform_may_be(d->text)) return false;
    notice_text t = notice_text_read(d->text, a);
    if (!noticeform_is(t.text)) return false;
    fact f = fact_none(LEDGER_TRANSFERS);
    f.recipients = notice_recipients(c, &t, a, &f.n_recipients);
    if (!f.n_recipients) return false;
    f.actors = notice_supplier(a);
    f.n_actors = 1;
    f.by = *f.actors;
    f.state = STR("notified");
    f.kind = STR("sale");
    f.official = true;
    f.document = d->id;
    f.published = d->published;
    f.date = noticeform_date(t.text, d->published, &f.own_day, a);
    f.number = noticeform_number(t.text);
    f.basis = noticeform_basis(t.text, a);
    put_words(c, &t, &f);
    put_items(c, &t, a, &f);
    put_money(&t, &f);
    notice_makers_read(t.text, 0, t.text.n, &makers, a);
    f.makers = makers.p;
    f.n_makers = (uint32_t)makers.n;
    *out = f;
    return true;
}
