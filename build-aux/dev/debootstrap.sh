# shellcheck shell=sh
# How the Debian root is made: mmdebstrap, watched. root.sh says where, and
# what is done when it fails; $making and $scratch are its folders.

# Unpacks while mmdebstrap packs: the archive itself is never on the disk.
root_debootstrap()
{
    mkdir "$making/root" && mkfifo "$making/archive" && : >"$making/log" || return 1
    # Sources first, so that whatever is put before them is an option.
    set -- "$root_suite" -
    root_apt_facts
    [ -z "$root_sources" ] || set -- "$@" "$root_sources"
    [ -z "$root_proxy" ] || set -- "--aptopt=Acquire::http::Proxy \"$root_proxy\"" "$@"
    [ -z "$root_is_next" ] || set -- '--aptopt=Acquire::Check-Valid-Until "false"' "$@"
    for locale in $root_locales; do
        set -- "--customize-hook=chroot \"\$1\" localedef -i ${locale%.*} -f UTF-8 $locale" "$@"
    done
    # Unshare mode, for root too: the system sees nothing of what is mounted. A
    # session of its own, because mmdebstrap only ends together with everything
    # that it has started.
    set -- mmdebstrap \
        --mode=unshare --variant=apt --format=tar --skip=output/dev \
        --include="$(printf '%s\n' "$root_packages" locales | paste -s -d ,)" \
        --aptopt='Acquire::Retries "3"' --dpkgopt=force-unsafe-io --verbose "$@"
    # See root_make_scratch.
    # shellcheck disable=SC2016
    [ "$(id -u)" -ne 0 ] ||
        set -- unshare --mount sh -c 'mount --bind "$0/inside" "$0" && exec "$@"' "$scratch" "$@"
    LC_ALL=C TMPDIR=$scratch setsid "$@" >"$making/archive" 2>"$making/log" </dev/null &
    root_job=$!
    root_watch &
    # Devices are bwrap's affair, and nobody reads the rest of what is left out.
    # As root, tar would unpack set-user-id bits. Told not to, it applies the
    # umask, and programs in the root that take another user's name must be able
    # to read the files, too.
    (
        umask 022
        export LC_ALL=C
        exec tar -x -C "$making/root" --no-same-owner --no-same-permissions --exclude='./dev/*' \
            --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' \
            --exclude='./usr/share/info/*' <"$making/archive" 2>"$making/log.tar"
    ) &
    root_tar=$!
    root_progress
    root_status=0
    wait "$root_job" || root_status=1
    wait "$root_tar" || root_status=1
    # Its number may soon belong to another process.
    root_job=
    return "$root_status"
}

# Ends mmdebstrap when ./dev is killed in a way that it cannot catch.
root_watch()
{
    exec 9>&- >/dev/null 2>&1
    while kill -0 "$root_job"; do
        kill -0 $$ || kill -s KILL -- "-$root_job"
        sleep 1
    done
}

# Sets root_sources to the Debian mirrors that the machine's own apt uses, for
# our suite, and root_proxy to its proxy. On other systems than Debian,
# mmdebstrap knows one itself.
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
            awk -v suite="$root_suite" -v key="$root_keyring" '
                function source(suite) { print "deb [signed-by=" key "]", $2, suite, "main" }
                $2 !~ "^https?:" || seen[$1]++ { next }
                $1 == "Debian/Debian" { source(suite); source(suite "-updates") }
                $1 == "Debian/Debian-Security" { source(suite "-security") }'
    )
}

# Says what mmdebstrap is doing, in the words of its log, until tar is done.
root_progress()
{
    root_said=
    while kill -0 "$root_tar" 2>/dev/null; do
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
