#include "base/check.h"

#include "document/pagename.h"

static void test_flags(void **state)
{
    static const struct {
        const char *names;
        uint32_t flags;
    } CASES[] = {
        {"sidebar", BLOCK_RELATED},
        {"post-comments", BLOCK_COMMENT},
        {"shareBar social", BLOCK_CHROME},
        {"article__byline", BLOCK_ABOUT},
        {"wp-caption", BLOCK_CAPTION},
        {"story-list", BLOCK_RELATED},
        {"widget widget_recent", BLOCK_RELATED},
        {"sidebar2", BLOCK_RELATED},
        // the name of an element's state, or of another element
        {"layout--with-rail", 0},
        {"has-sidebar no-comments", 0},
        {"share--open", BLOCK_CHROME},
        // a block and its element are no name of two words
        {"story__list", 0},
        // page builders
        {"elementor-widget elementor-widget-text-editor", 0},
        {"elementor-widget-nav-menu", BLOCK_CHROME},
        {"et_pb_post_content et_pb_row_1", 0},
        // names that programs make
        {"css-1ad4f c4cta7b", 0},
        {"Sidebar_nav__x1ad4", BLOCK_RELATED | BLOCK_CHROME},
        // a post's sections and tags
        {"post-12 type-post hentry category-popular tag-newsletter", 0},
        // no such words
        {"reading readership undated", 0},
        {"", 0},
        {"--", 0},
    };
    (void)state;
    arena a = {0};
    const pagename_lists *l = pagename_open(&a);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        if (pagename_flags(l, str_of(CASES[i].names)) != CASES[i].flags)
            fail_msg("%s: %x", CASES[i].names, pagename_flags(l, str_of(CASES[i].names)));
    arena_free(&a);
}

static void test_words(void **state)
{
    (void)state;
    arena a = {0};
    const pagename_lists *l = pagename_open(&a);
    assert_true(l->n < PAGENAME_WORDS_MAX); // all have room
    pagename_word words[PAGENAME_FOUND_MAX];
    assert_int_equal(pagename_words(l, STR("comments sidebar share"), words), 3);
    assert_int_equal(words[0].flag, BLOCK_COMMENT);
    assert_int_equal(words[1].flag, BLOCK_RELATED);
    assert_int_equal(words[2].flag, BLOCK_CHROME);
    for (size_t i = 0; i < 3; i++) assert_true(words[i].id < PAGENAME_WORDS_MAX);
    str many = STR("ad ad ad ad ad ad ad ad ad ad ad ad ad ad");
    assert_int_equal(pagename_words(l, many, words), PAGENAME_FOUND_MAX);
    arena_free(&a);
}

static void test_bodies(void **state)
{
    (void)state;
    assert_true(pagename_is_body(STR("entry-content")));
    assert_true(pagename_is_body(STR("x article__body-text")));
    assert_false(pagename_is_body(STR("content")));
    assert_true(pagename_is_main(STR("content")));
    assert_false(pagename_is_main(STR("content-list")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_bodies),
    };
    return cmocka_run_group_tests_name("pagename", tests, NULL, NULL);
}
