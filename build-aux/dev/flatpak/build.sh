# shellcheck shell=sh
# Building the application and installing it below .flatpak-builder/.
#
# flatpak-builder rebuilds what comes from a folder each time, changed or not.
# So .flatpak-builder/installed says what the installed application was made
# of.

flatpak_application_need()
{
    flatpak_sources=$(flatpak_sources)
    if [ "$(cat "$flatpak_folder/installed" 2>/dev/null)" = "$flatpak_sources" ] &&
        flatpak info --user "$flatpak_application//$flatpak_branch" >/dev/null 2>&1; then
        say "The Flatpak is installed, and nothing has changed since."
        return
    fi
    rm -f "$flatpak_folder/installed"
    flatpak_build
    flatpak_install
    printf '%s\n' "$flatpak_sources" >"$flatpak_folder/installed"
}

# A checksum of everything that goes into it: the project's files, except those
# that the manifest skips, and the runtime.
flatpak_sources()
{
    {
        for name in Platform Sdk; do
            flatpak info --show-commit "org.gnome.$name//$flatpak_runtime_version"
        done
        tar -C "$project" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --anchored \
            --exclude=./.flatpak-builder --exclude=./.git --exclude=./build -c .
    } | sha256sum
}

flatpak_build()
{
    say_part "Building the Flatpak and running its tests (about 2 minutes) …"
    flatpak_start=$(date +%s)
    # Each build is one commit; what earlier ones left is of no use to anybody.
    rm -rf "$flatpak_folder/repo"
    # Without FUSE, which a container may not have: it only guards the cache
    # against builds that change what earlier modules installed.
    (cd "$flatpak_folder" && flatpak_quietly build flatpak-builder --user --disable-rofiles-fuse \
        --force-clean --delete-build-dirs --state-dir=state --default-branch="$flatpak_branch" --repo=repo \
        app "$project/flatpak/$flatpak_application.yml") || {
        flatpak_log=$flatpak_folder/log/build
        flatpak_failed "The Flatpak could not be built"
    }
    say "done, $(($(date +%s) - flatpak_start)) s."
}

flatpak_install()
{
    flatpak_quietly remote flatpak --user remote-add --if-not-exists --no-gpg-verify --no-enumerate \
        sealwax-build "$flatpak_folder/repo" || flatpak_failed "The Flatpak's repository could not be used"
    flatpak_quietly install flatpak --user install --or-update --noninteractive -y \
        sealwax-build "$flatpak_application//$flatpak_branch" ||
        flatpak_failed "The Flatpak could not be installed below '$FLATPAK_USER_DIR'"
}
