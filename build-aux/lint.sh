#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   lint.sh PROJECT-FOLDER
#
# Everything that can be said of the tree without running it. Called by `./dev
# lint`, in the environment, with build/ built. Every check says nothing when
# it is content, and nothing about files that are not there.

set -u
cd "$1" || exit 1

# Each check leaves what it complains of here.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

clean=
complaints=0

# check WORDS COMMAND...: runs a check and shows what it printed, if it failed.
check()
{
    name=$1
    shift
    if "$@" >"$work/output" 2>&1; then
        clean="$clean${clean:+, }$name"
    else
        complaints=$((complaints + 1))
        printf -- '--- %s\n' "$name"
        cat "$work/output"
    fi
}

check_c_format()
{
    # Not headers: clang-format cannot align prototypes with each other.
    find src tests -name '*.c' -exec clang-format --dry-run -Werror {} + && return
    echo "To have it done: ./dev exec sh -c \"find src tests -name '*.c' -exec clang-format -i {} +\""
    return 1
}

check_blueprint_format()
{
    find src -name '*.blp' -exec blueprint-compiler format {} +
}

# The sources that build/ compiles, as build/ names them. Not the one that
# defines functions of the C library, whose headers use reserved names.
compiled_sources()
{
    sed -n 's/^ *"file": "\(.*\)",*$/\1/p' build/compile_commands.json |
        grep '^\.\./src/' | grep -v /sealwax-heap\.c | sort -u
}

check_clang_tidy()
{
    # clang does not know all the warnings that gcc is asked for.
    # The count of warnings in other people's headers goes to standard error.
    compiled_sources |
        (cd build && xargs -d '\n' -r -n 4 -P "$(nproc)" clang-tidy -p . --quiet \
            --extra-arg=-Wno-unknown-warning-option 2>"$work/tidy")
    tidy_status=$?
    [ "$tidy_status" -eq 0 ] || grep -v 'warnings\? generated\.$' "$work/tidy"
    return "$tidy_status"
}

check_cppcheck()
{
    # Without the system's headers, whose macros it stumbles over: its own GTK
    # library knows what matters about them, namely who must free what. Of no
    # use here: that memory may run out, because GLib then ends the program;
    # where variables are declared; and const where GObject's types have none.
    # --force: to go on checking other configurations than the one of -D.
    # shellcheck disable=SC2046
    cppcheck --std=c11 --library=gtk --force \
        -DG_GSIZE_FORMAT='"zu"' -DG_GSSIZE_FORMAT='"zd"' \
        -DG_GUINT64_FORMAT='"lu"' -DG_GINT64_FORMAT='"ld"' \
        -Ibuild $(find src -type d -printf '-I%p ') \
        --enable=warning,style,performance,portability --check-level=exhaustive \
        -DG_FILE_ATTRIBUTE_STANDARD_TYPE='"t"' -DG_FILE_ATTRIBUTE_STANDARD_SIZE='"s"' \
        -DG_FILE_ATTRIBUTE_ETAG_VALUE='"e"' -DG_FILE_ATTRIBUTE_UNIX_MODE='"m"' \
        -DG_FILE_ATTRIBUTE_ACCESS_CAN_WRITE='"w"' \
        --suppress=nullPointerOutOfMemory --suppress=variableScope --suppress=constParameterCallback \
        --suppress=constParameterPointer --suppress=constVariablePointer \
        --inline-suppr --quiet --error-exitcode=1 -j "$(nproc)" src
}

check_analyzer()
{
    # The layers that hold secrets and read what strangers send. Of no use: that
    # g_error () ends in a loop.
    # shellcheck disable=SC2046
    find src/core src/service src/keyring -name '*.c' -print0 |
        xargs -0 -n 1 -P "$(nproc)" gcc -fanalyzer -Werror -Wno-analyzer-infinite-loop -O1 -std=gnu11 \
            -D_FILE_OFFSET_BITS=64 -Ibuild -Ibuild/src/service -Isrc/core -Isrc/service -Isrc/keyring \
            $(pkg-config --cflags gio-unix-2.0 libsecret-1) -c -o /dev/null
}

check_circles()
{
    python3 build-aux/circles.py build src
}

# The session must not know what shows it. It links only our libraries without widgets; its meson.build names them.
check_session()
{
    ! grep -nE 'GtkWidget|GtkWindow|<(gtk/gtk|adwaita)\.h>' -r src/app/session src/app/settings/sealwax-settings.* \
        src/app/settings/sealwax-cost.* src/app/settings/sealwax-format.*
}

# What is imported and not used, or used and not defined.
check_python()
{
    find build-aux src tests -name '*.py' -exec flake8 --isolated --select=F {} +
}

check_shell()
{
    # The parts of ./dev use each other's variables.
    find dev .ci/run build-aux tests \( -name '*.sh' -o -name dev -o -path .ci/run \) \
        -type f -exec shellcheck --exclude=SC2154,SC2034 {} +
}

# data_files PATTERN: those in data/ and, made from *.in, in build/data/.
data_files()
{
    find data build/data -name "$1" -type f 2>/dev/null
}

check_desktop()
{
    data_files '*.desktop' | xargs -d '\n' -r desktop-file-validate
}

check_metainfo()
{
    # The project has no home page yet to be named.
    data_files '*.metainfo.xml' | xargs -d '\n' -r appstreamcli validate \
        --strict --no-net --override=url-homepage-missing=pedantic
}

check_xml()
{
    find data src -type f \( -name '*.xml' -o -name '*.xml.in' -o -name '*.svg' -o -name '*.ui' \) \
        -exec xmllint --noout --nonet {} +
}

check_schemas()
{
    data_files '*.gschema.xml' | sed 's,/[^/]*$,,' | sort -u |
        xargs -d '\n' -r -n 1 glib-compile-schemas --strict --dry-run
}

check_manual()
{
    find data -type f \( -name '*.[1-8]' -o -name '*.[1-8].in' \) -exec mandoc -Tlint -Wwarning {} +
}

check "C format" check_c_format
check "Blueprint format" check_blueprint_format
check clang-tidy check_clang_tidy
check cppcheck check_cppcheck
check "gcc -fanalyzer" check_analyzer
check "circles of calls" check_circles
check "no widget in the session" check_session
check flake8 check_python
check shellcheck check_shell
check "desktop file" check_desktop
check metainfo check_metainfo
check XML check_xml
check schemas check_schemas
check "manual pages" check_manual
if [ -d po ]; then
    check translations sh build-aux/lint-po.sh
fi

if [ "$complaints" -gt 0 ]; then
    echo "lint: $complaints kinds of complaints, above; clean: ${clean:-nothing}."
    exit 1
fi
echo "lint: all clean: $clean."
