# A test against each kind of database server: sourced behind program.sh.
#     check() { ... }            with a server that is started, at $address; its status is the test's
#     each_server check "answers as a file"
# Where no server of a kind is installed, or starts, its test is skipped. The server ends with the test.
on_server() { # on_server KIND FUNCTION
    . "$root/test/cli/$1.sh"
    server_there && server_start || exit 77
    stop=KILL
    [ "$1" = clickhouse ] || stop=immediate
    trap 'server_stop $stop' EXIT
    "$2" "$1"
}

each_server() { # each_server FUNCTION WORDS
    for kind in postgres clickhouse; do
        number=$((number + 1))
        (on_server $kind "$1")
        case $? in
        0) echo "ok $number - $kind $2" ;;
        77) echo "ok $number - $kind # SKIP its server is not installed, or does not start here" ;;
        *) echo "not ok $number - $kind $2" && status=1 ;;
        esac
        rm -rf "$work/server"
    done
}
