# shellcheck shell=sh
# Building the application and installing it below .flatpak-builder/.

flatpak_build()
{
    say_part "Building the Flatpak and running its tests (about 2 minutes; less than one where nothing changed) …"
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
