"""Pairs of words that turn a statement into its contrary, and prefixes that do. Words only; it judges nothing."""

from collections import defaultdict
from functools import cache
from typing import Final

from briefing.text.inflections import forms_of, inflected
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
    republican/democrat republicans/democrats republican/democratic opponent/supporter opponents/supporters
    opponents/proponents opponent/proponent critic/supporter critics/supporters critic/backer critics/backers
    profit/loss profits/losses surplus/deficit permanent/temporary minor/severe mild/severe
    unchanged/cut unchanged/cuts unchanged/raised unchanged/raises unchanged/lowered unchanged/lowers unchanged/changed
    unchanged/increased unchanged/reduced unchanged/rose unchanged/fell innocent/convicted cheap/expensive
    liberal/conservative liberals/conservatives"""
)
_VERBS: Final = word_set(
    """acknowledge/deny admit/deny concede/deny confirm/deny confirm/refute prove/disprove accept/reject accept/decline
    accept/refuse approve/reject approve/veto sign/veto pass/reject pass/fail uphold/override uphold/overturn
    uphold/reject uphold/strike adopt/reject endorse/oppose support/oppose back/oppose favor/oppose keep/repeal
    retain/repeal enact/repeal preserve/abolish preserve/repeal keep/abolish keep/scrap allow/prevent allow/prohibit
    allow/forbid allow/ban allow/bar allow/refuse allow/block permit/forbid permit/prohibit permit/ban grant/deny
    grant/refuse grant/withhold agree/refuse agree/decline join/leave join/quit enter/leave arrive/depart open/close
    open/shut reopen/close start/end start/finish begin/end begin/finish launch/end resume/suspend resume/halt
    continue/stop continue/halt continue/cease extend/shorten increase/decrease increase/reduce increase/cut raise/lower
    raise/cut raise/reduce rise/fall rise/drop rise/decline grow/shrink grow/decline expand/reduce expand/shrink
    gain/lose win/lose strengthen/weaken improve/worsen ease/tighten loosen/tighten impose/lift impose/remove add/remove
    include/exclude hire/fire hire/dismiss appoint/dismiss elect/defeat praise/criticize praise/condemn
    praise/denounce welcome/condemn welcome/denounce defend/attack thank/blame trust/distrust love/hate remember/forget
    succeed/fail survive/die save/kill rescue/kill free/arrest free/jail release/arrest release/detain release/jail
    acquit/convict clear/convict reveal/conceal reveal/hide disclose/conceal publish/withhold deploy/withdraw
    send/withdraw advance/retreat occupy/leave invade/leave buy/sell borrow/lend import/export spend/save lead/trail
    confirm/dispute accept/dispute
    underestimate/overestimate encourage/discourage enable/prevent protect/endanger unite/divide accelerate/slow
    """
)
"""Verbs that say the contrary, in any of their forms."""


@cache
def _both_ways() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    listed = [({one}, {other}) for one, other in (pair.split("/") for pair in _PAIRS)]
    verbs = [(set(forms_of(one)), set(forms_of(other))) for one, other in (pair.split("/") for pair in _VERBS)]
    for ones, others in (*listed, *verbs):
        for one in ones:
            found[one] |= others
        for other in others:
            found[other] |= ones
    return {word: frozenset(others) for word, others in found.items()}


RISING: Final = inflected("rise climb gain grow increase jump surge soar rally leap rebound")
FALLING: Final = inflected("fall drop decline decrease slide sink plunge plummet tumble slump shrink slip dip sag")
_FAMILIES: Final = (
    (RISING | {"higher", "up"}, FALLING | word_set("lose loses lost lower down")),
    (
        word_set("killed died dead"),
        word_set("injured wounded hurt"),
        word_set("arrested detained"),
        word_set("rescued saved"),
        word_set("missing"),
    ),
    (word_set("resigned quit"), word_set("fired sacked dismissed"), word_set("appointed named hired")),
    (word_set("convicted"), word_set("acquitted cleared")),
    (word_set("north northern"), word_set("south southern"), word_set("east eastern"), word_set("west western")),
    (word_set("spring"), word_set("summer"), word_set("autumn"), word_set("winter")),
    (word_set("morning"), word_set("afternoon"), word_set("evening")),
    (word_set("daily"), word_set("weekly"), word_set("monthly"), word_set("yearly annual annually")),
)
"""Families of words that exclude each other in one place of a sentence: who was arrested there was not killed there."""
_RIVALS: Final = {
    word: frozenset[str]().union(*family) - group for family in _FAMILIES for group in family for word in group
}


def rival_of(word: str, words: frozenset[str]) -> str | None:
    """Return the word among `words` that excludes a word in its place: another direction, fate, season, region."""
    return min(words & _RIVALS.get(word, frozenset()), default=None)


_LEAST_ROOT: Final = 4


def opposites(word: str) -> frozenset[str]:
    """Return the listed words that say the opposite of a word, lower case."""
    return _both_ways().get(word, frozenset())


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
