"""Words that end in a full stop without ending a sentence, and words that open one.

Lists only: languages of news in Latin and Cyrillic letters. Lower case, without the last full stop.
"""


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


TITLES = _words(
    """mr mrs ms mx dr drs prof rev fr hon messrs mmes gen sen rep reps gov govs sens lt lieut col cpl capt
    cmdr cdr adm
    maj sgt pvt pfc insp supt sec pres amb atty det dept dist asst assoc ald brig comdr def-gen vice-adm ret st ste
    mt ft pt gens cols mgr msgr sra srta dra dña ing arq lic mme mlle mm herr fr hr dipl phil med jun sr sra dott
    sig avv ім вул просп пров бул бульв пл акад проф доц ген полк підполк лейт серж св ул им пер наб пос
    м с г о п р д кв буд корп оф т гр"""
)
"""Never end a sentence before a capital letter: what they introduce follows."""

NUMBERED = _words(
    """no nos nr num art arts sec secs fig figs eq p pp pg vol vols ch chap par para ex cap § c ca approx v vs ver
    tel ext rm bd abs aufl s ziff núm n nº pág págs стор ст ч п пп гл рис табл розд № см мал ред вип"""
)
"""Stand before a number; before anything else they are ordinary words or ordinary abbreviations."""

UNCERTAIN = _words(
    """inc co corp ltd llc plc bros jr sr esq etc al ed eds est dept univ assn bldg ave blvd rd hwy pkwy sq
    ln ct apt
    jan feb apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri hrs hr min mins secs
    lb lbs oz ft mi km kg cm mm mph a.m p.m u.s u.k u.n e.u d.c u.s.a b.c a.d n.y l.a calif conn fla ariz
    colo kan ky mich minn mo neb nev okla ore penn tenn tex vt va wis wyo ala ga md mont
    cf viz incl max usw bzw ggf evtl inkl zzgl mio mrd str aufl hrsg ud uds ee uu cía av avda apdo tlf
    грн тис млн млрд трлн коп рр ін обл р-н хв год сек руб тыс гг др пр тел ред авт укр рос англ напр див т.ч
    т.зв"""
)
"""End a sentence only when a word follows that opens one."""

CAPITALIZED = _words("mass miss ill ind ark wash mar mon sun sat sec rep gen col hon art fig pa la me ore pres gov")
"""Abbreviations only with a capital letter; without it they are ordinary words."""

NEVER = _words("""e.g i.e z.b d.h u.a o.ä i.d.r p.ej v.gr c.-à-d т.зв т.н т.е viz cf напр vs v""")
"""End no sentence."""

OPENERS = _words(
    """a an the this that these those there here he she it they we i you his her its their our my your what
    why how who
    whom whose where when which while whether in on at for from with without as but and or nor so if then
    than though
    although however because since after before until till once during despite amid among by to under over
    into near
    between against about according some many most much more few all both each every several another other
    others one
    two three no not yes now today yesterday tomorrow meanwhile still yet also only even just instead later earlier
    recently last next earlier such same asked police officials authorities it’s it's he’s he's she’s she's we’re
    we're they’re they're i’m i'm that’s that's there’s there's don’t don't let’s let's would could should
    can did do
    does is are was were has have had will may might must
    der die das ein eine er sie es wir ihr und aber oder doch denn wenn als nach im in am auf mit von für
    dies diese
    dieser le la les un une des il elle ils elles nous vous et mais ou si dans en sur pour avec ce cette ces
    el los las
    una ella ellos y pero se no su sus al del con por para este esta
    він вона воно вони ми ви я ти це цей ця ці у в на за з із до від про але а і й та також як якщо що коли після
    тому однак водночас при для під перед через он она оно они мы вы это этот эта эти и но с к о об от по
    также как если что когда после однако не ні так"""
)
"""Words that, with a capital letter, more often open a sentence than continue a name."""

MONTHS = _words(
    """januar jänner februar märz april mai juni juli august september oktober november dezember
    jahrhundert jahrhunderts"""
)
"""Follow an ordinal number with a full stop in German."""
