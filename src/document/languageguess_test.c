#include "document/languageguess.h"

#include "base/stream.h"
#include "document/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define SAMPLES          "test/languages/samples.tsv"
#define SAMPLES_PER      3   // of a language; the last has two or three sentences
#define MAX_MISSED_ONE   0.3 // of the samples of one sentence that stay English
#define MIN_LANGUAGES    60
#define MAX_SAMPLE_BYTES 4096

static language_guess guess(const char *text)
{
    return language_of(str_of(text), STR_NONE);
}

static void assert_code(str code, const char *expected, str text)
{
    if (!str_eq(code, str_of(expected)))
        fail_msg("%s taken for %.*s: %.*s", expected, STR_ARG(code), STR_ARG(text));
}

// Texts of a few sentences are told for certain, and none for a wrong language; of single sentences
// some are too short to be sure of.
static void test_samples(void **state)
{
    (void)state;
    stream *in;
    diag why = {0};
    buf line = {0};
    bool more;
    size_t n = 0, missed = 0;
    assert_int_equal(stream_open(SAMPLES, &in, &why), ST_OK);
    while (stream_line(in, MAX_SAMPLE_BYTES, &line, &more, &why) == ST_OK && more) {
        str text = buf_str(&line), expected = str_split(&text, '\t');
        if (!text.n || str_eq(expected, STR("code"))) continue;
        char code[8];
        snprintf(code, sizeof code, "%.*s", STR_ARG(expected));
        language_guess g = language_of(text, STR_NONE);
        bool long_one = n % SAMPLES_PER == SAMPLES_PER - 1;
        bool sisters = str_in_list(expected, "id|ms", '|') && str_in_list(g.code, "id|ms", '|');
        if (g.is_foreign || long_one)
            if (!sisters) assert_code(g.code, code, text);
        missed += !g.is_foreign;
        n++;
    }
    stream_close(in);
    buf_free(&line);
    assert_int_equal(n % SAMPLES_PER, 0);
    assert_true(n / SAMPLES_PER >= MIN_LANGUAGES);
    assert_true((double)missed < MAX_MISSED_ONE * (double)(n - n / SAMPLES_PER));
}

// What looks like another language and is English, or too little to say.
static void test_english(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "",
        "No.",
        "Talks With Iran To Resume In Vienna",
        "EL AL FLIGHT TO TEL AVIV DIVERTED",
        "UN, EU AND US DE-ESCALATION TALKS IN LA PAZ",
        "Speakers: Maria de la Cruz, Juan de los Santos, Pedro del Valle y Ortega, Ana da Silva e "
        "Souza",
        "RIVERA DE LA CRUZ, Jose; Calle de los Pinos, Bogota, Colombia; DOB 12 Mar 1970",
        "Khalid bin Sultan al Saud, Abdul Rahman bin Faisal al Saud, Turki al Faisal al Saud",
        "Jan van der Berg, Piet de Vries and Ursula von der Heide met",
        "3 x M777 155mm, 2 x HIMARS, 40 x M113, 12 x Bayraktar TB2",
        "T-72B3, BMP-2, Grad, Tornado-S, Iskander-M, Kh-101",
        "Los Angeles, San Diego, Las Vegas, El Paso, Santa Fe, La Jolla",
        "The minister said: \"Nous ne sommes pas en guerre avec la Russie et nous ne le serons "
        "pas.\" He spoke in Paris.",
        "\"No nos vamos a rendir\", the mayor told supporters on Monday",
        "Protesters shouted “Que se vayan todos, que no quede ni uno solo” outside the palace.",
        "#PazEnLaRegion #NoALaGuerra @ministerio_de_la_paz https://example.org/la/paz/en/el/sur",
        "Sen. Roberto Marin (D-NJ), Rep. Ileana Ruiz-Lehmann (R-FL)",
        "The ministry (Министерство иностранных дел) said it would reply.",
        "Die-hard fans die in den of thieves, an der Spitze magazine reader says.",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        language_guess g = guess(TEXTS[i]);
        if (g.is_foreign) fail_msg("%.*s: %s", STR_ARG(g.name), TEXTS[i]);
        assert_true(str_eq(g.code, STR("en")));
    }
}

static void test_capitals(void **state)
{
    (void)state;
    language_guess g = guess("EL PRESIDENTE DE LA REPUBLICA SE REUNIO CON LOS EMBAJADORES DE LA "
                             "REGION Y NO HABLO CON LA PRENSA");
    assert_true(g.is_foreign && str_eq(g.code, STR("es")));
    g = guess("МИНИСТР ИНОСТРАННЫХ ДЕЛ ПРИБЫЛ ВО ВТОРНИК НА ПЕРЕГОВОРЫ");
    assert_true(g.is_foreign && str_eq(g.code, STR("ru")));
}

#define FRENCH                                                                                     \
    "Le ministre est arrivé mardi à Tunis pour des discussions. Les deux pays ont signé un "    \
    "accord "                                                                                      \
    "sur la pêche. Selon lui, il reste beaucoup à faire. "
#define ENGLISH                                                                                    \
    "The minister arrived in Tunis on Tuesday for talks. The two countries have signed a deal on " \
    "fishing. According to him, there is much left to do. "

static void test_two_languages(void **state)
{
    (void)state;
    assert_false(guess(FRENCH ENGLISH).is_foreign);
    assert_false(guess(FRENCH ENGLISH ENGLISH ENGLISH).is_foreign);
    assert_true(guess(FRENCH FRENCH FRENCH ENGLISH).is_foreign);
    assert_true(guess(ENGLISH).is_english);
    assert_false(guess("Ankara, Moscow").is_english);
}

// What the source says helps a short text, and never against one.
static void test_said(void **state)
{
    (void)state;
    str shortly = STR("Ministrul a ajuns marți pentru discuții");
    assert_false(language_of(shortly, STR_NONE).is_foreign);
    assert_true(language_of(shortly, STR("ro")).is_foreign);
    assert_false(language_of(shortly, STR("fr")).is_foreign);
    assert_false(language_of(STR(ENGLISH), STR("fr")).is_foreign);
    assert_true(language_of(STR(FRENCH), STR("en")).is_foreign);
}

static document built(arena *a, const char *text, const char *said, bool any_language)
{
    raw_record r = {.kind = RECORD_FIELDS,
                    .bytes = str_of(text),
                    .file = STR("x"),
                    .known = {.date = STR("2025-03-04"), .language = str_of(said)}};
    document_options *options = arena_alloc(a, sizeof *options);
    *options = (document_options){.any_language = any_language};
    document d;
    diag why = {0};
    assert_int_equal(document_build(&r, options, a, &d, &why), ST_OK);
    return d;
}

static void assert_problem(const document *d, const char *code)
{
    assert_int_equal(d->n_problems, code ? 1 : 0);
    if (code) assert_true(str_eq(d->problems[0].code, str_of(code)));
}

static void test_documents(void **state)
{
    (void)state;
    arena a = {0};
    document d = built(&a, FRENCH, "", false);
    assert_true(d.is_foreign && str_eq(d.language, STR("fr")));
    assert_problem(&d, "not-english");
    d = built(&a, FRENCH, "", true);
    assert_true(!d.is_foreign && str_eq(d.language, STR("fr")));
    assert_problem(&d, "not-english");
    d = built(&a, ENGLISH, "fr-FR", false);
    assert_true(!d.is_foreign && str_eq(d.language, STR("en")));
    assert_problem(&d, NULL);
    d = built(&a, "Ankara, Moscow", "tr", false);
    assert_true(!d.is_foreign && str_eq(d.language, STR("en")));
    assert_problem(&d, "language-doubtful");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),  cmocka_unit_test(test_english),
        cmocka_unit_test(test_capitals), cmocka_unit_test(test_two_languages),
        cmocka_unit_test(test_said),     cmocka_unit_test(test_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
