# shellcheck shell=sh
# screenshots [LOOK…]  take pictures of the window in every state and look
command_screenshots()
{
    environment_need build test
    build_in "$build_main"
    run_screenshots "$@"
    say "The pictures are in $screenshots_folder."
}
