#include "base/check.h"

#include "fetch/hostguard.h"

#include <arpa/inet.h>
#include <string.h>

static const char *refused_within(const char *text, reach allowed)
{
    struct sockaddr_in four = {.sin_family = AF_INET};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6};
    if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
        return hostguard_refusal((const struct sockaddr *)&four, allowed);
    if (inet_pton(AF_INET6, text, &six.sin6_addr) != 1) fail_msg("%s is no address", text);
    return hostguard_refusal((const struct sockaddr *)&six, allowed);
}

static const char *refusal(const char *text)
{
    return refused_within(text, REACH_PUBLIC);
}

static void public_addresses_pass(void **state)
{
    (void)state;
    static const char *const PUBLIC[] = {
        "1.1.1.1",          "8.8.8.8",         "9.255.255.255",   "11.0.0.0",
        "100.63.255.255",   "100.128.0.0",     "126.0.0.1",       "128.0.0.1",
        "169.253.0.1",      "169.255.0.1",     "172.15.255.255",  "172.32.0.0",
        "192.167.255.255",  "192.169.0.0",     "198.17.255.255",  "198.20.0.0",
        "223.255.0.1",      "2606:4700::1111", "2a00:1450::200e", "::ffff:8.8.8.8",
        "64:ff9b::808:808", "2002:808:808::1", "2001:470::1"};
    for (size_t i = 0; i < sizeof PUBLIC / sizeof *PUBLIC; i++)
        if (refusal(PUBLIC[i])) fail_msg("%s: %s", PUBLIC[i], refusal(PUBLIC[i]));
}

static void others_are_refused(void **state)
{
    (void)state;
    static const char *const REFUSED[] = {"0.0.0.0",
                                          "0.1.2.3",
                                          "10.0.0.1",
                                          "10.255.255.255",
                                          "100.64.0.1",
                                          "100.127.255.255",
                                          "127.0.0.1",
                                          "127.255.255.254",
                                          "169.254.169.254",
                                          "172.16.0.1",
                                          "172.31.255.255",
                                          "192.168.0.1",
                                          "192.0.0.8",
                                          "198.18.0.1",
                                          "198.19.255.255",
                                          "224.0.0.1",
                                          "239.1.2.3",
                                          "240.0.0.1",
                                          "255.255.255.255",
                                          "::",
                                          "::1",
                                          "::10.0.0.1",
                                          "::ffff:127.0.0.1",
                                          "::ffff:10.1.2.3",
                                          "::ffff:169.254.169.254",
                                          "::ffff:0:127.0.0.1",
                                          "64:ff9b::7f00:1",
                                          "64:ff9b:1::1",
                                          "2002:7f00:1::",
                                          "2002:a00:1::1",
                                          "2001::1",
                                          "2001:db8::1",
                                          "fc00::1",
                                          "fd12:3456::1",
                                          "fe80::1",
                                          "febf::1",
                                          "fec0::1",
                                          "ff02::1",
                                          "100::1"};
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
        if (!refusal(REFUSED[i])) fail_msg("%s is not refused", REFUSED[i]);
    assert_string_equal(refusal("::ffff:127.0.0.1"), "loopback");
    assert_string_equal(refusal("169.254.169.254"), "link-local");
}

static void unknown_families_are_refused(void **state)
{
    (void)state;
    struct sockaddr local = {.sa_family = AF_UNIX};
    assert_non_null(hostguard_refusal(&local, REACH_PUBLIC));
}

static void private_ones_when_allowed(void **state)
{
    (void)state;
    assert_null(refused_within("127.0.0.1", REACH_PRIVATE));
    assert_null(refused_within("10.0.0.1", REACH_PRIVATE));
    assert_null(refused_within("::1", REACH_PRIVATE));
    assert_null(refused_within("fd00::1", REACH_PRIVATE));
    assert_null(refused_within("8.8.8.8", REACH_PRIVATE));
    assert_non_null(refused_within("169.254.169.254", REACH_PRIVATE));
    assert_non_null(refused_within("::ffff:169.254.169.254", REACH_PRIVATE));
    assert_non_null(refused_within("fe80::1", REACH_PRIVATE));
    assert_null(refused_within("169.254.169.254", REACH_ALL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(public_addresses_pass),
        cmocka_unit_test(others_are_refused),
        cmocka_unit_test(private_ones_when_allowed),
        cmocka_unit_test(unknown_families_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
