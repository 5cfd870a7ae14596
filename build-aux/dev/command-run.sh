# shellcheck shell=sh
# run [ARGS]      build and open the window; with no display: take pictures
command_run()
{
    if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
        environment_need build
        build_in "$build_main"
        run_window "$@"
    else
        environment_need build test
        build_in "$build_main"
        run_demo
    fi
}

run_window()
{
    # Files named on the command line, as the environment sees them.
    for argument in "$@"; do
        shift
        [ ! -e "$argument" ] || argument=$(readlink -f -- "$argument")
        set -- "$@" "$argument"
    done
    # The installed one, below build/, which finds its translations.
    build_quietly meson install -C "$project/$build_main" --quiet
    enter desktop "$project/$build_main/installed/bin/sealwax" "$@"
}

run_demo()
{
    say "There is no display here: Sealwax now does its work on a virtual one."
    run_screenshots wide narrow
    say "The pictures of it are in $screenshots_folder."
}
