# shellcheck shell=sh
# shell           open a shell in the environment
command_shell()
{
    environment_need build
    enter network bash
}
