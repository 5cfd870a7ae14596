# shellcheck shell=sh
# The package lists, and installing what is missing with the system's own
# package manager.

# packages FAMILY PURPOSE...: the names of FAMILY's packages for these purposes.
packages()
{
    packages_list=$parts/packages-$1
    shift
    awk -v purposes=" $* " '
        index(purposes, " " $1 " ") { for (i = 2; i <= NF; i++) print $i }
    ' "$packages_list"
}

# Those of the named packages that are not installed.
packages_missing()
{
    case $system_manager in
    apt) packages_missing_apt "$@" ;;
    dnf)
        for package in "$@"; do
            rpm -q --quiet --whatprovides "$package" || printf '%s\n' "$package"
        done
        ;;
    pacman) pacman -T "$@" || true ;;
    esac
}

packages_missing_apt()
{
    # A package that was removed may still be known to dpkg, hence the status.
    packages_installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" \
        2>/dev/null | awk '$2 == "installed" { print $1 }' | tr '\n' ' ')
    for package in "$@"; do
        case " $packages_installed" in
        *" $package "*) ;;
        *) printf '%s\n' "$package" ;;
        esac
    done
}

# Installs those of the named packages that are missing: asks on a terminal,
# says what it does as root without one, and otherwise only says what to do.
packages_need()
{
    # Package names have no blanks; they are split on purpose, here and below.
    # shellcheck disable=SC2046
    set -- $(packages_missing "$@")
    [ $# -gt 0 ] || return 0

    case $system_manager in
    apt) packages_command="apt-get install -y --no-install-recommends $*" ;;
    dnf) packages_command="dnf install -y $*" ;;
    pacman) packages_command="pacman -S --needed --noconfirm $*" ;;
    *) fail "Sealwax needs these programs, and this system's package manager is not known here: please install $*." ;;
    esac
    packages_as_root=
    if [ "$(id -u)" -ne 0 ]; then
        packages_as_root=sudo
        command -v sudo >/dev/null ||
            fail "Some packages are missing: please run '$packages_command' as root first."
    fi

    if [ -t 0 ] && [ -t 2 ]; then
        say "Sealwax needs packages that are not installed: $*"
        ask "Run '${packages_as_root:+sudo }$packages_command'?" ||
            fail "Without these packages nothing can be built; nothing was changed."
    elif [ -n "$packages_as_root" ]; then
        fail "Some packages are missing: please run 'sudo $packages_command' first."
    fi
    packages_install
}

packages_install()
{
    say_part "Installing packages: $packages_command …"
    packages_log=$(mktemp)
    if packages_run "$packages_command" || {
        # A fresh machine's package lists are empty, an old one's are stale.
        [ "$system_manager" = apt ] && packages_run "apt-get update" &&
            packages_run "$packages_command"
    }; then
        rm -f "$packages_log"
        say "done."
        return
    fi
    say "failed."
    tail -n 5 "$packages_log" >&2
    rm -f "$packages_log"
    fail "The packages could not be installed: see above, then please run '$packages_command' as root."
}

# Runs one command line of the package manager, quietly, as root.
packages_run()
{
    # shellcheck disable=SC2086
    $packages_as_root env DEBIAN_FRONTEND=noninteractive $1 \
        >"$packages_log" 2>&1 </dev/null
}
