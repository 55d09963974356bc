"""Words and the small closed classes that turn a sense: negations, modals, hedges, conditions, numbers, pronouns.

Lists only, lower case, English news; apostrophes straight as in folded text. Must never hold a name.
"""

import re
from typing import Final


def word_set(lines: str) -> frozenset[str]:
    """Return the words of a list that is written as lines."""
    return frozenset(lines.split())


_NO_SPACES: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
WORD: Final = re.compile(r"\w+")
"""A word of a script that parts words by spaces."""
_DENSE_WORD: Final = re.compile(rf"[{_NO_SPACES}]|(?:(?![{_NO_SPACES}])\w)+")
_DENSE: Final = re.compile(rf"[{_NO_SPACES}]")


def word_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern of a text's words; in scripts without spaces each character is one."""
    return WORD if text.isascii() or not _DENSE.search(text) else _DENSE_WORD


def is_dense(char: str) -> bool:
    """Tell whether a character belongs to a script that does not part words by spaces."""
    return bool(_DENSE.match(char))


def is_dense_text(text: str) -> bool:
    """Tell whether a text holds characters of a script that does not part words by spaces."""
    return not text.isascii() and _DENSE.search(text) is not None


TOKEN: Final = re.compile(r"[-+−±~≈<>=≤≥]?[$€£¥]?\d+(?:[.,:/'’]\d+)*(?:%|‰|°)?\w*|\w+(?:['’]\w+)*|[^\w\s]")
"""A token of a word diff: a number with its sign, currency and percent, a word with its apostrophes, or one mark."""

_FOREIGN_NEGATIONS: Final = word_set(
    """не ні нема немає ніколи ніхто нічого жоден жодна жодного нет никогда никто ничего нельзя nicht kein keine keinen
    keinem keiner keines niemals niemand nichts jamais aucun aucune ne pas rien nunca jamás nadie ningún ninguna tampoco
    não nunca niet geen nooit nie"""
)
"""Negations of other languages that are no English words."""
NEGATIONS: Final = _FOREIGN_NEGATIONS | word_set(
    """not no never none nobody nothing nowhere neither nor cannot without hardly scarcely barely
    rarely seldom false untrue incorrect wrong lacks lack lacked lacking refuse refused refuses refusing deny denied
    denies denying fail failed fails failing reject rejected rejects rejecting unable unlikely impossible
    ain't nay nope noone don dont doesnt didnt wont cant isnt arent wasnt werent"""
)
PLAIN_NEGATIONS: Final = _FOREIGN_NEGATIONS | word_set(
    "not no never none nobody nothing nowhere neither nor cannot without n't hardly scarcely barely"
)
NEGATIVE_PREFIXES: Final = ("un", "in", "im", "il", "ir", "dis", "non", "anti", "mis", "de", "counter")
MODALS: Final = word_set("can could may might must shall should will would ought 'll 'd")
HEDGES: Final = word_set(
    """about almost around nearly roughly approximately approx some perhaps maybe possibly probably likely apparently
    allegedly alleged reportedly supposedly seemingly presumably potentially purportedly unconfirmed up least most over
    under more less fewer than close estimated estimate estimates said believed thought seems seem seemed appears
    appear appeared suggests suggest suggested partly partially mostly largely generally usually often sometimes
    only just mainly typically virtually practically suspected rumored rumoured claimed"""
)
SOFTENERS: Final = word_set(
    """perhaps maybe possibly probably likely apparently allegedly reportedly supposedly seemingly presumably
    potentially purportedly almost nearly"""
)
CONDITIONS: Final = word_set("if unless until except whether lest")
REVERSALS: Final = word_set("but although though however unless until except yet")
PERSONAL: Final = word_set(
    """i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose
    himself herself itself themselves myself ourselves"""
)
EXPLAINED: Final = word_set(
    "he him his she her hers it its they them their theirs this that these those who whom whose here there then"
)
"""Words that a name in a bracket may explain."""
PRONOUNS: Final = word_set(
    """i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself
    it its itself they them their theirs themselves this that these those who whom whose which one ones here there
    the a an"""
)
FINITE: Final = word_set(
    """is are was were am be been being has have had do does did will would can could may might must shall should
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't mustn't
    shouldn't i'm you're we're they're he's she's it's that's there's i've you've we've they've i'll you'll we'll
    they'll he'll she'll it'll i'd you'd we'd they'd he'd she'd"""
)
QUESTION_WORDS: Final = word_set("who whom whose what when where why how which")
MONTHS: Final = word_set(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec"""
)
DAYS: Final = word_set(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight mon tue tues wed thu
    thurs fri sat sun"""
)
NUMBER_WORDS: Final = word_set(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
    millions billion billions trillion trillions dozen dozens half quarter third thirds quarters halves first second
    fourth fifth sixth seventh eighth ninth tenth twice thrice double triple once couple several"""
)
SCALES: Final = word_set(
    """hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens score
    percent percentage mn bn tn mln bln m b k per"""
)
UNITS: Final = word_set(
    """percent percentage % ‰ ° $ € £ ¥ dollar dollars euro euros pound pounds cent cents rouble roubles ruble rubles
    hryvnia hryvnias yen yuan km cm mm ft g kg mg lb lbs oz kilometer kilometers kilometre kilometres m meter meters
    metre metres mile miles foot feet inch inches yard yards acre acres hectare hectares square cubic ton tons tonne
    tonnes kilogram kilograms gram grams ounce ounces liter liters litre litres gallon gallons barrel barrels hour
    hours minute minutes second seconds day days week weeks month months year years decade decades century centuries
    degree degrees celsius fahrenheit mph kph watt watts megawatt megawatts kilowatt kilowatts points point"""
)
SAYING: Final = word_set(
    """say says said saying add adds added adding tell tells told telling note notes noted noting state states stated
    stating explain explains explained explaining continue continues continued continuing ask asks asked asking reply
    replies replied replying answer answers answered write writes wrote argue argues argued warn warns warned insist
    insists insisted claim claims claimed declare declares declared announce announced announces observe observes
    observed recall recalls recalled remark remarked remarks comment commented comments stress stresses stressed
    emphasize emphasizes emphasized emphasise emphasised joke joked jokes quip quipped tweet tweeted tweets concede
    conceded admit admits admitted acknowledge acknowledged confirm confirmed confirms conclude concluded concludes
    suggest suggested suggests maintain maintained assert asserted asserts testify testified recount recounted begin
    began complain complained lament lamented urge urged urges promise promised promises vow vowed respond responded
    responds report reported reports according agree agreed agrees reiterate reiterated"""
)

MONTH_OF_MAY: Final = re.compile(r"\bMay\b(?=\s*(?:\d|[.,;:)]|$))|(?<=[a-zà-ÿ,] )May\b")
"""May as the month, not the verb: before a day, a year or a stop, or with its capital in the middle of a sentence."""
