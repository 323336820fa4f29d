#!/bin/sh
# `make install`, and what is installed used as a stranger would: the program with its model, the
# header's example compiled with pkg-config against the shared and the static library, the manual page,
# the completions. Speaks TAP. Only of the release: a sanitizer's library is not for others.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(dirname "${DEMARCHE:-build/release/demarche}")
cd "$root" || exit 1
case $build in *release*) ;; *) echo "ok 1 - installation # SKIP only the release is installed"; echo "1..1"; exit 0 ;; esac
unset DEMARCHE_MODEL MAKEFLAGS MAKELEVEL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/opt/demarche

number=0 status=0
try() { # try NAME COMMAND...: what it printed goes with a failure
    name=$1
    shift
    number=$((number + 1))
    if "$@" >"$work/out" 2>&1; then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        head -n 20 "$work/out" | sed 's/^/# /'
        status=1
    fi
}
# Installs as a package would: built for one place, put below DESTDIR, moved there.
install_all() {
    make --no-print-directory install PREFIX="$prefix" DESTDIR="$work/package" &&
        mkdir -p "$work/opt" && mv "$work/package$prefix" "$prefix" &&
        [ -z "$(find "$work/package" -type f)" ]
}
try "make install with DESTDIR" install_all

codes() { # codes COMMAND...: it codes the example's text as an event
    "$@" >"$work/coded" && grep -q '"record":"event".*"type":"SANCTION"' "$work/coded"
}
echo 'Iran suspended nuclear talks with France on Monday.' >"$work/text.txt"
try "the program finds its model" codes env -i "$prefix/bin/demarche" code --json --date 2024-07-17 "$work/text.txt"

# The header's example, taken from its comment, with the model's place from pkg-config.
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
{
    printf '#include <demarche.h>\n#include <stdio.h>\n#include <string.h>\n'
    sed -n 's|^//     ||p' "$prefix/include/demarche.h" | sed "s|models/english.dm|$(pkg-config --variable=model demarche)|"
    printf 'int main(void)\n{\n    return code("Iran suspended nuclear talks with France on Monday.", stdout);\n}\n'
} >"$work/user.c"
build_with() { # build_with NAME [OPTION-OF-PKG-CONFIG...]
    out=$work/$1
    shift
    ${CC:-cc} -std=c99 -Wall -Wextra -Werror "$work/user.c" -o "$out" $(pkg-config --cflags --libs "$@" demarche)
}
try "the header's example compiles with pkg-config" build_with dynamic
try "and codes with the shared library" codes env LD_LIBRARY_PATH="$prefix/lib" "$work/dynamic"
loads_shared() { LD_LIBRARY_PATH=$prefix/lib ldd "$work/dynamic" | grep -q 'libdemarche.so.0 => '"$prefix"; }
try "which it loads by its soname" loads_shared

link_static() { mkdir "$work/static.lib" && cp "$prefix/lib/libdemarche.a" "$work/static.lib" &&
    ${CC:-cc} -std=c99 "$work/user.c" -o "$work/static" $(pkg-config --cflags demarche) \
        -L"$work/static.lib" $(pkg-config --static --libs demarche | sed "s|-L$prefix/lib||"); }
try "it links with the static library" link_static
try "and codes with it" codes env -i "$work/static"
try "which stands in it alone" sh -c "! ldd '$work/static' | grep libdemarche"

from_cxx() {
    printf '#include <demarche.h>\nint main() { return dm_version() == nullptr; }\n' >"$work/user.cpp" &&
        c++ -Wall -Werror "$work/user.cpp" -o "$work/cpp" $(pkg-config --cflags --libs demarche)
}
if command -v c++ >/dev/null; then
    try "C++ takes the header" from_cxx
else
    number=$((number + 1))
    echo "ok $number - C++ takes the header # SKIP no c++"
fi

exports() { # the shared library shows the public functions and nothing else
    nm -D --defined-only "$prefix/lib/libdemarche.so" | awk '{ print $3 }' | sort >"$work/shown"
    sed -n 's/^DM_API [^(]*\(dm_[a-z_]*\)(.*/\1/p' "$prefix/include/demarche.h" | sort >"$work/public"
    diff "$work/public" "$work/shown"
}
try "the shared library exports the header's functions alone" exports
try "the manual page" grep -q '^.SH EXIT STATUS' "$prefix/share/man/man1/demarche.1"
try "the completion of bash" bash -n "$prefix/share/bash-completion/completions/demarche"
for shell in zsh:site-functions/_demarche fish:vendor_completions.d/demarche.fish; do
    if command -v "${shell%%:*}" >/dev/null; then
        try "the completion of ${shell%%:*}" "${shell%%:*}" -n "$prefix/share/${shell%%:*}/${shell#*:}"
    else
        try "the completion of ${shell%%:*}" test -s "$prefix/share/${shell%%:*}/${shell#*:}"
    fi
done
echo "1..$number"
exit $status
