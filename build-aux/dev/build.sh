# shellcheck shell=sh
# Configuring and compiling, for every command that needs something built.

# Where the programs to run and test are built, below the project's folder.
build_main=build

# build_in FOLDER [MESON OPTIONS]: FOLDER is below the project's. Quiet while
# nothing is wrong. Needs environment_need first.
build_in()
{
    build_folder=$project/$1
    shift
    build_configure "$@"
    # ninja's one changing line is for a terminal; elsewhere it is a long list.
    if [ -t 1 ]; then
        enter offline ninja -C "$build_folder"
    else
        enter offline ninja -C "$build_folder" --quiet
    fi || fail "Building failed: see above."
}

# Sets up again what was set up with another compiler, other libraries or other
# options; meson itself notices changes in meson.build.
build_configure()
{
    [ -e "$project/meson.build" ] ||
        fail "There is no meson.build in '$project', so there is nothing to build yet."
    # Warnings are errors only for CI, and there only on the floor: a new warning
    # from a newer compiler is no reason to refuse a person the window, or to keep
    # a change from landing.
    [ "${CI:-}" != true ] || [ -n "$root_is_next" ] || set -- "$@" -Dwerror=true
    # What is installed there finds its translations; see command-run.sh.
    set -- --prefix="$build_folder/installed" "$@"
    build_wanted="$environment $*"
    build_stamp=$build_folder/.set-up-with
    if [ -e "$build_folder/build.ninja" ] && [ "$(cat "$build_stamp" 2>/dev/null)" = "$build_wanted" ]; then
        build_quietly ninja -C "$build_folder" build.ninja
        return
    fi
    if [ -e "$build_folder/meson-private" ]; then
        # meson's own --wipe would keep the old options.
        rm -rf "$build_folder"
    fi
    build_quietly meson setup "$build_folder" "$project" "$@"
    printf '%s\n' "$build_wanted" >"$build_stamp"
}

# Shows a command's output only when it fails.
build_quietly()
{
    if ! build_output=$(enter offline "$@" 2>&1); then
        printf '%s\n' "$build_output" >&2
        fail "Setting up the build failed: see above."
    fi
}
