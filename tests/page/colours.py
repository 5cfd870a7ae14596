# SPDX-License-Identifier: GPL-3.0-or-later
"""The contrast of text, by WCAG 2.2's formula."""

import re

# Each visible text: its colour, the colour behind it, and what it says.
COLLECT = """
const found = [];
for (const element of document.querySelectorAll("#app *")) {
  const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const written = text || (element.value && element.type !== "password");
  if (!written || !element.checkVisibility() || element.tagName === "OPTION")
    continue;
  let behind = element;
  while (getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)")
    behind = behind.parentElement;
  found.push([getComputedStyle(element).color, getComputedStyle(behind).backgroundColor, element.id || element.textContent]);
}
return found;
"""


def parse(colour):
    return [int(part) for part in re.match(r"rgba?\((\d+), (\d+), (\d+)", colour).groups()]


def luminance(channels):
    linear = [part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    return contrast_of_channels(parse(one), parse(other))


def contrast_of_channels(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
