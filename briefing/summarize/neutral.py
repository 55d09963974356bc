"""Hostile text made harmless for a prompt: it stays readable, and forges neither fence, nor number, nor turn.

It is no defence against a model that obeys what it reads: that one has no tools, and nothing it writes is printed
unproven. This only keeps the prompt's own marks the prompt's own.
"""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Controls, odd line ends and half characters become a space."""
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""Direction marks, zero-width signs and the tag characters that hide text disappear; joiners inside words stay."""
_TAG = re.compile(r"<(?=[/|!?<A-Za-z_｜])")
_NUMBER = re.compile(r"\[(?=[ \t]*\d{1,9}[ \t]*\])")
_TURN = re.compile(r"\[(?=/?[A-Z_]{3,40}\])")
_SPACES = re.compile(r"\s+")


def inert(text: str) -> str:
    """Return a value for a prompt: no hidden signs, no tags of chat templates (`<|im_start|>`, `[INST]`), no fence."""
    return _TURN.sub("(", _TAG.sub("‹", _HIDDEN.sub("", _CONTROL.sub(" ", text))))


def neutral(text: str) -> str:
    """Return article text on one line, which can also forge no sentence number `[7]`."""
    return _SPACES.sub(" ", _NUMBER.sub("(", inert(text))).strip()
