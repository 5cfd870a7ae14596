# shellcheck shell=sh
# flatpak DO      the real Flatpak; DO is one of build (and install), run, test, bundle
#
# Its runtimes, the built application and its installation are below
# .flatpak-builder/: the person's own Flatpak installation is not touched. Not
# below build/, which is removed when the environment changes.

flatpak_application=io.github.sealwax.Sealwax
flatpak_runtime_version=50
flatpak_branch=stable
flatpak_folder=$project/.flatpak-builder

command_flatpak()
{
    [ $# -gt 0 ] || fail "What of the Flatpak: './dev flatpak build', 'run', 'test' or 'bundle'?"
    flatpak_do=$1
    shift
    case $flatpak_do in
    build | bundle | test)
        [ $# -eq 0 ] || fail "'./dev flatpak $flatpak_do' takes no arguments."
        ;;
    run) ;;
    *) fail "'./dev flatpak' can 'build', 'run', 'test' and 'bundle', but not '$flatpak_do'." ;;
    esac

    # shellcheck source=/dev/null
    . "$parts/flatpak/runtime.sh"
    # shellcheck source=/dev/null
    . "$parts/flatpak/build.sh"

    system_look
    flatpak_need flatpak
    flatpak_runtime
    flatpak_application_need
    [ "$flatpak_do" = build ] || "flatpak_$flatpak_do" "$@"
}

# flatpak_need PURPOSE...: on the system itself, whatever its age: flatpak makes
# sandboxes, and inside a sandbox none can be made.
flatpak_need()
{
    case $system_manager in
    dnf) flatpak_family=fedora ;;
    pacman) flatpak_family=arch ;;
    *) flatpak_family=debian ;;
    esac
    # shellcheck disable=SC2046
    packages_need $(packages "$flatpak_family" "$@")
    mkdir -p "$flatpak_folder/log"
    export FLATPAK_USER_DIR="$flatpak_folder/installation"
}

# flatpak_quietly LOG COMMAND...: what it prints goes to .flatpak-builder/log/LOG.
flatpak_quietly()
{
    flatpak_log=$flatpak_folder/log/$1
    shift
    "$@" >"$flatpak_log" 2>&1 </dev/null
}

# Its own home folder is kept, like that of './dev run'.
flatpak_run()
{
    [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] ||
        fail "There is no display here to open the window on: './dev flatpak test' tests it on displays of its own."
    cache_need
    mkdir -p "$cache/home"
    XAUTHORITY=${XAUTHORITY:-$HOME/.Xauthority}
    export XAUTHORITY
    # Files are handed into the sandbox by the document portal.
    for argument in "$@"; do
        shift
        if [ -f "$argument" ]; then
            set -- "$@" @@ "$(readlink -f -- "$argument")" @@
        else
            set -- "$@" "$argument"
        fi
    done
    HOME=$cache/home exec flatpak run --user --file-forwarding "$flatpak_application" "$@"
}

flatpak_bundle()
{
    mkdir -p "$project/build"
    # Where to get the runtime, which is wanted from there even if it is installed. The stand-in is not there.
    set --
    [ -e "$flatpak_folder/runtime" ] || set -- --runtime-repo="$flatpak_flathub"
    flatpak_quietly bundle flatpak build-bundle "$@" \
        "$flatpak_folder/repo" "$project/build/sealwax.flatpak" "$flatpak_application" "$flatpak_branch" ||
        flatpak_failed "The bundle could not be made"
    say "The bundle is $project/build/sealwax.flatpak; 'flatpak install' takes it."
    [ ! -e "$flatpak_folder/runtime" ] ||
        say "It is for trying out only: it was built with the stand-in for the GNOME runtime."
}

flatpak_test()
{
    flatpak_need flatpak flatpak-test
    flatpak_bundle
    # The system's own Python, which its packages are for.
    SEALWAX_APPLICATION=$flatpak_application SEALWAX_PROJECT=$project PYTHONDONTWRITEBYTECODE=1 \
        /usr/bin/python3 "$project/tests/flatpak/run.py" || exit 1
}

# flatpak_failed SENTENCE: with the end of the log, and where all of it is.
flatpak_failed()
{
    say "failed."
    tail -n 30 "$flatpak_log" >&2
    fail "$1: see above, all of it is in '$flatpak_log'."
}
