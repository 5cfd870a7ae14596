# shellcheck shell=sh
# The Debian root: made once for each package list, shared by all checkouts. It is
# Debian 13, the oldest system that Sealwax supports; './dev next' takes Debian's
# coming release, which the file `next` names, and makes it the same way.
# Building, testing and linting share one list of packages; only those who fuzz,
# measure or try the page in every browser get another root, which also has the
# fuzzers' runtime, what Sealwax is compared with, or those browsers.
#
# It is made in a folder whose name no run takes for a whole root, and gets its
# own name when it is whole. A lock lets only one ./dev at a time make it, so
# if the lock is ours and there is a half-made one, a run that was killed has
# left it.
#
# It holds another system, and nobody updates that one: no program in it may run
# with the rights of its file's owner, least of all root's. The cache folder is
# closed to everybody else, nothing is unpacked with its set-user-id and
# set-group-id bits, and what an older ./dev unpacked loses them.

root_suite=trixie
root_family=debian-13
root_label='Debian 13'
# Whether it is Debian's coming release: then it is the environment even if the
# system is new enough, and is made from a list of packages that may be out of
# date.
root_is_next=
root_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# Megabytes of free space to ask for: for the root itself, and for mmdebstrap's
# copy of it with the packages that it downloads.
root_space=2600
root_scratch_space=2600

# Makes Debian's coming release the environment, whatever the system is. A mirror
# may keep an old list of its packages, which does no harm if we only test.
root_next()
{
    root_suite=$(cat "$parts/next")
    root_family=debian-$root_suite
    root_label="Debian $root_suite"
    root_is_next=yes
}

# root_name PURPOSE...: sets root, the folder, from everything that decides
# what is in it.
root_name()
{
    root_purposes="build test lint"
    if [ -n "$root_is_next" ]; then
        root_purposes="$root_purposes next"
    else
        root_purposes="$root_purposes page"
    fi
    for purpose in fuzz bench browsers; do
        case " $* " in
        *" $purpose "*) root_purposes="$root_purposes $purpose" ;;
        esac
    done
    # shellcheck disable=SC2086
    root_packages=$(packages debian $root_purposes | sort -u)
    root_locales=$(packages debian locale)
    # Change the last word when root_debootstrap makes something different.
    root_key=$(printf '%s\n' "$(uname -m)" "$root_suite" "$root_packages" \
        "$root_locales" 1 | sha256sum | cut -c 1-16)
    root=$cache/$root_family-$root_key
}

# root_need PURPOSE...: sets root, and makes sure that it is there and whole.
root_need()
{
    root_name "$@"
    root_tools
    enter_check
    cache_need
    root_disarm
    root_sweep
    if [ ! -d "$root" ]; then
        exec 9>"$cache/lock"
        if ! flock -n 9; then
            say "Another ./dev is making a Debian environment; waiting for it …"
            flock 9
        fi
        [ -d "$root" ] || root_make
        exec 9>&-
    fi
    # When each was last used decides which ones root_forget removes.
    touch "$root.used"
}

# Sees to the cache folder, and closes it to all other users.
cache_need()
{
    (umask 077 && mkdir -p "$cache") 2>/dev/null || true
    [ -w "$cache" ] ||
        fail "The folder '$cache' cannot be written: please make it writable, or set XDG_CACHE_HOME to another one."
    chmod 700 "$cache" 2>/dev/null ||
        fail "The folder '$cache' is not yours, and cannot be closed to others: please set XDG_CACHE_HOME to a folder of your own."
}

# Removes the set-user-id and set-group-id bits from all roots, and from the
# stand-ins made from them, whichever ./dev made those. Once for each: a mark
# inside says that it has been done.
root_disarm()
{
    for old in "$cache"/debian-*/ "$cache"/flatpak-*/; do
        if [ -d "$old" ] && [ ! -e "$old.disarmed" ]; then
            find "$old" -perm /6000 -exec chmod u-s,g-s {} + ||
                fail "The set-user-id bits in '$old' cannot be removed: please delete that folder."
            : >"$old.disarmed"
        fi
    done
}

# Removes what killed runs have left, outside the cache folder as well; but not
# if the lock shows that one is still at work.
root_sweep()
{
    set -- "$cache"/making.*
    [ -e "$1" ] || return 0
    exec 9>"$cache/lock"
    if flock -n 9; then
        root_forget_making
        trap - INT TERM HUP
    fi
    exec 9>&-
}

# What it takes to enter the root, and to make it if there is none yet.
root_tools()
{
    set --
    command -v bwrap >/dev/null || set -- bubblewrap
    if [ ! -d "$root" ]; then
        command -v mmdebstrap >/dev/null || set -- "$@" mmdebstrap
        # Debian has it, Ubuntu does not.
        [ -e "$root_keyring" ] || set -- "$@" debian-archive-keyring
        if [ "$(id -u)" -ne 0 ]; then
            command -v newuidmap >/dev/null || set -- "$@" uidmap
            root_need_subids
        fi
    fi
    [ $# -gt 0 ] || return 0
    [ "$system_manager" = apt ] ||
        root_refuse "$@"
    packages_need "$@"
}

# root_refuse PACKAGES...: if they cannot be installed from here.
root_refuse()
{
    if [ -n "$root_is_next" ]; then
        fail "./dev cannot make its $root_label environment without $*: please install that (the names are Debian's)."
    fi
    fail "$system_name is older than Sealwax needs, and ./dev cannot make its $root_label environment without $*: please install that (the names are Debian's), or use Debian 13, Ubuntu 25.10, Fedora 42, Arch or newer."
}

# An ordinary user unpacks packages as the owner of a range of user ids.
root_need_subids()
{
    root_user=$(id -un)
    grep -q -e "^$root_user:" -e "^$(id -u):" /etc/subuid 2>/dev/null ||
        fail "The user '$root_user' has no subordinate user ids, which making the $root_label environment takes: please run 'sudo usermod --add-subuids 200000-265535 --add-subgids 200000-265535 $root_user'."
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
    root_make_scratch

    say_part "Making the $root_label environment (once, about 2 minutes, 2.1 GB) …"
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

# What mmdebstrap unpacks there has its set-user-id bits. If root unpacks, the
# files are root's: only root may get to them, and what mmdebstrap does under
# other names (apt's) goes through `inside`, which root_debootstrap mounts over
# the folder for mmdebstrap alone. If an ordinary user does, the files are a
# subordinate user's, who owns nothing else. To the system, that user is a
# stranger who must get through; so others get through, too, if they know what is
# in there: they cannot list it.
root_make_scratch()
{
    mkdir -m 700 "$scratch"
    if [ "$(id -u)" -eq 0 ]; then
        mkdir -m 755 "$scratch/inside"
    else
        chmod 711 "$scratch"
    fi
}

# What the packages leave to the machine's administrator.
root_finish()
{
    tr -d - </proc/sys/kernel/random/uuid >"$making/root/etc/machine-id"
    # Files to mount the system's own over, where the network is wanted.
    rm -f "$making/root/etc/resolv.conf"
    : >"$making/root/etc/resolv.conf"
    printf '127.0.0.1 localhost\n::1 localhost\n' >"$making/root/etc/hosts"
    : >"$making/root/.disarmed"
    # Without this, a power cut could leave half-written files under a finished
    # name.
    sync -f "$making/root"
}

# One sentence and a way out, depending on what is found.
root_explain()
{
    # Looked at first: the log may be cut short by the full disk that it is on.
    root_full=$(root_free "$cache")
    rm -rf "$making/root"
    mv "$making/log" "$cache/log" || : >"$cache/log"
    if [ "$root_full" -lt 50 ] || grep -qs 'No space left' "$cache/log" "$making/log.tar"; then
        fail "The disk of '$cache' or '${scratch%/*}' is full: please free 3 GB, or set XDG_CACHE_HOME and TMPDIR to folders with room."
    fi
    if grep -qE 'Temporary failure resolving|Could not (resolve|connect)|Unable to connect|Connection (failed|refused|timed out)|Network is unreachable' "$cache/log"; then
        fail "Debian's packages cannot be reached: please connect to the network and run the same again. It is needed only this once."
    fi
    fail "The $root_label environment could not be made ($(grep -m 1 '^E: ' "$cache/log" | cut -c 4-200)): please read '$cache/log', then run the same again."
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
        fail "Making the $root_label environment takes $3 MB in '$1', which has $(root_free "$1"): please make room, or set $2 to a folder with more."
}

# Removes what earlier runs left: half-made roots of those that were killed,
# and roots of other package lists that nobody has used for a week.
root_forget()
{
    root_forget_making
    find "$cache" -maxdepth 1 -name 'debian-*.used' -mtime +7 |
        while read -r old; do
            # Renamed first, so that half a root never has a whole one's name.
            mv -T "${old%.used}" "$cache/making.old" 2>/dev/null || continue
            rm -rf "$cache/making.old" "$old"
        done
}

root_forget_making()
{
    for old in "$cache"/making.*; do
        [ ! -d "$old" ] || root_discard "$old"
    done
}

# Ends whatever is at work on a half-made root, and removes the root.
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
