# shellcheck shell=sh
# Running a command in the environment.
#
#   enter PROFILE CMD...
#
# PROFILE says what the command may reach on the machine:
#   offline  nothing but the project's folder: build, test, lint
#   network  the network too: exec, shell
#   desktop  the network and the person's screen and session bus: run
#
# Where the system itself is the environment, it is simply run.

# The home folder in the root: never the person's own.
enter_home=/home/sealwax-dev

# Sees to the environment once: enter can then be called any number of times.
# environment_need PURPOSE...: which packages the command needs, out of build, test, lint,
# fuzz and bench. Sets environment, a word that changes whenever the environment does.
environment_need()
{
    system_look
    [ -z "$root_is_next" ] || system_family=
    if [ -n "$system_family" ]; then
        # shellcheck disable=SC2046
        packages_need $(packages "$system_family" "$@")
        environment="$system_id $system_version"
    else
        root_need "$@"
        environment=$root
    fi
}

enter()
{
    enter_profile=$1
    shift
    # The tests and tools speak as in the C locale, only the window the person's
    # language.
    if [ -z "$system_family" ]; then
        "enter_$enter_profile" "$@"
    elif [ "$enter_profile" = desktop ]; then
        (cd "$(enter_folder)" && "$@")
    else
        (cd "$(enter_folder)" && env -u LANGUAGE LC_ALL=C.UTF-8 "$@")
    fi
}

# Where the person is, if that is in the project.
enter_folder()
{
    enter_here=$(pwd -P)
    case $enter_here/ in
    "$project"/*) printf '%s\n' "$enter_here" ;;
    *) printf '%s\n' "$project" ;;
    esac
}

enter_offline()
{
    enter_root --unshare-net -- "$@"
}

enter_network()
{
    enter_root --ro-bind /etc/resolv.conf /etc/resolv.conf -- "$@"
}

# The rest of the mounts, "--" and the command, as arguments of bwrap.
enter_root()
{
    enter_uid=$(id -u)
    # /usr/local and /usr/src, /var: a project's folder may lie in them, and
    # bwrap must be able to make its mount point.
    # --clearenv: the system's compilers, flags and paths mean nothing in there.
    bwrap --die-with-parent --unshare-pid --clearenv \
        --ro-bind "$root/usr" /usr --tmpfs /usr/local --tmpfs /usr/src \
        --symlink usr/bin /bin --symlink usr/sbin /sbin \
        --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
        --ro-bind "$root/etc" /etc \
        --ro-bind-data 7 /etc/passwd --ro-bind-data 8 /etc/group \
        --tmpfs /var --dir /var/tmp \
        --ro-bind "$root/var/lib" /var/lib --ro-bind "$root/var/cache" /var/cache \
        --dev /dev --proc /proc --tmpfs /tmp --tmpfs /run \
        --perms 0700 --dir "/run/user/$enter_uid" \
        --dir "$enter_home" \
        --bind "$project" "$project" --chdir "$(enter_folder)" \
        --setenv PATH /usr/bin:/usr/sbin \
        --setenv HOME "$enter_home" \
        --setenv XDG_RUNTIME_DIR "/run/user/$enter_uid" \
        --setenv LANG C.UTF-8 \
        --setenv TERM "${TERM:-dumb}" --setenv CI "${CI:-}" \
        "$@" 7<<EOF 8<<EOG
$(enter_accounts passwd "$(id -un):x:$enter_uid:$(id -g)::$enter_home:/bin/sh")
EOF
$(enter_accounts group "$(id -gn):x:$(id -g):")
EOG
}

# enter_accounts FILE LINE: the root's FILE of /etc with the person's own LINE
# where its id has none: GLib warns about a user without a name.
enter_accounts()
{
    cat "$root/etc/$1"
    enter_id=$(printf '%s\n' "$2" | cut -d : -f 3)
    cut -d : -f 3 "$root/etc/$1" | grep -qx "$enter_id" || printf '%s\n' "$2"
}

# Fails, and names a way out, if the kernel does not let us make a sandbox.
enter_check()
{
    enter_refusal=$(bwrap --ro-bind / / --proc /proc true 2>&1) ||
        fail "bwrap cannot make a sandbox here ('$enter_refusal'): please allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, or kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu; for a container, its --privileged)."
}
