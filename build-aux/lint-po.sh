#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The translations, from the project's folder: po/POTFILES names every file
# with strings to translate and no other, po/LINGUAS every translation and no
# other, and each translation is well-formed and says everything.

set -u
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0

complain()
{
    printf '%s\n' "$*"
    status=1
}

# A list file without its comments and empty lines, sorted.
list()
{
    sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "po/$1" 2>/dev/null | sort
}

# The strings of the files named on standard input, as meson's glib preset
# takes them out.
strings()
{
    xgettext --files-from=- --from-code=UTF-8 --output=- \
        --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
        --keyword=Language --keyword=Before --keyword=After --keyword=AfterKey --keyword=AfterBoth \
        --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
        2>"$work/xgettext"
}

check_potfiles()
{
    list POTFILES >"$work/named"
    while read -r file; do
        [ -f "$file" ] || complain "po/POTFILES names '$file', which does not exist."
    done <"$work/named"

    find src data -type f \( -name '*.[ch]' -o -name '*.blp' -o -name '*.desktop.in' \
        -o -name '*.js' -o -name '*.html' -o -name '*.metainfo.xml.in' -o -name '*.mime.xml.in' -o -name '*.gschema.xml' \) | sort |
        comm -23 - "$work/named" >"$work/unnamed"
    # Those in which xgettext finds strings, by the places that it notes.
    strings <"$work/unnamed" | sed -n 's/^#: //p' | tr ' ' '\n' |
        sed 's/:[0-9]*$//' | sort -u >"$work/missing"
    while read -r file; do
        complain "po/POTFILES does not name '$file', which has strings to translate."
    done <"$work/missing"
}

check_translations()
{
    find po -name '*.po' | sed 's,^po/\(.*\)\.po$,\1,' | sort >"$work/there"
    list LINGUAS >"$work/listed"
    for language in $(comm -3 "$work/there" "$work/listed"); do
        complain "The language '$language' is in po/LINGUAS or has a file po/$language.po, but not both."
    done

    strings <"$work/named" >"$work/all.pot" ||
        complain "xgettext failed: $(cat "$work/xgettext")"
    for language in $(comm -12 "$work/there" "$work/listed"); do
        msgfmt --check --output-file=/dev/null "po/$language.po" || status=1
        # Against the sources as they are, not as they were when po/ was updated.
        found=$(msgmerge --quiet --no-fuzzy-matching "po/$language.po" "$work/all.pot" |
            msgfmt --statistics --output-file=/dev/null - 2>&1)
        case $found in
        *fuzzy* | *untranslated*) complain "po/$language.po is not complete: $found" ;;
        esac
    done
}

check_potfiles
[ ! -s "$work/named" ] || check_translations
exit "$status"
