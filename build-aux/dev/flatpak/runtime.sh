# shellcheck shell=sh
# The GNOME runtime and its SDK: Flathub's if it can be reached, otherwise a
# stand-in made from the root of Debian's coming release, which is closer to it
# than the floor.
#
# The stand-in is in the cache folder next to the root that it is made from,
# once for all checkouts; what a checkout installs of it is hard links.

flatpak_flathub=https://dl.flathub.org/repo/flathub.flatpakrepo

# How many seconds Flathub has to answer.
flatpak_patience=20

# Makes sure that both are installed. .flatpak-builder/runtime names the stand-in,
# if it is one.
flatpak_runtime()
{
    root_next
    if flatpak_have Platform && flatpak_have Sdk; then
        flatpak_runtime_fits && return
        # Made from a root with other packages.
        rm -rf "$FLATPAK_USER_DIR" "$flatpak_folder/runtime"
    fi
    flatpak_from_flathub || flatpak_from_standin
}

# flatpak_have Platform|Sdk: in any installation, including the system's.
flatpak_have()
{
    flatpak info "org.gnome.$1//$flatpak_runtime_version" >/dev/null 2>&1
}

flatpak_runtime_fits()
{
    [ -e "$flatpak_folder/runtime" ] || return 0
    root_name
    [ "$(cat "$flatpak_folder/runtime")" = "${root##*-}" ]
}

# flatpak_install_runtime REMOTE
flatpak_install_runtime()
{
    flatpak_quietly runtime flatpak --user install --noninteractive -y "$1" \
        "org.gnome.Platform//$flatpak_runtime_version" "org.gnome.Sdk//$flatpak_runtime_version"
}

# False if Flathub does not answer; a download that breaks off is a failure.
flatpak_from_flathub()
{
    flatpak_quietly flathub timeout "$flatpak_patience" \
        flatpak --user remote-add --if-not-exists flathub "$flatpak_flathub" || return 1
    say_part "Downloading the GNOME runtime from Flathub (once, about 1 GB) …"
    flatpak_install_runtime flathub || flatpak_failed "The GNOME runtime could not be downloaded"
    say "done."
}

flatpak_from_standin()
{
    say "Flathub cannot be reached: a stand-in for the GNOME runtime is made of $root_label."
    [ "$system_manager" = apt ] ||
        fail "The stand-in takes Debian's tools, which $system_name has not: please connect to the network, so that Flathub can be reached."
    root_need
    flatpak_standin=$cache/flatpak-${root##*-}
    if [ ! -d "$flatpak_standin" ]; then
        exec 9>"$cache/lock"
        flock 9
        [ -d "$flatpak_standin" ] || flatpak_standin_make
        exec 9>&-
    fi
    say_part "Installing it for this folder …"
    flatpak_quietly remote flatpak --user remote-add --if-not-exists --no-gpg-verify --no-enumerate \
        sealwax-standin "$flatpak_standin" || flatpak_failed "The stand-in could not be used"
    flatpak_install_runtime sealwax-standin || flatpak_failed "The stand-in could not be installed"
    printf '%s\n' "${root##*-}" >"$flatpak_folder/runtime"
    say "done."
}

flatpak_standin_make()
{
    flatpak_standin_forget
    root_space_in "$cache" XDG_CACHE_HOME "$root_space"
    say_part "Making it (once, about 1 minute, 1.7 GB) …"
    flatpak_start=$(date +%s)
    # A name that root_forget removes when this is killed.
    making=$(mktemp -d "$cache/making.XXXXXXXX")
    trap 'rm -rf "$making"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    flatpak_quietly standin flatpak_standin_commit ||
        flatpak_failed "The stand-in could not be made"
    sync -f "$making/repo"
    mv -T "$making/repo" "$flatpak_standin"
    rm -rf "$making"
    trap - EXIT INT TERM HUP
    say "done, $(($(date +%s) - flatpak_start)) s."
}

# Stand-ins whose root is gone.
flatpak_standin_forget()
{
    for old in "$cache"/flatpak-*; do
        [ ! -d "$old" ] || [ -d "$cache/$root_family-${old##*-}" ] || rm -rf "$old"
    done
}

flatpak_standin_commit()
{
    flatpak_arch=$(flatpak --default-arch)
    ostree --repo="$making/repo" init --mode=bare-user-only || return 1
    mkdir "$making/tree" "$making/sdk" || return 1
    # Hard links: ostree copies what it takes, and changes nothing.
    cp -al "$root/usr" "$making/tree/files" && cp -a "$root/etc" "$making/tree/files/etc" || return 1
    flatpak_standin_compose
    flatpak_standin_metadata Platform >"$making/tree/metadata"
    flatpak_standin_metadata Sdk >"$making/sdk/metadata"
    flatpak_standin_branch Platform "$making/tree/metadata" --tree=dir="$making/tree" || return 1
    # The same once more, under the other name.
    flatpak_standin_branch Sdk "$making/sdk/metadata" \
        --tree=ref="runtime/org.gnome.Platform/$flatpak_arch/$flatpak_runtime_version" --tree=dir="$making/sdk" &&
        flatpak build-update-repo --no-update-appstream "$making/repo"
}

# flatpak_standin_metadata Platform|Sdk: without a line end after it, because
# flatpak compares it with what the commit says, which has none.
flatpak_standin_metadata()
{
    printf '[Runtime]\nname=org.gnome.%s\nruntime=org.gnome.Platform/%s\nsdk=org.gnome.Sdk/%s' "$1" \
        "$flatpak_arch/$flatpak_runtime_version" "$flatpak_arch/$flatpak_runtime_version"
}

# flatpak_standin_branch Platform|Sdk METADATA OPTIONS...
flatpak_standin_branch()
{
    flatpak_name=$1
    flatpak_metadata=$(cat "$2")
    shift 2
    ostree --repo="$making/repo" commit --subject="Stand-in made of $root_label" --no-xattrs \
        --canonical-permissions --owner-uid=0 --owner-gid=0 \
        --branch="runtime/org.gnome.$flatpak_name/$flatpak_arch/$flatpak_runtime_version" \
        --add-metadata-string=xa.metadata="$flatpak_metadata" "$@"
}

# flatpak-builder before 1.3 calls the older tool for the store's data, and puts
# the metainfo where the newer tool does not look.
flatpak_standin_compose()
{
    cat >"$making/tree/files/bin/appstream-compose" <<'END'
#!/bin/sh
for id in "$@"; do :; done
mkdir -p /app/share/metainfo
cp "/app/share/appdata/$id.appdata.xml" "/app/share/metainfo/$id.metainfo.xml"
exec appstreamcli compose --prefix=/ --origin="$id" --result-root=/app \
    --data-dir=/app/share/app-info/xmls --icons-dir=/app/share/app-info/icons/flatpak \
    --components="$id" /app
END
    chmod 755 "$making/tree/files/bin/appstream-compose"
}
