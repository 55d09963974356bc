"""Words and phrases that govern what stands beside them: denials, reports, conditions, hedges of numbers.

Lists and patterns only, over folded text in lower case.
"""

import re
from typing import Final

from briefing.text.words import PLAIN_NEGATIONS, REVERSALS, SOFTENERS, word_set

LINKS: Final = word_set(
    """to that be been being have has had do does did ever yet even really quite necessarily always going longer a an
    the any all so such very just simply of as his her their its our my your in on it this"""
)
"""Small words that may stand between what governs and what is governed."""
TRUTHS: Final = word_set("true case correct clear certain sure convinced proven possible known right fair accurate")
"""What a clause is said to be; its negation falls on the clause."""
NOBODY: Final = word_set("nobody none nothing neither few никто ніхто niemand nadie personne")
"""Subjects whose verb is denied; `no one` and `no official` are two words."""
INVERTED: Final = word_set("had were should")
"""Verbs that open a condition when they open a sentence."""
AUXILIARIES: Final = word_set(
    "is are was were do does did has have had will would can could should must may might shall"
)
PAST: Final = word_set("found knew saw died won lost left went came took gave made got met paid sent hid fell ran")
"""Past forms that often follow a negative subject."""
DOUBTLESS: Final = word_set("doubt question denying secret wonder sooner")
"""What `there is no` affirms."""
UNREAL_AFTER: Final = re.compile(r",? (?:had|were|should) [a-z]+ ")
UNREAL_VERBS: Final = word_set("would could might")
FOREIGN_THAT: Final = word_set("dass daß що что que qu")
"""What opens a clause that hangs on a verb before a comma, in other languages."""
FOREIGN_DENIALS: Final = word_set(
    """bestreitet bestritt bestritten leugnet leugnete dementiert dementierte заперечив заперечила заперечує заперечують
    спростував спростувала отрицает отрицал отрицала опроверг опровергла nie nié dément niega negó negaron
    bestreite falsch unwahr lüge bezweifelt bezweifelte bezweifle bezweifeln zweifelt zweifelte unwahrscheinlich
    ausgeschlossen faux doute doutent doutait improbable démenti démentent falso mentira duda dudan dudó desmiente
    desmintió неправда брехня сумнівається сумніваються сумнівався малоймовірно навряд ложь сомневается
    сомневаются сомневался маловероятно"""
)
TURNING: Final = re.compile(
    r"\b(?:far from|short of(?: \w+ing)?(?: that)?|yet to(?: be)?|rather than|as if|as though|the opposite of"
    r"|hardly ever|anything but|so-called|alleged|supposed|would-be) $"
)
"""Phrases that turn what follows them."""
RETRACTED: Final = re.compile(
    r"\b(?:claim|report|rumou?r|allegation|story|theory|accusation)s?\b.{0,60}\b(?:withdrawn|retracted|debunked|denied"
    r"|rejected|dismissed|disproved|discredited|false)\b.{0,12}\b(?:is|was|were) that $"
)
NEGATED_ASIDE: Final = re.compile(r"(?:\b(?:not|never)|n't), [^,]{1,60}, $")
UNREAL: Final = re.compile(r"\b(?:would|could|should|might)(?: \w+ly| not| never)? have $")
"""A verb after it tells what did not happen."""
MULTIPLIED: Final = re.compile(r"\b(?:twice|thrice|half|times|nearly|almost|not) $")
WITHOUT: Final = re.compile(r"^(?:and |but |so )?(?:without|but for|barring|absent|had|were|should)\b.*, $")
"""A condition without `if`, before what would follow from it."""
DENSE_NEGATION: Final = re.compile(
    r"(?:否认|否認|拒绝|拒絕|并非|並非|[不没沒未無无非勿别別莫](?:有|是|会|會|能|要|该|該|曾|再|必|可)?)$"
)
DENSE_NEGATED: Final = re.compile(
    r"(?:では|は|も|を|が|し|して)?(?:い)?(?:ない|なかった|なく|ません|ぬ|ず(?:に)?(?=[、。]))"
)
THINKING: Final = word_set(
    """think thinks thought believe believes believed say says said saying claim claims claimed suggest suggests
    suggested mean means meant expect expects expected know knows imply implies implied argue argues argued agree
    agreed agrees feel feels felt consider considers considered want wants wanted intend intends intended plan plans
    planned"""
)
"""Verbs whose negation falls on what is thought or said."""
TAKES_CLAUSE: Final = word_set(
    """think thinks thought believe believes believed say says said claim claims claimed suggest suggests mean means
    argue argues agree agrees feel feels felt thinking believing saying"""
)
"""Verbs that take a clause without `that`."""
DENIALS: Final = word_set(
    """deny denies denied denying denial refuse refuses refused refusing fail fails failed failing decline declines
    declined declining reject rejects rejected rejecting dismiss dismisses dismissed dismissing dispute disputes
    disputed disputing doubt doubts doubted doubtful unlikely impossible false untrue incorrect wrong myth hoax lie
    unable unclear refute refutes refuted refuting stop stops stopped prevent prevents prevented avoid avoids
    avoided forbid forbids forbidden forbade lack lacks lacked pretend pretends pretended against instead rather
    mistake mistaken premature misleading misguided foolish absurd"""
)
"""Words that turn the clause that hangs on them."""
DENIALS_ADJACENT: Final = word_set(
    """deny denies denied denying refuse refuses refused refusing decline declines declined declining doubt doubts
    doubted doubtful unlikely impossible refute refutes refuted refuting"""
)
"""Denials whose very next word is turned."""
REPORTS: Final = word_set(
    """report reports claim claims allegation allegations suggestion suggestions idea notion accusation accusations
    rumor rumors rumour rumours charge charges speculation assertion assertions possibility evidence proof sign
    signs indication indications reason reasons having using theory"""
)
"""Nouns of what may be denied."""
COUNTERFACTUAL: Final = word_set(
    "wish wishes wished wishing pretend pretends pretended imagine imagined imagines suppose"
)
"""Verbs of what is not so."""
DOUBTS: Final = word_set("may might could")
MODAL_VERBS: Final = word_set("may might could would should must can")
"""Verbs that turn the very next one."""
CONDITION_WORDS: Final = word_set("if unless whether lest якщо если wenn falls si")
"""Words that open a condition."""
CONDITION_PHRASES: Final = re.compile(
    r"(?<!even )\b(?:wenn|sofern|якщо|если|if|unless|si|s'il|s'ils"
    r"|provided that|providing that|as long as|so long as|on condition that|in case|assuming"
    r"|only (?:if|when|after|until))\b"
)
SPLIT_CONDITION: Final = re.compile(
    r"\"(?:and |but |so )?(?:if|unless|wenn|falls|si|якщо|если) [^\".,;:!?]{3,160},?\",? [^\".!?;:]{3,80}[,:] \"$"
)
"""A condition, the attribution that splits its sentence, and the mark that opens what hangs on it."""
HEDGED_NUMBER: Final = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|approximately|approx\.?|some|over|under|up to|at least|at most|more than"
    r"|mehr als|weniger als|fast|rund|etwa|mindestens|höchstens|plus de|moins de|près de"
    r"|environ|más de|menos de|casi|unos|понад|більше|менше|близько|майже|щонайменше|более|менее|около|почти|не более"
    r"|less than|fewer than|close to|as many as|as much as|as few as|no more than|no fewer than|an estimated|estimated"
    r"|perhaps|maybe|possibly|probably|not)\]? $"
)
TURNS: Final = re.compile(
    r" ?[,;:\u2026)-]? ?(?:and |or )?"
    r"(?P<turn>unless|if|except|until|only (?:if|when|after|once|until)"
    r"|provid(?:ed|ing)(?= (?:that|the|a|an|no|he|she|it|they|we|you|i|his|her|its|their|our)\b)"
    r"|as long as|so long as|on condition|but|although|though|however|lest|in case|assuming|whereas"
    r"|якщо|если|але|однак|но|wenn|sofern|es sei denn|aber|mais|sauf si"
    r"|falls (?=nicht|die|der|das|es|er|sie|wir|ich|man|ein|eine)|außer wenn|vorausgesetzt|à condition|pourvu que"
    r"|a no ser que|à moins que|pero|salvo que|a menos que|siempre que|si|s'il|s'ils)\b(?! also\b)"
)
ASKED_IF: Final = re.compile(
    r"(?:\b(?:ask|asks|asked|asking|know|knows|see|wonder|wonders|wondered|wondering|as|even|what|sure|determine"
    r"|determined|decide|doubt|clear|unclear|question|questioned|check|find out|matter|and|or)"
    r"|\b(?:ask|asks|asked|asking|wonder|wonders|wondered|question|questions|questioned)(?: [\w']+){1,3})$"
)
"""Words after which `if` asks and sets no condition."""
ALL_BUT: Final = re.compile(
    r"\b(?:nothing|all|anything|everything|everyone|choice|option|none|nobody|last|first|next|and|or|help|cannot)$"
)
"""Words after which `but` only excepts."""
NOT_ONLY: Final = re.compile(r"\bnot (?:only|just|merely|simply)\b")
NEGATED_AFTER: Final = re.compile(r" (?:not|never)\b")
FOREIGN_NEGATED_AFTER: Final = re.compile(r" (?:nicht(?! nur| allein)|niemals|pas(?! seulement| que)|jamais)\b")
"""Negations that stand behind their verb."""
NEGATED_BEFORE: Final = re.compile(r" before\b")
"""What is not done `before` a time may be done after it."""
DENIED_AFTER: Final = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:\w+ly )?(?:false|untrue|wrong|incorrect|baseless|unfounded|groundless|a lie|lies"
    r"|a myth|a hoax|fake|nonsense|absurd|ridiculous|not true|not correct|not the case|denied|rejected)\b"
)
OPENING_NOT: Final = re.compile(
    r"(?:but|however|yet|unless|except|not|although|though|that is (?:not|false|wrong|a lie)"
    r"|that's not|this is (?:not|false)|no,)\b"
)
ASIDE: Final = re.compile(r"[,(-] ?(?:who|which|whose|whom|where|when)\b[^,()-]*[,)-] ?$")
ALARMS: Final = (
    PLAIN_NEGATIONS
    | REVERSALS
    | SOFTENERS
    | DENIALS
    | DENIALS_ADJACENT
    | REPORTS
    | COUNTERFACTUAL
    | CONDITION_WORDS
    | DOUBTS
    | NOBODY
    | FOREIGN_DENIALS
) | word_set("""t only provided providing long condition case assuming whereas until
    far short yet as opposite ever alleged supposed would should withdrawn retracted debunked discredited disproved
    barring absent called but twice thrice times half если якщо але однак но wenn sofern denn aber mais sauf pero
    si il moins salvo menos siempre before nicht niemals pas jamais""")
"""Words without which nothing around a passage turns it; `t` ends every `n't`."""
