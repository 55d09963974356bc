"""Pairs of words that turn a statement into its contrary, and prefixes that do. Words only; it judges nothing."""

from typing import Final

from briefing.text.words import NEGATIVE_PREFIXES, word_set

_PAIRS: Final = word_set(
    """success/failure successful/unsuccessful success/defeat victory/defeat win/lose won/lost wins/loses gain/loss
    increase/decrease increase/reduce increased/decreased increased/reduced increases/decreases increasing/decreasing
    rise/fall rose/fell rises/falls rising/falling up/down grow/shrink grew/shrank accept/reject accepted/rejected
    approve/reject approved/rejected approve/deny support/oppose supported/opposed supports/opposes
    supporters/opponents favor/oppose for/against allow/ban allowed/banned allow/prohibit allowed/prohibited
    legal/illegal open/close opened/closed opening/closing start/stop started/stopped begin/end
    began/ended begins/ends enter/leave entered/left buy/sell bought/sold guilty/innocent convicted/acquitted
    alive/dead survive/die survived/died true/false safe/dangerous strong/weak stronger/weaker
    strengthen/weaken strengthened/weakened attack/defend attacked/defended attacks/defends advance/retreat
    advanced/retreated capture/release captured/released arrest/release arrested/released confirm/deny
    confirmed/denied confirms/denies agree/refuse agreed/refused agree/disagree agreed/disagreed first/last best/worst
    better/worse good/bad largest/smallest biggest/smallest large/small bigger/smaller larger/smaller highest/lowest
    higher/lower high/low more/less more/fewer most/least many/few north/south east/west northern/southern
    eastern/western left/right public/private major/minor positive/negative include/exclude included/excluded
    friend/enemy ally/enemy allies/enemies hot/cold warm/cold early/late earlier/later above/below inside/outside
    upper/lower majority/minority men/women male/female man/woman boy/girl boys/girls son/daughter
    brother/sister father/mother husband/wife he/she temporary/permanent voluntary/forced peaceful/violent
    remain/leave stay/leave stayed/left lift/impose lifted/imposed hire/fire hired/fired praise/criticize
    praised/criticized optimistic/pessimistic always/never rich/poor new/old young/old younger/older long/short
    longer/shorter win/loss wins/losses
    gain/lose gained/lost gains/losses gains/loses same/different with/without pass/fail
    passed/failed add/remove added/removed build/destroy built/destroyed
    create/destroy expand/cut raise/cut raised/cut
    raise/lower raised/lowered hawkish/dovish domestic/foreign internal/external
    import/export imports/exports imported/exported married/divorced love/hate loved/hated truth/lie
    republican/democrat republicans/democrats republican/democratic liberal/conservative liberals/conservatives"""
)
_OPPOSITES: Final[dict[str, frozenset[str]]] = {
    word: frozenset(other for pair in _PAIRS if word in pair.split("/") for other in pair.split("/") if other != word)
    for word in {word for pair in _PAIRS for word in pair.split("/")}
}
_RISE: Final = word_set(
    """rise rises rose risen rising climb climbs climbed climbing gain gains gained grow grows grew grown growing
    increase increases increased increasing jump jumps jumped surge surges surged soar soars soared rally rallied
    higher up"""
)
_FALL: Final = word_set(
    """fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease
    decreases decreased decreasing slide slid sink sank plunge plunges plunged tumble tumbled lose loses lost shrink
    shrank slip slipped dip dipped lower down"""
)
_GROUPS: Final = tuple(
    word_set(words)
    for words in (
        "killed died dead",
        "injured wounded hurt",
        "arrested detained",
        "rescued saved",
        "missing",
        "resigned quit",
        "fired sacked dismissed",
        "appointed named hired",
        "convicted",
        "acquitted cleared",
        "north northern",
        "south southern",
        "east eastern",
        "west western",
        "spring",
        "summer",
        "autumn",
        "winter",
        "morning",
        "afternoon",
        "evening",
        "weekly",
        "monthly",
        "yearly annual annually",
        "daily",
    )
)
_RIVALS: Final = (range(5), range(5, 8), range(8, 10), range(10, 14), range(14, 18), range(18, 21), range(21, 25))
"""Groups that exclude each other in one place of a sentence: who was arrested there was not killed there."""
_GROUP_OF: Final = {word: number for number, group in enumerate(_GROUPS) for word in group}


def rival_of(word: str, words: frozenset[str]) -> str | None:
    """Return the word among `words` that excludes a word in its place: another direction, fate, season, region."""
    for ours, theirs in ((_RISE, _FALL), (_FALL, _RISE)):
        if word in ours and words & theirs:
            return min(words & theirs)
    number = _GROUP_OF.get(word)
    family = next((one for one in _RIVALS if number in one), ())
    others = sorted(one for one in words if _GROUP_OF.get(one, number) != number and _GROUP_OF[one] in family)
    return others[0] if others else None


_LEAST_ROOT: Final = 4


def opposites(word: str) -> frozenset[str]:
    """Return the listed words that say the opposite of a word, lower case."""
    return _OPPOSITES.get(word, frozenset())


def turned_into(word: str, words: frozenset[str]) -> str | None:
    """Return the word among `words` that says the opposite: a listed one, or the same with or without a prefix."""
    listed = opposites(word) & words
    if listed:
        return min(listed)
    for prefix in NEGATIVE_PREFIXES[:6]:
        if prefix + word in words and len(word) >= _LEAST_ROOT:
            return prefix + word
        root = word.removeprefix(prefix)
        if root != word and len(root) >= _LEAST_ROOT and root in words:
            return root
    return None
