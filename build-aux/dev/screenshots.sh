# shellcheck shell=sh
# Pictures of the window, taken on a virtual display.

# run_screenshots [LOOK…]: the looks that tests/e2e/screenshots.py names, or all. Needs a build.
run_screenshots()
{
    screenshots_folder=$project/$build_main/screenshots
    rm -rf "$screenshots_folder"
    enter offline env PYTHONDONTWRITEBYTECODE=1 \
        "SEALWAX_SCHEMA=$project/$build_main/data/io.github.sealwax.Sealwax.gschema.xml" \
        "SEALWAX_LOCALE_LIBRARY=$project/$build_main/tests/e2e/libsealwax-locale.so" \
        "SEALWAX_BOOT_CLOCK_LIBRARY=$project/$build_main/tests/e2e/libsealwax-boot-clock.so" \
        python3 "$project/tests/e2e/screenshots.py" "$project/$build_main/src/app/sealwax" "$screenshots_folder" "$@" ||
        fail "Taking the pictures failed: see above."
}
