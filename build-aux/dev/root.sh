# shellcheck shell=sh
# The Debian 13 root: made once for each package list, shared by all checkouts.
#
# It is made in a folder whose name no run takes for a whole root, and moved to
# its own name when it is whole. A lock lets one ./dev at a time make it, so a
# half-made one that is there while the lock is ours is left from a run that
# was killed.

root_suite=trixie

# Megabytes of free space to ask for: for the root itself, and for mmdebstrap's
# copy of it with the packages that it downloads.
root_space=1500
root_scratch_space=2000

# Sets root, the folder, from all that decides what is in it.
root_name()
{
    root_packages=$(packages debian build test lint | sort -u)
    root_locales=$(packages debian locale)
    # Change the last word when root_debootstrap makes something different.
    root_key=$(printf '%s\n' "$(uname -m)" "$root_suite" "$root_packages" \
        "$root_locales" 1 | sha256sum | cut -c 1-16)
    root=$cache/debian-13-$root_key
}

# Sets root and sees to it that it is there, whole.
root_need()
{
    root_name
    root_tool bwrap bubblewrap
    enter_check
    if [ ! -d "$root" ]; then
        root_tool mmdebstrap mmdebstrap
        [ "$(id -u)" -eq 0 ] || root_need_subids
        mkdir -p "$cache" 2>/dev/null || true
        [ -w "$cache" ] ||
            fail "The folder '$cache' cannot be written: please make it writable, or set XDG_CACHE_HOME to another one."
        exec 9>"$cache/lock"
        if ! flock -n 9; then
            say "Another ./dev is making the Debian 13 environment; waiting for it …"
            flock 9
        fi
        [ -d "$root" ] || root_make
        exec 9>&-
    fi
    # When each was last used decides which ones root_forget removes.
    touch "$root.used"
}

# root_tool PROGRAM PACKAGE: what making and entering the root takes.
root_tool()
{
    command -v "$1" >/dev/null || [ "$system_manager" != apt ] || packages_need "$2"
    command -v "$1" >/dev/null ||
        fail "$system_name is older than Sealwax needs, and '$1', with which ./dev makes a Debian 13 environment, is missing: please install it, with apt's own tools if it is mmdebstrap."
}

# An ordinary user unpacks packages as the owner of a range of user ids.
root_need_subids()
{
    root_tool newuidmap uidmap
    root_user=$(id -un)
    grep -q -e "^$root_user:" -e "^$(id -u):" /etc/subuid 2>/dev/null ||
        fail "The user '$root_user' has no subordinate user ids, which making the Debian 13 environment takes: please run 'sudo usermod --add-subuids 200000-265535 --add-subgids 200000-265535 $root_user'."
}

root_make()
{
    root_forget
    root_check_space
    making=$(mktemp -d "$cache/making.XXXXXXXX")
    # Not in the cache folder: the subordinate users could not reach it there.
    scratch=${TMPDIR:-/var/tmp}/sealwax-${making##*.}
    ln -s "$scratch" "$making/scratch"
    trap 'root_discard "$making"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    mkdir "$scratch"
    chmod 755 "$scratch" "$making"

    say_part "Making the Debian 13 environment (once, about 2 minutes, 1.3 GB) …"
    root_start=$(date +%s)
    if ! root_debootstrap; then
        say "failed."
        root_explain
    fi
    root_finish
    mv -T "$making/root" "$root"
    root_discard "$making"
    trap - EXIT INT TERM HUP
    say "done, $(($(date +%s) - root_start)) s."
}

# Unpacks while mmdebstrap packs: the archive itself never lies on the disk.
root_debootstrap()
{
    mkdir "$making/root"
    mkfifo "$making/archive"
    : >"$making/log"
    # Sources first, so that whatever is put before them is an option.
    set -- "$root_suite" -
    root_apt_facts
    [ -z "$root_sources" ] || set -- "$@" "$root_sources"
    [ -z "$root_proxy" ] || set -- "--aptopt=Acquire::http::Proxy \"$root_proxy\"" "$@"
    for locale in $root_locales; do
        set -- "--customize-hook=chroot \"\$1\" localedef -i ${locale%.*} -f UTF-8 $locale" "$@"
    done
    # Unshare mode, for root too: nothing is mounted that the system sees.
    # A session of its own, because mmdebstrap ends only together with all that
    # it has started.
    LC_ALL=C TMPDIR=$scratch setsid mmdebstrap \
        --mode=unshare --variant=apt --format=tar --skip=output/dev \
        --include="$(printf '%s\n' "$root_packages" locales | paste -s -d ,)" \
        --aptopt='Acquire::Retries "3"' --dpkgopt=force-unsafe-io --verbose \
        "$@" >"$making/archive" 2>"$making/log" </dev/null &
    root_job=$!
    root_watch &
    {
        # Devices are bwrap's affair, and what is left out else nobody reads.
        LC_ALL=C tar -x -C "$making/root" --no-same-owner --exclude='./dev/*' \
            --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' \
            --exclude='./usr/share/info/*' \
            <"$making/archive" 2>"$making/log.tar" && touch "$making/unpacked"
        touch "$making/ended"
    } &
    root_progress
    wait "$root_job" && [ -e "$making/unpacked" ]
}

# Ends mmdebstrap when ./dev is killed in a way that it cannot catch.
root_watch()
{
    exec 9>&- >/dev/null 2>&1
    while kill -0 $$; do
        [ ! -e "$making/ended" ] || return 0
        sleep 1
    done
    kill -s KILL -- "-$root_job"
}

# Sets root_sources to the Debian mirrors that the machine's own apt uses, for
# our suite, and root_proxy to its proxy. On no Debian: mmdebstrap knows one.
root_apt_facts()
{
    root_sources=
    root_proxy=
    [ "$system_manager" = apt ] || return 0
    root_proxy=$(
        eval "$(apt-config shell proxy Acquire::http::Proxy)"
        printf '%s' "${proxy:-}"
    )
    # shellcheck disable=SC2016
    root_sources=$(
        apt-get indextargets --format '$(ORIGIN)/$(LABEL) $(REPO_URI)' \
            'Created-By: Packages' |
            awk -v suite="$root_suite" -v key=/usr/share/keyrings/debian-archive-keyring.gpg '
                function source(suite) { print "deb [signed-by=" key "]", $2, suite, "main" }
                seen[$1]++ { next }
                $1 == "Debian/Debian" { source(suite); source(suite "-updates") }
                $1 == "Debian/Debian-Security" { source(suite "-security") }'
    )
}

# Says what mmdebstrap is at, in the words of its log, until tar has ended.
root_progress()
{
    root_said=
    while [ ! -e "$making/ended" ]; do
        case $(grep -aoE '^(Get:|Unpacking|Setting up|I: creating tarball)' "$making/log" | tail -n 1) in
        Get:) root_step=downloading ;;
        Unpacking) root_step=unpacking ;;
        Setting*) root_step='setting up' ;;
        I:*) root_step='moving into place' ;;
        *) root_step= ;;
        esac
        if [ "$root_step" != "$root_said" ]; then
            root_said=$root_step
            say_part "$root_step …"
        fi
        sleep 1
    done
}

# What the packages leave to the machine's administrator.
root_finish()
{
    tr -d - </proc/sys/kernel/random/uuid >"$making/root/etc/machine-id"
    # Files to mount the system's own over, where the network is wanted.
    rm -f "$making/root/etc/resolv.conf"
    : >"$making/root/etc/resolv.conf"
    printf '127.0.0.1 localhost\n::1 localhost\n' >"$making/root/etc/hosts"
    # Without this a power cut could leave a whole name on half-written files.
    sync -f "$making/root"
}

# One sentence and a way out, by what is found.
root_explain()
{
    # Looked at first: the log may be cut short by the full disk that it is on.
    root_full=$(root_free "$cache")
    rm -rf "$making/root"
    mv "$making/log" "$cache/log"
    if [ "$root_full" -lt 50 ] || grep -q 'No space left' "$cache/log" "$making/log.tar"; then
        fail "The disk of '$cache' or '${scratch%/*}' is full: please free 3 GB, or set XDG_CACHE_HOME and TMPDIR to folders with room."
    fi
    if grep -qE 'Temporary failure resolving|Could not (resolve|connect)|Unable to connect|Connection (failed|refused|timed out)|Network is unreachable' "$cache/log"; then
        fail "Debian's packages cannot be reached: please connect to the network and run the same again. It is needed only this once."
    fi
    fail "The Debian 13 environment could not be made ($(grep '^E: ' "$cache/log" | tail -n 1 | cut -c 4-200)): please read '$cache/log', then run the same again."
}

# Megabytes that are free where a folder is.
root_free()
{
    df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }'
}

root_check_space()
{
    mkdir -p "${TMPDIR:-/var/tmp}"
    root_space_in "$cache" XDG_CACHE_HOME $root_space
    root_space_in "${TMPDIR:-/var/tmp}" TMPDIR $root_scratch_space
    [ "$(df -P "$cache" | tail -n 1)" != "$(df -P "${TMPDIR:-/var/tmp}" | tail -n 1)" ] ||
        root_space_in "$cache" XDG_CACHE_HOME $((root_space + root_scratch_space))
}

# root_space_in FOLDER VARIABLE MEGABYTES
root_space_in()
{
    [ "$(root_free "$1")" -ge "$3" ] ||
        fail "Making the Debian 13 environment takes $3 MB in '$1', which has $(root_free "$1"): please make room, or set $2 to a folder with more."
}

# Removes what earlier runs left: half-made roots of those that were killed,
# and roots of other package lists that nobody has used for a week.
root_forget()
{
    for old in "$cache"/making.*; do
        [ ! -d "$old" ] || root_discard "$old"
    done
    find "$cache" -maxdepth 1 -name 'debian-13-*.used' -mtime +7 |
        while read -r old; do
            # Renamed first, so that half a root never bears a whole one's name.
            mv -T "${old%.used}" "$cache/making.old" 2>/dev/null || continue
            rm -rf "$cache/making.old" "$old"
        done
}

# Ends what is at work on a half-made root and removes it.
root_discard()
{
    trap '' INT TERM HUP
    if [ -n "${root_job:-}" ]; then
        kill -s KILL -- "-$root_job" 2>/dev/null || true
        wait
    fi
    root_scratch=$(readlink "$1/scratch") || root_scratch=
    if [ -d "$root_scratch" ]; then
        # Its files belong to the user's subordinate users.
        rm -rf "$root_scratch" 2>/dev/null ||
            mmdebstrap --unshare-helper rm -rf "$root_scratch" 2>/dev/null ||
            rm -rf "$root_scratch" || true
    fi
    rm -rf "$1"
}
