# shellcheck shell=sh
# Pictures of the window, taken on a virtual display.

screenshots_folder=$project/build/screenshots

# run_screenshots [LOOK…]: the looks that tests/e2e/screenshots.py names, or all. Needs a build.
run_screenshots()
{
    rm -rf "$screenshots_folder"
    enter offline env PYTHONDONTWRITEBYTECODE=1 \
        "SEALWAX_SCHEMA=$project/build/data/io.github.sealwax.Sealwax.gschema.xml" \
        "SEALWAX_LOCALE_LIBRARY=$project/build/tests/e2e/libsealwax-locale.so" \
        python3 "$project/tests/e2e/screenshots.py" "$project/build/src/app/sealwax" "$screenshots_folder" "$@" ||
        fail "Taking the pictures failed: see above."
}
