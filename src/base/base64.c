#include "base/base64.h"

#include "base/ascii.h"

static int digit_of(char c)
{
    if (ascii_is_upper(c)) return c - 'A';
    if (ascii_is_lower(c)) return c - 'a' + 26;
    if (ascii_is_digit(c)) return c - '0' + 52;
    if (c == '+' || c == '-') return 62; // "-" and "_" in addresses (RFC 4648, 5)
    if (c == '/' || c == '_') return 63;
    return -1;
}

bool base64_is_digit(char c)
{
    return digit_of(c) >= 0;
}

bool base64_decode(str s, buf *out)
{
    bool good = true;
    uint32_t bits = 0;
    unsigned n = 0; // digits of `bits`
    for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
        int digit = digit_of(s.p[i]);
        if (digit < 0) {
            good = good && ascii_is_space(s.p[i]);
            continue;
        }
        bits = bits << 6 | (uint32_t)digit;
        if (++n % 4) continue;
        buf_add_byte(out, (char)(bits >> 16 & 0xFF));
        buf_add_byte(out, (char)(bits >> 8 & 0xFF));
        buf_add_byte(out, (char)(bits & 0xFF));
    }
    n %= 4;
    if (n >= 2) buf_add_byte(out, (char)(n == 2 ? bits >> 4 & 0xFF : bits >> 10 & 0xFF));
    if (n == 3) buf_add_byte(out, (char)(bits >> 2 & 0xFF));
    return good && n != 1;
}
