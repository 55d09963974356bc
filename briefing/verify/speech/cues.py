"""Words that attribute speech: verbs in their forms, phrases, and the small words around a speaker's name.

General vocabulary only. A form that is also a common noun ("claims", "notes") counts only right after its subject.
"""

from typing import Final

from briefing.text.inflections import inflected

SPEECH: Final = inflected(
    """add announce acknowledge admit affirm agree allege announce answer argue ask assert assure caution claim
        clarify comment complain concede conclude confess confirm contend continue counter cry declare demand deny
        elaborate emphasize emphasise exclaim explain express fume gripe grumble guess hint implore imply inform insist
        interject interrupt joke lament laugh maintain marvel mention mock murmur muse mutter note object observe opine
        order plead pledge pray predict press proclaim promise propose protest query question quip quote reason recall
        reassure recite recommend recount reiterate relate remark remember remind repeat reply report request
        respond retort reveal riff roar scoff scream shout shrug sigh signal snap snarl speculate state stress
        suggest summarize surmise tease testify thunder tweet twitter retweet type urge utter volunteer vow wail warn
        weigh whisper wonder yell post email text blog message telegraph chant caption cable intone deadpan enthuse
        gush rave rail vent sum bellow boast brag concur echo profess stipulate advise apologize apologise
        acknowledge underline underscore point pen conclude theorize opine elaborate chuckle plead sob moan groan
        venture interpose disclose offer concede proffer"""
) | frozenset(
    """say says said saying tell tells told telling write writes wrote written writing think thinks thought thinking
        believe believes believed believing feel feels felt read reads reading put puts swear swears swore go goes went
        speak speaks spoke spoken speaking sing sings sang begin begins began hear heard joked foretold added wondered
        aver averred averring""".split()
)
PARTIAL: Final = inflected(
    """describe call label dub brand term characterize characterise denounce condemn criticize criticise slam blast
    praise defend dismiss accuse hail deride ridicule blame attack decry portray depict refer cite reject tout welcome
    bash knock credit liken compare vow threaten promise pledge offer refuse seek deem deplore applaud commend
    laud salute lambaste lambast excoriate assail berate castigate chastise chide rebuke scold mock taunt needle
    warn trumpet champion extol express voice advocate invoke stress preach"""
) | frozenset(
    """swore swear sought see sees saw seeing plan plans planned hope hopes hoped want wants wanted wanting find finds
    found consider considers considered regard regards regarded thank thanked thanking signed signing
    appear appeared""".split()
)
NOUNLIKE: Final = frozenset(
    """claim claims comment comments note notes report reports state states answer answers question questions promise
    promises pledge pledges order orders demand demands request requests remark remarks reply post posts posting text
    texts email emails message messages tweet tweets quote quotes read reads share shares point points press reason
    reasons object objects signal signals share snap sum sums offer offers hit hits call calls label labels brand brands
    term terms attack attacks plan plans hope hopes bill bills pan brush rip cable cables type types hint hints joke
    jokes laugh laughs cry cries echo echoes caption captions vow vows blast praise credit credits
    rail vent order put writing reading reporting saying speaking thinking feeling thought written spoken found saw
    see sees want wants address press message state stated sign go goes went put puts feel feels begin begins began
    continue continues continued express think weigh press reasoning guess share seek paint""".split()
)
"""Forms that need their subject right before them; alone they are nouns, adjectives or other verbs."""

FOREIGN: Final = frozenset(
    """сказав сказала сказали заявив заявила заявили заявляє повідомив повідомила повідомили додав додала зазначив
    зазначила наголосив наголосила підкреслив підкреслила розповів розповіла пояснив пояснила написав написала каже
    кажуть говорить сообщил сообщила сказал сказала заявил заявила добавил добавила отметил отметила написал рассказал
    відповів відповіла запитав запитала спитав спитала наголошує стверджує стверджував стверджувала ответил ответила
    спросил спросила подчеркнул подчеркнула
    antwortete antworteten fragte fragten meint betont sagen berichtete rief kritisierte forderte kündigte versicherte
    répond répondu demande demandé assure assuré poursuit précise précisé lance lancé
    preguntó respondió contestó sostuvo indicó manifestó comentó dicen afirma asegura señala explica
    sagte sagten sagt erklärte erklärten betonte meinte schrieb schreibt fügte warnte teilte ergänzte behauptete
    dit disait déclaré affirmé affirme ajouté ajoute expliqué explique écrit souligné souligne raconte estime
    dicho declarado afirmado asegurado gesagt
    dijo dice dijeron afirmó aseguró añadió agregó explicó declaró señaló escribió advirtió subrayó""".split()
)
THOUGHTS: Final = inflected("want hope consider regard agree fear plan appear seem believe welcome worry") | frozenset(
    """feel feels felt feeling think thinks thought thinking see sees saw seeing find finds found finding hear hears
    heard go goes went begin begins began""".split()
)
"""What someone thinks; under a verb of speech the words are the outer speaker's."""
MODALS: Final = frozenset("would could should might must may can cannot can't couldn't wouldn't shouldn't 'd".split())
CONDITIONS: Final = frozenset("if unless whether until".split())
PHRASES: Final = frozenset("according per selon laut zufolge según за".split())
"""First words of phrases that name the speaker after them."""

VERBS: Final = SPEECH | PARTIAL | FOREIGN
BARE: Final = frozenset(form for form in VERBS if f"{form}s" in VERBS)
"""Base forms: they need a subject in the plural, or a helping verb."""
AFTER_TO: Final = frozenset(
    """say announce tell declare argue insist accuse call describe denounce condemn warn ask write tweet complain
    explain note claim criticize criticise blast defend suggest mock praise label dismiss reject retort reply
    opine remark quip""".split()
)
STRONG: Final = (SPEECH | FOREIGN) - NOUNLIKE

AUXILIARIES: Final = frozenset(
    """has have had is was were are be been being would will could can may might must should did does do also later then
    once twice again repeatedly recently previously earlier ever never not n't further even still simply only just
    often frequently always already soon first finally now reportedly famously to as quoted thus instead sarcastically
    today yesterday monday tuesday wednesday thursday friday saturday sunday too all but went on ha hat haben hatte a
    ont ha han wurde himself herself itself themselves both each pointedly quickly""".split()
)
ADVERBIALS: Final = frozenset(
    """in on at after before during since while when if as because although though speaking asked talking according
    last this earlier later instead meanwhile however but and so then now still also by with without from for to
    despite amid under over through yesterday today tomorrow recently previously once until upon within among between
    against about like unlike given following citing noting pressed responding referring appearing writing addressing
    moreover furthermore additionally finally first second third next that where which who whose whether what why how
    weighing frustrated indeed nevertheless nonetheless monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december one two three several
    sitting standing visiting attending campaigning tweeting""".split()
)
PREPOSITIONS: Final = frozenset(
    """of for from at in on with to by about against into over under near inside outside among between during after
    before since within via behind who whom whose which that where when while as than if because though although
    familiar close speaking told following amid despite upon through throughout toward towards across""".split()
)
PRONOUNS: Final = dict(
    pair.split("=")
    for pair in """he=m she=f they=p it=n we=we i=i who=who він=m вона=f он=m она=f er=m sie=f il=m elle=f él=m
    ella=f""".split()
)
"""Who a pronoun stands for: a man, a woman, people (p), a thing (n), or one who is told otherwise."""
MALE_WORDS: Final = frozenset(
    """mr sir lord king prince congressman spokesman chairman businessman policeman councilman father brother son
    husband actor emperor herr monsieur señor pan man boy duke baron pastor salesman""".split()
)
FEMALE_WORDS: Final = frozenset(
    """mrs ms miss lady dame queen princess congresswoman spokeswoman chairwoman businesswoman policewoman councilwoman
    mother sister daughter wife actress empress frau madame mme señora pani woman girl duchess baroness""".split()
)
TITLE_CUES: Final = frozenset(
    """titled entitled called named nicknamed headlined captioned dubbed film movie book novel song album show series
    article essay column play memoir bestseller hit single documentary podcast program programme magazine poem painting
    slogan hashtag headline chapter episode word words phrase term so-called socalled known codenamed
    marked reading""".split()
)
