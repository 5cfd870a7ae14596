# SPDX-License-Identifier: GPL-3.0-or-later
# What bash completes after sealwax-cli. It needs nothing of the package bash-completion.

# The options of a command; those that take a value end with "=".
_sealwax_cli_options()
{
    local secrets="--passphrase-file= --passphrase-fd= --key-file="

    case $1 in
    encrypt) echo "--format= --iterations= --kept= $secrets" ;;
    decrypt) echo "--accept-unproven --all --kept= --message= --output-dir= --require= $secrets" ;;
    generate) [[ ${2-} == key ]] && echo "--words" || echo "--words=" ;;
    kept)
        case ${2-} in
        add) echo "$secrets" ;;
        list) echo "--no-prompt" ;;
        esac
        ;;
    key) echo "--kept= --key-file=" ;;
    page) echo "--language= --message=" ;;
    "") echo "--version" ;;
    esac
    echo "--help"
}

# The value of an option, the last of a list.
_sealwax_cli_value()
{
    local list=

    case $1 in
    --format) COMPREPLY=($(compgen -W "sealed basic" -- "$2")) ;;
    --words) COMPREPLY=($(compgen -W "4 5 6 7 8 9 10" -- "$2")) ;;
    --require)
        [[ $2 == *,* ]] && list=${2%,*},
        COMPREPLY=($(compgen -P "$list" -W "passphrase key sealed" -- "${2##*,}"))
        ;;
    --kept) _sealwax_cli_kept "$2" ;;
    --key-file | --passphrase-file) _sealwax_cli_files -f "$2" ;;
    --output-dir) _sealwax_cli_files -d "$2" ;;
    esac
}

# The names in the key ring, if it is unlocked: nobody is asked to unlock it for that.
_sealwax_cli_kept()
{
    local name

    while IFS=$'\t' read -r _ name; do
        [[ $name == "$1"* ]] && COMPREPLY+=("$(printf %q "$name")")
    done < <(sealwax-cli kept list --no-prompt 2>/dev/null)
}

_sealwax_cli_files()
{
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

_sealwax_cli()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command= argument= ended= options= word= before= i

    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
        --) ended=yes ;;
        -* | =) ;;
        *)
            # What follows "=" is the value of an option, and so is what follows an option that takes one.
            if [[ ${COMP_WORDS[i - 1]} == = || " $options " == *" ${COMP_WORDS[i - 1]}= "* ]]; then
                :
            elif [[ -z $command ]]; then
                command=$word
                options=$(_sealwax_cli_options "$command" | tr '\n' ' ')
            else
                argument=$word
            fi
            ;;
        esac
    done
    options=$(_sealwax_cli_options "$command" "$argument" | tr '\n' ' ')
    COMPREPLY=()

    # bash takes "=" for a word, unless it was told not to.
    if [[ -n $ended ]]; then
        :
    elif [[ $current == = ]]; then
        _sealwax_cli_value "$previous" ""
        return
    elif [[ $previous == = ]]; then
        _sealwax_cli_value "${COMP_WORDS[COMP_CWORD - 2]}" "$current"
        return
    elif [[ $current == --*=* ]]; then
        before=${current%%=*}
        _sealwax_cli_value "$before" "${current#*=}"
        COMPREPLY=("${COMPREPLY[@]/#/$before=}")
        return
    elif [[ " $options " == *" $previous= "* ]]; then
        _sealwax_cli_value "$previous" "$current"
        return
    elif [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
        [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
        return
    fi

    case $command in
    "") COMPREPLY=($(compgen -W "encrypt decrypt inspect generate key kept page" -- "$current")) ;;
    encrypt | decrypt | inspect | page) [[ -n $argument ]] || _sealwax_cli_files -f "$current" ;;
    generate) [[ -n $argument ]] || COMPREPLY=($(compgen -W "passphrase key" -- "$current")) ;;
    kept)
        case $argument in
        "") COMPREPLY=($(compgen -W "list add remove rename" -- "$current")) ;;
        remove | rename) _sealwax_cli_kept "$current" ;;
        esac
        ;;
    key) [[ -n $argument ]] || COMPREPLY=($(compgen -W "words compare" -- "$current")) ;;
    esac
}

complete -F _sealwax_cli sealwax-cli
