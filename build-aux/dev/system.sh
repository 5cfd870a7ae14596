# shellcheck shell=sh
# What system this is, and whether its own packages are new enough: GTK 4.18,
# libadwaita 1.7, GLib 2.84, nettle 3.10, meson 1.7, blueprint-compiler 0.16.

# Sets system_name (for people), system_manager (apt, dnf, pacman or nothing)
# and system_family (the package list, where the system is new enough).
system_look()
{
    # A subshell, because os-release sets variables of any name.
    system_facts=$(
        ID='' ID_LIKE='' VERSION_ID='' PRETTY_NAME='this system'
        # shellcheck source=/dev/null
        [ ! -r /etc/os-release ] || . /etc/os-release
        printf '%s|%s|%s|%s' "$ID" "$ID_LIKE" "$VERSION_ID" "$PRETTY_NAME"
    )
    IFS='|' read -r system_id system_like system_version system_name <<EOF
$system_facts
EOF

    system_manager=
    for manager in apt-get dnf pacman; do
        if command -v "$manager" >/dev/null; then
            system_manager=${manager%-get}
            break
        fi
    done

    system_family=
    case $system_id in
    # Debian's testing and unstable have no version number.
    debian) ! system_at_least "${system_version:-99}" 13 || system_family=debian ;;
    ubuntu) ! system_at_least "$system_version" 25.10 || system_family=debian ;;
    fedora) ! system_at_least "$system_version" 42 || system_family=fedora ;;
    *)
        case " $system_id $system_like " in
        *' arch '*) system_family=arch ;;
        esac
        ;;
    esac
}

# Compares versions like 13, 12.5 and 25.10.
system_at_least()
{
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}
