# shellcheck shell=sh
# What the window needs from the person's desktop, as options of bwrap. Each
# function prints them, one a line: the paths of sockets hold no line ends.

# The screen: the Wayland and X11 sockets, and the graphics card.
desktop_screen()
{
    if [ -n "${WAYLAND_DISPLAY:-}" ]; then
        # It may be a path; otherwise, it is a name in the runtime folder.
        case $WAYLAND_DISPLAY in
        /*) desktop_wayland=$WAYLAND_DISPLAY ;;
        *) desktop_wayland=${XDG_RUNTIME_DIR:-}/$WAYLAND_DISPLAY ;;
        esac
        printf '%s\n' --ro-bind "$desktop_wayland" "$desktop_runtime/wayland-0" \
            --setenv WAYLAND_DISPLAY wayland-0
    fi
    if [ -n "${DISPLAY:-}" ]; then
        printf '%s\n' --ro-bind-try /tmp/.X11-unix /tmp/.X11-unix --setenv DISPLAY "$DISPLAY"
        desktop_authority=${XAUTHORITY:-$HOME/.Xauthority}
        [ ! -r "$desktop_authority" ] ||
            printf '%s\n' --ro-bind "$desktop_authority" "$desktop_runtime/xauthority" \
                --setenv XAUTHORITY "$desktop_runtime/xauthority"
    fi
    printf '%s\n' --dev-bind-try /dev/dri /dev/dri --ro-bind-try /sys /sys
}

# The session bus, with what GNOME says on it (dark style, portals), and the
# accessibility bus, whose address is the same in there as out here.
desktop_bus()
{
    desktop_bus=${DBUS_SESSION_BUS_ADDRESS:-unix:path=${XDG_RUNTIME_DIR:-}/bus}
    case $desktop_bus in
    unix:path=*)
        desktop_bus=${desktop_bus#unix:path=}
        desktop_bus=${desktop_bus%%,*}
        [ ! -S "$desktop_bus" ] ||
            printf '%s\n' --ro-bind "$desktop_bus" "$desktop_runtime/bus" \
                --setenv DBUS_SESSION_BUS_ADDRESS "unix:path=$desktop_runtime/bus"
        ;;
    # Abstract sockets belong to the network, which is not taken away.
    *) printf '%s\n' --setenv DBUS_SESSION_BUS_ADDRESS "$desktop_bus" ;;
    esac
    printf '%s\n' --ro-bind-try "${XDG_RUNTIME_DIR:-}/at-spi" "$desktop_runtime/at-spi"
}

# The person's fonts, besides the root's few: a text can be in any script.
desktop_fonts()
{
    printf '%s\n' --ro-bind-try /usr/share/fonts /usr/local/share/fonts
    for folder in .fonts .local/share/fonts .config/fontconfig; do
        printf '%s\n' --ro-bind-try "$HOME/$folder" "$enter_home/$folder"
    done
}

# What toolkits read, and the language, if the root has it.
desktop_variables()
{
    for variable in XDG_CURRENT_DESKTOP XDG_SESSION_TYPE XDG_ACTIVATION_TOKEN \
        G_MESSAGES_DEBUG GTK_DEBUG GDK_DEBUG GDK_BACKEND GSK_RENDERER; do
        eval "desktop_value=\${$variable:-}"
        [ -z "$desktop_value" ] ||
            printf '%s\n' --setenv "$variable" "$desktop_value"
    done
    desktop_language=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
    ! printf '%s\n' "$root_locales" | grep -Fqx -e "$desktop_language" ||
        printf '%s\n' --setenv LANG "$desktop_language"
}

enter_desktop()
{
    desktop_runtime=/run/user/$(id -u)
    # A home of its own, but one that lasts: the settings.
    cache_need
    mkdir -p "$cache/home"
    set -- -- "$@"
    # Files that the window is asked to open; the loop keeps the list it has
    # here.
    for argument in "$@"; do
        case $argument in
        "$project"/*) ;;
        /*) [ ! -f "$argument" ] || set -- --ro-bind "$argument" "$argument" "$@" ;;
        esac
    done
    desktop_options=$(desktop_screen && desktop_bus && desktop_fonts && desktop_variables)
    # bwrap reads options from a file descriptor, each ended by NUL. Not from a
    # pipe: the window must end with ./dev, so bwrap must be its own child.
    desktop_list=$(mktemp)
    printf '%s\n' "$desktop_options" | tr '\n' '\0' >"$desktop_list"
    exec 6<"$desktop_list"
    rm -f "$desktop_list"
    enter_root --bind "$cache/home" "$enter_home" --setenv GSETTINGS_BACKEND keyfile --args 6 "$@"
}
